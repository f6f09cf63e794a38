"""Jupyter notebooks: the text of their cells one below the other, Markdown read, code and outputs listed.

A notebook is JSON, which nobody reads as such: a place is told as cell and line, as the notebook shows it.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import ClassVar

from factcheck.errors import ReadError
from factcheck.model import Document, Reason, Span, Unchecked
from factcheck.readers import Reader
from factcheck.readers._decode import decode
from factcheck.readers._draft import Draft, Piece
from factcheck.readers._json_places import JsonError, Node, parse
from factcheck.readers._lines import line_spans
from factcheck.readers._mask import Edit
from factcheck.readers._metadata import metadata


class NotebookReader:
    """Reads notebooks of format 3 and 4."""

    suffixes: ClassVar[tuple[str, ...]] = (".ipynb",)
    media_type: ClassVar[str] = "application/x-ipynb+json"

    def read(self, data: bytes, uri: str) -> Document:
        """The document in those bytes; raises ``ReadError`` where they are no notebook."""
        text = decode(data, uri)
        notebook = Node(0, 0)
        if text.strip():
            try:
                notebook = parse(text)
            except JsonError as error:
                line = text.count("\n", 0, error.position) + 1
                raise ReadError(uri, f"no valid JSON: {error}", line) from error
            if notebook.of("cells") is None and notebook.of("worksheets") is None:
                raise ReadError(uri, "is no notebook: it has no cells")
        draft = _draft(_cells(notebook))
        said = notebook.of("metadata") or notebook
        pairs = [(key, said.words(key)) for key in ("title", "date", "author")]
        draft.metadata = metadata((*pairs, ("title", "" if draft.pieces else PurePosixPath(uri).stem)))
        return draft.document(data, uri, self.media_type)


def _cells(notebook: Node) -> list[Node]:
    cells = notebook.of("cells")
    if cells is not None:
        return cells.items
    sheets = notebook.of("worksheets")
    return [
        cell
        for sheet in (sheets.items if sheets else [])
        if (inner := sheet.of("cells"))
        for cell in inner.items
    ]


def _source(cell: Node) -> str:
    """The text of a cell, which stands in one string or in a list of lines."""
    node = cell.of("source") or cell.of("input")
    if node is None:
        return ""
    lines = [node.text or "", *(item.text or "" for item in node.items)]
    return "".join(lines).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")


def _draft(cells: list[Node]) -> Draft:
    """All cells, each under its number."""
    sources = [_source(cell) for cell in cells]
    draft = Draft("".join(f"{source}\n\n" for source in sources))
    start = 0
    for number, (cell, source) in enumerate(zip(cells, sources, strict=True), 1):
        for line, (begin, _) in enumerate(line_spans(source), 1):
            draft.labels.append((start + begin, f"cell {number}, line {line}"))
        if cell.words("cell_type") == "markdown":
            _add_markdown(draft, source, start)
        else:
            _leave_out(draft, cell, Span(start, start + len(source)))
        start += len(source) + 2
    return draft


def _leave_out(draft: Draft, cell: Node, region: Span) -> None:
    kind = cell.words("cell_type") or "unknown"
    if draft.text[region.start : region.end].strip():
        reason = Reason.CODE if kind == "code" else Reason.MARKUP
        draft.unchecked.append(Unchecked(region, reason, f"{kind} cell"))
    outputs = cell.of("outputs")
    if outputs is not None and outputs.items:
        count = f"{len(outputs.items)} output{'s' if len(outputs.items) > 1 else ''} of a code cell"
        draft.unchecked.append(Unchecked(Span(region.end, region.end), Reason.CODE, count))


def _add_markdown(draft: Draft, source: str, by: int) -> None:
    """Reads a cell by itself, so that what it leaves open does not swallow the next."""
    # Loaded here because it brings the Markdown parser along.
    from factcheck.readers._markdown_outline import Outline

    part = Draft(source)
    Outline(part, 0).walk()
    draft.pieces += (Piece(p.start + by, p.end + by, p.kind, p.level, p.origin) for p in part.pieces)
    draft.edits += (Edit(e.start + by, e.end + by, e.text, e.joins) for e in part.edits)
    draft.unchecked += (Unchecked(u.span.shifted(by), u.reason, u.detail) for u in part.unchecked)
    for grid in part.grids:
        grid.captions = [span.shifted(by) for span in grid.captions]
        for slot in grid.slots:
            slot.start, slot.end = slot.start + by, slot.end + by
    draft.grids += part.grids


plugin: type[Reader] = NotebookReader
