"""PDF files: text in reading order, page by page, as far as the file has letters and not only pictures of them.

``Document.text`` has one line for each line on paper: columns one after another, running heads first and feet last.
``Location.page`` counts the pages from the first of the file, whatever is printed on them, and ``Location.label``
names the line on its page (“page 3, line 12”); ``Location.line`` is the line of ``Document.text``. A word divided at the end of a line stands whole on that line. Marks of footnotes are
left out, exponents are raised, ligatures are letters. Running heads and feet, page numbers, code, tables of contents
and sideways text are listed as not checked, and so is each page that holds pictures only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from factcheck.errors import ReadError
from factcheck.model import Document
from factcheck.readers import Reader
from factcheck.readers._metadata import Metadata, metadata

if TYPE_CHECKING:
    from factcheck.readers._pdf_pages import Page
    from factcheck.readers._pdf_text import Sheet

_MOST_UNKNOWN = 0.2
"""Share of characters without known letters, from which on a page can't be read."""
_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
_SAID = (("Title", "title"), ("Author", "author"), ("Subject", "subject"), ("Keywords", "keywords"))
_DATED = (("CreationDate", "created"), ("ModDate", "modified"))
# What programs write where nobody said anything.
_NOTHING_SAID = re.compile(r"\W*(?:untitled|unspecified|anonymous|unknown)\W*", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"Microsoft (?:Word|PowerPoint|Excel) - .*+|\S+\.(?:docx?|odt|tex|dvi|indd|pages|rtf|html?|md)"
)


class PdfReader:
    """Reads PDF."""

    suffixes: ClassVar[tuple[str, ...]] = (".pdf",)
    media_type: ClassVar[str] = "application/pdf"

    def read(self, data: bytes, uri: str) -> Document:
        """The document in those bytes.

        Raises ``ReadError`` for what is no PDF file, is encrypted, damaged or cut off, and where no page has text.
        """
        # Loaded here because they bring the PDF library along.
        from factcheck.readers._pdf_pages import read_file
        from factcheck.readers._pdf_text import Composer

        file = read_file(data, uri)
        if not any(page.fragments or page.sideways for page in file.pages):
            what = "hold pictures or drawings only" if any(page.drawn for page in file.pages) else "are blank"
            raise ReadError(uri, f"has no text: its pages ({len(file.pages)}) {what}")
        if all(page.unknown > _MOST_UNKNOWN for page in file.pages if page.fragments or page.sideways):
            raise ReadError(uri, "has no text: its fonts do not say which letters they show")
        draft = Composer(_sheets(file.pages)).run()
        draft.metadata = _metadata(file.properties)
        return draft.document(data, uri, self.media_type)


def _sheets(pages: tuple[Page, ...]) -> list[Sheet]:
    """Pages taken apart: furniture, columns, paragraphs, headings, halves of paragraphs."""
    from factcheck.readers._pdf_furniture import furniture
    from factcheck.readers._pdf_order import columns
    from factcheck.readers._pdf_paragraphs import drop_echoes, join, paragraphs, rank_headings, usual
    from factcheck.readers._pdf_text import Sheet

    around = furniture([page.fragments for page in pages])
    laid_out = [list(columns(f.without(page.fragments))) for f, page in zip(around, pages, strict=True)]
    known = [page.unknown <= _MOST_UNKNOWN for page in pages]
    style = usual(column for layout, knows in zip(laid_out, known, strict=True) if knows for column in layout)
    read = [paragraphs(layout, style) if knows else [] for layout, knows in zip(laid_out, known, strict=True)]
    rank_headings(read, style)
    drop_echoes(read)
    join(read)
    unknown = [
        () if knows else tuple(line for column in layout for line in column.lines)
        for layout, knows in zip(laid_out, known, strict=True)
    ]
    return [Sheet(*parts) for parts in zip(pages, around, read, unknown, strict=True)]


def _metadata(properties: dict[str, str]) -> Metadata:
    return metadata(_pairs(properties))


def _pairs(properties: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, key in _SAID:
        value = properties.get(name, "").strip()
        if _NOTHING_SAID.fullmatch(value) or (key == "title" and _FILE_NAME.fullmatch(value)):
            continue
        yield key, value
    yield from ((name, value) for name, value in properties.items() if name.islower())
    for name, key in _DATED:
        if match := _DATE.match(properties.get(name, "")):
            yield key, "-".join(match.groups())


plugin: type[Reader] = PdfReader
