"""The cells of a workbook, sheet by sheet, with what keeps a hostile file from filling the memory."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from factcheck.errors import ReadError

_MOST_BYTES = 512 * 1024 * 1024
"""All parts of the file together, unpacked."""
_MOST_GROWTH = 200
"""Times that a part of some size may grow when unpacked; sheets of figures grow about tenfold."""
_SMALL = 4 * 1024 * 1024
"""Bytes, unpacked; what stays below may be packed as tightly as it likes."""
_MOST_PLACES = 20_000_000
"""Cells of one sheet, empty ones included."""
_CURRENCY = re.compile(r"\[\$(?P<sign>[^\]\-]{1,4})[^\]]*\]|(?P<bare>[$€£¥₹])")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')


class Entry(NamedTuple):
    """One cell that holds something."""

    row: int
    """0-based."""
    column: int
    """0-based."""
    text: str
    """As shown, in one line."""
    silence: str = ""
    """Why it can't be checked."""


def column_letters(column: int) -> str:
    """The name of a column, counted from 0: A, B, ... AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Workbook(NamedTuple):
    """What a file says of itself, and its sheets."""

    properties: tuple[tuple[str, str], ...]
    sheets: Iterator[tuple[str, Iterator[Entry]]]
    """Name and cells of each, in the order of the file; each is to be read before the next."""


def open_workbook(data: bytes, uri: str) -> Workbook:
    """The workbook in those bytes.

    Raises ``ReadError`` for what is no workbook, is encrypted, or unpacks to an absurd size; a damaged sheet raises
    when it is read.
    """
    _check(data, uri)
    # Loaded here because it takes a while.
    import openpyxl

    try:
        shown = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        written = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    except Exception as error:  # the library raises whatever its parsers raise
        raise ReadError(uri, f"is no readable workbook ({_words(error)})") from error
    stated = shown.properties
    said = {"title": stated.title, "author": stated.creator, "modified": stated.modified}
    pairs = zip(shown.worksheets, written.worksheets, strict=True)
    sheets = ((values.title, _entries(values, formulas, uri)) for values, formulas in pairs)
    return Workbook(tuple((key, str(value)) for key, value in said.items() if value), sheets)


def _check(data: bytes, uri: str) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError(uri, "is encrypted, or a workbook of the old kind (.xls)")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ReadError(uri, "is no workbook: it can't be unpacked") from error
    if any(part.flag_bits & 1 for part in parts):
        raise ReadError(uri, "is encrypted")
    grown = any(
        part.file_size > _SMALL and part.file_size > _MOST_GROWTH * max(part.compress_size, 1)
        for part in parts
    )
    if grown or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise ReadError(uri, "unpacks to an absurd size")


def _entries(values: Any, formulas: Any, uri: str) -> Iterator[Entry]:
    seen = 0
    # What a sheet says of its own size may be a lie that would be filled up with empty cells.
    values.reset_dimensions()
    formulas.reset_dimensions()
    try:
        for row, pair in enumerate(zip(values.iter_rows(), formulas.iter_rows(), strict=False)):
            seen += len(pair[0])
            if seen > _MOST_PLACES:
                raise ReadError(uri, f"sheet {values.title}: is almost empty, and too wide to be read")
            for column, (shown, written) in enumerate(zip(*pair, strict=False)):
                entry = _entry(row, column, shown, written)
                if entry is not None:
                    yield entry
    except ReadError:
        raise
    except Exception as error:  # the library raises whatever its parsers raise
        raise ReadError(uri, f"sheet {values.title}: can't be read ({_words(error)})") from error


def _entry(row: int, column: int, shown: Any, written: Any) -> Entry | None:
    text = _shown(shown.value, getattr(shown, "number_format", "") or "")
    if text:
        return Entry(row, column, text, "error value" if shown.data_type == "e" else "")
    formula = written.value
    if shown.value is None and formula is not None:
        return Entry(row, column, " ".join(str(formula).split()), "formula without a stored value")
    return None


def _shown(value: Any, form: str) -> str:
    """A value as the program shows it, as far as its meaning depends on the form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value, form.split(";")[0])
    return " ".join(str(value).split())


def _number(value: float, form: str) -> str:
    if "%" in _LITERAL.sub("", form):
        return f"{value * 100:.12g}%"
    digits = f"{value:.12g}"
    if "e" in digits:
        digits = f"{value:.0f}" if abs(value) >= 1 else f"{value:.12f}".rstrip("0")
    sign = _CURRENCY.search(form)
    if sign is None:
        return digits
    mark = (sign["sign"] or sign["bare"]).strip()
    return f"{mark}{' ' if mark.isalpha() else ''}{digits}"


def _words(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:120] or type(error).__name__
