"""Bins of confidence count all rows once, and two-way sets never hear of neutral."""

from __future__ import annotations

import numpy as np

from training.reliability import EDGES, bins, table, two_way
from training.scoring import softmax


def test_every_row_lies_in_one_bin_with_the_share_that_is_right() -> None:
    scores = np.asarray([[0.4, 0.35, 0.25], [0.9, 0.05, 0.05], [1.0, 0.0, 0.0], [0.1, 0.3, 0.6]])
    found = bins(scores, np.asarray([0, 0, 2, 2]))
    assert [n for n, _ in found] == [1, 0, 1, 0, 0, 2]
    assert [right for _, right in found] == [100, 0, 100, 0, 0, 50]
    assert len(found) == len(EDGES) - 1


def test_two_way_probabilities_leave_nothing_to_neutral() -> None:
    scores = softmax(two_way(np.asarray([[1.0, 9.0, 1.0], [2.0, 0.0, -2.0]])))
    assert scores[:, 1].max() == 0.0
    assert scores[0].tolist() == [0.5, 0.0, 0.5]
    assert scores[1, 0] > scores[1, 2]


def test_the_table_is_markdown() -> None:
    assert table([("a", 1)], ("set", "n")) == "| set | n |\n| -- | --: |\n| a | 1 |"
