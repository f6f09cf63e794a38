"""Markup out, characters in place: edits that never change the length of a text.

Markup before a word becomes spaces. Where markup or a character entity stands inside a word (``don&rsquo;t``,
``un**believ**able``), the visible characters of that word move together and the freed room is filled with
spaces at its end. So every line, every start of a word and every offset outside such words stays exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from html.entities import html5
from typing import NamedTuple

_SPACE = re.compile(r"\s")
_NOT_A_BREAK = re.compile(r"[^\r\n]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Soft hyphen, zero-width space, word joiner, stray byte-order mark, and the marks of writing direction.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


class Edit(NamedTuple):
    """A stretch of the source that is not shown as it stands."""

    start: int
    end: int
    text: str = ""
    """What is shown instead: no longer than the stretch, without white space."""
    joins: bool = True
    """Whether the characters on both sides belong to one word."""


def masked(source: str, edits: Iterable[Edit]) -> str:
    """The source with all edits made: same length, line breaks in the same places.

    Of overlapping edits the one that begins first holds, of two that begin together the longer one.
    """
    canvas = _Canvas(source)
    for edit in _outermost(edits):
        canvas.apply(edit)
    return canvas.finish()


def entities(source: str, start: int = 0, end: int | None = None) -> Iterator[Edit]:
    """An edit for each character entity that means something."""
    for match in _ENTITY.finditer(source, start, len(source) if end is None else end):
        if edit := entity(match):
            yield edit


def entity_at(source: str, position: int, end: int) -> Edit | None:
    """The edit for the entity at a position, if there is one."""
    match = _ENTITY.match(source, position, end)
    return entity(match) if match else None


def entity(match: re.Match[str]) -> Edit | None:
    """The edit for one match of an entity; None for a name that means nothing."""
    name = match[0]
    shown = unescape(name) if name[1] == "#" else html5.get(name[1:])
    if shown is None:
        return None
    if any(map(str.isspace, shown)):
        return Edit(match.start(), match.end(), joins=False)
    return Edit(match.start(), match.end(), _INVISIBLE.sub("", shown))


def invisible(source: str) -> Iterator[Edit]:
    """An edit for each character that takes no room on paper but would split a word."""
    return (Edit(match.start(), match.end()) for match in _INVISIBLE.finditer(source))


def _outermost(edits: Iterable[Edit]) -> Iterator[Edit]:
    end = 0
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if end <= edit.start < edit.end:
            end = edit.end
            yield edit


class _Canvas:
    """The text under construction; `owed` counts the places freed in the word at its end."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._position = 0
        self._owed = 0
        self._in_word = False

    def apply(self, edit: Edit) -> None:
        """Copies what stands before an edit, then makes the edit."""
        self._copy_until(edit.start)
        piece = self._source[edit.start : edit.end]
        size = len(piece)
        has_break = "\n" in piece or "\r" in piece
        if has_break or not edit.joins:
            self._pay()
            self._parts.append(_NOT_A_BREAK.sub(" ", piece) if has_break else " " * size)
            self._in_word = False
        elif edit.text:
            self._parts.append(edit.text)
            self._owed += size - len(edit.text)
            self._in_word = True
        elif self._in_word:
            self._owed += size
        else:
            self._parts.append(" " * size)
        self._position = edit.end

    def finish(self) -> str:
        """The whole text."""
        self._copy_until(len(self._source))
        self._pay()
        return "".join(self._parts)

    def _copy_until(self, end: int) -> None:
        start = self._position
        if start == end:
            return
        if self._owed and (space := _SPACE.search(self._source, start, end)):
            self._parts.append(self._source[start : space.start()])
            self._pay()
            start = space.start()
        self._parts.append(self._source[start:end])
        self._in_word = not self._source[end - 1].isspace()

    def _pay(self) -> None:
        if self._owed:
            self._parts.append(" " * self._owed)
            self._owed = 0
