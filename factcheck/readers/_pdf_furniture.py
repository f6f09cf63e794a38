"""Running heads, running feet and page numbers: what stands at the edge of page after page.

A row at the upper or lower edge of a page, set off from the text, is furniture where another page has the same words
at the same height, but for a number that counts the pages, or where it is or ends in the number of the page. Words
whose figures differ in any other way are text: two pages that begin alike may well state two things.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.readers._pdf_order import rows
from factcheck.readers._pdf_pages import Fragment

_DEEPEST = 4
"""Rows at each edge."""
_HEIGHT = 8
"""Points; rows of two pages whose heights differ by less may be the same one."""
_SET_OFF = 0.4
"""Of the font's size: the least white space between furniture and text."""
_COUNTED_ON = 3
"""Pages that must agree before a number among words counts as that of the page."""
_LONE_NUMBER = re.compile(r"\d{1,5}")
_COUNTS = "\0"
"""Marks a number in a key that counts the pages."""
_NUMBERED = "\1"
"""Marks the number that the page has in the file: two pages that agree in this are enough."""
_FIRST_NUMBER = re.compile(r"(?:page )?(\d{1,6})\b", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"(?<![\d.,])(\d{1,6})(?:\s?(?:of|/)\s?\d{1,6})?\W?$")
_PAGE_NUMBER = re.compile(
    r"[-–—|\[(]?\s?(?:(?:page|p\.|pg\.)\s)?(?:\d{1,5}|[ivxlc]{1,7})(?:\s?(?:of|/|\|)\s?\d{1,5})?\s?[-–—|\])]?",
    re.IGNORECASE,
)

Row = list[Fragment]
_Key = tuple[int, str]
_Edges = tuple[list[Row], list[Row]]
"""The rows at the upper and the lower edge with the next one, the outermost first."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a page has around its text: rows from top to bottom, and what each is."""

    head: tuple[tuple[Row, str], ...] = ()
    foot: tuple[tuple[Row, str], ...] = ()

    def without(self, fragments: Sequence[Fragment]) -> list[Fragment]:
        """The fragments that are text."""
        taken = {fragment for row, _ in self.head + self.foot for fragment in row}
        return [fragment for fragment in fragments if fragment not in taken]


def furniture(pages: Sequence[Sequence[Fragment]]) -> list[Furniture]:
    """For each page what is none of its text; nothing is where no text would be left in the whole file."""
    edges = [_edges(fragments) for fragments in pages]
    known = _Known(edges)
    found = []
    for number, (top, bottom) in enumerate(edges):
        head, foot = _marked(top, True, number, known), _marked(bottom, False, number, known)
        found.append(Furniture(head, foot[::-1]))
    is_text = any(f.without(fragments) for f, fragments in zip(found, pages, strict=True))
    return found if is_text else [Furniture() for _ in pages]


class _Known:
    """What rows at the edges of pages have in common."""

    def __init__(self, edges: Sequence[_Edges]) -> None:
        pages: defaultdict[_Key, set[int]] = defaultdict(set)
        starts: Counter[int] = Counter()
        for number, sides in enumerate(edges):
            for side in sides:
                for row in side:
                    for key in _keys(row, number):
                        pages[key].add(number)
                    starts.update({n - number for n in _lone_numbers(row)})
        self._keys = {
            key for key, seen in pages.items() if len(seen) >= (_COUNTED_ON if _COUNTS in key[1] else 2)
        }
        self._starts = {start for start, count in starts.items() if count >= _COUNTED_ON}
        """What the first page would be numbered, by the numbers on the others."""

    def repeats(self, row: Row, number: int) -> bool:
        """Whether other pages have the row as well."""
        return any(key in self._keys for key in _keys(row, number))

    def counts(self, row: Row, number: int) -> bool:
        """Whether the page's number stands at an end of the row, apart from the rest."""
        return any(n - number in self._starts for n in _lone_numbers(row))


def _edges(fragments: Sequence[Fragment]) -> _Edges:
    every = rows(fragments)
    top = every[: min(_DEEPEST, (len(every) + 1) // 2) + 1]
    return top, every[-_DEEPEST - 1 :][::-1]


def _marked(side: list[Row], at_top: bool, number: int, known: _Known) -> tuple[tuple[Row, str], ...]:
    """The outermost rows as far as they are furniture, set off from the text."""
    found: list[tuple[Row, str]] = []
    for row in side[:_DEEPEST]:
        if _PAGE_NUMBER.fullmatch(_text(row)):
            found.append((row, "page number"))
        elif known.repeats(row, number) or known.counts(row, number):
            found.append((row, "running head" if at_top else "running foot"))
        else:
            break
    while found and len(found) < len(side) and not _is_set_off(found[-1][0], side[len(found)]):
        found.pop()
    return tuple(found)


def _is_set_off(outer: Row, inner: Row) -> bool:
    """Whether a row stands further from the next than lines of one text do."""
    upper, lower = sorted((outer[0], inner[0]), key=lambda f: -f.base)
    return upper.bottom - lower.top > _SET_OFF * outer[0].size


def _keys(row: Row, number: int) -> Iterator[_Key]:
    """Keys that rows of the same height and words share."""
    step = round(row[0].base / _HEIGHT)
    for height in (step - 1, step, step + 1):
        for words in _readings(_text(row), number):
            yield height, words


def _readings(text: str, number: int) -> Iterator[str]:
    """The words of a row as they stand, and with a number at either end as its distance from the page's."""
    yield text
    for match in (_FIRST_NUMBER.match(text), _LAST_NUMBER.search(text)):
        if match:
            start, end = match.span(1)
            distance = int(match[1]) - number
            yield f"{text[:start]}{_NUMBERED if distance == 1 else f'{_COUNTS}{distance}'}{text[end:]}"


def _lone_numbers(row: Row) -> set[int]:
    """Numbers at either end of a row that stand apart from the rest of it."""
    return {int(fragment.text) for fragment in (row[0], row[-1]) if _LONE_NUMBER.fullmatch(fragment.text)}


def _text(row: Row) -> str:
    return " ".join(fragment.text for fragment in row)
