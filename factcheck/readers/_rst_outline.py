"""reStructuredText's rules of layout, line by line, with every offset kept.

Own work instead of docutils, which knows the lines of blocks but not where their words stand, runs included files and
raw blocks through its own readers, and takes seconds for a book. What is left out is listed, as everywhere.
"""

from __future__ import annotations

import re

from factcheck.model import BlockKind, Reason, Span, Unchecked
from factcheck.readers import _rst_lines as forms
from factcheck.readers import _rst_tables as tables
from factcheck.readers._draft import Draft, Piece, masked_out
from factcheck.readers._lines import line_spans
from factcheck.readers._mask import Edit
from factcheck.readers._rst_inline import inline

Line = tuple[int, int]

_LITERAL_FOLLOWS = re.compile(r"(?P<colons>::)[ \t]*+\Z")


class Outline:
    """Walks once through the lines of a text."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._text = draft.text
        self._lines = line_spans(draft.text)
        self._at = 0
        self._styles: list[str] = []
        """Adornments of titles, in the order of their first use, which is that of their levels."""
        self.fields: list[tuple[str, str]] = []
        """Bibliographic fields at the top."""

    def walk(self) -> None:
        """Fills the draft."""
        while self._at < len(self._lines):
            if not self._line(self._at).strip():
                self._at += 1
            elif not (self._table() or self._title() or self._explicit() or self._verbatim()):
                self._paragraph()

    def _line(self, index: int) -> str:
        return self._text[slice(*self._lines[index])] if index < len(self._lines) else ""

    def _mask(self, start: int, end: int) -> None:
        if start < end:
            self._draft.edits.append(Edit(start, end, joins=False))

    def _piece(self, start: int, end: int, kind: BlockKind, level: int = 0) -> None:
        self._draft.pieces.append(Piece(start, end, kind, level))
        self._draft.edits += inline(self._text, start, end)

    def _block_end(self, first: int, depth: int) -> int:
        """The line behind everything that is indented deeper than `depth`, blank lines at the end left out."""
        end = last = first
        while end < len(self._lines):
            line = self._line(end)
            if line.strip():
                if forms.indent(line) <= depth:
                    break
                last = end + 1
            end += 1
        return last

    def _leave_out(self, first: int, last: int, reason: Reason, detail: str) -> None:
        """Lists whole lines, from the words of the first to the end of the last."""
        if last > first:
            region = Span(self._lines[first][0], self._lines[last - 1][1])
            self._draft.unchecked.append(Unchecked(region, reason, detail))
        self._at = max(last, self._at)

    # Titles

    def _title(self) -> bool:
        """A title with a line below it, or above and below; a lone adornment parts two chapters."""
        here, below, third = (self._line(self._at + k).rstrip() for k in range(3))
        if forms.ADORNMENT.fullmatch(here):
            if below and third == here and not forms.ADORNMENT.fullmatch(below):
                self._add_title(self._at + 1, here[0] * 2, (self._at, self._at + 2))
                self._at += 3
            else:
                self._mask(*self._lines[self._at])
                self._at += 1
            return True
        short = len(here) == len(below) and forms.SHORT_ADORNMENT.fullmatch(below)
        long = forms.ADORNMENT.fullmatch(below) and len(below) * 2 >= len(here)
        if here.startswith((" ", "\t")) or not (short or long):
            return False
        self._add_title(self._at, below[0], (self._at + 1,))
        self._at += 2
        return True

    def _add_title(self, index: int, style: str, adornments: tuple[int, ...]) -> None:
        if style not in self._styles:
            self._styles.append(style)
        for line in adornments:
            self._mask(*self._lines[line])
        self._piece(*self._lines[index], BlockKind.HEADING, self._styles.index(style) + 1)

    # Directives, comments, targets, notes

    def _explicit(self) -> bool:
        start, end = self._lines[self._at]
        mark = forms.EXPLICIT.match(self._text, start, end)
        if mark is None:
            return False
        depth = len(mark["indent"])
        behind = self._block_end(self._at + 1, depth)
        if note := forms.NOTE.match(self._text, mark.end(), end):
            self._mask(start, note.end())
            self._at += 1
            self._paragraph(start=note.end())
        elif forms.TARGET.match(self._text, mark.end(), end):
            self._leave_out(self._at, behind, Reason.MARKUP, "link target")
        elif directive := forms.DIRECTIVE.match(self._text, mark.end(), end):
            self._directive(directive["name"].lower(), directive.end(), behind)
        else:
            region = Span(start + depth, self._lines[max(behind, self._at + 1) - 1][1])
            self._mask(region.start, region.end)
            content = Span(mark.end(), region.end)
            self._draft.unchecked += masked_out(self._text, region, "comment", content)
            self._at = max(behind, self._at + 1)
        return True

    def _directive(self, name: str, argument: int, behind: int) -> None:
        index = self._at
        start, end = self._lines[index]
        name = name.rpartition(":")[2] or name
        if name in forms.CODE or name in forms.SILENT:
            reason = Reason.CODE if name in forms.CODE else Reason.MARKUP
            self._leave_out(index, max(behind, index + 1), reason, f"{name} directive")
            return
        self._mask(start, argument)
        self._at = index + 1
        while self._at < behind and forms.OPTION.match(self._text, *self._lines[self._at]):
            self._mask(*self._lines[self._at])
            self._at += 1
        if self._text[argument:end].strip():
            if name in forms.PROSE_ARGUMENT:
                # Without options between, the text goes on in the lines below.
                last = self._run_end(self._at, behind) if self._at == index + 1 else index + 1
                self._at = max(self._at, last)
                self._piece(argument, self._lines[last - 1][1], BlockKind.PARAGRAPH)
            else:
                region = Span(argument, end)
                self._draft.unchecked.append(Unchecked(region, Reason.MARKUP, f"{name} directive"))
        if name == "list-table":
            tables.list_table(self._draft, self._lines[self._at : behind], self._piece)
            self._at = max(self._at, behind)

    def _run_end(self, first: int, behind: int) -> int:
        """The line behind the lines from `first` on that are not blank."""
        while first < behind and self._line(first).strip():
            first += 1
        return first

    # Running text

    def _verbatim(self) -> bool:
        """A session of an interpreter."""
        if not forms.DOCTEST.match(self._text, *self._lines[self._at]):
            return False
        self._leave_out(self._at, self._run_end(self._at, len(self._lines)), Reason.CODE, "doctest")
        return True

    def _paragraph(self, start: int | None = None) -> None:
        """Lines up to a blank one; points among them apart, and the literal block that they announce."""
        first = self._at if start is None else self._at - 1
        begin = self._lines[first][0] if start is None else start
        if start is None and self._fields():
            return
        kind, end = BlockKind.PARAGRAPH, self._run_end(first, len(self._lines))
        for index in range(first, end):
            line = self._lines[index]
            if bullet := self._bullet(index, first, kind):
                if line[0] > begin:
                    self._piece(begin, line[0], kind)
                self._mask(line[0], bullet.end())
                begin, kind = bullet.end(), BlockKind.ITEM
            elif mark := forms.LINE_BLOCK.match(self._text, *line):
                self._mask(line[0], mark.end())
            elif (
                index > first
                and kind is BlockKind.PARAGRAPH
                and index == first + 1
                and self._is_definition(index)
            ):
                self._piece(begin, line[0], BlockKind.ITEM)
                begin = line[0]
        self._at = end
        stop = self._lines[end - 1][1]
        literal = _LITERAL_FOLLOWS.search(self._text, max(begin, stop - 40), stop)
        if literal:
            keeps = literal.start() > begin and not self._text[literal.start() - 1].isspace()
            self._mask(literal.start() + keeps, stop)
        self._piece(begin, stop, kind)
        if literal:
            depth = forms.indent(self._line(end - 1) if end - 1 > first else self._line(first))
            behind = self._block_end(end, depth)
            content = next((i for i in range(end, behind) if self._line(i).strip()), behind)
            self._leave_out(content, behind, Reason.CODE, "literal block")

    def _bullet(self, index: int, first: int, kind: BlockKind) -> re.Match[str] | None:
        """The mark of a point at the beginning of a line; wrapped prose may begin with a dash or a number, too."""
        if index > first and kind is not BlockKind.ITEM:
            return None
        return forms.BULLET.match(self._text, *self._lines[index])

    def _is_definition(self, index: int) -> bool:
        return forms.indent(self._line(index)) > forms.indent(self._line(index - 1))

    def _fields(self) -> bool:
        """Fields such as “:Author: Ann”: at the top they describe the file, elsewhere they are points."""
        if not forms.OPTION.match(self._text, *self._lines[self._at]):
            return False
        at_top = not any(piece.kind is not BlockKind.HEADING for piece in self._draft.pieces)
        while self._at < len(self._lines) and (
            field := forms.OPTION.match(self._text, *self._lines[self._at])
        ):
            behind = max(self._block_end(self._at + 1, forms.indent(self._line(self._at))), self._at + 1)
            stop = self._lines[behind - 1][1]
            if at_top:
                self.fields.append((field["name"], " ".join(self._text[field.end() : stop].split())))
                self._leave_out(self._at, behind, Reason.FRONT_MATTER, field["name"])
            else:
                self._mask(self._lines[self._at][0], field.end())
                self._piece(field.end(), stop, BlockKind.ITEM)
                self._at = behind
        return True

    # Tables

    def _table(self) -> bool:
        line = self._lines[self._at]
        is_grid = forms.GRID_RULE.fullmatch(self._text, *line)
        if not is_grid and not forms.SIMPLE_RULE.fullmatch(self._text, *line):
            return False
        if is_grid:
            behind = self._run_end(self._at, len(self._lines))
            tables.grid_table(self._draft, self._lines[self._at : behind], self._piece)
        else:
            behind = self._simple_end()
            tables.simple_table(self._draft, self._lines[self._at : behind], self._piece)
        self._at = behind
        return True

    def _simple_end(self) -> int:
        """The line behind the last rule of a simple table; blank lines may stand inside."""
        end = last = self._at + 1
        rules = 1
        while end < len(self._lines) and rules < 3:
            if forms.SIMPLE_RULE.fullmatch(self._text, *self._lines[end]):
                rules += 1
                last = end + 1
                if rules > 1 and not self._line(end + 1).strip():
                    break
            end += 1
        return last
