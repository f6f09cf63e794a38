"""Times of day of one thing: whether two of them may be compared, and when they are one time in other words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.checks._align import Alignment, quoted
from factcheck.checks._often import FITTING, SAME, points
from factcheck.checks._quantities import CLOCK, Measured, measured, meet, same_frame
from factcheck.claims.values.periods import WEEKDAYS
from factcheck.model import Claim, Pair, Polarity, Quantity, Span

_WEEK = tuple(WEEKDAYS)
_DAYS = re.compile(
    rf"\b(?P<first>{'|'.join(_WEEK)})s?(?:\s*(?:to|-|–|through|until)\s*(?P<last>{'|'.join(_WEEK)})s?)?\b|\b(?P<named>weekdays?|working\s+days?"
    r"|week-?ends?)\b",
    re.IGNORECASE,
)
_OTHER_TIMES = re.compile(
    r"\b(?:spring|summer|autumn|winter|season\w*|(?:bank|public|school)?\s*holidays?|term|peak|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|easter|christmas|today|tomorrow|yesterday|tonight|usually|normally|sometimes|now|new|formerly"
    r"|gmt|utc|cet|cest|eet|est|edt|pst|pdt|bst|ist|local)\b",
    re.IGNORECASE,
)
"""Words by which a time of day is that of one season, occasion or zone; both sides must have the same."""


def hours_apart(pair: Pair, alignment: Alignment) -> bool:
    """Whether the times of day of two statements are of other days, seasons or zones, or either statement says more."""
    texts = pair.claim.text, pair.evidence.passage.text
    if _days(texts[0]) != _days(texts[1]):
        return True
    one, two = ({" ".join(m[0].lower().split()) for m in _OTHER_TIMES.finditer(text)} for text in texts)
    if one != two or points(pair.claim) or points(pair.evidence.passage):
        return True
    return any(alignment.extra(hours(pair.claim), hours(pair.evidence.passage)))


def hours(claim: Claim) -> tuple[Span, ...]:
    """The places of all times of day."""
    return tuple(v.span for v in claim.values if isinstance(v, Quantity) and v.unit == CLOCK)


def other_hours(pair: Pair) -> bool:
    """Whether each side gives times of day and none of one is one of the other: what opens at nine may close at five."""
    ours, theirs = (
        [measured(c, v) for v in c.values if isinstance(v, Quantity) and v.unit == CLOCK]
        for c in (pair.claim, pair.evidence.passage)
    )
    return bool(ours and theirs) and not any(meet(a, b) for a in ours for b in theirs)


def same_hours(
    pair: Pair, alignment: Alignment, ours: Sequence[Measured], theirs: Sequence[Measured]
) -> tuple[str, float] | None:
    """Why two statements that say nothing else give the same times in other words, and the confidence; None where they don't."""
    if not ours or len(ours) != len(theirs) or any(m.quantity.unit != CLOCK for m in (*ours, *theirs)):
        return None
    if any(isinstance(v, Polarity) for c in (pair.claim, pair.evidence.passage) for v in c.values):
        return None
    if not all(meet(a, b) and same_frame(a, b) for a, b in zip(ours, theirs, strict=True)):
        return None
    if hours_apart(pair, alignment):
        return None
    one, two = (
        " and ".join(quoted(c, m.span) for m in side)
        for c, side in ((pair.claim, ours), (pair.evidence.passage, theirs))
    )
    sure = all(a.either == b.either for a, b in zip(ours, theirs, strict=True))
    saying = "Both give the same time, in other words" if sure else "Both may give the same time"
    return (f"{saying}: {one} and {two}.", SAME if sure else FITTING) if one != two else None


def _days(text: str) -> frozenset[str]:
    """The days of the week that a text names, “weekdays” and “Monday to Friday” spelt out."""
    found: set[str] = set()
    for m in _DAYS.finditer(text):
        if m["named"]:
            found.update(
                _WEEK[5:] if m["named"].lower().startswith("weeke") or "-end" in m["named"] else _WEEK[:5]
            )
            continue
        first = WEEKDAYS[m["first"].lower()]
        last = WEEKDAYS[(m["last"] or m["first"]).lower()]
        found.update(_WEEK[first : last + 1] if first <= last else (*_WEEK[first:], *_WEEK[: last + 1]))
    return frozenset(found)
