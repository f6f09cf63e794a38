"""A finding and a check, explained on the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck import checks, plugins
from factcheck.cli import app
from factcheck.gate import ExitCode
from factcheck.reports._explanation import check_lines, finding_lines, read_finding
from factcheck.reports.json import JsonReporter
from tests.factories import hostile_report, sample_report
from tests.test_pipeline import check, document

STARTER = "# Plans\n\nThe Starter plan keeps logs for {} days.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    found = check(*(document(f"{n}.md", STARTER.format(days)) for n, days in enumerate((30, 14, 30))))
    path = tmp_path / "report.json"
    path.write_bytes(JsonReporter().render(found))
    return path


def test_a_finding_tells_sides_values_checks_scores_and_further_places(report: Path) -> None:
    (finding,) = json.loads(report.read_text(encoding="utf-8"))["findings"]
    told = CliRunner().invoke(app, ["explain", finding["fingerprint"][:6], "--report", str(report)])
    assert told.exit_code == ExitCode.CLEAN
    for words in (
        "claim  1.md:3:1",
        "“The Starter plan keeps logs for 14 days.”",
        "deciding words: 14 days",
        "quantity: “14 days” (low 1209600.0",
        "they would agree if “14 days” were “30 days”",
        "decided: number",
        "model, evidence to claim: supports ",
        "model, claim to evidence: supports ",
        "further places of the same fact",
        "2.md:3:1",
    ):
        assert words in told.output


def test_findings_of_any_report_can_be_told() -> None:
    for shown in (sample_report(), hostile_report()):
        for finding in json.loads(JsonReporter().render(shown))["findings"]:
            lines = list(finding_lines(finding))
            assert lines[0].startswith(finding["fingerprint"])
            told = "".join(lines)
            assert told.encode()
            assert not set("\x1b\x07\0\x9b\u202e\n") & set(told)


@pytest.mark.parametrize("name", plugins.names(checks))
def test_every_check_is_told_with_its_examples(name: str) -> None:
    found = plugins.load(checks, name)
    lines = list(check_lines(found))
    assert lines[0] == f"{name}: {found.title}"
    assert sum(line.startswith("  claim:") for line in lines) == len(found.examples)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"findings": [1]}', '{"findings": [{}]}', "\udcff"])
def test_what_is_no_report_is_told(content: str, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    told = CliRunner().invoke(app, ["explain", "0123456789abcdef", "--report", str(path)])
    assert "no JSON report" in str(told.exception)


def test_fingerprints_that_fit_no_finding_or_several_are_told(report: Path) -> None:
    with pytest.raises(Exception, match="neither a check nor"):
        read_finding(str(report), "ffffffffffffffff")
    data = json.loads(report.read_text(encoding="utf-8"))
    data["findings"] = [data["findings"][0] | {"fingerprint": f"abcd{n}"} for n in (1, 2)]
    report.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(Exception, match="more digits"):
        read_finding(str(report), "abcd")
    assert read_finding(str(report), "abcd1")["fingerprint"] == "abcd1"
