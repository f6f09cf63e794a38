"""What a quantity counts or measures: the noun behind it, or the phrase that it is said of."""

from __future__ import annotations

from factcheck.claims.values import phrases, units
from factcheck.claims.values.lexicon import (
    AUXILIARIES,
    NUMBER_WORDS,
    PEOPLE_ADJECTIVES,
    TIME_NOUNS,
    lemma,
    listed,
    read,
)
from factcheck.claims.values.tokens import MARK, NUMBER, WORD, Tokens
from factcheck.claims.values.units import ADJECTIVES, VERB_MEASURES

_CHANGE_NOUNS = listed(
    "increase rise growth jump surge gain climb decrease fall drop decline reduction cut dip slump loss"
)
_VERBS = read("scales")["verbs"]
_CHANGE_VERBS = frozenset(word for words in _VERBS["change"].values() for word in words.split())
_LINKS = listed(
    """is are was were be been being become becomes became remain remains remained stands stood stand reach reaches
    reached reaching hit hits total totals totalled totaled equals equal exceeds exceed exceeded averages averaged average
    reads shows measures measured = : ( numbered estimated put set fixed capped limited"""
)
_PASSED_OVER = listed(
    "to at by from than only just still about around now currently approximately exactly the a an as its"
)
_OWNED = listed("a an the this that its their his her our another each every")
_ARTICLES = listed("a an the this that these those its his her our their my your")
_SETTING = _CHANGE_VERBS | listed(
    "shorten shortened shortens extend extended extends change changed changes set sets limit limited"
)
_REACH = 10
"""Tokens between an amount and its verb."""


def counted(t: Tokens, i: int) -> phrases.Phrase | None:
    """The noun that a bare number counts, if one follows at token `i`: “two key bridges”, “three of the bridges”."""
    low = t.at(i)
    if low == "-" and t.joined(i) and t.kind(i + 1) == WORD:
        return phrases.Phrase(i + 1, lemma(t.lower[i + 1]), (), i + 1)
    if low in PEOPLE_ADJECTIVES:
        return phrases.Phrase(i, low, (), i)
    if low == "of":
        i += 1
        if t.at(i) in _OWNED and (t.kind(i + 1) == NUMBER or t.at(i + 1) in NUMBER_WORDS):
            i += 2
    elif low in _ARTICLES or (t.kind(i) != WORD and not t.quote(i)):
        return None
    return phrases.after(t, i)


def measured(t: Tokens, first: int, behind: int) -> str:
    """What an amount between two tokens measures: behind it (“of rice”, “long”), or else before it."""
    low = t.at(behind)
    if low == "-" and t.at(behind + 1) in ADJECTIVES:
        return ADJECTIVES[t.at(behind + 1)]
    if low in ADJECTIVES:
        return ADJECTIVES[low]
    if low == "of" or (low == "in" and t.words[first][:1] in "$€£¥"):
        phrase = phrases.complement(t, behind)
        bare = phrase is not None and phrase.first == behind + 1 and not t.capital(phrase.head)
        if phrase is not None and (low == "of" or (bare and phrase.noun not in TIME_NOUNS)):
            return phrases.named(phrase)
    if low == "in" and t.at(behind + 1) in (
        "length",
        "height",
        "width",
        "depth",
        "diameter",
        "weight",
        "size",
        "area",
    ):
        return t.at(behind + 1)
    if _attributive(t, first, behind):
        phrase = phrases.after(t, behind)
        if phrase is not None:
            return _of_change(t, phrase)
    return before(t, first)


def _attributive(t: Tokens, first: int, behind: int) -> bool:
    """Whether the amount stands before its noun: “a 30-day retention period”, “the $5 million contract”."""
    if t.kind(behind) != WORD or t.capital(behind):
        return False
    hyphens = any(t.lower[k] == "-" and t.joined(k) for k in range(first + 1, behind))
    return hyphens or t.at(first - 1) in _OWNED


def _of_change(t: Tokens, phrase: phrases.Phrase) -> str:
    """“increase in prices” measures prices."""
    if phrase.noun in _CHANGE_NOUNS and t.at(phrase.head + 1) in ("in", "of"):
        inner = phrases.complement(t, phrase.head + 1)
        if inner is not None:
            return f"{phrases.named(inner)} change"
    return phrases.named(phrase)


def before(t: Tokens, first: int) -> str:
    """What stands before an amount as its subject: “population of”, “the price rose to”, “timeout:”.

    An amount by which something changed measures “price change”, one from which it changed “former price”.
    """
    k, to = _left_of(t, first)
    low = t.at(k)
    if low in VERB_MEASURES and not to:
        return VERB_MEASURES[low]
    if low == "(" and units.after(t, k - 1, True) is not None:
        return ""
    if low == "of":
        return _named_before(phrases.before(t, k))
    noun = low in _CHANGE_NOUNS and t.at(k - 1) not in AUXILIARIES
    changed = noun or low in _CHANGE_VERBS or low in _SETTING or low in ("up", "down")
    if changed or low in _LINKS:
        phrase = phrases.before(t, k) if noun or t.kinds[k] == MARK else phrases.subject(t, k)
    elif to and not _SETTING.isdisjoint(t.lower[max(k - _REACH, 0) : k]):
        phrase, changed = phrases.before(t, k + 1), True
    else:
        return ""
    if phrase is not None and phrase.head > 0 and t.capital(phrase.head):
        return ""
    name = phrases.named(phrase)
    if not changed or not name:
        return name or ("former value" if to == "from" else "")
    return f"former {name}" if to == "from" else name if to == "to" else f"{name} change"


def _left_of(t: Tokens, first: int) -> tuple[int, str]:
    """Token of the verb, mark or “of” before an amount, and “to”, “from” or “by” if one stands between."""
    k, to = first - 1, ""
    while k >= max(first - _REACH, 0) and (t.lower[k] in _PASSED_OVER or t.quote(k)):
        if t.lower[k] in ("to", "from", "by"):
            to = to or t.lower[k]
            if t.lower[k] == "to" and "from" in t.lower[max(k - 5, 0) : k]:
                k = max(j for j in range(max(k - 5, 0), k) if t.lower[j] == "from")
        k -= 1
    return k, to


def _named_before(phrase: phrases.Phrase | None) -> str:
    """The noun before “of”; for “a price increase of 5%” the change of the price."""
    if phrase is None:
        return ""
    if phrase.noun in _CHANGE_NOUNS:
        return f"{lemma(phrase.modifiers[-1])} change" if phrase.modifiers else ""
    name = phrases.named(phrase)
    return "" if name in ("total", "average", "number", "sum", "maximum", "minimum") else name
