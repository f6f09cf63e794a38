"""Dates and periods; what they leave out is taken from the base date, or else they are passed over.

“before 2005” and “after 2005” are open at one end: the first or last day that there is.
“on Monday” is the last Monday up to the base; “winter 2022” begins in December; “early March” is its first ten days.
A bare number is a year only where the words around it say so: “in 2022”, “the 2022 election”, not “2023 soldiers”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from factcheck.claims.values import periods, relative, years
from factcheck.claims.values.lexicon import FUNCTION_WORDS, listed
from factcheck.claims.values.numbers import MULTIPLIERS
from factcheck.claims.values.periods import MONTHS, SHORT_MONTHS, WEEKDAYS, Period
from factcheck.claims.values.tokens import NUMBER, WORD, Screen, Tokens
from factcheck.claims.values.units import after as unit_after
from factcheck.claims.values.years import year_at
from factcheck.model import DateRange

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_LINKS = frozenset({"-", "–", "—", "to", "and", "until", "till", "through"})
_BEFORE_MONTH = listed(
    "in since until till by last next early late mid of this from to between and before after during through"
)
_ORDINARY = frozenset({"may", "march"})
"""Months whose names are words as well."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A date as far as it is written."""

    behind: int
    month: int
    day: int | None = None
    last_day: int | None = None
    year: int | None = None


def find(t: Tokens, base: date | None) -> tuple[list[DateRange], set[int]]:
    """The dates of a sentence in order, and all tokens that belong to a date or a time, understood or not."""
    found: list[DateRange] = []
    taken: set[int] = set()
    if not t.digits and _TRIGGERS.isdisjoint(t.vocabulary):
        return found, taken
    named = not _MONTHS.isdisjoint(t.vocabulary)
    behind = 0
    for i in _OPENING.places(t):
        if i < behind or (t.lower[i] == "a" and t.near[i + 2] != "ago"):
            continue
        read = _read(t, i, base, named)
        if read is None:
            continue
        period, behind = read
        taken.update(range(i, behind))
        if period is not None:
            found.append(DateRange(t.span(i, behind), *_opened(t, i, period)))
    return found, taken


def _opened(t: Tokens, i: int, period: Period) -> Period:
    """“before 2005” ends with 2004 and has no first day, “after 2005” begins with 2006 and has no last."""
    k = i - 2 if t.at(i - 1) == "the" else i - 1
    if t.at(k) == "before" or (t.at(k) == "to" and t.at(k - 1) == "prior"):
        return date.min, periods.moved(period[0], -1)
    return (periods.moved(period[1], 1), date.max) if t.at(k) == "after" else period


def _read(t: Tokens, i: int, base: date | None, named: bool) -> tuple[Period | None, int] | None:
    """The date at token `i`; `named` tells whether the sentence has the name of a month."""
    if t.kinds[i] == NUMBER:
        found = _numeric(t, i) or (_written(t, i, base) if named else None) or years.read(t, i)
        return found or (relative.ago(t, i, base) if t.near[i + 1] in relative.UNITS else None)
    if t.lower[i][0].isdecimal():
        return None
    if named and t.lower[i] in _NAMED and (found := _weekday_date(t, i, base) or _written(t, i, base)):
        return found
    return years.named(t, i) or relative.read(t, i, base)


def _numeric(t: Tokens, i: int) -> tuple[Period | None, int] | None:
    """“2023-03-06”, “2023/3/6”, “06.03.2023”, “25/12/2023”."""
    mark, raw = t.near[i + 1], t.words[i]
    dotted = _DOTTED.fullmatch(raw) if "." in raw and len(raw) <= 10 else None
    if dotted:
        return periods.day_period(int(dotted[3]), int(dotted[2]), int(dotted[1])), i + 1
    if mark not in ("-", "/") or t.at(i + 3) != mark:
        return None
    if t.kind(i + 2) != NUMBER or t.kind(i + 4) != NUMBER or not all(map(t.joined, range(i + 1, i + 5))):
        return None
    parts = [t.words[k] for k in (i, i + 2, i + 4)]
    if not all(part.isdecimal() and len(part) in (1, 2, 4) for part in parts):
        return None
    first, second, third = (int(part) for part in parts)
    behind = i + 5
    while (
        behind < len(t) and t.joined(behind) and (t.kinds[behind] in (NUMBER, WORD) or t.lower[behind] == ":")
    ):
        behind += 1
    if len(parts[0]) == 4:
        return periods.day_period(first, second, third), behind
    if len(parts[2]) != 4 or mark != "/":
        return None
    # 03/04/2023 is April in one half of the world and March in the other.
    if first <= 12 and second <= 12 and first != second:
        return None, behind
    day, month = (first, second) if second <= 12 else (second, first)
    return periods.day_period(third, month, day), behind


