"""How often one thing happens, told twice: “every six months” against “once a year”, and “twice a year” as the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factcheck.checks._align import Aligner, Alignment, quoted, remedy
from factcheck.checks._occasions import other_condition, other_period
from factcheck.checks._scope import other_basis, other_subjects
from factcheck.checks._subjects import narrowed, subjects_apart
from factcheck.claims.states import same_tense
from factcheck.claims.terms import Term
from factcheck.claims.values.frequencies import Frequency, frequencies
from factcheck.model import Bound, Claim, DateRange, Pair, Polarity, Quantity, Span

SAME, FITTING = 0.9, 0.6
"""Confidence that two values are one in other words, and that they may be: that outweighs the model's doubt and is no support."""
_ALL_ELSE = 0.99
"""Confidence where nothing but the frequencies differs."""
_LIGHT = frozenset(
    "run made make taken take perform carri done creat happen place occur held hold conduct schedul regular automat".split()
)
"""Stems that say only that something happens: “backups run”, “backups are made”."""
_NEAR = 0.09
"""How far a frequency in days and one in months may be apart, as a part of it: every 30 days, every four weeks and monthly."""
_EXACT = 0.001
_RULED = re.compile(
    r"\b(?:must|should|shall|ought|required?|requires|needs?|ha(?:s|ve)\s+to)\b", re.IGNORECASE
)
_POSSIBLE = re.compile(r"\b(?:can|may|might|could)\b", re.IGNORECASE)
_OF_ANOTHER_TIME = re.compile(
    r"\b(?:will|would|plan(?:s|ned|ning)?|propos\w+|starting|new|now|instead|formerly|previously|originally|usually|normally|until|used\s+to"
    r"|january|february|march|april|(?-i:May)|june|july|august|september|october|november|december|spring|summer|autumn|winter|season\w*|weekends?|weekdays?|holidays?|peak|term|else|otherwise|also|additional\w*|extra|another)\b",
    re.IGNORECASE,
)
"""Words by which a frequency is that of one time or occasion; both sides must have the same."""


