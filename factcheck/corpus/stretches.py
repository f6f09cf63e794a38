"""Long files of lines, a stretch at a time, so that a feed of a million rows is never held at once."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factcheck import readers
from factcheck.model import Document

_SUFFIXES = (".jsonl", ".ndjson")
"""Formats in which every line stands for itself."""
_SIZE = 1_000_000
"""Bytes of a stretch; it ends with the line that reaches it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole lines of a file, read as a document."""

    document: Document
    offset: int = 0
    """Characters of the file before it."""
    lines: int = 0
    """Line ends of the file before it."""


def is_streamed(path: Path) -> bool:
    """Whether a file is too long to be read at once, and can be cut at its lines."""
    if path.suffix.lower() not in _SUFFIXES or path.stat().st_size <= _SIZE:
        return False
    with open(path, "rb") as file:
        # In UTF-16 a byte that looks like a line end may be half of another character.
        return not file.read(2).startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def stretches(path: Path, uri: str) -> Iterator[Stretch]:
    """The file in stretches of whole lines; raises ``OSError`` and ``ReadError``."""
    offset = lines = 0
    with open(path, "rb") as file:
        while data := b"".join(file.readlines(_SIZE)):
            document = readers.read(data, uri)
            yield Stretch(document, offset, lines)
            offset += len(document.text)
            lines += document.text.count("\n")
