"""What becomes of the findings once everything has been judged: which of them are accepted, shown, and counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from factcheck import gate
from factcheck.baseline import Baseline
from factcheck.changes import Changes
from factcheck.gate import Policy
from factcheck.model import Report, Verdict
from factcheck.suppressions import suppress
from factcheck.suppressions.waivers import Waiver
from factcheck.verdicts.grouping import apart, together
from factcheck.verdicts.judging import Judge
from factcheck.verdicts.rules import Rules


@dataclass(frozen=True)
class Screening:
    """Everything that a user has said about findings beforehand."""

    policy: Policy
    checks: tuple[str, ...]
    """Ids that a suppression may name."""
    rules: Rules
    waivers: tuple[Waiver, ...]
    require_reason: bool
    baseline: Baseline
    baseline_name: str
    """Path of the baseline, as shown."""
    changes: Changes | None
    """Where there are any, only findings on changed lines are shown."""
    judge: Callable[[], Judge]
    """Opened only where a finding has to be judged anew."""

    def screen(self, report: Report) -> Report:
        """The report with suppressed and baselined findings marked, unchanged lines left out, and the gate's answer."""
        report = self.baseline.apply(self.pairs(report))
        if self.policy.strict_baseline:
            stale = self.baseline.stale(report, self.baseline_name)
            report = replace(report, notices=(*report.notices, *stale))
        everything = len(together(report.verdicts))
        if self.changes is not None:
            report = self.changes.narrow(report, self.judge())
        shown = together(report.verdicts)
        return gate.decide(replace(report, verdicts=shown), self.policy, max(0, everything - len(shown)))

    def pairs(self, report: Report) -> Report:
        """The report pair by pair, with the severities that its paths ask for, and with the suppressed pairs marked."""
        verdicts = tuple(map(self._weighted, apart(report.verdicts)))
        return suppress(
            replace(report, verdicts=verdicts),
            self.waivers,
            self.checks,
            require_reason=self.require_reason,
        )

    def _weighted(self, verdict: Verdict) -> Verdict:
        sides = (verdict.claim.document, verdict.evidence[0].passage.document)
        severity = self.rules.severity(verdict.findings[0].check, sides, verdict.severity)
        return verdict if severity is verdict.severity else replace(verdict, severity=severity)
