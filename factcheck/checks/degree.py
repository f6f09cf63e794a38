"""The same thing called low in one place and high, or more, in another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar

from factcheck.checks import Check, Example
from factcheck.checks._align import Aligner, Alignment, quoted, remedy
from factcheck.checks._hours import other_hours
from factcheck.checks._occasions import episodic
from factcheck.checks._scope import (
    conditional,
    exchanged,
    only_one_is_modal,
    only_possible,
    other_basis,
    other_subjects,
)
from factcheck.checks._subjects import one_thing, subjects_apart
from factcheck.claims.values.degrees import same_dimension
from factcheck.claims.values.names import same_name
from factcheck.claims.values.polarity import turned
from factcheck.model import Claim, Degree, Finding, Pair, Polarity, Span, Stance

_NEAR = 20
"""Characters between a “not” and the word that it turns."""

_EFFECT = re.compile(
    r"\b(?:shown|proven|proved|found|known|able|intended|designed|meant|made|used|aim\w*|hop(?:e[sd]?|ing)|want\w*|tr(?:y|ies|ied|ying)|plan\w*"
    r"|promis\w*|pledg\w*|order|ways?|efforts?|attempts?|help\w*)\s+to\s+$|\bhelp\w*\s+$",
    re.IGNORECASE,
)


class DegreeCheck:
    """Compares directions on one scale."""

    id: ClassVar[str] = "degree"
    title: ClassVar[str] = "Opposite degrees"
    help: ClassVar[str] = (
        "Finds one dimension (value, price, latency ...) that is called low, less or falling on one side and high, "
        "more or rising on the other. It asks for a shared subject and, where both sides qualify the dimension "
        "(“strategic value”), for a shared qualifier. A level is never held against a change: a price may be low and rise."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The minister said in Amman that the town has more strategic and operational value.",
            "Despite the town being a place of low strategic value, the battle goes on.",
            Stance.CONTRADICTS,
        ),
        Example(
            "The minister said during his visit to Jordan that the town has more strategic value.",
            "The town is a place of low strategic value for the enemy.",
            Stance.CONTRADICTS,
        ),
        Example(
            "The general said the town's value was more symbolic than strategic or operational.",
            "The general said the town has more strategic and operational value.",
            Stance.CONTRADICTS,
        ),
        Example(
            "Exports of steel rose in the spring.", "Exports of steel fell in the spring.", Stance.CONTRADICTS
        ),
        Example("The price of bread is low.", "The price of bread rose last year.", None),
        Example(
            "The ministry said that its forces had captured the town.",
            "The spokesman denied on Friday that the town had been captured.",
            None,
        ),
        Example("The museum opens at 9 a.m.", "The museum closes at 5 p.m.", None),
        Example("The town has low strategic value.", "The town has great sentimental value.", None),
    )

    def __init__(self) -> None:
        self._aligner = Aligner()

    def judge(self, pair: Pair) -> Finding | None:
        """The clearest pair of opposite degrees."""
        ours, theirs = (
            [degree for degree in _degrees(claim.values) if not only_possible(claim, degree.span)]
            for claim in (pair.claim, pair.evidence.passage)
        )
        if not ours or not theirs:
            return None
        alignment = self._aligner.align(pair)
        if other_subjects(pair, alignment) or other_basis(alignment):
            return None
        if only_one_is_modal(pair) or conditional(pair) or episodic(pair) or exchanged(pair):
            return None
        if other_hours(pair):
            return None
        # A sentence that tells of a rise and a fall agrees with either.
        here = [a for a in ours if not any(_agree(a, b) for b in theirs)]
        there = [b for b in theirs if not any(_agree(a, b) for a in ours)]
        found = [f for a in here for b in there if (f := self._opposed(pair, alignment, a, b))]
        return max(found, key=lambda f: f.confidence, default=None)

    def _opposed(self, pair: Pair, alignment: Alignment, ours: Degree, theirs: Degree) -> Finding | None:
        if ours.direction != -theirs.direction or not same_dimension(ours.dimension, theirs.dimension):
            return None
        if (ours.kind == "change") != (theirs.kind == "change"):
            return None
        if _is_effect(pair.claim, ours) != _is_effect(pair.evidence.passage, theirs):
            return None
        qualified = frozenset(ours.modifiers) & frozenset(theirs.modifiers)
        if ours.modifiers and theirs.modifiers and not qualified:
            return None
        subject = alignment.common - {t.stem for t in alignment.claim if _within(t.start, t.end, ours)}
        if not subject or subjects_apart(pair, alignment, ours.span, theirs.span):
            return None
        if not one_thing(pair, alignment, ours.span, theirs.span):
            return None
        share = alignment.share((ours.span,), (theirs.span,))
        same = _same_speaker(pair)
        confidence = 0.6 + 0.15 * min(1.0, share * 2) + (0.15 if qualified else 0.0) + (0.05 if same else 0.0)
        here, there = _whole(pair.claim, ours), _whole(pair.evidence.passage, theirs)
        passage = pair.evidence.passage
        one, two = quoted(pair.claim, here), quoted(passage, there)
        # What turns one of them stands too far off to be marked: such a finding could not be checked at a glance.
        if one.lower() == two.lower():
            return None
        change = remedy(pair.claim, here, passage, there)
        qualifiers = " and ".join(m for m in ours.modifiers if m in qualified)
        scale = f"{qualifiers} {ours.dimension}".strip()
        who = "The same speaker says" if same else "The texts say"
        return Finding(
            check=self.id,
            stance=Stance.CONTRADICTS,
            confidence=round(confidence, 4),
            message=f"{who} opposite things about {scale}: {one} here, {two} there; {change}",
            claim_spans=(here,),
            evidence_spans=(there,),
        )


def _degrees(values: tuple[object, ...]) -> list[Degree]:
    """The degrees that name their dimension, turned by the negations that reach them."""
    negations = tuple(v for v in values if isinstance(v, Polarity))
    degrees = [v for v in values if isinstance(v, Degree) and v.dimension]
    return [replace(degree, direction=turned(degree, negations)) for degree in degrees]


def _is_effect(claim: Claim, degree: Degree) -> bool:
    """Whether a change is only what something is good for or meant for: “has been shown to reduce infections”."""
    return _EFFECT.search(claim.text[: degree.span.start - claim.span.start]) is not None


def _agree(one: Degree, two: Degree) -> bool:
    if one.direction != two.direction or not same_dimension(one.dimension, two.dimension):
        return False
    return not (one.modifiers and two.modifiers) or not set(one.modifiers).isdisjoint(two.modifiers)


def _whole(claim: Claim, degree: Degree) -> Span:
    """The words of a degree: with the “not” that turns it, or the whole of “more X than Y” for its lesser side."""
    for other in _degrees(claim.values):
        gap = claim.text[other.span.end - claim.span.start : degree.span.start - claim.span.start]
        if (
            other.span.end <= degree.span.start
            and other.direction == -degree.direction
            and "than" in gap.split()
        ):
            return Span(other.span.start, degree.span.end)
    for negation in (v for v in claim.values if isinstance(v, Polarity)):
        before = 0 <= degree.span.start - negation.span.end <= _NEAR
        if before and negation.scope.end > degree.span.start:
            return Span(negation.span.start, degree.span.end)
    return degree.span


def _same_speaker(pair: Pair) -> bool:
    ours, theirs = pair.claim.attribution.source, pair.evidence.passage.attribution.source
    return bool(ours and theirs and same_name(ours, theirs))


def _within(start: int, end: int, degree: Degree) -> bool:
    return degree.span.start <= start and end <= degree.span.end


plugin: type[Check] = DegreeCheck
