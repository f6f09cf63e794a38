"""compare, claims, index and wrong usage, as a user types them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import factcheck
from factcheck.cli import app
from factcheck.gate import ExitCode
from factcheck.model import Stance

LINES: list[dict[str, Any]] = [
    {
        "premise": "The plan costs $49 a month.",
        "hypothesis": "The plan costs $59 a month.",
        "id": 7,
        "extra": 1,
    },
    {
        "premise": "Anna opened the harbour bridge in May.",
        "hypothesis": "Anna opened the harbour bridge in May.",
    },
]


def shell(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "factcheck", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)


def test_pairs_are_answered_in_order() -> None:
    done = shell("compare", "--pairs", "-", stdin="\n".join(map(json.dumps, LINES)) + "\n")
    first, second = map(json.loads, done.stdout.splitlines())
    assert done.returncode == ExitCode.CLEAN
    assert (first["id"], first["stance"]) == (7, "contradicts")
    assert first["reasons"]
    assert second["stance"] == "supports"
    assert "id" not in second
    for answer in (first, second):
        assert set(answer["scores"]) == {"supports", "contradicts", "neutral"}
        assert sum(answer["scores"].values()) == pytest.approx(1)


@pytest.mark.parametrize(
    "bad", ["{", "[1]", '{"premise": "a"}', '{"premise": 1, "hypothesis": "b"}', "\udcff"]
)
def test_a_bad_line_is_named_and_nothing_before_it_is_lost(bad: str, tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_bytes(
        "\n".join([json.dumps(LINES[0]), bad, json.dumps(LINES[1])]).encode("utf-8", "surrogateescape")
    )
    done = shell("compare", "--pairs", str(path))
    assert done.returncode == ExitCode.USAGE
    assert len(done.stdout.splitlines()) == 1
    assert f"{path}:2:" in done.stderr


def test_one_pair_is_answered_for_people() -> None:
    result = CliRunner().invoke(app, ["compare", LINES[0]["premise"], LINES[0]["hypothesis"]])
    assert result.stdout.startswith("contradicts")
    assert "$49" in result.stdout


def test_a_contradiction_at_the_end_of_a_long_premise_is_found() -> None:
    filler = " ".join(f"Ferry number {n} carries passengers to the outer islands." for n in range(300))
    answer = factcheck.compare(
        f"{filler} The Starter plan costs $49 a month.", "The Starter plan costs $59 a month."
    )
    assert answer.stance is Stance.CONTRADICTS


def test_one_contradicted_sentence_is_enough() -> None:
    answer = factcheck.compare(
        "Anna opened the harbour bridge in May. It cost $40 million.",
        "Anna opened the harbour bridge in May. The bridge cost $90 million.",
    )
    assert answer.stance is Stance.CONTRADICTS


def test_claims_gives_every_sentence_its_place(tmp_path: Path) -> None:
    text = "The bridge opened in May. Why was it late?\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    result = CliRunner().invoke(app, ["claims", str(tmp_path / "a.txt"), "-o", "json=-"])
    (document,) = json.loads(result.stdout)["documents"]
    assert [text[s["start"] : s["end"]] for s in document["sentences"]] == [
        "The bridge opened in May.",
        "Why was it late?",
    ]
    assert document["sentences"][0]["claims"][0]["text"] == "The bridge opened in May."
    assert document["sentences"][1]["unchecked"] == "question"
    assert document["claims"][0]["attribution"] == {"source": None, "mode": "asserted"}
    people = CliRunner().invoke(app, ["claims", str(tmp_path / "a.txt")])
    assert "claim" in people.stdout
    assert "question" in people.stdout


def test_claims_tells_who_what_when_and_which_values(tmp_path: Path) -> None:
    page = "---\ndate: 2023-03-07\n---\n\nAda Brandt runs the mill. She said on Monday that it sold at most 40 sacks.\n"
    (tmp_path / "a.md").write_text(page, "utf-8")
    people = CliRunner().invoke(app, ["claims", str(tmp_path / "a.md")]).stdout
    assert "[Ada Brandt, reported, 2023-03-07]" in people
    assert "read as: Ada Brandt said on Monday" in people
    assert "date: 2023-03-06 <- Monday" in people
    assert "quantity: at most 40 (sack) <- 40" in people
    result = CliRunner().invoke(app, ["claims", str(tmp_path / "a.md"), "-o", "json"])
    (document,) = json.loads(result.stdout)["documents"]
    assert document["claims"][-1]["date"] == "2023-03-07"
    assert document["claims"][-1]["context"].startswith("Ada Brandt said")


def test_claims_tells_whom_it_is_not_sure_of(tmp_path: Path) -> None:
    page = "Ada Brandt met Ida Holm. She runs the mill.\n\nAda Brandt runs the mill. She was born in 1970.\n"
    (tmp_path / "a.md").write_text(page, "utf-8")
    people = CliRunner().invoke(app, ["claims", str(tmp_path / "a.md")]).stdout
    assert people.count("ambiguous: not sure whom or what “She” means") == 1
    result = CliRunner().invoke(app, ["claims", str(tmp_path / "a.md"), "-o", "json"])
    (document,) = json.loads(result.stdout)["documents"]
    assert [claim["ambiguous"] for claim in document["claims"]] == [[], ["She"], [], []]


def test_index_counts_what_it_holds_and_refuses_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge opened in May.", "utf-8")
    result = CliRunner().invoke(app, ["index", str(tmp_path)])
    assert result.exit_code == ExitCode.CLEAN
    assert "1 document, 1 statement, digest" in result.stdout
    assert "(+1 ~0 -0)" in result.stdout
    again = CliRunner().invoke(app, ["index", str(tmp_path)])
    assert "(+0 ~0 -0)" in again.stdout
    assert shell("index", str(tmp_path / "none")).returncode == ExitCode.USAGE


def test_index_checks_a_corpus_against_itself(tmp_path: Path) -> None:
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()
    (corpus / "a.md").write_text("The harbour fee is 400 euros a day.\n", "utf-8")
    (corpus / "b.md").write_text("The harbour fee is 500 euros a day.\n", "utf-8")
    command = ["index", str(corpus), "--check", "--index-dir", str(index)]
    two_answers = CliRunner().invoke(app, command)
    assert two_answers.exit_code == ExitCode.FINDINGS
    assert "400 euros" in two_answers.stdout
    replaced = "---\ndate: 2024-01-01\nsupersedes: a.md\n---\nThe harbour fee is 500 euros a day.\n"
    (corpus / "b.md").write_text(replaced, "utf-8")
    one_answer = CliRunner().invoke(app, command)
    assert one_answer.exit_code == ExitCode.CLEAN, one_answer.stdout
    assert [path.name[:6] for path in index.iterdir()] == ["corpus"]


def test_the_shipped_corpora_give_one_answer_each(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["index", "corpora", "--check", "--index-dir", str(tmp_path)])
    assert result.exit_code == ExitCode.CLEAN, result.stdout
    assert "lumen-docs: 6 documents" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", ".", "-o", "report.json"),
        ("check", ".", "-o", "nonsense=x"),
        ("check", ".", "--fail-on", "never ever"),
        ("check", ".", "--corpus", "no-such-folder"),
        ("compare", "one"),
        ("compare", "--pairs", "no-such-file.jsonl"),
        ("claims", ".", "-o", "html=x"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_one_clear_line(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == ExitCode.USAGE
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_facts_tells_values_with_their_places_and_writes_json(tmp_path: Path) -> None:
    for name, days in (("a", 30), ("b", 30), ("c", 14)):
        text = f"# Plans\n\nThe Starter plan keeps logs for {days} days.\n"
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    told = CliRunner().invoke(app, ["facts", str(tmp_path)])
    assert told.exit_code == ExitCode.CLEAN
    assert [line for line in told.output.splitlines() if "days" in line] == [
        "  30 days  [majority]",
        "  14 days  [outlier]",
    ]
    assert f"{tmp_path.as_posix()}/c.md:3:33" in told.output
    written = tmp_path / "facts.json"
    assert CliRunner().invoke(app, ["facts", str(tmp_path), "-o", f"json={written}"]).exit_code == 0
    (fact,) = json.loads(written.read_text(encoding="utf-8"))["facts"]
    assert [value["standing"] for value in fact["values"]] == ["majority", "outlier"]
    assert CliRunner().invoke(app, ["facts", str(tmp_path), "-o", "csv=x"]).exit_code != 0


def test_facts_is_incomplete_where_a_file_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\0\1\2binary")
    told = CliRunner().invoke(app, ["facts", str(tmp_path)])
    assert told.exit_code == ExitCode.INCOMPLETE
    assert "failed" in told.output


@pytest.mark.parametrize("command", ["facts", "claims", "audit"])
def test_an_empty_folder_is_told(command: str, tmp_path: Path) -> None:
    told = CliRunner().invoke(app, [command, str(tmp_path)])
    assert told.exit_code == ExitCode.INCOMPLETE
    assert "factcheck: nothing was checked" in told.stderr
