"""The word lists of the package, read from the data files beside it, and what they say about single words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck.claims.values.antonyms import opposites

_DATA = Path(__file__).parent / "data"


def read(name: str) -> dict[str, Any]:
    """One data file as a dictionary."""
    with (_DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def listed(text: str) -> frozenset[str]:
    """The words of a white-space separated list."""
    return frozenset(text.split())


_WORDS = read("words")
NUMBERS = read("numbers")
_SHIPPED = opposites(read("antonyms"))
_OPPOSITES = dict(_SHIPPED)

PREPOSITIONS = listed(_WORDS["prepositions"])
DETERMINERS = listed(_WORDS["determiners"])
PRONOUNS = listed(_WORDS["pronouns"])
AUXILIARIES = listed(_WORDS["auxiliaries"])
CONJUNCTIONS = listed(_WORDS["conjunctions"])
CLAUSE_OPENERS = listed(_WORDS["clause_openers"])
ADVERBS = listed(_WORDS["adverbs"])
VERBS = listed(_WORDS["verbs"])
GENERIC_HEADS = listed(_WORDS["generic_heads"])
DIMENSION_NOUNS = listed(_WORDS["dimension_nouns"])
WEIGHTY_NOUNS = listed(_WORDS["weighty_nouns"])
PEOPLE_ADJECTIVES = listed(_WORDS["people_adjectives"])
ADJECTIVES = listed(_WORDS["adjectives"])
TIME_NOUNS = listed(_WORDS["time_nouns"])
PERIOD_PREFIXES = listed(_WORDS["period_prefixes"])
PLURALS: dict[str, str] = _WORDS["plurals"]

NUMBER_WORDS: dict[str, int] = NUMBERS["words"]
ORDINAL_WORDS: dict[str, int] = NUMBERS["ordinals"]

FUNCTION_WORDS = PREPOSITIONS | DETERMINERS | PRONOUNS | AUXILIARIES | CONJUNCTIONS | ADVERBS
"""Words that no noun phrase goes on over."""

_ADJECTIVE_ENDINGS = tuple(_WORDS["adjective_suffixes"].split())
_SINGULAR_IN_S = ("ss", "us", "is", "'s", "s'")


@lru_cache(maxsize=8192)
def lemma(word: str) -> str:
    """Lower-case singular of a noun, by rules and a table of exceptions (“cities” -> “city”)."""
    low = word.lower().replace("’", "'")
    if low.endswith(("'s", "s'")):
        low = low[:-2] if low.endswith("'s") else low[:-1]
    head, hyphen, last = low.rpartition("-")
    return head + hyphen + _singular(last)


def _singular(low: str) -> str:
    if low in PLURALS:
        return PLURALS[low]
    if len(low) < 4 or not low.endswith("s") or low.endswith(_SINGULAR_IN_S):
        return low
    if low.endswith("ies"):
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes", "uses")):
        return low[:-2]
    return low[:-1]


@lru_cache(maxsize=8192)
def plural(low: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if low in PLURALS:
        return True
    return (
        len(low) > 3
        and low.endswith("s")
        and not low.endswith(_SINGULAR_IN_S)
        and low not in FUNCTION_WORDS
        and (low not in VERBS or _singular(low) in DIMENSION_NOUNS)
    )


@lru_cache(maxsize=8192)
def adjective(low: str) -> bool:
    """Whether a lower-case word looks like an adjective: listed, or with the ending of one."""
    if low in DIMENSION_NOUNS:
        return False
    return low in ADJECTIVES or (len(low) > 4 and low.endswith(_ADJECTIVE_ENDINGS))


@lru_cache(maxsize=8192)
def participle(low: str) -> bool:
    """Whether a lower-case word looks like a verb: a listed form, or one in -ed or -ing."""
    return low in VERBS or (len(low) > 4 and low.endswith(("ed", "ing")) and low not in DIMENSION_NOUNS)


def extend(further: Mapping[str, frozenset[str]]) -> None:
    """Adds the opposites of a user to those of the package, in place of those added earlier."""
    _OPPOSITES.clear()
    _OPPOSITES.update(_SHIPPED)
    for word, against in further.items():
        _OPPOSITES[word] = _OPPOSITES.get(word, frozenset()) | against


def antonyms(word: str) -> frozenset[str]:
    """The opposites of a word, in lower case and in the same grammatical form; empty where none is known."""
    return _OPPOSITES.get(word.lower(), frozenset())
