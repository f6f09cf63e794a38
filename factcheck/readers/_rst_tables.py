"""The three kinds of tables of reStructuredText; a cell that goes over several lines is listed, since it is no one place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from factcheck.model import BlockKind, Reason, Span, Unchecked
from factcheck.readers import _rst_lines as forms
from factcheck.readers._draft import Draft
from factcheck.readers._lines import trimmed
from factcheck.readers._mask import Edit
from factcheck.readers._tables import Grid, Slot

Line = tuple[int, int]
Add = Callable[[int, int, BlockKind], None]

_RULE_PART = re.compile(r"=+")
_ROW_MARK = re.compile(r"[ \t]*+\*[ \t]++-(?:[ \t]++|\Z)")
_CELL_MARK = re.compile(r"[ \t]*+-(?:[ \t]++|\Z)")


def simple_table(draft: Draft, lines: Sequence[Line], add: Add) -> None:
    """A table whose columns are told by rows of equals signs."""
    text = draft.text
    columns = [(m.start(), m.end()) for m in _RULE_PART.finditer(text[slice(*lines[0])])]
    grid, row, seen_rules = Grid(first_row_is_head=True), 0, 0
    draft.grids.append(grid)
    for line in lines:
        if forms.SIMPLE_RULE.fullmatch(text, *line):
            seen_rules += 1
            draft.edits.append(Edit(*line, joins=False))
            continue
        ends = [begin for begin, _ in columns[1:]]
        places = [
            (line[0] + begin, min(line[0] + end if end is not None else line[1], line[1]))
            for (begin, _), end in zip(columns, [*ends, None], strict=True)
        ]
        _add_row(draft, grid, row, places, add)
        row += 1
    if seen_rules < 3:
        grid.first_row_is_head = False


def grid_table(draft: Draft, lines: Sequence[Line], add: Add) -> None:
    """A table drawn with plus signs, bars and dashes."""
    text = draft.text
    grid, row = Grid(), 0
    draft.grids.append(grid)
    open_rows: list[Line] = []
    for line in lines:
        written = text[slice(*line)]
        if forms.GRID_RULE.fullmatch(text, *line):
            draft.edits.append(Edit(*line, joins=False))
            if "=" in written:
                grid.first_row_is_head = True
            if len(open_rows) == 1:
                _add_row(draft, grid, row, _between_bars(draft, open_rows[0]), add)
            elif open_rows:
                _leave_out(draft, open_rows)
            row, open_rows = row + 1, []
        else:
            open_rows.append(line)
    if open_rows:
        _leave_out(draft, open_rows)


def list_table(draft: Draft, lines: Sequence[Line], add: Add) -> None:
    """A table written as a list of lists."""
    text = draft.text
    grid, row, column = Grid(first_row_is_head=True), -1, 0
    draft.grids.append(grid)
    begins: list[tuple[int, int, int]] = []
    for line in lines:
        if mark := _ROW_MARK.match(text, *line):
            row, column = row + 1, 0
        elif mark := _CELL_MARK.match(text, *line):
            column += 1
        else:
            continue
        draft.edits.append(Edit(line[0], mark.end(), joins=False))
        begins.append((mark.end(), row, column))
    stops = [max(start for start, _ in lines if start <= begin) for begin, _, _ in begins[1:]]
    for (begin, at, place), end in zip(begins, [*stops, lines[-1][1] if lines else 0], strict=bool(begins)):
        if text[begin:end].strip():
            add(begin, end, BlockKind.CELL)
            grid.slots.append(Slot(begin, end, max(at, 0), place))


def _between_bars(draft: Draft, line: Line) -> list[Line]:
    """The stretches between the bars of a line, which are masked."""
    bars = [m.start() for m in re.finditer(r"[|+]", draft.text[slice(*line)])]
    draft.edits += (Edit(line[0] + bar, line[0] + bar + 1, joins=False) for bar in bars)
    return [(line[0] + one + 1, line[0] + two) for one, two in pairwise(bars)]


def _add_row(draft: Draft, grid: Grid, row: int, places: Sequence[Line], add: Add) -> None:
    for column, (start, end) in enumerate(places):
        span = trimmed(draft.text, start, max(start, end))
        if span:
            add(span.start, span.end, BlockKind.CELL)
            grid.slots.append(Slot(span.start, span.end, row, column))


def _leave_out(draft: Draft, lines: Sequence[Line]) -> None:
    region = Span(lines[0][0], lines[-1][1])
    draft.unchecked.append(Unchecked(region, Reason.TABLE_CELL, "cells over several lines"))
