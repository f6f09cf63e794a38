"""Findings, unread files and notices as an editor shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from lsprotocol import types as lsp
from pygls.workspace import PositionCodec

from factcheck.model import Document, Failed, Report, Severity, Span
from factcheck.reports._exchange import quotation, statement
from factcheck.reports._passages import Facing, Side, new_facings
from factcheck.verdicts.grouping import apart

_SOURCE = "factcheck"
_QUOTED = 200
"""Characters of the other side in a message; the whole of it stands where the message leads."""
_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.NOTE: lsp.DiagnosticSeverity.Information,
}

Diagnostics = dict[str, list[lsp.Diagnostic]]
"""By the URI of their document, in the order of the report."""


def diagnostics(report: Report, codec: PositionCodec) -> Diagnostics:
    """What every open document of the report has to show; positions in the code units of the codec.

    A finding stands on all its sides that are text of a checked document, and each of them leads to the others.
    """
    found: Diagnostics = defaultdict(list)
    shown = {outcome.uri for outcome in report.checked() if has_lines(outcome.document)}
    for side, diagnostic in _of_findings(report, codec):
        if side.document.uri in shown:
            found[file_uri(side.document.uri)].append(diagnostic)
    for uri, diagnostic in (*_of_failures(report), *_of_notices(report)):
        found[file_uri(uri)].append(diagnostic)
    return dict(found)


def has_lines(document: Document) -> bool:
    """Whether an editor shows the file as the text that was read; not so for PDF, Word, workbooks and notebooks."""
    return not document.labels and not document.pages


def file_uri(path: str) -> str:
    """A path seen from the current folder, as an editor names the file."""
    return Path(path).absolute().as_uri()


def _of_findings(report: Report, codec: PositionCodec) -> Iterator[tuple[Side, lsp.Diagnostic]]:
    """Each finding on its claim with all other places, then on each other side with the claim alone."""
    whole = new_facings(report)
    claims = {_place(facing.claim) for facing in whole}
    for facing in whole:
        others = (facing.evidence, *facing.others)
        yield facing.claim, _finding(facing, facing.claim, facing.verdict.message, others, codec)
    for pair in new_facings(replace(report, verdicts=apart(report.verdicts))):
        claim, evidence = pair.claim, pair.evidence
        if _place(claim) not in claims:
            yield claim, _finding(pair, claim, pair.verdict.message, (evidence,), codec)
        if _place(claim) != _place(evidence):
            # The message speaks from the claim's side; here its “here” would be wrong.
            message = f"At odds with {claim.place}: “{quotation(claim, _QUOTED)}”"
            yield evidence, _finding(pair, evidence, message, (claim,), codec)


def _finding(
    facing: Facing, side: Side, message: str, others: Sequence[Side], codec: PositionCodec
) -> lsp.Diagnostic:
    return lsp.Diagnostic(
        range=_range(side.document, side.claim.span, codec),
        message=message,
        severity=_SEVERITIES[facing.verdict.severity],
        code=facing.rule,
        source=_SOURCE,
        related_information=[_related(other, codec) for other in others if _place(other) != _place(side)],
        data={"fingerprint": facing.verdict.fingerprint},
    )


def _place(side: Side) -> tuple[str, Span]:
    return side.document.uri, side.claim.span


def _related(side: Side, codec: PositionCodec) -> lsp.DiagnosticRelatedInformation:
    document = side.document
    place = "" if has_lines(document) else f"{side.location.label}: "
    where = _range(document, side.claim.span, codec) if has_lines(document) else _line(0)
    return lsp.DiagnosticRelatedInformation(
        location=lsp.Location(uri=file_uri(document.uri), range=where),
        message=f"{place}“{statement(side.claim)}”",
    )


def _of_failures(report: Report) -> Iterator[tuple[str, lsp.Diagnostic]]:
    for outcome in report.outcomes:
        if isinstance(outcome, Failed):
            yield outcome.uri, _plain(f"Not checked: {outcome.error}", 0, lsp.DiagnosticSeverity.Error)


def _of_notices(report: Report) -> Iterator[tuple[str, lsp.Diagnostic]]:
    for notice in report.notices:
        line = max(0, notice.line - 1)
        yield notice.uri, _plain(notice.message, line, lsp.DiagnosticSeverity.Warning)


def _plain(message: str, line: int, severity: lsp.DiagnosticSeverity) -> lsp.Diagnostic:
    return lsp.Diagnostic(range=_line(line), message=message, severity=severity, source=_SOURCE)


def _line(number: int) -> lsp.Range:
    return lsp.Range(lsp.Position(number, 0), lsp.Position(number, 0))


def _range(document: Document, span: Span, codec: PositionCodec) -> lsp.Range:
    return lsp.Range(_position(document, span.start, codec), _position(document, span.end, codec))


def _position(document: Document, offset: int, codec: PositionCodec) -> lsp.Position:
    place = document.locate(Span(offset, offset))
    before = document.text[max(0, offset - place.column + 1) : offset]
    return lsp.Position(place.line - 1, codec.client_num_units(before))
