"""How often something happens: what is read, what is left alone, and that one frequency has one value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.values.frequencies import frequencies
from factcheck.model import Bound

SAME = [
    ("every six months", "twice a year"),
    ("every day", "daily"),
    ("every 24 hours", "every day"),
    ("fortnightly", "every other week"),
    ("once a month", "every month"),
    ("four times a year", "quarterly"),
    ("every three months", "quarterly"),
    ("annually", "every twelve months"),
    ("every sixty minutes", "hourly"),
    ("three times a day", "three times daily"),
    ("once every two years", "every second year"),
    ("two or three times a week", "2-3 times per week"),
    ("every Tuesday and Friday", "twice a week"),
]
LIMITED = [
    ("at least once a year", Bound.AT_LEAST),
    ("weekly or more often", Bound.AT_LEAST),
    ("up to three times a day", Bound.AT_MOST),
    ("no more than twice a week", Bound.AT_MOST),
    ("only once a month", Bound.EXACT),
]
NONE = [
    "Daily backups are kept for a year.",
    "The monthly fee is small.",
    "Not every day is a holiday.",
    "It rains nearly every day.",
    "It runs every 0 days.",
    "The team won three times.",
    "The biweekly letter appears biweekly.",
    "Each member has one vote.",
    "Half of the day it rained.",
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_one_frequency_in_two_wordings_has_one_value(one: str, two: str) -> None:
    (ours,), (theirs,) = frequencies(f"It is done {one}."), frequencies(f"It is done {two}.")
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high))


@pytest.mark.parametrize(("words", "bound"), LIMITED)
def test_a_limit_is_part_of_it(words: str, bound: Bound) -> None:
    text = f"It is done {words}."
    (found,) = frequencies(text)
    assert found.bound is bound
    assert bound is Bound.EXACT or text[found.start : found.end] == words


@pytest.mark.parametrize("text", NONE)
def test_rates_vague_words_and_adjectives_are_left_alone(text: str) -> None:
    assert frequencies(text) == ()


def test_a_weekday_of_the_month_keeps_its_number() -> None:
    (found,) = frequencies("The council meets on the third Monday of each month.")
    assert (found.low, found.day, found.nth) == (12.0, "monday", "third")


@given(st.integers(1, 99), st.sampled_from(["day", "week", "month", "year"]))
def test_every_so_many_periods_is_that_part_of_each(number: int, period: str) -> None:
    (one,) = frequencies(f"It is done every {period}.")
    (many,) = frequencies(f"It is done every {number} {period}s.")
    assert many.low == pytest.approx(one.low / number)


@given(st.text("every other once twice a-0123 dayweek", max_size=300))
def test_no_text_upsets_it(text: str) -> None:
    assert all(0 <= f.start < f.end <= len(text) and f.low <= f.high for f in frequencies(text))
