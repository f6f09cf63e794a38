"""The story of a Word file: paragraphs, tables and boxes in order, then notes, then heads and feet of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from lxml import etree

from factcheck.model import BlockKind, Reason, Span, Unchecked
from factcheck.readers._docx_inline import Inline, W, inline, is_on
from factcheck.readers._docx_styles import Look, Styles
from factcheck.readers._draft import Draft, Piece
from factcheck.readers._tables import MOST_CELLS, Grid, Slot

_KINDS = {
    "heading": BlockKind.HEADING,
    "title": BlockKind.HEADING,
    "item": BlockKind.ITEM,
    "quote": BlockKind.QUOTE,
}
_LEFT_OUT = {"code": (Reason.CODE, ""), "contents": (Reason.NAVIGATION, "table of contents")}
_ENDS_SECTIONS = 1
"""Level of a block that no heading above speaks for."""
_LONGEST_EXCERPT = 200
"""Characters of what is only listed."""

_SENTENCE = 5
"""Words; of two paragraphs as long as this in one cell, each says something by itself."""

Notes = dict[tuple[str, str], etree._Element]
"""Footnotes, endnotes and comments by kind and number."""


@dataclass(frozen=True, slots=True)
class _TableCell:
    """A cell as the file has it."""

    element: etree._Element
    column: int
    across: int
    """Columns that it covers."""
    is_head: bool
    """Whether its row is repeated on each page."""
    goes_on: bool
    """Whether the cell above covers it."""


@dataclass(slots=True)
class Story:
    """Writes the parts of a file into a draft, a line for each paragraph."""

    styles: Styles
    notes: Notes
    draft: Draft = field(default_factory=lambda: Draft(""))
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _paragraphs: int = 0
    _cited: list[tuple[str, str]] = field(default_factory=list)
    _titled: bool = False
    _caption: Span | None = None
    """The caption that stands directly above."""
    _open: bool = False
    """Whether the mark at the end of the last paragraph was deleted, so that the next one goes on with it."""

    def run(self, body: etree._Element, edges: Iterable[tuple[str, etree._Element]]) -> Draft:
        """The draft of a body and of what stands at the edges of its pages, each with its name."""
        self._blocks(body)
        counts = dict.fromkeys(("footnote", "endnote"), 0)
        for kind, number in dict.fromkeys(self._cited):
            note = self.notes.get((kind, number))
            if note is not None and kind in counts:
                counts[kind] += 1
                self._note(note, f"{kind} {counts[kind]}")
        for name, edge in edges:
            for paragraph in edge.iter(W + "p"):
                if words := inline(paragraph).text.strip():
                    self._label(name)
                    self._list(self._write(words), Reason.NAVIGATION, name)
        self.draft.text = "".join(self._parts)
        return self.draft

    def _blocks(self, container: etree._Element) -> None:
        for block in _blocks(container):
            if block.tag == W + "p":
                self._paragraph(block)
            else:
                self._table(block)

    def _paragraph(self, paragraph: etree._Element) -> None:
        found, look = inline(paragraph), self.styles.look(paragraph)
        if found.text.strip() and not self._open:
            self._paragraphs += 1
            self._label(f"paragraph {self._paragraphs}")
        span = self._inline(found)
        merged = self._open and self.draft.pieces and self.draft.pieces[-1].end == span.start
        self._open = _mark_is_deleted(paragraph)
        if not self._open:
            self._write("\n", ends=False)
        if merged:
            upper = self.draft.pieces[-1]
            self.draft.pieces[-1] = Piece(upper.start, span.end, upper.kind, upper.level)
        elif found.text.strip():
            self._place(span, look)
        for box in found.boxes:
            self._blocks(box)

    def _place(self, span: Span, look: Look) -> None:
        """Enters a paragraph as what it is."""
        self._caption = span if look.role == "caption" else None
        if look.role in _LEFT_OUT:
            self._list(span, *_LEFT_OUT[look.role])
            return
        level = look.level
        if look.role == "title":
            level, self._titled = 1, True
        elif look.role == "heading" and self._titled:
            level += 1
        self.draft.pieces.append(
            Piece(span.start, span.end, _KINDS.get(look.role, BlockKind.PARAGRAPH), level)
        )

    def _note(self, note: etree._Element, name: str) -> None:
        for paragraph in note.iter(W + "p"):
            found = inline(paragraph)
            if found.text.strip():
                self._label(name)
                span = self._inline(found)
                self._write("\n", ends=False)
                self.draft.pieces.append(Piece(span.start, span.end, BlockKind.PARAGRAPH, _ENDS_SECTIONS))

    # Tables

    def _table(self, table: etree._Element) -> None:
        rows = [
            list(_cells(row)) for row in table.iter(W + "tr") if _owner(row) is table and not _is_deleted(row)
        ]
        if _is_layout(rows):
            for cell in chain.from_iterable(rows):
                self._blocks(cell.element)
            return
        grid = Grid(captions=[self._caption] if self._caption else [])
        self.draft.grids.append(grid)
        self._caption = None
        above: dict[int, Slot] = {}
        grid.first_row_is_head = self.styles.first_row_stands_out(table) or _is_bold(rows)
        for number, row in enumerate(rows):
            self._label(f"table {len(self.draft.grids)}, row {number + 1}")
            start, is_full = self._length, len(grid.slots) >= MOST_CELLS
            boxes = [
                box for cell in row for box in self._cell(cell, number, above, None if is_full else grid)
            ]
            self._write("")
            if is_full:
                self._list(Span(start, self._length - 1), Reason.TABLE_CELL, f"beyond {MOST_CELLS} cells")
            for box in boxes:
                self._blocks(box)

    def _cell(
        self, cell: _TableCell, row: int, above: dict[int, Slot], grid: Grid | None
    ) -> list[etree._Element]:
        """Writes a cell and enters it into its grid; returns the text boxes that are anchored in it."""
        start = self._length
        found = [inline(paragraph) for paragraph in cell.element.iter(W + "p")]
        for one in found:
            if self._length > start:
                self._write(" ", ends=False)
            self._inline(one)
        if cell.goes_on and cell.column in above:
            above[cell.column].down = row - above[cell.column].row + 1
        elif grid and any(one.text.strip() for one in found):
            slot = Slot(start, self._length, row, cell.column, cell.is_head, cell.across)
            above[cell.column] = slot
            grid.slots.append(slot)
            self.draft.pieces.append(Piece(start, self._length, BlockKind.CELL))
        self._write("\t", ends=False)
        return [box for one in found for box in one.boxes]

    # Writing

    def _inline(self, found: Inline) -> Span:
        """Writes the text of a paragraph, without the end of its line, and lists what is none of it."""
        start = self._length
        span = self._write(found.text, ends=False)
        for offset, what, words in found.gone:
            self._list(Span(start + offset, start + offset), Reason.MARKUP, f"{what}: {_shown(words)}")
        for kind, number in found.notes:
            note = self.notes.get((kind, number))
            if kind == "comment" and note is not None:
                words = " ".join(inline(paragraph).text for paragraph in note.iter(W + "p"))
                if words.strip():
                    self._list(Span(span.end, span.end), Reason.MARKUP, f"comment: {_shown(words)}")
            else:
                self._cited.append((kind, number))
        return span

    def _write(self, text: str, ends: bool = True) -> Span:
        span = Span(self._length, self._length + len(text))
        self._parts.append(f"{text}\n" if ends else text)
        self._length += len(self._parts[-1])
        return span

    def _label(self, name: str) -> None:
        self.draft.labels.append((self._length, name))

    def _list(self, span: Span, reason: Reason, detail: str) -> None:
        self.draft.unchecked.append(Unchecked(span, reason, detail))


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, those in content controls and the like included."""
    for child in container:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif isinstance(child.tag, str) and child.tag not in (W + "del", W + "moveFrom", W + "sdtPr"):
            yield from _blocks(child)


