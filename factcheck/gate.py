"""What CI obeys: one predicate decides summary, report and exit code."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum, StrEnum

from factcheck.model import Checked, Failed, Outcome, Report, Severity, Verdict


class ExitCode(IntEnum):
    """Exit codes of every command."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    INCOMPLETE = 3
    INTERNAL = 4


class FailOn(StrEnum):
    """From which severity on a finding fails the run."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


def failing(report: Report, fail_on: FailOn) -> tuple[Verdict, ...]:
    """The verdicts that fail the run."""
    if fail_on is FailOn.NEVER:
        return ()
    least = Severity(fail_on.value).rank
    return tuple(verdict for verdict in report.verdicts if verdict.severity.rank >= least)


def exit_code(report: Report, fail_on: FailOn) -> ExitCode:
    """Findings first, then what was left unchecked: a file that failed, or no document at all."""
    if failing(report, fail_on):
        return ExitCode.FINDINGS
    return ExitCode.CLEAN if complete(report.outcomes) else ExitCode.INCOMPLETE


def complete(outcomes: Iterable[Outcome]) -> bool:
    """Whether something was checked and nothing failed."""
    listed = tuple(outcomes)
    return any(isinstance(o, Checked) for o in listed) and not any(isinstance(o, Failed) for o in listed)
