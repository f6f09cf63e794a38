"""Dates and periods, with and without a day of writing."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.claims.values import extract
from factcheck.model import DateRange, Quantity

_WEDNESDAY = date(2023, 3, 8)


def days(text: str, base: date | None = None) -> list[str]:
    """First and last day, or one day where they are the same."""
    return [
        str(value.first) if value.first == value.last else f"{value.first}..{value.last}"
        for value in extract(text, base)
        if isinstance(value, DateRange)
    ]


ALONE = [
    ("It began on 2023-03-06.", ["2023-03-06"]),
    ("It began at 2023-03-06T10:00:00Z sharp.", ["2023-03-06"]),
    ("It began on 6 March 2023.", ["2023-03-06"]),
    ("It began on March 6, 2023.", ["2023-03-06"]),
    ("It began on Mar. 6, 2023.", ["2023-03-06"]),
    ("It began on Sept 11, 2001.", ["2001-09-11"]),
    ("It began on the 3rd of March 2021.", ["2021-03-03"]),
    ("It began on Monday, 6 March 2023.", ["2023-03-06"]),
    ("It began on 06.03.2023.", ["2023-03-06"]),
    ("It began on 25/12/2023.", ["2023-12-25"]),
    ("It lasted from 6 to 8 March 2023.", ["2023-03-06..2023-03-08"]),
    ("It lasted from 6 March to 8 April 2023.", ["2023-03-06..2023-04-08"]),
    ("March 6-8, 2023 was cold.", ["2023-03-06..2023-03-08"]),
    ("In March 2023 it snowed.", ["2023-03-01..2023-03-31"]),
    ("In early March 2023 it snowed.", ["2023-03-01..2023-03-10"]),
    ("In mid-March 2023 it snowed.", ["2023-03-11..2023-03-20"]),
    ("In mid‑April 2023 it snowed.", ["2023-04-11..2023-04-20"]),
    ("Since late-December 2022 it snowed.", ["2022-12-21..2022-12-31"]),
    ("In mid-2023 it snowed.", ["2023-05-01..2023-08-31"]),
    ("In late 2022 it rained.", ["2022-09-01..2022-12-31"]),
    ("At the end of March 2023 it thawed.", ["2023-03-21..2023-03-31"]),
    ("In 2022 prices rose.", ["2022-01-01..2022-12-31"]),
    ("They have fought since 2014.", ["2014-01-01..2014-12-31"]),
    ("The 2022 election was close.", ["2022-01-01..2022-12-31"]),
    ("Her 2007 song was a hit.", ["2007-01-01..2007-12-31"]),
    ("The film (2019) was long.", ["2019-01-01..2019-12-31"]),
    ("From 2019 to 2021 it was shut.", ["2019-01-01..2021-12-31"]),
    ("Between 2019 and 2021 it was shut.", ["2019-01-01..2021-12-31"]),
    ("The war of 2019-2021 ended.", ["2019-01-01..2021-12-31"]),
    ("The season 2019-21 ended.", ["2019-01-01..2021-12-31"]),
    ("In the 1990s it was rich.", ["1990-01-01..1999-12-31"]),
    ("In FY2022 it grew.", ["2022-01-01..2022-12-31"]),
    ("In Q3 2022 it grew.", ["2022-07-01..2022-09-30"]),
    ("In the third quarter of 2022 it grew.", ["2022-07-01..2022-09-30"]),
    ("In the first half of 2022 it grew.", ["2022-01-01..2022-06-30"]),
    ("In spring 2022 it grew.", ["2022-03-01..2022-05-31"]),
    ("2018's harvest was good.", ["2018-01-01..2018-12-31"]),
    ("She was born before 2005.", ["0001-01-01..2004-12-31"]),
    ("She was born after 6 March 2023.", ["2023-03-07..9999-12-31"]),
    ("29 February 2023 does not exist.", []),
]

FROM_A_BASE = [
    ("He said so on Monday.", ["2023-03-06"]),
    ("He said so on Wednesday.", ["2023-03-08"]),
    ("He said so on Friday.", ["2023-03-03"]),
    ("He said so last Wednesday.", ["2023-03-01"]),
    ("He will say so next Monday.", ["2023-03-13"]),
    ("He said so yesterday.", ["2023-03-07"]),
    ("It was quiet last week.", ["2023-02-27..2023-03-05"]),
    ("It was quiet last month.", ["2023-02-01..2023-02-28"]),
    ("It will be quiet next year.", ["2024-01-01..2024-12-31"]),
    ("It was quiet three days ago.", ["2023-03-05"]),
    ("It was quiet 2 weeks ago.", ["2023-02-20..2023-02-26"]),
    ("It was quiet on 6 January.", ["2023-01-06"]),
    ("It was quiet in February.", ["2023-02-01..2023-02-28"]),
]


@pytest.mark.parametrize(("text", "expected"), ALONE)
def test_complete_dates_need_no_base(text: str, expected: list[str]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(("text", "expected"), FROM_A_BASE)
def test_a_base_completes_what_is_left_out(text: str, expected: list[str]) -> None:
    assert days(text, _WEDNESDAY) == expected
    assert days(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "2023 soldiers died.",
        "A total of 2023 soldiers died.",
        "You may march on.",
        "Theresa May spoke.",
        "The race is 2000 m long.",
        "It costs $2022.",
        "It was version 2019.1 of it.",
    ],
)
def test_numbers_and_words_that_are_no_dates(text: str) -> None:
    assert days(text, _WEDNESDAY) == []


def test_a_day_and_month_that_could_be_read_two_ways_are_left_out() -> None:
    text = "It began on 03/04/2023."
    assert days(text) == []
    assert [value for value in extract(text) if isinstance(value, Quantity)] == []


def test_the_ends_of_the_calendar_do_not_overflow() -> None:
    assert days("It was quiet three years ago.", date(1, 1, 1)) == ["0001-01-01..0001-12-31"]
    assert days("It will end next year.", date(9999, 12, 31)) == ["9999-01-01..9999-12-31"]
