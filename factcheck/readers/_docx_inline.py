"""What stands in a paragraph of a Word file: the text that a reader sees once all changes are accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from factcheck.readers._superscript import exponent

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

_GONE = frozenset(
    W + name for name in ("del", "moveFrom", "rt", "pPr", "rPr", "sdtPr", "instrText", "delText")
)
"""Deletions, the old place of what was moved, readings above the line, and what is no text."""
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_SPACE = str.maketrans("\n\r\t", "   ")
_UNFIT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|[a-z]|[*†‡§]{1,3})(?:[,–-]\d{1,3}){0,4}[\])]?\s*")
_OFF = frozenset(("0", "false", "off", "none"))


@dataclass(slots=True)
class Inline:
    """The text of one paragraph and what hangs on it."""

    parts: list[str] = field(default_factory=list)
    gone: list[tuple[int, str, str]] = field(default_factory=list)
    """Words that are not part of the text: where, what they are, and the words."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind (footnote, endnote, comment) and number of each note that is referred to."""
    boxes: list[etree._Element] = field(default_factory=list)
    """Text boxes that are anchored here."""
    length: int = 0

    @property
    def text(self) -> str:
        """All parts."""
        return "".join(self.parts)

    def add(self, text: str) -> None:
        """Appends text, without the characters that no report could hold."""
        text = _UNFIT.sub("", text)
        self.parts.append(text)
        self.length += len(text)


def inline(paragraph: etree._Element) -> Inline:
    """What a paragraph says."""
    found = Inline()
    for child in paragraph:
        _walk(child, found)
    return found


def is_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a property that can be on or off is on."""
    mark = None if properties is None else properties.find(W + name)
    return mark is not None and mark.get(W + "val", "1") not in _OFF


def _walk(element: etree._Element, found: Inline) -> None:
    tag = element.tag
    if tag == W + "r":
        _run(element, found)
    elif tag in (W + "del", W + "moveFrom"):
        deleted = "".join(t.text or "" for t in element.iter(W + "delText", W + "t"))
        _leave_out(deleted, "deleted by a tracked change", found)
    elif tag == _ALTERNATIVE:
        for choice in element.findall(_CHOICE)[:1]:
            _walk(choice, found)
    elif tag == _FORMULA:
        found.add(element.text or "")
    elif tag not in _GONE and isinstance(tag, str):
        for child in element:
            _walk(child, found)


def _run(run: etree._Element, found: Inline) -> None:
    own = Inline()
    for child in run:
        _piece(child, own)
    properties = run.find(W + "rPr")
    text = own.text
    if is_on(properties, "vanish"):
        _leave_out(text, "hidden text", found)
    elif is_on(properties, "strike") or is_on(properties, "dstrike"):
        _leave_out(text, "struck out", found)
    elif _is_raised(properties):
        before = "".join(found.parts[-3:])
        found.add(
            exponent(before, text.strip()) or ("" if before.strip() and _MARK.fullmatch(text) else text)
        )
    else:
        found.add(text)
    found.notes += own.notes
    found.boxes += own.boxes


def _piece(child: etree._Element, own: Inline) -> None:
    """One child of a run."""
    tag = child.tag
    if tag == W + "t":
        own.add((child.text or "").translate(_SPACE))
    elif tag in _SIGNS:
        own.add(_SIGNS[tag])
    elif tag in _NOTES or tag == W + "commentReference":
        own.notes.append((_NOTES.get(tag, "comment"), child.get(W + "id", "")))
    elif tag == W + "ruby":
        for base in child.findall(W + "rubyBase"):
            _walk(base, own)
    elif tag not in _GONE:
        own.boxes += _boxes(child)


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The text boxes in a drawing, each once: a drawing often comes with an older form of itself."""
    if element.tag == W + "txbxContent":
        yield element
        return
    children = element.findall(_CHOICE)[:1] if element.tag == _ALTERNATIVE else element
    for child in children:
        yield from _boxes(child)


def _is_raised(properties: etree._Element | None) -> bool:
    mark = None if properties is None else properties.find(W + "vertAlign")
    return mark is not None and mark.get(W + "val") == "superscript"


def _leave_out(words: str, what: str, found: Inline) -> None:
    if words.strip():
        found.gone.append((found.length, what, _UNFIT.sub("", words)))
