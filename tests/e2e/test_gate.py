"""The gate as CI meets it: settings, suppressions, baseline and changed lines on a folder of documents."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli import app
from factcheck.errors import UsageError
from factcheck.gate import ExitCode
from factcheck.inference.loading import open_embedder, open_nli

HANDBOOK = "The Marrow bridge cost 41 million euros.\n\nThe ferry to the islands leaves at noon.\n"
REVIEW = "The Marrow bridge cost 58 million euros.\n"


OPEN_NLI, OPEN_EMBEDDER = cache(open_nli), cache(open_embedder)
"""The shipped models, opened once for all tests of this file."""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def shell(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments], capture_output=True, text=True, check=False
    )


def check(*arguments: str) -> tuple[int, dict[str, Any]]:
    result = run("check", "docs", "-o", "json=-", "--quiet", *arguments)
    report: dict[str, Any] = json.loads(result.stdout)
    assert result.exit_code == report["gate"]["exit_code"]
    return result.exit_code, report


@pytest.fixture(autouse=True)
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two documents that contradict each other, inside a repository."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr("factcheck.wiring.open_nli", OPEN_NLI)
    monkeypatch.setattr("factcheck.wiring.open_embedder", OPEN_EMBEDDER)
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q", "-b", "main"], check=True)
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "handbook.md").write_text(HANDBOOK, "utf-8")
    (folder / "review.md").write_text(REVIEW, "utf-8")
    return folder


def commit() -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "add", "-A"], check=True)
    subprocess.run(["git", *identity, "commit", "-q", "-m", "x"], check=True)


def test_the_options_of_the_gate() -> None:
    code, report = check()
    (finding,) = report["findings"]
    assert (code, finding["status"], finding["counts"]) == (ExitCode.FINDINGS, "new", True)
    for options in (["--exit-zero"], ["--max-findings", "1"], ["--min-confidence", "100%"]):
        assert check(*options)[0] == ExitCode.CLEAN
    code, report = check("--exit-zero", "--min-checked", "100%")
    assert code == ExitCode.CLEAN
    assert report["gate"]["result"] == "failed"


def test_the_file_of_settings_speaks_and_the_command_line_goes_before_it() -> None:
    Path("factcheck.toml").write_text('fail-on = "never"\noutput = ["json=out.json"]\n', "utf-8")
    result = run("check", "docs")
    assert result.exit_code == ExitCode.CLEAN
    assert "Counted: no findings." in result.stdout
    assert json.loads(Path("out.json").read_text("utf-8"))["gate"]["exit_code"] == 0
    assert check("--fail-on", "error")[0] == ExitCode.FINDINGS
    shown = run("config").stdout
    assert 'fail-on = "never"' in shown
    assert "# factcheck.toml:1" in shown


def test_paths_turn_checks_off_and_change_severities() -> None:
    Path("factcheck.toml").write_text('[paths."docs/review.md"]\nall = "note"\n', "utf-8")
    code, report = check()
    assert (code, report["findings"][0]["severity"]) == (ExitCode.CLEAN, "note")
    Path("factcheck.toml").write_text('[paths."docs/review.md"]\nall = "off"\n', "utf-8")
    code, report = check()
    assert (code, report["findings"]) == (ExitCode.CLEAN, [])
    assert report["manifest"]["settings"]["paths"] == "docs/review.md: all off"


def test_bad_settings_are_told_all_at_once() -> None:
    settings = 'fail_on = "error"\n\nquiet = "yes"\n[paths."a/**"]\nnumbr = "off"\n[pats]\n'
    Path("factcheck.toml").write_text(settings, "utf-8")
    done = shell("check", "docs")
    assert done.returncode == ExitCode.USAGE
    wanted = [
        "factcheck: factcheck.toml:1: unknown key 'fail_on'; did you mean 'fail-on'?",
        "factcheck.toml:3: true or false is wanted, not 'yes'",
        "factcheck.toml:5: unknown check 'numbr'; did you mean 'number'?",
        "factcheck.toml:6: unknown key 'pats'; did you mean 'paths'?",
    ]
    assert done.stderr.splitlines() == wanted
    assert not Path("factcheck-report.html").exists()


def test_the_doctor_goes_on_where_the_settings_are_wrong() -> None:
    Path("factcheck.toml").write_text('baseline = "gone.json"\n', "utf-8")
    found = run("doctor")
    assert found.exit_code == ExitCode.USAGE
    assert "BAD  baseline              factcheck.toml:1: baseline: no such file: gone.json" in found.stdout
    Path("factcheck.toml").write_text('fail_on = "error"\nquiet = "yes"\n', "utf-8")
    found = run("doctor")
    assert found.exit_code == ExitCode.USAGE
    assert "nli.onnx" in found.stdout
    assert [line.split()[:3] for line in found.stdout.splitlines() if line.startswith("BAD")] == [
        ["BAD", "settings", f"factcheck.toml:{line}:"] for line in (1, 2)
    ]


def test_a_comment_suppresses_and_stays_visible(docs: Path) -> None:
    (docs / "review.md").write_text(
        "The Marrow bridge cost 58 million euros. <!-- factcheck: ignore -- with the ramps -->\n\n"
        "<!-- factcheck: ignore-next-line nli -->\nThe river is wide.\n",
        "utf-8",
    )
    code, report = check()
    (finding,) = report["findings"]
    assert (code, finding["status"], finding["status_reason"]) == (0, "suppressed", "with the ramps")
    assert [(n["trouble"], n["line"]) for n in report["notices"]] == [("unused", 3)]
    assert report["summary"]["statuses"] == {"new": 0, "baselined": 0, "suppressed": 1}
    assert sum(report["summary"]["findings"].values()) == 0
    text = run("check", "docs", "-o", "html=r.html").stdout
    assert "suppressed" in text
    assert "with the ramps" in text
    assert "docs/review.md:3" in text
    assert "suppressed" in Path("r.html").read_text("utf-8")
    code, report = check("--require-reason")
    assert code == ExitCode.CLEAN


def test_an_expired_comment_fails_open(docs: Path) -> None:
    (docs / "review.md").write_text(
        REVIEW.strip() + " <!-- factcheck: ignore until=2020-01-31 -->\n", "utf-8"
    )
    code, report = check()
    assert code == ExitCode.FINDINGS
    assert [n["trouble"] for n in report["notices"]] == ["expired"]
    assert "1 finding counts again" in run("check", "docs").stdout


def test_a_waiver_does_it_from_outside() -> None:
    Path("factcheck-waivers.toml").write_text(
        '[[waiver]]\npath = "docs/review.md"\ntext = "58 million"\nreason = "with the ramps"\n', "utf-8"
    )
    code, report = check()
    assert (code, report["findings"][0]["status"]) == (ExitCode.CLEAN, "suppressed")
    Path("factcheck-waivers.toml").write_text("[[waiver]]\npth = 'x'\n", "utf-8")
    done = shell("check", "docs")
    assert done.returncode == ExitCode.USAGE
    assert "factcheck-waivers.toml:2: unknown key 'pth'; did you mean 'path'?" in done.stderr


def test_the_life_of_a_baseline(docs: Path) -> None:
    made = run("baseline", "docs")
    assert (made.exit_code, made.stdout) == (0, "factcheck-baseline.json: +1 -0, now 1 pair\n")
    before = Path("factcheck-baseline.json").read_bytes()
    # Renamed, moved down, and the other way round: still the same finding.
    (docs / "handbook.md").rename(docs / "zz.md")
    (docs / "review.md").write_text(f"Some words go before.\n\n{REVIEW}", "utf-8")
    code, report = check()
    assert (code, report["findings"][0]["status"]) == (ExitCode.CLEAN, "baselined")
    assert run("baseline", "docs").stdout.startswith("factcheck-baseline.json: +0 -0")
    assert Path("factcheck-baseline.json").read_bytes() == before
    # A copy is one finding more than was counted.
    (docs / "copy.md").write_text(
        "The old quay is 90 metres long.\n\nThe old quay is 70 metres long.\n", "utf-8"
    )
    assert check()[0] == ExitCode.FINDINGS
    refused = run("baseline", "docs")
    assert refused.exit_code == ExitCode.FINDINGS
    assert "+1 -0; it was left as it is" in refused.stderr
    assert Path("factcheck-baseline.json").read_bytes() == before
    assert run("baseline", "docs", "--accept-new").stdout.startswith("factcheck-baseline.json: +1 -0")
    assert check()[0] == ExitCode.CLEAN
    # What was put right is stale, and goes.
    (docs / "copy.md").unlink()
    assert check()[0] == ExitCode.CLEAN
    code, report = check("--strict-baseline")
    assert code == ExitCode.FINDINGS
    assert [n["trouble"] for n in report["notices"]] == ["stale"]
    assert run("baseline", "docs", "--prune").stdout.startswith("factcheck-baseline.json: +0 -1")
    assert Path("factcheck-baseline.json").read_bytes() == before


def test_nothing_is_written_where_something_was_not_read(docs: Path) -> None:
    run("baseline", "docs")
    before = Path("factcheck-baseline.json").read_bytes()
    (docs / "review.md").write_bytes(b"%PDF-1.7 no text")
    result = run("baseline", "docs")
    assert result.exit_code == ExitCode.INCOMPLETE
    assert "docs/review.md" in result.stderr
    assert Path("factcheck-baseline.json").read_bytes() == before


def test_marks_are_imported() -> None:
    fingerprint = check()[1]["findings"][0]["fingerprint"]
    triage = {"schema": "factcheck-triage/1", "marks": {fingerprint: "later", "0123": "false"}}
    Path("triage.json").write_text(json.dumps(triage), "utf-8")
    result = run("baseline", "docs", "--import", "triage.json")
    assert result.stdout == ("factcheck-baseline.json: +1 -0, now 1 pair\nno such finding any more: 0123\n")
    code, report = check()
    assert (code, report["findings"][0]["status_reason"]) == (ExitCode.CLEAN, "to be fixed later")
    triage["marks"] = {fingerprint: "true"}
    Path("triage.json").write_text(json.dumps(triage), "utf-8")
    assert run("baseline", "docs", "--import", "triage.json").stdout.startswith(
        "factcheck-baseline.json: +0 -1"
    )
    assert check()[0] == ExitCode.FINDINGS


def test_an_audit_keeps_what_is_said(docs: Path) -> None:
    (docs / "quay.md").write_text(
        "The old quay is 90 metres long.\n\nThe old quay is 70 metres long.\n", "utf-8"
    )
    walked = CliRunner().invoke(app, ["audit", "docs"], input="what\nn\ns\n")
    assert walked.exit_code == ExitCode.CLEAN
    assert "2 of 2" in walked.stdout
    assert "0 of 1 true (0%)" in walked.stdout
    code, report = check()
    assert (code, [f["status"] for f in report["findings"]]) == (ExitCode.FINDINGS, ["new", "baselined"])
    assert report["findings"][1]["status_reason"] == "a false alarm"
    again = CliRunner().invoke(app, ["audit", "docs"], input="y\n")
    assert "1 of 1" in again.stdout
    assert "1 of 2 true (50%)" in again.stdout
    assert check()[0] == ExitCode.FINDINGS
    assert "1 of 2 true (50%)" in run("audit", "docs", "--stats").stdout
    nothing_left = CliRunner().invoke(app, ["audit", "docs"], input="")
    assert "1 of 1\n" not in nothing_left.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("baseline", "docs", "--prune", "--accept-new"),
        ("baseline", "docs", "--baseline", ""),
        ("check", "docs", "--baseline", "none.json"),
        ("check", "docs", "--diff", "nowhere"),
        ("check", "docs", "--min-checked", "95"),
    ],
)
def test_wrong_usage_is_told_before_the_work_begins(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert isinstance(result.exception, UsageError)
    assert not Path("factcheck-report.html").exists()


def test_only_findings_on_changed_lines_are_shown(docs: Path) -> None:
    commit()
    code, report = check("--diff", "HEAD")
    assert (code, report["findings"]) == (ExitCode.CLEAN, [])
    assert report["gate"]["not_counted"] == [{"why": "on unchanged lines", "count": 1}]
    assert len(report["documents"]) == 2
    (docs / "handbook.md").rename(docs / "renamed.md")
    assert check("--diff", "HEAD")[1]["findings"] == []


@pytest.mark.parametrize("edited", ["handbook.md", "review.md"])
def test_a_finding_stands_on_the_line_that_was_edited(edited: str, docs: Path) -> None:
    for name in ("handbook.md", "review.md"):
        text = (docs / name).read_text("utf-8")
        (docs / name).write_text(text.replace("cost", "has cost") if name == edited else text, "utf-8")
    edited_text = (docs / edited).read_text("utf-8")
    (docs / edited).write_text(HANDBOOK if edited == "handbook.md" else REVIEW, "utf-8")
    commit()
    (docs / edited).write_text(edited_text, "utf-8")
    code, report = check("--diff", "main")
    (finding,) = report["findings"]
    assert code == ExitCode.FINDINGS
    assert finding["claim"]["document"] == f"docs/{edited}"
    assert finding["evidence"]["document"] != finding["claim"]["document"]
    amount = "41" if edited == "handbook.md" else "58"
    assert f"“{amount} million euros” here" in finding["message"]
    assert "main (merge base" in report["manifest"]["settings"]["diff"]


def test_outside_of_a_repository_there_is_no_diff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "none"))
    done = shell("check", "docs", "--diff", "main")
    assert done.returncode == ExitCode.USAGE
    assert "is in no git repository" in done.stderr


def test_init_config_and_doctor() -> None:
    assert run("init").stdout == "wrote factcheck.toml\n"
    again = shell("init")
    assert (again.returncode, "there already" in again.stderr) == (ExitCode.USAGE, True)
    assert check()[0] == ExitCode.FINDINGS
    found = run("doctor")
    assert found.exit_code == ExitCode.CLEAN
    for words in ("nli.onnx", "sha256", "onnxruntime", "factcheck.toml", "indexes", "never asked"):
        assert words in found.stdout


def test_the_doctor_names_a_damaged_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("factcheck.inference.manifest.weights_folder", lambda: tmp_path)
    found = run("doctor")
    assert found.exit_code == ExitCode.INCOMPLETE
    assert "BAD  nli" in found.stdout


def test_a_watch_looks_at_what_is_read_and_not_at_its_own_reports(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = iter([HANDBOOK.replace("41", "58")])

    def sleep(_: float) -> None:
        text = next(texts, None)
        if text is None:
            raise KeyboardInterrupt
        (docs / "handbook.md").write_text(text, "utf-8")

    monkeypatch.setattr("time.sleep", sleep)
    Path("factcheck.toml").write_text('output = ["html=docs/report.html"]\n', "utf-8")
    result = run("check", "docs", "--watch")
    assert result.exit_code == ExitCode.CLEAN
    assert result.stdout.count("Gate: failed") == result.stdout.count("Gate: passed") == 1


def test_an_option_that_means_something_else_is_no_setting() -> None:
    Path("factcheck.toml").write_text('output = ["html=x.html"]\nexclude = ["review.md"]\n', "utf-8")
    result = run("claims", "docs", "-o", "json")
    assert result.exit_code == ExitCode.CLEAN
    assert [d["uri"] for d in json.loads(result.stdout)["documents"] if d.get("claims")] == [
        "docs/handbook.md"
    ]
    assert not Path("x.html").exists()
