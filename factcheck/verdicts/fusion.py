"""Findings and scores of one pair become one stance with one confidence.

Contradiction has precedence over support: similar topics read as entailment, and where support is tested first,
real contradictions vanish behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.checks._contrast import set_off
from factcheck.checks._referents import referents_apart
from factcheck.claims.values.names import same_name
from factcheck.model import Claim, DateRange, Finding, Name, Pair, Quantity, Scope, Stance
from factcheck.verdicts.calibration import Calibration, Weights
from factcheck.verdicts.features import directions
from factcheck.verdicts.items import captions_apart, items_apart

MODEL = "nli"
"""Id of the check that speaks for the model; every other check is typed."""
_BARS = {Scope.DOCUMENT: MODEL, Scope.FOLDER: "nli-across", Scope.CORPUS: "nli-corpus"}


_NEUTRAL_WEIGHT = 0.5
"""How much of the model's belief in neutral counts for either side, against a typed finding."""
_DENYING = re.compile(
    r"den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|refute[sd]?|disput(?:e|es|ed)", re.IGNORECASE
)
_MARKS = ".,;:!?()[]\"'“”‘’"
"""Punctuation around a word."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of one pair in the end."""

    pair: Pair
    stance: Stance
    confidence: float
    """0 to 1, for the stance."""
    findings: tuple[Finding, ...]
    """Those that bear the stance, the deciding one first."""
    found: tuple[Finding, ...] = ()
    """All that the checks found, also what was outweighed."""


def weigh(pair: Pair, findings: Sequence[Finding], calibration: Calibration) -> Judgement:
    """One judgement from what the checks found."""
    against = sorted(
        (f for f in findings if f.stance is Stance.CONTRADICTS and not passed_over(pair, f)),
        key=lambda f: (f.check == MODEL, -f.confidence),
    )
    confidence = _contradiction(pair, against, calibration.weights)
    is_alone = bool(against) and against[0].check == MODEL
    if is_alone and any(f.check != MODEL and f.stance is Stance.SUPPORTS for f in findings):
        # Where a value is the same in other words, “every six months” and “twice a year”, the model takes words for values.
        against = []
    if against and confidence >= (bar(pair, calibration) if is_alone else calibration.thresholds["typed"]):
        return Judgement(pair, Stance.CONTRADICTS, confidence, tuple(against), tuple(findings))
    least = calibration.thresholds["support"]
    support = tuple(f for f in findings if f.stance is Stance.SUPPORTS and f.confidence >= least)
    if support:
        return Judgement(pair, Stance.SUPPORTS, support[0].confidence, support, tuple(findings))
    return Judgement(pair, Stance.NEUTRAL, pair.forward.neutral, (), tuple(findings))


def bar(pair: Pair, calibration: Calibration) -> float:
    """The confidence from which on the model's word alone is reported.

    It is higher against a corpus: out of many passages the nearest are chosen, and most of them say one thing in two ways.
    """
    return calibration.thresholds[_BARS[pair.evidence.scope]]


def passed_over(pair: Pair, finding: Finding) -> bool:
    """Whether a finding stands on nothing: both sides read the same, or set themselves off from each other, or, for the
    model, one only says more or tells of another thing."""
    ours, theirs = (c.text.casefold().split() for c in (pair.claim, pair.evidence.passage))
    if ours == theirs or set_off(pair) or referents_apart(pair):
        return True
    if finding.check != MODEL:
        return False
    if _both_deny(pair) or _says_more(pair, ours, theirs) or _measures_else(pair):
        return True
    return items_apart(pair) or captions_apart(pair)


def _both_deny(pair: Pair) -> bool:
    """Whether one speaker denies two things: “denied it will fail to pay”, “denied it will miss a repayment”."""
    sides = (pair.claim, pair.evidence.passage)
    ours, theirs = (side.attribution.source for side in sides)
    return bool(ours and theirs and same_name(ours, theirs)) and all(map(_denies, sides))


def _denies(claim: Claim) -> bool:
    cue = claim.attribution.cue
    return cue is not None and bool(
        _DENYING.fullmatch(claim.text[cue.start - claim.span.start : cue.end - claim.span.start])
    )


def _says_more(pair: Pair, ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one side has all words of the other, in their order, and what it adds turns nothing: that is omission."""
    turns = [_turns(c) for c in (pair.claim, pair.evidence.passage)]
    short, long = sorted(
        ([w for word in side if (w := word.strip(_MARKS))] for side in (ours, theirs)), key=len
    )
    rest = iter(long)
    return turns[0] == turns[1] and all(word in rest for word in short)


def _measures_else(pair: Pair) -> bool:
    """Whether one label stands before figures of two kinds: “total: 30 sq km” is an area, “total: 11 km” a length."""
    sides = (pair.claim, pair.evidence.passage)
    (label, colon, _), other = (c.text.casefold().partition(":") for c in sides)
    ours, theirs = ({v.unit for v in c.values if isinstance(v, Quantity)} for c in sides)
    return bool(colon and ours and theirs) and label.strip() == other[0].strip() and not ours & theirs


def _turns(claim: Claim) -> int:
    """How many words of a claim can turn it: negations, degrees, quantifiers, modal words."""
    return sum(not isinstance(v, Name | Quantity | DateRange) for v in claim.values)


def contradiction_score(pair: Pair) -> float:
    """The model's probability of contradiction, averaged over the directions that were scored."""
    ways = directions(pair)
    return sum(s.contradicts for s in ways) / len(ways)


def _contradiction(pair: Pair, against: Sequence[Finding], weights: Weights) -> float:
    """Confidence in a contradiction: what the model alone sees by the weights, else it and the typed finding as witnesses."""
    typed = max((f.confidence for f in against if f.check != MODEL), default=0.0)
    if not typed:
        return weights.probability(pair)
    model = contradiction_score(pair)
    # Bayes with the model as the second witness: what it calls neutral says little, and says it both ways.
    scores = directions(pair)
    silence = _NEUTRAL_WEIGHT * min(s.neutral for s in scores)
    support = max(s.supports for s in scores)
    odds = typed / max(1e-6, 1 - typed) * (model + silence) / max(1e-6, support + silence)
    return odds / (1 + odds)
