"""Free of charge on one side, a price on the other, for one thing and the same people."""

from __future__ import annotations

import re

from factcheck.checks._align import Aligner, quoted, remedy
from factcheck.checks._occasions import other_condition, other_period
from factcheck.checks._often import SAME, Told, points
from factcheck.checks._scope import conditional, other_subjects
from factcheck.claims.free import free
from factcheck.claims.terms import Term
from factcheck.claims.values.lexicon import listed
from factcheck.model import Claim, DateRange, Mode, Pair, Polarity, Quantity, Span

_PAID = 0.95
"""Confidence where one side calls free what has a price on the other, and says nothing else."""
_PAYING = listed(
    "free charg cost costs fee fees price pay paid payabl due noth offer avail get receiv provid includ everyon everybodi euro pound dollar"
)
"""Stems that say only that something has a price, or none."""
_OF_ANOTHER_TIME = re.compile(
    r"\b(?:will|would|should|might|may|could|plan\w*|propos\w+|intend\w*|want\w*|now|new|from|starting|if|when|unless|only|except|often|usually"
    r"|more|less|than|up\s+to|at\s+least|per)\b",
    re.IGNORECASE,
)
"""Words by which a price holds for some, or at another time; both sides must have the same, “per” in a rate aside."""


_PAST = re.compile(r"\b(?:was|were|had|did|sold|used\s+to)\b|[^\W\ds]\s+cost\s+$", re.IGNORECASE)
"""“Admission was free”, “admission cost 5 euros”, where “lockers cost 2 euros” is of today."""


def paid(pair: Pair, aligner: Aligner) -> Told | None:
    """What two statements say of a price that only one of them sees; None where nothing can be said."""
    claim, passage = pair.claim, pair.evidence.passage
    ours, theirs = free(claim), free(passage)
    if ours is None and theirs is None:
        return None
    here, there = ours[0] if ours else _price(claim), theirs[0] if theirs else _price(passage)
    if here is None or there is None or not _of_one_time(claim, here, passage, there):
        return None
    if points(claim) or points(passage):
        return None
    alignment = aligner.align(pair)
    left = _rest(alignment.claim, here, ours and ours[1])
    right = _rest(alignment.evidence, there, theirs and theirs[1])
    if not left or left != right:
        return None
    if other_subjects(pair, alignment) or other_condition(pair) or other_period(pair) or conditional(pair):
        return None
    one, two = quoted(claim, here), quoted(passage, there)
    if ours and theirs:
        message = f"Both say that it is free: {one} and {two}."
        return Told(here, there, SAME, True, message) if one != two else None
    change = remedy(claim, here, passage, there)
    message = f"It is free on one side and has a price on the other: {one} here, {two} there; {change}"
    return Told(here, there, _PAID, False, message)


def _price(claim: Claim) -> Span | None:
    """The one amount of money that a statement gives."""
    found = [
        v
        for v in claim.values
        if isinstance(v, Quantity) and len(v.unit.partition("/")[0]) == 3 and v.unit[:3].isupper()
    ]
    if len(found) != 1 or found[0].low <= 0 or any(isinstance(v, Polarity) for v in claim.values):
        return None
    return found[0].span


def _of_one_time(claim: Claim, here: Span, passage: Claim, there: Span) -> bool:
    """Whether both say it of the same time, as a fact."""
    if Mode.HEDGED in (claim.attribution.mode, passage.attribution.mode):
        return False
    words = [
        {m[0].lower() for part in _around(side, span) for m in _OF_ANOTHER_TIME.finditer(part)}
        for side, span in ((claim, here), (passage, there))
    ]
    dated = [any(isinstance(v, DateRange) for v in side.values) for side in (claim, passage)]
    past = [bool(_PAST.search(_around(side, span)[0])) for side, span in ((claim, here), (passage, there))]
    return words[0] == words[1] and dated[0] == dated[1] and past[0] == past[1]


def _around(claim: Claim, span: Span) -> tuple[str, str]:
    by = claim.span.start
    return claim.text[: span.start - by], claim.text[span.end - by :]


def _rest(terms: tuple[Term, ...], aside: Span, of: Span | None) -> frozenset[str]:
    """The words besides a price, and besides what says that there is none, but for what that is of."""
    named = {t.stem for t in terms if of is not None and of.start <= t.start < of.end}
    return frozenset(named) | frozenset(
        t.stem for t in terms if not (aside.start < t.end and t.start < aside.end) and t.stem not in _PAYING
    )
