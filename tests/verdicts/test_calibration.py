"""Scaling of logits and the shipped numbers."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from factcheck.model import Nearness, Scores, Stance
from factcheck.verdicts import calibration
from factcheck.verdicts.calibration import MODEL_ALONE, Scaling, Weights
from tests.fakes import pair


def test_scores_sum_to_one_and_keep_the_order_of_the_columns() -> None:
    scores = Scaling(2.0, (0.0, 0.0, 0.0)).scores([1.0, 2.0, 5.0])
    assert scores.supports + scores.contradicts + scores.neutral == pytest.approx(1)
    assert scores.contradicts > scores.neutral > scores.supports
    assert scores.stance is Stance.CONTRADICTS


def test_a_higher_temperature_is_less_sure() -> None:
    cool, hot = (Scaling(t, (0.0, 0.0, 0.0)).scores([0.0, 0.0, 4.0]).contradicts for t in (1.0, 3.0))
    assert cool > hot


def test_huge_logits_do_not_overflow() -> None:
    assert Scaling(1.0, (0.0, 0.0, 0.0)).scores([1e4, -1e4, 0.0]).supports == pytest.approx(1)


def test_the_shipped_file_has_every_threshold() -> None:
    stored = calibration.load()
    assert {"nli", "nli-across", "nli-corpus", "typed", "support", "error"} <= stored.thresholds.keys()
    assert all(0 < value <= 1 for value in stored.thresholds.values())


def test_the_weights_of_the_model_alone_give_its_own_probability() -> None:
    assert MODEL_ALONE.probability(pair("a", "b", Scores(0.1, 0.8, 0.1))) == pytest.approx(0.8)


def test_weights_raise_and_lower_a_probability() -> None:
    near = Weights.of(-1.0, {"contradicts": 1.0, "cosine": 2.0})
    sought = pair("a", "b", Scores(0.1, 0.5, 0.4))
    close, far = (
        replace(sought, evidence=replace(sought.evidence, nearness=Nearness(cosine, 0.5)))
        for cosine in (0.6, 0.1)
    )
    assert near.probability(close) == pytest.approx(1 / (1 + math.exp(-0.2)))
    assert near.probability(far) < 0.5 < near.probability(close)


def test_steep_weights_do_not_overflow() -> None:
    steep = Weights.of(-1e6, {"contradicts": 1.0})
    assert steep.probability(pair("a", "b")) == pytest.approx(0.0)
    assert Weights.of(1e6, {}).probability(pair("a", "b")) == pytest.approx(1.0)


def test_a_weight_without_a_feature_is_refused() -> None:
    with pytest.raises(ValueError, match="no such feature: luck"):
        Weights.of(0.0, {"luck": 1.0})
