"""HTML pages: text in place, tags masked, entities decoded; page furniture and code are listed as left out."""

from __future__ import annotations

from html import unescape
from typing import ClassVar

from factcheck.model import Document, Reason, Span, Unchecked
from factcheck.readers import Reader
from factcheck.readers._decode import decode
from factcheck.readers._draft import Draft
from factcheck.readers._frontmatter import front_matter
from factcheck.readers._html_meta import declared_encoding
from factcheck.readers._html_outline import Outline
from factcheck.readers._metadata import metadata


class HtmlReader:
    """Reads HTML and XHTML."""

    suffixes: ClassVar[tuple[str, ...]] = (".htm", ".html", ".xhtml")
    media_type: ClassVar[str] = "text/html"

    def read(self, data: bytes, uri: str) -> Document:
        """The document in those bytes; raises ``ReadError`` where they are no text."""
        draft = Draft(decode(data, uri, declared_encoding(data)))
        # Site generators put front matter above their pages as well.
        front = front_matter(draft.text)
        if front.end:
            draft.unchecked.append(Unchecked(Span(0, front.end), Reason.FRONT_MATTER, front.problem))
        outline = Outline(draft, front.end, len(draft.text))
        outline.walk()
        said = ((key, unescape(value) if key == "title" else value) for key, value in outline.pairs)
        draft.metadata = metadata((*front.pairs, *said))
        return draft.document(data, uri, self.media_type)


plugin: type[Reader] = HtmlReader
