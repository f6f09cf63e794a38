"""Lines to paragraphs, by geometry: leading, indents, short lines, sizes; headings where the size leaves no doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.model import BlockKind, Reason
from factcheck.readers._pdf_order import Column, Line

_LARGER = 1.12
"""Times the size of the body: the least for a heading."""
_SAME = 0.08
"""Share by which sizes in one paragraph may differ."""
_LOOSE = 1.3
"""Times the usual distance of two lines: more parts paragraphs."""
_INDENT = 0.8
"""Of the font's size: the least indent that counts."""
_DEEP = 6.0
"""Of the font's size: more is no indent of a first line."""
_LONGEST_HEADING = 160
"""Characters."""
_LONGEST_BOLD_HEADING = 80
_MOST_HEADING_LINES = 3
_CODE = (Reason.CODE, "")
_DEEPEST_LEVEL = 6

BULLET = re.compile(r"([-–—*•◦▪‣●○■□·❖➢✓]|\(?\d{1,3}[.)]|\(?[a-z]\)|\([ivx]{1,5}\))\s(?=\S)")
"""What a point of a list begins with; a bullet, a number or a letter."""
_LONE_BULLET = re.compile(r"[•◦▪‣●○■□·❖➢✓]")
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]»\d]{0,4}$")
_STOPS = re.compile(r"[.,;]$")
_CONTENTS = re.compile(r"(?:\.\s?){5,}\s*[\divxlc]{1,6}$")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, or the cells of one row."""

    kind: BlockKind
    lines: list[Line]
    column: Column
    level: int = 0
    """Of a heading."""
    left_out: tuple[Reason, str] | None = None
    """Why it is no text to check, if so: the reason, and what exactly was seen."""
    goes_on: bool = False
    """Whether it is the rest of the paragraph before."""

    @property
    def size(self) -> float:
        """Of its font."""
        return self.lines[0].first.size


@dataclass(frozen=True, slots=True)
class Style:
    """What is usual in a document."""

    size: float
    leading: float
    """Distance between lines, in font sizes."""
    fixed: bool
    """Whether the body itself is set in letters of one width."""


def usual(columns: Iterable[Column]) -> Style:
    """The size and leading that most of the text has."""
    sizes: Counter[float] = Counter()
    steps: Counter[float] = Counter()
    fixed = total = 0
    for column in columns:
        above: Line | None = None
        for line in column.lines:
            letters = len(line.text)
            sizes[_rounded(line.first.size)] += letters
            total += letters
            fixed += letters if line.first.fixed else 0
            if above and _same_size(above, line):
                steps[round((above.first.base - line.first.base) / line.first.size, 1)] += letters
            above = line
    size = max(sizes, key=lambda s: (sizes[s], s), default=10.0)
    leading = max(steps, key=lambda s: (steps[s], -s), default=1.2)
    return Style(size, min(max(leading, 1.0), 3.0), 2 * fixed > total)


def paragraphs(columns: Sequence[Column], style: Style) -> list[Paragraph]:
    """The paragraphs of a page in reading order."""
    return [paragraph for column in columns for paragraph in _Cutter(column, style).run()]


def rank_headings(pages: Iterable[Iterable[Paragraph]], style: Style) -> None:
    """Makes headings of paragraphs in larger or bold type; larger ones are further out."""
    found = [p for page in pages for p in page if _is_heading(p, style)]
    sizes = sorted({_rounded(p.size) for p in found if _is_large(p, style)}, reverse=True)
    levels = {size: min(level, _DEEPEST_LEVEL) for level, size in enumerate(sizes, 1)}
    for paragraph in found:
        paragraph.kind = BlockKind.HEADING
        paragraph.level = levels.get(_rounded(paragraph.size), min(len(sizes) + 1, _DEEPEST_LEVEL))


def drop_echoes(pages: Sequence[Sequence[Paragraph]]) -> None:
    """Leaves out the running head of a short document: its first line of a page, small, with the words of a heading."""
    titles = {_words(p) for page in pages for p in page if p.kind is BlockKind.HEADING}
    for page in pages:
        if (
            page
            and page[0].kind is BlockKind.PARAGRAPH
            and not page[0].left_out
            and _words(page[0]) in titles
        ):
            page[0].left_out = (Reason.NAVIGATION, "running head")


def join(pages: Sequence[list[Paragraph]]) -> None:
    """Finds the paragraphs that go on in the next column or on the next page.

    Where only smaller type (footnotes) stands below the first half, that goes before it.
    """
    before: list[Paragraph] = []
    for page in pages:
        if not page:
            continue
        if before:
            index = len(before) - 1
            while index and before[index].size < (1 - _SAME) * page[0].size:
                index -= 1
            if _continues(before[index], page[0]):
                before.append(before.pop(index))
                page[0].goes_on = True
        for upper, lower in pairwise(page):
            lower.goes_on = lower.column is not upper.column and _continues(upper, lower)
        before = page


def _continues(upper: Paragraph, lower: Paragraph) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    prose = (BlockKind.PARAGRAPH, BlockKind.ITEM)
    last, first = upper.lines[-1], lower.lines[0]
    if upper.kind not in prose or lower.kind is not BlockKind.PARAGRAPH:
        return False
    if upper.left_out or lower.left_out or not _same_size(last, first):
        return False
    if last.first.divided:
        return True
    text = last.text.rstrip()
    if _ENDS.search(text) or not text:
        return False
    if first.text[0].islower() or text[-1] in ",-–—":
        return True
    return _is_full(last, upper.column) and not _is_indented(lower)


class _Cutter:
    """Cuts one column into paragraphs."""

    def __init__(self, column: Column, style: Style) -> None:
        self._column = column
        self._style = style

    def run(self) -> Iterator[Paragraph]:
        current: Paragraph | None = None
        for line in self._column.lines:
            if current and not self._starts(current, line):
                current.lines.append(line)
                continue
            if current:
                yield current
            current = self._new(line)
        if current:
            yield current

    def _new(self, line: Line) -> Paragraph:
        kind = BlockKind.PARAGRAPH
        if BULLET.match(line.text) or _LONE_BULLET.fullmatch(line.first.text):
            kind = BlockKind.ITEM
        elif line.is_row:
            kind = BlockKind.CELL
        left_out = None
        if line.first.fixed and not self._style.fixed:
            left_out = _CODE
        elif _CONTENTS.search(line.text.replace("\t", " ")):
            left_out = (Reason.NAVIGATION, "table of contents")
        return Paragraph(kind, [line], self._column, left_out=left_out)

    def _starts(self, paragraph: Paragraph, line: Line) -> bool:
        """Whether a line begins a new paragraph below this one."""
        above, ours = paragraph.lines[-1].first, line.first
        if paragraph.left_out is _CODE or (ours.fixed and not self._style.fixed):
            return not (paragraph.left_out is _CODE and ours.fixed)
        if paragraph.left_out or paragraph.kind is BlockKind.CELL or line.is_row:
            return True
        if not _same_size(paragraph.lines[-1], line):
            return True
        if above.base - ours.base > _LOOSE * self._style.leading * max(ours.size, above.size):
            return True
        # A divided word has its other half below, whatever the layout looks like.
        if above.divided:
            return False
        if BULLET.match(line.text) and self._begins_item(paragraph):
            return True
        return self._is_set_off(paragraph, line)

    def _begins_item(self, paragraph: Paragraph) -> bool:
        return paragraph.kind is BlockKind.ITEM or bool(_ENDS.search(paragraph.lines[-1].text))

    def _is_set_off(self, paragraph: Paragraph, line: Line) -> bool:
        """Whether weight, indent or the room left above tell that the break is meant."""
        above, ours, column = paragraph.lines[-1].first, line.first, self._column
        full = _is_full(paragraph.lines[-1], column)
        if above.bold != ours.bold and not full:
            return True
        if ours.size > _LARGER * self._style.size:
            return False
        ended = bool(_ENDS.search(above.text))
        shift = ours.left - above.left
        if paragraph.kind is BlockKind.ITEM:
            hanging = len(paragraph.lines) > 1 and shift < -_INDENT * ours.size
            return hanging or (
                ended and shift < _INDENT * ours.size and not full and len(paragraph.lines) == 1
            )
        if _INDENT * ours.size < shift < _DEEP * ours.size and (ended or full):
            return True
        if len(paragraph.lines) > 1 and shift < -_INDENT * ours.size:
            return True
        room = column.right - above.right
        word = line.text.split()[0]
        fits = len(word) + 2 < room / max(0.1, (ours.right - ours.left) / len(ours.text))
        if ended:
            return fits
        far = room > 0.4 * (column.right - column.left)
        return far and not line.text[0].islower() and above.text[-1] != ","


def _is_heading(paragraph: Paragraph, style: Style) -> bool:
    """Whether a paragraph is a title beyond doubt."""
    if paragraph.kind is not BlockKind.PARAGRAPH and not _is_large(paragraph, style):
        return False
    text = " ".join(line.text for line in paragraph.lines)
    if paragraph.left_out or paragraph.kind is BlockKind.CELL or _STOPS.search(text):
        return False
    if not any(map(str.isalpha, text)) or len(paragraph.lines) > _MOST_HEADING_LINES:
        return False
    if _is_large(paragraph, style):
        return len(text) <= _LONGEST_HEADING
    bold = all(line.first.bold for line in paragraph.lines)
    return (
        bold
        and len(paragraph.lines) == 1
        and len(text) <= _LONGEST_BOLD_HEADING
        and paragraph.size >= (1 - _SAME) * style.size
        and not text.endswith((":", "?", "!"))
    )


def _words(paragraph: Paragraph) -> str:
    return " ".join(line.text for line in paragraph.lines).casefold()


def _is_large(paragraph: Paragraph, style: Style) -> bool:
    return all(line.first.size >= _LARGER * style.size for line in paragraph.lines)


def _is_full(line: Line, column: Column) -> bool:
    """Whether a line reaches the right side of its column."""
    return column.right - line.fragments[-1].right < 3 * line.first.size


def _is_indented(paragraph: Paragraph) -> bool:
    first, size = paragraph.lines[0].first, paragraph.size
    rest = min((line.first.left for line in paragraph.lines[1:]), default=paragraph.column.left)
    return first.left - rest > _INDENT * size


def _same_size(upper: Line, lower: Line) -> bool:
    larger = max(upper.first.size, lower.first.size)
    return abs(upper.first.size - lower.first.size) <= _SAME * larger


def _rounded(size: float) -> float:
    return round(size * 2) / 2
