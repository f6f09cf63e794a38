"""Documents as the HTML report shows them: blocks of runs, with the passages of findings as link targets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from factcheck.model import Block, BlockKind, Document, Reason, Span, Status, Unchecked
from factcheck.reports._html_marks import KINDS, kind_of
from factcheck.reports._passages import Facing, Side, pieces
from factcheck.reports._summary import plural
from factcheck.reports._words import shorten, squeeze

_REGION = 1500
"""Characters shown of a region that the reader left out."""
_AROUND = 1
"""Blocks shown on either side of a passage where a document is not shown whole."""
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one meaning within a block."""

    texts: tuple[str, ...]
    """Plain and deciding words in turns, plain ones first."""
    kind: str = "plain"
    """“plain”, “hit” (a passage of a finding) or “unchecked”."""
    start: int | None = None
    """Offset that names a passage as the target of links; None where it goes on from another block."""
    look: str = ""
    """Of a passage, one of the kinds of marks."""
    findings: tuple[int, ...] = ()
    """Numbers of the findings that the passage belongs to, worst first."""
    note: str = ""
    """Why the words were not checked."""


@dataclass(frozen=True, slots=True)
class BlockView:
    """A stretch of a document."""

    kind: str
    """Value of a block kind, or “region” (left out by the reader), or “gap” (left out here)."""
    line: int | None
    """None for a gap."""
    cells: tuple[tuple[Run, ...], ...]
    """One; several only for the cells of a table that share a line."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """The words of all cells."""
        return tuple(run for cell in self.cells for run in cell)


@dataclass(slots=True)
class Hit:
    """A passage that findings speak of."""

    span: Span
    look: str
    """The kind of mark of the worst finding."""
    findings: list[int]
    marks: list[Span]


_Placed = TypeVar("_Placed", Block, Hit, Unchecked)


@dataclass(slots=True)
class Passages:
    """The passages of all findings, by document, each with one anchor and the findings that cite it."""

    numbers: Mapping[str, int]
    """Number of each document on the page, by path."""
    by_document: dict[str, list[Hit]] = field(default_factory=dict)
    known: set[int] = field(default_factory=set)
    """Numbers of the findings that were suppressed or are in the baseline."""

    @classmethod
    def collect(cls, facings: Iterable[Facing], numbers: Mapping[str, int]) -> Passages:
        """Finds the passages; findings are numbered from 1 in their order."""
        collected = cls(numbers)
        for number, facing in enumerate(facings, 1):
            if facing.verdict.status is not Status.NEW:
                collected.known.add(number)
            for side in (facing.claim, facing.evidence, *facing.others):
                collected._add(side, number, kind_of(facing.verdict))
        for hits in collected.by_document.values():
            hits[:] = _disjoint(hits)
        return collected

    def of(self, uri: str) -> list[Hit]:
        """The passages of a document, in order, disjoint."""
        return self.by_document.get(uri, [])

    def start(self, side: Side) -> int:
        """The offset by which the document view marks a passage: that of the hit which holds it."""
        (hit, *_) = _overlapping(self.of(side.claim.document), side.claim.span)
        return hit.span.start

    def _add(self, side: Side, number: int, look: str) -> None:
        hits = self.by_document.setdefault(side.claim.document, [])
        hits.append(Hit(side.claim.span, look, [number], list(side.marks)))


def _disjoint(hits: list[Hit]) -> list[Hit]:
    # Longest first where two begin together, so that the one kept covers the other.
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.span.start, -h.span.end, h.findings)):
        if kept and hit.span.start < kept[-1].span.end:
            last = kept[-1]
            last.span = Span(last.span.start, max(last.span.end, hit.span.end))
            last.look = max(last.look, hit.look, key=KINDS.index)
            last.findings = sorted({*last.findings, *hit.findings})
            last.marks += hit.marks
        else:
            kept.append(hit)
    return kept


def alternating(document: Document, span: Span, marks: Iterable[Span]) -> tuple[str, ...]:
    """The words of a passage, plain and deciding ones in turns, plain ones first (empty where there are none)."""
    texts: list[str] = []
    for piece in pieces(span, marks):
        if piece.marked != bool(len(texts) % 2):
            texts.append("")
        texts.append(squeeze(document.text, piece.span.start, piece.span.end))
    return tuple(texts)


def block_views(document: Document, ledger: Iterable[Unchecked], hits: list[Hit]) -> tuple[BlockView, ...]:
    """The whole document in reading order: its blocks, what the reader left out, and text in neither."""
    entries = _without_overlaps(ledger)
    views: list[BlockView] = []
    for span, kind, note in _regions(document, entries):
        if kind == "region":
            runs: tuple[Run, ...] = (_region_run(document, span, note),)
        else:
            runs = tuple(_runs(document, span, entries, hits))
        line = document.locate(span).line
        if views and kind == views[-1].kind == BlockKind.CELL and line == views[-1].line:
            views[-1] = BlockView(kind, line, (*views[-1].cells, runs))
        else:
            views.append(BlockView(kind, line, (runs,)))
    return tuple(views)


def excerpt(views: tuple[BlockView, ...]) -> tuple[BlockView, ...]:
    """The blocks around passages; what is left out between them is told."""
    hits = [index for index, view in enumerate(views) if any(run.kind == "hit" for run in view.runs)]
    keep = {index for hit in hits for index in range(hit - _AROUND, hit + _AROUND + 1)}
    shown: list[BlockView] = []
    missing = 0
    for index, view in enumerate(views):
        if index in keep:
            shown += [_gap(missing)] if missing else []
            missing = 0
            shown.append(view)
        else:
            missing += 1
    return tuple([*shown, _gap(missing)] if missing else shown)


def _gap(blocks: int) -> BlockView:
    return BlockView("gap", None, ((Run((f"{plural(blocks, 'block')} not shown",)),),))


def _without_overlaps(ledger: Iterable[Unchecked]) -> list[Unchecked]:
    kept: list[Unchecked] = []
    for entry in sorted(ledger, key=lambda e: e.span):
        if not kept or kept[-1].span.end <= entry.span.start:
            kept.append(entry)
    return kept


def _overlapping(items: Sequence[_Placed], span: Span) -> Sequence[_Placed]:
    """The items that share a character with a span; they must be in order and disjoint."""
    first = bisect_right(items, span.start, key=lambda item: item.span.end)
    return items[first : bisect_left(items, span.end, key=lambda item: item.span.start)]


def _regions(document: Document, entries: list[Unchecked]) -> Iterator[tuple[Span, str, str]]:
    """Covers all that is not blank: blocks, regions left out, and paragraphs of the rest."""
    blocks = sorted(document.blocks, key=lambda block: block.span)
    known = [(block.span, block.kind.value, "") for block in blocks]
    known += [(e.span, _kind(document, e), _why(e)) for e in entries if not _overlapping(blocks, e.span)]
    position = 0
    for span, kind, note in sorted(known):
        if span.start < position:
            continue
        yield from _rest(document, Span(position, span.start))
        yield span, kind, note
        position = span.end
    yield from _rest(document, Span(position, len(document.text)))


def _kind(document: Document, entry: Unchecked) -> str:
    """A head of a table is shown as the cell that it is; other regions have a box of their own."""
    is_cell = entry.reason is Reason.TABLE_CELL and "\n" not in document.slice(entry.span)
    return BlockKind.CELL.value if is_cell else "region"


def _rest(document: Document, span: Span) -> Iterator[tuple[Span, str, str]]:
    for match in _PARAGRAPH.finditer(document.text, span.start, span.end):
        if not match[0].isspace():
            yield Span(*match.span()), BlockKind.PARAGRAPH.value, ""


def _region_run(document: Document, span: Span, note: str) -> Run:
    text = document.slice(span)
    # Masked fences are blank lines; the first line that is not keeps its indentation.
    first = text.rfind("\n", 0, len(text) - len(text.lstrip())) + 1
    laid_out = text[first:].rstrip()
    if not note.startswith((Reason.CODE, Reason.FRONT_MATTER)):
        laid_out = squeeze(laid_out, 0, len(laid_out)).strip()
    shown = shorten(laid_out, _REGION) or f"(not shown: {note})"
    return Run((shown,), "unchecked", note=note)


def _runs(document: Document, span: Span, entries: list[Unchecked], hits: list[Hit]) -> Iterator[Run]:
    """Cuts a block at the borders of passages and of unchecked sentences; a passage goes first."""
    special: list[Hit | Unchecked] = [*_overlapping(hits, span)]
    special += [entry for entry in _overlapping(entries, span) if not _overlapping(hits, entry.span)]
    position = span.start
    for what in sorted(special, key=lambda item: item.span):
        start, end = max(what.span.start, position), min(what.span.end, span.end)
        if start >= end:
            continue
        if position < start:
            yield Run((squeeze(document.text, position, start),))
        part = Span(start, end)
        yield (
            _hit_run(document, part, what) if isinstance(what, Hit) else _unchecked_run(document, part, what)
        )
        position = end
    if position < span.end:
        yield Run((squeeze(document.text, position, span.end),))


def _hit_run(document: Document, part: Span, hit: Hit) -> Run:
    return Run(
        texts=alternating(document, part, hit.marks),
        kind="hit",
        # A passage that runs over two blocks is one target: its beginning.
        start=hit.span.start if part.start == hit.span.start else None,
        look=hit.look,
        findings=tuple(hit.findings),
    )


def _unchecked_run(document: Document, part: Span, entry: Unchecked) -> Run:
    return Run((squeeze(document.text, part.start, part.end),), "unchecked", note=_why(entry))


def _why(entry: Unchecked) -> str:
    return f"{entry.reason.value}: {entry.detail}" if entry.detail else entry.reason.value
