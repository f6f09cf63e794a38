"""A table for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from factcheck.model import Failed, Report, Skipped
from factcheck.reports import Reporter
from factcheck.reports._exchange import plain_line, statement
from factcheck.reports._passages import Facing, Side, facings

_COLUMNS = (
    "record", "severity", "relation", "confidence", "status", "status_reason", "counts", "message", "checks", "scope",
    "document", "line", "column", "page", "text", "source", "date",
    "evidence_document", "evidence_line", "evidence_column", "evidence_page", "evidence_text", "evidence_source",
    "evidence_date", "fingerprint", "evidence_copies",
)  # fmt: skip
# What a spreadsheet takes for the beginning of a formula, its full-width forms included.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


class CsvReporter:
    """Writes a row for each finding, each file that was not checked and each reference corpus; UTF-8 with a mark, for spreadsheets."""

    title: ClassVar[str] = "CSV: a row for each finding and each file that was not checked"

    def render(self, report: Report) -> bytes:
        """See :class:`Reporter`; a cell that could be a formula begins with an apostrophe."""
        table = io.StringIO()
        writer = csv.DictWriter(table, _COLUMNS, restval="", lineterminator="\r\n")
        writer.writeheader()
        for row in _rows(report):
            writer.writerow({key: _cell(value) for key, value in row.items()})
        return table.getvalue().encode("utf-8-sig")


def _rows(report: Report) -> Iterator[Mapping[str, object]]:
    for facing in facings(report):
        yield _finding(facing)
    for outcome in report.outcomes:
        match outcome:
            case Failed(uri, error):
                yield {"record": "failed", "document": uri, "message": error}
            case Skipped(uri, reason):
                yield {"record": "skipped", "document": uri, "message": reason}
    for corpus in report.manifest.corpora:
        yield {"record": "corpus", "document": corpus.name, "message": f"digest {corpus.digest}"}
    for notice in report.notices:
        place = {"document": notice.uri, "line": notice.line or ""}
        yield {"record": "notice", **place, "status": notice.trouble.value, "message": notice.message}


def _finding(facing: Facing) -> Mapping[str, object]:
    verdict = facing.verdict
    return {
        "record": "finding",
        "severity": verdict.severity.value,
        "relation": verdict.relation.value,
        "confidence": round(verdict.confidence, 4),
        "status": verdict.status.value,
        "status_reason": verdict.status_reason,
        "counts": "yes" if verdict.counts else "no",
        "message": verdict.message,
        "checks": " ".join(facing.checks),
        "scope": facing.scope.value,
        **_side(facing.claim),
        **{f"evidence_{key}": value for key, value in _side(facing.evidence).items()},
        "fingerprint": verdict.fingerprint,
        "evidence_copies": facing.copies,
    }


def _side(side: Side) -> Mapping[str, object]:
    written = side.claim.date or side.document.date
    return {
        "document": side.document.uri,
        "line": side.location.line,
        "column": side.location.column,
        "page": side.location.page or "",
        "text": statement(side.claim),
        "source": side.claim.attribution.source or "",
        "date": written.isoformat() if written else "",
    }


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = plain_line(value)
    return f"'{text}" if _FORMULA.match(text) else text


plugin: type[Reporter] = CsvReporter
