"""GitLab Code Quality: what the widget of a merge request compares with the target branch."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import ClassVar

from factcheck.model import Failed, Report, Scope, Severity
from factcheck.reports import Reporter
from factcheck.reports._data import Json
from factcheck.reports._exchange import json_bytes, plain_line
from factcheck.reports._passages import Facing, new_facings
from factcheck.reports._summary import references

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "minor"}


class GitlabReporter:
    """Writes a list of issues: the new findings, worst first, then the files that could not be read."""

    title: ClassVar[str] = "GitLab Code Quality: for the widget of a merge request"

    def render(self, report: Report) -> bytes:
        """See :class:`Reporter`; what is suppressed or in the baseline is left out, as it is no change."""
        seen: Counter[str] = Counter()
        against = references(report)
        issues = [_finding(facing, seen, against) for facing in new_facings(report)]
        unread = [_unread(outcome) for outcome in report.outcomes if isinstance(outcome, Failed)]
        return json_bytes([*issues, *unread])


def _finding(facing: Facing, seen: Counter[str], against: str) -> Json:
    """An issue; `against` names the reference corpora, which GitLab has no other place for."""
    verdict = facing.verdict
    seen[verdict.fingerprint] += 1
    # A file without lines of its own has its place told in words.
    label = facing.claim.location.label
    where = f"{label}: " if label else ""
    told = f"{where}{verdict.message} The other side: {facing.evidence_place}"
    return {
        "description": plain_line(f"{told}. {against}" if facing.scope is Scope.CORPUS else told),
        "check_name": f"factcheck/{facing.rule}",
        "fingerprint": _identity(verdict.fingerprint, seen[verdict.fingerprint]),
        "severity": _SEVERITIES[verdict.severity],
        "location": _place(facing.claim.document.uri, 1 if label else facing.claim.location.line),
    }


def _unread(outcome: Failed) -> Json:
    return {
        "description": plain_line(f"{outcome.uri}: not read: {outcome.error}"),
        "check_name": "factcheck/unread",
        "fingerprint": _identity("unread", 1, outcome.uri),
        "severity": "critical",
        "location": _place(outcome.uri, 1),
    }


def _identity(*parts: object) -> str:
    """An identity of its own for each issue: GitLab drops all but one of those that share one."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:32]


def _place(uri: str, line: int) -> Json:
    return {"path": plain_line(uri) or ".", "lines": {"begin": line}}


plugin: type[Reporter] = GitlabReporter
