"""When two names mean the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.values.names import same_name

SAME = [
    ("Lloyd Austin", "Austin"),
    ("Llyod Austin", "Lloyd Austin"),
    ("Secretary Austin", "Mr Austin"),
    ("US Secretary of Defense Lloyd Austin", "Lloyd Austin"),
    ("President Zelensky", "Volodymyr Zelenskyy"),
    ("J. Smith", "John Smith"),
    ("UN", "United Nations"),
    ("U.S.", "United States"),
    ("USA", "America"),
    ("UK", "Britain"),
    ("Russian", "Russia"),
    ("Ukrainians", "Ukraine"),
    ("Kyiv", "Kiev"),
    ("NATO", "North Atlantic Treaty Organization"),
    ("WHO", "World Health Organization"),
    ("ISW", "Institute for the Study of War"),
    ("Acme Inc.", "Acme"),
    ("the Kremlin", "Kremlin"),
    ("Zürich", "Zurich"),
    ("LONDON", "London"),
    ("Ukraine's", "Ukraine"),
    ("Prigozhin", "Yevgeny Prigozhin"),
]

DIFFERENT = [
    ("Iceland", "Ireland"),
    ("Austria", "Australia"),
    ("Iran", "Iraq"),
    ("North Korea", "South Korea"),
    ("Bill Clinton", "Hillary Clinton"),
    ("Ministry of Defence", "Ministry of Health"),
    ("Bank of England", "England"),
    ("New York", "York"),
    ("F-16", "F-15"),
    ("Windows 10", "Windows 11"),
    ("Austin", "Justin"),
    ("UN", "Union of Newsagents"),
    ("Russia", "Ukraine"),
    ("Google Cloud", "Google"),
    ("", "London"),
    ("…", "…"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_the_same(one: str, two: str) -> None:
    assert same_name(one, two)
    assert same_name(two, one)


@pytest.mark.parametrize(("one", "two"), DIFFERENT)
def test_not_the_same(one: str, two: str) -> None:
    assert not same_name(one, two)
    assert not same_name(two, one)


@given(st.text(max_size=40), st.text(max_size=40))
def test_symmetric_whatever_the_text(one: str, two: str) -> None:
    assert same_name(one, two) is same_name(two, one)
