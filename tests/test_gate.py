"""One predicate for summary, report and exit code."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from factcheck.claims.extraction import extract
from factcheck.gate import ExitCode, FailOn, Policy, complete, decide, share_checked
from factcheck.model import (
    Checked,
    Decision,
    Document,
    Failed,
    Notice,
    Outcome,
    Reason,
    Report,
    Severity,
    Skipped,
    Span,
    Status,
    Unchecked,
)
from factcheck.readers.csv import CsvReader
from factcheck.reports._summary import gate_lines, new_findings, summarise
from factcheck.reports.html import HtmlReporter
from factcheck.reports.json import JsonReporter
from factcheck.reports.terminal import TerminalReporter
from factcheck.rulings import Result, Trouble
from factcheck.verdicts.conclusion import conclude
from tests.factories import checked, claim, document, manifest, sample_report
from tests.verdicts.test_conclusion import judgement
from tests.verdicts.test_fusion import CALIBRATION

CHECKED = Checked(Document("a.txt", "Text.", "text/plain", ""), (), (), ())
FAILED = Failed("b.md", "not text")


def report(*outcomes: Outcome, confidence: float | None = None) -> Report:
    found = [] if confidence is None else [judgement("It is 10 m long.", "It is 12 m long.", confidence)]
    return Report(outcomes, conclude(found, CALIBRATION), (), (), manifest())


def decision(report: Report, **policy: object) -> Decision:
    found = decide(report, Policy(**policy)).decision  # type: ignore[arg-type]
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("confidence", "policy", "code"),
    [
        (None, {"fail_on": FailOn.NOTE}, ExitCode.CLEAN),
        (0.95, {"fail_on": FailOn.ERROR}, ExitCode.FINDINGS),
        (0.8, {"fail_on": FailOn.ERROR}, ExitCode.CLEAN),
        (0.8, {}, ExitCode.FINDINGS),
        (0.95, {"fail_on": FailOn.NEVER}, ExitCode.CLEAN),
        (0.95, {"min_confidence": 0.95}, ExitCode.FINDINGS),
        (0.95, {"min_confidence": 0.951}, ExitCode.CLEAN),
        (0.95, {"max_findings": 1}, ExitCode.CLEAN),
        (0.95, {"exit_zero": True}, ExitCode.CLEAN),
    ],
)
def test_findings_decide_by_severity_confidence_and_number(
    confidence: float | None, policy: dict[str, object], code: ExitCode
) -> None:
    assert decision(report(CHECKED, confidence=confidence), **policy).exit_code == code


def test_any_evidence_as_bad_as_the_first_can_make_a_finding_sure() -> None:
    unsure = report(CHECKED, confidence=0.95)
    (first,) = unsure.verdicts
    policy = Policy(min_confidence=0.97)
    for further, counted in ((replace(first, confidence=0.99), 1), (replace(first, confidence=0.96), 0)):
        after = decide(replace(unsure, verdicts=(replace(first, further=(further,)),)), policy)
        assert after.decision is not None
        assert after.decision.counted == counted
    milder = replace(first, confidence=0.99, severity=Severity.NOTE)
    after = decide(replace(unsure, verdicts=(replace(first, further=(milder,)),)), policy)
    assert after.decision is not None
    assert after.decision.counted == 0


def test_what_was_not_checked_is_not_clean() -> None:
    assert decision(report()).exit_code == ExitCode.INCOMPLETE
    assert decision(report(CHECKED, FAILED), fail_on=FailOn.NEVER).exit_code == ExitCode.INCOMPLETE
    assert decision(report(CHECKED, FAILED), exit_zero=True).exit_code == ExitCode.INCOMPLETE
    assert decision(report(CHECKED, Skipped("c.png", "no reader"))).exit_code == ExitCode.CLEAN
    assert not complete([CHECKED, FAILED])
    assert complete([CHECKED])


def test_a_finding_outranks_a_failed_file() -> None:
    found = decision(report(CHECKED, FAILED, confidence=0.95))
    assert (found.result, found.exit_code) == (Result.FAILED, ExitCode.FINDINGS)
    assert found.reasons == ("1 finding counts", "1 file could not be read")
    forgiven = decision(report(CHECKED, FAILED, confidence=0.95), exit_zero=True)
    assert (forgiven.result, forgiven.exit_code) == (Result.FAILED, ExitCode.INCOMPLETE)


def test_accepted_findings_do_not_count_and_say_why() -> None:
    sample = sample_report()
    first, second, *rest = sample.verdicts
    accepted = (
        replace(first, status=Status.SUPPRESSED),
        replace(second, status=Status.BASELINED),
        *rest,
    )
    after = decide(replace(sample, verdicts=accepted), Policy(min_confidence=0.99))
    assert after.decision is not None
    assert dict(after.decision.not_counted) == {
        "suppressed": 1,
        "in the baseline": 1,
        "under 99 % confidence": 1,
        "note": 1,
    }
    assert not any(verdict.counts for verdict in after.verdicts)


def test_the_share_of_statements_leaves_out_what_states_nothing() -> None:
    page = document("a.md", "It is 3 metres long. Is it wide? It is two metres wide or so they say.")
    whole = checked(page, [claim(page, "It is 3 metres long.")])
    question, opinion = (
        replace(entry, reason=reason)
        for entry, reason in zip(whole.unchecked, (Reason.QUESTION, Reason.TOO_LONG), strict=True)
    )
    half = report(replace(whole, unchecked=(question, opinion)))
    assert share_checked(half) == 0.5
    assert decision(half, min_checked=0.5).exit_code == ExitCode.CLEAN
    missed = decision(half, min_checked=0.95)
    assert (missed.result, missed.exit_code) == (Result.INCOMPLETE, ExitCode.INCOMPLETE)
    assert missed.reasons == ("50 % of the statements checked, 95 % asked for",)
    assert share_checked(report(CHECKED)) == 1.0


def test_heads_of_tables_state_nothing_and_a_figure_without_heads_does() -> None:
    table = CsvReader().read(b"Measure,2021\nRevenue ($m),38\nCode,AB-12\nStaff,n/a\n", "a.csv")
    whole = Checked(table, *extract(table))
    assert len(whole.claims) == 1
    assert len(whole.unchecked) == 7
    assert share_checked(report(whole)) == 1.0
    lost = Unchecked(Span(0, 7), Reason.TABLE_CELL, "no heads tell what it is")
    assert share_checked(report(replace(whole, unchecked=(*whole.unchecked, lost)))) == 0.5


def test_the_answer_tells_what_let_findings_through() -> None:
    found = report(CHECKED, confidence=0.95)
    forgiven = " ".join(gate_lines(decision(found, exit_zero=True)))
    assert "Gate: failed, exit code 0 (--exit-zero): 1 finding counts." in forgiven
    allowed = " ".join(gate_lines(decision(found, max_findings=3)))
    assert "passed, exit code 0: 1 finding counts. Counted: errors and warnings; up to 3 may." in allowed
    never = " ".join(gate_lines(decision(found, fail_on=FailOn.NEVER)))
    assert never.endswith("no finding counts. Counted: no findings. Not counted: 1 error.")


def test_a_share_that_just_misses_is_not_shown_as_reached() -> None:
    page = document("a.txt", " ".join(f"Pier {n} is open." for n in range(1900)))
    whole = checked(page, [claim(page, f"Pier {n} is open.") for n in range(1804)])
    whole = replace(whole, unchecked=tuple(Unchecked(Span(0, 1), Reason.TOO_LONG) for _ in range(96)))
    (words,) = decision(report(whole), min_checked=0.95).reasons
    assert words.startswith("94.9 %")


def test_stale_entries_fail_a_strict_baseline_only() -> None:
    stale = replace(report(CHECKED), notices=(Notice(Trouble.STALE, "factcheck-baseline.json", 0, "Gone."),))
    assert decision(stale).exit_code == ExitCode.CLEAN
    strict = decision(stale, strict_baseline=True)
    assert strict.exit_code == ExitCode.FINDINGS
    assert strict.reasons == ("1 entry of the baseline no longer found",)


@pytest.mark.parametrize("fail_on", FailOn)
@pytest.mark.parametrize("accepted", range(5))
def test_text_html_and_json_say_what_the_exit_code_says(fail_on: FailOn, accepted: int) -> None:
    sample = sample_report()
    verdicts = tuple(
        replace(verdict, status=Status.BASELINED) if n < accepted else verdict
        for n, verdict in enumerate(sample.verdicts)
    )
    after = decide(replace(sample, verdicts=verdicts), Policy(fail_on=fail_on))
    assert after.decision is not None
    data = json.loads(JsonReporter().render(after))
    assert data["gate"]["exit_code"] == after.decision.exit_code
    assert sum(finding["counts"] for finding in data["findings"]) == data["gate"]["counted"]
    shown = " ".join(TerminalReporter().render(after).decode().split())
    page = " ".join(HtmlReporter().render(after).decode().split())
    for text in (shown, page):
        assert gate_lines(after.decision)[0] in text
        assert new_findings(summarise(after)) in text
    assert (f"{accepted} baselined" in shown) == bool(accepted)


def test_severities_are_ordered() -> None:
    assert Severity.ERROR.rank > Severity.WARNING.rank > Severity.NOTE.rank
