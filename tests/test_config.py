"""Settings: the command line before the file before the default."""

from __future__ import annotations

import inspect
import os
import re
import tomllib
from pathlib import Path

import pytest

from factcheck import config
from factcheck.cli import check
from factcheck.errors import UsageError
from factcheck.gate import FailOn
from factcheck.keys import DEFAULT_OUTPUT, KEYS, Config
from factcheck.model import Severity

CHECKS = ("date", "nli", "number")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository; the test starts in a folder inside it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    return tmp_path


def test_defaults_without_a_file(project: Path) -> None:
    found = config.load({"quiet": None}, CHECKS)
    assert found.config == Config()
    assert found.origins == {}
    assert found.file is None


def test_the_command_line_goes_before_the_file(project: Path) -> None:
    (project / "factcheck.toml").write_text(
        'fail-on = "error"\nmin-confidence = "80%"\nquiet = true\n', "utf-8"
    )
    found = config.load({"fail_on": FailOn.NOTE, "quiet": False, "max_findings": 3}, CHECKS)
    assert (found.config.fail_on, found.config.quiet) == (FailOn.NOTE, False)
    assert (found.config.min_confidence, found.config.max_findings) == (0.8, 3)
    assert found.origins == {
        "fail-on": "command line",
        "quiet": "command line",
        "max-findings": "command line",
        "min-confidence": f"{project / 'factcheck.toml'}:2",
    }


def test_paths_of_the_file_are_seen_from_its_folder(project: Path) -> None:
    (project / "factcheck.toml").write_text(
        'corpus = ["facts"]\noutput = ["html=out/r.html", "json=-"]\n', "utf-8"
    )
    found = config.load({}, CHECKS).config
    assert found.corpus == ("../facts",)
    assert found.output == ("html=../out/r.html", "json=-")
    assert found.baseline == "../factcheck-baseline.json"
    typed = config.load({"corpus": ["facts"], "baseline": "b.json"}, CHECKS).config
    assert (typed.corpus, typed.baseline) == (("facts",), "b.json")


def test_a_report_that_nobody_asked_for_lies_in_the_current_folder(project: Path) -> None:
    (project / "factcheck.toml").write_text("", "utf-8")
    assert config.load({}, CHECKS).config.output == (DEFAULT_OUTPUT,)


def test_a_shared_file_counts_only_with_its_table(project: Path) -> None:
    (project / "docs" / "pyproject.toml").write_text("[tool.other\n", "utf-8")
    (project / "pyproject.toml").write_text('[tool.factcheck]\nfail-on = "never"\n', "utf-8")
    found = config.load({}, CHECKS)
    assert found.config.fail_on is FailOn.NEVER
    assert found.origins["fail-on"].endswith("pyproject.toml:2")
    (project / "factcheck.toml").write_text("", "utf-8")
    assert config.load({}, CHECKS).file == project / "factcheck.toml"


def test_the_search_ends_at_the_root_of_the_repository(project: Path) -> None:
    inner = project / "inner"
    (inner / ".git").mkdir(parents=True)
    (project / "factcheck.toml").write_text("", "utf-8")
    assert config.find(inner) is None
    assert config.find(project / "docs") == project / "factcheck.toml"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"fail_on": "bad"}, "--fail-on: unknown severity 'bad'; there are: error, never, note, warning"),
        ({"fail_on": "eror"}, "--fail-on: unknown severity 'eror'; did you mean 'error'?"),
        ({"max_findings": "many"}, "--max-findings: a whole number from 0 on is wanted, not 'many'"),
    ],
)
@pytest.mark.usefixtures("project")
def test_words_of_the_command_line_are_told_as_those_of_a_file(given: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError) as caught:
        config.load(given, CHECKS)
    assert str(caught.value) == told


@pytest.mark.usefixtures("project")
def test_numbers_of_the_command_line_are_words() -> None:
    assert config.load({"max_findings": "12"}, CHECKS).config.max_findings == 12


def test_all_problems_are_told_at_once_with_file_line_and_nearest_name(project: Path) -> None:
    (project / "docs" / "factcheck.toml").write_text(
        'fail_on = "error"\n'
        'fail-on = "sometimes"\n'
        'corpus = "facts"\n'
        "max-findings = -1\n"
        "min-checked = 95\n"
        "quiet = 1\n"
        '[paths."a/**"]\n'
        'numbr = "off"\n'
        'date = "loud"\n'
        "[paths.b]\n"
        "[colour]\n"
        "x = 1\n",
        "utf-8",
    )
    with pytest.raises(UsageError) as caught:
        config.load({"min_confidence": "many"}, CHECKS)
    told = str(caught.value).splitlines()
    assert [line.split(": ")[0] for line in told] == [
        *(f"factcheck.toml:{line}" for line in (1, 2, 3, 4, 5, 6, 8, 9, 11)),
        "--min-confidence",
    ]
    assert "did you mean 'fail-on'?" in told[0]
    assert "did you mean 'number'?" in told[6]
    assert "'95%' or 0.95" in told[4]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('output = ["report.json"]', "FORMAT=FILE is wanted"),
        ('output = ["jsn=x"]', "did you mean 'json'?"),
        ('exclude = ["!"]', "is not a valid pattern"),
    ],
)
def test_formats_and_globs_are_looked_at_as_well(text: str, words: str, project: Path) -> None:
    (project / "factcheck.toml").write_text(f"\n{text}\n", "utf-8")
    with pytest.raises(UsageError, match=re.escape(words)) as caught:
        config.load({}, CHECKS)
    assert "factcheck.toml:2: " in str(caught.value)


