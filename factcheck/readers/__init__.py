"""Bytes in, :class:`Document` with exact offsets out; one module a format (plug-in folder).

``Document.text`` has one character for each character of the decoded file (a byte-order mark is dropped, since no
editor counts it). Markup is masked by spaces, line breaks stay, and where markup or a character entity stands
inside a word, the rest of that word moves left by the room that it took: see :mod:`factcheck.readers._mask`.
A file that is no text itself (PDF, Word, a workbook) gets a text whose labels name the place in the user's program.
Every visible character lies in exactly one block or in an unchecked region.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import PurePosixPath
from typing import ClassVar, Protocol

from factcheck import plugins
from factcheck.errors import ReadError
from factcheck.model import Document


class Reader(Protocol):
    """Reads one format."""

    suffixes: ClassVar[tuple[str, ...]]
    """Lower-case file name endings, with the dot."""
    media_type: ClassVar[str]

    def read(self, data: bytes, uri: str) -> Document:
        """The document in those bytes; raises ``ReadError`` where they are not of this format."""
        ...


def suffixes() -> frozenset[str]:
    """All file name endings that some reader takes."""
    return frozenset(_by_suffix())


def read(data: bytes, uri: str) -> Document:
    """The document in those bytes, read by the reader of the path's suffix.

    Raises ``ReadError`` where no reader takes the suffix, or where the bytes are not of that format.
    """
    suffix = PurePosixPath(uri).suffix.lower()
    reader = _by_suffix().get(suffix)
    if reader is None:
        raise ReadError(uri, f"no reader for {suffix or 'files without a suffix'}")
    return reader().read(data, uri)


@cache
def _by_suffix() -> dict[str, type[Reader]]:
    """The reader of each suffix; where two want the same, the first by name has it."""
    found: dict[str, type[Reader]] = {}
    for reader in plugins.load_all(sys.modules[__name__]).values():
        for suffix in reader.suffixes:
            found.setdefault(suffix, reader)
    return found
