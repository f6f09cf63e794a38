"""What ``<sup>`` means where it stands: an exponent, the mark of a note, or letters of the word.

Left to itself, ``10<sup>6</sup>`` would read as 106 and ``5 million<sup>2</sup>`` as "million2".
"""

from __future__ import annotations

import re
from html import unescape

from factcheck.readers._mask import Edit

_ELEMENT = re.compile(
    r"<sup(?:\s[^<>]{0,200})?>((?:[^<]|</?(?:a|b|em|i|small|span|strong)\b[^<>]{0,200}>){0,400}+)</sup\s{0,4}>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*+>")
_EXPONENT = re.compile(r"[-+−]?\d{1,3}")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
# A unit, or a number too short to be a year.
_BASE = re.compile(r"(?:^|[^\w.])(?:[kcmdµ]?m|ft|in|mi|yd|s|(?:\d+\.)?\d{1,3})$")
_MARK = r"[\[(]?(?:\d{1,3}|[a-z]|[*†‡§#]{1,3}|note \d{1,3})[\])]?"
_NOTE = re.compile(rf"{_MARK}(?:(?:[,;–-]\s?|\s|(?<=\])(?=\[)){_MARK}){{0,5}}", re.IGNORECASE)


def superscript(source: str, start: int, end: int) -> Edit | None:
    """The edit for the whole element at `start`; None where only its tags are to be masked."""
    match = _ELEMENT.match(source, start, end)
    if match is None:
        return None
    shown = unescape(_TAG.sub("", match[1])).strip()
    is_link = "<" in match[1]
    raised = "" if is_link else exponent(source[max(0, start - 12) : start], shown)
    if raised:
        return Edit(start, match.end(), raised)
    if _NOTE.fullmatch(shown):
        return Edit(start, match.end())
    return None


def exponent(before: str, shown: str) -> str:
    """The raised digits of an exponent, as in 10⁶ and m²; empty where what is raised is none."""
    is_exponent = _EXPONENT.fullmatch(shown) and _BASE.search(before[-12:])
    return shown.translate(_RAISED) if is_exponent else ""
