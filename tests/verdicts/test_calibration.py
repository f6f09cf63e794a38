"""Scaling of logits and the shipped numbers."""

from __future__ import annotations

import pytest

from factcheck.model import Stance
from factcheck.verdicts import calibration
from factcheck.verdicts.calibration import Scaling


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
    assert {"nli", "typed", "support", "error"} <= stored.thresholds.keys()
    assert all(0 < value <= 1 for value in stored.thresholds.values())
