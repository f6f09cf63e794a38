"""Which sentences tell their reader to do something."""

from factcheck.claims._function_words import (
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_PASTS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
)
from factcheck.claims._verbs import CHECKING, ORDERS, ORDERS_OR_NOUNS, PLAIN, STATING
from factcheck.claims._word_lists import word_set

_CONDITION = word_set(
    "to if when for before after once in on at as unless while by from with until where using depending"
)
PLACING = word_set("to for in at on as by from with using depending") - TIME_WORDS
"""Of these the words that begin neither a question nor a side clause."""
_SOFTENERS = word_set(
    "please then next first second finally now also instead alternatively simply just always otherwise"
)
_OBJECTS = DETERMINERS | PRONOUNS | word_set("up out down")
_HAPPENING = word_set(
    "ended ceased expired started stopped resumed continued remained lasted existed happened occurred"
)
"""Pasts that tell of a noun what became of it, and hardly ever which one is meant."""
_VERBS = AUXILIARIES | STATING | IRREGULAR_PASTS
OPENING = _CONDITION | _SOFTENERS | ORDERS | ORDERS_OR_NOUNS | word_set("be keep bear make do never")
_TELLING = word_set("note remember notice recall observe mind aware remark")
OPENING |= _TELLING
"""A sentence that begins with none of these is no order."""


def is_order(own: str, words: list[str]) -> bool:
    """Whether a sentence tells its reader to do something and states nothing besides."""
    start = _skip_softeners(words, 0)
    if start < len(words) and words[start] in _CONDITION and "," in words:
        start = _skip_softeners(words, words.index(",") + 1)
    if start >= len(words) or own.startswith('"'):
        return False
    first = words[start]
    rest = words[start + 1 :]
    if first in ("be", "keep", "bear", "make") and rest[:1] and rest[0] in ("aware", "in", "sure"):
        first, rest = rest[0] if rest[0] == "aware" else first, rest[1:]
    if first in _TELLING or (first in ("keep", "bear") and rest[:1] == ["mind"]):
        return not (AUXILIARIES & set(rest) or STATING & set(rest) or "that" in rest)
    if first == "be":
        return True
    if first not in ORDERS and not (first in ORDERS_OR_NOUNS and _is_verb(own, rest)):
        return False
    if first not in ("do", "never") and (
        rest[:1] in ([":"], ["of"]) or (first not in CHECKING and _is_subject(rest))
    ):
        return False
    return not _adds_statement(rest)


def _is_subject(rest: list[str]) -> bool:
    """Whether a word that looks like an order begins a subject ("Create operations are")."""
    for word in rest[:3]:
        if word in AUXILIARIES:
            return True
        if word in DETERMINERS or word in PREPOSITIONS or word in SUBORDINATORS or word == ",":
            return False
    return False


def _skip_softeners(words: list[str], start: int) -> int:
    """Index of the first word behind "please", "then", "next," and the like."""
    while start < len(words) and (words[start] in _SOFTENERS or words[start] == ","):
        start += 1
    return start


def _is_verb(own: str, rest: list[str]) -> bool:
    """Whether a word that may be a noun opens an order, judged by what follows it."""
    if not rest or rest[0] in ("by", "of"):
        return False
    second = own.split(maxsplit=2)[1:2]
    named = bool(second) and second[0][:1].isupper()
    if rest[0] in _OBJECTS or rest[0].isdigit():
        return True
    for index, word in enumerate(rest):
        if word in AUXILIARIES or word in STATING or word in IRREGULAR_PASTS:
            return False
        if index and word in PLAIN and rest[index - 1].endswith("s") and rest[index - 1] not in DETERMINERS:
            return False
        if (named and word.endswith("ed")) or (
            index and word in _HAPPENING and _ends_or_leads_on(rest[index + 1 :])
        ):
            return False
        if word == ":" and index < 4:
            return False
        stop = word in SUBORDINATORS or word in (",", ";", ":")
        if stop or (index and word in DETERMINERS and rest[0] not in PREPOSITIONS):
            return True
        if index == 1 and word.endswith("ed") and rest[0] not in PREPOSITIONS:
            return False
    return not named


def _ends_or_leads_on(behind: list[str]) -> bool:
    """Whether a verb is the last word, or goes on with a place or a time: “ended on 31 December”."""
    return not behind or behind[0] in PREPOSITIONS or behind[0] in TIME_WORDS


def _adds_statement(rest: list[str]) -> bool:
    """Whether an order is followed by a reason or a fact ("Use v2; v1 was removed")."""
    for index, word in enumerate(rest):
        aside = word == "," and rest[index + 1 : index + 2] in (["which"], ["as"], ["since"])
        if (aside or word in (";", "because")) and not _VERBS.isdisjoint(rest[index + 1 :]):
            return True
    return False
