"""What the styles of a Word file make of a paragraph: a heading, a point of a list, a quotation, code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from factcheck.readers._docx_inline import W

Role = Literal["text", "heading", "item", "quote", "code", "contents", "caption", "title"]

_LONGEST_CHAIN = 12
"""Styles that a style may be based upon, one on the other."""
_DEEPEST = 9
_FIRST_ROW = 0x20
_ON = frozenset(("1", "true", "on"))
_HEADING = re.compile(r"heading (\d)")
_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"title"), "title"),
    (re.compile(r"toc( \d| heading)?|table of (figures|authorities)|index( \d| heading)?"), "contents"),
    (re.compile(r"(intense )?quote|block text"), "quote"),
    (re.compile(r".*\bcode\b.*|.*preformatted.*|macro text|plain text code|source( text)?"), "code"),
    (re.compile(r"caption"), "caption"),
    (re.compile(r"list( (bullet|number|paragraph))?( \d)?"), "item"),
)


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is."""

    role: Role = "text"
    level: int = 0
    """Of a heading, from 1."""


class Styles:
    """The paragraph styles of a file, by their id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles = {} if root is None else {s.get(W + "styleId"): s for s in root.iter(W + "style")}

    def look(self, paragraph: etree._Element) -> Look:
        """What a paragraph is by its own settings, else by its style and the styles below that."""
        settings = [paragraph.find(W + "pPr")]
        names: list[str] = []
        used = _value(settings[0], "pStyle")
        while used in self._styles and len(settings) < _LONGEST_CHAIN:
            style = self._styles[used]
            settings.append(style.find(W + "pPr"))
            names.append(_value(style, "name").lower())
            used = _value(style, "basedOn")
        if role := self._role(names):
            return role
        for one in settings:
            level = _value(one, "outlineLvl")
            if level.isdigit() and int(level) < _DEEPEST:
                return Look("heading", int(level) + 1)
        numbered = next(
            (n for one in settings if one is not None and (n := one.find(W + "numPr")) is not None), None
        )
        is_item = numbered is not None and _value(numbered, "numId", "1") != "0"
        return Look("item") if is_item else Look()

    def first_row_stands_out(self, table: etree._Element) -> bool:
        """Whether the style of a table sets its first row off, and the table lets it."""
        settings = table.find(W + "tblPr")
        look = None if settings is None else settings.find(W + "tblLook")
        if look is None or look.get(W + "firstRow", _bit(look.get(W + "val", "0"))) not in _ON:
            return False
        used, seen = _value(settings, "tblStyle"), 0
        while used in self._styles and seen < _LONGEST_CHAIN:
            style, seen = self._styles[used], seen + 1
            if any(part.get(W + "type") == "firstRow" for part in style.findall(W + "tblStylePr")):
                return True
            used = _value(style, "basedOn")
        return False

    def _role(self, names: list[str]) -> Look | None:
        for name in names:
            if heading := _HEADING.fullmatch(name):
                return Look("heading", int(heading[1]))
            for pattern, role in _ROLES:
                if pattern.fullmatch(name):
                    return Look(role)
        return None


def _bit(mask: str) -> str:
    """The older form of the same setting: one bit of a hexadecimal number."""
    try:
        return "1" if int(mask, 16) & _FIRST_ROW else "0"
    except ValueError:
        return "0"


def _value(element: etree._Element | None, name: str, default: str = "") -> str:
    """The value of a setting."""
    child = None if element is None else element.find(W + name)
    return default if child is None else str(child.get(W + "val", default))
