"""Bytes to characters: byte-order marks, declared encodings, UTF-8, and Windows-1252 as the last resort.

The byte-order mark is dropped, because no editor counts it as a column; every other character is kept.
"""

from __future__ import annotations

import codecs
import re

from factcheck.errors import ReadError

_PEEK = 4096
"""Bytes that decide whether a file is text."""

_MARKS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "a database"),
)

_TEXT_CODEC = re.compile(
    r"utf-8|cp125[0-8]|cp(?:866|874|932|949)|iso8859-\d{1,2}|koi8-[ru]|mac-(?:roman|cyrillic)|gb2312|gbk|gb18030"
    r"|big5(?:hkscs)?|euc_jp|euc_kr|iso2022_jp|shift_jis"
)
"""What documents are written in; the other codecs of Python are no encodings of documents, some are slow."""


def decode(data: bytes, uri: str, declared: str | None = None) -> str:
    """The characters of a text file, without a byte-order mark.

    `declared` is the encoding that the file names inside itself; a mark goes before it, and an unknown name is
    ignored. Raises ``ReadError`` for what is no text.
    """
    _refuse_other_formats(data, uri)
    text = _decoded(data, declared)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise ReadError(uri, "holds NUL bytes, so it is binary or damaged, not text", line)
    return text


def _refuse_other_formats(data: bytes, uri: str) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise ReadError(uri, f"is {name}, not text")


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    named = _utf16_without_mark(data[:_PEEK]) or _known(declared)
    if named:
        return data.decode(named, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or data.decode("cp1252", "replace")


def _utf16_without_mark(head: bytes) -> str | None:
    """The byte order, where every second byte is zero as in Western text of two bytes a character."""
    pairs = len(head) // 2
    high, low = head[1::2].count(0), head[0::2].count(0)
    if pairs < 2 or max(high, low) * 10 < pairs * 4 or min(high, low) * 20 > pairs:
        return None
    return "utf-16-le" if high > low else "utf-16-be"


def _known(declared: str | None) -> str | None:
    """The codec of a declared encoding.

    Latin-1 and ASCII mean Windows-1252, as in browsers; a declaration that could be read as single bytes can't
    announce two-byte units, so that of UTF-16 means UTF-8.
    """
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    if name.startswith("utf-16"):
        return "utf-8"
    return name if _TEXT_CODEC.fullmatch(name) else None


def _damaged_utf8(data: bytes) -> str | None:
    """The text of a UTF-8 file with a few broken bytes; None where most bytes above 127 make no sense."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return text if beyond_ascii - broken > broken else None
