"""Statements that stand beside each other, each with one of the same form that does not."""

from __future__ import annotations

import pytest

from factcheck.checks._contrast import set_off
from factcheck.model import Evidence, Pair, Scope
from tests.fakes import NEUTRAL, read, read_pair

BESIDE = [
    ("Half of the wards have air conditioning.", "The other half of the wards have no air conditioning."),
    ("Some of the pumps run at night.", "The rest of the pumps do not run at night."),
    ("One of the lifts works.", "The other lift does not work."),
    ("The Merlin weighed 710 grams.", "A larger model weighs 850 grams."),
    ("The valve is closed at night.", "Another valve is open at night."),
    ("The new wing was to cost £40 million.", "In the end the new wing cost £52 million."),
    ("The bridge was expected to open in 2019.", "The bridge opened in 2021."),
    ("The old scanner weighs 4.1 tonnes.", "The new scanner weighs 2.8 tonnes."),
    ("The large gate is open at night.", "The small gate is closed at night."),
    ("Revenue rose by 6 percent to £412 million.", "Revenue in Europe fell by 3 percent to £148 million."),
    ("Net sales fell in 2024.", "Net sales in Asia rose in 2024."),
    ("St Brannoc's hospital has 320 beds.", "The hospital has 24 beds in intensive care."),
    ("The library has 90 seats.", "The library has 12 seats on the upper floor."),
    ("Overtime must be approved in advance.", "Overtime of less than 30 minutes need not be approved."),
    ("Orders are shipped within three days.", "Orders over £50 are shipped within one day."),
    ("An idle session ends after 60 minutes.", "If you set session.timeout to 0, idle sessions never end."),
    ("Backups are encrypted.", "Backups are not encrypted when encryption is disabled."),
    ("The box weighs 4 kg.", "In all other shops, the box weighs 5 kg."),
    ("Backups are kept for 35 days.", "In the other plans backups are kept for 14 days."),
    ("Letters reach us within a day.", "Letters to the other offices take three days."),
    ("We set one cookie.", "Visitors who have not signed in get no cookie."),
    ("Nurses receive 28 days of leave.", "Nurses who work at night receive 31 days of leave."),
    ("Temporary badges are blue.", "Permanent badges are green."),
    ("Parcels heavier than 20 kg are refused.", "Parcels of up to 20 kg are accepted."),
    ("The choir was founded in 1960.", "The choir's youth group was founded in 1984."),
    ("A locker costs £3.", "Lockers are free for members."),
    ("A locker costs £3.", "Pensioners pay nothing."),
    ("In the park, dogs are not allowed.", "Assistance dogs are allowed everywhere."),
    ("Filters can't be washed.", "The pre-filter can be washed."),
    ("In automatic mode the fan sets its speed.", "In night mode it runs at the lowest speed."),
    ("Rent is due on the first of the month.", "No rent is due for that time."),
    ("Books can be borrowed for four weeks.", "Senior readers may borrow tapes for eight weeks."),
]
AGAINST = [
    ("All offices open at 9.", "The other offices open at 10."),
    ("In the other plans backups are kept for 14 days.", "In the other plans backups are kept for 7 days."),
    ("Nurses who work at night receive 31 days.", "Nurses who work at night receive 28 days."),
    ("All nurses receive 28 days.", "Nurses who work at night receive 31 days."),
    ("Temporary badges are blue.", "Temporary badges are green."),
    ("Parcels of more than 20 kg are refused.", "Parcels of up to 30 kg are accepted."),
    ("The choir was founded in 1960.", "The choir was founded in 1984."),
    ("Members pay £3 for a locker.", "Lockers are free for members."),
    ("Every visitor pays £3.", "Lockers are free for members."),
    ("The town's libraries open on Sundays.", "Municipal libraries do not open on Sundays."),
    ("All dogs are banned.", "Assistance dogs are allowed everywhere."),
    ("In night mode the lamp is off.", "In night mode the lamp is on."),
    (
        "Books can be borrowed by senior readers for a week.",
        "Senior readers may borrow books for eight weeks.",
    ),
    (
        "The other half of the wards have air conditioning.",
        "The other half of the wards have no air conditioning.",
    ),
    ("No ward has air conditioning.", "Half of the wards have air conditioning."),
    ("A larger model weighs 850 grams.", "A larger model weighs 900 grams."),
    ("The larger model weighs 850 grams.", "The Merlin weighs 850 grams."),
    ("A larger model weighs 850 grams.", "She said that the larger model weighs 900 grams."),
    ("The rest of the seats went to the Greens.", "The seats did not go to the Greens."),
    ("The new wing was to cost £40 million.", "The new wing was to cost £52 million."),
    ("The new wing was to cost £40 million.", "The new wing will cost £52 million."),
    ("The bridge opened in 2019.", "The bridge opened in 2021."),
    ("The old mill burned down in 1950.", "The new mill burned down in 1950."),
    ("The museum bought an old scanner.", "The museum bought a new scanner."),
    ("Revenue in Europe rose in 2024.", "Revenue in Europe fell in 2024."),
    ("Revenue in 2024 rose.", "Revenue fell."),
    ("Revenue fell in Europe.", "Revenue in Europe rose."),
    ("The hotel in Bergen has 120 beds.", "The hotel has 310 beds."),
    ("The hospital has 320 beds.", "The hospital has 290 beds."),
    ("The hospital has 320 beds.", "The hospital has 340 beds in intensive care."),
    ("The hotel has 110 rooms.", "The hotel has 90 rooms in the old town."),
    ("The hospital has 24 beds in intensive care.", "The hospital has 30 beds for intensive care."),
    ("All overtime must be approved.", "Overtime of less than 30 minutes need not be approved."),
    ("Uploads of more than 2 GB are rejected.", "Uploads of up to 5 GB are accepted."),
    ("More than 40 houses burned down.", "Houses did not burn down."),
    ("Idle sessions always end after an hour.", "If you set the timeout to 0, idle sessions never end."),
    ("The timeout can't be set to 0.", "If you set the timeout to 0, idle sessions never end."),
    ("Spell checking is on by default.", "Spell checking stays off unless you turn it on."),
    ("Import was added in version 5.", "Import from text folders was never added."),
    ("The lift was never to be replaced.", "The lift was to be replaced once there was money."),
    ("The scheme has been running for years.", "The scheme was to start once the money was there."),
    ("If you cancel within 14 days, you get your money back.", "You never get your money back."),
]
ASKED = "You opposed the tunnel as a member of parliament."
ANSWERED = "I did not oppose the tunnel."


