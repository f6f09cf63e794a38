"""What a claim that was rated false does to a text: to repeat it is a fault, to deny it is right.

Such a passage states nothing by itself, so what the checks find turns round. A text that says a third thing (another figure,
another name) is neither right nor wrong by it: that one claim is false makes no other one true.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.model import Claim, DateRange, Finding, Mode, Pair, Quantity, Rating, Relation, Stance
from factcheck.verdicts.calibration import Calibration
from factcheck.verdicts.fusion import MODEL, Judgement, contradiction_score

RATING, NEGATION = "rating", "negation"
"""Ids of the checks that find such a claim repeated, and denied."""
_LIKELY = 0.5
"""What the model must at least see of a contradiction in a denial."""
_LASTING = 366
"""Days for which a figure that names no time is taken to be the one that was reviewed."""


def refuted(passage: Claim) -> Rating | None:
    """The rating of a passage that was found false; None for any other passage."""
    return None if passage.rating is None or passage.rating.holds else passage.rating


def weigh_refuted(pair: Pair, findings: Sequence[Finding], calibration: Calibration) -> Judgement:
    """One judgement on a text beside a claim that was rated false."""
    found = tuple(findings)
    repeats = tuple(f for f in found if f.check == RATING)
    against = {f.check: f for f in found if f.stance is Stance.CONTRADICTS and f.check != RATING}
    if repeats and not against:
        return Judgement(pair, Stance.CONTRADICTS, repeats[0].confidence, repeats, found)
    denial = against.get(NEGATION)
    if denial and not repeats and against.keys() <= {NEGATION, MODEL}:
        is_sure = denial.confidence >= calibration.thresholds["typed"]
        if is_sure and contradiction_score(pair) >= _LIKELY:
            support = replace(denial, stance=Stance.SUPPORTS, message=_denied(pair))
            return Judgement(pair, Stance.SUPPORTS, denial.confidence, (support,), found)
    return Judgement(pair, Stance.NEUTRAL, pair.forward.neutral, (), found)


def _denied(pair: Pair) -> str:
    rating = pair.evidence.passage.rating
    return f"What it denies was {rating.told() if rating else 'rated false'}."


def relation_to_refuted(pair: Pair) -> Relation:
    """A reviewer is a source that disagrees; figures of another year may be right by now."""
    claim, passage = pair.claim, pair.evidence.passage
    figures = any(isinstance(v, Quantity) for v in passage.values)
    timeless = not any(isinstance(v, DateRange) for v in (*claim.values, *passage.values))
    if figures and timeless and claim.date and passage.date:
        days = abs((claim.date - passage.date).days)
        return Relation.CHANGED_OVER_TIME if days > _LASTING else Relation.SOURCES_DISAGREE
    return Relation.SOURCES_DISAGREE


def is_reported(claim: Claim) -> bool:
    """Whether a text leaves a claim to somebody else, who then is the one to have said what is false."""
    return claim.attribution.source is not None and claim.attribution.mode is not Mode.ASSERTED
