"""Two days of what has but one, and needs no verb to say so: “has led the firm since 2017”, “the annual meeting on 16 May 2024”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks._align import Alignment
from factcheck.model import Claim, DateRange, Pair, Span

_GOING_ON = re.compile(
    r"\b(?:has|have)\s+(?:been\s+)?(?P<what>[a-z]+)\b[^.;:]{0,80}?\s+since\s+$", re.IGNORECASE
)
_SINCE = re.compile(r"\bsince\s+$", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:first|second|third|last|again|only|most|least|\w+est|more|less|than|rose|risen|fallen|grown|increased|decreased|dropped|declined"
    r"|doubled|won|lost|not|never|no)\b|\d",
    re.IGNORECASE,
)
"""What has been so often, or so much, since then may be counted from any day."""
_YEARLY = re.compile(
    r"\b(?:annual|yearly)\s+(?P<what>(?:[a-z-]+\s+){0,2}(?:meeting|assembly|conference|congress|convention|fair|festival|gala|dinner|ball))\b"
    r"(?:\s+(?:takes?\s+place|took\s+place|is|was|are|were|will|be|held|to|in|at|the|[A-Z][a-z]+)){0,8}?\s+on\s+"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?$",
    re.IGNORECASE,
)
"""Once a year, right before its day."""
_LEAST_WORDS = 3
"""Words in common, the dates aside."""


@dataclass(frozen=True, slots=True)
class Begun:
    """The day since which something goes on, or on which it is."""

    span: Span


def since_apart(pair: Pair, alignment: Alignment) -> tuple[Begun, Begun] | None:
    """The two days since which one thing is said to go on, where one side says nothing that the other lacks; None for all else."""
    passage = pair.evidence.passage
    ours, theirs = _begun(pair.claim), _begun(passage)
    if ours is None or theirs is None or ours[0] != theirs[0]:
        return None
    (_, here), (_, there) = ours, theirs
    if here.first <= there.last and there.first <= here.last:
        return None
    if len(alignment.common) < _LEAST_WORDS or all(alignment.extra((here.span,), (there.span,))):
        return None
    return Begun(here.span), Begun(there.span)


def yearly_apart(pair: Pair) -> tuple[Begun, Begun] | None:
    """The two days of one year on which the same annual meeting is said to be; None for all else."""
    for what, here in _yearly(pair.claim):
        for other, there in _yearly(pair.evidence.passage):
            if what == other and here.first.year == there.first.year and here.first != there.first:
                return Begun(here.span), Begun(there.span)
    return None


def _yearly(claim: Claim) -> Iterator[tuple[str, DateRange]]:
    for day in claim.values:
        if isinstance(day, DateRange) and day.first == day.last:
            before = claim.text[: day.span.start - claim.span.start]
            on = re.match(r"on\s+(?:[A-Z][a-z]+day,?\s+)?", claim.text[len(before) :])
            if found := _YEARLY.search(before + (on[0] if on else "")):
                yield " ".join(found["what"].lower().split()), day


def _begun(claim: Claim) -> tuple[str, DateRange] | None:
    """The verb of what goes on, and the only date of a statement, behind “since”."""
    dates = [v for v in claim.values if isinstance(v, DateRange)]
    if len(dates) != 1:
        return None
    before = claim.text[: dates[0].span.start - claim.span.start]
    # The date may be read with the word before it.
    if not _SINCE.search(before):
        word = re.match(r"since\s+", claim.text[len(before) :], re.IGNORECASE)
        before += word[0] if word else ""
    found = _GOING_ON.search(before)
    if found is None or _COUNTED.search(before):
        return None
    return found["what"].lower(), dates[0]
