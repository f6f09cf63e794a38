"""Places in a text: ranges of characters, and lines and columns as an editor counts them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from factcheck.frozen import quick


@quick
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters of ``Document.text``."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset behind the last character."""

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges have a character in common."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """The same range, moved by so many characters."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in the user's file, as an editor counts it."""

    line: int
    """1-based line of the text, pages notwithstanding."""
    column: int
    """1-based, in characters."""
    page: int | None = None
    """1-based; only where the format has pages."""
    label: str = ""
    """What the user's program calls the place (“Sales!B7”, “page 3, line 2”); empty where lines tell enough."""

    def after(self, path: str, column: bool = True) -> str:
        """The place behind the path of its file: as editors understand it where they can, else in words."""
        if self.label:
            return f"{path}, {self.label}"
        return f"{path}:{self.line}:{self.column}" if column else f"{path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters of a text, and which ones of the file they stand for."""

    start: int
    """Offset of the first one in the text; the next fragment ends it."""
    origin: int
    """Offset of the first one in the file."""
    length: int
    """Characters of the file, which may be fewer or more."""


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment of a document that speaks to this program."""

    span: Span
    """The whole comment."""
    words: str
    """What stands behind ``factcheck:``, trimmed."""


def origin(fragments: tuple[Fragment, ...], offset: int) -> int:
    """The offset in the file of a character of the text; the same one where there are no fragments."""
    if not fragments:
        return offset
    fragment = fragments[bisect_right(fragments, offset, key=lambda one: one.start) - 1]
    return fragment.origin + min(offset - fragment.start, fragment.length)


def line_starts(text: str) -> tuple[int, ...]:
    """Offset of the first character of each line."""
    starts = [0]
    position = 0
    for line in text.splitlines(keepends=True):
        position += len(line)
        # Only the line ends that editors count; str.splitlines also splits at form feeds and the like.
        if line.endswith(("\n", "\r")):
            starts.append(position)
    return tuple(starts)
