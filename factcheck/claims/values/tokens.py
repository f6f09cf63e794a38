"""One sentence cut into words, numbers and marks, with offsets: what every extractor of values reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.claims.values.lexicon import NUMBER_WORDS, ORDINAL_WORDS, PERIOD_PREFIXES
from factcheck.model import Span

WORD = "w"
NUMBER = "n"
MARK = "m"
ADDRESS = "a"
_KINDS = ("", ADDRESS, WORD, WORD, NUMBER, MARK)

_TOKEN = re.compile(
    r"""
      ( (?:https?://|www\.) [^\s"”»)>]++ )
    | ( (?<![^\W_]) (?:[A-Za-z]\.){2,12} (?![^\W_]) )
    | ( [^\W\d_][^\W_]*+ (?: ['’‑-] [^\W_]++ )*+ )
    | ( \d++ (?: [.,]\d++ )*+ )
    | ( [^\w\s] | _ )
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(r"\d")
_MEASURING_ADJECTIVES = frozenset({"old", "olds", "long", "high", "tall", "wide", "deep", "thick"})
_PIECE = re.compile(r"[^-‑]+|[-‑]")
_ACRONYMS = {
    "US": "u.s.",
    "USA": "u.s.",
    "UK": "u.k.",
    "UN": "u.n.",
    "EU": "e.u.",
    "IT": "i.t.",
    "WHO": "w.h.o.",
}
"""Acronyms that would read as pronouns in lower case, or that are written with and without dots."""
_QUOTES = frozenset("\"“”„‟«»‘’'`*")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists over the tokens of one sentence; index `i` means the i-th token everywhere."""

    text: str
    words: list[str]
    """As written."""
    lower: list[str]
    """Lower-case, with straight apostrophes and plain hyphens."""
    kinds: list[str]
    starts: list[int]
    ends: list[int]
    vocabulary: set[str] = field(init=False, repr=False, compare=False)
    """All of `lower`: tells at once that a sentence has no cue."""
    capitals: list[int] = field(init=False, repr=False, compare=False)
    """The words with an upper-case first letter, in order."""
    digits: bool = field(init=False, repr=False, compare=False)
    """Whether the sentence has any."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "vocabulary", set(self.lower))
        capitals = [i for i, word in enumerate(self.words) if word[0].isupper() and self.kinds[i] == WORD]
        object.__setattr__(self, "capitals", capitals)
        object.__setattr__(self, "digits", _DIGIT.search(self.text) is not None)

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, behind: int) -> Span:
        """Characters from token `first` up to, but without, token `behind`."""
        return Span(self.starts[first], self.ends[behind - 1])

    def at(self, i: int) -> str:
        """Lower-case token, or an empty string beyond either end."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def kind(self, i: int) -> str:
        """Kind of the token, or an empty string beyond either end."""
        return self.kinds[i] if 0 <= i < len(self.kinds) else ""

    def joined(self, i: int) -> bool:
        """Whether token `i` follows the one before it without any space."""
        return 0 < i < len(self.starts) and self.ends[i - 1] == self.starts[i]

    def capital(self, i: int) -> bool:
        """Whether token `i` is a word with an upper-case first letter."""
        return 0 <= i < len(self.words) and self.kinds[i] == WORD and self.words[i][0].isupper()

    def quote(self, i: int) -> bool:
        """Whether token `i` is a quotation mark or an emphasis mark, which no grammar should trip over."""
        return 0 <= i < len(self.words) and self.words[i] in _QUOTES


def tokenise(text: str) -> Tokens:
    """Cuts a sentence into tokens; hyphenated number words (“twenty-five”, “ten-year”) come apart."""
    matches = list(_TOKEN.finditer(text))
    words = [match[0] for match in matches]
    kinds = [_KINDS[match.lastindex or 5] for match in matches]
    starts = [match.start() for match in matches]
    ends = [match.end() for match in matches]
    lower = [word.lower() for word in words]
    parts: list[int] = []
    for i, word in enumerate(words):
        if word in _ACRONYMS:
            lower[i] = _ACRONYMS[word]
        elif kinds[i] == WORD and not word.isalpha():
            lower[i] = lower[i].replace("’", "'").replace("‑", "-")
            if "-" in lower[i] and (_comes_apart(lower[i]) or (words[i - 1] == "-" and _measuring(lower[i]))):
                parts.append(i)
    if parts:
        lists = _Lists(words, lower, kinds, starts, ends)
        for i in reversed(parts):
            _take_apart(lists, i)
    return Tokens(text, words, lower, kinds, starts, ends)


class _Lists(NamedTuple):
    words: list[str]
    lower: list[str]
    kinds: list[str]
    starts: list[int]
    ends: list[int]


def _take_apart(t: _Lists, i: int) -> None:
    """Puts the pieces of a hyphenated word in its place."""
    start = t.starts[i]
    pieces = list(_PIECE.finditer(t.words[i]))
    words = [piece[0] for piece in pieces]
    lower = [word.lower().replace("’", "'").replace("‑", "-") for word in words]
    t.kinds[i : i + 1] = [MARK if low == "-" else NUMBER if low.isdecimal() else WORD for low in lower]
    t.starts[i : i + 1] = [start + piece.start() for piece in pieces]
    t.ends[i : i + 1] = [start + piece.end() for piece in pieces]
    t.words[i : i + 1] = words
    t.lower[i : i + 1] = lower


def _measuring(low: str) -> bool:
    """The end of “27-year-old”, “30-metre-long”."""
    return low.rpartition("-")[2] in _MEASURING_ADJECTIVES


def _comes_apart(low: str) -> bool:
    first, _, rest = low.partition("-")
    if first in PERIOD_PREFIXES:
        return rest[:4].isdecimal()
    return first in NUMBER_WORDS or first in ORDINAL_WORDS
