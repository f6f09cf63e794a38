"""LaTeX's rules of layout, from left to right, with every offset kept.

Own work instead of pylatexenc, which knows offsets but calls itself for each group inside another, so that a hostile file ends
it, and which hands out a tree without paragraphs. What the file defines itself has been put in before (`_tex_printed`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.model import BlockKind, Reason, Span, Unchecked
from factcheck.readers import _tex_words as words
from factcheck.readers._draft import Draft, Piece, masked_out
from factcheck.readers._mask import Edit
from factcheck.readers._tables import Grid
from factcheck.readers._tex_inline import plain_formula, symbol, typography, word
from factcheck.readers._tex_places import Places
from factcheck.readers._tex_preamble import fields
from factcheck.readers._tex_tables import table

_TOKEN = re.compile(
    r"(?P<comment>%[^\r\n]*+)"
    r"|(?P<blank>(?:\r\n?|\n)[ \t]*+(?:(?:\r\n?|\n)[ \t]*+)++)"
    r"|\\(?P<word>[A-Za-z@]++)\*?"
    r"|\\(?P<symbol>[^A-Za-z@])"
    r"|(?P<formula>\$\$?)"
    r"|(?P<brace>[{}])"
    r"|(?P<sign>~|-{2,3}|``|''|&|`)",
    re.DOTALL,
)
_CLOSERS = {"[": "\\]", "(": "\\)"}
_DEFINED = re.compile(r"[ ]?\\[A-Za-z@]{1,40}(?:#[1-9])*+(?:=\\[A-Za-z@]{1,40})?")
_END_NAME = re.compile(r"\\end[ \t]*+\{(?P<name>[A-Za-z@]{1,40}\*?)\}")


class Outline:
    """Walks once through a text."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._text = draft.text
        self._places = Places(draft.text)
        self._start = 0
        """Where the current block begins."""
        self._kinds = [BlockKind.PARAGRAPH]
        """Of the environments around it."""
        self._held = 0
        """Until there nothing ends a block: a heading, a caption, a table."""
        self._formula_end = -1
        """Closing mark of a formula that is shown."""
        self._captions: list[Span] = []
        self._grids: list[Grid] = []
        """Of the float around it."""
        self.fields: list[tuple[str, str]] = []
        """What the document says of itself."""

    def walk(self) -> None:
        """Fills the draft."""
        text, draft = self._text, self._draft
        first = max(0, self._places.after("\\begin{document}", 0))
        self._list(Span(0, first), "preamble")
        self.fields = fields(text, self._places)
        for comment in self._places.comments:
            draft.edits.append(Edit(comment.start, comment.end, joins=False))
            draft.unchecked += masked_out(text, comment, "comment", Span(comment.start + 1, comment.end))
        self._start = position = first
        while token := _TOKEN.search(text, position):
            position = max(token.end(), self._take(token))
        self._flush(len(text))
        self._level_out()

    def _list(self, region: Span, what: str, reason: Reason = Reason.MARKUP) -> None:
        """Lists a stretch that stands between blocks."""
        if self._text[region.start : region.end].strip():
            self._draft.unchecked.append(Unchecked(region, reason, what))

    def _level_out(self) -> None:
        """An article begins with sections, a book with chapters: the outermost has level 1."""
        levels = [piece.level for piece in self._draft.pieces if piece.kind is BlockKind.HEADING]
        by = min(levels, default=1) - 1
        if by:
            self._draft.pieces = [
                Piece(p.start, p.end, p.kind, max(0, p.level - by)) for p in self._draft.pieces
            ]

    def _flush(self, end: int, kind: BlockKind | None = None, level: int = 0) -> None:
        """Ends a block."""
        if self._start < end:
            self._draft.pieces.append(Piece(self._start, end, kind or self._kinds[-1], level))
        self._start = max(end, self._start)

    def _break(self, start: int, end: int) -> None:
        """Ends a block before a stretch, and begins one behind it, where a block may end."""
        if start >= self._held:
            self._flush(start)
            self._start = max(end, self._start)

    def _hide(
        self, start: int, end: int, what: str = "", content: int = 0, reason: Reason = Reason.MARKUP
    ) -> int:
        """Masks a stretch and lists it where it is told what it is; returns its end."""
        # What is listed keeps its room: the rest of a word would move into it.
        self._draft.edits.append(Edit(start, end, joins=not what))
        if what:
            told = masked_out(self._text, Span(start, end), what, Span(content or start, end))
            self._draft.unchecked += (replace(entry, reason=reason) for entry in told)
        return end

    def _take(self, token: re.Match[str]) -> int:
        """Handles one token; returns where the next one may begin."""
        start, end = token.span()
        if start in self._places.code:
            return self._code(start)
        match token.lastgroup:
            case "comment":
                return end
            case "blank":
                self._break(start, end)
                return end
            case "word":
                return self._word(token["word"], start, end)
            case "symbol":
                return self._symbol(token["symbol"], start, end)
            case "formula":
                return self._formula(start, end)
            case "brace":
                return self._hide(start, end)
        self._draft.edits.append(typography(token[0], start, end))
        return end

    def _code(self, start: int) -> int:
        end, what = self._places.code[start]
        if what.startswith("\\") or start < self._held:
            return self._hide(start, end, what, reason=Reason.CODE)
        self._break(start, end)
        self._list(Span(start, end), what, Reason.CODE)
        return end

    # Formulas

    def _formula(self, start: int, end: int) -> int:
        """A formula is masked, but for a plain number or a letter, which is read as it stands."""
        if start == self._formula_end:
            return self._hide(start, end)
        if end - start == 2:
            behind = self._places.after("$$", end)
        else:
            found = self._places.formula(start)
            if found and plain_formula(self._text, Span(found.start + 1, found.end - 1)):
                self._formula_end = found.end - 1
                return self._hide(start, end)
            behind = found.end if found else -1
        return self._hide(start, behind, "mathematics") if behind > 0 else self._hide(start, end)

    def _symbol(self, mark: str, start: int, end: int) -> int:
        closer = _CLOSERS.get(mark)
        if closer and (behind := self._places.after(closer, end)) > 0:
            return self._hide(start, behind, "mathematics")
        if mark == "\\":
            # A line break, in a table the end of a row; its room may follow it.
            behind = self._places.option(end)
            self._draft.edits.append(Edit(start, behind, joins=False))
            return behind
        edit = symbol(self._text, mark, start, self._places)
        self._draft.edits.append(edit)
        return edit.end

    # Commands

    def _word(self, name: str, start: int, end: int) -> int:
        if name in words.HEADINGS or name == "caption":
            return self._title(name, start, end)
        match name:
            case "begin":
                return self._begin(start, end)
            case "end":
                return self._end(start, end)
            case "par":
                self._break(start, end)
            case "item":
                return self._item(start, end)
            case "iffalse" if (behind := self._places.after("\\fi", end)) > 0:
                return self._hide(start, behind, "comment", end)
            case "ensuremath" if group := self._places.group(end):
                is_plain = plain_formula(self._text, Span(group.start + 1, group.end - 1))
                return self._hide(start, end if is_plain else group.end, "" if is_plain else "mathematics")
        edit = word(self._text, name, start, end, self._places)
        if edit is not None:
            self._draft.edits.append(edit)
            return edit.end
        if name in words.SHOWN:
            return self._hide(start, self._places.option(end))
        if name in words.SHOWN_SECOND and (first := self._places.group(self._places.option(end))):
            return self._hide(start, first.end)
        if name in words.SWITCHES or name == "par":
            return self._hide(start, end)
        return self._unknown(name, start, end)

    def _unknown(self, name: str, start: int, end: int) -> int:
        """A command that is not read goes with all its arguments."""
        defined = _DEFINED.match(self._text, end) if name in ("def", "let") else None
        behind = defined.end() if defined else end
        for argument in self._places.arguments(behind):
            behind = argument.end
        if behind == end and name in words.SILENT and (group := self._places.group(end)):
            behind = group.end
        silent = name in words.SILENT or "cite" in name
        return self._hide(start, behind, "" if silent else f"command \\{name}" if behind > end else "command")

    def _title(self, name: str, start: int, end: int) -> int:
        """A heading or a caption is a block of its own."""
        group = self._places.group(self._places.option(end))
        if group is None or start < self._held:
            return self._hide(start, end)
        self._break(start, group.start + 1)
        self._held = group.end
        inside = Span(group.start + 1, group.end - 1)
        self._draft.edits.append(Edit(start, group.start + 1, joins=False))
        level = words.HEADINGS.get(name, 0)
        kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
        self._draft.pieces.append(Piece(inside.start, inside.end, kind, level))
        if not level:
            self._captions.append(inside)
        self._start = group.end
        return group.start + 1

    def _item(self, start: int, end: int) -> int:
        behind = self._places.option(end)
        self._break(start, behind)
        if behind > end:
            return self._hide(start, behind, "label", end)
        return self._hide(start, behind)

    # Environments

    def _begin(self, start: int, end: int) -> int:
        found = self._places.environment(start)
        if found is None:
            return self._hide(start, end)
        name, behind = found
        plain = name.rstrip("*")
        closing = self._places.environments.get(start)
        if closing and plain in words.MATHEMATICS:
            return self._hide(start, closing.end, "mathematics", behind)
        if closing and (plain in words.HIDDEN or plain == "comment"):
            self._break(start, closing.end)
            what = "comment" if plain == "comment" else f"{plain} environment"
            return self._hide(start, closing.end, what, behind)
        if closing and plain in words.TABLES:
            return self._table(start, behind, closing)
        for argument in self._places.arguments(behind):
            behind = argument.end
        self._break(start, behind)
        if name in words.FLOATS:
            self._captions, self._grids = [], []
        self._kinds.append(_kind(plain, self._kinds[-1]))
        return self._hide(start, behind)

    def _end(self, start: int, end: int) -> int:
        match = _END_NAME.match(self._text, start)
        behind = match.end() if match else end
        if match and match["name"] == "document" and start >= self._held:
            self._break(start, len(self._text))
            self._list(Span(behind, len(self._text)), "behind the end")
            self._hide(start, behind)
            return len(self._text)
        if match:
            self._break(start, behind)
            if len(self._kinds) > 1:
                self._kinds.pop()
            for grid in self._grids:
                grid.captions = list(self._captions)
        return self._hide(start, behind)

    def _table(self, start: int, behind: int, closing: Span) -> int:
        """A table whose cells are plain is read, any other is listed."""
        last = closing.end
        if start < self._held:
            return self._hide(start, last, "table")
        for argument in self._places.arguments(behind):
            behind = argument.end
        self._break(start, last)
        read = table(self._text, Span(behind, closing.start), self._places)
        if read is None:
            return self._hide(start, last, "table", behind)
        grid, pieces = read
        self._draft.grids.append(grid)
        self._draft.pieces += pieces
        self._grids.append(grid)
        self._held = closing.start
        return self._hide(start, behind)


def _kind(name: str, around: BlockKind) -> BlockKind:
    if name in words.LISTS:
        return BlockKind.ITEM
    return BlockKind.QUOTE if name in words.QUOTATIONS else around
