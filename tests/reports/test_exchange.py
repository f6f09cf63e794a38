"""Text, JSON and paths that other programs can take."""

from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import BlockKind
from factcheck.reports._exchange import json_bytes, plain, plain_line, statement, uri_reference
from tests.factories import claim, document


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("docs/a b.md", "docs/a%20b.md"),
        ("../up/ü.md", "../up/%C3%BC.md"),
        ("/srv/doc#1?.md", "file:///srv/doc%231%3F.md"),
        ("C:/Users/Ida Holm/a.md", "file:///C:/Users/Ida%20Holm/a.md"),
        ("//server/share/a.md", "file://server/share/a.md"),
        ("10:30.md", "10%3A30.md"),
        ("100%.md", "100%25.md"),
        ("back\\slash.md", "back%5Cslash.md"),
        ("line\nbreak.md", "line%0Abreak.md"),
        ("lost\udcff.md", "lost%FF.md"),
        ("half\ud800.md", "half%3F.md"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("", ""),
    ],
)
def test_paths_become_uri_references(path: str, uri: str) -> None:
    assert uri_reference(path) == uri


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_relative_path_has_no_scheme_and_comes_back(path: str) -> None:
    uri = uri_reference(f"folder/{path}")
    assert uri.isascii()
    assert urlsplit(uri)[:2] == ("", "")
    assert unquote(uri) == f"folder/{path}"


@given(st.text(st.characters()))
def test_plain_text_is_fit_for_xml_and_terminals(text: str) -> None:
    shown = plain(text)
    assert len(shown) == len(text)
    assert plain(shown) == shown
    shown.encode("utf-8")
    assert not set(shown) & {"\x00", "\x1b", "\x9b", "\u202e", "\ufffe"}
    assert len(plain_line(text).splitlines()) <= 1 or "\x0b" not in plain_line(text)


def test_a_cell_is_told_with_its_heads() -> None:
    inside = claim(document("a.txt", "Availability 99.9\n %."), "99.9\n %")
    assert statement(inside) == "99.9 %"
    cell = replace(inside, kind=BlockKind.CELL, context="Team, Availability: 99.9 %")
    assert statement(cell) == "Team, Availability: 99.9 %"


def test_json_has_no_string_that_is_not_plain() -> None:
    data = json.loads(json_bytes({"a\x1b": ["\udc80", {"b": "\x00\u202e", "n": 1.5, "t": True, "z": None}]}))
    assert data == {"a\ufffd": ["\ufffd", {"b": "\ufffd\ufffd", "n": 1.5, "t": True, "z": None}]}
