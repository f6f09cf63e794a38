"""Findings as cards, and the choices by which they can be filtered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from factcheck.model import Checked, Document, Severity
from factcheck.reports._html_documents import Passages, Text
from factcheck.reports._passages import Facing, Side, pieces, surroundings
from factcheck.reports._words import (
    RELATIONS,
    SCOPES,
    SEVERITIES,
    certainty,
    day,
    percent,
    shorten,
    shorten_left,
    speaker,
    squeeze,
)

_CONTEXT = 240
"""Characters shown before and behind a passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of a card."""

    role: str
    place: str
    """Path and line."""
    page: int | None
    href: str
    headings: tuple[str, ...]
    before: str
    texts: tuple[Text, ...]
    after: str
    speaker: str
    written: date | None
    written_words: str
    authority: int | None
    merits: tuple[str, ...]
    """What speaks for this side: “newer”, “higher authority”."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place elsewhere on the page."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Card:
    """One finding."""

    number: int
    severity: str
    severity_word: str
    relation: str
    scope: str
    scope_words: str
    reason: str
    certainty: str
    percent: str
    sides: tuple[Passage, Passage]
    others: tuple[Link, ...]
    checks: tuple[str, ...]
    documents: tuple[int, ...]
    """Numbers of the documents on both sides."""
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, with how many findings have it."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Filters:
    """The choices of each filter; those without findings are left out."""

    severities: tuple[Choice, ...]
    scopes: tuple[Choice, ...]
    checks: tuple[Choice, ...]
    documents: tuple[Choice, ...]


def cards(facings: Iterable[Facing], checked: Iterable[Checked], passages: Passages) -> tuple[Card, ...]:
    """The findings in their order."""
    outcomes = {outcome.uri: outcome for outcome in checked}
    made = []
    for number, facing in enumerate(facings, 1):
        verdict = facing.verdict
        made.append(
            Card(
                number=number,
                severity=verdict.severity.value,
                severity_word=SEVERITIES[verdict.severity],
                relation=RELATIONS[verdict.relation],
                scope=facing.scope.value,
                scope_words=SCOPES[facing.scope],
                reason=verdict.message,
                certainty=certainty(verdict.confidence),
                percent=percent(verdict.confidence),
                sides=_sides(facing, outcomes, passages),
                others=tuple(_link(side, passages) for side in facing.others),
                checks=facing.checks,
                documents=_documents(facing, passages.numbers),
                fingerprint=verdict.fingerprint,
            )
        )
    return tuple(made)


def filters(facings: Iterable[Facing], numbers: Mapping[str, int]) -> Filters:
    """The choices that the findings leave."""
    facings = tuple(facings)
    severities = Counter(facing.verdict.severity for facing in facings)
    scopes = Counter(facing.scope for facing in facings)
    checks = Counter(check for facing in facings for check in facing.checks)
    documents = Counter(uri for facing in facings for uri in {_uri(facing.claim), _uri(facing.evidence)})
    return Filters(
        severities=tuple(
            Choice(s.value, f"{SEVERITIES[s]}s", severities[s]) for s in Severity if severities[s]
        ),
        scopes=tuple(Choice(s.value, words, scopes[s]) for s, words in SCOPES.items() if scopes[s]),
        checks=tuple(Choice(check, check, count) for check, count in sorted(checks.items())),
        documents=tuple(Choice(str(numbers[uri]), uri, count) for uri, count in sorted(documents.items())),
    )


def _uri(side: Side) -> str:
    return side.claim.document


def _documents(facing: Facing, numbers: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys((numbers[_uri(facing.claim)], numbers[_uri(facing.evidence)])))


def _link(side: Side, passages: Passages) -> Link:
    return Link(f"{side.document.uri}:{side.location.line}", f"#{passages.anchor(side)}")


def _sides(facing: Facing, outcomes: Mapping[str, Checked], passages: Passages) -> tuple[Passage, Passage]:
    claim, evidence = facing.claim, facing.evidence
    return (
        _passage("Claim", claim, outcomes, _link(claim, passages), _merits(claim, evidence)),
        _passage("Evidence", evidence, outcomes, _link(evidence, passages), _merits(evidence, claim)),
    )


def _passage(
    role: str, side: Side, outcomes: Mapping[str, Checked], link: Link, merits: tuple[str, ...]
) -> Passage:
    document = side.document
    before, after = surroundings(outcomes.get(document.uri, document), side.claim.span)
    written = side.claim.date or document.date
    return Passage(
        role=role,
        place=link.words,
        page=side.location.page,
        href=link.href,
        headings=side.claim.headings,
        before=shorten_left(squeeze(document.text, before.start, before.end).lstrip(), _CONTEXT),
        texts=_texts(document, side),
        after=shorten(squeeze(document.text, after.start, after.end).rstrip(), _CONTEXT),
        speaker=speaker(side.claim.attribution),
        written=written,
        written_words=day(written) if written else "",
        authority=side.claim.authority,
        merits=merits,
    )


def _texts(document: Document, side: Side) -> tuple[Text, ...]:
    return tuple(
        Text(squeeze(document.text, piece.span.start, piece.span.end), piece.marked)
        for piece in pieces(side.claim.span, side.marks)
    )


def _merits(side: Side, other: Side) -> tuple[str, ...]:
    merits = []
    ours, theirs = side.claim.date or side.document.date, other.claim.date or other.document.date
    if ours and theirs and ours > theirs:
        merits.append("newer")
    if (side.claim.authority or 0) > (other.claim.authority or 0):
        merits.append("higher authority")
    return tuple(merits)
