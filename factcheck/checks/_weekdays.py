"""Days of the week that are not those of their dates: “Friday, 14 September 2023”, which was a Thursday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from factcheck.checks._slips import Slip, shown
from factcheck.claims.values.periods import MONTHS, SHORT_MONTHS, WEEKDAYS
from factcheck.model import Span

_DAYS = {name[:3]: number for name, number in WEEKDAYS.items()}
_NAMES = [name.capitalize() for name in WEEKDAYS]
_MONTH = rf"(?:{'|'.join(name.capitalize() for name in (*MONTHS, *sorted(SHORT_MONTHS, reverse=True)))})\b\.?"
_WRITTEN = re.compile(
    rf"\b(?P<weekday>{'|'.join(_NAMES)}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)(?:,?\s+|\s+\()(?:the\s+)?"
    r"(?:(?P<iso>\d{4})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH}),?\s+(?P<year>\d{{4}})"
    rf"|(?P<us_month>{_MONTH})\s+(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<us_year>\d{{4}}))(?![\d-])"
)
"""A day of the week right before a day with its year."""
_FIRST_YEAR, _LAST_YEAR = 1928, 2200
"""Before, some countries still counted their days by another calendar."""


def slips(text: str) -> Iterator[Slip]:
    """The days of the week in a text that their dates speak against; spans are relative to the text."""
    for found in _WRITTEN.finditer(text):
        day = _day(found)
        if day is None or _DAYS[found["weekday"][:3].lower()] == day.weekday():
            continue
        figure = Span(*found.span("weekday"))
        written = Span(figure.end, found.end())
        name, when = _NAMES[day.weekday()], _trimmed(text, written)
        told = (
            f"{shown(text, when)} is a {name}, and no {shown(text, figure)}; it would be right with “{name}”"
        )
        yield Slip(figure, (when,), told)


def _trimmed(text: str, span: Span) -> Span:
    """The span without what stands before its first letter or figure."""
    behind = text[span.start : span.end].lstrip(" ,(\n\t")
    return Span(span.end - len(behind), span.end)


def _day(found: re.Match[str]) -> date | None:
    """The day that is written; None where there is no such day, or one too long ago."""
    year = int(found["iso"] or found["year"] or found["us_year"])
    if found["iso"]:
        month = int(found["iso_month"])
    else:
        name = (found["month"] or found["us_month"]).rstrip(".").lower()
        month = MONTHS.get(name) or SHORT_MONTHS[name]
    try:
        return (
            date(year, month, int(found["iso_day"] or found["day"] or found["us_day"]))
            if _FIRST_YEAR <= year <= _LAST_YEAR
            else None
        )
    except ValueError:
        return None
