"""Long files of records, a stretch at a time, so that a feed of a million rows is never held at once."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck import readers
from factcheck.corpus.feeds import is_feed, runs
from factcheck.errors import ForeignError
from factcheck.model import Document

_LINES = (".jsonl", ".ndjson")
"""Formats in which every line stands for itself."""
_FEEDS = (".json", ".jsonld")
"""Formats in which a list may hold reviewed claims."""
_SIZE = 1_000_000
"""Bytes of a stretch; it ends with the record that reaches it."""
_REVIEW = b"ClaimReview"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole records of a file, read as a document."""

    document: Document
    offset: int = 0
    """Characters of the file before it."""
    lines: int = 0
    """Line ends of the file before it."""


def is_streamed(path: Path) -> bool:
    """Whether a file is too long to be read at once, and can be cut at its records."""
    kind = path.suffix.lower()
    if kind not in _LINES + _FEEDS or path.stat().st_size <= _SIZE:
        return False
    with open(path, "rb") as file:
        start = file.read(_SIZE)
    # In UTF-16 a byte that looks like a line end may be half of another character.
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    return kind in _LINES or is_feed(start)


def stretches(path: Path, uri: str) -> Iterator[Stretch]:
    """The file in stretches of whole records; raises ``OSError``, ``ForeignError`` and ``ReadError``."""
    return _of_feed(path, uri) if path.suffix.lower() in _FEEDS else _of_lines(path, uri)


def _of_lines(path: Path, uri: str) -> Iterator[Stretch]:
    offset = lines = 0
    with open(path, "rb") as file:
        while data := b"".join(file.readlines(_SIZE)):
            document = readers.read(data, uri)
            yield Stretch(document, offset, lines)
            offset += len(document.text)
            lines += document.text.count("\n")


def _of_feed(path: Path, uri: str) -> Iterator[Stretch]:
    offset = lines = 0
    found = False
    with open(path, "rb") as file:
        for data, whole in runs(file, _SIZE):
            if whole and _REVIEW in data:
                found = True
                # What stands before the first object gives way to a bracket, so that the piece is JSON by itself.
                blanks = len(data) - len(data.lstrip())
                document = readers.read(b"%b[%b]" % (data[:blanks], data[blanks + 1 :]), uri)
                document = replace(document, text=document.text[:-1])
                yield Stretch(document, offset, lines)
                offset += len(document.text)
            else:
                # An order mark at the start of a file is no character of its text.
                offset += len(data.decode("utf-8" if offset else "utf-8-sig", "replace"))
            lines += data.count(b"\n")
    if not found:
        raise ForeignError(uri, "JSON without a ClaimReview")
