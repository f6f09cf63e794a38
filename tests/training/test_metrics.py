"""Figures against cases worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from training import metrics


def test_auc_counts_ties_half() -> None:
    assert metrics.auc(np.asarray([0.1, 0.5, 0.5, 0.9]), np.asarray([False, False, True, True])) == 0.875


def test_precision_at_recall_takes_the_highest_threshold_that_reaches_it() -> None:
    score = np.asarray([0.9, 0.8, 0.7, 0.6, 0.5])
    positive = np.asarray([True, False, True, False, True])
    assert metrics.precision_at_recall(score, positive, 0.4) == pytest.approx(2 / 3)
    assert metrics.precision_at_recall(score, positive, 0.3) == 1.0


def test_balanced_accuracy_and_its_best_threshold() -> None:
    score = np.asarray([0.1, 0.2, 0.8, 0.9])
    positive = np.asarray([False, False, True, True])
    edge = metrics.best_threshold(score, positive)
    assert metrics.balanced_accuracy(score > edge, positive) == 1.0


def test_macro_f1_and_calibration_error() -> None:
    gold = np.asarray([0, 0, 1, 2])
    assert metrics.macro_f1(gold, gold) == 1.0
    sure = np.eye(3)[gold]
    assert metrics.expected_calibration_error(sure, gold) == 0.0


def test_bootstrap_resamples_cases() -> None:
    values = np.asarray([1.0] * 50 + [0.0] * 50)
    one_case_each = metrics.bootstrap(lambda rows: float(values[rows].mean()), [str(i) for i in range(100)])
    two_cases = metrics.bootstrap(lambda rows: float(values[rows].mean()), ["a"] * 50 + ["b"] * 50)
    assert one_case_each.value == two_cases.value == 0.5
    assert two_cases.high - two_cases.low > one_case_each.high - one_case_each.low
