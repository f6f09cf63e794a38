"""From when to when a statement holds: two statements that never hold on the same day are no contradiction."""

from __future__ import annotations

from datetime import date

from factcheck.model import Claim, DateRange

Period = tuple[date, date]
"""First and last day, both included."""


def stated(claim: Claim) -> Period | None:
    """The validity that a claim's document states; an end that it leaves open is the first or last day there is."""
    if claim.valid_from is None and claim.valid_until is None:
        return None
    return claim.valid_from or date.min, claim.valid_until or date.max


def periods(claim: Claim) -> tuple[Period, ...]:
    """The days that a claim speaks of: its own dates, or else its validity, or else the day it was written."""
    dates = tuple((v.first, v.last) for v in claim.values if isinstance(v, DateRange))
    if dates:
        return dates
    validity = stated(claim)
    if validity is not None:
        return (validity,)
    return ((claim.date, claim.date),) if claim.date else ()


def meets(one: Period, others: tuple[Period, ...]) -> bool:
    """Whether a period has a day in common with any of the others."""
    return any(one[0] <= last and first <= one[1] for first, last in others)


def never_together(one: Claim, two: Claim) -> bool:
    """Whether the stated validity of either leaves no day on which both hold."""
    for ours, theirs in ((one, two), (two, one)):
        validity = stated(ours)
        if validity is not None and (times := periods(theirs)) and not meets(validity, times):
            return True
    return False
