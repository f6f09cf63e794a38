"""Acronyms that a document explains: “Federal Water Board (FWB)”, “FWB (Federal Water Board)”.

Wherever such an acronym stands afterwards, its name is the long form, so that another document may use either. The names
that a user lists are written out in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck.model import Name, Value

_SHORT = re.compile(r"\(([A-Z][A-Za-z]{1,9})\)")
_LONG = re.compile(r"\(([^()]{5,80})\)")
_BEFORE_LONG = re.compile(r"\b[A-Z][A-Za-z]{1,9} \Z")
_LONGEST_BEFORE = 12
"""Characters: ten letters, the space, and one more that tells whether the word begins there."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SMALL = frozenset("of for and the on in de la du des to &".split())
_LOOK_BACK = 100
"""Characters before the bracket."""
_LEAST_CAPITALS = 2


def defined(text: str) -> dict[str, str]:
    """Each acronym that a text explains, with its long form; the first explanation counts."""
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        long = _before(text[max(0, match.start() - _LOOK_BACK) : match.start()], match[1])
        if long:
            found.setdefault(match[1], long)
    for match in _LONG.finditer(text):
        # Brackets are found at once; words with a capital before them are everywhere.
        before = _BEFORE_LONG.search(text, max(0, match.start() - _LONGEST_BEFORE), match.start())
        short = before[0].rstrip() if before else ""
        long = " ".join(match[1].split())
        if _is_acronym(short) and _spells(short, _WORD.findall(long)):
            found.setdefault(short, long)
    return found


def _is_acronym(short: str) -> bool:
    return sum(letter.isupper() for letter in short) >= _LEAST_CAPITALS


def _before(text: str, short: str) -> str:
    """The words before a bracket whose first letters the acronym is; empty where there are none."""
    if not _is_acronym(short):
        return ""
    words = list(_WORD.finditer(text))
    for count in range(2, min(len(words), 2 * len(short)) + 1):
        run = words[-count:]
        if run[0][0][0].isupper() and _spells(short, [word[0] for word in run]):
            return " ".join(text[run[0].start() :].split())
    return ""


def _spells(short: str, words: Sequence[str]) -> bool:
    """Whether the first letters of the words, with or without the small ones, are the acronym."""
    if len(words) < 2 or not words[0][0].isupper():
        return False
    letters = short.lower()
    every = "".join(word[0] for word in words).lower()
    return letters in (every, "".join(word[0] for word in words if word.lower() not in _SMALL).lower())


def written_out(values: Sequence[Value], known: Mapping[str, str]) -> tuple[Value, ...]:
    """The values with the long form for each name that is an acronym of the document."""
    if not known:
        return tuple(values)
    return tuple(
        replace(value, text=known[value.text]) if isinstance(value, Name) and value.text in known else value
        for value in values
    )


def explained(context: str, known: Mapping[str, str]) -> str:
    """A sentence with each acronym of the document written out where it first stands."""
    for short, long in known.items():
        if short in context and long not in context:
            match = re.search(rf"(?<!\w){re.escape(short)}(?!\w)", context)
            if match:
                context = f"{context[: match.start()]}{long} ({short}){context[match.end() :]}"
    return context
