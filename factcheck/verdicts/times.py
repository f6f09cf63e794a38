"""Two statements of two times: a forecast and what came of it, two estimates, what was and what is, what will be from a day on."""

from __future__ import annotations

import re
from datetime import date

from factcheck.model import Claim, DateRange, Pair, Quantity

_FORECAST = re.compile(
    r"\b(?:will|shall|going\s+to|(?:is|are)\s+(?:expected|due|planned|scheduled|forecast|set|likely|meant|to)\b"
    r"|(?:expects?|plans?|hopes?|intends?|aims?)\s+(?:to|that)\b|forecasts?|predicts?)\b",
    re.IGNORECASE,
)
_ESTIMATE = re.compile(
    r"\b(?:estimat|forecast|predict|project(?:ed|s|ion)|expect)\w*|\b(?:polls?|surveys?)\b|\b(?:puts?|putting)\b[^.;]{0,60}\bat\b",
    re.IGNORECASE,
)
_DAY = (
    r"(?:\d{1,2}\s)?(?:january|february|march|april|may|june|july|august|september|october|november|december|\d{4}|next\s\w+"
    r"|spring|summer|autumn|winter|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow)\b"
)
_FROM_THEN = re.compile(
    rf"\b(?:will|shall|(?:is|are)\s+to)\b[^;]{{0,80}}\b(?:from|as\s+of|starting|beginning|with\s+effect\s+from)\s+(?:in\s+|the\s+)?{_DAY}"
    r"|\bwill\s+then\b|\bby\s+then\b[^;]{0,40}\bwill\b|\bin\s+future\b"
    rf"|^(?:from|as\s+of|starting)\s+(?:in\s+)?{_DAY}[^;]{{0,80}}\b(?:will|shall)\b",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:was|were|had|employed|counted|numbered|stood\s+at)\b", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|are|has|have|employs|counts|numbers|stands\s+at)\b", re.IGNORECASE)
_MEASURES = frozenset({"", "percent"})
_LONG_AGO = 300
"""Days; a shorter stretch may be that of one event."""
_CENTURY = 36_600
"""Days; a longer stretch has no end, or no beginning."""


def told_of_two_times(pair: Pair, check: str) -> bool:
    """Whether the two speak of two times, though at most one of them names its own."""
    sides = (pair.claim, pair.evidence.passage)
    if any(
        _from_then(one, other) or (check == "number" and _was(one, other))
        for one, other in (sides, sides[::-1])
    ):
        return True
    early, late = sorted(sides, key=lambda c: c.date or date.min)
    if early.date is None or late.date is None or early.date == late.date:
        return False
    if all(_ESTIMATE.search(side.text) for side in sides):
        return True
    return _FORECAST.search(early.text) is not None and not _FORECAST.search(late.text)


def _from_then(one: Claim, other: Claim) -> bool:
    """“Lunch will cost 2.95 from September” beside “lunch costs 2.85”."""
    return _FROM_THEN.search(one.text) is not None and not _FORECAST.search(other.text) and not _dates(other)


def _was(one: Claim, other: Claim) -> bool:
    """“In 1900 the town had 64,000 inhabitants” beside “the town has 212,000”; a height or a length stays what it was."""
    if (
        not _WAS.search(one.text)
        or _IS.search(one.text)
        or not _IS.search(other.text)
        or _WAS.search(other.text)
    ):
        return False
    if _dates(other) or not any(_LONG_AGO < (day.last - day.first).days < _CENTURY for day in _dates(one)):
        return False
    return all(v.unit in _MEASURES for v in one.values if isinstance(v, Quantity))


def _dates(claim: Claim) -> list[DateRange]:
    return [v for v in claim.values if isinstance(v, DateRange)]
