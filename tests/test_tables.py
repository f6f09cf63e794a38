"""TOML with the line of every key."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import UsageError
from factcheck.tables import Problems, nearest, read

SAMPLE = '''\
# first
list = [
  "a",  # with a comment
  "b",
]
word = "x"
text = """
[not.a.table]
x = 1
"""

[paths."a/**"]
number = "off"

[[waiver]]
path = "x"
[[waiver]]
a.b = 2
[waiver.sub]
c = {d = 1}
'''


def written(folder: Path, text: str) -> Path:
    path = folder / "x.toml"
    path.write_text(text, "utf-8")
    return path


def test_every_key_has_the_line_on_which_it_begins(tmp_path: Path) -> None:
    toml = read(written(tmp_path, SAMPLE), "x.toml")
    assert toml.lines == {
        ("list",): 2,
        ("word",): 6,
        ("text",): 7,
        ("paths",): 12,
        ("paths", "a/**"): 12,
        ("paths", "a/**", "number"): 13,
        ("waiver",): 15,
        ("waiver", 0): 15,
        ("waiver", 0, "path"): 16,
        ("waiver", 1): 17,
        ("waiver", 1, "a"): 18,
        ("waiver", 1, "a", "b"): 18,
        ("waiver", 1, "sub"): 19,
        ("waiver", 1, "sub", "c"): 20,
        ("waiver", 1, "sub", "c", "d"): 20,
    }
    assert toml.place("waiver", 1, "sub", "c", "d") == "x.toml:20"
    assert toml.place("waiver", 1, "missing") == "x.toml:17"
    assert toml.place("missing") == "x.toml"


KEY = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
VALUE = st.one_of(
    st.integers(-9, 9).map(str),
    st.sampled_from(['"word"', '"""\nlong\n[x]\n"""', "[\n1,\n2\n]", "{a = 1}", "'#'"]),
)


@settings(deadline=None)
@given(
    tables=st.dictionaries(KEY, st.dictionaries(KEY, VALUE, max_size=4), max_size=4), gap=st.integers(0, 3)
)
def test_lines_lead_back_to_the_keys(
    tables: dict[str, dict[str, str]], gap: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    parts = []
    for name, keys in tables.items():
        parts += [f"[{name}]", *(f"{key} = {value}" for key, value in keys.items()), *["# gap"] * gap]
    text = "\n".join(parts)
    toml = read(written(tmp_path_factory.mktemp("t"), text), "x")
    lines = text.split("\n")
    for name, keys in tables.items():
        assert lines[toml.line(name) - 1] == f"[{name}]"
        for key in keys:
            assert lines[toml.line(name, key) - 1].startswith(f"{key} = ")
    assert toml.values == tomllib.loads(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a = \n", "x.toml:1: not TOML"),
        ("a = 1\nb = [", "x.toml:2: not TOML"),
        ("a = 1\na = 2", "x.toml:2: not TOML"),
    ],
)
def test_what_is_not_toml_is_named_with_its_place(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=words):
        read(written(tmp_path, text), "x.toml")


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="can't read x"):
        read(tmp_path / "none", "x")
    (tmp_path / "latin.toml").write_bytes(b"a = '\xe9'")
    with pytest.raises(UsageError, match="not UTF-8"):
        read(tmp_path / "latin.toml", "x")


def test_all_problems_are_told_at_once() -> None:
    problems = Problems()
    problems.stop()
    problems.add("a:1", "bad")
    problems.unknown("a:2", "key", "fail_on", ["fail-on", "quiet"])
    with pytest.raises(UsageError) as caught:
        problems.stop()
    assert str(caught.value) == "a:1: bad\na:2: unknown key 'fail_on'; did you mean 'fail-on'?"


def test_the_nearest_name_or_all_of_them() -> None:
    assert nearest("numbr", ["number", "date"]) == "; did you mean 'number'?"
    assert nearest("xyz", ["number", "date"]) == "; there are: date, number"
