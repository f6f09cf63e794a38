"""What stands on the pages of a PDF file: fragments of lines with their place, size and font.

Everything that speaks to the library is here. Its text and its boxes are asked for by the same character index, and
a page whose text and index disagree is read character by character.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium

from factcheck.errors import ReadError
from factcheck.readers import _pdf_trial
from factcheck.readers._superscript import exponent

HYPHEN = "\ufffe"
"""What the library puts where a word was divided at the end of a line."""

_MOST_PAGES = 20_000
_MOST_CHARACTERS = 2_000_000
"""On one page; the largest sheets that people print hold some 50,000."""
_WIDE_GAP = 1.0
"""Of the font's size; further apart, words may stand in two columns."""
_OWN_FIELDS = ("valid_from", "valid_until", "supersedes", "authority")
"""Of the file's properties, beside those that the format names."""
_END_MARK = b"%%EOF"
_TAIL = 4096
"""Bytes at the end of a file in which its end mark must stand."""

# The library is not thread-safe.
_LOCK = Lock()

_RUN = re.compile(rf"[^\r\n{HYPHEN}]++{HYPHEN}?")
_GAP = re.compile(r"\s++")
_WORD = re.compile(r"\S++")
_NEEDS_CARE = re.compile("[\\d*†‡§\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufb00-\ufb06\ufdd0-\ufdef\ufffe\uffff]")
_MAY_BE_RAISED = re.compile(r"[\d*†‡§][^\w\s]*+$")
_RAISED = re.compile(r"[\[(]?(?:\d{1,3}(?:[,–-]\d{1,3}){0,4}|[*†‡§]{1,3})[\])]?")
_LEADING = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3})(?=\D|$)")
_RAISED_BY = 0.15
"""Of the font's size."""
_CLOSING = '.,;:!?"”’'
_UNFIT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\uffff]")
_UNKNOWN = re.compile("[\0\ufffd\ue000-\uf8ff]")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\x02": HYPHEN}
)
_BOLD = re.compile(r"bold|black|heavy|demi|cmbx", re.IGNORECASE)
_FIXED = re.compile(r"courier|mono(?!type)|nimbusmon|consol|cmtt|menlo|typewriter", re.IGNORECASE)
_FIXED_PITCH = 1
_LONGEST_FONT_NAME = 128


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words that stand side by side on one line; lengths in points, seen along the direction of the text."""

    text: str
    left: float
    right: float
    base: float
    """Height of the line that the letters stand on; higher on the page is more."""
    size: float
    bold: bool = False
    fixed: bool = False
    """Whether every letter has the same width, as in code."""
    divided: bool = False
    """Whether the last word goes on in the next line."""

    @property
    def bottom(self) -> float:
        """Below the letters that reach down."""
        return self.base - 0.25 * self.size

    @property
    def top(self) -> float:
        """Above capitals."""
        return self.base + 0.75 * self.size


@dataclass(frozen=True, slots=True)
class Page:
    """One page."""

    fragments: tuple[Fragment, ...]
    """In the order in which the file draws them."""
    sideways: tuple[str, ...] = ()
    """Text that runs in another direction than the rest."""
    drawn: bool = False
    """Whether it holds anything but text: pictures, lines, forms."""
    unknown: float = 0.0
    """Share of characters for which the font does not say which letters they are."""


@dataclass(frozen=True, slots=True)
class File:
    """What a PDF file holds."""

    pages: tuple[Page, ...]
    properties: dict[str, str]
    """As the file has them: Title, Author, CreationDate and so on."""


def read_file(data: bytes, uri: str) -> File:
    """All pages of a PDF file; raises ``ReadError`` where it can't be opened, or not to its end."""
    if not data:
        raise ReadError(uri, "is empty (0 bytes)")
    if b"%PDF-" not in data[:1024]:
        raise ReadError(uri, "is not a PDF file")
    if _END_MARK not in data.rstrip(b"\0\r\n\t ")[-_TAIL:]:
        raise ReadError(uri, "is cut off: the mark at the end of a PDF file is missing")
    if _pdf_trial.is_suspect(data) and not _pdf_trial.ends(data, _pdf_trial.SECONDS):
        limits = f"{_pdf_trial.SECONDS} s or {_pdf_trial.GIGABYTES} GB"
        raise ReadError(uri, f"was given up: its drawings draw each other, beyond {limits}")
    with _LOCK:
        document = _opened(data, uri)
        try:
            if len(document) > _MOST_PAGES:
                raise ReadError(uri, f"has {len(document)} pages; at most {_MOST_PAGES} are read")
            pages = tuple(_page(document, index, uri) for index in range(len(document)))
            said = document.get_metadata_dict(skip_empty=True)
            said |= {key: value for key in _OWN_FIELDS if (value := document.get_metadata_value(key))}
            return File(pages, said)
        finally:
            document.close()


