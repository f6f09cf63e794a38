"""Word files (.docx): the text as it reads once all tracked changes are accepted.

``Document.text`` has one line for each paragraph and each line broken by hand; a row of a table is a line, its cells
parted by tabs. Footnotes and endnotes follow the body, in the order in which they are cited; heads and feet of pages
come last and are listed as not checked, as are tables of contents and code. Deleted, hidden and struck-out words and
comments are no part of the text; the ledger has them. Word shows no line numbers, so ``Location.label`` names the
place (“paragraph 12”, “table 2, row 3”, “footnote 1”): paragraphs are counted from the first that has text, without
those in tables and notes; ``Location.line`` is the line of ``Document.text``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from factcheck.model import Document
from factcheck.readers import Reader
from factcheck.readers._metadata import metadata

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml import etree

    from factcheck.readers._docx_body import Notes


class DocxReader:
    """Reads Office Open XML text documents."""

    suffixes: ClassVar[tuple[str, ...]] = (".docx",)
    media_type: ClassVar[str] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def read(self, data: bytes, uri: str) -> Document:
        """The document in those bytes; raises ``ReadError`` for what is no Word file, or would fill the memory."""
        # Loaded here because they bring the libraries for Word and XML along.
        from factcheck.readers._docx_body import Story
        from factcheck.readers._docx_package import opened, properties
        from factcheck.readers._docx_styles import Styles

        document = opened(data, uri)
        styles = Styles(_roots(document, "styles").get("styles"))
        draft = Story(styles, _notes(document)).run(document.element.body, _edges(document))
        draft.metadata = metadata(properties(document))
        return draft.document(data, uri, self.media_type)


def _roots(document: WordDocument, *kinds: str) -> dict[str, etree._Element]:
    """The roots of the parts of some kinds, by kind and, where there are several, name."""
    from factcheck.readers._docx_package import root

    found: dict[str, etree._Element] = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if relation.is_external or kind not in kinds:
            continue
        element = root(relation.target_part)
        if element is not None:
            name = kind if kind not in ("header", "footer") else f"{kind} {relation.target_part.partname}"
            found[name] = element
    return found


def _notes(document: WordDocument) -> Notes:
    from factcheck.readers._docx_inline import W

    roots = _roots(document, "footnotes", "endnotes", "comments")
    notes: Notes = {}
    for kind, element in roots.items():
        for note in element:
            # Lines that part notes from the text come as notes as well.
            if note.get(W + "type", "normal") == "normal":
                notes[kind.removesuffix("s"), note.get(W + "id", "")] = note
    return notes


def _edges(document: WordDocument) -> list[tuple[str, etree._Element]]:
    """Heads and feet of pages, each once."""
    roots = _roots(document, "header", "footer")
    return [(f"page {name.partition(' ')[0]}", roots[name]) for name in sorted(roots)]


plugin: type[Reader] = DocxReader
