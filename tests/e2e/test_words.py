"""Names and words of the user, from the settings to the finding."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from factcheck.claims.values import own
from factcheck.claims.values.own import Words
from factcheck.cli import app
from factcheck.gate import ExitCode


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Two documents that contradict each other in a name and a word of their own; the test starts among them."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text(
        "Northgate Power employed 120 engineers in 2023.\n\nThe shed at Alder stands onshore.\n", "utf-8"
    )
    (tmp_path / "docs" / "b.md").write_text(
        "Elmswell Energy employed 140 engineers in 2023.\n\nThe shed at Alder stands offshore.\n", "utf-8"
    )
    (tmp_path / "names.toml").write_text('"Northgate Power" = ["Elmswell Energy"]\n', "utf-8")
    (tmp_path / "words.toml").write_text('[opposites]\nonshore = ["offshore"]\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    own.use(Words())


def found(*arguments: str) -> dict[str, Any]:
    result = CliRunner().invoke(app, ["check", "docs", "-o", "json=-", "--quiet", *arguments])
    assert result.exit_code in (ExitCode.CLEAN, ExitCode.FINDINGS), result.output
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def shell(*arguments: str) -> tuple[int, str]:
    """Exit code and standard error of a command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


def test_an_alias_lets_a_contradiction_be_found(project: Path) -> None:
    before = found()
    assert not any("number" in f["checks"] for f in before["findings"])
    (project / "factcheck.toml").write_text('aliases = "names.toml"\nlexicon = "words.toml"\n', "utf-8")
    after = found()
    number = next(f for f in after["findings"] if f["checks"][0] == "number")
    assert ("120" in number["message"], "140" in number["message"]) == (True, True)
    assert any(f["checks"][0] == "antonym" for f in after["findings"])
    assert not any("antonym" in f["checks"] for f in before["findings"])
    assert before["manifest"] != after["manifest"]


def test_the_options_do_the_same_and_claims_shows_what_is_read(project: Path) -> None:
    with_options = found("--aliases", "names.toml")
    assert any("number" in f["checks"] for f in with_options["findings"])
    (project / "pyproject.toml").write_text('[tool.factcheck]\naliases = "names.toml"\n', "utf-8")
    shown = CliRunner().invoke(app, ["claims", "docs/b.md"])
    assert "read as: Northgate Power (Elmswell Energy) employed" in shown.output
    settings = CliRunner().invoke(app, ["config"]).output
    assert any(
        line.startswith('aliases = "names.toml"') and line.endswith("pyproject.toml:2")
        for line in settings.splitlines()
    )


def test_compare_knows_the_words_as_well(project: Path) -> None:
    sides = ["The shed at Alder stands onshore.", "The shed at Alder stands offshore."]
    (project / "factcheck.toml").write_text('lexicon = "words.toml"\n', "utf-8")
    told = CliRunner().invoke(app, ["compare", *sides]).output
    assert "The texts say the opposite" in told


def test_a_mistake_in_a_file_is_told_with_its_line(project: Path) -> None:
    (project / "words.toml").write_text("[opposites]\n[changs]\n", "utf-8")
    code, told = shell("check", "docs", "--lexicon", "words.toml")
    assert code == ExitCode.USAGE
    assert "words.toml:2: unknown table 'changs'; did you mean 'changes'?" in told
    (project / "factcheck.toml").write_text('lexicon = "none.toml"\n', "utf-8")
    code, told = shell("claims", "docs")
    assert code == ExitCode.USAGE
    assert "factcheck.toml:1: lexicon: no such file: none.toml" in told
