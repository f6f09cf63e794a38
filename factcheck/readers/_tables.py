"""Tables: what the heads of row and column say of each cell, whatever format the table stands in.

A reader cuts a table into slots and hands over a :class:`Grid`; :func:`described` tells for each slot whether it is a
head, or which heads it has. Heads are read from the masked text, so that they hold no markup.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.model import Cell, Span

MOST_CELLS = 50_000
"""Of one table; a reader lists the rest of a larger one as left out, since nobody reads it as statements."""
_WIDEST = 1000
"""Columns or rows that one cell may cover, as in HTML."""
_MOST_COVERED = 200_000
"""Places that all wide cells of a table may cover together."""
_MOST_KEYS = 3
"""Columns that may be needed to tell the rows of a table apart, beside those of a period."""
_LONGEST_HEAD = 200
"""Characters."""

_FIGURE = re.compile(
    r"[\s(~≈<>≤≥±+\-−–]*+(?:[A-Za-z]{0,3}[$€£¥₹]|[A-Z]{3}\b)?\s?\d[\d.,'’\u00a0\u202f ]*+"
    r"(?:[%‰°][CF]?|[^\W\d]{1,15}(?:[/ ][^\W\d]{1,15}){0,2}+)?\)?[\s*†‡]*+"
)
_PERIOD = re.compile(
    r"(?:(?:FY|CY|[QH][1-4]|[A-Z][a-z]{2,8}\.?)[ -]?)?(?:1[5-9]|20|21)\d\d(?:[-/](?:\d{4}|\d\d)){0,2}"
    r"(?:[ -]?[QH][1-4])?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
)
_PERIOD_WORDS = frozenset("year years date day month quarter week period season fy financial fiscal".split())
_IDENTIFIERS = frozenset("# id ids no no. nr nr. index uuid guid row rank rowid".split())
_MEASURES = frozenset("metric measure indicator variable series kpi".split())
"""Heads of a column that says what each row measures."""
_UNIT_COLUMNS = frozenset({"unit", "units", "unit of measure", "uom"})
_DESCRIPTIONS = frozenset("description meaning purpose explanation".split()) | {
    "what it does",
    "what it means",
}
"""Heads of a column that says in words what the row is about, where another column has but its name (“server.port”)."""
_VALUES = frozenset(
    {"default", "default value", "value", "current value", "initial value", "default setting"}
)
"""Heads of the column that holds what such a row is about."""
_UNIT_TOLD = re.compile(
    r"(?:\A(?:(?:the )?(?:number|amount) of |how many )?|\bin |[(\[])"
    r"(?P<unit>(?:milli)?seconds|minutes|hours|days|weeks|months|years|(?:kilo|mega|giga)?bytes|ms|[KMG]i?B|percent)\b",
    re.IGNORECASE,
)
"""Where a description names the unit: “Minutes until ...”, “Timeout in seconds”, “Timeout (ms)”."""
_UNIT_NAMED = re.compile(
    r"\w[_.-](?P<unit>ms|seconds|secs|minutes|mins|hours|days|weeks|months|years|bytes|[kmg]b|percent)\Z"
)
"""Where the name of a setting ends in its unit: “keep_days”."""
_UNIT = re.compile(r"(?P<head>[^()\[\]]*+)[(\[](?P<unit>[^()\[\]]{1,40})[)\]]\s*+")
_COMMA_UNIT = re.compile(
    r"(?P<head>[^,]++),\s*+(?:in )?(?P<unit>[^,\w\s]\S{0,8}|[A-Z]{3}|(?<=in )[^,]{1,30})"
)
_SENTENCE = re.compile(r"\S++(?:\s++\S++){3,}+(?<=[.!?…”\"])")


@dataclass(slots=True)
class Slot:
    """One cell as its format cuts it."""

    start: int
    end: int
    row: int
    """0-based."""
    column: int
    """0-based."""
    is_head: bool = False
    """Whether the format says so."""
    across: int = 1
    """Columns that it covers."""
    down: int = 1
    """Rows that it covers."""
    reference: str = ""
    """Its name in a spreadsheet."""


@dataclass(slots=True)
class Grid:
    """One table."""

    slots: list[Slot] = field(default_factory=list)
    """In reading order."""
    captions: list[Span] = field(default_factory=list)
    """Where its title stands."""
    name: str = ""
    """Of its sheet or file."""
    first_row_is_head: bool = False
    """Whether the format always has its first row at the head; elsewhere the words decide."""


def described(grid: Grid, text: str, number: int) -> Iterator[tuple[Slot, Cell | str | None]]:
    """Each slot with its heads; a text says why it states nothing, None that there are no heads.

    `text` is the masked text, `number` the table's place in the document, from 1.
    """
    yield from _Table(grid, text, number).cells()


def is_sentence(words: str) -> bool:
    """Whether a cell holds running text."""
    return _SENTENCE.fullmatch(words) is not None


def looks_like_heads(row: Sequence[str]) -> bool:
    """Whether the cells of a row, empty ones left out, are names and periods only."""
    return len(row) > 1 and not any(
        is_sentence(words) or (_FIGURE.fullmatch(words) and not _PERIOD.fullmatch(words)) for words in row
    )


def split_unit(head: str) -> tuple[str, str]:
    """A head and the unit that stands behind it in brackets or behind a comma: “Revenue ($m)”, “Revenue, %”."""
    match = _UNIT.fullmatch(head) or _COMMA_UNIT.fullmatch(head)
    return (match["head"].strip(), match["unit"].strip()) if match else (head, "")


def told_unit(name: str, description: str) -> str:
    """The unit of a setting's value, as its description or its name has it; empty where neither does."""
    found = _UNIT_TOLD.search(description) or _UNIT_NAMED.search(name)
    unit = found["unit"] if found else ""
    return unit.lower() if unit[1:].islower() else unit


