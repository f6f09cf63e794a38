from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.inference.windows import WINDOW, Window, cover, mean_vectors, pair_windows, speakers


@given(length=st.integers(0, 2000), size=st.integers(1, 500), data=st.data())
def test_cover_leaves_nothing_out(length: int, size: int, data: st.DataObject) -> None:
    overlap = data.draw(st.integers(0, size - 1))
    ranges = cover(length, size, overlap)
    assert ranges[0][0] == 0
    assert ranges[-1][1] == length
    for (_, end), (start, _) in pairwise(ranges):
        assert start <= end - overlap
    assert all(end - start == min(size, length) for start, end in ranges)


@given(premise=st.integers(0, 4000), hypothesis=st.integers(0, 1500))
def test_every_token_of_both_sides_is_read_and_fits(premise: int, hypothesis: int) -> None:
    windows = pair_windows(0, premise, hypothesis, 509)
    read = {i for w in windows for i in range(*w.premise)}, {i for w in windows for i in range(*w.hypothesis)}
    assert read == (set(range(premise)), set(range(hypothesis)))
    assert all(w.premise[1] - w.premise[0] + w.hypothesis[1] - w.hypothesis[0] <= 509 for w in windows)


def test_a_pair_that_fits_is_read_whole() -> None:
    assert pair_windows(3, 400, 109, 509) == [Window(3, 0, (0, 400), (0, 109))]


def test_windows_of_a_long_premise_have_the_length_of_training() -> None:
    windows = pair_windows(0, 3000, 12, 509)
    assert {w.premise[1] - w.premise[0] for w in windows} == {WINDOW - 12}


def window(owner: int, part: int = 0) -> Window:
    return Window(owner, part, (0, 1), (0, 1))


def test_the_window_that_has_most_to_say_speaks_for_the_pair() -> None:
    scores = np.asarray([[0, 3, 0], [0, 0, 2], [1, 2, 0]], dtype=np.float32)
    chosen = speakers([window(0), window(0), window(1)], scores, 2)
    assert chosen.tolist() == [[0, 0, 2], [1, 2, 0]]


def test_the_worst_part_of_a_long_hypothesis_speaks() -> None:
    scores = np.asarray([[4, 0, 0], [0, 3, 0], [0, 0, 3], [0, 3, 0]], dtype=np.float32)
    windows = [window(0, 0), window(0, 0), window(0, 1), window(0, 1)]
    assert speakers(windows, scores, 1).tolist() == [[0, 0, 3]]


def test_a_long_text_gets_the_weighted_mean_of_its_windows() -> None:
    vectors = np.asarray([[1, 0], [0, 1], [0, 1]], dtype=np.float32)
    result = mean_vectors([0, 0, 1], [3, 4, 9], vectors, 2)
    assert result[0] == pytest.approx([0.6, 0.8])
    assert result[1] == pytest.approx([0, 1])
