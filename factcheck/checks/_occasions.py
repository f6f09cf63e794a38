"""Whether two statements speak of one time, occasion and condition: seasons, what held formerly, “with natural draught”."""

from __future__ import annotations

import re

from factcheck.checks._align import NAMING_UNITS
from factcheck.claims._function_words import AUXILIARIES, IRREGULAR_PASTS, PREPOSITIONS
from factcheck.claims.predicates import parts
from factcheck.model import Claim, DateRange, Name, Pair, Quantity, Span

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
    r"\s+(?:\w+\s+)?(?:hour|day|week|weekend|month|year|quarter|half|decade|round|leg|stage|phase|reading|session)s?\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:formerly|previously|originally|initially|used\s+to|at\s+first|(?:version|release)\s\d[^.;]{0,50}\b(?:was|were|had)\s)",
    re.IGNORECASE,
)

_CONDITION = re.compile(r"(?:with|without|under)\s+(?P<words>[^,.;:]{3,40}?)\s*,", re.IGNORECASE)
_DAY = re.compile(
    r"\d{4}-\d\d?-\d\d?|(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)(?:\s\d{1,2}(?:st|nd|rd|th)?,?)?\s\d{4}",
    re.IGNORECASE,
)
_WAS = frozenset({"was", "were", "had", "did"})
_FOR_WHICH = re.compile(r"\b(?:with|after|at|under|over|from|for)\s+(?:about\s+)?$", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:\s+[a-z]+s)?\s+(?:under|without|excluding|including)\s+(?P<words>(?:[a-z][\w-]*\s?){1,4})"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_LEAD = 5
"""Words of a phrase before the subject, up to its figure."""
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


def conditions_apart(pair: Pair) -> bool:
    """Whether each side begins with another figure for which it tells another one: “with four workers it sent 800”, “with one, 220”."""
    sides = (pair.claim, pair.evidence.passage)
    given = [[v for v in _figures(side) if _given(side, v) or _leads(side, v)] for side in sides]
    if not all(given) or not any(
        _leads(side, v) for side, found in zip(sides, given, strict=True) for v in found
    ):
        return False
    told = [[v for v in _figures(side) if v not in found] for side, found in zip(sides, given, strict=True)]
    if not all(told):
        return False
    apart = any(
        a.unit == b.unit and a.measure == b.measure and not _meet(a, b) for a in given[0] for b in given[1]
    )
    return apart and not any(a.unit == b.unit and _meet(a, b) for a in told[0] for b in told[1])


def confined(pair: Pair, here: Span, there: Span) -> bool:
    """Whether one figure holds under a condition right behind it that the other side says nothing of: “15 knots under natural draught”."""
    sides = (pair.claim, pair.evidence.passage)
    for one, figure, other in ((sides[0], here, sides[1]), (sides[1], there, sides[0])):
        found = _BEHIND.match(one.text, figure.end - one.span.start)
        if found is None:
            continue
        around = " ".join((other.text, *other.headings)).lower()
        words = [w for w in _LETTERS.findall(found["words"].lower()) if len(w) > _SHORT]
        if words and not any(word in around for word in words):
            return True
    return False


def _figures(claim: Claim) -> list[Quantity]:
    return [v for v in claim.values if isinstance(v, Quantity) and v.unit not in NAMING_UNITS]


def _given(claim: Claim, figure: Quantity) -> bool:
    """Whether a figure tells for which case something holds: “with four workers”, “after ten years”."""
    return _FOR_WHICH.search(claim.text[: figure.span.start - claim.span.start]) is not None


def _leads(claim: Claim, figure: Quantity) -> bool:
    """Whether a figure stands in the words before the subject: “In a room of 20 square metres it took”."""
    before = claim.text[: figure.span.start - claim.span.start].lower().split()
    return 0 < len(before) <= _LONGEST_LEAD and before[0] in PREPOSITIONS and not AUXILIARIES & set(before)


def _meet(one: Quantity, two: Quantity) -> bool:
    return one.low <= two.high and two.low <= one.high


def occasions_apart(one: Claim, two: Claim) -> bool:
    """Whether both tell what happened, in papers that one title and two days set apart: the minutes of two meetings."""
    if one.document == two.document or not one.headings or not two.headings or not one.date or not two.date:
        return False
    titles = [_DAY.sub(" ", claim.headings[0]).lower().split() for claim in (one, two)]
    if one.date == two.date or titles[0] != titles[1] or one.headings[0] == two.headings[0]:
        return False
    return _happened(one) and _happened(two)


def _happened(claim: Claim) -> bool:
    """Whether a statement tells of the past by its first verb."""
    found = parts(claim.text)
    verb = claim.text[found.verb.start : found.verb.end].lower() if found else ""
    return verb in IRREGULAR_PASTS or verb in _WAS or verb.endswith("ed")


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