def _owner(element: etree._Element) -> etree._Element | None:
    """The table that a row stands in."""
    return next(element.iterancestors(W + "tbl"), None)


def _cells(row: etree._Element) -> Iterator[_TableCell]:
    settings = row.find(W + "trPr")
    is_head = settings is not None and settings.find(W + "tblHeader") is not None
    column = _number(settings, "gridBefore", 0)
    for cell in row.iter(W + "tc"):
        if next(cell.iterancestors(W + "tr"), None) is not row:
            continue
        own = cell.find(W + "tcPr")
        merged = None if own is None else own.find(W + "vMerge")
        goes_on = merged is not None and merged.get(W + "val") != "restart"
        across = _number(own, "gridSpan", 1)
        yield _TableCell(cell, column, across, is_head, goes_on)
        column += across


def _number(settings: etree._Element | None, name: str, default: int) -> int:
    child = None if settings is None else settings.find(W + name)
    value = "" if child is None else str(child.get(W + "val", ""))
    return min(int(value), 1000) if value.isdecimal() and len(value) < 6 else default


def _is_layout(rows: list[list[_TableCell]]) -> bool:
    """Whether a table only places running text: one column, tables within, or several paragraphs in a cell."""
    if all(len(row) < 2 for row in rows):
        return True
    for cell in chain.from_iterable(rows):
        long = [p for p in cell.element.iter(W + "p") if len(inline(p).text.split()) >= _SENTENCE]
        if len(long) > 1 or cell.element.find(f".//{W}tbl") is not None:
            return True
    return False


def _is_bold(rows: list[list[_TableCell]]) -> bool:
    """Whether the first row, and not the next one, is set in bold type."""
    bold = []
    for row in rows[:2]:
        runs = [run for cell in row for run in cell.element.iter(W + "r") if run.find(W + "t") is not None]
        bold.append(bool(runs) and all(is_on(run.find(W + "rPr"), "b") for run in runs))
    return bold == [True, False]


def _is_deleted(row: etree._Element) -> bool:
    settings = row.find(W + "trPr")
    return settings is not None and settings.find(W + "del") is not None


def _mark_is_deleted(paragraph: etree._Element) -> bool:
    """Whether a tracked change joins a paragraph with the next one."""
    settings = paragraph.find(f"{W}pPr/{W}rPr")
    return settings is not None and settings.find(W + "del") is not None


def _shown(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_EXCERPT else f"{line[: _LONGEST_EXCERPT - 1]}…"
