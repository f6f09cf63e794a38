"""Numbered things and captions: what is told of two of them is no contradiction."""

from __future__ import annotations

import pytest

from factcheck.model import Finding, Scope, Scores, Stance
from factcheck.verdicts.fusion import passed_over
from factcheck.verdicts.items import captions_apart, items_apart
from tests.fakes import pair

APART = (
    ("Charge 3 (Letter Bomb #1), resulting in injury", "Charge 5 (Letter Bomb #2), resulting in death"),
    ("COUNT 2: GUILTY", "COUNT 7: GUILTY"),
    (
        "Arson, resulting in death; aiding COUNT 2: GUILTY",
        "Arson, resulting in death; and aiding COUNT 7: GUILTY",
    ),
    ("Count 2: guilty", "Count 7: not guilty"),
    ("Figure 2 shows a rise.", "Figure 3 shows a fall."),
    ("Article 8 of the treaty forbids it.", "The Article 9 of the statutes allows it."),
    ("Room 12 is closed.", "Room 14 (upstairs) is open."),
    ("Bug #123 crashes the app.", "Bug No. 124 does not crash the app."),
    ("Flight 212 was lost.", "Nordavia Flight 47 was shot down."),
    ("Chapter 3 was written in 1900.", "Chapter 4 was written in 1910."),
    ("Phase II began in May.", "Phase III has not begun."),
    ("In Chapter 3, the hero dies.", "In Chapter 4, the hero lives."),
)
ONE = (
    ("Phase II began in May.", "Phase II has not begun."),
    ("The book has 3 chapters.", "The book has 4 chapters."),
    ("He lives in room 12.", "He lives in room 14."),
    ("The ferry leaves from platform 2.", "The ferry leaves from platform 5."),
    ("In 1990 he left.", "In 1991 he left."),
    ("May 5 was a holiday.", "May 6 was a holiday."),
    ("Grade: 5", "Grade: 6"),
    ("Sales fell in spring (Figure 2).", "Sales rose in spring (Figure 3)."),
    ("Chapters 3 to 5 tell of the war.", "Chapter 4 tells of the peace."),
    ("Room 12 is closed.", "Gate 14 is open."),
    ("About 5 came.", "About 6 came."),
)


@pytest.mark.parametrize(("one", "two"), APART)
def test_two_numbered_things_of_one_kind(one: str, two: str) -> None:
    assert items_apart(pair(one, two))
    assert items_apart(pair(two, one))


@pytest.mark.parametrize(("one", "two"), ONE)
def test_a_number_that_is_told_of_one_thing(one: str, two: str) -> None:
    assert not items_apart(pair(one, two))
    assert not items_apart(pair(two, one))


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("Construction at Tarnak (Broken Cross) Reef", "Construction at Velmo (Long) Reef", True),
        ("View of the harbour at Bergen", "View of the harbour at Oslo", True),
        ("View of the harbour at Bergen", "View of the harbour at Bergen.", False),
        ("View of the harbour at Bergen", "Map of Oslo", False),
        ("Map of the UK", "Map of the United Kingdom", False),
        ("Mayor: Anna Berg", "Mayor: Ida Holm", False),
        ("A man walks in Norway.", "A man walks in Sweden.", False),
        ("Work began in Norway.", "Work began in Sweden.", False),
    ],
)
def test_captions_of_two_places(one: str, two: str, *, apart: bool) -> None:
    assert captions_apart(pair(one, two)) is apart


@pytest.mark.parametrize("scope", [Scope.DOCUMENT, Scope.FOLDER])
@pytest.mark.parametrize(("check", "passed"), [("nli", True), ("number", False)])
def test_the_model_alone_is_passed_over(check: str, scope: Scope, *, passed: bool) -> None:
    found = Finding(check, Stance.CONTRADICTS, 0.9, "Can't both be true.")
    told = pair("Room 12 holds 40 people.", "Room 14 holds 60 people.", Scores(0.02, 0.95, 0.03), scope)
    assert passed_over(told, found) is passed
