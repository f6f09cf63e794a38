"""Exit codes."""

from __future__ import annotations

import pytest

from factcheck.gate import ExitCode, FailOn, exit_code
from factcheck.model import Checked, Document, Failed, Manifest, Outcome, Report, Severity, Skipped
from factcheck.verdicts.conclusion import conclude
from tests.verdicts.test_conclusion import judgement
from tests.verdicts.test_fusion import CALIBRATION

CHECKED = Checked(Document("a.txt", "Text.", "text/plain", ""), (), (), ())


def report(*outcomes: Outcome, confidence: float | None = None) -> Report:
    found = [] if confidence is None else [judgement("It is 10 m long.", "It is 12 m long.", confidence)]
    return Report(outcomes, conclude(found, CALIBRATION), (), (), Manifest("0", (), ()))


@pytest.mark.parametrize(
    ("confidence", "fail_on", "code"),
    [
        (None, FailOn.NOTE, ExitCode.CLEAN),
        (0.95, FailOn.ERROR, ExitCode.FINDINGS),
        (0.8, FailOn.ERROR, ExitCode.CLEAN),
        (0.8, FailOn.WARNING, ExitCode.FINDINGS),
        (0.95, FailOn.NEVER, ExitCode.CLEAN),
    ],
)
def test_findings_decide_by_severity(confidence: float | None, fail_on: FailOn, code: ExitCode) -> None:
    assert exit_code(report(CHECKED, confidence=confidence), fail_on) == code


def test_what_was_not_checked_is_not_clean() -> None:
    assert exit_code(report(), FailOn.WARNING) == ExitCode.INCOMPLETE
    assert exit_code(report(CHECKED, Failed("b.md", "not text")), FailOn.NEVER) == ExitCode.INCOMPLETE
    assert exit_code(report(CHECKED, Skipped("c.png", "no reader")), FailOn.WARNING) == ExitCode.CLEAN


def test_a_finding_outranks_a_failed_file() -> None:
    assert (
        exit_code(report(CHECKED, Failed("b.md", "x"), confidence=0.95), FailOn.WARNING) == ExitCode.FINDINGS
    )


def test_severities_are_ordered() -> None:
    assert Severity.ERROR.rank > Severity.WARNING.rank > Severity.NOTE.rank
