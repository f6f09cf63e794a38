"""Judgements on pairs become verdicts on claims: label, relation, severity, identity."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from factcheck.claims.cells import reads_alone
from factcheck.model import (
    Claim,
    Label,
    Pair,
    Relation,
    Scope,
    Severity,
    Stance,
    Verdict,
)
from factcheck.verdicts.calibration import Calibration
from factcheck.verdicts.features import directions
from factcheck.verdicts.fusion import Judgement
from factcheck.verdicts.grouping import apart, facts, odd_one_out, together
from factcheck.verdicts.rated import is_reported, refuted
from factcheck.verdicts.relations import relation, supersession

_NOTED = frozenset({Relation.CHANGED_OVER_TIME, Relation.OTHER_SCOPE, Relation.REVISION})
"""Relations in which both sides may well be right."""


def conclude(
    judgements: Iterable[Judgement],
    calibration: Calibration,
    weigh: Callable[[Pair], Judgement] | None = None,
) -> tuple[Verdict, ...]:
    """One verdict for each contradicted fact, worst first; the order of the judgements is irrelevant.

    With `weigh`, which judges a pair that has been scored, a fact is seen from the statement that is at odds with the
    others, also where that was found as evidence.
    """
    judgements = list(judgements)
    backed = _backing(judgements)
    against = [j for j in judgements if j.stance is Stance.CONTRADICTS]
    if weigh is not None:
        against = _turned(against, calibration, weigh)
    singles = [_outranked(_single(j, calibration), backed.get(j.pair.claim.id, 0)) for j in against]
    return together(sorted(singles, key=_order))


def _order(single: Verdict) -> tuple[bool, float, str, str]:
    is_other = single.relation is not Relation.CONTRADICTION
    return is_other, -single.confidence, single.evidence[0].passage.id, single.claim.id


def _turned(
    judgements: list[Judgement], calibration: Calibration, weigh: Callable[[Pair], Judgement]
) -> list[Judgement]:
    """The judgements, those of facts with three statements or more seen from the odd one out."""
    singles = [_single(judgement, calibration) for judgement in judgements]
    found = list(judgements)
    for fact in facts(singles):
        odd = odd_one_out(singles[i] for i in fact)
        for i in fact:
            evidence = judgements[i].pair.evidence
            if odd is None or evidence.scope is Scope.CORPUS or evidence.passage.id != odd.id:
                continue
            other = weigh(_swapped(judgements[i].pair))
            if other.stance is Stance.CONTRADICTS and other.findings[0].check == singles[i].findings[0].check:
                found[i] = other
    return found


def _swapped(pair: Pair) -> Pair:
    """The pair with its sides exchanged, and with them the two directions."""
    evidence = replace(pair.evidence, passage=pair.claim)
    if pair.backward is None:
        return replace(pair, claim=pair.evidence.passage, evidence=evidence)
    return Pair(pair.evidence.passage, evidence, pair.backward, pair.forward)


def _backing(judgements: Iterable[Judgement]) -> dict[str, int]:
    """The highest authority in the reference corpora that supports each claim."""
    found: dict[str, int] = {}
    for judgement in judgements:
        evidence = judgement.pair.evidence
        if judgement.stance is Stance.SUPPORTS and evidence.scope is Scope.CORPUS:
            claim = judgement.pair.claim.id
            found[claim] = max(found.get(claim, 0), evidence.passage.authority or 0)
    return found


def _outranked(single: Verdict, backing: int) -> Verdict:
    """The same verdict as a mere note where a passage of higher authority than its evidence supports the claim."""
    evidence = single.evidence[0]
    if evidence.scope is not Scope.CORPUS or backing <= (evidence.passage.authority or 0):
        return single
    return replace(
        single,
        label=Label.DISPUTED,
        relation=Relation.SOURCES_DISAGREE,
        severity=Severity.NOTE,
        message=f"{single.message} A source of higher authority ({backing}) supports the claim.",
    )


def labels(
    claims: Sequence[Claim], judgements: Iterable[Judgement], verdicts: Iterable[Verdict]
) -> tuple[tuple[str, Label], ...]:
    """The label of every claim, in the order of the claims; the worst one wins."""
    found: dict[str, Label] = {}
    for judgement in judgements:
        if judgement.stance is Stance.SUPPORTS:
            found[judgement.pair.claim.id] = Label.SUPPORTED
            if judgement.pair.evidence.scope is not Scope.CORPUS:
                found[judgement.pair.evidence.passage.id] = Label.SUPPORTED
    for verdict in sorted(apart(verdicts), key=lambda v: (v.label is Label.CONTRADICTED, v.severity.rank)):
        if verdict.severity is not Severity.NOTE:
            found[verdict.claim.id] = verdict.label
    return tuple((claim.id, found.get(claim.id, Label.NOT_ENOUGH_INFO)) for claim in claims)


def fingerprint(pair: Pair, check: str) -> str:
    """Identity of a finding: both texts and the check, free of order, lines and paths; 16 hexadecimal digits."""
    sides = (pair.claim, pair.evidence.passage)
    texts = sorted(" ".join((c.context if c.cell else c.text).lower().split()) for c in sides)
    return hashlib.sha256("\x1f".join([check, *texts]).encode("utf-8", "replace")).hexdigest()[:16]


def _single(judgement: Judgement, calibration: Calibration) -> Verdict:
    """What one piece of evidence says by itself."""
    check = judgement.findings[0].check
    kind = relation(judgement.pair, check)
    return Verdict(
        claim=judgement.pair.claim,
        label=Label.CONTRADICTED if kind is Relation.CONTRADICTION else Label.DISPUTED,
        relation=kind,
        severity=_severity(judgement.pair, kind, judgement.confidence, calibration),
        confidence=judgement.confidence,
        message=" ".join(filter(None, (judgement.findings[0].message, *_told(judgement.pair, kind)))),
        findings=judgement.findings,
        evidence=(judgement.pair.evidence,),
        fingerprint=fingerprint(judgement.pair, check),
        scores=directions(judgement.pair),
    )


def _told(pair: Pair, kind: Relation) -> tuple[str, ...]:
    """What else is known of the two sides, as sentences."""
    passage = pair.evidence.passage
    if refuted(passage):
        return ()
    rating = f"The other side was {passage.rating.told()}." if passage.rating else ""
    ours, theirs = pair.claim.attribution.source, passage.attribution.source
    both = kind is Relation.SOURCES_DISAGREE and ours and theirs
    speakers = f"Two sources speak: {ours} here, {theirs} there." if both else ""
    return (
        rating,
        speakers,
        supersession(pair),
        _read(pair.claim, "This side"),
        _read(passage, "The other side"),
    )


def _read(claim: Claim, side: str) -> str:
    """That a statement does not stand in its file as it is quoted, as a sentence; empty where it does."""
    return f"{side} is read from the cell “{' '.join(claim.text.split())}”." if reads_alone(claim) else ""


def _severity(pair: Pair, kind: Relation, confidence: float, calibration: Calibration) -> Severity:
    if kind in _NOTED or (refuted(pair.evidence.passage) and is_reported(pair.claim)):
        return Severity.NOTE
    if kind is Relation.SOURCES_DISAGREE or confidence < calibration.thresholds["error"]:
        return Severity.WARNING
    return Severity.ERROR
