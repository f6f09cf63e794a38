"""What CI obeys: one predicate decides summary, report and exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from factcheck.model import (
    Decision,
    Outcome,
    Reason,
    Report,
    Severity,
    Status,
    Unchecked,
    Verdict,
)
from factcheck.reports._gaps import Gaps
from factcheck.reports._summary import plural, sentences_checked
from factcheck.rulings import Result, Trouble

_NO_STATEMENT = frozenset(
    {
        Reason.QUESTION,
        Reason.INSTRUCTION,
        Reason.FRAGMENT,
        Reason.OPINION,
        Reason.HYPOTHETICAL,
        Reason.HEADING,
        Reason.CODE,
        Reason.MARKUP,
        Reason.FRONT_MATTER,
        Reason.NAVIGATION,
    }
)
"""What states nothing that could be checked; any other reason is a statement that was left unchecked."""
_NO_STATEMENT_CELL = frozenset(
    {
        "head of a column",
        "head of a row",
        "identifier",
        "no value",
        "question",
        "words without a statement",
    }
)
"""Details of table cells that state nothing by themselves; the others are figures that could not be placed."""


class ExitCode(IntEnum):
    """Exit codes of every command."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    INCOMPLETE = 3
    INTERNAL = 4


class FailOn(StrEnum):
    """From which severity on a finding counts."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


_COUNTED = {
    FailOn.ERROR: "errors",
    FailOn.WARNING: "errors and warnings",
    FailOn.NOTE: "findings of every severity",
    FailOn.NEVER: "no findings",
}


@dataclass(frozen=True, slots=True)
class Policy:
    """What a run must bear to pass."""

    fail_on: FailOn = FailOn.WARNING
    """Least severity that counts."""
    min_confidence: float = 0.0
    """Least confidence that counts, 0 to 1."""
    max_findings: int = 0
    """So many counted findings are let through."""
    min_checked: float = 0.0
    """Least share of the statements that must have been checked, 0 to 1."""
    exit_zero: bool = False
    """Exit with 0 whatever was found; what could not be checked still shows."""
    strict_baseline: bool = False
    """Whether an entry of the baseline that matches nothing fails the run."""
    since: str = ""
    """The revision since which lines must have changed for their findings to be shown; empty for all lines."""


def decide(report: Report, policy: Policy, unchanged: int = 0) -> Report:
    """The report with its decision, and with the mark on every finding whether it counts.

    `unchanged` is the number of findings that were left out because their lines have not changed.
    """
    why_not = [_why_not(verdict, policy) for verdict in report.verdicts]
    verdicts = tuple(
        replace(verdict, counts=not why) for verdict, why in zip(report.verdicts, why_not, strict=True)
    )
    counted = sum(verdict.counts for verdict in verdicts)
    failures = [*_too_many(counted, policy), *_stale(report, policy)]
    missing = [*gaps(report.outcomes), *_too_little(report, policy)]
    result = Result.FAILED if failures else Result.INCOMPLETE if missing else Result.PASSED
    code = ExitCode.INCOMPLETE if missing else ExitCode.CLEAN
    if failures and not policy.exit_zero:
        code = ExitCode.FINDINGS
    left_out = Counter(why for why in why_not if why) + Counter({"on unchanged lines": unchanged})
    decision = Decision(
        result=result,
        exit_code=int(code),
        counted=counted,
        reasons=(*failures, *missing),
        not_counted=tuple(left_out.items()),
        rule=_rule(policy),
    )
    return replace(report, verdicts=verdicts, decision=decision)


def complete(outcomes: Iterable[Outcome]) -> bool:
    """Whether something was checked and nothing failed."""
    return not gaps(outcomes)


def share_checked(report: Report) -> float:
    """The share of statements that were checked, 0 to 1; 1 where there is none.

    Questions, instructions, headings, heads of tables, code and the like state nothing and are left out on both sides.
    """
    checked = sum(sentences_checked(outcome) for outcome in report.checked())
    missed = sum(_states(entry) for o in report.checked() for entry in o.unchecked)
    return checked / (checked + missed) if checked + missed else 1.0


def _states(entry: Unchecked) -> bool:
    """Whether what was left unchecked states something."""
    if entry.reason is Reason.TABLE_CELL:
        return entry.detail not in _NO_STATEMENT_CELL
    return entry.reason not in _NO_STATEMENT


def _why_not(verdict: Verdict, policy: Policy) -> str:
    """Why a finding does not count, in words; empty where it does."""
    if verdict.status is Status.SUPPRESSED:
        return "suppressed"
    if verdict.status is Status.BASELINED:
        return "in the baseline"
    if policy.fail_on is FailOn.NEVER or verdict.severity.rank < Severity(policy.fail_on.value).rank:
        return verdict.severity.value
    # The evidence of the highest authority speaks first, and need not be the surest.
    equals = (pair for pair in (verdict, *verdict.further) if pair.severity is verdict.severity)
    if max(pair.confidence for pair in equals) < policy.min_confidence:
        return f"under {_percent(policy.min_confidence)} confidence"
    return ""


def _too_many(counted: int, policy: Policy) -> list[str]:
    if counted <= policy.max_findings:
        return []
    allowed = f", {policy.max_findings:,} allowed" if policy.max_findings else ""
    return [f"{plural(counted, 'finding counts', 'findings count')}{allowed}"]


def _stale(report: Report, policy: Policy) -> list[str]:
    stale = sum(notice.trouble is Trouble.STALE for notice in report.notices)
    if not stale or not policy.strict_baseline:
        return []
    return [f"{plural(stale, 'entry', 'entries')} of the baseline no longer found"]


def gaps(outcomes: Iterable[Outcome]) -> list[str]:
    """What keeps a run from being complete, in words; empty where something was checked and nothing failed."""
    return Gaps.of(outcomes).told()


def _too_little(report: Report, policy: Policy) -> list[str]:
    share = share_checked(report)
    if share >= policy.min_checked:
        return []
    # Rounded down: 94.96 % must not read as the 95 % that it misses.
    shown = int(share * 1000) / 10
    return [f"{shown:g} % of the statements checked, {_percent(policy.min_checked)} asked for"]


def _rule(policy: Policy) -> str:
    least = f" from {_percent(policy.min_confidence)} confidence on" if policy.min_confidence else ""
    where = f" on lines changed since {policy.since}" if policy.since else ""
    allowed = f"; up to {policy.max_findings:,} may" if policy.max_findings else ""
    return _COUNTED[policy.fail_on] + ("" if policy.fail_on is FailOn.NEVER else least + where + allowed)


def _percent(share: float) -> str:
    return f"{round(share * 100, 2):g} %"
