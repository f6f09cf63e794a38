"""Numbers that name instead of counting: versions, sections, ports; and those that say nothing (phone numbers)."""

from __future__ import annotations

import re

from factcheck.claims.values.lexicon import (
    DIMENSION_NOUNS,
    FUNCTION_WORDS,
    NUMBER_WORDS,
    VERBS,
    lemma,
    listed,
    participle,
    plural,
)
from factcheck.claims.values.numbers import MULTIPLIERS, value_of
from factcheck.claims.values.tokens import NUMBER, WORD, Tokens
from factcheck.claims.values.units import ALWAYS_LABELS, LABELS, PRODUCTS
from factcheck.claims.values.units import after as unit_after
from factcheck.model import Bound, Quantity

_VERSION = re.compile(r"\d{1,5}(?:\.\d{1,5}){1,3}")
_VERSION_WORD = re.compile(r"v\d{1,5}")
_VERSION_NOUNS = listed("version versions release releases ver rev")
_RELEASED = listed(
    "removed added deprecated introduced dropped fixed changed renamed new supported available released disabled enabled"
)
_SCORE_VERBS = listed(
    "win wins won winning lose loses lost losing beat beats beaten draw draws drew drawn defeat defeats defeated score by"
)
_MEASURING = listed(
    "magnitude average mean median ratio factor index gpa coefficient about pi scale to by nearly"
)
_LATER = listed("later newer above higher up greater more")
_LABELLING = _VERSION_NOUNS | PRODUCTS | LABELS | {"#", "§", "№", "."}
"""Words and signs right before a number without which it has no label."""
_CHAINING = frozenset(".-–/:")
"""Marks right behind a number with which it may be something else than an amount."""
_LONGEST = 12
"""Digits of an amount."""
_NO_PRODUCTS = FUNCTION_WORDS | VERBS
_EARLIER = listed("earlier older below lower less")


def read(t: Tokens, i: int) -> tuple[Quantity | None, int] | None:
    """The label at token `i` (None where it is to be passed over) and the token behind it; None if it is a number."""
    # A plain number with nothing special on either side, as most are.
    if not t.joined(i) and t.near[i - 1] not in _LABELLING and _counts(t.words[i]):
        behind = t.near[i + 1]
        if behind not in _CHAINING or (behind == "." and t.near[i + 2] != "x"):
            return None
    return _version(t, i) or _label(t, i) or _nothing(t, i)


def _counts(raw: str) -> bool:
    """Whether digits are an amount by their looks: “4120”, “4,120.5”."""
    return (raw[0] != "0" and len(raw) <= _LONGEST) if raw.isdecimal() else "," in raw and raw.count(".") <= 1


def _encoded(raw: str) -> float:
    """Major, minor and patch in one number that keeps their order: 3.11 -> 3.011."""
    parts = [int(part) for part in raw.split(".")]
    return round(sum(part / 1000.0**place for place, part in enumerate(parts[:3])), 9)


def _version(t: Tokens, i: int) -> tuple[Quantity | None, int] | None:
    raw, first = t.words[i], i
    if not _VERSION.fullmatch(raw) and not raw.isdecimal():
        return None
    if len(raw) > 20:
        return None
    if t.at(i + 1) == "." and t.joined(i + 1) and t.at(i + 2) == "x":
        return None, i + 3
    k = i - 1
    numbered = _numbered(t, i)
    if t.joined(i) and t.at(k) == "." and t.joined(k) and _VERSION_WORD.fullmatch(t.at(k - 1)):
        raw, first = f"{t.lower[k - 1][1:]}.{raw}", k - 1
        k = first - 1
    elif t.joined(i) and t.at(k) == "v":
        first, k = k, k - 1
    elif t.at(k) in _VERSION_NOUNS:
        k -= 1
    elif numbered or _released_in(t, i) or (t.at(k) in PRODUCTS and not t.joined(i)):
        pass
    else:
        return (None, i + 1) if raw.count(".") > 1 else None
    if len(raw.split(".")[0]) > 5 or (raw.isdecimal() and len(raw) == 4 and t.at(i - 1) in PRODUCTS):
        return None
    if raw.isdecimal() and unit_after(t, i + 1, True) is not None:
        return None
    named = t.kind(k) == WORD and t.lower[k] not in _NO_PRODUCTS and (t.at(k) in PRODUCTS or t.capital(k))
    product = lemma(t.lower[k]) if named or numbered else ""
    bound, behind = _bound(t, i + 1)
    value = _encoded(raw)
    return Quantity(t.span(first, i + 1), value, value, "version", product, bound=bound), behind


