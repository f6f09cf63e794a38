"""Signs and characters of LaTeX as they are shown: accents, dashes, quotation marks, names of symbols."""

from __future__ import annotations

import re

from factcheck.model import Span
from factcheck.readers import _tex_words as words
from factcheck.readers._mask import Edit
from factcheck.readers._tex_places import Places

_SIGNS = {"--": "–", "---": "—", "``": "“", "''": "”", "`": "‘"}
_PLAIN = re.compile(
    r"\s*+(?:[+-]?\d[\d.,]*+(?:(?:\{,\}|\\[,;:])\d{1,9}+)*+(?:\\?[,;: ])?(?:\\%)?|[A-Za-z])\s*+"
)
_LETTER = re.compile(r"[ \t]?\{?(?:\\(?P<dotless>[ij])(?![A-Za-z])|(?P<plain>[^\W\d_]))(?P<close>\}?)")


def typography(sign: str, start: int, end: int) -> Edit:
    """A sign that is typed otherwise than it is printed."""
    shown = _SIGNS.get(sign)
    return Edit(start, end, shown) if shown else Edit(start, end, joins=False)


def plain_formula(text: str, formula: Span) -> bool:
    """Whether what a formula holds is only a number or the name of one."""
    return (
        formula.end - formula.start <= 58 and _PLAIN.fullmatch(text, formula.start, formula.end) is not None
    )


def symbol(text: str, mark: str, start: int, places: Places) -> Edit:
    """A backslash with a character that is no letter."""
    end = start + 2
    if mark in words.SYMBOLS:
        return Edit(start, end, words.SYMBOLS[mark])
    if mark in words.ACCENTS and (edit := _accented(text, mark, start, end)):
        return edit
    return Edit(start, end, joins=mark not in words.BLANKS)


def word(text: str, name: str, start: int, end: int, places: Places) -> Edit | None:
    """A command that stands for a character; None for any other command."""
    if name in words.ACCENTS:
        return _accented(text, name, start, end)
    shown = words.LETTERS.get(name) or words.WORDS.get(name)
    if shown is None or end - start < len(shown):
        return None
    # Room behind the name of a letter only ends it.
    joined = name in words.LETTERS and text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha()
    return Edit(start, end + 1 if joined else end, shown)


def _accented(text: str, mark: str, start: int, end: int) -> Edit | None:
    letter = _LETTER.match(text, end)
    if letter is None or (letter[0].lstrip().startswith("{") != bool(letter["close"])):
        return None
    if mark.isalpha() and not letter[0].startswith((" ", "\t", "{", "\\")):
        return None
    return Edit(start, letter.end(), words.accented(mark, letter["dotless"] or letter["plain"]))
