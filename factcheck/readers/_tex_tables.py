"""Tables of LaTeX whose cells are each one place; one with joined cells, or tables inside, is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import BlockKind, Span
from factcheck.readers._draft import Piece
from factcheck.readers._lines import trimmed
from factcheck.readers._tables import MOST_CELLS, Grid, Slot
from factcheck.readers._tex_places import Places

_JOINED = re.compile(
    r"\\(?:multicolumn|multirow|begin|caption|parbox|shortstack|makecell|input)\b|\$\$|(?<!\\)\\\["
)
_MARK = re.compile(
    r"(?P<row>\\\\\*?|\\tabularnewline\b|\\cr\b)|\\[^A-Za-z@]|(?P<comment>%[^\r\n]*+)|(?P<open>\{)|(?P<cell>&)",
    re.DOTALL,
)
_RULES = re.compile(
    r"(?:\s++|%[^\r\n]*+|\[[^\[\]%\r\n]{0,20}\]|\\(?:hline|toprule|midrule|bottomrule|cline|cmidrule|specialrule|addlinespace|rowcolor|endhead"
    r"|endfirsthead|endfoot|endlastfoot|centering)(?![A-Za-z])(?:\[[^\[\]%]{0,40}\]|\([^()%]{0,20}\)|\{[^{}%]{0,40}\})*+)*+"
)


def table(text: str, body: Span, places: Places) -> tuple[Grid, list[Piece]] | None:
    """The cells of a table with their pieces; None where it can't be read."""
    if _JOINED.search(text, body.start, body.end):
        return None
    grid, pieces = Grid(), []
    for row, cells in enumerate(_rows(text, body, places)):
        for column, cell in enumerate(cells):
            if cell:
                pieces.append(Piece(cell.start, cell.end, BlockKind.CELL))
                grid.slots.append(Slot(cell.start, cell.end, row, column))
        if len(pieces) > MOST_CELLS:
            return None
    return grid, pieces


def _rows(text: str, body: Span, places: Places) -> Iterator[list[Span]]:
    """The cells of each row that has any words, rules in front of it left out."""
    cells: list[Span] = []
    position = start = _content(text, body.start, body.end)
    while mark := _MARK.search(text, position, body.end):
        position = mark.end()
        if mark["open"]:
            position = min(body.end, places.groups.get(mark.start(), mark.start()) + 1)
        elif mark["cell"] or mark["row"]:
            cells.append(trimmed(text, start, mark.start()))
            start = position
        if mark["row"]:
            if any(cells):
                yield cells
            cells = []
            position = start = _content(text, position, body.end)
    cells.append(trimmed(text, start, body.end))
    if any(cells):
        yield cells


def _content(text: str, start: int, end: int) -> int:
    """Where the words of a row begin."""
    match = _RULES.match(text, start, end)
    return match.end() if match else start
