"""Markdown's rules of layout: which lines are a paragraph, a title, a point, a cell, code, or markup only.

The block structure comes from markdown-it, which tells lines but no columns; columns follow from the lines' own
text, since the content of a block is always the tail of its lines behind the marks of quotes and lists. Link
definitions and everything inside a line are read here.
"""

from __future__ import annotations

import re
from itertools import chain, islice

from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.model import BlockKind, Reason, Span, Unchecked
from factcheck.readers._draft import Draft, Piece
from factcheck.readers._html_outline import Outline as HtmlOutline
from factcheck.readers._lines import line_spans
from factcheck.readers._markdown_inline import Inline, normal_label
from factcheck.readers._mask import Edit
from factcheck.readers._tables import Grid, Slot

Line = tuple[int, int]

_INNER_LEVEL = 6
"""Added to the level of a heading inside a list or a quote: it must not end the chapter around it."""
_CONTAINERS = {"li": BlockKind.ITEM, "blockquote": BlockKind.QUOTE}
_SILENT = frozenset({"inline", "paragraph_close", "td_close", "th_close", "tr_close"})
"""The most frequent tokens that say nothing new."""
_TITLE = r"""(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))"""
_DEFINITION = re.compile(
    rf"[ \t]*+\[(?!\^)((?:[^\[\]\\]|\\.){{1,999}}+)\]:[ \t]*+(?:<[^<>]*+>|[^\s<]\S*+)(?P<title>[ \t]++{_TITLE})?+[ \t]*+"
)
_DEFINED_BELOW = re.compile(r"[ \t]*+\[(?!\^)((?:[^\[\]\\]|\\.){1,999}+)\]:[ \t]*+")
_LONE_TARGET = re.compile(rf"[ \t]*+(?:<[^<>]*+>|[^\s<]\S*+)(?:[ \t]++{_TITLE})?+[ \t]*+")
_LONE_TITLE = re.compile(rf"[ \t]*+{_TITLE}[ \t]*+")
_FOOTNOTE = re.compile(r"[ \t]*+\[\^[^\[\]\s]{1,99}\]:[ \t]*+")
_CHECKBOX = re.compile(r"\[[ xX]\][ \t]")
_ALERT = re.compile(r"\[![A-Za-z]{1,20}\][-+]?[ \t]*+")
# Rules, empty points, underlines of tables: a line of these has nothing to say.
_MARKS_ONLY = re.compile(r"(?:[\s>|:*_=+-]|\d{1,9}[.)])*+")
_PIPE = re.compile(r"(?<!\\)\|")