def _opened(data: bytes, uri: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise ReadError(uri, "is encrypted: it opens with a password only") from None
        raise ReadError(uri, "is damaged: no PDF file that can be opened") from None


def _page(document: pypdfium2.PdfDocument, index: int, uri: str) -> Page:
    try:
        page = document[index]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        raise ReadError(uri, f"is damaged: page {index + 1} can't be read") from None
    try:
        if text_page.count_chars() > _MOST_CHARACTERS:
            raise ReadError(uri, f"holds more than {_MOST_CHARACTERS} characters on page {index + 1}")
        return _Letters(text_page).page(_is_drawn_on(page))
    finally:
        text_page.close()
        page.close()


def _without_marks(fragments: Sequence[Fragment]) -> Iterator[Fragment]:
    """Takes marks of notes that were drawn by themselves off the words before; exponents stay with them."""
    before: Fragment | None = None
    for fragment in fragments:
        if before and _is_mark_of(before, fragment):
            words = before.text + exponent(before.text, fragment.text)
            before = replace(before, text=words, right=fragment.right)
            continue
        if before:
            yield before
        before = fragment
    if before:
        yield before


def _is_mark_of(words: Fragment, mark: Fragment) -> bool:
    """Whether a fragment is a mark of a note, or an exponent, that is raised directly behind words."""
    raised = mark.base - words.base
    return (
        _RAISED.fullmatch(mark.text) is not None
        and abs(mark.left - words.right) < 0.3 * words.size
        and _RAISED_BY * words.size < raised < words.size
        and mark.size <= words.size
    )


def _is_drawn_on(page: pypdfium2.PdfPage) -> bool:
    objects = (pdfium.FPDFPage_GetObject(page, index) for index in range(pdfium.FPDFPage_CountObjects(page)))
    return any(pdfium.FPDFPageObj_GetType(one) != pdfium.FPDF_PAGEOBJ_TEXT for one in objects)


class _Letters:
    """The characters of a page and what the library tells of each."""

    def __init__(self, text_page: pypdfium2.PdfTextPage) -> None:
        # The handle itself: the helper around it would be asked for it at every call.
        self._page = text_page.raw
        self._count = text_page.count_chars()
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
        self._flags = ctypes.c_int()
        self.text = self._characters()

    def page(self, drawn: bool) -> Page:
        """The page, its text in the direction that most of it runs in."""
        runs = [match.span() for match in _RUN.finditer(self.text)]
        angles = [self._angle(start) for start, _ in runs]
        weights: dict[int, int] = {}
        for angle, (start, end) in zip(angles, runs, strict=True):
            weights[angle] = weights.get(angle, 0) + end - start
        main = max(weights, key=lambda angle: (weights[angle], -abs(angle)), default=0)
        fragments: list[Fragment] = []
        sideways = []
        for angle, run in zip(angles, runs, strict=True):
            if angle == main:
                for part in self._parts(*run, math.radians(main)):
                    fragments += self._fragments(*part, math.radians(main))
            elif words := self._clean(*run):
                sideways.append(words)
        visible = len(self.text) - sum(map(self.text.count, " \r\n"))
        unknown = len(_UNKNOWN.findall(self.text)) / max(1, visible)
        return Page(tuple(_without_marks(fragments)), tuple(sideways), drawn, unknown)

    def _characters(self) -> str:
        """One character for each index."""
        units = (ctypes.c_ushort * (self._count + 1))()
        written = pdfium.FPDFText_GetText(self._page, 0, self._count, units) - 1
        text = bytes(units)[: 2 * max(0, written)].decode("utf-16-le", "replace")
        if len(text) == written == self._count:
            return text
        codes = (pdfium.FPDFText_GetUnicode(self._page, index) for index in range(self._count))
        # A code of 2 is a divided word here; half a pair of surrogates could not be written anywhere.
        shown = ("\ufffd" if 0xD800 <= c < 0xE000 or c > 0x10FFFF else chr(c) for c in codes)
        return "".join(HYPHEN if char == "\x02" else char for char in shown)

    def _clean(self, start: int, end: int) -> str:
        """The words as they are to be read: ligatures as letters, nothing that is no character."""
        text = self.text[start:end].rstrip(HYPHEN).translate(_LIGATURES)
        return " ".join(_UNFIT.sub("", text).split())

    def _parts(self, start: int, end: int, angle: float) -> Iterator[tuple[int, int]]:
        """Cuts off what is raised at the beginning of a run: it belongs to the words before."""
        lead = _LEADING.match(self.text, start, end)
        cut = lead.end() if lead else start
        if cut < end and lead:
            usual = self._height((cut + end) // 2, angle) + _RAISED_BY * self._size(start, end)
            if self._height(start, angle) > usual:
                yield start, cut
                start = cut
        yield start, end

    def _fragments(self, start: int, end: int, angle: float) -> Iterator[Fragment]:
        """Cuts a run of the library at wide gaps."""
        divided = self.text[end - 1] == HYPHEN
        if divided:
            end -= 1
        size = self._size(start, end)
        first = start
        for gap in _GAP.finditer(self.text, start, end):
            if gap.end() < end and first < gap.start() and self._gap(gap, angle) > _WIDE_GAP * size:
                yield from self._fragment(first, gap.start(), angle)
                first = gap.end()
        yield from self._fragment(first, end, angle, divided)

    def _fragment(self, start: int, end: int, angle: float, divided: bool = False) -> Iterator[Fragment]:
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        words = " ".join(filter(None, self._words(start, end, angle)))
        if not words:
            return
        bold, fixed = self._font(start)
        last_bold, last_fixed = self._font(end - 1)
        left, right = self._sides(start, angle)[0], self._sides(end - 1, angle)[1]
        base = sorted(self._height(index, angle) for index in (start, (start + end) // 2, end - 1))[1]
        size = self._size(start, end)
        yield Fragment(
            words, left, max(left, right), base, size, bold and last_bold, fixed and last_fixed, divided
        )

    def _words(self, start: int, end: int, angle: float) -> Iterator[str]:
        """Each word, marks of notes taken off and exponents raised."""
        if not _NEEDS_CARE.search(self.text, start, end):
            yield from self.text[start:end].split()
            return
        base: float | None = None
        for match in _WORD.finditer(self.text, start, end):
            if not _NEEDS_CARE.search(match[0]):
                yield match[0]
                continue
            if not _MAY_BE_RAISED.search(match[0]):
                yield self._clean(*match.span())
                continue
            if base is None:
                base = min(self._height(start, angle), self._height(end - 1, angle))
                base += _RAISED_BY * self._size(start, end)
            yield self._lowered(*match.span(), base, angle)

    def _lowered(self, start: int, end: int, limit: float, angle: float) -> str:
        """A word without the mark of a note that is set above `limit`, and with a raised exponent as such."""
        stop = end
        while stop > start and self.text[stop - 1] in _CLOSING:
            stop -= 1
        cut = stop
        while cut > start and self._height(cut - 1, angle) > limit:
            cut -= 1
        word = self._clean(start, cut)
        if not _RAISED.fullmatch(self.text, cut, stop):
            return self._clean(start, end)
        return word + exponent(word, self.text[cut:stop]) + self._clean(stop, end)

    def _gap(self, gap: re.Match[str], angle: float) -> float:
        return self._sides(gap.end(), angle)[0] - self._sides(gap.start() - 1, angle)[1]

    def _sides(self, index: int, angle: float) -> tuple[float, float]:
        """Where a character begins and ends along the line."""
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._page, index, box)
        if not angle:
            return box.left, box.right
        corners = [
            x * math.cos(angle) + y * math.sin(angle)
            for x in (box.left, box.right)
            for y in (box.bottom, box.top)
        ]
        return min(corners), max(corners)

    def _height(self, index: int, angle: float) -> float:
        pdfium.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        if not angle:
            return float(self._y.value)
        return float(self._y.value * math.cos(angle) - self._x.value * math.sin(angle))

    def _size(self, start: int, end: int) -> float:
        """The larger of the sizes at both ends, or in the middle where those differ.

        Bullets, marks of notes and names of code are set smaller than the rest.
        """
        first, last = self._size_at(start), self._size_at(end - 1)
        return first if first == last else max(first, last, self._size_at((start + end) // 2))

    def _size_at(self, index: int) -> float:
        matrix = self._matrix
        size = pdfium.FPDFText_GetFontSize(self._page, index)
        scale = math.hypot(matrix.c, matrix.d) if self._has_matrix(index) else 1.0
        return max(0.1, float(size * scale))

    def _angle(self, index: int) -> int:
        """The direction of the text in whole degrees, to the nearest five."""
        if not self._has_matrix(index):
            return 0
        degrees = math.degrees(math.atan2(self._matrix.b, self._matrix.a))
        return round(degrees / 5) * 5 if math.isfinite(degrees) else 0

    def _has_matrix(self, index: int) -> bool:
        return bool(pdfium.FPDFText_GetMatrix(self._page, index, self._matrix))

    def _font(self, index: int) -> tuple[bool, bool]:
        length = pdfium.FPDFText_GetFontInfo(self._page, index, self._name, _LONGEST_FONT_NAME, self._flags)
        name = self._name.value.decode("utf-8", "replace") if 0 < length <= _LONGEST_FONT_NAME else ""
        fixed = bool(self._flags.value & _FIXED_PITCH) if length else False
        return bool(_BOLD.search(name)), fixed or bool(_FIXED.search(name))
