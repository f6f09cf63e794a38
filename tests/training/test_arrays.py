"""Batches hold every row once and waste little on padding."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from training.arrays import PairArrays, padded, plan_batches


def arrays() -> PairArrays:
    lengths = [5, 9, 7]
    return PairArrays(
        tokens=np.arange(sum(lengths), dtype=np.uint16),
        offsets=np.asarray([0, 5, 14, 21], dtype=np.int64),
        boundaries=np.asarray([3, 4, 5], dtype=np.int32),
        labels=np.asarray([0, 1, 2], dtype=np.int64),
    )


def test_every_row_is_in_one_batch() -> None:
    lengths = np.random.default_rng(1).integers(5, 200, 1000)
    batches = plan_batches(lengths, 64, seed=2)
    assert sorted(np.concatenate(batches).tolist()) == list(range(1000))
    assert [b.tolist() for b in batches] == [b.tolist() for b in plan_batches(lengths, 64, seed=2)]


def test_batches_hold_rows_of_like_length() -> None:
    lengths = np.random.default_rng(1).integers(5, 200, 6400)
    waste = sum(int((lengths[b].max() - lengths[b]).sum()) for b in plan_batches(lengths, 64, seed=2))
    assert waste / lengths.sum() < 0.1


def test_padding_and_types() -> None:
    ids, types, mask = padded(arrays(), np.asarray([0, 1]))
    assert ids.shape == (2, 16)
    assert mask.sum(1).tolist() == [5, 9]
    assert types[0, :5].tolist() == [0, 0, 0, 1, 1]
    assert ids[1, :9].tolist() == list(range(5, 14))


def test_saved_arrays_come_back(tmp_path: Path) -> None:
    arrays().save(tmp_path)
    assert PairArrays.load(tmp_path).tokens.tolist() == arrays().tokens.tolist()
