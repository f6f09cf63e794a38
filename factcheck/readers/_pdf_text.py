"""Pages of paragraphs to one text: a line of text for each line on paper, divided words made whole.

A word that was divided at the end of a line stands undivided on that line, so lines and pages stay countable.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from factcheck.model import BlockKind, Reason, Span, Unchecked
from factcheck.readers._draft import Draft, Piece
from factcheck.readers._mask import Edit
from factcheck.readers._pdf_furniture import Furniture
from factcheck.readers._pdf_order import Line
from factcheck.readers._pdf_pages import Page
from factcheck.readers._pdf_paragraphs import BULLET, Paragraph

_WORD = re.compile(r"[^\W\d_]++(?:[-’'][^\W\d_]++)*+")
_DIVIDED = re.compile(r"(?P<first>[^\W\d_]+(?:[-’'][^\W\d_]+)*)[-\u00ad\u2010]?$")
_REST = re.compile(r"(?P<rest>[^\W\d_]+)\S*")
_HYPHENS = ("-", "\u00ad", "\u2010")
_COMPOUNDS = frozenset(
    "all anti co counter cross ex far first full half high ill inter large left long low mid multi near non off on one "
    "over part post pre pro quasi right second self semi short single small so third three to two ultra under up "
    "vice well year".split()
)
"""What a compound with a hyphen begins with more often than a divided word does."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, taken apart."""

    page: Page
    furniture: Furniture
    paragraphs: list[Paragraph]
    unreadable: tuple[Line, ...] = ()
    """Lines of which nobody can tell the letters."""


@dataclass(slots=True)
class Composer:
    """Writes sheets into a draft."""

    sheets: Sequence[Sheet]
    draft: Draft = field(default_factory=lambda: Draft(""))
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _page: int = 0
    _line: int = 0
    _texts: dict[int, str] = field(default_factory=dict)
    """Text of each line, by its identity."""

    def run(self) -> Draft:
        """The draft with text, pieces, pages and ledger."""
        self._repair()
        pages = []
        for number, sheet in enumerate(self.sheets, 1):
            pages.append(self._length)
            self._page, self._line = number, 0
            self._sheet(sheet, number)
        self.draft.text = "".join(self._parts)
        self.draft.pages = tuple(pages)
        return self.draft

    def _sheet(self, sheet: Sheet, number: int) -> None:
        start = self._length
        for row, what in sheet.furniture.head:
            self._leave_out(" ".join(f.text for f in row), Reason.NAVIGATION, what)
        for paragraph in sheet.paragraphs:
            self._paragraph(paragraph)
        for line in sheet.unreadable:
            self._leave_out(line.text, Reason.NO_TEXT, "the font does not say which letters these are")
        for row, what in sheet.furniture.foot:
            self._leave_out(" ".join(f.text for f in row), Reason.NAVIGATION, what)
        for text in sheet.page.sideways:
            self._leave_out(text, Reason.MARKUP, "sideways text")
        if sheet.page.drawn and not sheet.paragraphs and not sheet.unreadable and not sheet.page.sideways:
            what = f"page {number} holds no text, but pictures or drawings"
            self.draft.unchecked.append(Unchecked(Span(start, start), Reason.NO_TEXT, what))
        if self._length == start:
            # Each page has a line of its own, so that an empty one can be told from the next.
            self._write("")

    def _write(self, text: str) -> Span:
        self._line += 1
        self.draft.labels.append((self._length, f"page {self._page}, line {self._line}"))
        span = Span(self._length, self._length + len(text))
        self._parts.append(text + "\n")
        self._length = span.end + 1
        return span

    def _leave_out(self, text: str, reason: Reason, what: str) -> None:
        """Masks and lists a line: it may stand between the halves of a sentence, and is no neighbour of any."""
        span = self._write(text)
        self.draft.edits.append(Edit(span.start, span.end, joins=False))
        self.draft.unchecked.append(Unchecked(span, reason, f"{what}: {text}"))

    def _paragraph(self, paragraph: Paragraph) -> None:
        spans = [self._write(self._texts[id(line)]) for line in paragraph.lines]
        start, end = spans[0].start, spans[-1].end
        if paragraph.left_out:
            self.draft.unchecked.append(Unchecked(Span(start, end), *paragraph.left_out))
        elif paragraph.kind is BlockKind.CELL:
            for fragment in paragraph.lines[0].fragments:
                self.draft.pieces.append(Piece(start, start + len(fragment.text), BlockKind.CELL))
                start += len(fragment.text) + 1
        elif paragraph.goes_on:
            upper = self.draft.pieces[-1]
            self.draft.pieces[-1] = Piece(upper.start, end, upper.kind, upper.level)
        else:
            self.draft.pieces.append(Piece(start, end, paragraph.kind, paragraph.level))
            self._mask_bullet(paragraph, start)

    def _mask_bullet(self, paragraph: Paragraph, start: int) -> None:
        mark = BULLET.match(self._texts[id(paragraph.lines[0])])
        if mark and paragraph.kind is BlockKind.ITEM:
            self.draft.edits.append(Edit(start, start + mark.end(), joins=False))

    def _repair(self) -> None:
        every = [paragraph for sheet in self.sheets for paragraph in sheet.paragraphs]
        for paragraph in every:
            self._texts.update((id(line), line.text) for line in paragraph.lines)
        words = _vocabulary(self._texts.values())
        chain: list[Line] = []
        for paragraph in every:
            if not paragraph.goes_on:
                self._make_whole(chain, words)
                chain = []
            chain += paragraph.lines
        self._make_whole(chain, words)

    def _make_whole(self, lines: Sequence[Line], words: Counter[str]) -> None:
        for index, line in enumerate(lines):
            text = self._texts[id(line)]
            below = lines[index + 1] if index + 1 < len(lines) else None
            divided = line.fragments[-1].divided
            if below is None:
                self._texts[id(line)] = f"{text}-" if divided else text
                continue
            under = self._texts[id(below)]
            if divided or (text.endswith(_HYPHENS) and _belong(text[-2:-1], under[:1])):
                self._texts[id(line)], self._texts[id(below)] = _rejoined(text, under, words)


def _rejoined(upper: str, lower: str, words: Counter[str]) -> tuple[str, str]:
    """Both lines with the word between them whole, on the upper one."""
    bare = upper.rstrip("".join(_HYPHENS))
    first, rest = _DIVIDED.search(bare), _REST.match(lower)
    head, _, tail = lower.partition(" ")
    keeps = first is None or rest is None or _is_compound(first["first"], rest["rest"], words)
    return f"{bare}{'-' if keeps else ''}{head}", tail


def _belong(before: str, after: str) -> bool:
    """Whether the letters or figures on both sides of a hyphen make one word."""
    return after.islower() or (before.isdigit() and after.isdigit())


def _is_compound(first: str, rest: str, words: Counter[str]) -> bool:
    """Whether the hyphen belongs to the word: by the document's own words, else by what compounds begin with."""
    last = first.rpartition("-")[2]
    whole, hyphened = words[f"{last}{rest}".lower()], words[f"{first}-{rest}".lower()]
    if whole != hyphened:
        return hyphened > whole
    return "-" in first or rest[0].isupper() or first.lower() in _COMPOUNDS


def _vocabulary(texts: Iterable[str]) -> Counter[str]:
    return Counter(match[0].lower() for text in texts for match in _WORD.finditer(text))
