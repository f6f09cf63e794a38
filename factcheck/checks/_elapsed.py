"""Time that does not fit its ends: ranges that run backwards, spans of years and days, “ten years after … in 1980”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from factcheck.checks._slips import Slip, plain, shown
from factcheck.model import DateRange, Quantity, Span

_ALIKE = ("", "percent")
_YEAR = r"1\d\d\d|20\d\d"
_BETWEEN = re.compile(r"\bbetween\s+[$€£]?$", re.IGNORECASE)
_AND = re.compile(r"^\s+and\s+[$€£]?$", re.IGNORECASE)
_LIFE = re.compile(r"\((\d{4})\s?[–-]\s?(\d{4})\)(?!\s*(?:BC|B\.C))")
_ANCIENT = re.compile(r"\b(?:BCE?|AD|CE|BP|Ma|[Mm]ya|ago)\b|\b[BA]\.\s?[CD]\.")
"""Signs of years that may be counted backwards."""
_LASTING = re.compile(
    rf"\b(?:last(?:ed|s|ing)?|reign(?:ed|s)?|ruled?|serv(?:ed|es)|ran|lived|worked|taught|played|held|remained|existed|stood|was|were"
    rf"|(?:in|out\s+of)\s+(?:office|power|use|service|production))(?P<gap>[^.;:()\d]{{0,60}}?)\s+from\s+(?P<a>{_YEAR})\s+(?:until|till|to)\s+(?P<b>{_YEAR})\b",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:back|backwards?|reverse|descending)\b", re.IGNORECASE)
_BEGUN = re.compile(
    r"\b(?:begun|began|started|born|founded|established|commenced|inaugurated)\s+(?:(?:work|construction)\s+)?(?:in|on)\s+$",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"^,?\s+(?:and\s+)?(?:(?:he|she|it|they)\s+)?(?:(?:was|were)\s+)?(?P<end>finished|completed|ended|concluded|died|dissolved|abolished"
    r"|disbanded|demolished)\s+(?:in|on)\s+$",
    re.IGNORECASE,
)
_SPAN_BEHIND = re.compile(
    rf"^(?:[\s-](?!and\b|or\b|but\b)[\w'’-]+){{0,3}}?,?\s*(?:\(|from\s+|between\s+)(?P<a>{_YEAR})\s*(?:–|-|to|and|until)\s*(?P<b>{_YEAR})\b",
    re.IGNORECASE,
)
_SPAN_BEFORE = re.compile(
    rf"\b(?:from|between)\s+(?P<a>{_YEAR})\s*(?:–|-|to|and|until)\s*(?P<b>{_YEAR}),\s*(?:for\s+)?(?:a\s+)?"
    r"(?:period\s+of\s+|span\s+of\s+|total\s+of\s+)?$",
    re.IGNORECASE,
)
_VAGUELY = re.compile(
    r"\b(?:about|around|nearly|almost|over|some|roughly|more\s+than|less\s+than|under|up\s+to|every|first|last|next|past|after"
    r"|before|within|another|further|of\s+the|in\s+the)\s+$",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(rf"\bin\s+(?P<a>{_YEAR}),?\s+(?:only\s+|just\s+|exactly\s+)?$", re.IGNORECASE)
_FROM_EVENT = re.compile(
    rf"^\s+(?:(?P<after>after)|(?P<before>before))\b(?:(?!\band\b|\bor\b|\bof\s+\d)[^.,;:()\d\"“”])"
    rf"{{0,70}}?\sin\s+(?P<b>{_YEAR})\b(?!\s*[-–])",
    re.IGNORECASE,
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(),
        start=1,
    )
}
_MONTH = "|".join(_MONTHS)
_DAY_WORDS = rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{{1,2}}(?:\s+(?:{_MONTH}))?|(?:{_MONTH})\s+\d{{1,2}})\b(?:,?\s+(?:{_YEAR})\b)?"
_DAYS_BEHIND = re.compile(
    rf"^(?:[\s-](?!and\b|or\b|but\b)[\w'’-]+){{0,3}}?,?\s*(?:\(|from\s+)(?P<a>{_DAY_WORDS})\s*(?:–|to|until)\s*(?P<b>{_DAY_WORDS})",
    re.IGNORECASE,
)
_DAY_PARTS = re.compile(rf"(?P<year>{_YEAR})|(?P<month>{_MONTH})|(?P<day>\d{{1,2}})", re.IGNORECASE)
_SOME_YEAR = 2001
_HOURS = 86400.0
"""Seconds of a day."""


def slips(text: str, exact: Sequence[Quantity], days: Sequence[DateRange]) -> Iterator[Slip]:
    """The slips among the exact figures and the dates of one passage."""
    yield from _backwards(text, exact, days)
    yield from _spans(text, exact)
    yield from _apart(text, exact)


def _backwards(text: str, exact: Sequence[Quantity], days: Sequence[DateRange]) -> Iterator[Slip]:
    """“between 10 and 5”, “(1977–1901)”, “lasted from 1914 to 1908”, “begun in 1998 and finished in 1992”."""
    if _ANCIENT.search(text):
        return
    spans: list[tuple[Span, Span]] = [
        (a.span, b.span)
        for a, b in pairwise(exact)
        if a.unit == b.unit and a.unit in _ALIKE and a.low > b.low
    ]
    reversed_days = [(a.span, b.span) for a, b in pairwise(days) if a.first > b.last]
    for first, second in (*spans, *reversed_days):
        if _BETWEEN.search(text[: first.start]) and _AND.match(text[first.end : second.start]):
            told = f"The range runs backwards: {shown(text, first)} comes behind {shown(text, second)}; it would be right with the two exchanged"
            yield Slip(first, (second,), told)
    for life in _LIFE.finditer(text):
        if int(life[1]) > int(life[2]) > 999 and int(life[1]) < 2100:
            yield _turned(text, Span(*life.span(1)), Span(*life.span(2)), "years")
    if _BACK.search(text):
        return
    for period in _LASTING.finditer(text):
        if int(period["a"]) > int(period["b"]):
            yield _turned(text, Span(*period.span("a")), Span(*period.span("b")), "years")
    for first, second in reversed_days:
        if _BEGUN.search(text[: first.start]) and _ENDED.match(text[first.end : second.start]):
            yield _turned(text, first, second, "dates")


def _turned(text: str, first: Span, second: Span, what: str) -> Slip:
    told = f"The {what} run backwards: {shown(text, first)} comes behind {shown(text, second)}; it would be right with the two exchanged"
    return Slip(first, (second,), told)


def _spans(text: str, exact: Sequence[Quantity]) -> Iterator[Slip]:
    """“for 12 years, from 1990 to 2000”; “three days, from 4 May to 29 May”."""
    for q in exact:
        if _VAGUELY.search(text[: q.span.start]):
            continue
        behind = text[q.span.end :]
        if years := _years(text, q):
            found, by = _SPAN_BEHIND.match(behind), q.span.end
            if found is None:
                found, by = _SPAN_BEFORE.search(text[: q.span.start]), 0
            if found:
                length = int(found["b"]) - int(found["a"])
                yield from _misfit(text, q, years, length, found, by)
        elif (days := _days(text, q)) and (found := _DAYS_BEHIND.match(behind)):
            first, last = _dates(found["a"], found["b"])
            if first and last:
                yield from _misfit(text, q, days, (last - first).days, found, q.span.end)


def _misfit(
    text: str, q: Quantity, told: float, length: int, found: re.Match[str], by: int
) -> Iterator[Slip]:
    """The slip of a span of time whose ends, the groups a and b of a match that begins at `by`, are so far apart."""
    unit = "years" if _years(text, q) else "days"
    # Both ends may be counted; of years, which are no points in time, also neither.
    least = length - 1 if unit == "years" else length
    if length <= 0 or least <= told <= length + 1:
        return
    ends = tuple(Span(*found.span(name)).shifted(by) for name in ("a", "b"))
    message = (
        f"{shown(text, q.span)} does not fit {shown(text, ends[0])} to {shown(text, ends[1])}"
        f"; it would be right with {length} {unit}"
    )
    yield Slip(q.span, ends, message)


def _apart(text: str, exact: Sequence[Quantity]) -> Iterator[Slip]:
    """“in 2004, two years before she joined it in 2001”."""
    for q in exact:
        years = _years(text, q)
        before, behind = _IN_YEAR.search(text[: q.span.start]), _FROM_EVENT.match(text[q.span.end :])
        if not years or before is None or behind is None or _ANCIENT.search(text):
            continue
        way = "after" if behind["after"] else "before"
        length = int(before["a"]) - int(behind["b"])
        if way == "before":
            length = -length
        if abs(years - length) <= 1:
            continue
        ends = Span(*before.span("a")), Span(*behind.span("b")).shifted(q.span.end)
        right = f"{length} years" if length > 0 else "the two years exchanged"
        told = f"“{plain(years)} years {way}” does not fit {shown(text, ends[0])} and {shown(text, ends[1])}; it would be right with {right}"
        yield Slip(q.span, ends, told)


def _years(text: str, q: Quantity) -> float:
    """The years that a quantity is written in; 0 where it is written in something else."""
    return (
        q.low / 12
        if q.unit == "month" and re.search(r"\byears?$", text[: q.span.end], re.IGNORECASE)
        else 0.0
    )


def _days(text: str, q: Quantity) -> float:
    """The same for days."""
    return (
        q.low / _HOURS if q.unit == "s" and re.search(r"\bdays?$", text[: q.span.end], re.IGNORECASE) else 0.0
    )


def _dates(first: str, last: str) -> tuple[date | None, date | None]:
    """Two days as written, the first without a month or year of its own in those of the second; None where one is none."""
    parts = [{m.lastgroup: m[0].lower() for m in _DAY_PARTS.finditer(words)} for words in (first, last)]
    found: list[date | None] = []
    for own in parts:
        month = own.get("month") or parts[1].get("month", "")
        year = own.get("year") or parts[1].get("year") or str(_SOME_YEAR)
        try:
            found.append(date(int(year), _MONTHS.get(month, 0), int(own.get("day", "0"))))
        except ValueError:
            found.append(None)
    return found[0], found[1]
