"""Findings as the page shows them, one row of data a card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factcheck.model import Checked, Document
from factcheck.reports._advice import Advice, advice, merits, written
from factcheck.reports._html_documents import Passages, alternating
from factcheck.reports._passages import Facing, Side, surroundings
from factcheck.reports._words import certainty, day, percent, shorten, shorten_left, speaker, squeeze

_CONTEXT = 240
"""Characters shown before and behind a passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of a card."""

    document: int
    """Number of the document on the page."""
    start: int
    """Offset by which the document view marks the passage."""
    line: int
    column: int
    label: str
    """What the user's program calls the place; empty where the line tells enough."""
    headings: tuple[str, ...]
    before: str
    texts: tuple[str, ...]
    """Plain and deciding words in turns, plain ones first."""
    after: str
    speaker: str
    written: str
    """The date in digits; empty where there is none."""
    written_words: str
    authority: int | None
    merits: tuple[str, ...]
    """What speaks for this side: “newer”, “higher authority”."""
    review: str
    """Address of a review that has rated it; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Other:
    """A further passage about the same fact."""

    document: int
    start: int
    line: int
    label: str
    """As of a passage."""
    reason: str
    """What this passage says by itself; empty where it is not known, and where it is what the first one says."""


@dataclass(frozen=True, slots=True)
class Card:
    """One finding."""

    severity: str
    relation: str
    scope: str
    status: str
    status_reason: str
    counts: bool
    """Whether the gate counts it."""
    reason: str
    certainty: str
    percent: str
    confidence: float
    sides: tuple[Passage, Passage]
    """The claim, then the evidence."""
    others: tuple[Other, ...]
    checks: tuple[str, ...]
    advice: Advice
    fingerprint: str


def cards(facings: Iterable[Facing], checked: Iterable[Checked], passages: Passages) -> tuple[Card, ...]:
    """The findings in their order."""
    outcomes = {outcome.uri: outcome for outcome in checked}
    return tuple(_card(facing, outcomes, passages) for facing in facings)


def _card(facing: Facing, outcomes: Mapping[str, Checked], passages: Passages) -> Card:
    verdict, claim, evidence = facing.verdict, facing.claim, facing.evidence
    sides = [(pair, side) for pair in verdict.further for side in (pair.claim, pair.evidence[0].passage)]
    reasons = {(side.document, side.span): pair.message for pair, side in sides}
    return Card(
        severity=verdict.severity.value,
        relation=verdict.relation.value,
        scope=facing.scope.value,
        status=verdict.status.value,
        status_reason=verdict.status_reason,
        counts=verdict.counts,
        reason=verdict.message,
        certainty=certainty(verdict.confidence),
        percent=percent(verdict.confidence),
        confidence=round(verdict.confidence, 4),
        sides=(
            _passage(claim, outcomes, passages, merits(claim, evidence)),
            _passage(evidence, outcomes, passages, (*merits(evidence, claim), *_copies(facing))),
        ),
        others=tuple(
            Other(
                passages.numbers[side.document.uri],
                passages.start(side),
                side.location.line,
                side.location.label,
                _unless(verdict.message, reasons.get((side.claim.document, side.claim.span), "")),
            )
            for side in facing.others
        ),
        checks=facing.checks,
        advice=advice(facing),
        fingerprint=verdict.fingerprint,
    )


def _unless(known: str, reason: str) -> str:
    return "" if reason == known else reason


def _copies(facing: Facing) -> tuple[str, ...]:
    """How often the corpus says what the evidence says, where it is more than once."""
    return (f"{facing.copies} copies, counted once",) if facing.copies > 1 else ()


def _passage(
    side: Side, outcomes: Mapping[str, Checked], passages: Passages, speaking_for: tuple[str, ...]
) -> Passage:
    document: Document = side.document
    before, after = surroundings(outcomes.get(document.uri, document), side.claim.span)
    when = written(side)
    return Passage(
        document=passages.numbers[document.uri],
        start=passages.start(side),
        line=side.location.line,
        column=side.location.column,
        label=side.location.label,
        headings=side.claim.headings,
        before=shorten_left(squeeze(document.text, before.start, before.end).lstrip(), _CONTEXT),
        texts=alternating(document, side.claim.span, side.marks),
        after=shorten(squeeze(document.text, after.start, after.end).rstrip(), _CONTEXT),
        speaker=speaker(side.claim),
        written=when.isoformat() if when else "",
        written_words=day(when) if when else "",
        authority=side.claim.authority,
        merits=speaking_for,
        review=side.claim.rating.url if side.claim.rating else "",
    )
