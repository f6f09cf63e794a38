"""Whether two statements speak of one time, occasion and condition: seasons, what held formerly, “with natural draught”."""

from __future__ import annotations

import re

from factcheck.checks._align import NAMING_UNITS
from factcheck.model import Claim, DateRange, Name, Pair, Quantity

_EPISODES = re.compile(
    r"\b(?:season|campaign|match|game|fight|bout|race|round|tour|night|quarter|semester|episode|tournament|final|series|"
    r"election|visit|raid|attack|trial|championship|cup|division|draft|week|month|year|morning|evening)s?\b",
    re.IGNORECASE,
)
_FORMERLY = re.compile(
    r"\b(?:(?:until|till|up\s+to|before|prior\s+to)\s+(?:(?:the\s+)?(?:end|beginning|start)\s+of\s+|early\s+|late\s+|mid-)?$)",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    r"\b(?:in|during|within|over)\s+(?:its|the|their|his|her)\s+(?:very\s+)?(?:first|second|third|last|final|opening|early)"
    r"\s+(?:\w+\s+)?(?:hour|day|week|weekend|month|year|quarter|half|decade)s?\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:formerly|previously|originally|initially|used\s+to|at\s+first|(?:version|release)\s\d[^.;]{0,50}\b(?:was|were|had)\s)",
    re.IGNORECASE,
)

_CONDITION = re.compile(r"(?:with|without|under)\s+(?P<words>[^,.;:]{3,40}?)\s*,", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_SHORT = 3
"""Letters of words that say little: articles, pronouns, prepositions."""


def other_period(pair: Pair) -> bool:
    """Whether one side alone speaks of what held formerly, or of a stretch: “until 2024 it cost 39”, “in its first week”."""
    ours, theirs = pair.claim, pair.evidence.passage
    if bool(_STRETCH.search(ours.text)) != bool(_STRETCH.search(theirs.text)):
        return True
    return _held_formerly(ours) != _held_formerly(theirs)


def _held_formerly(claim: Claim) -> bool:
    by = claim.span.start
    days = (v for v in claim.values if isinstance(v, DateRange))
    if _PAST.search(claim.text):
        return True
    # The date may be read with the word before it.
    return any(
        _FORMERLY.search(claim.text[: v.span.start - by])
        or re.match(r"(?:until|till|before)\b", claim.text[v.span.start - by :], re.IGNORECASE)
        for v in days
    )


def other_condition(pair: Pair) -> bool:
    """Whether one side alone begins with a condition that the other says nothing of: “With natural draught, …”."""
    sides = (pair.claim, pair.evidence.passage)
    return any(
        (words := _condition(one)) and words.isdisjoint(_LETTERS.findall(two.text.lower()))
        for one, two in (sides, sides[::-1])
    )


def _condition(claim: Claim) -> frozenset[str]:
    """The words of a condition at the head of a statement; none where it names somebody, a time or a figure."""
    found = _CONDITION.match(claim.text)
    if found is None:
        return frozenset()
    end = claim.span.start + found.end()
    if any(isinstance(v, Name | DateRange | Quantity) and v.span.start < end for v in claim.values):
        return frozenset()
    return frozenset(word for word in _LETTERS.findall(found["words"].lower()) if len(word) > _SHORT)


def announced_apart(pair: Pair) -> bool:
    """Whether both sides report what was said at two different times: plans change between announcements."""
    ours, theirs = _announced(pair.claim), _announced(pair.evidence.passage)
    return bool(ours and theirs) and not any(
        a.first <= b.last and b.first <= a.last for a in ours for b in theirs
    )


def _announced(claim: Claim) -> list[DateRange]:
    """The dates of a report itself, outside of what it reports."""
    words = told(claim)
    if words == claim.text:
        return []
    end = claim.span.start + len(claim.text) - len(words)
    return [v for v in claim.values if isinstance(v, DateRange) and v.span.end <= end]


def episodic(pair: Pair) -> bool:
    """Whether either side tells of one of many occasions (a season, a match) that the other may not mean."""
    ours, theirs = pair.claim, pair.evidence.passage
    if not tells_of_occasion(ours) and not tells_of_occasion(theirs):
        return False
    return not _same_occasion(ours, theirs)


def tells_of_occasion(claim: Claim) -> bool:
    """Whether a statement tells of one of many occasions: a season, a match."""
    return bool(_EPISODES.search(told(claim)))


def told(claim: Claim) -> str:
    """The statement without the report around it: “said during a visit that …” tells of no visit."""
    cue = claim.attribution.cue
    if cue is None or not claim.span.start <= cue.start < claim.span.end:
        return claim.text
    _, that, told = claim.text[cue.end - claim.span.start :].partition(" that ")
    return told if that else claim.text


def _same_occasion(one: Claim, two: Claim) -> bool:
    """Whether two statements name a time, or a number that names a thing, in common."""
    days, others = ([v for v in c.values if isinstance(v, DateRange)] for c in (one, two))
    if any(a.first <= b.last and b.first <= a.last for a in days for b in others):
        return True
    ours, theirs = (
        {v.low for v in c.values if isinstance(v, Quantity) and v.unit in NAMING_UNITS - {"ordinal"}}
        for c in (one, two)
    )
    return bool(ours & theirs)
