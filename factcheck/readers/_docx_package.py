"""A Word file opened with care: what could fill the memory, or lead out of the file, is refused before it is parsed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime

import docx
from docx.document import Document as WordDocument
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from lxml import etree

from factcheck.errors import ReadError

_MOST_BYTES = 512 * 1024 * 1024
"""Of all parts together, unpacked."""
_MOST_XML = 128 * 1024 * 1024
"""Of one part of text, unpacked; a book of a thousand pages has some 20 MB."""
_MOST_PARTS = 20_000
_OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DECLARES = tuple("<!DOCTYPE".encode(codec) for codec in ("utf-8", "utf-16-le", "utf-16-be"))
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, etree.LxmlError, OpcError, PythonDocxError, EOFError, OSError),
    *(KeyError, ValueError, IndexError, AttributeError, TypeError, NotImplementedError, RuntimeError),
)
"""What the libraries raise for files that are none of theirs."""
_CUSTOM = "/custom-properties"
_PROPERTIES = ("title", "author", "subject", "keywords", "language")
_TEMPLATE = ("python-docx", datetime(2013, 12, 23, 23, 15))
"""Author and date that a library leaves in the files it makes, unless told otherwise."""


def opened(data: bytes, uri: str) -> WordDocument:
    """The file as python-docx sees it; raises ``ReadError`` for what is no Word file, or no harmless one."""
    if data.startswith(_OLD_FORMAT):
        if _ENCRYPTED in data:
            raise ReadError(uri, "is encrypted: it opens with a password only")
        raise ReadError(uri, "is a file of Word 2003 or older; save it as .docx")
    if not data:
        raise ReadError(uri, "is empty (0 bytes)")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bombs(archive, uri)
        return docx.Document(io.BytesIO(data))
    except ReadError:
        raise
    except _BROKEN as error:
        raise ReadError(uri, f"is damaged or no Word file ({_words(error)})") from None


def root(part: Part) -> etree._Element | None:
    """The root of a part, parsed where python-docx leaves it as bytes; None where it is broken."""
    element = getattr(part, "element", None)
    if element is not None:
        return element
    try:
        return parse_xml(part.blob)
    except (etree.LxmlError, ValueError):
        return None


def properties(document: WordDocument) -> Iterator[tuple[str, str]]:
    """What the file says of itself, its own fields first; the day of the last change counts as its date.

    The day on which a Word file was begun is often that of the older file it was copied from.
    """
    yield from _custom(document)
    try:
        said = document.core_properties
        fields = [(name, str(getattr(said, name) or "")) for name in _PROPERTIES]
        created, modified = said.created, said.modified
    except _BROKEN:
        return
    untouched = [
        moment for moment in (created, modified) if moment and moment.replace(tzinfo=None) == _TEMPLATE[1]
    ]
    yield from ((name, value) for name, value in fields if not (untouched and value == _TEMPLATE[0]))
    for name, moment in (("date", modified or created), ("created", created)):
        if moment and moment not in untouched:
            yield name, moment.date().isoformat()


def _refuse_bombs(archive: zipfile.ZipFile, uri: str) -> None:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS:
        raise ReadError(uri, f"holds {len(parts)} parts; at most {_MOST_PARTS} are read")
    # An archive can't yield more than its directory tells: the library stops there and finds the sum wrong.
    if sum(part.file_size for part in parts) > _MOST_BYTES:
        raise ReadError(uri, f"unpacks to more than {_MOST_BYTES >> 20} MB")
    for part in parts:
        if not part.filename.endswith((".xml", ".rels")):
            continue
        if part.file_size > _MOST_XML:
            raise ReadError(uri, f"its part {part.filename} unpacks to more than {_MOST_XML >> 20} MB")
        content = archive.read(part)
        if any(declaration in content for declaration in _DECLARES):
            raise ReadError(
                uri, f"its part {part.filename} declares a document type, which no Word file does"
            )


def _custom(document: WordDocument) -> Iterator[tuple[str, str]]:
    """The fields that a user may add under the file's properties."""
    for relation in document.part.package.rels.values():
        if relation.is_external or not relation.reltype.endswith(_CUSTOM):
            continue
        fields = root(relation.target_part)
        for field in () if fields is None else fields:
            if name := field.get("name"):
                yield name, "".join(field.itertext())


def _words(error: Exception) -> str:
    text = str(error.args[0]) if error.args else type(error).__name__
    return " ".join(text.split())[:120] or type(error).__name__
