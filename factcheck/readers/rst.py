"""reStructuredText, markup masked in place."""

from __future__ import annotations

from typing import ClassVar

from factcheck.model import Document
from factcheck.readers import Reader
from factcheck.readers._decode import decode
from factcheck.readers._draft import Draft
from factcheck.readers._metadata import metadata
from factcheck.readers._rst_outline import Outline


class RstReader:
    """Reads reStructuredText, with the directives of Sphinx."""

    suffixes: ClassVar[tuple[str, ...]] = (".rest", ".rst")
    media_type: ClassVar[str] = "text/x-rst"

    def read(self, data: bytes, uri: str) -> Document:
        """The document in those bytes; raises ``ReadError`` where they are no text."""
        draft = Draft(decode(data, uri))
        outline = Outline(draft)
        outline.walk()
        draft.metadata = metadata(outline.fields)
        return draft.document(data, uri, self.media_type)


plugin: type[Reader] = RstReader
