from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from factcheck.inference.batches import Row, batches


@given(st.lists(st.integers(2, 300), max_size=60))
def test_every_row_comes_once_and_within_the_budget(lengths: list[int]) -> None:
    rows = [Row(tuple(range(1, n + 1)), n // 2) for n in lengths]
    seen: list[int] = []
    for batch in batches(rows, budget=512):
        assert batch.ids.size <= 512
        for place, index in enumerate(batch.rows.tolist()):
            n = lengths[index]
            assert batch.ids[place, :n].tolist() == list(rows[index].ids)
            assert batch.mask[place].sum() == n
            assert batch.types[place].sum() == n - n // 2
        seen += batch.rows.tolist()
    assert sorted(seen) == list(range(len(rows)))


def test_rows_of_like_length_share_a_batch() -> None:
    rows = [Row((1,) * n, n) for n in (4, 100, 5, 99)]
    widths = [batch.ids.shape for batch in batches(rows, budget=200)]
    assert widths == [(2, 100), (2, 5)]


def test_a_row_longer_than_the_budget_has_a_batch_of_its_own() -> None:
    only = list(batches([Row((1,) * 40, 40), Row((1,) * 39, 39)], budget=10))
    assert [batch.ids.shape for batch in only] == [(1, 40), (1, 39)]
    assert all(batch.ids.dtype == np.int32 for batch in only)
