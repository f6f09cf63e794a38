"""Where the first verb of a plain statement stands: what it is about, and what it says of it."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.claims._function_words import AUXILIARIES, DETERMINERS, PREPOSITIONS
from factcheck.claims._tokens import MARKS, is_finite, tokenise
from factcheck.claims._verbs import PLAIN, STATING
from factcheck.model import Span

_SURELY = STATING | AUXILIARIES
_LONGEST = 14
"""Tokens; no subject that is told is longer."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A statement cut before its first verb, in characters of its text."""

    subject: Span
    verb: Span


def parts(text: str) -> Parts | None:
    """The subject and the first verb of a statement; None where it does not begin with its subject."""
    tokens = tokenise(text, [])
    for index, token in enumerate(tokens[: _LONGEST + 1]):
        before = tokens[index - 1] if index else None
        if token.word in MARKS or (index == 0 and token.word in PREPOSITIONS):
            return None
        noun = before is None or before.word in DETERMINERS or before.word in PREPOSITIONS
        listed = token.word in STATING or (token.word in PLAIN and before and before.word.endswith("s"))
        if not noun and not token.capital and (listed or is_finite(tokens, index)):
            return Parts(Span(tokens[0].start, tokens[index - 1].end), Span(token.start, token.end))
    return None


def states(text: str) -> bool:
    """Whether words make a statement: “The store runs in three regions”, not “Women married by age 18” or “Home runs”."""
    found = parts(text)
    if found is None or text[found.verb.start : found.verb.end].lower() not in _SURELY:
        return False
    return bool(text[found.verb.end :].strip(" :"))
