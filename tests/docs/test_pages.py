"""What the pages on the gate, the report and the reference corpora show as content of a file is what the program takes."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from factcheck import baseline, checks, config, plugins, readers, vocabulary
from factcheck.keys import KEYS
from factcheck.suppressions import waivers
from factcheck.suppressions.directives import parse

ROOT = Path(__file__).resolve().parents[2]
GATE = (ROOT / "docs" / "gate.md").read_text("utf-8")
CHECKS = tuple(plugins.names(checks))


def examples(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.DOTALL | re.MULTILINE)


def example(words: str, language: str = "toml") -> str:
    """The one example of the page on the gate that holds these words."""
    (text,) = (text for text in examples(GATE, language) if words in text)
    return text


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_the_example_of_settings_is_taken(tmp_path: Path) -> None:
    path = written(tmp_path, "factcheck.toml", example("min-confidence"))
    resolved = config.load({}, CHECKS, str(path))
    assert resolved.config.min_confidence == 0.8
    assert len(resolved.rules.rules) == 2


def test_the_examples_of_words_are_taken(tmp_path: Path) -> None:
    names = written(tmp_path, "names.toml", example('"Meridian Water Board" ='))
    words = written(tmp_path, "words.toml", example("[opposites]"))
    assert vocabulary.read(names, words).mark


def test_the_example_of_waivers_is_taken(tmp_path: Path) -> None:
    found = waivers.read(written(tmp_path, "factcheck-waivers.toml", example("[[waiver]]")), CHECKS)
    assert [waiver.terms.until for waiver in found] == [date(2027, 1, 31), None]


def test_the_example_of_a_comment_is_read_and_understood() -> None:
    (directive,) = readers.read(example("58 million", "markdown").encode(), "a.md").directives
    assert parse(directive.words, CHECKS).terms.reason == "with the ramps"


@pytest.mark.parametrize("page", ["gate", "report"])
def test_the_example_of_marks_is_taken(page: str, tmp_path: Path) -> None:
    (text,) = examples((ROOT / "docs" / f"{page}.md").read_text("utf-8"), "json")
    marks = baseline.read_marks(written(tmp_path, "marks.json", text))
    assert marks == json.loads(text)["marks"]


def test_the_options_of_the_gate_have_the_defaults_of_the_page() -> None:
    table = dict(re.findall(r"^\| `--([\w-]+)` \| (\S+) \|", GATE, re.MULTILINE))
    assert len(table) == 5
    defaults = {name: str(KEYS[name].default) for name in table}
    told = {name: {"off": "False"}.get(value.strip("`"), value.strip("`")) for name, value in table.items()}
    assert {name: value.removesuffix(".0") for name, value in defaults.items()} == told
