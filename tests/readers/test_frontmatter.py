"""Front matter: the flat part of YAML, all of TOML, and never a failure."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.readers._frontmatter import front_matter
from factcheck.readers._metadata import Metadata, metadata, parse_day


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("key: plain words", "plain words"),
        ("key: 'it''s'", "it's"),
        ('key: "a: \\"b\\" # c"', 'a: "b" # c'),
        ("key: value # note", "value"),
        ("key: a#b", "a#b"),
        ("key: http://x.org/a", "http://x.org/a"),
        ("key: [a, \"b, c\", 'd']", "a, b, c, d"),
        ("key:\n  - one\n  - two", "one, two"),
        ("key:\n- one\n- 'two'", "one, two"),
        ("key: |\n  first\n  second", "first second"),
        ("key:\n  inner: 1\n  other: 2", "inner: 1 other: 2"),
        ("key: {a: 1}", "{a: 1}"),
        ("key: [a, [b]]", "[a, [b]]"),
        ("key: [a, 'b]", "a, 'b"),
        ("key: [a, b 'c d' e]", "a, b 'c d' e"),
        ("# note\nkey: x", "x"),
    ],
)
def test_yaml_values(line: str, value: str) -> None:
    assert front_matter(f"---\n{line}\n---\nBody").pairs == (("key", value),)


@pytest.mark.parametrize("end", ["---", "...", "---  "])
@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_ends_at_its_closing_line(end: str, break_: str) -> None:
    text = break_.join(["---", "title: T", end, "Body"])
    found = front_matter(text)
    assert text[found.end :] == f"{break_}Body"
    assert found.pairs == (("title", "T"),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Body",
        "---",
        "---\ntitle: never closed",
        "---\nJust a line between rules\n---\n",
        "----\na: b\n----\n",
        "\n---\na: b\n---\n",
        "--- \n- item\n---\n",
        "---\n" + "a: b\n" * 20_000 + "---\n",
    ],
)
def test_what_is_no_front_matter(text: str) -> None:
    assert front_matter(text).end == 0


def test_toml() -> None:
    found = front_matter(
        '+++\ntitle = "T"\ndate = 2024-05-06\ntags = ["a", "b"]\n[params]\nauthority = 7\n+++\nBody'
    )
    assert found.pairs == (
        ("title", "T"),
        ("date", "2024-05-06"),
        ("tags", "a, b"),
        ("params.authority", "7"),
    )


@pytest.mark.parametrize("body", ["title = ", "a = " + "[" * 5000, ".".join("a" * 3000) + " = 1"])
def test_broken_toml_is_told_and_not_lost(body: str) -> None:
    found = front_matter(f"+++\n{body}\n+++\nBody")
    assert found.end > 0
    assert found.problem
    assert found.pairs == ()


@settings(deadline=None)
@given(st.text("ab:- \n'\"[]{}#|,\\", max_size=80))
def test_never_fails(body: str) -> None:
    text = f"---\n{body}\n---\n"
    assert 0 <= front_matter(text).end <= len(text)


def test_metadata_takes_what_it_understands_and_keeps_the_rest() -> None:
    pairs = (
        ("Title", " A  title "),
        ("date", "2024-05-06T10:00:00Z"),
        ("authority", "70"),
        ("lang", "en-GB"),
        ("source", "Office"),
        ("author", "Ann"),
        ("author", "Bob"),
        ("empty", " "),
    )
    assert metadata(pairs) == Metadata(
        "A title", date(2024, 5, 6), 70, "en", (("author", "Ann"), ("source", "Office"))
    )


def test_metadata_keeps_what_it_does_not_understand() -> None:
    pairs = (("date", "last spring"), ("authority", "500"), ("language", "?"), ("updated", "2024/1/2"))
    assert metadata(pairs) == Metadata(
        "", date(2024, 1, 2), None, "en", (("authority", "500"), ("date", "last spring"), ("language", "?"))
    )


@pytest.mark.parametrize(
    "text",
    ["2024-13-01", "2024-02-30", "2024-1/2", "12 Mai 2024", "31 June 2024", "12 May", "2024-01-011", ""],
)
def test_no_day(text: str) -> None:
    assert parse_day(text) is None


def test_validity_and_what_is_superseded() -> None:
    pairs = (
        ("valid_from", "2023-01-01"),
        ("valid_until", "2023-12-31"),
        ("supersedes", "old/fees.md, fees-2021.md"),
    )
    found = metadata(pairs)
    assert (found.valid_from, found.valid_until) == (date(2023, 1, 1), date(2023, 12, 31))
    assert found.supersedes == ("old/fees.md", "fees-2021.md")
    assert metadata((("valid_until", "next year"),)).properties == (("valid_until", "next year"),)
