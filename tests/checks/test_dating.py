"""Centuries of a beginning, years of works, and deadlines: one slot with another figure."""

from __future__ import annotations

import pytest

from factcheck.checks.date import DateCheck
from factcheck.checks.number import NumberCheck
from tests.fakes import pair

APART = (
    (
        "The hymn dates back at least to the 15th century.",
        "The hymn dates back at least to the 18th century and is sung in several ways.",
    ),
    (
        "The song goes back to the 15th century.",
        "The song goes back to the 17th century and is widely known.",
    ),
    (
        "The church was built in the 12th century.",
        "The church was built in the 14th century and has a tower.",
    ),
    ("The mill was built in the twelfth century.", "The mill was built in the early 14th century."),
    ("The Mill is a 2017 Danish action film.", "The Mill is a 1917 Danish silent film directed by Ida Holm."),
)
SILENT = (
    # another thing, or a part of it
    ("The church was built in the 12th century.", "The tower of the church was built in the 14th century."),
    ("The mill was built in the 12th century.", "The old mill was built in the 14th century."),
    ("The nave was built in the 12th century.", "The choir was built in the 14th century."),
    (
        "The church in Bergen was built in the 12th century.",
        "The church in Oslo was built in the 14th century.",
    ),
    ("Parts of the church were built in the 12th century.", "The church was built in the 14th century."),
    ("It dates from the 12th century.", "It dates from the 14th century."),
    ("The Mill is a 2017 Danish action film.", "The Well is a 1917 Danish silent film."),
    # another event, or one that may recur
    ("The church was built in the 12th century.", "The church was rebuilt in the 14th century."),
    ("The castle was extended in the 12th century.", "The castle was extended in the 14th century."),
    ("The Mill is a 1917 Danish film.", "The Mill was shown in 1990 in Danish."),
    # more than one century, a bound, or a date that agrees
    ("The church was built in the 11th–12th century.", "The church was built in the 14th century."),
    ("The church was built at the turn of the 12th century.", "The church was built in the 11th century."),
    ("The song dates back at least to the 16th century.", "The song dates back to the 15th century."),
    (
        "The church was built in the 12th century.",
        "The church, known since 1150, was built in the 14th century.",
    ),
    ("The church was built in the 12th century.", "The church was built in 1150."),
    ("The wall was built in the 3rd century BC.", "The wall was built in the 2nd century."),
)


@pytest.mark.parametrize(("one", "two"), APART)
def test_another_century_or_year_in_the_same_place(one: str, two: str) -> None:
    assert DateCheck().judge(pair(one, two))
    assert DateCheck().judge(pair(two, one))


@pytest.mark.parametrize(("one", "two"), SILENT)
def test_no_second_date_of_one_beginning(one: str, two: str) -> None:
    assert not DateCheck().judge(pair(one, two))
    assert not DateCheck().judge(pair(two, one))


def test_the_places_are_those_of_the_centuries() -> None:
    told = pair(*APART[2])
    finding = DateCheck().judge(told)
    assert finding
    (here,), (there,) = finding.claim_spans, finding.evidence_spans
    assert told.claim.text[here.start - told.claim.span.start :].startswith("14th century and")
    assert told.evidence.passage.text[there.start : there.end] == "12th century"


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("The fee is due within 14 days of receipt.", "The fee is due within 30 days of its receipt.", True),
        ("An appeal must be filed within 10 days of the ruling.", "An appeal must be filed within 30 days of the sentence.", False),
        ("The refund comes within 14 days of the return.", "The return is possible within 30 days of the sale.", False),
        ("An appeal must be filed within 10 days of the ruling.", "An appeal must be filed within 10 days of the court's ruling.", False),
    ],
)  # fmt: skip
def test_deadlines_that_run_from_the_same_day(one: str, two: str, *, apart: bool) -> None:
    assert bool(NumberCheck().judge(pair(one, two))) is apart
    assert bool(NumberCheck().judge(pair(two, one))) is apart
