"""Numbers bound to their unit and to what they measure.

Units beyond those of the table: “version” (3.11 is kept as 3.011), “label” (section, port: the measure is the word),
“ordinal” (the measure is the noun), “times”, and rates such as “USD/month”. A share (“two thirds of”) is in percent.
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims.values import ages, bounds, clocks, labels, measures, numbers, phrases, powers, units
from factcheck.claims.values.lexicon import (
    FUNCTION_WORDS,
    NUMBERS,
    ORDINAL_WORDS,
    lemma,
    listed,
    participle,
    plural,
)
from factcheck.claims.values.numbers import Number
from factcheck.claims.values.tokens import NUMBER, WORD, Screen, Tokens
from factcheck.claims.values.units import Unit
from factcheck.model import Quantity

_TIMES: dict[str, float] = NUMBERS["times"]
_SIGNS = ("$", "€", "£", "¥")
_STARTERS = numbers.STARTERS | set(_TIMES) | set(ORDINAL_WORDS) | clocks.NAMED.keys()
_OPENING = Screen(lambda low: low in _STARTERS or low[0].isdecimal())
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_ARTICLES = ("a", "an")
_BEHIND_ARTICLE = (
    frozenset(numbers.MULTIPLIERS) | frozenset(numbers.FRACTIONS) | ages.STRETCHES | {"couple", "pair", "few"}
)
"""Words that make an amount of an article before them."""
_RANGES = frozenset({"-", "–", "—", "to", "and", "or"})
_NOT_ONE_AFTER = listed(
    "another can may might must should would could of by way thing side hand day step time too day's or 's more"
    " off - such"
)
_NOT_ONE_BEFORE = listed(
    "no any every each this that which the another other only not some one first last next new same big old"
)
_RANGING = listed("range ranges ranged ranging vary varies varied varying anywhere somewhere between costs")
_NO_ORDINAL_AFTER = listed("of time place all and , name aid lady half person world floor-time")


def find(t: Tokens, taken: set[int]) -> list[Quantity]:
    """The quantities of a sentence, in order; tokens in `taken` belong to dates."""
    found: list[Quantity] = []
    if not t.digits and _STARTERS.isdisjoint(t.vocabulary):
        return found
    done = 0
    for i in _OPENING.places(t):
        if i < done or i in taken or not (t.kinds[i] == NUMBER or t.lower[i] in _STARTERS):
            continue
        if t.lower[i] in _ARTICLES and t.near[i + 1] not in _BEHIND_ARTICLE and not t.joined(i + 1):
            continue
        quantities, done = _at(t, i, taken)
        found.extend(quantities)
    return found


def _at(t: Tokens, i: int, taken: set[int]) -> tuple[list[Quantity], int]:
    low = t.lower[i]
    if t.kinds[i] == NUMBER:
        if t.near[i + 1] in _SUFFIXES and t.joined(i + 1):
            return _ordinal(t, i, numbers.value_of(t.words[i]), i + 2)
        power = powers.read(t, i)
        if power is not None:
            return _quantity(t, power)
        label = clocks.read(t, i) or labels.read(t, i)
        if label is not None and label[1] > i:
            return ([label[0]] if label[0] else []), label[1]
    elif (time := clocks.read(t, i)) is not None:
        return ([time[0]] if time[0] else []), time[1]
    elif low in _TIMES:
        value = float(_TIMES[low])
        return [Quantity(t.span(i, i + 1), value, value, "times", measures.before(t, i + 1))], i + 1
    elif t.joined(i) and t.near[i - 1] in ("-", "_", "."):
        return [], i + 1
    elif low in _ARTICLES and (single := ages.stretch(t, i)) is not None:
        return [single[0]], single[1]
    number = numbers.read(t, i, units.currency_before(t, i) is not None)
    if number is None or not taken.isdisjoint(range(i, number.behind)):
        if low in ORDINAL_WORDS:
            return _ordinal(t, i, float(ORDINAL_WORDS[low]), i + 1)
        return [], i + 1
    if number.behind == i + 1 and low == "one" and not _is_one(t, i):
        return [], i + 1
    return _quantity(t, number)


def _is_one(t: Tokens, i: int) -> bool:
    """Whether “one” counts something here, and is no pronoun."""
    if t.at(i - 1) in _NOT_ONE_BEFORE or t.at(i + 1) in _NOT_ONE_AFTER:
        return False
    unit = units.after(t, i + 1, False)
    if unit is None and participle(t.at(i + 1)):
        return False
    return unit is not None or (t.kind(i + 1) == WORD and measures.counted(t, i + 1) is not None)


def _ordinal(t: Tokens, i: int, value: float | None, behind: int) -> tuple[list[Quantity], int]:
    if value is None or t.at(behind) in _NO_ORDINAL_AFTER or (t.kind(behind) != WORD and t.at(behind) != "-"):
        return [], behind
    if t.lower[i] == "second" and t.at(i - 1) in ("per", "a", "each", "every", "/", "split"):
        return [], behind
    if t.at(behind) == "-" and not t.at(behind + 1).endswith("est"):
        return [], behind
    if participle(t.at(behind)):
        return [], behind
    phrase = phrases.after(t, behind + 1 if t.at(behind) == "-" else behind)
    if phrase is None:
        return [], behind
    return [Quantity(t.span(i, behind), value, value, "ordinal", phrase.noun)], behind


def _quantity(t: Tokens, number: Number) -> tuple[list[Quantity], int]:
    first = number.first
    currency = units.currency_before(t, first)
    if currency is not None:
        first = currency[1]
    digits = t.kinds[number.first] == NUMBER
    unit = Unit(currency[0], behind=number.behind) if currency else units.after(t, number.behind, digits)
    if number.share and t.at(number.behind) == "of" and t.at(number.behind + 1) in ("a", "an"):
        unit = units.after(t, number.behind + 2, False)
        number = replace(number, share=unit is None, step=0.0)
    number, unit = _ranged(t, number, unit, first)
    behind = unit.behind if unit else number.behind
    if unit is None and number.share:
        unit = Unit("percent", 100.0, behind=behind)
    # “229E”, “5G”, “4x4”: letters right behind digits that are no unit.
    if unit is None and t.joined(behind) and t.kind(behind) == WORD and digits:
        return [], behind + 1
    bound, approximate, start = bounds.before(t, first)
    per = units.rate(t, behind) if unit else None
    if unit is not None and per is not None:
        unit = units.divided(unit, *per)
        behind = unit.behind
    after, end = bounds.behind(t, behind)
    if unit is None and ages.is_age(t, start, number.first, behind):
        measure, unit = "age", Unit(ages.UNIT, ages.MONTHS, behind=behind)
    else:
        measure, unit = _measure(t, start, end, unit, number.share, bounded=start < first)
    convert = unit or Unit("")
    quantity = Quantity(
        t.span(first, max(behind, convert.behind)),
        convert.convert(number.low),
        convert.convert(number.high),
        convert.name,
        measure,
        approximate or number.approximate or after == "about",
        bounds.SENSES.get(after, bound),
        units.rounded(number.step * convert.factor) if number.step else 0.0,
    )
    return [quantity], max(end, convert.behind)


def _measure(
    t: Tokens, start: int, end: int, unit: Unit | None, share: bool, *, bounded: bool
) -> tuple[str, Unit | None]:
    """The measure, and the unit, to which a counted noun may add a rate (“500 requests per second”)."""
    if unit is not None and not share:
        return measures.measured(t, start, end), unit
    phrase = measures.counted(t, end)
    if phrase is None:
        # “Scream 2”, “BBC Two”: the number belongs to the name before it; “Children under 16” are no name.
        if unit is None and not bounded and _named_before(t, start):
            return lemma(t.lower[start - 1]), Unit("label")
        return measures.before(t, start), unit
    if (
        unit is None
        and not bounded
        and t.at(end) not in ("of", "-")
        and _named_before(t, start)
        and not plural(t.lower[phrase.head])
    ):
        return lemma(t.lower[start - 1]), Unit("label")
    per = units.rate(t, phrase.head + 1)
    if per is not None and unit is None:
        behind = per[1]
        return phrases.named(phrase), Unit(f"/{per[0]}", behind=behind)
    return phrases.named(phrase), unit


def _named_before(t: Tokens, start: int) -> bool:
    """Whether a number stands right behind a name, as its part."""
    return t.capital(start - 1) and t.lower[start - 1] not in FUNCTION_WORDS and not t.joined(start)


def _ranged(t: Tokens, number: Number, unit: Unit | None, first: int) -> tuple[Number, Unit | None]:
    """Joins the second end of a range (“5-10 km”, “between $5m and $10m”) to the first."""
    k = unit.behind if unit else number.behind
    link = t.at(k)
    if link not in _RANGES or number.share or not _links(t, link, k, first):
        return number, unit
    at = k + 1
    sign = t.at(at) in "$€£¥" and bool(t.at(at))
    if sign:
        if unit is None or not unit.name.isupper():
            return number, unit
        at += 1
    if at >= len(t) or (t.kinds[at] != NUMBER and t.lower[at] not in numbers.STARTERS):
        return number, unit
    second = numbers.read(
        t, at, sign or (unit is not None and t.kinds[number.first] == NUMBER and unit.name.isupper())
    )
    if second is None or second.share or (t.kinds[at] == NUMBER) != (t.kinds[number.first] == NUMBER):
        return number, unit
    low = number.low
    if number.multiplier == 1 and second.multiplier > 1 and low * second.multiplier <= second.high:
        low *= second.multiplier
    other = units.after(t, second.behind, t.kinds[at] == NUMBER)
    if other and unit and other.name != unit.name:
        return number, unit
    factor = unit.factor / other.factor if unit and other and unit.behind > number.behind else 1.0
    if low * factor >= second.high:
        return number, unit
    behind = other.behind if other else second.behind
    joined = replace(number, low=low * factor, high=second.high, behind=second.behind, step=0.0)
    chosen = other or unit
    return joined, (replace(chosen, behind=behind) if chosen else None)


def _links(t: Tokens, link: str, k: int, first: int) -> bool:
    """Whether a word between two numbers makes them a range."""
    if link in ("-", "–", "—"):
        return True
    before = t.at(first - 1)
    if link == "and":
        return before == "between"
    if link == "to":
        return before not in ("from", "over", "above", "below", "under") or t.at(first - 2) in _RANGING
    return t.kinds[k - 1] == t.kind(k + 1) and (t.kind(k + 1) == WORD or t.kind(k + 1) == NUMBER)