_POINTING = re.compile(r"\W*(?:he|she|they|his|her|their|it|its|this|that|these|those)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """What two statements tell of how often one thing happens, or of its price."""

    ours: Span
    theirs: Span
    confidence: float
    agree: bool
    message: str


def points(claim: Claim) -> bool:
    """Whether a statement begins with a word that means somebody or something said before, and nobody could tell whom."""
    return _POINTING.match(claim.text) is not None


def besides_frequencies(pair: Pair, alignment: Alignment) -> Alignment:
    """The words of both sides without those of their frequencies: “a year” and “a month” of these tell of no two bases."""
    return Alignment(
        *(
            tuple(
                t
                for t in terms
                if not any(f.start <= t.start - c.span.start < f.end for f in frequencies(c.text))
            )
            for c, terms in ((pair.claim, alignment.claim), (pair.evidence.passage, alignment.evidence))
        )
    )


def often(pair: Pair, aligner: Aligner) -> Told | None:
    """Two frequencies of one thing, which exclude each other or are one in other words; None where nothing can be said."""
    claim, passage = pair.claim, pair.evidence.passage
    ours, theirs = _one(claim), _one(passage)
    if ours is None or theirs is None or not _of_one_time(claim, passage):
        return None
    if points(claim) or points(passage):
        return None
    here, there = _span(claim, ours), _span(passage, theirs)
    alignment = aligner.align(pair)
    rest = Alignment(_outside(alignment.claim, here), _outside(alignment.evidence, there))
    if _apart(pair, rest, here, there):
        return None
    left, right = (
        frozenset("happen" if t.stem in _LIGHT else t.stem for t in side)
        for side in (rest.claim, rest.evidence)
    )
    common = left & right
    # What is done monthly may be done once a year with the auditors: each side may say nothing of its own.
    if not common - {"happen"} or (left | right) - common - {"happen"}:
        return None
    told = _Sides((claim, passage), (ours, theirs), (here, there))
    one, two = _ruled(claim, passage, ours), _ruled(passage, claim, theirs)
    return _same(told) if _meet(one, two) else _differing(told)


@dataclass(frozen=True, slots=True)
class _Sides:
    """The two statements with their frequencies."""

    claims: tuple[Claim, Claim]
    found: tuple[Frequency, Frequency]
    spans: tuple[Span, Span]


def _differing(told: _Sides) -> Told:
    (claim, passage), (here, there) = told.claims, told.spans
    message = (
        f"How often it happens differs: {quoted(claim, here)} here, {quoted(passage, there)} there; "
        f"{remedy(claim, here, passage, there)}"
    )
    return Told(here, there, _ALL_ELSE, False, message)


def _same(told: _Sides) -> Told | None:
    """That both are one frequency in other words; None where one is a limit of the other, or the words are the same."""
    ours, theirs = told.found
    one, two = (quoted(claim, span) for claim, span in zip(told.claims, told.spans, strict=True))
    ranges = _Range(ours.low, ours.high, ours), _Range(theirs.low, theirs.high, theirs)
    if ours.bound is not theirs.bound or not _meet(*ranges) or one.lower() == two.lower():
        return None
    if ours.day and theirs.day and ours.day != theirs.day:
        return None
    sure = ours.nth == theirs.nth and ours.day == theirs.day
    saying = "Both say how often, in other words" if sure else "Both may be the same frequency"
    return Told(*told.spans, SAME if sure else FITTING, True, f"{saying}: {one} and {two}.")


def _one(claim: Claim) -> Frequency | None:
    """The one frequency of a statement; a rate (“$5 every month”, “200 loaves a day”) is none."""
    if any(isinstance(v, Polarity) for v in claim.values):
        return None
    by = claim.span.start
    amounts = [
        (v.span.start - by, v.span.end - by)
        for v in claim.values
        if isinstance(v, Quantity) and not v.unit.startswith("times")
    ]
    found = frequencies(claim.text)
    if len(found) != 1:
        return None
    one = found[0]
    for start, end in amounts:
        # The “six months” of “every six months” is a part of it.
        inside = one.start <= start and end <= one.end
        if not inside and ((start < one.end and one.start < end) or claim.text[end : one.start].isspace()):
            return None
    return one


def _of_one_time(claim: Claim, passage: Claim) -> bool:
    """Whether both speak of the same time and occasion, as far as they say."""
    sides = (claim, passage)
    words = [{m[0].lower() for m in _OF_ANOTHER_TIME.finditer(side.text)} for side in sides]
    dated = [any(isinstance(v, DateRange) for v in side.values) for side in sides]
    return words[0] == words[1] and dated[0] == dated[1] and same_tense(claim, passage)


def _span(claim: Claim, found: Frequency) -> Span:
    return Span(claim.span.start + found.start, claim.span.start + found.end)


def _outside(terms: tuple[Term, ...], aside: Span) -> tuple[Term, ...]:
    return tuple(t for t in terms if not (aside.start < t.end and t.start < aside.end))


def _apart(pair: Pair, rest: Alignment, here: Span, there: Span) -> bool:
    """Whether the two speak of different things, as the words besides the frequencies tell."""
    claim, passage = _without(pair.claim, here), _without(pair.evidence.passage, there)
    bare = replace(pair, claim=claim, evidence=replace(pair.evidence, passage=passage))
    return (
        other_subjects(bare, rest)
        or other_basis(rest)
        or other_period(bare)
        or other_condition(bare)
        or narrowed(bare, rest)
        or subjects_apart(bare, rest, here, there)
    )


def _without(claim: Claim, span: Span) -> Claim:
    """The claim without the values that belong to its frequency: the “third” of “every third Tuesday” numbers no thing."""
    return replace(claim, values=tuple(v for v in claim.values if not v.span.overlaps(span)))


def _ruled(claim: Claim, other: Claim, found: Frequency) -> _Range:
    """The frequency as its statement means it: what must be done yearly may be done more often, what may be done, less."""
    bound = found.bound
    if bound is Bound.EXACT and _RULED.search(claim.text) and not _RULED.search(other.text):
        bound = Bound.AT_LEAST
    elif bound is Bound.EXACT and _POSSIBLE.search(claim.text) and not _POSSIBLE.search(other.text):
        bound = Bound.AT_MOST
    low = 0.0 if bound is Bound.AT_MOST else found.low
    high = float("inf") if bound is Bound.AT_LEAST else found.high
    return _Range(low, high, found)


@dataclass(frozen=True, slots=True)
class _Range:
    """From fewest to most times in a year."""

    low: float
    high: float
    told: Frequency


def _meet(one: _Range, two: _Range) -> bool:
    """Whether both can be true of one thing."""
    a, b = one.told, two.told
    if a.nth or b.nth:
        # “Every third Tuesday” is one of the month or each third one: it differs from another one of its kind alone.
        return not (a.nth and b.nth) or (a.nth == b.nth and a.day == b.day)
    near = _NEAR if a.calendar != b.calendar else _EXACT
    if a.bound is b.bound is not Bound.EXACT:
        # Two limits for one thing: what is at issue is the limit itself.
        return abs(a.high - b.high) <= near * max(a.high, b.high)
    return one.low <= two.high * (1 + near) and two.low <= one.high * (1 + near)
