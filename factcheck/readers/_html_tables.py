"""Which row and column the text of an HTML table stands in, spans included."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.model import Span
from factcheck.readers._html_lexer import Event, attributes
from factcheck.readers._tables import Grid, Slot

_WIDEST = 1000
"""Rows or columns of one cell, as browsers have it."""
_MOST_COVERED = 200_000
"""Places that the wide cells of one table may cover together."""


@dataclass(slots=True)
class _Table:
    """A table that is open."""

    grid: Grid
    row: int = -1
    column: int = -1
    taken: dict[int, int] = field(default_factory=dict)
    """Columns that a cell from above covers, and its last row."""
    covered: int = 0
    next: Slot | None = None
    """The cell that is open, until its first text comes."""
    in_caption: bool = False


class Tables:
    """Follows the tables through a page; those that only serve the layout have no grid."""

    def __init__(self, text: str, grids: list[Grid]) -> None:
        self._text = text
        self._grids = grids
        self._open: list[_Table] = []

    def open(self, event: Event) -> None:
        """An opening tag of any element."""
        if event.name == "table":
            self._enter(event)
        elif self._open:
            table = self._open[-1]
            if event.name == "caption":
                table.in_caption = True
            elif event.name == "tr":
                table.row, table.column, table.next = table.row + 1, -1, None
            elif event.name in ("td", "th"):
                self._cell(table, event)

    def close(self, name: str) -> None:
        """An end tag of any element."""
        if not self._open:
            return
        if name == "table":
            self._open.pop()
        elif name == "caption":
            self._open[-1].in_caption = False
        elif name in ("td", "th", "tr"):
            self._open[-1].next = None

    def see(self, start: int, end: int) -> None:
        """A block of text inside the table that is open."""
        if not self._open:
            return
        table = self._open[-1]
        if table.in_caption:
            table.grid.captions.append(Span(start, end))
        elif table.next:
            table.next.start, table.next.end = start, end
            table.grid.slots.append(table.next)
            table.next = None

    def _enter(self, event: Event) -> None:
        for table in self._open:
            table.next = None
        grid = Grid()
        self._open.append(_Table(grid))
        if attributes(self._text, event).get("role", "").lower() not in ("presentation", "none"):
            self._grids.append(grid)

    def _cell(self, table: _Table, event: Event) -> None:
        table.row = max(table.row, 0)
        table.column += 1
        while table.taken.get(table.column, -1) >= table.row:
            table.column += 1
        given = attributes(self._text, event)
        across, down = _size(given.get("colspan", "")), _size(given.get("rowspan", ""))
        table.covered += across * down if across * down > 1 else 0
        if table.covered > _MOST_COVERED:
            across = down = 1
        table.next = Slot(0, 0, table.row, table.column, event.name == "th", across, down)
        if down > 1:
            table.taken.update(
                dict.fromkeys(range(table.column, table.column + across), table.row + down - 1)
            )
        table.column += across - 1


def _size(written: str) -> int:
    digits = written.strip()
    return (
        min(max(int(digits), 1), _WIDEST) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 1
    )
