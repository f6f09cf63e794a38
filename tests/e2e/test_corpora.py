"""Reference corpora as a user has them: which document speaks, what is chosen, and how often it stands there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli import app
from factcheck.errors import UsageError
from factcheck.gate import ExitCode

FILES = {
    "docs/guide.md": "---\ndate: 2024-01-10\n---\nThe speed limit in the harbour of Lindau is 6 knots.\n",
    "corpora/laws/corpus.toml": 'title = "Ordinances"\nauthority = 90\n',
    "corpora/laws/2020.md": "---\ndate: 2020-03-01\n---\nThe speed limit in the harbour of Lindau is 6 knots.\n",
    "corpora/laws/2023.md": (
        "---\ndate: 2023-02-01\nsupersedes: 2020.md\n---\nThe speed limit in the harbour of Lindau is 5 knots.\n"
    ),
    "corpora/press/corpus.toml": 'title = "Press"\nauthority = 30\n',
    **{
        f"corpora/press/{day}.md": (
            f"---\ndate: 2023-05-0{day}\n---\nThe speed limit in the harbour of Lindau is 8 knots.\n"
        )
        for day in (1, 2, 3)
    },
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    options = ["--index-dir", "index", "--quiet", "-o", "json=-", *arguments]
    return CliRunner().invoke(app, ["check", "docs", *options])


def found(*arguments: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The report, and its only finding."""
    data = json.loads(run(*arguments).stdout)
    (finding,) = data["findings"]
    return data, finding


@pytest.mark.usefixtures("place")
def test_the_highest_authority_that_is_in_force_speaks_first() -> None:
    _, finding = found("--corpus", "corpora")
    assert finding["evidence"]["document"] == "corpora/laws/2023.md"
    assert [other["text"][-8:] for other in finding["other_evidence"]] == ["8 knots."]


@pytest.mark.usefixtures("place")
def test_copies_are_one_vote_and_only_those_that_are_chosen_count() -> None:
    for options, document, copies in (
        ([], "3.md", 3),
        (["--corpus-use", "until=2023-05-02"], "2.md", 2),
        (["--corpus-use", "until=2023-05-02", "--corpus-use", "since=2023-05-02"], "2.md", 1),
    ):
        data, finding = found("--corpus", "corpora/press", *options)
        side = finding["evidence"]
        assert (side["document"], side["copies"]) == (f"corpora/press/{document}", copies)
        assert data["manifest"]["settings"].get("corpus-use", "") == ", ".join(options[1::2])


@pytest.mark.usefixtures("place")
def test_one_file_is_a_corpus_of_its_own_and_is_counted_once() -> None:
    data, finding = found("--corpus", "corpora/press/1.md")
    assert finding["evidence"]["document"] == "corpora/press/1.md"
    assert [corpus["documents"] for corpus in data["manifest"]["corpora"]] == [1]
    data, finding = found("--corpus", "corpora/press", "--corpus", "corpora/press/1.md")
    assert sorted(corpus["documents"] for corpus in data["manifest"]["corpora"]) == [1, 2]


@pytest.mark.usefixtures("place")
def test_a_run_without_evidence_finds_nothing_and_a_wrong_choice_is_told() -> None:
    assert run("--corpus", "corpora", "--corpus-use", "language=de").exit_code == ExitCode.CLEAN
    wrong = run("--corpus", "corpora", "--corpus-use", "year=2024")
    assert isinstance(wrong.exception, UsageError)


def test_a_cell_of_a_corpus_is_found_by_a_year_and_one_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "docs/town.md": "# Westerby\n\nIn 2020 the town had 46,750 inhabitants.\n",
        "corpora/census.md": "# Westerby\n\n| Year | Inhabitants |\n|---|---|\n| 2019 | 47,100 |\n| 2020 | 47,650 |\n",
    }.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, "utf-8")
    _, finding = found("--corpus", "corpora")
    assert (finding["checks"][0], finding["claim"]["text"]) == (
        "cell",
        "In 2020 the town had 46,750 inhabitants.",
    )


def test_checks_read_the_name_for_a_pronoun_on_either_side(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "docs/trip.md": "The Halden Tower was built in 1960.\n\nThe Marrow Bridge is a bridge. It was opened in 1931.\n",
        "corpora/towers.md": "The Halden Tower is a tower by the sea. It was built in 1950.\n",
        "corpora/bridges.md": "The Marrow Bridge was opened in 1941.\n\nThe Tarn Bridge is a bridge. It was opened in 1960.\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    data = json.loads(run("--corpus", "corpora").stdout)
    told = {(f["claim"]["text"], f["evidence"]["text"], f["checks"][0]) for f in data["findings"]}
    assert told == {
        ("The Halden Tower was built in 1960.", "It was built in 1950.", "date"),
        ("It was opened in 1931.", "The Marrow Bridge was opened in 1941.", "date"),
    }
    read = (tmp_path / "docs/trip.md").read_text("utf-8")
    marked = [[read[start:end] for start, end in f["claim"]["marks"]] for f in data["findings"]]
    assert sorted(marked) == [["1931"], ["1960"]]
