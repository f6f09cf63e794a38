"""Units behind a number, converted to one canonical unit a dimension; currencies; rates (“per month”)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from factcheck.claims.values import phrases
from factcheck.claims.values.lexicon import lemma, listed, read
from factcheck.claims.values.tokens import WORD, Tokens
from factcheck.frozen import quick

_TABLE = read("units")


def _factors(section: dict[str, dict[str, float | list[float]]]) -> dict[str, tuple[str, float, float]]:
    known: dict[str, tuple[str, float, float]] = {}
    for unit, names in section.items():
        for name, factor in names.items():
            scale, offset = factor if isinstance(factor, list) else (factor, 0.0)
            known[name] = (unit, float(scale), float(offset))
    return known


_NAMES = _factors(_TABLE["words"])
_SYMBOLS = _factors(_TABLE["symbols"])
FACTORS: dict[str, tuple[float, ...]] = {
    unit: tuple(sorted({factor for name, factor, _ in _NAMES.values() if name == unit}))
    for unit in sorted({name for name, _, _ in _NAMES.values()})
}
"""Factors from the units of a dimension to its canonical one."""
_FIRST_WORDS = frozenset(name.split()[0] for name in _NAMES if " " in name)
_MONEY = {word: code for code, words in _TABLE["money"].items() for word in words.split()}
_CENTS: dict[str, str] = _TABLE["cents"]
_NATIONAL: dict[str, str] = _TABLE["national"]
_PERIODS = {word: period for period, words in _TABLE["periods"].items() for word in words.split()}
_SECONDS: dict[str, float] = _TABLE["seconds"]
_SPEEDS = frozenset({"m", "byte", "bit", "l"})
_PREFIX_SIGNS = frozenset("$€£¥₹₽₴₪₩₺₦")
_PREFIX_CODES = frozenset(code.lower() for code in _TABLE["money"])
_SOLD_BY = listed("barrel litre liter gallon tonne ton kilo pound ounce share head person piece bottle unit")
_NO_SUFFIX = frozenset({"won", "rand", "real", "sterling", "rs", "buck"})
_ONE_LETTER_SPACED = frozenset({"s", "h", "t", "g", "l", "B", "V", "W", "m", "L"})
ADJECTIVES: dict[str, str] = _TABLE["adjectives"]
LABELS = listed(_TABLE["labels"]["words"])
ALWAYS_LABELS = listed(_TABLE["labels"]["always"])
PRODUCTS = listed(_TABLE["labels"]["products"])
VERB_MEASURES: dict[str, str] = _TABLE["verbs"]
_OPENING = (
    {
        part
        for name in (*_NAMES, *_SYMBOLS)
        for part in (name.lower().split()[0], name.lower().partition("/")[0])
    }
    | set(_NATIONAL)
    | set(_CENTS)
    | set(_MONEY)
    | {"-"}
)
"""All words and signs with which a unit may begin."""


@quick
@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as read from the text."""

    name: str
    """Canonical."""
    factor: float = 1.0
    offset: float = 0.0
    behind: int = 0
    """Token behind the last one of the unit."""

    def convert(self, value: float) -> float:
        """A stated value in the canonical unit, without the noise of binary fractions."""
        return rounded(value * self.factor + self.offset)


@lru_cache(maxsize=8192)
def rounded(value: float) -> float:
    """A number with twelve digits, which is what a document may state."""
    return float(f"{value:.12g}")


def currency_before(t: Tokens, i: int) -> tuple[str, int] | None:
    """Currency whose sign or code stands before token `i`, and the token with which it begins."""
    low = t.at(i - 1)
    if low in _PREFIX_SIGNS:
        if low == "$" and t.joined(i - 1) and t.kind(i - 2) == WORD:
            return (_MONEY.get(t.words[i - 2].lower() + "$", "USD"), i - 2)
        return (_MONEY[low], i - 1)
    if low in _PREFIX_CODES and t.words[i - 1].isupper():
        return (low.upper(), i - 1)
    return ("INR", i - 1) if low == "rs" else None


