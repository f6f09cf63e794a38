"""The whole report as JSON, after ``schema/report-1.0.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import ClassVar

from factcheck.model import Label, Report
from factcheck.reports import Reporter
from factcheck.reports._data import (
    Json,
    claim_data,
    decision_data,
    fact_data,
    finding_data,
    manifest_data,
    notice_data,
    outcome_data,
    summary_data,
    unchecked_data,
)
from factcheck.reports._passages import documents, facings
from factcheck.reports._summary import summarise

SCHEMA = Path(__file__).parent / "schema" / "report-1.0.json"
"""JSON Schema of the output; later versions of the same number only add to it."""


# JSON escapes the old control characters only; these drive a terminal, or reorder and break lines in a viewer.
_ESCAPES = {
    code: f"\\u{code:04x}"
    for code in (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000))
}


class JsonReporter:
    """Writes one JSON object in a fixed order, two spaces deep, with a line end behind it."""

    title: ClassVar[str] = "JSON: documents, claims, findings and what was not checked"

    def render(self, report: Report) -> bytes:
        """See :class:`Reporter`; what UTF-8 or a terminal can't bear is written as its escape, nothing is lost."""
        text = json.dumps(report_data(report), ensure_ascii=False, indent=2, allow_nan=False)
        return f"{text.translate(_ESCAPES)}\n".encode()


def report_data(report: Report) -> Json:
    """The report as plain values."""
    labels = dict(report.labels)
    return {
        "schema_version": report.schema_version,
        "summary": summary_data(summarise(report)),
        "manifest": manifest_data(report.manifest),
        "documents": [outcome_data(outcome) for outcome in report.outcomes],
        "claims": [
            claim_data(claim, outcome.document, labels.get(claim.id, Label.NOT_ENOUGH_INFO))
            for outcome in report.checked()
            for claim in outcome.claims
        ],
        "findings": [finding_data(facing) for facing in facings(report)],
        "facts": facts_data(report),
        "notices": [notice_data(notice) for notice in report.notices],
        "gate": decision_data(report.decision) if report.decision else None,
        "unchecked": [
            unchecked_data(entry, outcome.document)
            for outcome in report.checked()
            for entry in outcome.unchecked
        ],
    }


def facts_data(report: Report) -> list[Json]:
    """The value ledger."""
    known = documents(report)
    return [fact_data(fact, known) for fact in report.facts]


plugin: type[Reporter] = JsonReporter
