"""One sentence cut into words, numbers and marks, with offsets: what every extractor of values reads."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    words: list[str] = []
    lower: list[str] = []
    kinds: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        start = match.start()
        kind = _KINDS[match.lastindex or 5]
        low = word.lower()
        if kind == WORD and not word.isalpha():
            low = low.replace("’", "'").replace("‑", "-")
            if "-" in low and _comes_apart(low):
                for piece in re.finditer(r"[^-‑]+|[-‑]", word):
                    part = piece[0].lower().replace("’", "'").replace("‑", "-")
                    words.append(piece[0])
                    lower.append(part)
                    kinds.append(MARK if part == "-" else NUMBER if part.isdecimal() else WORD)
                    starts.append(start + piece.start())
                    ends.append(start + piece.end())
                continue
        words.append(word)
        lower.append(_ACRONYMS.get(word, low) if kind == WORD else low)
        kinds.append(kind)
        starts.append(start)
        ends.append(start + len(word))
    return Tokens(text, words, lower, kinds, starts, ends)


def _comes_apart(low: str) -> bool:
    first, _, rest = low.partition("-")
    if first in PERIOD_PREFIXES:
        return rest[:4].isdecimal()
    return first in NUMBER_WORDS or first in ORDINAL_WORDS
