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
    parts: list[str] = []
    # `owed` counts the places freed in the word that the parts end with.
    position, owed, in_word = 0, 0, False
    for start, end, shown, joins in _outermost(edits):
        if position < start:
            owed = _copy(source, position, start, owed, parts)
            in_word = not source[start - 1].isspace()
        piece = source[start:end]
        has_break = "\n" in piece or "\r" in piece
        if has_break or not joins:
            parts.append(" " * owed)
            parts.append(_NOT_A_BREAK.sub(" ", piece) if has_break else " " * len(piece))
            owed, in_word = 0, False
        elif shown or in_word:
            parts.append(shown)
            owed += len(piece) - len(shown)
            in_word = True
        else:
            parts.append(" " * len(piece))
        position = end
    owed = _copy(source, position, len(source), owed, parts)
    parts.append(" " * owed)
    return "".join(parts)


def _copy(source: str, start: int, end: int, owed: int, parts: list[str]) -> int:
    """Copies source text, filling up what is owed where the word ends; returns what is owed still."""
    space = _SPACE.search(source, start, end) if owed else None
    if space is None:
        parts.append(source[start:end])
        return owed
    parts += (source[start : space.start()], " " * owed, source[space.start() : end])
    return 0


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
