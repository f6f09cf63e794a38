"""What reference corpora say of the figures in tables: other tables under the same heads, and sentences about them.

The words at the heads lead to the passages, as within a folder; a corpus finds sentences by meaning, but no cell is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.heads import HeadReader, Heads
from factcheck.claims.terms import Terms
from factcheck.corpus.reference import Corpus
from factcheck.model import BlockKind, Claim, Evidence, Quantity, Scope

MOST_CELLS = 2000
"""Figures of tables that are sought in corpora; more of them in one run are data, and no text that somebody wrote."""
_DEPTH = 20
"""Texts of a corpus that are looked at for each."""


def reference_pairs(claims: Sequence[Claim], corpora: Sequence[Corpus]) -> Iterator[tuple[Claim, Evidence]]:
    """Pairs of a figure in a table and what the corpora have under its heads; of each corpus one, or none where it has several."""
    reader, terms = HeadReader(), Terms()
    cells = [
        (claim, heads)
        for claim in claims
        if claim.cell is not None
        and any(isinstance(v, Quantity) for v in claim.values)
        and (heads := reader.heads(claim)) is not None
        and heads.row
        and len(heads.stems) + len(heads.periods) > 1
    ][:MOST_CELLS]
    asked = [claim for claim, _ in cells]
    stems = [terms.stems(f"{c.cell.row_header} {c.cell.column_header}") for c in asked if c.cell]
    for corpus in corpora:
        for (claim, heads), passages in zip(cells, corpus.worded(asked, stems, _DEPTH), strict=True):
            said = [passage for passage in passages if _is_meant(passage, heads, reader)]
            if _is_one(said, heads, reader):
                yield claim, Evidence(said[0], 1.0, 1, Scope.CORPUS, copies=len(said))


def _is_meant(passage: Claim, heads: Heads, reader: HeadReader) -> bool:
    """Whether a passage is a cell under the same heads, or a sentence about them, and of no other owner."""
    if passage.kind is not BlockKind.CELL:
        return bool(reader.about(passage, heads, heads.around)) and reader.one_owner(passage, heads)
    theirs = reader.heads(passage)
    if theirs is None or not any(isinstance(v, Quantity) for v in passage.values):
        return False
    same = theirs.named == heads.named and theirs.periods == heads.periods and theirs.titled == heads.titled
    # A corpus may hold tables of many owners; one that names none is of whoever is checked against it.
    return same and theirs.owners <= heads.owners


def _is_one(passages: Sequence[Claim], heads: Heads, reader: HeadReader) -> bool:
    """Whether all passages have the same figure."""
    figures = set()
    for passage in passages:
        is_cell = passage.kind is BlockKind.CELL
        values = passage.values if is_cell else reader.about(passage, heads, heads.around)
        figures.add(tuple((v.low, v.high) for v in values if isinstance(v, Quantity)))
    return len(figures) == 1