@pytest.mark.parametrize(("one", "two"), BESIDE)
def test_two_statements_can_stand_beside_each_other(one: str, two: str) -> None:
    assert set_off(read_pair(one, two))
    assert set_off(read_pair(two, one))


@pytest.mark.parametrize(("one", "two"), AGAINST)
def test_two_statements_of_one_case_do_not(one: str, two: str) -> None:
    assert not set_off(read_pair(one, two))
    assert not set_off(read_pair(two, one))


@pytest.mark.parametrize(
    ("one", "two", "beside"),
    [
        (ASKED, ANSWERED, True),
        (
            "In March you said that the tunnel would be finished in 2027.",
            "In May you said it would be open in 2028.",
            True,
        ),
        ("I opposed the tunnel.", ANSWERED, False),
        (
            "You can return goods within 14 days of delivery.",
            "You can return goods within 30 days of delivery.",
            False,
        ),
        ("You can return goods.", "We do not take goods back.", False),
    ],
)
def test_two_people_talk(one: str, two: str, beside: bool) -> None:
    talk = Pair(read(one), Evidence(read(two), 1.0, 1, Scope.DOCUMENT), NEUTRAL, NEUTRAL)
    assert set_off(talk) is beside


@pytest.mark.parametrize(
    ("one", "two", "beside"),
    [
        ("288 pages, hardback, 25 pounds.", "224 pages, hardback, 22 pounds.", True),
        ("288 pages, hardback, 25 pounds.", "224 pages, hardback, 25 pounds.", False),
        ("288 pages.", "224 pages.", False),
        ("288 pages are printed for 25 pounds.", "224 pages are printed for 22 pounds.", False),
    ],
)
def test_lines_of_a_catalogue(one: str, two: str, beside: bool) -> None:
    listed = Pair(read(one), Evidence(read(two), 1.0, 1, Scope.DOCUMENT), NEUTRAL, NEUTRAL)
    assert set_off(listed) is beside


def test_who_talks_in_two_texts_is_not_one_talk() -> None:
    assert not set_off(read_pair(ASKED, ANSWERED))
