"""Which words of a sentence are names, and of what kind."""

from __future__ import annotations

import pytest

from factcheck.claims.values import extract
from factcheck.model import Name


def names(text: str) -> list[str]:
    """“Kyiv (place)”."""
    return [f"{value.text} ({value.kind})" for value in extract(text) if isinstance(value, Name)]


FOUND = [
    (
        "US Secretary of Defense Lloyd Austin spoke in Jordan.",
        ["US (place)", "Lloyd Austin (person)", "Jordan (place)"],
    ),
    (
        "President Volodymyr Zelensky met Ursula von der Leyen.",
        ["Volodymyr Zelensky (person)", "Ursula von der Leyen (person)"],
    ),
    ("Chief of the General Staff Valery Gerasimov came.", ["Valery Gerasimov (person)"]),
    ("The Chief of the Naval Staff Ada Brandt came.", ["Ada Brandt (person)"]),
    ("The head of the Trade Union Congress came.", ["Trade Union Congress (organisation)"]),
    ("Mr. Smith and Dr. J. K. Rowling arrived.", ["Smith (person)", "J. K. Rowling (person)"]),
    (
        "The Ministry of Defence in London denied it.",
        ["Ministry of Defence (organisation)", "London (place)"],
    ),
    ("Ukraine's President said little.", ["Ukraine (place)"]),
    ("NATO Secretary-General Jens Stoltenberg spoke.", ["NATO (organisation)", "Jens Stoltenberg (person)"]),
    (
        "Prime Minister Rishi Sunak and General Mark Milley met.",
        ["Rishi Sunak (person)", "Mark Milley (person)"],
    ),
    ("General Electric paid.", ["General Electric (organisation)"]),
    ("Acme Inc. sued Google.", ["Acme Inc (organisation)", "Google (organisation)"]),
    ("Russian forces shelled the town.", ["Russian (other)"]),
    ("Troops reached Bakhmut.", ["Bakhmut (place)"]),
    ("Bakhmut fell in May.", ["Bakhmut (place)"]),
    ("Despite Bakhmut being small, they fought.", ["Bakhmut (place)"]),
    ("Wagner's Yevgeny Prigozhin left.", ["Wagner (organisation)", "Yevgeny Prigozhin (person)"]),
    (
        "The United Nations and the European Union agreed.",
        ["United Nations (organisation)", "European Union (organisation)"],
    ),
    ("Lake Baikal and the River Thames froze.", ["Lake Baikal (place)", "River Thames (place)"]),
    ("The New York Times reported it.", ["New York Times (organisation)"]),
    ("PostgreSQL stores the data.", ["PostgreSQL (other)"]),
    ("He worked for Marks & Spencer.", ["Marks & Spencer (other)"]),
    ("“It rains,” said Austin.", ["Austin (other)"]),
    ("Former IPCC chairman Robert Watson spoke.", ["IPCC (other)", "Robert Watson (person)"]),
    ("The University of Oxford opened a museum.", ["University of Oxford (organisation)"]),
    ("He was born near Chasiv Yar.", ["Chasiv Yar (place)"]),
    ("The city is held by the\n  Wagner   Group now.", ["Wagner Group (organisation)"]),
]

NONE = [
    "Prices rose in March.",
    "Water is wet.",
    "The API returns JSON.",
    "On Monday they left.",
    "I think so.",
    "Analysts expect rain.",
    "Logging is enabled.",
    "The disk has 10 GB.",
    "THE WHOLE SENTENCE IS LOUD.",
    "Western analysts agree.",
    "",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_names_and_kinds(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_words_that_are_no_names(text: str) -> None:
    assert names(text) == []


def test_titles_and_possessives_stay_outside_the_span() -> None:
    text = "It was President Joe  Biden's idea."
    (name,) = (value for value in extract(text) if isinstance(value, Name))
    assert text[name.span.start : name.span.end] == "Joe  Biden"
    assert name.text == "Joe Biden"


def test_a_headline_yields_only_names_that_are_known() -> None:
    assert names("Global Warming Hits Northern Farmers Hardest In France") == ["France (place)"]
