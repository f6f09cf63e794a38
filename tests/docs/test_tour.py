"""The tour: every command of the page does what the page says."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "tour.md").read_text("utf-8")
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"factcheck (?P<arguments>[^#]+)# exit code (?P<code>\d)")


def test_the_tour_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("seeds", "corpora"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    printed = ""
    for language, text in _BLOCK.findall(PAGE):
        if language == "sh":
            printed += "".join(run(line) for line in text.splitlines() if line != "pip install .")
        elif language == "markdown":
            accept(tmp_path / "seeds" / "docs" / "agent.md", text)
        else:
            assert bare(text) in bare(printed)
    assert (tmp_path / "factcheck-report.html").is_file()


def bare(text: str) -> str:
    """The words alone: lines are wrapped as the terminal is wide, and other weights are surer or less sure."""
    return re.sub(r"\d+ %", "", " ".join(text.split()))


def run(line: str) -> str:
    """What a command line of the page prints; its exit code is the one that stands behind it."""
    command = _COMMAND.match(line)
    assert command, line
    result = CliRunner().invoke(app, shlex.split(command["arguments"]))
    assert result.exit_code == int(command["code"]), f"{line}\n{result.output}"
    return result.stdout


def accept(document: Path, comment: str) -> None:
    text = document.read_text("utf-8")
    assert text.count("\nEvents wait in a buffer") == 1
    document.write_text(text.replace("\nEvents wait in a buffer", f"\n{comment}Events wait in a buffer"))


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / link).exists(), link
