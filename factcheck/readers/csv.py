"""Comma- and tab-separated values: every cell in place, its row and column named by the heads.

Own scanner instead of the standard library's ``csv``, because that one tells no offsets and its sniffer takes
quadratic time on long fields. Quotation marks follow RFC 4180; one that is never closed is an ordinary character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import ClassVar

from factcheck.model import BlockKind, Document, Reason, Span, Unchecked
from factcheck.readers import Reader
from factcheck.readers._decode import decode
from factcheck.readers._draft import Draft, Piece
from factcheck.readers._mask import Edit
from factcheck.readers._metadata import metadata
from factcheck.readers._tables import MOST_CELLS, Grid, Slot

_DELIMITERS = ",;\t|"
_PEEK = 20
"""Lines that decide about the delimiter."""
_LONGEST_LINE = 4096
"""Characters of each of them."""
_OWN_REPORT = "record,severity,relation,confidence,status,"
"""How a report of this program begins, which quotes all that it found and must not be checked in its turn."""
_NAME_GAP = re.compile(r"[\W_]+")


class CsvReader:
    """Reads tables in plain text."""

    suffixes: ClassVar[tuple[str, ...]] = (".csv", ".tsv")
    media_type: ClassVar[str] = "text/csv"

    def read(self, data: bytes, uri: str) -> Document:
        """The document in those bytes; raises ``ReadError`` where they are no text."""
        draft = Draft(decode(data, uri))
        if draft.text.startswith(_OWN_REPORT):
            draft.metadata = metadata((("generator", "factcheck"),))
        path = PurePosixPath(uri)
        grid = Grid(name=_NAME_GAP.sub(" ", path.stem).strip())
        draft.grids.append(grid)
        delimiter = "\t" if path.suffix.lower() == ".tsv" else _delimiter(draft.text)
        end = 0
        for slot, behind in _slots(draft, delimiter):
            if len(grid.slots) >= MOST_CELLS:
                break
            end = behind
            if draft.text[slot.start : slot.end].strip():
                grid.slots.append(slot)
                draft.pieces.append(Piece(slot.start, slot.end, BlockKind.CELL))
        else:
            end = len(draft.text)
        _leave_out(draft, end)
        return draft.document(data, uri, self.media_type)


def _leave_out(draft: Draft, start: int) -> None:
    """Lists the rows behind the last one that is read."""
    if draft.text[start:].strip():
        draft.edits = [edit for edit in draft.edits if edit.start < start]
        lines = draft.text.count("\n", start) + (not draft.text.endswith("\n"))
        detail = f"about {lines:,} more rows: a table is read up to {MOST_CELLS:,} cells"
        draft.unchecked.append(Unchecked(Span(start, len(draft.text)), Reason.TOO_LONG, detail))


def _delimiter(text: str) -> str:
    """The sign that cuts the first lines most evenly; a comma where none does."""
    lines: list[str] = []
    start = 0
    while len(lines) < _PEEK and start < len(text):
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        if line := text[start : min(end, start + _LONGEST_LINE)].strip("\r"):
            lines.append(re.sub(r'"[^"]*+"', "", line))
        start = end + 1

    def evenness(sign: str) -> tuple[float, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=counts.count) if counts else 0
        return (counts.count(usual) / len(counts) if usual else 0.0), usual

    return max(_DELIMITERS, key=evenness) if lines else ","


def _slots(draft: Draft, delimiter: str) -> Iterator[tuple[Slot, int]]:
    """Each cell in reading order with the offset behind it and its delimiter; what is no content is masked."""
    text = draft.text
    quotes = _Quotes(draft, delimiter)
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*+")
    behind = re.compile(rf"({re.escape(delimiter)})|\r\n?|\n|\Z")
    position, row, column = 0, 0, 0
    while position < len(text):
        place = quotes.at(position)
        if place is None:
            match = plain.match(text, position)
            assert match is not None
            place = match.start(), match.end(), match.end()
        follows = behind.match(text, place[2])
        assert follows is not None
        yield Slot(place[0], place[1], row, column), follows.end()
        if follows[1]:
            draft.edits.append(Edit(follows.start(), follows.end(), joins=False))
            column += 1
        else:
            row, column = row + 1, 0
        position = follows.end()


class _Quotes:
    """Reads quoted cells; remembers from where on no quotation mark closes any more."""

    def __init__(self, draft: Draft, delimiter: str) -> None:
        self._draft = draft
        space = r"[ ]*+" if delimiter == "\t" else r"[^\S\r\n]*+"
        self._opening = re.compile(rf'{space}"')
        self._body = re.compile(r'(?:[^"]|"")*+"')
        self._tail = re.compile(rf"{space}(?=[{re.escape(delimiter)}\r\n]|\Z)")
        self._unclosed = False

    def at(self, position: int) -> tuple[int, int, int] | None:
        """Start and end of the content of the quoted cell at a position, and the offset behind its mark."""
        text = self._draft.text
        opening = None if self._unclosed else self._opening.match(text, position)
        if opening is None:
            return None
        body = self._body.match(text, opening.end())
        if body is None:
            self._unclosed = True
            return None
        tail = self._tail.match(text, body.end())
        if tail is None:
            return None
        start, end = body.start(), body.end() - 1
        self._draft.edits += (Edit(position, start, joins=False), Edit(end, tail.end(), joins=False))
        pair = text.find('""', start, end)
        while pair >= 0:
            self._draft.edits.append(Edit(pair, pair + 1))
            pair = text.find('""', pair + 2, end)
        return start, end, tail.end()


plugin: type[Reader] = CsvReader