def _numbered(t: Tokens, i: int) -> bool:
    """“agent 4.3 was released”: digits with one point right behind a noun, with nothing behind them to count."""
    low = t.at(i - 1)
    if t.words[i].count(".") != 1 or t.kind(i - 1) != WORD or t.joined(i) or low in DIMENSION_NOUNS:
        return False
    if low in FUNCTION_WORDS or participle(low) or plural(low) or low in _MEASURING or low in NUMBER_WORDS:
        return False
    behind = t.at(i + 1)
    if (
        behind in MULTIPLIERS
        or unit_after(t, i + 1, True) is not None
        or plural(behind)
        or behind in ("/", "-", "–")
    ):
        return False
    return t.kind(i + 1) != WORD or behind in FUNCTION_WORDS or participle(behind)


def _released_in(t: Tokens, i: int) -> bool:
    """“removed in 2.0”, “new since 3.4”: digits with one point where a release is meant."""
    if t.words[i].count(".") != 1 or t.at(i - 1) not in ("in", "since", "until", "before"):
        return False
    return t.at(i - 2) in _RELEASED and (t.kind(i + 1) != WORD or t.lower[i + 1] in FUNCTION_WORDS)


def _bound(t: Tokens, k: int) -> tuple[Bound, int]:
    if t.at(k) == "+" and t.joined(k):
        return Bound.AT_LEAST, k + 1
    if t.at(k) in ("or", "and"):
        if t.at(k + 1) in _LATER:
            return Bound.AT_LEAST, k + 2
        if t.at(k + 1) in _EARLIER:
            return Bound.AT_MOST, k + 2
    return Bound.EXACT, k


def _label(t: Tokens, i: int) -> tuple[Quantity | None, int] | None:
    k = i - 1
    if t.at(k) in ("#", "§", "№") or (
        t.at(k) == "." and t.at(k - 1) in ("no", "nos", "fig", "art", "sec", "ch")
    ):
        word = t.at(k - 1) if t.at(k) == "." else "number"
        return _labelled(t, i, "number" if word in ("no", "nos") else word)
    low = t.at(k)
    if (
        low not in LABELS
        or t.joined(i)
        or t.at(i + 1) in ("%", "percent")
        or t.at(k - 1) in ("a", "the", "-")
    ):
        return None
    singular = not low.endswith("s") or low in ("class", "status", "bus")
    if low in ("no", "item", "order", "note", "it") and not t.capital(k):
        return None
    if not (low in ALWAYS_LABELS or t.capital(k) or singular) or low in ("number", "day", "year", "week"):
        return None
    return _labelled(t, i, lemma(low))


def _labelled(t: Tokens, i: int, word: str) -> tuple[Quantity | None, int]:
    raw = t.words[i]
    value = value_of(raw)
    if value is None or (
        t.at(i + 1) in (".", "-") and t.joined(i + 1) and t.kind(i + 2) == NUMBER and t.joined(i + 2)
    ):
        return None, i + 1
    return Quantity(t.span(i, i + 1), value, value, "label", word), i + 1


def _nothing(t: Tokens, i: int) -> tuple[Quantity | None, int] | None:
    """Phone numbers, identifiers, addresses, scores: digits that measure nothing."""
    raw = t.words[i]
    if raw.count(".") > 1 or (raw.isdecimal() and (len(raw) > _LONGEST or (raw[0] == "0" and len(raw) > 1))):
        return None, _behind_chain(t, i)
    if t.joined(i) and t.at(i - 1) == "+" and t.kind(i + 1) == NUMBER:
        return None, _behind_spaced(t, i)
    behind = _behind_chain(t, i)
    if behind - i >= 5:
        return None, behind
    if behind - i == 3 and t.at(i + 1) in ("-", "–") and _scored(t, i):
        return None, behind
    if t.at(i + 1) in ("/", ":") and t.joined(i + 1) and t.kind(i + 2) == NUMBER and t.joined(i + 2):
        return None, behind if t.at(i + 3) not in ("of", "the") or t.at(i + 1) == ":" else i
    return None


def _behind_chain(t: Tokens, i: int) -> int:
    """Token behind a chain of numbers that hyphens, slashes or colons tie together."""
    k = i + 1
    while t.at(k) in ("-", "–", "/", ":") and t.joined(k) and t.kind(k + 1) == NUMBER and t.joined(k + 1):
        k += 2
    return k


def _behind_spaced(t: Tokens, i: int) -> int:
    """Token behind a phone number written in groups: “+1 202 555 0100”."""
    k = i
    while t.kind(k) == NUMBER or t.at(k) in ("-", "(", ")"):
        k += 1
    return k


def _scored(t: Tokens, i: int) -> bool:
    """“won 3-1”, “3-1 victory”, “555-1234”."""
    left, right = t.words[i], t.words[i + 2]
    if len(right) == 4 and len(left) == 3:
        return True
    game = t.at(i - 1) in _SCORE_VERBS or t.at(i + 3) in ("win", "victory", "defeat", "loss", "draw", "to")
    low, high = value_of(left), value_of(right)
    return (
        game
        or low is None
        or high is None
        or (low >= high and t.at(i + 3) not in ("million", "bn", "billion"))
    )
