"""The main job on real documents: the shipped seeds against the shipped corpora."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli import app
from factcheck.gate import ExitCode

ROOT = Path(__file__).resolve().parents[2]
PLANTED = json.loads((ROOT / "seeds" / "planted.json").read_text("utf-8"))["planted"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@cache
def demo() -> dict[str, Any]:
    result = run("check", "seeds", "--corpus", "corpora", "-o", "json=-", "--quiet")
    assert result.exit_code == ExitCode.FINDINGS, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def sides(finding: dict[str, Any]) -> set[tuple[str, str]]:
    return {
        (side["document"], " ".join(side["text"].split())) for side in (finding["claim"], finding["evidence"])
    }


@pytest.mark.usefixtures("at_root")
@pytest.mark.parametrize("planted", PLANTED, ids=[p["id"] for p in PLANTED])
def test_every_planted_contradiction_is_found(planted: dict[str, Any]) -> None:
    documents = {planted["a"]["document"], planted["b"]["document"]}
    texts = {planted["a"]["text"], planted["b"]["text"]}
    hits = [
        f
        for f in demo()["findings"]
        if {d for d, _ in sides(f)} == documents and any(text in t for _, t in sides(f) for text in texts)
    ]
    assert hits
    assert all(hit["severity"] != "note" for hit in hits)


@pytest.mark.usefixtures("at_root")
def test_the_degree_is_found_by_reason() -> None:
    finding = next(
        f
        for f in demo()["findings"]
        if f["claim"]["document"].endswith("bakhmut.md") and f["scope"] == "document"
    )
    assert finding["checks"][0] == "degree"
    assert all(word in finding["message"] for word in ("value", "low", "more"))
    assert finding["claim"]["marks"]
    assert finding["evidence"]["marks"]


@pytest.mark.usefixtures("at_root")
def test_the_consistent_article_has_no_finding() -> None:
    result = run("check", "seeds/news/shells.md", "--corpus", "corpora", "-o", "json=-", "--quiet")
    assert json.loads(result.stdout)["findings"] == []
    assert result.exit_code == ExitCode.CLEAN


@pytest.mark.usefixtures("at_root")
def test_few_alarms_beside_the_planted_ones() -> None:
    alarms = [f for f in demo()["findings"] if f["severity"] != "note"]
    assert len(alarms) <= 2 * len(PLANTED)


@pytest.mark.usefixtures("at_root")
def test_the_same_input_gives_the_same_bytes() -> None:
    again = run("check", "seeds", "--corpus", "corpora", "-o", "json=-", "--quiet")
    assert json.loads(again.stdout) == demo()


def test_the_default_run_imports_no_torch(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge is open. The bridge is not open.", "utf-8")
    program = (
        "import sys\n"
        "from typer.testing import CliRunner\n"
        "from factcheck.cli import app\n"
        f"result = CliRunner().invoke(app, ['check', {str(tmp_path)!r}, '-o', 'json=-', '--fail-on', 'never'])\n"
        "assert result.exit_code == 0, result.output\n"
        "print(sorted({'torch', 'transformers', 'sentence_transformers', 'sklearn'} & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.strip() == "[]"


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(
        "The bridge is open all night. The bridge is not open all night.\n", "utf-8"
    )
    (tmp_path / "bad.md").write_bytes(b"\x00\x01\x02\x00\x00binary")
    result = run("check", str(tmp_path), "-o", f"json={tmp_path / 'r.json'}", "--fail-on", "never")
    report = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert result.exit_code == ExitCode.INCOMPLETE
    assert {d["status"] for d in report["documents"]} == {"checked", "failed"}
    assert report["claims"]


def test_nothing_to_check_is_not_clean(tmp_path: Path) -> None:
    assert run("check", str(tmp_path), "-o", f"json={tmp_path / 'r.json'}").exit_code == ExitCode.INCOMPLETE
    assert run("check", str(tmp_path / "none"), "-o", "json=-").exit_code == ExitCode.INCOMPLETE


def test_the_default_output_is_the_html_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The bridge is open.", "utf-8")
    result = run("check", "a.txt")
    assert result.exit_code == ExitCode.CLEAN
    assert "factcheck-report.html" in result.output
    assert "</html>" in Path("factcheck-report.html").read_text("utf-8")


def test_reports_in_the_folder_are_not_read_as_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The Team plan keeps logs for 30 days.\n", "utf-8")
    (tmp_path / "b.txt").write_text("The Team plan keeps logs for 14 days.\n", "utf-8")
    outputs = ("terminal=out.txt", "markdown=comment.md", "csv=r.csv")
    arguments = ["check", ".", "--quiet", *(word for output in outputs for word in ("-o", output))]
    assert run(*arguments).exit_code == 1
    before = (tmp_path / "comment.md").read_text("utf-8")
    assert run(*arguments).exit_code == 1
    after = (tmp_path / "comment.md").read_text("utf-8")
    assert "in 2 documents" in before
    assert "in 2 documents" in after
    for name in ("out.txt", "comment.md", "r.csv"):
        assert f"`{name}`: a report of factcheck" in after


def test_a_terminal_report_on_standard_output_is_told_once() -> None:
    result = run("check", "seeds/news/shells.md", "-o", "terminal=-")
    assert "sentences checked" in result.stdout
    assert "sentences checked" not in result.stderr


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The ministry said 12 people died.", "The mayor said 14 people died."),
        (
            "Minister Anna Berg said 12 people died in the blast.",
            "Mayor Tom Hale said 14 people died in the blast.",
        ),
    ],
)
def test_two_speakers_with_two_figures_are_a_warning(one: str, two: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"{one} Rescuers worked all night. {two}\n", "utf-8")
    result = run("check", str(tmp_path), "-o", "json=-", "--quiet")
    (finding,) = json.loads(result.stdout)["findings"]
    assert (finding["relation"], finding["severity"]) == ("sources-disagree", "warning")
    assert finding["checks"][0] == "number"
