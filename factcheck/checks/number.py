"""Two numbers for the same measure that can't both be right."""

from __future__ import annotations

import math
from typing import ClassVar

from factcheck.checks import Check, Example
from factcheck.checks._align import NAMING_UNITS, Aligner, Alignment, quoted
from factcheck.checks._scope import other_subjects
from factcheck.claims.values.degrees import same_dimension
from factcheck.model import Bound, Finding, Pair, Quantity, Stance

_ROUGHLY = 0.1
"""How far an approximate number may be off, as a part of itself."""
_LEAST_SHARE = 0.5
"""How much of the other words must agree before two numbers are compared."""
_LEAST_WORDS = 2
"""Words in common, numbers aside: “Fibre: 5 g” and “Fibre: 6 g” do not say what they are the fibre of."""
_SHARE_UNBOUND = 0.75
"""The same where a number is not bound to a noun, so that only the other words tell what it measures."""


_LOOSE_MEASURES = frozenset({"age", "day", "hour", "minute", "month", "moment", "time", "week", "year"})
"""Nouns that say what kind of number it is, but not whose: they bind nothing."""


class NumberCheck:
    """Compares quantities that are bound to the same measure and unit."""

    id: ClassVar[str] = "number"
    title: ClassVar[str] = "Numbers that disagree"
    help: ClassVar[str] = (
        "Finds two quantities of the same measure and unit whose ranges do not meet, taking into account bounds "
        "(“at least”), approximation (“about”) and the precision that is stated (70,000 may be 72,300). It keeps "
        "silent where the sentences share too few other words, where any number of the other side agrees, and for "
        "numbers that only name a thing (versions, sections, ranks)."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The Starter plan keeps logs for 30 days.",
            "The Starter plan keeps logs for 14 days.",
            Stance.CONTRADICTS,
        ),
        Example(
            "The army destroyed two bridges near the town.",
            "The army destroyed five bridges near the town.",
            Stance.CONTRADICTS,
        ),
        Example(
            "A batch holds at most 500 events.", "A batch holds at most 1,000 events.", Stance.CONTRADICTS
        ),
        Example(
            "The Starter plan keeps logs for 30 days.", "The Business plan keeps logs for 90 days.", None
        ),
        Example("Fibre: 5.9 g.", "Fibre: 6.9 g.", None),
        Example("The town had about 70,000 inhabitants.", "The town had 72,300 inhabitants.", None),
        Example(
            "At least 20 people were hurt in the fire.", "In the fire, 34 people were hurt in the town.", None
        ),
        Example(
            "The Starter plan keeps logs for 30 days.",
            "The ferry to the island sails for 14 days in June.",
            None,
        ),
    )

    def __init__(self) -> None:
        self._aligner = Aligner()

    def judge(self, pair: Pair) -> Finding | None:
        """The clearest disagreement between a number of the claim and the numbers of the evidence."""
        ours, theirs = _quantities(pair.claim.values), _quantities(pair.evidence.passage.values)
        if not ours or not theirs:
            return None
        alignment = self._aligner.align(pair)
        if other_subjects(pair, alignment):
            return None
        # One agreeing number is enough, on either side: a sentence may list a figure for each of several cases.
        alone = [q for q in ours if not any(_comparable(q, r) and _meet(q, r) for r in theirs)]
        rivals = [r for r in theirs if not any(_comparable(q, r) and _meet(q, r) for q in ours)]
        found = [f for q in alone if (f := self._against(pair, alignment, q, rivals))]
        return max(found, key=lambda f: f.confidence, default=None)

    def _against(
        self, pair: Pair, alignment: Alignment, ours: Quantity, theirs: list[Quantity]
    ) -> Finding | None:
        rival = next((q for q in theirs if _comparable(ours, q)), None)
        if rival is None:
            return None
        if len([stem for stem in alignment.common if stem.isalpha() and len(stem) > 2]) < _LEAST_WORDS:
            return None
        share = alignment.share((ours.span,), (rival.span,))
        bound = _same_measure(ours, rival) and ours.measure not in {"", *_LOOSE_MEASURES}
        if share < (_LEAST_SHARE if bound else _SHARE_UNBOUND):
            return None
        of = f" for the {ours.measure or rival.measure}" if ours.measure or rival.measure else ""
        one, two = quoted(pair.claim, ours.span), quoted(pair.evidence.passage, rival.span)
        return Finding(
            check=self.id,
            stance=Stance.CONTRADICTS,
            confidence=round(0.5 + 0.45 * share, 4),
            message=f"The numbers{of} disagree: {one} here, {two} there.",
            claim_spans=(ours.span,),
            evidence_spans=(rival.span,),
        )


def _quantities(values: tuple[object, ...]) -> list[Quantity]:
    return [v for v in values if isinstance(v, Quantity) and v.unit not in NAMING_UNITS]


def _comparable(one: Quantity, two: Quantity) -> bool:
    if one.unit != two.unit:
        return False
    # Without a unit the counted noun is all that binds a number to anything.
    if not one.unit:
        return _same_measure(one, two)
    return not one.measure or not two.measure or _same_measure(one, two)


def _same_measure(one: Quantity, two: Quantity) -> bool:
    """Whether both count or measure the same noun, also under a synonym: a cost and a price."""
    if not one.measure or not two.measure:
        return False
    return one.measure == two.measure or same_dimension(one.measure, two.measure)


def _meet(one: Quantity, two: Quantity) -> bool:
    if one.bound is two.bound is Bound.AT_MOST:
        # Two limits for the same thing: what is at issue is the limit itself.
        return abs(one.high - two.high) <= _slack(one) + _slack(two)
    (low, high), (other_low, other_high) = _range(one), _range(two)
    return low <= other_high and other_low <= high


def _slack(q: Quantity) -> float:
    """How far the number may be off: its last stated digit, at most a tenth of it, and a tenth where approximate."""
    tenth = _ROUGHLY * max(abs(q.low), abs(q.high))
    return tenth if q.approximate else min(q.step, tenth)


def _range(q: Quantity) -> tuple[float, float]:
    low = -math.inf if q.bound is Bound.AT_MOST else q.low - _slack(q)
    high = math.inf if q.bound is Bound.AT_LEAST else q.high + _slack(q)
    return low, high


plugin: type[Check] = NumberCheck
