"""Acronyms that a document explains, and what becomes of them in its claims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.acronyms import defined
from factcheck.claims.extraction import extract
from factcheck.model import Block, BlockKind, Document, Name, Span


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("The Federal Water Board (FWB) met.", {"FWB": "Federal Water Board"}),
        ("The Office of National Roads (ONR) met.", {"ONR": "Office of National Roads"}),
        ("The FWB (Federal Water Board) met.", {"FWB": "Federal Water Board"}),
        ("The Water Board (Leeds) met.", {}),
        ("The limit (MB) is 5.", {}),
        ("It was shown on Monday (BBC).", {}),
        ("The North Ferry (A) left.", {}),
    ],
)
def test_only_what_spells_the_acronym_explains_it(text: str, known: dict[str, str]) -> None:
    assert defined(text) == known


def test_a_name_and_the_context_are_written_out() -> None:
    text = "The Federal Water Board (FWB) met in Leeds. Two days later the FWB raised its fee."
    span = Span(0, len(text))
    source = Document("a.txt", text, "text/plain", "0" * 64, (Block(span, BlockKind.PARAGRAPH),))
    last = extract(source)[1][-1]
    assert [value.text for value in last.values if isinstance(value, Name)] == ["Federal Water Board"]
    assert last.context == "Two days later the Federal Water Board (FWB) raised its fee."
    assert source.slice(last.span) == last.text


@given(st.text(alphabet="ABc ()-\n", max_size=300))
def test_any_text(text: str) -> None:
    assert all(short and long for short, long in defined(text).items())


@pytest.mark.parametrize("piece", ["A (AB) ", "(", "Ab ", "A Bc Dd (ABD)"])
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    assert isinstance(defined(piece * 3000), dict)
