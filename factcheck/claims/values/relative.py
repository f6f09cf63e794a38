"""Dates told from the day of writing: “yesterday”, “on Monday”, “last week”, “three days ago”."""

from __future__ import annotations

from datetime import date

from factcheck.claims.values import numbers, periods
from factcheck.claims.values.lexicon import NUMBER_WORDS, VERBS
from factcheck.claims.values.periods import MONTHS, WEEKDAYS, Period
from factcheck.claims.values.tokens import NUMBER, Tokens

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_STEPS = {"last": -1, "previous": -1, "this": 0, "next": 1}
UNITS = frozenset({"day", "days", "week", "weeks", "month", "months", "year", "years"})
_TO_COME = frozenset({"will", "won't", "may", "might", "shall"})
_SAYING = frozenset({"that", "which", "who", "said", "says"})
_REACH = 9
"""Tokens between a modal verb and the day of what it announces."""
TRIGGERS = frozenset(_DAYS) | frozenset(_STEPS) | frozenset(NUMBER_WORDS) | {"a"}


def read(t: Tokens, i: int, base: date | None) -> tuple[Period | None, int] | None:
    """The period at token `i` seen from `base`; None as period where there is no base."""
    low = t.lower[i]
    if low in _DAYS:
        return (_one(periods.moved(base, _DAYS[low])) if base else None), i + 1
    if low in _STEPS:
        return _stepped(t, i, _STEPS[low], base)
    if low in WEEKDAYS and t.capital(i):
        return (_one(_weekday(base, WEEKDAYS[low], _ahead(t, i))) if base else None), i + 1
    return ago(t, i, base) if low in NUMBER_WORDS or low == "a" else None


def ago(t: Tokens, i: int, base: date | None) -> tuple[Period | None, int] | None:
    """“three days ago”."""
    if t.kinds[i] == NUMBER:
        value, behind = numbers.value_of(t.words[i]), i + 1
    else:
        value, behind = (1.0 if t.lower[i] == "a" else float(NUMBER_WORDS[t.lower[i]])), i + 1
    if (
        value is None
        or value > 5000
        or t.at(behind) not in UNITS
        or t.at(behind + 1) not in ("ago", "earlier")
    ):
        return None
    if t.at(behind + 1) == "earlier" or base is None:
        return None
    count, unit = int(value), t.at(behind).rstrip("s")
    if unit == "day":
        return _one(periods.moved(base, -count)), behind + 2
    if unit == "week":
        return periods.week_period(base, -count), behind + 2
    if unit == "month":
        return periods.month_period(*periods.shifted_month(base.year, base.month, -count)), behind + 2
    return periods.year_period(max(base.year - count, 1)), behind + 2


def _one(day: date) -> Period:
    return day, day


def _ahead(t: Tokens, i: int) -> bool:
    """Whether what happens on the day at token `i` is still to come: “will vote on Friday”."""
    for k in range(i - 1, max(i - _REACH, -1), -1):
        low = t.lower[k]
        if low in _TO_COME or low.endswith("'ll"):
            return True
        past = low in VERBS or (low.endswith("ed") and len(low) > 4)
        if low in (",", ";") or low in _SAYING or (past and t.at(k - 1) not in ("be", "not")):
            return past and t.at(k - 1) in _TO_COME
    return False


def _weekday(base: date, weekday: int, ahead: bool = False) -> date:
    """The last such day up to the base, or the next one from it on, the base itself included."""
    if ahead:
        return periods.moved(base, (weekday - base.weekday()) % 7)
    return periods.moved(base, -((base.weekday() - weekday) % 7))


def _stepped(t: Tokens, i: int, step: int, base: date | None) -> tuple[Period | None, int] | None:
    unit = t.at(i + 1)
    if unit not in ("week", "month", "year") and unit not in WEEKDAYS and unit not in MONTHS:
        return None
    if unit in WEEKDAYS or unit in MONTHS:
        return _stepped_name(t, i, step, base) if t.capital(i + 1) else None
    if base is None:
        return None, i + 2
    if unit == "week":
        return periods.week_period(base, step), i + 2
    if unit == "month":
        return periods.month_period(*periods.shifted_month(base.year, base.month, step)), i + 2
    return periods.year_period(min(max(base.year + step, 1), 9999)), i + 2


def _stepped_name(t: Tokens, i: int, step: int, base: date | None) -> tuple[Period | None, int] | None:
    """“last Monday”, “next March”."""
    if base is None:
        return None, i + 2
    unit = t.at(i + 1)
    if unit in WEEKDAYS:
        day = _weekday(base, WEEKDAYS[unit])
        if step < 0 and day == base:
            day = periods.moved(day, -7)
        return _one(periods.moved(day, 7) if step > 0 else day), i + 2
    month = MONTHS[unit]
    year = base.year + (step > 0 and month <= base.month) - (step < 0 and month >= base.month)
    return periods.month_period(min(max(year, 1), 9999), month), i + 2
