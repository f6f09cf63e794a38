"""Numbers as they are written: digits, number words, fractions and vague amounts, without their units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from factcheck.claims.values.lexicon import NUMBER_WORDS, NUMBERS, listed, plural
from factcheck.claims.values.tokens import MARK, NUMBER, Tokens
from factcheck.frozen import quick

MULTIPLIERS: dict[str, float] = NUMBERS["multipliers"]
FRACTIONS: dict[str, int] = NUMBERS["fractions"]
_LETTERS: dict[str, float] = NUMBERS["letters"]
_VAGUE: dict[str, list[float]] = NUMBERS["vague"]
_GLYPHS: dict[str, float] = NUMBERS["glyphs"]
_SCALED_VAGUE: dict[str, dict[str, list[float]]] = {
    "tens": NUMBERS["tens"],
    "hundreds": NUMBERS["hundreds"],
    "dozens": {},
}

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,9})?|\d{1,2}(?:,\d{2}){1,5},\d{3}")
_PLAIN = re.compile(r"(?:0|[1-9]\d{0,11})(?:\.\d{1,9})?|0\d?\.\d{1,9}")
_LONGEST = 32
_GLUE_BEFORE = frozenset("._#\\@:/&")
_HALF_PARTNERS = listed("first second other latter former each one this that every")
_PARTING = ("/", "in", "out")
"""Words behind a part, in front of its whole."""
_WHOLES = listed("of the its their his her our all that those these this")

_SCALING = frozenset(MULTIPLIERS) | frozenset(_LETTERS)
STARTERS = frozenset(
    {"a", "an", "tens", "couple", "pair", "several", "few"}
    | set(NUMBER_WORDS)
    | set(FRACTIONS)
    | set(_VAGUE)
    | set(_GLYPHS)
)
"""Words with which a number may begin, besides digits."""


@quick
@dataclass(frozen=True, slots=True)
class Number:
    """A number without its unit."""

    first: int
    behind: int
    """Token behind the last one."""
    low: float
    high: float
    step: float = 0.0
    approximate: bool = False
    multiplier: float = 1.0
    """1,000,000 for “5 million”; lets “5-10 million” share it."""
    share: bool = False
    """Whether it is a part of a whole: “two thirds of”, “one in three”."""


def read(t: Tokens, i: int, money: bool = False) -> Number | None:
    """The number that begins at token `i`; `money` lets “5m” mean five million."""
    if t.kinds[i] == NUMBER:
        found = (_ratio(t, i) if t.at(i + 1) in _PARTING else None) or _digits(t, i, money)
    elif t.lower[i] in STARTERS:
        found = _vague(t, i) or _fraction(t, i) or _words(t, i)
    else:
        return None
    return found


@lru_cache(maxsize=8192)
def value_of(raw: str) -> float | None:
    """Value of digits with English grouping; None for anything else (“1.2.3”, “007”, “3,14”)."""
    if len(raw) > _LONGEST:
        return None
    if _PLAIN.fullmatch(raw) or _GROUPED.fullmatch(raw):
        return float(raw.replace(",", ""))
    return None


@lru_cache(maxsize=8192)
def _step(raw: str, value: float) -> float:
    """Half of the last stated digit; 0 for whole numbers that look exact."""
    _, dot, decimals = raw.partition(".")
    if dot:
        return 0.5 * 10.0 ** -len(decimals)
    digits = raw.replace(",", "")
    zeros = len(digits) - len(digits.rstrip("0"))
    return 0.5 * 10**zeros if value >= 100 and zeros else 0.0


def _digits(t: Tokens, i: int, money: bool) -> Number | None:
    if t.joined(i) and (t.kinds[i - 1] != MARK or t.lower[i - 1] in _GLUE_BEFORE):
        return None
    raw, k = _spaced_groups(t, i)
    value = value_of(raw)
    if value is None:
        return None
    step = _step(raw, value)
    following = t.at(k)
    if following in _GLYPHS and t.joined(k):
        value, k = value + _GLYPHS[following], k + 1
    elif following == "and" and t.at(k + 1) == "a" and t.at(k + 2) == "half":
        value, k = value + 0.5, k + 3
    scale, behind = _multiplier(t, k, money)
    if scale > 1:
        step = scale * (step or 0.5)
    return Number(i, behind, value * scale, value * scale, step, multiplier=scale)


def _spaced_groups(t: Tokens, i: int) -> tuple[str, int]:
    """“70 000” and its kind: groups of three digits after single spaces."""
    raw, k = t.words[i], i + 1
    if len(raw) > 3 or t.kind(k) != NUMBER or not raw.isdecimal() or raw[0] == "0":
        return raw, k
    while (
        t.kind(k) == NUMBER
        and len(t.words[k]) == 3
        and t.words[k].isdecimal()
        and t.starts[k] == t.ends[k - 1] + 1
        and k - i < 5
        and t.at(k + 1) != "/"
    ):
        raw += t.words[k]
        k += 1
    return raw, k


def _multiplier(t: Tokens, k: int, money: bool) -> tuple[float, int]:
    """Product of the multiplier words from token `k`, and the token behind them."""
    scale = 1.0
    for _ in range(2):
        at = k + 1 if t.at(k) == "-" and t.joined(k) and t.joined(k + 1) else k
        low = t.at(at)
        if low not in _SCALING:
            break
        if low in MULTIPLIERS:
            scale *= MULTIPLIERS[low]
            k = at + 1
        elif scale == 1 and t.joined(k) and low in _LETTERS and _letter_scales(t, k, money):
            return _LETTERS[low], k + 1
        else:
            break
    return scale, k


def _letter_scales(t: Tokens, k: int, money: bool) -> bool:
    """Whether a letter glued to digits is a multiplier: “$5m”, “100k”, “5M users”, but not “330m” or “5t”."""
    letter = t.words[k]
    if money or letter in ("k", "K"):
        return True
    if letter == "M":
        return True
    return letter in ("m", "B", "b") and plural(t.at(k + 1))


def _ratio(t: Tokens, i: int) -> Number | None:
    """“1/3 of”, “3 in 10”, “9 out of 10”: a share."""
    low = t.at(i + 1)
    if low == "/" and t.joined(i + 1) and t.joined(i + 2) and t.kind(i + 2) == NUMBER:
        if t.joined(i) or t.at(i + 3) not in ("of", "the"):
            return None
        return _share(t.words[i], t.words[i + 2], i, i + 3)
    if low == "in" and t.kind(i + 2) == NUMBER and _whole(t, i):
        return _share(t.words[i], t.words[i + 2], i, i + 3)
    if low == "out" and t.at(i + 2) == "of" and t.kind(i + 3) == NUMBER:
        return _share(t.words[i], t.words[i + 3], i, i + 4)
    return None


def _whole(t: Tokens, i: int) -> bool:
    """Whether “in” and a number behind token `i` make a share: “3 in 10”, “1 in 4 lorries”."""
    whole = t.words[i + 2]
    if whole in ("10", "100", "1,000"):
        return True
    few = t.words[i] == "1" and whole.isdecimal() and 2 <= int(whole[:3]) <= 20
    return few and (t.at(i + 3) == "of" or plural(t.at(i + 3)) or t.at(i + 3) == "people")


def _share(part: str, whole: str, first: int, behind: int) -> Number | None:
    above, below = value_of(part), value_of(whole)
    if above is None or not below or above > below:
        return None
    return Number(first, behind, above / below, above / below, 0.01, share=True)


def _vague(t: Tokens, i: int) -> Number | None:
    low = t.lower[i]
    if low in ("a", "couple", "pair", "several", "few"):
        at = i + 1 if low == "a" else i
        if t.at(at) in ("couple", "pair") and t.at(at + 1) == "of":
            return Number(i, at + 2, 2, 2, approximate=t.at(at) == "couple")
        if t.at(at) in ("several", "few") and t.at(at + 1) in MULTIPLIERS:
            unit = MULTIPLIERS[t.at(at + 1)]
            scale, behind = _multiplier(t, at + 2, False)
            return Number(i, behind, 2 * unit * scale, 9 * unit * scale, approximate=True, multiplier=scale)
        return None
    if low in _SCALED_VAGUE and t.at(i + 1) == "of" and t.at(i + 2) in _SCALED_VAGUE[low]:
        least, most = _SCALED_VAGUE[low][t.at(i + 2)]
        return Number(i, i + 3, least, most, approximate=True)
    if low in _VAGUE:
        least, most = _VAGUE[low]
        return Number(i, i + 1, least, most, approximate=True)
    return None


def _fraction(t: Tokens, i: int) -> Number | None:
    """“half of”, “two-thirds”, “a quarter of”, “one in three”, “half a million”."""
    low = t.lower[i]
    if low == "half" and t.at(i - 1) not in _HALF_PARTNERS:
        return _half(t, i)
    above = 1 if low in ("a", "an") else NUMBER_WORDS.get(low, 0)
    if not above:
        return None
    if low not in ("a", "an") and t.at(i + 1) in ("in", "out"):
        at = i + 3 if t.at(i + 2) == "of" else i + 2
        below = NUMBER_WORDS.get(t.at(at), 0) or _small(t, at)
        if below > above and (t.at(i + 1) == "out") == (at == i + 3):
            return Number(i, at + 1, above / below, above / below, 0.01, share=True)
        return None
    at = i + 2 if t.at(i + 1) == "-" else i + 1
    below = FRACTIONS.get(t.at(at), 0)
    if not below or (above > 1) != plural(t.at(at)) or above >= below:
        return None
    by = t.at(i - 1) == "by" and t.at(at + 1) not in MULTIPLIERS
    if not by and t.at(at + 1) not in _WHOLES and (low in ("a", "an") or t.at(at) in ("quarter", "quarters")):
        return None
    if t.at(at + 1) == "of" and t.at(at + 2) == "a" and t.at(at + 3) in MULTIPLIERS:
        scale, behind = _multiplier(t, at + 3, False)
        return Number(i, behind, above / below * scale, above / below * scale, scale * 0.05, multiplier=scale)
    return Number(i, at + 1, above / below, above / below, 0.01, share=True)


def _small(t: Tokens, i: int) -> int:
    """The whole number written in digits at token `i`, up to 1,000; 0 for anything else."""
    raw = t.words[i] if t.kind(i) == NUMBER else ""
    return int(raw) if raw.isdecimal() and len(raw) <= 4 and int(raw) <= 1000 else 0


def _half(t: Tokens, i: int) -> Number | None:
    at = i + 2 if t.at(i + 1) in ("a", "an", "-") else i + 1
    scale, behind = _multiplier(t, at, False)
    if scale > 1:
        return Number(i, behind, scale / 2, scale / 2, scale * 0.05 if scale > 12 else 0.0, multiplier=scale)
    if at == i + 2:
        return Number(i, at, 0.5, 0.5)
    return Number(i, i + 1, 0.5, 0.5, 0.01, share=True) if t.at(i + 1) in _WHOLES else None


def _words(t: Tokens, i: int) -> Number | None:
    """“twenty-five”, “two hundred and five thousand”, “a hundred”, “two and a half million”, “½”."""
    if t.lower[i] in _GLYPHS:
        value, k = _GLYPHS[t.lower[i]], i + 1
        scale, behind = _multiplier(t, k, False)
        return Number(i, behind, value * scale, value * scale, multiplier=scale)
    if t.lower[i] in ("a", "an"):
        scale, behind = _multiplier(t, i + 1, False)
        if scale == 1 or t.words[i + 1] != t.lower[i + 1] or t.joined(i + 1):
            return None
        return Number(i, behind, scale, scale, scale / 2 if scale > 12 else 0.0, multiplier=scale)
    return _sum_of_words(t, i)


def _sum_of_words(t: Tokens, i: int) -> Number | None:
    total = current = smallest = 0.0
    k, last, scale = i, "", 1.0
    while k < len(t) and k - i < 16:
        low = t.lower[k]
        if low == "-" and t.joined(k) and t.joined(k + 1) and _counts(t.at(k + 1)):
            k += 1
        elif low in NUMBER_WORDS:
            value = float(NUMBER_WORDS[low])
            if last == "word" and not (current % 100 >= 20 and current % 10 == 0 and 0 < value < 10):
                break
            current, last, smallest = current + value, "word", 0.0
            k += 1
        elif low in MULTIPLIERS and last:
            factor = MULTIPLIERS[low]
            scale = factor if last == "word" else scale * factor
            current = (current or total) * factor if not current else current * factor
            total, current = (total + current, 0.0) if factor >= 1000 else (total, current)
            last, smallest = "scale", factor
            k += 1
        elif low == "and" and last == "scale" and t.at(k + 1) in NUMBER_WORDS:
            k += 1
        elif low == "and" and t.at(k + 1) == "a" and t.at(k + 2) == "half" and last == "word":
            factor, behind = _multiplier(t, k + 3, False)
            value = (total + current + 0.5) * factor
            return Number(i, behind, value, value, 0.05 * factor if factor > 1 else 0.0, multiplier=factor)
        else:
            break
    value = total + current
    while t.at(k - 1) == "and":
        k -= 1
    return (
        Number(i, k, value, value, smallest / 2 if smallest > 12 else 0.0, multiplier=scale) if last else None
    )


def _counts(low: str) -> bool:
    return low in NUMBER_WORDS or low in MULTIPLIERS
