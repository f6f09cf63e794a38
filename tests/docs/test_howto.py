"""The pages for those who use it: every command that they give runs, on a folder as they describe it."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli import app

ROOT = Path(__file__).resolve().parents[2]
PLANS = "# Plans\n\nThe Team plan keeps logs for 30 days.\n"
ARTICLE = "---\ndate: 2026-02-03\n---\n# Plans\n\nThe Team plan keeps logs for 14 days.\n"
FILES = {
    "docs/plans.md": PLANS,
    "docs/prices.md": ARTICLE,
    "article.md": ARTICLE,
    "edition/article.md": ARTICLE,
    "archive/desk/corpus.toml": 'title = "Desk archive"\nauthority = 60\n',
    "archive/desk/plans.md": PLANS,
    "corpora/desk/plans.md": PLANS,
    "pairs.jsonl": '{"premise": "The door is open.", "hypothesis": "The door is closed."}\n',
    "names.toml": '"Team plan" = ["Team subscription"]\n',
    "factcheck-triage.json": '{"schema": "factcheck-triage/1", "marks": {}}',
}
# These wait for a person, an editor or the network.
_WAITING = re.compile(r"--watch|factcheck lsp|factcheck audit|^pip ")


def commands(page: str) -> list[list[str]]:
    """The command lines of a page, in order, without their comments."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    shell = [text for language, text in blocks if language in ("", "sh")]
    lines = [line for text in shell for line in text.splitlines() if line.startswith("factcheck ")]
    return [shlex.split(line, comments=True)[1:] for line in lines if not _WAITING.search(line)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    identity = ["-c", "user.name=Ida", "-c", "user.email=ida@example.org", "-c", "commit.gpgsign=false"]
    for words in (
        ["init", "--quiet"],
        ["add", "."],
        ["commit", "--quiet", "-m", "first"],
        ["update-ref", "refs/remotes/origin/main", "HEAD"],
    ):
        subprocess.run(["git", *identity, *words], check=True, capture_output=True)
    return tmp_path


@pytest.mark.parametrize(
    ("page", "least"),
    [
        ("README.md", 13),
        ("docs/newsroom.md", 5),
        ("docs/documentation-team.md", 5),
        ("docs/gate.md", 7),
    ],
)
def test_every_command_of_the_page_runs(page: str, least: int, folder: Path) -> None:
    given = commands(page)
    assert len(given) >= least
    for arguments in given:
        result = CliRunner().invoke(app, arguments)
        told = f"{arguments}\n{result.output}\n{result.exception}"
        # A mistake of usage comes as an exception, which the runner calls 1 as well.
        assert result.exception is None or isinstance(result.exception, SystemExit), told
        assert result.exit_code in (0, 1), told
    assert (folder / "factcheck-report.html").is_file()