class Outline:
    """Walks once through the blocks of a Markdown text."""

    def __init__(self, draft: Draft, start: int) -> None:
        self._draft = draft
        self._text = draft.text
        self._lines = line_spans(draft.text, start)
        self._taken = bytearray(len(self._lines))
        self._containers: list[str] = []
        self._inline: list[Line] = []
        self._labels: set[str] = set()
        self._cursor = (0, 0)
        """Line and offset behind the last cell of a table."""
        self._grid = Grid()
        self._grid_row, self._grid_column = -1, -1

    def walk(self) -> None:
        """Fills the draft."""
        tokens = _parser().parse(self._text[self._lines[0][0] :])
        for token, following in zip(tokens, chain(islice(tokens, 1, None), tokens[:1]), strict=True):
            if token.type not in _SILENT:
                self._token(token, following)
        for taken, line in zip(self._taken, self._lines, strict=True):
            if not taken and line[0] < line[1] and _MARKS_ONLY.fullmatch(self._text, *line):
                self._draft.edits.append(Edit(*line, joins=False))
        labels = frozenset(self._labels)
        for start, end in self._inline:
            Inline(self._draft, start, end, labels).walk()

    def _token(self, token: Token, following: Token) -> None:
        """Handles one token; what a block holds comes in the one that follows its opening."""
        match token.type:
            case "paragraph_open":
                self._paragraph(self._content(following))
            case "heading_open":
                self._heading(token, following)
            case "table_open":
                self._grid, self._grid_row = Grid(first_row_is_head=True), -1
                self._draft.grids.append(self._grid)
            case "th_open" | "td_open":
                self._grid_column += 1
                self._cell(following)
            case "tr_open":
                self._grid_row, self._grid_column = self._grid_row + 1, -1
                self._row(token)
            case "list_item_open" | "blockquote_open":
                self._containers.append(token.tag)
            case "list_item_close" | "blockquote_close":
                self._containers.pop()
            case "fence" | "code_block":
                self._code(token)
            case "html_block":
                self._html(token)

    def _take(self, token: Token) -> list[Line]:
        """The lines of a block, which now count as taken."""
        first, last = token.map or (0, 0)
        self._taken[first:last] = b"\1" * (last - first)
        return self._lines[first:last]

    def _content(self, token: Token) -> list[Line]:
        """Where the content of a block stands in its lines; everything around it is masked."""
        lines = self._take(token)
        if lines and self._text[lines[0][0] : lines[-1][1]] == token.content:
            return lines
        spans = []
        for line, shown in zip(lines, token.content.split("\n"), strict=False):
            start, end = self._place(line, shown.strip())
            if start > line[0]:
                self._draft.edits.append(Edit(line[0], start, joins=False))
            if end < line[1]:
                self._draft.edits.append(Edit(end, line[1], joins=False))
            spans.append((start, end))
        return spans

    def _place(self, line: Line, shown: str) -> Line:
        """Where a line shows its content: at its end, or before the closing marks of a heading."""
        source = self._text[slice(*line)].rstrip()
        at = len(source) - len(shown) if source.endswith(shown) else source.rfind(shown)
        return (line[0] + at, line[0] + at + len(shown)) if at >= 0 else line

    # Blocks of text

    @property
    def _kind(self) -> BlockKind:
        return _CONTAINERS[self._containers[-1]] if self._containers else BlockKind.PARAGRAPH

    def _piece(self, start: int, end: int, kind: BlockKind, level: int = 0) -> None:
        self._draft.pieces.append(Piece(start, end, kind, level))
        self._inline.append((start, end))

    def _heading(self, token: Token, content: Token) -> None:
        self._take(token)
        lines = self._content(content)
        level = int(token.tag[1]) + (_INNER_LEVEL if self._containers else 0)
        underline = (token.map or [0, 0])[1] - 1
        if token.markup in ("=", "-"):
            self._draft.edits.append(Edit(*self._lines[underline], joins=False))
        self._piece(lines[0][0], lines[-1][1], BlockKind.HEADING, level)

    def _paragraph(self, lines: list[Line]) -> None:
        """A paragraph, behind the link definitions that it may begin with; each footnote is one of its own."""
        index = 0
        while count := self._definition(lines, index):
            region = Span(lines[index][0], lines[index + count - 1][1])
            self._draft.unchecked.append(Unchecked(region, Reason.MARKUP, "link target"))
            index += count
        kind = self._kind
        begins = index
        for current in range(index, len(lines)):
            start, end = lines[current]
            if current == index and (mark := self._mark(start, end)):
                self._draft.edits.append(Edit(start, mark.end(), joins=False))
                kind = BlockKind.PARAGRAPH if mark.re is _ALERT else kind
            if footnote := _FOOTNOTE.match(self._text, start, end):
                self._draft.edits.append(Edit(start, footnote.end(), joins=False))
                if current > begins:
                    self._piece(lines[begins][0], lines[current - 1][1], kind)
                begins = current
        if begins < len(lines):
            self._piece(lines[begins][0], lines[-1][1], kind)

    def _mark(self, start: int, end: int) -> re.Match[str] | None:
        """The checkbox of a point or the heading of an alert, where a paragraph begins with one."""
        if not self._containers:
            return None
        if self._containers[-1] == "blockquote":
            return _ALERT.fullmatch(self._text, start, end)
        return _CHECKBOX.match(self._text, start, end)

    def _definition(self, lines: list[Line], index: int) -> int:
        """How many lines the link definition at a line takes; 0 where there is none."""
        if index >= len(lines):
            return 0
        following = lines[index + 1] if index + 1 < len(lines) else None
        if match := _DEFINITION.fullmatch(self._text, *lines[index]):
            count = 1
            if match["title"] is None and following and _LONE_TITLE.fullmatch(self._text, *following):
                count = 2
        else:
            match = _DEFINED_BELOW.fullmatch(self._text, *lines[index])
            if match is None or following is None or not _LONE_TARGET.fullmatch(self._text, *following):
                return 0
            count = 2
        self._labels.add(normal_label(match[1]))
        return count

    # Tables

    def _row(self, token: Token) -> None:
        for line in self._take(token):
            for pipe in _PIPE.finditer(self._text, *line):
                self._draft.edits.append(Edit(*pipe.span(), joins=False))

    def _cell(self, token: Token) -> None:
        """A cell stands behind the one before; the parser took the backslashes off its pipes."""
        number = (token.map or [0])[0]
        line = self._lines[number]
        cursor = self._cursor[1] if self._cursor[0] == number else line[0]
        source = token.content.replace("|", "\\|")
        start = self._text.find(source, cursor, line[1]) if source else -1
        if start >= 0:
            if cursor == line[0]:
                self._draft.edits.append(Edit(cursor, start, joins=False))
            self._cursor = (number, start + len(source))
            self._piece(start, start + len(source), BlockKind.CELL)
            self._grid.slots.append(Slot(start, start + len(source), self._grid_row, self._grid_column))

    # What is left out

    def _code(self, token: Token) -> None:
        lines = self._take(token)
        detail = token.info.split()[0] if token.info.strip() else "code"
        if lines:
            self._draft.unchecked.append(Unchecked(Span(lines[0][0], lines[-1][1]), Reason.CODE, detail))

    def _html(self, token: Token) -> None:
        """Text in HTML is text all the same: the rules of HTML cut it."""
        lines = self._content(token)
        if lines:
            HtmlOutline(self._draft, lines[0][0], lines[-1][1]).walk()


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    # Left to this module: its time grows with the square of the number of definitions.
    parser.block.ruler.disable("reference")
    return parser
