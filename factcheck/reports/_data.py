"""Documents, claims and findings as plain JSON values; the outward form of every machine-readable output."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.model import (
    Attribution,
    Checked,
    Claim,
    DateRange,
    Decision,
    Degree,
    Document,
    Fact,
    Failed,
    Label,
    Location,
    Manifest,
    Modality,
    Name,
    Notice,
    Outcome,
    Polarity,
    Quantifier,
    Quantity,
    Rating,
    Scores,
    Skipped,
    Span,
    Stated,
    Unchecked,
    Value,
)
from factcheck.reports._passages import Facing, Side
from factcheck.reports._summary import Summary, sentences_checked
from factcheck.reports._words import shorten

Json = dict[str, Any]

_EXCERPT = 200
"""Characters of an unchecked region that are repeated in the output."""


def outcome_data(outcome: Outcome) -> Json:
    """One file of the run: checked, skipped or failed."""
    match outcome:
        case Skipped(uri, reason):
            return {"uri": uri, "status": "skipped", "reason": reason}
        case Failed(uri, error):
            return {"uri": uri, "status": "failed", "error": error}
        case Checked(document):
            return {
                "uri": document.uri,
                "status": "checked",
                "title": document.title,
                "date": document.date.isoformat() if document.date else None,
                "authority": document.authority,
                "media_type": document.media_type,
                "sha256": document.sha256,
                "sentences": len(outcome.sentences),
                "sentences_checked": sentences_checked(outcome),
                "claims": len(outcome.claims),
                "unchecked": len(outcome.unchecked),
            }


def claim_data(claim: Claim, document: Document, label: Label | None = None) -> Json:
    """One claim, with its label where it has been judged."""
    data: Json = {
        "id": claim.id,
        "document": claim.document,
        **place_data(document, claim.span),
        "text": claim.text,
        "attribution": attribution_data(claim.attribution),
        "values": [value_data(value) for value in claim.values],
    }
    return data if label is None else data | {"label": label.value}


def attribution_data(attribution: Attribution) -> Json:
    """Who says a claim; a source of null is the document's own voice."""
    return {"source": attribution.source, "mode": attribution.mode.value}


def value_data(value: Value) -> Json:
    """One value with the offsets of its words; an open end of a quantity is null."""
    place = {"start": value.span.start, "end": value.span.end}
    match value:
        case Quantity():
            return {
                "type": "quantity",
                **place,
                "low": _finite(value.low),
                "high": _finite(value.high),
                "unit": value.unit,
                "measure": value.measure,
                "approximate": value.approximate,
                "bound": value.bound.value,
                "step": _finite(value.step),
            }
        case DateRange():
            return {
                "type": "date",
                **place,
                "first": value.first.isoformat(),
                "last": value.last.isoformat(),
            }
        case Polarity():
            return {"type": "polarity", **place, "scope": [value.scope.start, value.scope.end]}
        case Degree():
            return {
                "type": "degree",
                **place,
                "dimension": value.dimension,
                "direction": value.direction,
                "modifiers": list(value.modifiers),
                "kind": value.kind,
            }
        case Name():
            return {"type": "name", **place, "text": value.text, "kind": value.kind}
        case Quantifier():
            return {"type": "quantifier", **place, "extent": value.extent.value, "measure": value.measure}
        case Modality():
            return {"type": "modality", **place, "force": value.force.value}


def fact_data(fact: Fact, known: Mapping[str, Document]) -> Json:
    """One fact with its values and all their places."""
    return {
        "subject": fact.subject,
        "measure": fact.measure,
        "unit": fact.unit,
        "period": fact.period,
        "values": [_stated_data(stated, known) for stated in fact.values],
    }


def _stated_data(stated: Stated, known: Mapping[str, Document]) -> Json:
    places = [
        {"document": claim.document, **place_data(known[claim.document], span), "claim": claim.id}
        for claim, span in stated.places
    ]
    value = value_data(stated.value)
    words = {"words": stated.words, "standing": stated.standing.value}
    return {**words, "value": value, "places": places}