class _Table:
    """The places of a table, and what each column is for."""

    def __init__(self, grid: Grid, text: str, number: int) -> None:
        self._grid = grid
        self._number = number
        self._words = {id(s): " ".join(text[s.start : s.end].split()) for s in grid.slots}
        self._rows: dict[int, dict[int, Slot]] = {}
        self._place()
        self._order = sorted(self._rows)
        self._titles = self._title_rows()
        self._heads = self._head_rows()
        self._body = [row for row in self._order if row not in self._titles and row not in self._heads]
        self._columns = sorted({slot.column for slot in grid.slots})
        self._column_heads = {column: self._head_of(column) for column in self._columns}
        self._unit_column = next(
            (c for c, h in self._column_heads.items() if h[0].lower() in _UNIT_COLUMNS), -1
        )
        self._described = next(
            (c for c, h in self._column_heads.items() if h[0].lower() in _DESCRIPTIONS), -1
        )
        self._identifiers = self._identifier_columns()
        self._keys = self._key_columns()
        captions = [" ".join(text[span.start : span.end].split()) for span in grid.captions]
        titles = [self._at(row, min(self._rows[row])) for row in sorted(self._titles)]
        self._caption = ", ".join(part for part in (grid.name, *captions, *titles) if part)

    def cells(self) -> Iterator[tuple[Slot, Cell | str | None]]:
        names = {row: self._row_head(row) for row in self._body}
        repeated = Counter(head for head, _ in names.values())
        units = self._caption_units()
        for slot in self._grid.slots:
            words = self._words[id(slot)]
            if slot.row in names and is_sentence(words):
                yield slot, self._cell(slot, names[slot.row], units)
            elif why := self._silence(slot):
                yield slot, why
            elif not names[slot.row][0] and not self._column_heads[slot.column][0]:
                yield slot, None
            elif repeated[names[slot.row][0]] > 1:
                yield slot, "several rows have the same head"
            elif not names[slot.row][0]:
                yield slot, "no head tells the row"
            else:
                yield slot, self._cell(slot, names[slot.row], units)

    def _cell(self, slot: Slot, row: tuple[str, str], units: tuple[str, ...]) -> Cell:
        head, unit = self._column_heads[slot.column]
        if row[0] and row[0].startswith(self._words[id(slot)][:_LONGEST_HEAD]):
            # A sentence in a column of heads names no row.
            row = ("", "")
        stated = self._at(slot.row, self._unit_column)
        described = ""
        if head.lower() in _VALUES and row[0] and self._described not in (slot.column, *self._keys):
            described = self._at(slot.row, self._described)[:_LONGEST_HEAD].rstrip(" .")
            stated = stated or told_unit(row[0], described)
        own = tuple(u for u in (stated, row[1], unit, *units) if u)
        key = ", ".join(self._column_heads[c][0] for c in self._keys if self._column_heads[c][0])
        place = (self._number, slot.row + 1, slot.column + 1)
        return Cell(*place, row[0], head, own, key, self._caption, slot.reference, described)

    def _silence(self, slot: Slot) -> str:
        """Why a slot states nothing by itself; empty where it may."""
        if slot.row in self._titles:
            return "title of the table"
        if slot.row in self._heads:
            return "head of a column"
        if slot.column in self._keys or slot.is_head:
            return "head of a row"
        if slot.column in self._identifiers:
            return "identifier"
        return "unit" if slot.column == self._unit_column else ""

    # Places

    def _place(self) -> None:
        """Enters every slot at all places that it covers."""
        covered = 0
        for slot in self._grid.slots:
            self._rows.setdefault(slot.row, {})[slot.column] = slot
        last = max(self._rows, default=0)
        for slot in self._grid.slots:
            across, down = min(slot.across, _WIDEST), min(slot.down, _WIDEST, last - slot.row + 1)
            if across * down == 1 or (covered := covered + across * down) > _MOST_COVERED:
                continue
            for row in range(slot.row, slot.row + down):
                for column in range(slot.column, slot.column + across):
                    self._rows.setdefault(row, {}).setdefault(column, slot)

    def _at(self, row: int, column: int) -> str:
        slot = self._rows.get(row, {}).get(column)
        return self._words[id(slot)] if slot else ""

    def _filled(self, row: int) -> list[str]:
        slots = {id(slot): slot for slot in self._rows[row].values()}
        return [words for key in slots if (words := self._words[key])]

    # Rows

    def _title_rows(self) -> frozenset[int]:
        """Rows above the heads that hold one cell only."""
        found = []
        for row in self._order:
            if self._grid.first_row_is_head or len(self._rows[row]) == 0 or len(self._filled(row)) > 1:
                break
            found.append(row)
        return frozenset(found) if len(found) < len(self._order) else frozenset()

    def _head_rows(self) -> frozenset[int]:
        rows = [row for row in self._order if row not in self._titles]
        marked = []
        for row in rows:
            if not all(slot.is_head for slot in self._rows[row].values()):
                break
            marked.append(row)
        if marked and len(marked) < len(rows):
            return frozenset(marked)
        if self._grid.first_row_is_head:
            return frozenset(rows[:1])
        if len(rows) < 2 or any(slot.is_head for slot in self._grid.slots):
            return frozenset()
        return frozenset(rows[:1]) if looks_like_heads(self._filled(rows[0])) else frozenset()

    # Columns

    def _head_of(self, column: int) -> tuple[str, str]:
        """Head and unit of a column."""
        parts = dict.fromkeys(w for row in sorted(self._heads) if (w := self._at(row, column)))
        head, unit = split_unit(", ".join(parts)[:_LONGEST_HEAD]) if len(parts) < 2 else _joined(list(parts))
        return head, unit

    def _identifier_columns(self) -> frozenset[int]:
        found = {c for c, head in self._column_heads.items() if head[0].lower() in _IDENTIFIERS}
        first = self._columns[0] if self._columns else -1
        if len(self._body) > 2 and [self._at(row, first) for row in self._body] in (
            [str(i) for i in range(begin, begin + len(self._body))] for begin in (0, 1)
        ):
            found.add(first)
        return frozenset(found)

    def _key_columns(self) -> tuple[int, ...]:
        """The columns that name the rows: the first that does, those of a period, and more where names repeat."""
        open_ones = [c for c in self._columns if c not in self._identifiers and c != self._unit_column]
        if len(open_ones) < 2:
            return ()
        kinds = {c: self._kind(c) for c in open_ones}
        periods = [c for c in open_ones if kinds[c] == "period"]
        names = [c for c in open_ones if kinds[c] == "words"]
        # Of what stands behind the figures, nothing names the row.
        figures = [c for c in open_ones if kinds[c] == "figure"]
        names = [c for c in names if not figures or c < figures[-1]]
        measures = [c for c in names if self._column_heads[c][0].lower() in _MEASURES]
        keys = sorted({*periods, *names[:1], *measures})
        for column in [c for c in names[1:_MOST_KEYS] if c not in keys]:
            rows = Counter(self._joined_row(row, keys) for row in self._body)
            if max(rows.values(), default=1) < 2:
                break
            keys.append(column)
        return tuple(sorted(keys)) if len(keys) < len(open_ones) else tuple(sorted(names[:1]))

    def _kind(self, column: int) -> str:
        """What most of a column's cells are: a period, figures or words."""
        head = self._column_heads[column][0]
        filled = [w for row in self._body if (w := self._at(row, column))]
        periods = sum(_PERIOD.fullmatch(w) is not None for w in filled)
        dated = not _PERIOD_WORDS.isdisjoint(head.lower().split())
        if filled and periods * 10 >= len(filled) * 9 and (dated or not head or column == self._columns[0]):
            return "period"
        figures = sum(_FIGURE.fullmatch(w) is not None for w in filled)
        return "figure" if figures * 2 > len(filled) else "words"

    def _row_head(self, row: int) -> tuple[str, str]:
        """Head and unit of a row."""
        slots = self._rows[row]
        marked = (
            [c for c in sorted(slots) if slots[c].is_head] if any(s.is_head for s in slots.values()) else []
        )
        return _joined([w for c in marked or self._keys if (w := self._at(row, c))])

    def _joined_row(self, row: int, columns: Sequence[int]) -> str:
        return ", ".join(self._at(row, c) for c in columns)

    def _caption_units(self) -> tuple[str, ...]:
        found = (split_unit(part)[1] for part in self._caption.split(", "))
        return tuple(unit for unit in found if unit)


def _joined(parts: Sequence[str]) -> tuple[str, str]:
    """Several heads as one, and the unit that one of them has."""
    split = [split_unit(part[:_LONGEST_HEAD]) for part in parts]
    units = [unit for _, unit in split if unit]
    return ", ".join(head for head, _ in split if head)[:_LONGEST_HEAD], units[-1] if units else ""
