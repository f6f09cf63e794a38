"""Two statements of two times, though neither says so in so many words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factcheck.model import Relation
from factcheck.verdicts.relations import relation
from tests.fakes import pair

EARLY, LATE = date(2025, 3, 7), date(2025, 4, 11)


def _relation(
    early: str, late: str, check: str, days: tuple[date | None, date | None] = (EARLY, LATE)
) -> Relation:
    plain = pair(early, late)
    passage = replace(plain.evidence.passage, date=days[0])
    return relation(
        replace(
            plain, claim=replace(plain.claim, date=days[1]), evidence=replace(plain.evidence, passage=passage)
        ),
        check,
    )


@pytest.mark.parametrize(
    ("early", "late", "check"),
    [
        (
            "Insurers put the damage at 120 million kroner.",
            "Insurers now put the damage at 131 million kroner.",
            "number",
        ),
        ("The hall will be ready by Easter.", "The hall is delayed.", "nli"),
        ("The road will remain closed for weeks.", "The road is open.", "antonym"),
    ],
)
def test_an_estimate_and_a_forecast_grow_old(early: str, late: str, check: str) -> None:
    assert _relation(early, late, check) is Relation.CHANGED_OVER_TIME
    assert _relation(early, late, check, (EARLY, EARLY)) is Relation.CONTRADICTION
    assert _relation(early, late, check, (None, None)) is Relation.CONTRADICTION


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Lunch costs £2.85.", "Lunch will cost £2.95 from September.", Relation.CHANGED_OVER_TIME),
        (
            "The stadium has 27,000 seats.",
            "The stadium will then have 30,800 seats.",
            Relation.CHANGED_OVER_TIME,
        ),
        ("Lunch will cost £2.85.", "Lunch will cost £2.95 from September.", Relation.CONTRADICTION),
        (
            "In 1900 the town had 64,000 inhabitants.",
            "The town has 212,000 inhabitants.",
            Relation.CHANGED_OVER_TIME,
        ),
        ("In 1900 the tower was 64 metres high.", "The tower is 98 metres high.", Relation.CONTRADICTION),
        ("The town had 64,000 inhabitants.", "The town has 212,000 inhabitants.", Relation.CONTRADICTION),
    ],
)
def test_what_was_and_what_is_to_be(one: str, two: str, expected: Relation) -> None:
    assert _relation(one, two, "number", (None, None)) is expected
    assert _relation(two, one, "number", (None, None)) is expected
