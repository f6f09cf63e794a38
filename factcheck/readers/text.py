"""Plain text: paragraphs at blank lines, short titles, bullets, numbered points and quoted mail.

Bullets, point numbers, quote marks and ruled lines are masked; everything else stays as it is. A title is a
short line on its own, without the punctuation or the verb of a sentence, and with something below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from factcheck.model import BlockKind, Document, Reason, Span, Unchecked
from factcheck.readers import Reader
from factcheck.readers._byline import byline, validity
from factcheck.readers._decode import decode
from factcheck.readers._directives import LINE
from factcheck.readers._draft import Draft, Piece, masked_out
from factcheck.readers._frontmatter import front_matter
from factcheck.readers._lines import line_spans
from factcheck.readers._mask import Edit
from factcheck.readers._metadata import metadata

Line = tuple[int, int]

_LONGEST_TITLE = 70
"""Characters."""
_BULLET = re.compile(r"[ \t]*+([-*+•◦▪‣●○■□]|\(?+\d{1,3}[.)]|\(?+[a-z]\))[ \t]++(?=\S)")
_RULE = re.compile(r"[ \t]*+([-=_*~#+])(?:[ \t]?\1){2,}+[ \t]*+")
_QUOTE_MARK = re.compile(r"[ \t]*+>(?:[ \t]?>)*+[ \t]?")
_NUMBERED = re.compile(r"\s*+(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s")
_SENTENCE_END = (".", "!", "?", ";", ",", ":", "…", '."', ".”", "?”", "!”")
_VERB = re.compile(
    r"\b(?:am|are|is|was|were|be|been|has|have|had|do|does|did|will|would|can|could|shall|should|may|might|must"
    r"|cannot|(?:is|are|was|were|do|does|did|wo|ca)n['’]t)\b",
    re.IGNORECASE,
)
"""Words that make a sentence of a line, however short it is."""


class TextReader:
    """Reads plain text."""

    suffixes: ClassVar[tuple[str, ...]] = (".text", ".txt")
    media_type: ClassVar[str] = "text/plain"

    def read(self, data: bytes, uri: str) -> Document:
        """The document in those bytes; raises ``ReadError`` where they are no text."""
        draft = Draft(decode(data, uri))
        front = front_matter(draft.text)
        if front.end:
            draft.unchecked.append(Unchecked(Span(0, front.end), Reason.FRONT_MATTER, front.problem))
        draft.metadata = metadata(front.pairs)
        _Layout(draft).walk(front.end)
        return draft.document(data, uri, self.media_type)


class _Layout:
    """Cuts a text into pieces, group of lines by group of lines."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._text = draft.text

    def walk(self, start: int) -> None:
        groups = list(self._groups(start))
        for index, group in enumerate(groups):
            has_more = index + 1 < len(groups)
            if all(_QUOTE_MARK.match(self._text, *line) for line in group):
                self._quote(group)
            elif underline := self._underline(group):
                self._title(group[0], 1 if underline == "=" else 2)
                if len(group) > 2:
                    self._prose(group[2:])
            elif has_more and self._is_title(group, groups[index + 1]):
                self._title(group[0], self._level(group[0]))
            elif has_more and not index and self._is_head(group):
                self._title(group[0], 1)
                for line in group[1:]:
                    self._draft.pieces.append(Piece(*line, BlockKind.PARAGRAPH))
            else:
                self._prose(group)

    def _groups(self, start: int) -> Iterator[list[Line]]:
        """Runs of lines without a blank line between them; comments and ruled lines other than underlines are blanked."""
        group: list[Line] = []
        for line in line_spans(self._text, start):
            if directive := LINE.match(self._text, *line):
                self._draft.edits.append(Edit(*line, joins=False))
                self._draft.unchecked += masked_out(
                    self._text, Span(*line), "comment", Span(*directive.span(1))
                )
                continue
            rule = _RULE.fullmatch(self._text, *line)
            if rule:
                self._draft.edits.append(Edit(*line, joins=False))
            if rule and len(group) == 1 and rule[1] in "=-~":
                group.append(line)
            elif rule or not self._text[slice(*line)].strip():
                if group:
                    yield group
                group = []
            else:
                group.append(line)
        if group:
            yield group

    def _underline(self, group: list[Line]) -> str:
        """The character that underlines the first line; empty where none does."""
        match = _RULE.fullmatch(self._text, *group[1]) if len(group) > 1 else None
        return match[1] if match else ""

    def _is_title(self, group: list[Line], following: list[Line]) -> bool:
        line = self._text[slice(*group[0])].strip()
        if len(group) > 1 or len(line) > _LONGEST_TITLE or line.endswith(_SENTENCE_END):
            return False
        if _BULLET.match(line) and not (line[0].isdigit() and not self._is_point(following)):
            return False
        first_letter = next((c for c in line if c.isalpha()), "a")
        return first_letter.isupper() and not _VERB.search(line)

    def _is_head(self, group: list[Line]) -> bool:
        """Whether the first lines are a title and, right below it, who wrote the text, when, or from when it holds."""
        below = [self._text[slice(*line)] for line in group[1:]]
        told = bool(below) and all(byline(line, below=True) or validity(line) for line in below)
        return told and self._is_title(group[:1], group[1:])

    def _is_point(self, group: list[Line]) -> bool:
        return _BULLET.match(self._text, *group[0]) is not None

    def _level(self, line: Line) -> int:
        """By its number (2.1 is level 2), else 1 for the first block and for capitals, 2 for others."""
        if number := _NUMBERED.match(self._text, *line):
            return number[1].count(".") + 1
        first = not self._draft.pieces
        return 1 if first or self._text[slice(*line)].isupper() else 2

    def _title(self, line: Line, level: int) -> None:
        self._draft.pieces.append(Piece(*line, BlockKind.HEADING, level))

    def _quote(self, group: list[Line]) -> None:
        for line in group:
            mark = _QUOTE_MARK.match(self._text, *line)
            if mark:
                self._draft.edits.append(Edit(line[0], mark.end(), joins=False))
        self._draft.pieces.append(Piece(group[0][0], group[-1][1], BlockKind.QUOTE))

    def _prose(self, group: list[Line]) -> None:
        """A paragraph, its points apart."""
        start, kind = group[0][0], BlockKind.PARAGRAPH
        for index, line in enumerate(group):
            bullet = _BULLET.match(self._text, *line)
            if bullet is None or not self._begins_point(group, index, bullet[1], kind):
                continue
            if line[0] > start:
                self._draft.pieces.append(Piece(start, line[0], kind))
            self._draft.edits.append(Edit(line[0], bullet.end(), joins=False))
            start, kind = line[0], BlockKind.ITEM
        self._draft.pieces.append(Piece(start, group[-1][1], kind))

    def _begins_point(self, group: list[Line], index: int, mark: str, kind: BlockKind) -> bool:
        """Whether a line that looks like a point is one: wrapped text may begin with a dash or a number, too."""
        if index == 0 or kind is BlockKind.ITEM or mark in "•◦▪‣●○■□":
            return True
        if self._text[slice(*group[index - 1])].rstrip().endswith(":"):
            return True
        following = _BULLET.match(self._text, *group[index + 1]) if index + 1 < len(group) else None
        return following is not None and following[1][-1] == mark[-1]


plugin: type[Reader] = TextReader
