"""Markdown (CommonMark with tables, strikethrough, footnotes and front matter), markup masked in place."""

from __future__ import annotations

from typing import ClassVar

from factcheck.model import Document, Reason, Span, Unchecked
from factcheck.readers import Reader
from factcheck.readers._decode import decode
from factcheck.readers._draft import Draft
from factcheck.readers._frontmatter import front_matter
from factcheck.readers._metadata import metadata


class MarkdownReader:
    """Reads Markdown."""

    suffixes: ClassVar[tuple[str, ...]] = (".markdown", ".md")
    media_type: ClassVar[str] = "text/markdown"

    def read(self, data: bytes, uri: str) -> Document:
        """The document in those bytes; raises ``ReadError`` where they are no text."""
        # Loaded here because it brings the Markdown parser along.
        from factcheck.readers._markdown_outline import Outline

        draft = Draft(decode(data, uri))
        front = front_matter(draft.text)
        if front.end:
            draft.unchecked.append(Unchecked(Span(0, front.end), Reason.FRONT_MATTER, front.problem))
        draft.metadata = metadata(front.pairs)
        Outline(draft, front.end).walk()
        return draft.document(data, uri, self.media_type)


plugin: type[Reader] = MarkdownReader
