"""Workbooks: a text made of their sheets, a row a line, in which every cell knows its name (“Sales!B7”)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePosixPath
from typing import ClassVar

from factcheck.model import BlockKind, Document, Reason, Span, Unchecked
from factcheck.readers import Reader
from factcheck.readers._draft import Draft, Piece
from factcheck.readers._metadata import metadata
from factcheck.readers._tables import MOST_CELLS, Grid, Slot, looks_like_heads
from factcheck.readers._workbook import Entry, column_letters, open_workbook


class XlsxReader:
    """Reads workbooks of Excel 2007 and later."""

    suffixes: ClassVar[tuple[str, ...]] = (".xlsm", ".xlsx")
    media_type: ClassVar[str] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def read(self, data: bytes, uri: str) -> Document:
        """The document in those bytes; raises ``ReadError`` where they are no workbook."""
        workbook = open_workbook(data, uri)
        text = _Text()
        for name, entries in workbook.sheets:
            text.add_sheet(name, entries)
        draft = text.draft()
        draft.metadata = metadata((*workbook.properties, ("title", PurePosixPath(uri).stem)))
        return draft.document(data, uri, self.media_type)


class _Text:
    """The text as it grows: cells parted by tabs, rows by line breaks, each sheet under its name."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._unchecked: list[Unchecked] = []
        self._grids: list[Grid] = []
        self._labels: list[tuple[int, str]] = []

    def draft(self) -> Draft:
        """The finished draft."""
        text = "".join(self._parts)
        return Draft(text, self._pieces, unchecked=self._unchecked, grids=self._grids, labels=self._labels)

    def add_sheet(self, name: str, entries: Iterator[Entry]) -> None:
        """Appends the cells of a sheet."""
        self._labels.append((self._length, name))
        span = self._write(" ".join(name.split()) or "Sheet", "\n")
        self._pieces.append(Piece(span.start, span.end, BlockKind.HEADING, 1))
        table = _Table(name)
        count = 0
        for number, row in groupby(entries, key=lambda entry: entry.row):
            cells = list(row)
            if count + len(cells) > MOST_CELLS:
                self._leave_out(name, number)
                break
            count += len(cells)
            table.begin_row(number, [cell.text for cell in cells])
            for cell in cells:
                self._add_cell(cell, table, name)
            self._write("", "\n")
        self._grids += table.grids
        self._write("", "\n")

    def _add_cell(self, cell: Entry, table: _Table, sheet: str) -> None:
        reference = f"{column_letters(cell.column)}{cell.row + 1}"
        quoted = sheet if sheet.isidentifier() else f"'{sheet}'"
        self._labels.append((self._length, f"{quoted}!{reference}"))
        span = self._write(cell.text, "\t")
        if cell.silence:
            self._unchecked.append(Unchecked(span, Reason.TABLE_CELL, cell.silence))
            return
        self._pieces.append(Piece(span.start, span.end, BlockKind.CELL))
        table.grids[-1].slots.append(
            Slot(span.start, span.end, cell.row, cell.column, reference=f"{quoted}!{reference}")
        )

    def _leave_out(self, sheet: str, row: int) -> None:
        self._labels.append((self._length, f"{sheet}, row {row + 1}"))
        detail = f"row {row + 1:,} and all below: a sheet is read up to {MOST_CELLS:,} cells"
        self._unchecked.append(Unchecked(self._write("…", "\n"), Reason.TOO_LONG, detail))

    def _write(self, words: str, behind: str) -> Span:
        span = Span(self._length, self._length + len(words))
        self._parts += (words, behind)
        self._length = span.end + len(behind)
        return span


class _Table:
    """Cuts a sheet into tables: one begins below an empty row where the next row looks like heads."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._last = -2
        self._widest = 0
        self.grids = [Grid(name=name)]

    def begin_row(self, number: int, words: list[str]) -> None:
        """Takes note of a row, before its cells."""
        apart = number > self._last + 1
        # A title stands alone above its table; a note below one names no columns.
        if apart and self._widest > 1 and (len(words) == 1 or looks_like_heads(words)):
            self.grids.append(Grid(name=self._name))
            self._widest = 0
        self._last = number
        self._widest = max(self._widest, len(words))


plugin: type[Reader] = XlsxReader
