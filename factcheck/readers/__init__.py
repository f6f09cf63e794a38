"""Bytes in, :class:`Document` with exact offsets out; one module a format (plug-in folder)."""

from __future__ import annotations

from typing import ClassVar, Protocol

from factcheck.model import Document


class Reader(Protocol):
    """Reads one format."""

    suffixes: ClassVar[tuple[str, ...]]
    """Lower-case file name endings, with the dot."""
    media_type: ClassVar[str]

    def read(self, data: bytes, uri: str) -> Document:
        """The document in those bytes; raises ``ReadError`` where they are not of this format."""
        ...