def finding_data(facing: Facing) -> Json:
    """One finding with both its passages."""
    verdict = facing.verdict
    return {
        "fingerprint": verdict.fingerprint,
        "label": verdict.label.value,
        "relation": verdict.relation.value,
        "severity": verdict.severity.value,
        "confidence": round(verdict.confidence, 4),
        "checks": list(facing.checks),
        "findings": [
            {"check": f.check, "confidence": round(f.confidence, 4), "message": f.message}
            for f in verdict.findings
        ],
        "scores": _scores_data(verdict.scores),
        "message": verdict.message,
        "scope": facing.scope.value,
        "status": verdict.status.value,
        "status_reason": verdict.status_reason,
        "counts": verdict.counts,
        "claim": _side_data(facing.claim),
        "evidence": _side_data(facing.evidence) | {"copies": facing.copies},
        "other_evidence": [_side_data(side) for side in facing.others],
    }


def _scores_data(scores: Sequence[Scores]) -> Json | None:
    """What the model says of the claim given the evidence (forward), and the other way round."""
    if not scores:
        return None
    stances = ("supports", "contradicts", "neutral")
    ways = [{stance: round(getattr(s, stance), 4) for stance in stances} for s in scores]
    return dict(zip(("forward", "backward"), (*ways, None), strict=False))


def _side_data(side: Side) -> Json:
    written = side.claim.date or side.document.date
    return {
        "text": side.claim.text,
        "values": [value_data(value) for value in side.claim.values],
        "document": side.claim.document,
        **place_data(side.document, side.claim.span),
        "source": side.claim.attribution.source,
        "date": written.isoformat() if written else None,
        "authority": side.claim.authority,
        "valid_from": side.claim.valid_from.isoformat() if side.claim.valid_from else None,
        "valid_until": side.claim.valid_until.isoformat() if side.claim.valid_until else None,
        "marks": [[mark.start, mark.end] for mark in side.marks],
        **({"rating": _rating_data(side.claim.rating)} if side.claim.rating else {}),
    }


def _rating_data(rating: Rating) -> Json:
    """What a reviewer has made of the statement."""
    return {
        "holds": rating.holds,
        "words": rating.words,
        "reviewer": rating.reviewer,
        "date": rating.day.isoformat() if rating.day else None,
        "url": rating.url,
    }


def unchecked_data(entry: Unchecked, document: Document) -> Json:
    """One entry of the ledger; its text is cut where it is long, its offsets are not."""
    return {
        "document": document.uri,
        **place_data(document, entry.span),
        "text": shorten(document.slice(entry.span), _EXCERPT),
        "reason": entry.reason.value,
        "detail": entry.detail,
    }


def place_data(document: Document, span: Span) -> Json:
    """Offsets, line and column; the page where the format has pages, and the place in words where it has no lines."""
    location: Location = document.locate(span)
    page = {} if location.page is None else {"page": location.page}
    place = {"place": location.label} if location.label else {}
    return {
        "start": span.start,
        "end": span.end,
        "line": location.line,
        "column": location.column,
        **page,
        **place,
    }


def notice_data(notice: Notice) -> Json:
    """What is amiss with one suppression, waiver or entry of the baseline."""
    return {
        "trouble": notice.trouble.value,
        "uri": notice.uri,
        "line": notice.line or None,
        "message": notice.message,
    }


def decision_data(decision: Decision) -> Json:
    """The gate's answer."""
    return {
        "result": decision.result.value,
        "exit_code": decision.exit_code,
        "counted": decision.counted,
        "reasons": list(decision.reasons),
        "not_counted": [{"why": why, "count": count} for why, count in decision.not_counted],
        "rule": decision.rule,
    }


def summary_data(summary: Summary) -> Json:
    """All counts."""
    return {
        "documents": {"checked": summary.checked, "skipped": summary.skipped, "failed": summary.failed},
        "sentences": summary.sentences,
        "sentences_checked": summary.sentences_checked,
        "claims": summary.claims,
        "findings": {severity.value: count for severity, count in summary.severities},
        "statuses": {status.value: count for status, count in summary.statuses},
        "labels": {label.value: count for label, count in summary.labels},
        "unchecked": {reason.value: count for reason, count in summary.unchecked},
    }


def manifest_data(manifest: Manifest) -> Json:
    """What makes the run repeatable."""
    return {
        "version": manifest.version,
        "models": dict(manifest.models),
        "settings": dict(manifest.settings),
        "corpora": [
            {
                "name": corpus.name,
                "title": corpus.title,
                "licence": corpus.licence,
                "documents": corpus.documents,
                "passages": corpus.passages,
                "digest": corpus.digest,
            }
            for corpus in manifest.corpora
        ],
        "pairs": manifest.pairs,
    }


def _finite(number: float) -> float | None:
    # JSON knows no infinity.
    return number if math.isfinite(number) else None
