"""Statements whose subject stands before them: of one thing, or of two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.checks._referents import referents_apart
from factcheck.claims.paragraphs import Paragraphs, points_back, run_in_head
from factcheck.model import Pair
from tests.factories import document
from tests.fakes import pair

APART = [
    (("The waterfall is near the pier.", "It is 38 metres high."), ("", "The tower is 46 metres high.")),
    (
        ("The waterfall is near the pier.", "It is 38 metres high."),
        ("The castle is old.", "Its tower is 46 metres high."),
    ),
    (("A message waits in the queue.", "It is kept for 14 days."), ("", "The log is kept for 30 days.")),
    (
        ("Ember Duo. Made for families.", "It boils a litre in 3 minutes."),
        ("Ember Solo.", "It boils a litre in 4 minutes."),
    ),
    (("Kite 2.", "The poles are of steel."), ("Hawk 4. Sleeps four.", "Its poles are of glass fibre.")),
]
TOGETHER = [
    (("The waterfall is near the pier.", "It is 38 metres high."), ("", "The waterfall is 46 metres high.")),
    (("The waterfall is near the pier.", "It is 38 metres high."), ("", "It is 46 metres high.")),
    (("", "It is 38 metres high."), ("", "The tower is 46 metres high.")),
    (("The Hedwig was built in 1902.", "It is 40 metres long."), ("", "The steamer is 45 metres long.")),
    (
        ("A message waits in the queue.", "It is kept for 14 days."),
        ("Each message is stored.", "It is kept for 30 days."),
    ),
    (("Ember Duo.", "It boils a litre in 3 minutes."), ("Ember Duo.", "It boils a litre in 4 minutes.")),
    (("The firm is small.", "It employs 40 people."), ("", "The company employs 50 people.")),
]
Side = tuple[str, str]


def _pair(one: Side, two: Side) -> Pair:
    plain = pair(two[1], one[1])
    passage = replace(plain.evidence.passage, before=two[0])
    return replace(
        plain, claim=replace(plain.claim, before=one[0]), evidence=replace(plain.evidence, passage=passage)
    )


@pytest.mark.parametrize(("one", "two"), APART)
def test_two_things(one: Side, two: Side) -> None:
    assert referents_apart(_pair(one, two))
    assert referents_apart(_pair(two, one))


@pytest.mark.parametrize(("one", "two"), TOGETHER)
def test_one_thing_as_far_as_is_known(one: Side, two: Side) -> None:
    assert not referents_apart(_pair(one, two))
    assert not referents_apart(_pair(two, one))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kestrel 2. The same tent for two.", "Kestrel 2"),
        ("Voting by post: Letters are counted last.", "Voting by post"),
        ("The tent is light. It has two doors.", ""),
        ("Of all the tents that we have ever sold here. It has two doors.", ""),
        ("Kestrel 2", ""),
    ],
)
def test_the_head_of_a_paragraph(text: str, expected: str) -> None:
    assert run_in_head(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 38 metres high.", True),
        ("Their rooms are small.", True),
        ("In English it was 81 per cent.", True),
        ("Italy is large.", False),
        ("The tower is high.", False),
    ],
)
def test_what_points_back(text: str, expected: bool) -> None:
    assert points_back(text) is expected


def test_what_stands_before_is_of_the_same_paragraph() -> None:
    text = "The mill is old.\n\nThe pier is new. It is long."
    found = document("a.txt", text)
    claims = [
        replace(pair("a", words).claim, document=found.uri) for words in ("The mill is old.", "It is long.")
    ]
    placed = [
        replace(c, span=type(c.span)(text.index(c.text), text.index(c.text) + len(c.text))) for c in claims
    ]
    assert [Paragraphs(found).before(c) for c in placed] == ["", "The pier is new."]
