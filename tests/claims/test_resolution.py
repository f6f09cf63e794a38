"""The pronoun that a statement begins with gives way to the name, and all else keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.extraction import extract
from factcheck.claims.resolution import anchored, resolved
from factcheck.model import Claim, DateRange, Document, Name, Span
from tests.factories import document

TOWER = "The Halden Tower is a tower by the sea. It was built\nin 1950."


def last(text: str) -> tuple[Document, Claim]:
    read = document("a.txt", text)
    return read, extract(read)[1][-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TOWER, "The Halden Tower was built\nin 1950."),
        ("Ada Brandt runs the mill. She was born in 1970.", "Ada Brandt was born in 1970."),
        # Nobody knows which of the two, so nothing is put in.
        ("Oslo and Bergen are old. It was founded in 1048.", "It was founded in 1048."),
        ("The Halden Tower is a tower. The tower was built in 1950.", "The tower was built in 1950."),
        ("It was built in 1950.", "It was built in 1950."),
    ],
)
def test_the_name_stands_where_the_pronoun_stood(text: str, expected: str) -> None:
    assert resolved(last(text)[1]).text == expected


def test_what_follows_the_name_keeps_its_place() -> None:
    read, claim = last(TOWER)
    found = resolved(claim)
    (day,) = (v for v in found.values if isinstance(v, DateRange))
    assert read.slice(day.span) == "1950"
    assert found.text[day.span.start - found.span.start : day.span.end - found.span.start] == "1950"


def test_the_name_is_among_the_values() -> None:
    found = resolved(last(TOWER)[1])
    (name,) = (v for v in found.values if isinstance(v, Name))
    assert found.text[name.span.start - found.span.start : name.span.end - found.span.start] == name.text
    assert name.text == "Halden Tower"


def test_words_of_the_name_lead_back_to_the_pronoun() -> None:
    read, claim = last(TOWER)
    found = resolved(claim)
    spans = anchored((Span(found.span.start, found.span.start + 16), claim.values[0].span), claim)
    assert [read.slice(span) for span in spans] == ["It", "1950"]


def test_a_clause_of_a_sentence_is_left_alone() -> None:
    _, claim = last("The Halden Tower is a tower. It has 200 steps, and it was built in 1950.")
    assert claim.sentence is None or resolved(claim).text.endswith("it was built in 1950.")


@given(st.text(max_size=60))
def test_any_text_stays_itself_or_grows_at_its_head(text: str) -> None:
    claim = Claim("1", "a.txt", Span(100, 100 + len(text)), text, " ".join(text.split()))
    found = resolved(claim)
    assert found is claim or found.span.end - found.span.start == len(found.text)
