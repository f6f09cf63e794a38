"""Which sentences speak of which figures of a table: found by the words at the heads, not by nearness in meaning.

A table may hold thousands of figures that differ in one word, so vectors tell little and cost much. An index from the
rarest word of a cell's heads, with its period, leads straight from a sentence to the few cells that it can mean.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.claims._prices import PRICES
from factcheck.claims.heads import HeadReader, Heads, Period, subjects
from factcheck.model import BlockKind, Claim, DateRange, Evidence, Quantity, Scope

_MOST_ALIKE = 400
"""Cells under one word and period; more than this, and the word tells nothing."""
_SHEET_LINES = 20
"""Lines with keys that make a document a data sheet, whose keys hang on lines above them."""
_NEIGHBOURS = 3
"""Tables that a figure is held against, of those with the same heads."""

_Key = tuple[str, Period | None]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A figure with its heads."""

    claim: Claim
    heads: Heads
    position: int
    """In reading order over all claims."""
    is_described: bool = False
    """Whether these are not the heads of its table but the words of a description."""

    @property
    def is_line(self) -> bool:
        """Whether it is no cell but a line such as “Retention: 14 days”."""
        return self.claim.cell is None

    @property
    def table(self) -> tuple[str, int]:
        cell = self.claim.cell
        return (self.claim.document, cell.table if cell else 0)


def cell_pairs(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Evidence]]:
    """Pairs of a figure and a sentence, or of two figures of different tables; each once, in reading order."""
    reader = HeadReader()
    entries = [
        _Entry(claim, heads, position, heads is not readings[-1])
        for position, claim in enumerate(claims)
        if any(isinstance(v, Quantity) for v in claim.values) and (readings := reader.readings(claim))
        for heads in readings
    ]
    entries = _without_sheets(entries)
    if not entries:
        return
    known = subjects(claims, reader)
    index = _Index(entries)
    for position, claim in enumerate(claims):
        if claim.kind is BlockKind.CELL or not any(isinstance(v, Quantity) for v in claim.values):
            continue
        for entry in index.meant_by(claim, reader, known.get(claim.document, frozenset())):
            first, second = (claim, entry.claim) if position < entry.position else (entry.claim, claim)
            yield first, _evidence(first, second)
    for one, two in _twins(entry for entry in entries if not (entry.is_line or entry.is_described)):
        yield one.claim, _evidence(one.claim, two.claim)


def _evidence(claim: Claim, passage: Claim) -> Evidence:
    scope = Scope.DOCUMENT if claim.document == passage.document else Scope.FOLDER
    return Evidence(passage, 1.0, 1, scope)


class _Index:
    """Figures by the rarest word of their heads and by their period."""

    def __init__(self, entries: Sequence[_Entry]) -> None:
        counts = Counter(stem for entry in entries for stem in entry.heads.stems)
        self._cells: defaultdict[_Key, list[_Entry]] = defaultdict(list)
        for entry in entries:
            rarest = min(entry.heads.row or entry.heads.column, key=lambda stem: (counts[stem], stem))
            self._cells[rarest, _only(entry.heads.periods)].append(entry)
            if entry.heads.periods and not PRICES.isdisjoint(entry.heads.stems):
                # A sentence may leave the year of a price to the table.
                self._cells[rarest, None].append(entry)

    def meant_by(self, claim: Claim, reader: HeadReader, known: frozenset[str]) -> list[_Entry]:
        """The figures that a sentence speaks of: of each table the one whose heads say most, if there is one only."""
        periods = dict.fromkeys((v.first, v.last) for v in claim.values if isinstance(v, DateRange))
        found: defaultdict[tuple[tuple[str, int], Quantity], list[_Entry]] = defaultdict(list)
        seen: set[int] = set()
        keys = [(stem, period) for stem in sorted(reader.stems(claim)) for period in (*periods, None)]
        for key in keys:
            cells = self._cells.get(key, [])
            for entry in cells if len(cells) <= _MOST_ALIKE else ():
                if entry.is_line and not self._across(claim, entry, reader):
                    continue
                if id(entry.claim) in seen or entry.table == _table(claim):
                    continue
                if meant := reader.about(claim, entry.heads, known):
                    seen.add(id(entry.claim))
                    # “£38 million in 2025, after £41 million in 2024” speaks of two figures of one table.
                    found[entry.table, meant[0]].append(entry)
        best = map(_best, found.values())
        return [entry for entry in best if entry is not None]

    def _across(self, claim: Claim, entry: _Entry, reader: HeadReader) -> bool:
        """Whether a sentence of another document may speak of a line of settings; within one, words and meaning find it."""
        if claim.document == entry.claim.document or reader.heads(claim) is not None:
            return False
        return reader.one_owner(claim, entry.heads, in_part=True)


def _without_sheets(entries: Sequence[_Entry]) -> list[_Entry]:
    """The figures without lines of long data sheets, and without lines under a key that their document has twice."""
    lines = Counter(entry.claim.document for entry in entries if entry.is_line)
    keys = Counter((entry.claim.document, entry.heads.row) for entry in entries if entry.is_line)
    return [
        entry
        for entry in entries
        if not entry.is_line
        or (lines[entry.claim.document] < _SHEET_LINES and keys[entry.claim.document, entry.heads.row] == 1)
    ]


def _best(entries: Sequence[_Entry]) -> _Entry | None:
    """The figure whose heads hold those of all others; None where two may be meant."""
    best = max(entries, key=lambda entry: len(entry.heads.stems))
    rest = (entry for entry in entries if entry is not best)
    return best if all(entry.heads.stems < best.heads.stems for entry in rest) else None


def _only(periods: Iterable[Period]) -> Period | None:
    """The earliest period, None where there is none."""
    return min(periods, default=None)


def _table(claim: Claim) -> tuple[str, int]:
    return (claim.document, claim.cell.table if claim.cell else 0)


def _twins(entries: Iterable[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Figures of different tables under the same heads, where nothing says that the tables are of different things."""
    alike: defaultdict[tuple[frozenset[str], frozenset[Period]], list[_Entry]] = defaultdict(list)
    for entry in entries:
        if len(entry.heads.stems) + len(entry.heads.periods) > 1:
            alike[entry.heads.named, entry.heads.periods].append(entry)
    for group in alike.values():
        tables = Counter(entry.table for entry in group)
        single = [entry for entry in group if tables[entry.table] == 1]
        for i, one in enumerate(single):
            others = (two for two in single[i + 1 : i + 1 + _NEIGHBOURS] if _same_thing(one.heads, two.heads))
            yield from ((one, two) for two in others)


def _same_thing(one: Heads, two: Heads) -> bool:
    """Whether two tables may hold the same: one title says all that the other says, of owner and of period."""
    owners = one.owners <= two.owners or two.owners <= one.owners
    return owners and one.titled == two.titled
