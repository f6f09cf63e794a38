"""SARIF 2.1.0, for code scanning services and editors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from factcheck.model import Document, Failed, Report, Skipped, Span, Status
from factcheck.reports import Reporter
from factcheck.reports._data import Json
from factcheck.reports._exchange import json_bytes, plain_line, quotation, uri_reference
from factcheck.reports._passages import Facing, Side, documents, facings
from factcheck.reports._sarif_rules import AMISS, FAILED, NOTIFICATIONS, SKIPPED, rules

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "factcheck/v1"
"""Our own key: the well-known ones hold hashes of lines."""
_QUOTED = 300
"""Characters of a passage in a message."""
_SPECIAL = re.compile(r"[\\\[\]]")


class SarifReporter:
    """Writes one run: a rule for each check, a result for each finding, a notification for each unread file."""

    title: ClassVar[str] = "SARIF 2.1.0: for code scanning and editors"

    def render(self, report: Report) -> bytes:
        """See :class:`Reporter`; columns count characters, as everywhere in this program."""
        return json_bytes({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]})


def _run(report: Report) -> Json:
    shown = facings(report)
    known = documents(report)
    found = rules(facing.rule for facing in shown)
    order = {rule["id"]: number for number, rule in enumerate(found)}
    places = {uri: number for number, uri in enumerate(known)}
    baseline = any(facing.verdict.status is Status.BASELINED for facing in shown)
    return {
        "tool": {
            "driver": {
                "name": "factcheck",
                "version": report.manifest.version,
                "shortDescription": {"text": "Finds contradictions in documents, offline."},
                "rules": found,
                "notifications": list(NOTIFICATIONS),
            }
        },
        "invocations": [_invocation(report)],
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(document) for document in known.values()],
        "results": [_result(facing, order, places, baseline) for facing in shown],
        **({"properties": {"corpora": _corpora(report)}} if report.manifest.corpora else {}),
    }


def _corpora(report: Report) -> list[Json]:
    """What was checked against, with the digest of what it held."""
    return [
        {"name": plain_line(corpus.name), "title": plain_line(corpus.title), "digest": corpus.digest}
        for corpus in report.manifest.corpora
    ]


def _artifact(document: Document) -> Json:
    return {
        "location": {"uri": uri_reference(document.uri)},
        "mimeType": document.media_type,
        "hashes": {"sha-256": document.sha256},
    }


def _result(facing: Facing, order: dict[str, int], places: dict[str, int], baseline: bool) -> Json:
    verdict = facing.verdict
    result: Json = {
        "ruleId": facing.rule,
        "ruleIndex": order[facing.rule],
        "level": verdict.severity.value,
        "rank": round(verdict.confidence * 100, 2),
        "message": {"text": _message(facing)},
        "locations": [_location(facing.claim, "The claim", places)],
        "relatedLocations": [
            {"id": number} | _location(side, "The other side" if number == 1 else "Further evidence", places)
            for number, side in enumerate((facing.evidence, *facing.others), 1)
        ],
        "partialFingerprints": {_FINGERPRINT: verdict.fingerprint},
        "properties": {
            "label": verdict.label.value,
            "relation": verdict.relation.value,
            "confidence": round(verdict.confidence, 4),
            "scope": facing.scope.value,
            "checks": list(facing.checks),
            "counts": verdict.counts,
            **({"copies": facing.copies} if facing.copies > 1 else {}),
        },
    }
    if baseline:
        # Where one result tells its state, all of them have to.
        result["baselineState"] = "unchanged" if verdict.status is Status.BASELINED else "new"
    if verdict.status is Status.SUPPRESSED:
        result["suppressions"] = [_suppression(facing)]
    return result


def _suppression(facing: Facing) -> Json:
    verdict = facing.verdict
    sides = (facing.claim.document.uri, facing.evidence.document.uri)
    suppression: Json = {
        "kind": "inSource" if verdict.status_uri in sides else "external",
        "status": "accepted",
    }
    if verdict.status_reason:
        suppression["justification"] = verdict.status_reason
    if verdict.status_uri:
        place = {"artifactLocation": {"uri": uri_reference(verdict.status_uri)}}
        suppression["location"] = {"physicalLocation": place}
    return suppression


def _message(facing: Facing) -> str:
    """The reason, then the other side as a link to the first related location."""
    place = _literal(facing.evidence.place)
    return f"{_literal(facing.verdict.message)} The other side: [{place}](1)."


def _literal(text: str) -> str:
    """Text in which nothing is read as a link or as a placeholder."""
    return _SPECIAL.sub(r"\\\g<0>", plain_line(text)).replace("{", "{{").replace("}", "}}")


def _location(side: Side, name: str, places: dict[str, int]) -> Json:
    uri, source = side.document.uri, side.claim.attribution.source
    speaker = f" — {source}" if source else ""
    location: Json = {
        "message": {"text": _literal(f"{name}: “{quotation(side, _QUOTED)}”{speaker}")},
        "physicalLocation": {
            "artifactLocation": {"uri": uri_reference(uri), "index": places[uri]},
        },
    }
    if side.location.label:
        # A file without lines of its own has no region that a viewer could show.
        location["logicalLocations"] = [{"fullyQualifiedName": plain_line(side.location.label)}]
    else:
        location["physicalLocation"]["region"] = _region(side.document, side.claim.span)
    if side.location.page is not None:
        location["properties"] = {"page": side.location.page}
    return location


def _region(document: Document, span: Span) -> Json:
    start, end = document.locate(span), document.locate(Span(span.end, span.end))
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _invocation(report: Report) -> Json:
    failed = any(isinstance(outcome, Failed) for outcome in report.outcomes)
    invocation: Json = {
        "executionSuccessful": not failed,
        "toolExecutionNotifications": list(_unread(report)),
        "toolConfigurationNotifications": [
            _notification(AMISS, "warning", notice.message, notice.uri, notice.line)
            for notice in report.notices
        ],
    }
    if report.decision:
        words = report.decision.reasons
        invocation["exitCode"] = report.decision.exit_code
        invocation["exitCodeDescription"] = "; ".join((report.decision.result.value, *words))
    return invocation


def _unread(report: Report) -> Iterator[Json]:
    for outcome in report.outcomes:
        match outcome:
            case Failed(uri, error):
                yield _notification(FAILED, "error", f"{uri}: not read: {error}", uri)
            case Skipped(uri, reason):
                yield _notification(SKIPPED, "note", f"{uri}: skipped: {reason}", uri)


def _notification(kind: str, level: str, message: str, uri: str, line: int = 0) -> Json:
    place: Json = {"artifactLocation": {"uri": uri_reference(uri)}}
    if line:
        place["region"] = {"startLine": line}
    return {
        "descriptor": {"id": kind, "index": [rule["id"] for rule in NOTIFICATIONS].index(kind)},
        "level": level,
        "message": {"text": _literal(message)},
        "locations": [{"physicalLocation": place}],
    }


plugin: type[Reporter] = SarifReporter
