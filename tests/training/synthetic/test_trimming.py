"""Restatements leave out details, never what the sentence hangs on, and each keeps what the other lacks."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.synthetic.trimming import details, restated, without

RESCUE = "On Tuesday, Josef Hruby (61), a farmer from Ostrava, was pulled from a flooded barn by two divers."


def test_details_are_brackets_appositions_leading_and_closing_phrases() -> None:
    told = [RESCUE[start:end] for start, end in details(RESCUE)]
    assert told == ["On Tuesday, ", " (61)", ", a farmer from Ostrava,", " from a flooded barn by two divers"]


def test_a_sentence_goes_on_with_a_capital_where_its_beginning_is_left_out() -> None:
    assert without(RESCUE, details(RESCUE)) == "Josef Hruby was pulled."


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2020, no firm (of 12) was fined by the state.",
        "On Monday, apples, pears, and plums were sold at the market.",
        "The house is located in the north.",
        "What did he say, after all, in 2020?",
    ],
)
def test_nothing_is_left_out_where_it_would_turn_or_break_the_sentence(sentence: str) -> None:
    assert details(sentence) == []


@given(st.integers(0, 10_000))
def test_each_version_lacks_something_that_the_other_has(seed: int) -> None:
    versions = restated(RESCUE, random.Random(seed))
    assert versions is not None
    one, other = (set(v.lower().split()) for v in versions)
    assert one - other
    assert other - one
    assert (one | other) <= set(RESCUE.lower().split()) | {"ostrava", "hruby", "hruby,", "(61)", "pulled."}


def test_a_sentence_with_one_detail_has_no_two_versions() -> None:
    assert restated("The farmer was pulled from a barn by two divers.", random.Random(1)) is None
