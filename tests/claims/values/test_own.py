"""Words that a user adds to those of the package."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from factcheck.claims.extraction import extract as extract_claims
from factcheck.claims.values import extract, own
from factcheck.claims.values.lexicon import antonyms
from factcheck.claims.values.names import same_name
from factcheck.claims.values.own import Sides, Words
from factcheck.corpus.indexing import _version
from factcheck.model import Degree, Document, Name
from tests.factories import document

WORDS = Words(
    names=(
        ("Meridian Water Board", "MWB", "the Meridian Utility", "A+B Waters"),
        ("Northgate Power", "Elmswell Energy"),
    ),
    opposites=(("onshore", "offshore"), ("ration", "derestrict")),
    scales=(Sides("fertility", ("fecund",), ("fallow",)),),
    states=(Sides("certification", ("certify",), ("decertify",)),),
    changes=(Sides("", ("balloon",), ("crater",)),),
)


@pytest.fixture(autouse=True)
def words() -> Iterator[None]:
    own.use(WORDS)
    yield
    own.use(Words())


def degrees(text: str) -> list[tuple[str, int, str]]:
    return [(v.dimension, v.direction, v.kind) for v in extract(text) if isinstance(v, Degree)]


def read(text: str) -> Document:
    return document("a.md", text)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("MWB", "the Meridian Water Board", True),
        ("MWB", "Meridian Utility", True),
        ("Elmswell Energy's", "Northgate Power", True),
        ("Elmswell Energy", "Meridian Water Board", False),
        ("MWB", "Northgate Power", False),
        ("Meridian Watter Board", "MWB", True),
        ("Ada Brandt", "Brandt", True),
        ("MWB", "Brandt", False),
    ],
)
def test_names_of_one_thing_mean_it(one: str, two: str, same: bool) -> None:
    assert same_name(one, two) is same
    assert same_name(two, one) is same


def test_other_names_are_written_out() -> None:
    _, claims, _ = extract_claims(read("MWB employed 140 engineers. A+B Waters was founded in 1962."))
    assert [claim.context for claim in claims] == [
        "Meridian Water Board (MWB) employed 140 engineers.",
        "Meridian Water Board (A+B Waters) was founded in 1962.",
    ]
    assert [v.text for v in claims[0].values if isinstance(v, Name)] == ["Meridian Water Board"]


def test_what_a_document_explains_itself_goes_first() -> None:
    _, claims, _ = extract_claims(read("The Metro Works Bureau (MWB) employed 140 engineers. MWB grew."))
    assert "Meridian" not in " ".join(claim.context for claim in claims)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wages at the yard cratered in 2023.", [("wage", -1, "change")]),
        ("Wages are ballooning.", [("wage", 1, "change")]),
        ("The valley is fecund.", [("fertility", 1, "level")]),
        ("The valley is fallow.", [("fertility", -1, "level")]),
        ("The yard certified the boiler.", [("certification", 1, "level")]),
        ("The boiler was decertified in May.", [("certification", -1, "level")]),
        ("Wages rose in May.", [("wage", 1, "change")]),
    ],
)
def test_own_words_put_something_high_or_low(text: str, found: list[tuple[str, int, str]]) -> None:
    assert degrees(text) == found


def test_own_opposites_come_in_all_forms() -> None:
    assert antonyms("onshore") == {"offshore"}
    assert antonyms("derestricted") == {"rationed"}
    assert "closed" in antonyms("open") or "close" in antonyms("open")


def test_they_are_gone_with_the_next_settings() -> None:
    before = own.in_use().mark
    assert len(before) == 9
    own.use(Words())
    assert own.in_use().mark == ""
    assert not same_name("Elmswell Energy", "Northgate Power")
    assert antonyms("onshore") == frozenset()
    assert degrees("Wages at the yard cratered in 2023.") == []
    _, claims, _ = extract_claims(read("MWB employed 140 engineers."))
    assert claims[0].context == "MWB employed 140 engineers."


def test_a_word_that_was_read_before_it_was_added_counts() -> None:
    # The word stands in no other test, so that nothing is remembered of it.
    assert degrees("Wages at the yard pancaked in 2023.") == []
    own.use(Words(changes=(Sides("", ("balloon",), ("pancake",)),)))
    assert degrees("Wages at the yard pancaked in 2023.") == [("wage", -1, "change")]


def test_an_index_made_with_other_words_is_out_of_date() -> None:
    with_words = _version("abc")
    own.use(Words())
    assert with_words.startswith(_version("abc"))
    assert with_words != _version("abc")
