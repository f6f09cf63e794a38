"""The order in which a page is read: columns found by geometry, then lines from top to bottom.

A gutter is a vertical strip with lines of prose on both sides. What reaches over it (a title, a figure's caption)
parts the page into bands; each band is read column after column. Tables have gutters, too, but no prose beside them:
they stay together, and their rows become lines of several cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from factcheck.readers._pdf_pages import Fragment

_DEEPEST = 4
"""Gutters within columns of columns."""
_FEWEST = 4
"""Fragments on each side of a gutter."""
_GUTTER = 0.7
"""Of the font's size: the narrowest gutter."""
_PROSE = 18
"""Characters: half of a column's letters stand in pieces of lines as long as this at least."""
_PROSE_ON_GRID = 28
"""The same where lines on both sides share their heights, as the rows of a table do."""
_NEIGHBOURS = 1.5
"""Of the font's size: words that stand no further apart belong to one line."""
_TOUCHING = 0.12
"""Of the font's size: no space stands between words this near."""
_LINED_UP = 3.0
"""Points: the sides of cells of one column differ by less."""
_APART = 4.0
"""Of the font's size: words this far apart are cells even on a line of their own."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column, or a row of a table."""

    fragments: tuple[Fragment, ...]
    """One for a line of text; several for cells beside each other. From left to right."""

    @property
    def text(self) -> str:
        """All words; cells are parted by tabs."""
        return "\t".join(fragment.text for fragment in self.fragments)

    @property
    def first(self) -> Fragment:
        """The fragment on the left."""
        return self.fragments[0]

    @property
    def is_row(self) -> bool:
        """Whether it holds several cells."""
        return len(self.fragments) > 1


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that follow each other, with the sides between which they are set."""

    lines: tuple[Line, ...]
    left: float
    right: float


def columns(fragments: Sequence[Fragment], depth: int = 0) -> Iterator[Column]:
    """The columns of a page in reading order."""
    gutter = _gutter(fragments) if depth < _DEEPEST else None
    if gutter is None:
        if fragments:
            yield _column(fragments)
        return
    wide: list[Fragment] = []
    band: tuple[list[Fragment], list[Fragment]] = ([], [])
    for fragment in sorted(fragments, key=lambda f: (-f.base, f.left)):
        if fragment.right <= gutter:
            band[0].append(fragment)
        elif fragment.left >= gutter:
            band[1].append(fragment)
        else:
            if all(band):
                yield from _bands(wide, band, depth)
                wide = []
            else:
                # Short lines of wide paragraphs leave the gutter free without making a column.
                wide += band[0] + band[1]
            band = ([], [])
            wide.append(fragment)
    yield from _bands(wide, band, depth)


def _bands(wide: list[Fragment], band: tuple[list[Fragment], list[Fragment]], depth: int) -> Iterator[Column]:
    """What reaches over the gutter, then the columns below it."""
    if all(band):
        for part in (wide, *band):
            yield from columns(part, depth + 1)
    else:
        yield from columns(wide + band[0] + band[1], depth + 1)


def _gutter(fragments: Sequence[Fragment]) -> float | None:
    """Where the best gutter lies: the left side of what stands on its right; None where there is none."""
    if len(fragments) < 2 * _FEWEST:
        return None
    size = median_low([fragment.size for fragment in fragments])
    starts = Counter(round(fragment.left / 3) for fragment in fragments)
    best, most = None, 0
    for start, count in sorted(starts.items()):
        if count + starts[start + 1] < 3:
            continue
        edge = start * 3 - 3.0
        right = [f for f in fragments if f.left >= edge]
        left = [f for f in fragments if f.right <= edge + 3 - _GUTTER * size]
        weight = min(len(left), len(right))
        if weight >= max(_FEWEST, most + 1) and _are_prose(left, right):
            best, most = edge, weight
    return best


def _are_prose(left: Sequence[Fragment], right: Sequence[Fragment]) -> bool:
    """Whether both sides are columns of text, not of a table."""
    heights = {round(f.base) for f in right}
    shared = sum(1 for f in left if heights & {round(f.base) - 1, round(f.base), round(f.base) + 1})
    on_grid = 2 * shared > min(len(left), len(right))
    least = _PROSE_ON_GRID if on_grid else _PROSE
    return all(_usual_length(side) >= least for side in (left, right))


def _usual_length(side: Sequence[Fragment]) -> int:
    """Length of the fragment in which the middle letter stands: words set far apart count for little."""
    lengths = sorted(len(fragment.text) for fragment in side)
    middle, passed = sum(lengths) / 2, 0
    for length in lengths:
        passed += length
        if passed >= middle:
            return length
    return 0


def _column(fragments: Sequence[Fragment]) -> Column:
    left = min(fragment.left for fragment in fragments)
    right = max(fragment.right for fragment in fragments)
    return Column(tuple(lines(fragments)), left, right)


def rows(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """Fragments of one height together, from top to bottom and from left to right."""
    found: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: (-f.base, f.left)):
        if found and found[-1][0].base - fragment.base < 0.35 * min(fragment.size, found[-1][0].size):
            found[-1].append(fragment)
        else:
            found.append([fragment])
    return [sorted(row, key=lambda f: f.left) for row in found]


def lines(fragments: Iterable[Fragment]) -> Iterator[Line]:
    """The lines of a column from top to bottom."""
    every = rows(fragments)
    cut = [list(_parts(row)) for row in every]
    for index, row in enumerate(every):
        if any(
            _line_up(row, other) for other in every[max(0, index - 1) : index] + every[index + 1 : index + 2]
        ):
            cut[index] = row
    for index, parts in enumerate(cut):
        near = cut[max(0, index - 1) : index] + cut[index + 1 : index + 2]
        if len(parts) > 1 and not _is_row(parts, near):
            parts = [_joined(parts)]
        yield Line(tuple(parts))


def _parts(row: Sequence[Fragment]) -> Iterator[Fragment]:
    """Neighbours on a row made one."""
    group = [row[0]]
    for fragment in row[1:]:
        if fragment.left - group[-1].right <= _NEIGHBOURS * max(fragment.size, group[-1].size):
            group.append(fragment)
        else:
            yield _joined(group)
            group = [fragment]
    yield _joined(group)


def _line_up(row: Sequence[Fragment], other: Sequence[Fragment]) -> bool:
    """Whether two rows are of one table however near its columns stand: piece below piece, every one."""
    return len(row) == len(other) > 1 and all(
        min(abs(ours.left - theirs.left), abs(ours.right - theirs.right)) < _LINED_UP
        for ours, theirs in zip(row, other, strict=True)
    )


def _is_row(parts: Sequence[Fragment], near: Sequence[Sequence[Fragment]]) -> bool:
    """Whether the parts are cells: far from each other, or in line with those above or below."""
    gaps = [after.left - before.right for before, after in pairwise(parts)]
    if max(gaps) > _APART * parts[0].size:
        return True
    return any(
        min(abs(ours.left - theirs.left), abs(ours.right - theirs.right)) < _LINED_UP
        for others in near
        for theirs in others[1:]
        for ours in parts[1:]
    )


def _joined(group: Sequence[Fragment]) -> Fragment:
    if len(group) == 1:
        return group[0]
    longest = max(group, key=lambda f: len(f.text))
    words = group[0].text
    for before, after in pairwise(group):
        words += (" " if after.left - before.right > _TOUCHING * after.size else "") + after.text
    return Fragment(
        words,
        group[0].left,
        max(fragment.right for fragment in group),
        longest.base,
        longest.size,
        all(fragment.bold for fragment in group),
        all(fragment.fixed for fragment in group),
        group[-1].divided,
    )