def _written(t: Tokens, i: int, base: date | None) -> tuple[Period | None, int] | None:
    """“6 March 2023”, “March 6-8, 2023”, “6 March to 8 April 2023”, “March 2023”, “in March”."""
    part = _day_first(t, i) or _month_first(t, i)
    if part is None:
        return None
    other = _linked(t, part)
    year = part.year or (other.year if other else None) or (base.year if base else None)
    behind = other.behind if other else part.behind
    if year is None:
        return None, behind
    period = _period(part, year)
    if other is not None and period is not None:
        end = _period(other, other.year or year)
        if end is None or end[1] < period[0]:
            return period, part.behind
        return (period[0], end[1]), behind
    return period, behind


def _period(part: _Part, year: int) -> Period | None:
    if part.day is None:
        return periods.month_period(year, part.month)
    first = periods.day_period(year, part.month, part.day)
    last = periods.day_period(year, part.month, part.last_day or part.day)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _linked(t: Tokens, part: _Part) -> _Part | None:
    """The second end of “6 March to 8 April 2023”."""
    k = part.behind
    if t.at(k) not in _LINKS:
        return None
    other = _day_first(t, k + 1) or _month_first(t, k + 1)
    if other is None or (other.day is None) != (part.day is None):
        return None
    return None if t.at(k) == "and" and part.year is not None else other


def _day(t: Tokens, i: int) -> tuple[int, int] | None:
    """Day of a month at token `i`, and the token behind it with its suffix (“6th”)."""
    raw = t.words[i] if t.kind(i) == NUMBER else ""
    if not raw.isdecimal() or len(raw) > 2 or not 1 <= int(raw) <= 31:
        return None
    suffixed = t.at(i + 1) in _SUFFIXES and t.joined(i + 1)
    return int(raw), i + 2 if suffixed else i + 1


def _days(t: Tokens, i: int) -> tuple[int, int | None, int] | None:
    """One day or a range of days (“6-8”, “6 to 8”, “6 and 8”)."""
    first = _day(t, i)
    if first is None:
        return None
    day, k = first
    if t.at(k) in _LINKS:
        last = _day(t, k + 1)
        if last is not None and last[0] > day and (t.at(k) != "and" or t.at(i - 1) == "between"):
            return day, last[0], last[1]
    return day, None, k


def _month(t: Tokens, i: int) -> tuple[int, int] | None:
    """Month named at token `i`, and the token behind it with its full stop."""
    if not t.capital(i):
        return None
    low = t.lower[i]
    if low in MONTHS:
        return MONTHS[low], i + 1
    if low in SHORT_MONTHS:
        return SHORT_MONTHS[low], i + 2 if t.at(i + 1) == "." and t.joined(i + 1) else i + 1
    return None


def _day_first(t: Tokens, i: int) -> _Part | None:
    days = _days(t, i)
    if days is None:
        return None
    day, last_day, k = days
    if t.at(k) == "of" or (t.at(k) == "-" and t.joined(k)):
        k += 1
    month = _month(t, k)
    if month is None:
        return None
    year = _year_behind(t, month[1])
    return _Part(year[1], month[0], day, last_day, year[0])


def _month_first(t: Tokens, i: int) -> _Part | None:
    month = _month(t, i)
    if month is None:
        return None
    number, k = month
    days = _days(t, k + 1 if t.at(k) == "the" else k)
    if days is not None and not _counts_something(t, days[2]):
        year = _year_behind(t, days[2])
        return _Part(year[1], number, days[0], days[1], year[0])
    year = _year_behind(t, k + 1 if t.at(k) == "of" else k)
    if year[0] is not None:
        return _Part(year[1], number, None, None, year[0])
    if t.lower[i] not in MONTHS or (t.capital(i - 1) and t.at(i - 1) not in FUNCTION_WORDS):
        return None
    if t.lower[i] in _ORDINARY and (t.at(i - 1) not in _BEFORE_MONTH or t.capital(i + 1)):
        return None
    return _Part(k, number)


def _counts_something(t: Tokens, k: int) -> bool:
    """Whether a number before token `k` is an amount and no day: “In May 5 million people”."""
    return t.at(k) in MULTIPLIERS or unit_after(t, k, True) is not None


def _year_behind(t: Tokens, k: int) -> tuple[int | None, int]:
    comma = t.at(k) in (",", "-")
    year = year_at(t, k + 1 if comma else k)
    return (year, k + 2 if comma else k + 1) if year is not None else (None, k)


def _weekday_date(t: Tokens, i: int, base: date | None) -> tuple[Period | None, int] | None:
    """“Monday, 6 March 2023”: the date decides."""
    if t.lower[i] not in WEEKDAYS:
        return None
    k = i + 2 if t.at(i + 1) in (",", "the") else i + 1
    return _written(t, k, base) if k < len(t) and (_day_first(t, k) or t.at(i + 1) != "the") else None


_NAMED = frozenset(MONTHS) | frozenset(SHORT_MONTHS) | frozenset(WEEKDAYS)
_MONTHS = frozenset(MONTHS) | frozenset(SHORT_MONTHS)
_TRIGGERS = _NAMED | years.TRIGGERS | relative.TRIGGERS
_OPENING = Screen(lambda low: low in _TRIGGERS or low[:2] in years.GLUED or low[0].isdecimal())
