"""Words of which it is not sure whom or what they mean are told, and those that are resolved are not."""

from __future__ import annotations

import pytest

from factcheck.claims.extraction import extract
from factcheck.claims.unresolved import unresolved
from factcheck.model import Claim
from tests.factories import document


def last(text: str) -> Claim:
    claims: tuple[Claim, ...] = extract(document("a.md", text))[1]
    return claims[-1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Brandt met Ida Holm in Oslo. She was born in 1970.", ("She",)),
        ("The mayor met the minister. He is 52 years old.", ("He",)),
        ("The server sends a request. It has five workers.", ("It",)),
        ("Oslo and Bergen are old. The city has 300,000 inhabitants.", ("The city",)),
        ("Northgate bought Elmswell. The company's revenue was $5 million.", ("The company",)),
        ("Oslo and Bergen grew. Their ports are large.", ("Their",)),
        ("He said the bridge was closed.", ("He",)),
        ("In a speech on Monday, he said the road was closed.", ("he",)),
        ("The plan costs $5. This is less than in 2020.", ("This",)),
    ],
)
def test_what_is_not_sure_is_told(text: str, words: tuple[str, ...]) -> None:
    assert unresolved(last(text)) == words


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brandt runs the mill. She was born in 1970.",
        "President Ada Brandt said the bridge was gone. She further said the road was closed.",
        "Bakhmut is a city in the east. It has 70,000 inhabitants.",
        "Bakhmut is a city in the east. The city has 70,000 inhabitants.",
        "It is likely that the war goes on.",
        "It was reported that the bridge was closed.",
        "That same year, Ada Brandt sold the mill.",
        "The city council closed the bridge.",
        "The bridge was closed.",
        "Ada Brandt said she was born in 1970.",
        "The ministry said the bridge was closed.",
    ],
)
def test_what_is_sure_is_not(text: str) -> None:
    assert unresolved(last(text)) == ()
