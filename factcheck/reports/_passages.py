"""The two sides of a finding, each with its document, its place and its deciding words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factcheck.model import Checked, Claim, Document, Evidence, Location, Report, Scope, Span, Status, Verdict


@dataclass(frozen=True, slots=True)
class Side:
    """One passage of a finding."""

    claim: Claim
    document: Document
    location: Location
    marks: tuple[Span, ...]
    """The deciding words inside the passage: ordered, disjoint, in characters of the document."""

    @property
    def place(self) -> str:
        """Path, line and column, as editors understand them; in words where the file has no lines."""
        return self.location.after(self.document.uri)


@dataclass(frozen=True, slots=True)
class Facing:
    """A verdict with both its passages found again in their documents."""

    verdict: Verdict
    claim: Side
    evidence: Side
    scope: Scope
    checks: tuple[str, ...]
    """Ids of the checks that spoke, the deciding one first."""
    others: tuple[Side, ...]
    """Further statements of the same fact, the better evidence first."""

    @property
    def rule(self) -> str:
        """The deciding check; the relation where no check spoke."""
        return self.checks[0] if self.checks else self.verdict.relation.value

    @property
    def copies(self) -> int:
        """How many passages of the corpus say what the evidence says; together they count once."""
        return self.verdict.evidence[0].copies

    @property
    def evidence_place(self) -> str:
        """Where the evidence stands, and how many copies of it there are."""
        place = self.evidence.place
        return f"{place}, {self.copies} copies" if self.copies > 1 else place


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage, either deciding words or not."""

    span: Span
    marked: bool


def documents(report: Report) -> dict[str, Document]:
    """All documents of a report by path; checked ones hide cited ones of the same path."""
    cited = {document.uri: document for document in report.references}
    return cited | {outcome.uri: outcome.document for outcome in report.checked()}


def facings(report: Report) -> tuple[Facing, ...]:
    """The findings in their order, worst first."""
    known = documents(report)
    return tuple(_facing(verdict, known) for verdict in report.verdicts)


def new_facings(report: Report) -> tuple[Facing, ...]:
    """The findings that are neither suppressed nor in the baseline, worst first."""
    return tuple(facing for facing in facings(report) if facing.verdict.status is Status.NEW)


def _facing(verdict: Verdict, known: Mapping[str, Document]) -> Facing:
    first, *rest = verdict.evidence
    # The deciding finding may rest on meaning alone; then the next one that points at words does it.
    pointing = next((f for f in verdict.findings if f.claim_spans or f.evidence_spans), None)
    return Facing(
        verdict=verdict,
        claim=_side(verdict.claim, pointing.claim_spans if pointing else (), known),
        evidence=_side(first.passage, pointing.evidence_spans if pointing else (), known),
        scope=first.scope,
        checks=tuple(dict.fromkeys(finding.check for finding in verdict.findings)),
        others=tuple(_side(other, (), known) for other in _others(verdict, rest)),
    )


def _others(verdict: Verdict, rest: Iterable[Evidence]) -> tuple[Claim, ...]:
    """The statements that are neither the claim nor the first evidence, each once."""
    seen = {(c.document, c.span) for c in (verdict.claim, verdict.evidence[0].passage)}
    kept = []
    for item in (*(evidence.passage for evidence in rest), *(pair.claim for pair in verdict.further)):
        place = (item.document, item.span)
        if place not in seen:
            seen.add(place)
            kept.append(item)
    return tuple(kept)


def _side(claim: Claim, marks: Iterable[Span], known: Mapping[str, Document]) -> Side:
    document = known[claim.document]
    return Side(claim, document, document.locate(claim.span), merge(marks, within=claim.span))


def merge(spans: Iterable[Span], within: Span) -> tuple[Span, ...]:
    """The spans clipped to a range, in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        start, end = max(span.start, within.start), min(span.end, within.end)
        if start >= end:
            continue
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return tuple(merged)


def pieces(span: Span, marks: Iterable[Span]) -> tuple[Piece, ...]:
    """A range cut at the borders of the marks, in order, nothing left out."""
    cut: list[Piece] = []
    position = span.start
    for mark in merge(marks, within=span):
        if position < mark.start:
            cut.append(Piece(Span(position, mark.start), marked=False))
        cut.append(Piece(mark, marked=True))
        position = mark.end
    if position < span.end:
        cut.append(Piece(Span(position, span.end), marked=False))
    return tuple(cut)


def surroundings(outcome: Checked | Document, span: Span) -> tuple[Span, Span]:
    """What stands before and behind a passage: a sentence each, or the rest of its block where it was not split.

    Either may be empty.
    """
    if isinstance(outcome, Checked):
        return _neighbours(outcome, span)
    block = next((b.span for b in outcome.blocks if b.span.start <= span.start < b.span.end), span)
    return Span(block.start, span.start), Span(span.end, max(span.end, block.end))


def _neighbours(outcome: Checked, span: Span) -> tuple[Span, Span]:
    sentences = outcome.sentences
    first = bisect_right(sentences, span.start, key=lambda s: s.span.start) - 1
    last = bisect_right(sentences, max(span.start, span.end - 1), key=lambda s: s.span.start) - 1
    if first < 0:
        return Span(span.start, span.start), Span(span.end, span.end)
    own, kind = sentences[first].headings, sentences[first].kind
    start, end = min(sentences[first].span.start, span.start), max(sentences[last].span.end, span.end)
    # A neighbour under another heading, or of another kind (a cell, a title), says nothing about this one.
    if first and (sentences[first - 1].headings, sentences[first - 1].kind) == (own, kind):
        start = sentences[first - 1].span.start
    if last + 1 < len(sentences) and (sentences[last + 1].headings, sentences[last + 1].kind) == (own, kind):
        end = sentences[last + 1].span.end
    return Span(start, span.start), Span(span.end, end)
