"""Days and periods of the calendar as pairs of first and last day."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

Period = tuple[date, date]

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS = {name: number for number, name in enumerate(_MONTHS, 1)}
SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
SEASONS = frozenset(_SEASONS)


def month_period(year: int, month: int) -> Period:
    """All days of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_period(year: int) -> Period:
    """All days of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def months_period(year: int, month: int, count: int) -> Period:
    """So many months from the given one on."""
    first = date(year, month, 1)
    year, month = shifted_month(year, month, count - 1)
    return first, month_period(year, month)[1]


def season_period(year: int, season: str) -> Period:
    """Three months; a winter begins in December of its year."""
    return months_period(year, _SEASONS[season], 3)


def shifted_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month so many months later (earlier, if negative)."""
    total = year * 12 + month - 1 + by
    return min(max(total // 12, MINYEAR), MAXYEAR), total % 12 + 1


def part_of(period: Period, part: str) -> Period:
    """The “early”, “mid” or “late” third of a period."""
    first, last = period
    if (last - first).days > 300:
        start = {"early": 1, "mid": 5, "late": 9}[part]
        return months_period(first.year, start, 4)
    if (last - first).days < 27:
        return period
    if part == "early":
        return first, first + timedelta(days=9)
    if part == "mid":
        return first + timedelta(days=10), first + timedelta(days=19)
    return first + timedelta(days=20), last


def week_period(day: date, by: int = 0) -> Period:
    """Monday to Sunday of the week of a day, or of a week so many weeks later."""
    monday = moved(day, 7 * by - day.weekday())
    return monday, moved(monday, 6)


def moved(day: date, days: int) -> date:
    """A day so many days later, held within what the calendar can say."""
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


def day_period(year: int, month: int, day: int) -> Period | None:
    """One day; None where the month does not have it."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    found = date(year, month, day)
    return found, found