@pytest.mark.parametrize("text", ['[paths]\nx = "off"\n', "paths = 1\n", '[paths."!"]\nall = "off"\n'])
def test_a_bad_table_of_paths_is_an_error(text: str, project: Path) -> None:
    (project / "factcheck.toml").write_text(text, "utf-8")
    with pytest.raises(UsageError, match=r"factcheck\.toml:\d"):
        config.load({}, CHECKS)


def test_the_table_must_be_one(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool]\nfactcheck = 1\n", "utf-8")
    with pytest.raises(UsageError, match=r"\[tool\.factcheck\] is wanted"):
        config.load({}, CHECKS)


def test_the_last_rule_that_matches_either_side_holds(project: Path) -> None:
    (project / "factcheck.toml").write_text(
        '[paths."archive/**"]\nall = "note"\nnumber = "off"\n[paths."archive/laws/**"]\nnumber = "error"\n',
        "utf-8",
    )
    rules = config.load({}, CHECKS).rules
    assert rules.off("number", ["../archive/a.md", "b.md"])
    assert rules.off("number", ["b.md", str(project / "archive" / "a.md")])
    assert not rules.off("date", ["../archive/a.md"])
    assert not rules.off("number", ["../archive/laws/a.md"])
    assert not rules.off("number", ["b.md", "/elsewhere/archive.md"])
    assert rules.severity("date", ["../archive/a.md"], Severity.ERROR) is Severity.NOTE
    assert rules.severity("number", ["../archive/laws/a.md"], Severity.NOTE) is Severity.ERROR
    assert rules.severity("number", ["b.md"], Severity.WARNING) is Severity.WARNING


def test_a_file_that_was_asked_for_must_be_there(project: Path) -> None:
    assert config.load({}, CHECKS).existing("baseline") is None
    with pytest.raises(UsageError, match="command line: baseline: no such file: none"):
        config.load({"baseline": "none"}, CHECKS).existing("baseline")
    (project / "docs" / "factcheck-baseline.json").write_text("{}", "utf-8")
    assert config.load({}, CHECKS).existing("baseline") == Path("factcheck-baseline.json")
    with pytest.raises(UsageError, match="can't read none"):
        config.load({}, CHECKS, "none")


def test_every_option_of_check_is_a_setting() -> None:
    options = {name.replace("_", "-") for name in inspect.signature(check.command).parameters} - {
        "ctx",
        "paths",
        "config",
        "watch",
    }
    assert options == set(KEYS)


def test_the_template_sets_nothing_and_its_values_are_the_defaults(project: Path) -> None:
    path = config.init(project)
    text = path.read_text("utf-8")
    assert tomllib.loads(text) == {}
    assert config.load({}, CHECKS).config.fail_on is FailOn.WARNING
    keys = [line[2:] for line in text.split("\n# Per path")[0].splitlines() if " = " in line]
    path.write_text("\n".join(keys), "utf-8")
    os.chdir(project)
    assert config.load({}, CHECKS).config == Config()
    assert [key.partition(" ")[0] for key in keys] == list(KEYS)


def test_init_never_overwrites(project: Path) -> None:
    config.init(project).write_text("quiet = true\n", "utf-8")
    with pytest.raises(UsageError, match="there already"):
        config.init(project)
    assert (project / "factcheck.toml").read_text("utf-8") == "quiet = true\n"
    (project / "docs" / "pyproject.toml").write_text("[tool.factcheck]\n", "utf-8")
    with pytest.raises(UsageError, match="already"):
        config.init(project / "docs")


def test_what_is_shown_can_be_read_again(project: Path) -> None:
    path = project / "docs" / "factcheck.toml"
    path.write_text(
        'corpus = ["a \\"b\\"", "c\\\\d"]\nexit-zero = true\n[paths."a/**"]\ndate = "off"\nall = "note"\n',
        "utf-8",
    )
    before = config.load({"min_checked": "95%"}, CHECKS)
    lines = config.shown(before)
    assert any(line.startswith("exit-zero = true") and line.endswith("# factcheck.toml:2") for line in lines)
    assert any(line.startswith("min-checked = 0.95") and line.endswith("# command line") for line in lines)
    assert any(line.startswith('paths."a/**".all') and line.endswith("# factcheck.toml:5") for line in lines)
    assert any(line.endswith("# default") for line in lines)
    path.write_text("\n".join(lines), "utf-8")
    again = config.load({}, CHECKS)
    assert again.config == before.config
    assert again.rules == before.rules
