"""What is measured of a pair."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.model import Nearness, Pair, Scores
from factcheck.verdicts.features import NAMES, features, log_odds
from tests.fakes import pair


def measured(one: Pair) -> dict[str, float]:
    return dict(zip(NAMES, features(one), strict=True))


def test_both_directions_are_felt() -> None:
    both = replace(pair("a", "b", Scores(0.1, 0.5, 0.4)), backward=Scores(0.3, 0.2, 0.5))
    found = measured(both)
    assert found["contradicts"] == pytest.approx((log_odds(0.5) + log_odds(0.2)) / 2)
    assert found["weaker_way"] == pytest.approx(log_odds(0.2))
    assert found["supports"] == pytest.approx(log_odds(0.3))


def test_one_direction_stands_for_both_where_the_other_was_not_scored() -> None:
    found = measured(replace(pair("a", "b", Scores(0.1, 0.5, 0.4)), backward=None))
    assert found["contradicts"] == found["weaker_way"] == pytest.approx(0.0)


def test_nearness_is_that_of_the_search() -> None:
    sought = pair("a", "b")
    sought = replace(sought, evidence=replace(sought.evidence, nearness=Nearness(0.61, 0.33)))
    assert (measured(sought)["cosine"], measured(sought)["share"]) == (0.61, 0.33)


def test_a_restatement_is_no_nearer_than_a_statement_about_the_same() -> None:
    one = pair("a", "b")
    same = replace(one, evidence=replace(one.evidence, nearness=Nearness(0.97, 0.95)))
    assert measured(same) == measured(one)


@pytest.mark.parametrize("probability", [0.0, 1.0])
def test_certainty_has_a_limit(probability: float) -> None:
    assert abs(log_odds(probability)) == 6.0
