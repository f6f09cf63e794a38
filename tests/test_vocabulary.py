"""Files of names and words that a user adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import vocabulary
from factcheck.claims.values.own import Sides, Words
from factcheck.errors import UsageError


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_names_and_words_are_read(tmp_path: Path) -> None:
    names = written(
        tmp_path, "names.toml", '"Meridian Water Board" = ["MWB", "Meridian Water"]\nAlder = "Alderton"\n'
    )
    words = written(
        tmp_path,
        "words.toml",
        '[opposites]\nOnshore = ["offshore"]\n[scales.yield]\nup = ["fecund"]\ndown = "barren"\n'
        '[states.certification]\nup = ["certify"]\n[changes]\ndown = ["crater"]\n',
    )
    assert vocabulary.read(names, words) == Words(
        names=(("Meridian Water Board", "MWB", "Meridian Water"), ("Alder", "Alderton")),
        opposites=(("onshore", "offshore"),),
        scales=(Sides("yield", ("fecund",), ("barren",)),),
        states=(Sides("certification", ("certify",)),),
        changes=(Sides("", (), ("crater",)),),
    )


def test_without_files_there_is_nothing() -> None:
    assert vocabulary.read(None, None) == Words()
    assert Words().mark == ""


def test_all_problems_of_both_files_are_told_with_their_lines(tmp_path: Path) -> None:
    names = written(tmp_path, "names.toml", 'a = ["MWB"]\nb = ["mwb"]\nc = 3\n" " = ["x"]\nd = [""]\n')
    words = written(
        tmp_path,
        "words.toml",
        'states = 1\n[oposites]\nx = "y"\n[scales.price]\nupp = ["dear"]\nup = ["a b"]\n[scales.age]\nup = ["old"]\n'
        'down = ["old"]\n[changes]\nup = 1\n[opposites]\nx = ["1"]\n',
    )
    with pytest.raises(UsageError) as caught:
        vocabulary.read(names, words)
    told = [Path(line).name for line in str(caught.value).splitlines()]
    assert told == [
        "names.toml:2: 'mwb' means 'a' already",
        "names.toml:3: a name, or a list of them, is wanted, not 3",
        "names.toml:4: a name is wanted before the equals sign",
        "names.toml:5: a name, or a list of them, is wanted, not ['']",
        "words.toml:1: a table [states] is wanted",
        "words.toml:2: unknown table 'oposites'; did you mean 'opposites'?",
        "words.toml:5: unknown key 'upp'; did you mean 'up'?",
        "words.toml:6: a single word is wanted, not 'a b'",
        "words.toml:7: 'old' stands on both sides",
        "words.toml:11: a list of words is wanted, not 1",
        "words.toml:13: a single word is wanted, not '1'",
    ]


@pytest.mark.parametrize("text", ["scales = 1\n", "[scales]\nprice = 1\n", "opposites = []\n"])
def test_a_table_must_be_one(text: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"words\.toml:\d: a table \["):
        vocabulary.read(None, written(tmp_path, "words.toml", text))


def test_what_is_no_toml_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"names\.toml:1: not TOML"):
        vocabulary.read(written(tmp_path, "names.toml", "= 1\n"), None)
    with pytest.raises(UsageError, match="can't read"):
        vocabulary.read(tmp_path / "none.toml", None)
