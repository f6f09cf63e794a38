"""Times of day in digits and in words, one own sentence a row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.values import clocks, extract
from factcheck.model import Quantity

TIMES = [
    ("The museum opens at half past nine.", ["9:30"]),
    ("The museum opens at 9.30 in the morning.", ["9:30"]),
    ("The shop closes at a quarter to five.", ["4:45"]),
    ("The shop closes at a quarter to twelve p.m.", ["23:45"]),
    ("He woke at ten minutes to six and left at twenty past eight.", ["5:50", "8:20"]),
    ("The office is open from 9 to 5.", ["9:00", "5:00"]),
    ("It is open 9am-5pm.", ["9:00", "17:00"]),
    ("It is open 9am–5:30pm.", ["9:00", "17:30"]),
    ("Doors open at six o'clock.", ["6:00"]),
    ("The parade starts at noon and ends at midnight.", ["12:00", "0:00"]),
    ("The deadline is 12 noon.", ["12:00"]),
    ("Bars may open until two in the morning.", ["2:00"]),
    ("The bar closes at eleven at night.", ["23:00"]),
    ("The train leaves at 21:25.", ["21:25"]),
    ("The library opens at ten.", ["10:00"]),
]
OTHERS = [
    "The shop opens at nine locations.",
    "They arrested 9 in the morning raid.",
    "A midnight blue car stood at the Midnight Express.",
    "The match ended 3 to 1.",
    "The gap opened from 9 to 12 points.",
    "The shares closed at 9 cents.",
    "It rose from a quarter to five percent.",
    "A quarter to two fifths of voters stayed away.",
    "PM-10 levels are high.",
]


def times(text: str) -> list[str]:
    minutes = [int(v.low) for v in extract(text) if isinstance(v, Quantity) and v.unit == clocks.UNIT]
    return [f"{m // 60}:{m % 60:02}" for m in minutes]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_a_time_of_day_has_one_normal_form(text: str, expected: list[str]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_time_of_day_is_left_alone(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize("words", ["nine", "half past nine", "9:25", "12:30", "nine o'clock"])
def test_a_time_without_its_half_of_the_day_may_be_either(words: str) -> None:
    assert clocks.either(words)


@pytest.mark.parametrize(
    "words", ["9 a.m.", "9:25 pm", "21:25", "09:25", "noon", "00:10", "two in the morning"]
)
def test_a_time_that_tells_its_half_of_the_day_is_one(words: str) -> None:
    assert not clocks.either(words)


@given(st.integers(0, 23), st.integers(0, 59))
def test_both_clocks_give_one_value(hour: int, minute: int) -> None:
    half = "a.m." if hour < 12 else "p.m."
    twelve = f"The bell rings at {hour % 12 or 12}:{minute:02} {half} in the tower."
    assert times(twelve) == times(f"The bell rings at {hour:02}:{minute:02} in the tower.")