def after(t: Tokens, i: int, digits: bool) -> Unit | None:
    """The unit at token `i` (a hyphen before it is passed over); `digits`: the number is written in digits."""
    if t.at(i) not in _OPENING:
        return None
    at = i + 1 if t.at(i) == "-" and t.joined(i) and t.joined(i + 1) else i
    if at >= len(t):
        return None
    unit = _compound(t, at) or _symbol(t, at, digits) or _named(t, at)
    return unit or _money_after(t, at)


def _compound(t: Tokens, at: int) -> Unit | None:
    if t.lower[at] not in _FIRST_WORDS:
        return None
    for length in (3, 2):
        name = " ".join(t.lower[at : at + length])
        if name in _NAMES and at + length <= len(t):
            unit, factor, offset = _NAMES[name]
            return Unit(unit, factor, offset, at + length)
    if t.at(at + 1) == "-":
        name = f"{t.lower[at]} {t.at(at + 2)}"
        if name in _NAMES:
            unit, factor, offset = _NAMES[name]
            return Unit(unit, factor, offset, at + 3)
    return None


def _symbol(t: Tokens, at: int, digits: bool) -> Unit | None:
    written = t.words[at]
    if at + 2 < len(t) and t.lower[at + 1] == "/" and t.joined(at + 1) and t.joined(at + 2):
        for table, name in (
            (_SYMBOLS, f"{written}/{t.words[at + 2]}"),
            (_NAMES, f"{written}/{t.words[at + 2]}".lower()),
        ):
            if name in table:
                unit, factor, offset = table[name]
                return Unit(unit, factor, offset, at + 3)
    if not digits or written not in _SYMBOLS:
        return None
    if len(written) == 1 and written.isalpha() and not t.joined(at) and written not in _ONE_LETTER_SPACED:
        return None
    unit, factor, offset = _SYMBOLS[written]
    return Unit(unit, factor, offset, at + 1)


def _named(t: Tokens, at: int) -> Unit | None:
    low = t.lower[at]
    if low not in _NAMES:
        return None
    unit, factor, offset = _NAMES[low]
    return Unit(unit, factor, offset, at + 1)


def _money_after(t: Tokens, at: int) -> Unit | None:
    low = t.lower[at]
    if low in _NATIONAL and _MONEY.get(t.at(at + 1)):
        return Unit(_NATIONAL[low], behind=at + 2)
    if low in _CENTS:
        return Unit(_CENTS[low], 0.01, behind=at + 1)
    if low in _MONEY and low not in _NO_SUFFIX:
        return Unit(_MONEY[low], behind=at + 1)
    return None


def rate(t: Tokens, i: int) -> tuple[str, int] | None:
    """What token `i` divides by: (“month”, token behind it) for “per month”, “a month”, “/month”."""
    low = t.at(i)
    if low == "/" and t.kind(i + 1) == WORD:
        name = _PERIODS.get(t.lower[i + 1]) or (lemma(t.lower[i + 1]) if t.joined(i + 1) else "")
        return (name, i + 2) if name else None
    if low in ("per", "each", "every", "a", "an"):
        following = t.at(i + 1)
        if low in ("a", "an") and following in _SOLD_BY:
            return (following, i + 2)
        if following in _PERIODS and len(following) > 1:
            return (_PERIODS[following], i + 2)
        if low == "per" and t.kind(i + 1) == WORD and following != "cent":
            phrase = phrases.after(t, i + 1)
            return (phrase.noun, phrase.head + 1) if phrase else (lemma(following), i + 2)
    if low in ("daily", "hourly", "weekly", "monthly", "annually", "yearly") and t.at(i - 1) != "-":
        periods = {"daily": "day", "hourly": "h", "weekly": "week", "monthly": "month"}
        return (periods.get(low, "year"), i + 1)
    return None


def divided(unit: Unit, period: str, behind: int) -> Unit:
    """The unit of a rate; lengths and data over a short time become one speed."""
    if unit.name in _SPEEDS and period in _SECONDS:
        return Unit(f"{unit.name}/s", unit.factor / _SECONDS[period], 0.0, behind)
    return Unit(f"{unit.name}/{period}", unit.factor, unit.offset, behind)
