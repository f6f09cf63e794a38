"""LaTeX, markup masked in place."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import ClassVar

from factcheck.model import Document
from factcheck.places import line_starts
from factcheck.readers import Reader
from factcheck.readers._decode import decode
from factcheck.readers._draft import Draft
from factcheck.readers._metadata import metadata
from factcheck.readers._tex_outline import Outline
from factcheck.readers._tex_printed import printed


class TexReader:
    """Reads LaTeX: whole documents, and the parts that others put in."""

    suffixes: ClassVar[tuple[str, ...]] = (".latex", ".tex")
    media_type: ClassVar[str] = "text/x-tex"

    def read(self, data: bytes, uri: str) -> Document:
        """The document in those bytes; raises ``ReadError`` where they are no text."""
        source = decode(data, uri)
        shown = printed(source)
        draft = Draft(shown.text, fragments=shown.fragments)
        if shown.fragments:
            draft.file_lines = line_starts(source)
        outline = Outline(draft)
        outline.walk()
        draft.metadata = metadata(
            [*outline.fields, ("title", PurePosixPath(uri).stem if outline.fields else "")]
        )
        return draft.document(data, uri, self.media_type)


plugin: type[Reader] = TexReader
