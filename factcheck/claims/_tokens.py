"""A sentence as words and marks, with each quotation folded into one token."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.claims._function_words import AUXILIARIES, IRREGULAR_PASTS
from factcheck.claims._word_lists import word_set
from factcheck.model import Span

QUOTE = '"'
"""Word of the token that stands for a whole quotation."""
MAY = "may."
"""Word of the token for the month, or the name, May."""
MARKS = frozenset((",", ";", ":", "(", ")", "—", "–", "--", QUOTE))
"""Words of tokens that are no words."""

_TOKEN = re.compile(r"[^\W_]++(?:(?:[.'’&/-]|,(?=\d{3}))[^\W_]++)*+|[,;:()—–]|--")
_ASIDE = 5
"""Tokens, brackets included."""
_ADJECTIVES = word_set(
    "red need indeed united led hundred sacred wicked feed speed seed bed limited unlimited"
)


class Token(NamedTuple):
    """One word, mark or quotation of a sentence."""

    word: str
    """Lower case, straight apostrophes."""
    text: str
    """As written; for a quotation the last character inside its marks."""
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper() and self.word not in MARKS


_new = tuple.__new__
"""Makes a token in half the time of its own constructor."""


def tokenise(text: str, quotes: Sequence[Span]) -> list[Token]:
    """Returns the tokens of a sentence; `quotes` are the stretches of it that stand in quotation marks, in order."""
    tokens: list[Token] = []
    position = 0
    for quote in quotes:
        _append(tokens, text, position, quote.start)
        inside = text[quote.start : quote.end].rstrip("\"“”»'’")
        tokens.append(Token(QUOTE, inside[-1:] or " ", quote.start, quote.end))
        position = quote.end
    _append(tokens, text, position, len(text))
    return _without_asides(tokens)


def _without_asides(tokens: list[Token]) -> list[Token]:
    """Drops short brackets such as "(CPSC)", which would cut a name from its verb."""
    kept: list[Token] = []
    opened = -1
    for token in tokens:
        kept.append(token)
        if token.word == "(":
            opened = len(kept) - 1
        elif token.word == ")" and opened > 0 and len(kept) - opened <= _ASIDE:
            del kept[opened:]
            opened = -1
    return kept


def _append(tokens: list[Token], text: str, start: int, end: int) -> None:
    """Adds the tokens of an unquoted stretch."""
    matches = list(_TOKEN.finditer(text, start, end))
    words = [match[0] for match in matches]
    lower = [word.lower() for word in words]
    if "’" in text:
        lower = [word.replace("’", "'") for word in lower]
    if "May" in words:
        # The month must not be taken for the verb.
        lower = [MAY if word == "May" else small for word, small in zip(words, lower, strict=True)]
    places = [match.span() for match in matches]
    tokens += [
        _new(Token, (small, word, *place)) for small, word, place in zip(lower, words, places, strict=True)
    ]


def finite(tokens: Sequence[Token]) -> bool:
    """Whether a stretch holds what is surely or probably a finite verb: an auxiliary or a past form."""
    return any(is_finite(tokens, index) for index in range(len(tokens)))


def is_finite(tokens: Sequence[Token], index: int) -> bool:
    """Whether one word is surely or probably a finite verb."""
    word = tokens[index].word
    return surely_finite(tokens[index]) or (word.endswith("ed") and past(tokens, index))


def surely_finite(token: Token) -> bool:
    """Whether a word is a finite verb wherever it stands."""
    return (token.word in AUXILIARIES or token.word in IRREGULAR_PASTS) and not token.capital


def past(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word in -ed is a verb and not an adjective: nothing but a noun or pronoun may stand before it."""
    word = tokens[index].word
    if word in _ADJECTIVES or tokens[index].capital or index == 0:
        return False
    before = tokens[index - 1]
    if before.word.endswith("'s"):
        return False
    return before.word not in _BEFORE_ADJECTIVES and before.word not in MARKS


_BEFORE_ADJECTIVES = word_set(
    "the a an this that these those his her its their our your my and of in on at by for with from most more very"
)
