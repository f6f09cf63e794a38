"""Pairs that share texts: every pair is read as often as it weighs, and put together as the model reads it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from tests.inference.tiny import write_cross_encoder
from training.arrays import encode_pairs, padded
from training.pool import MAX_HYPOTHESIS, MAX_TOKENS, DevicePool, PairPool, encode_pool, joined

ROWS = [
    ("The bridge opened in 1932.", "It opened in 1987.", 2, 1.0, "news"),
    ("The bridge opened in 1932.", "A bridge.", 0, 2.0, "news"),
    ("A bridge.", "Rain. " * 300, 1, 0.5, "made"),
    ("Rain. " * 300, "A bridge.", -1, 1.0, "made"),
]


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_cross_encoder(
        tmp_path_factory.mktemp("hf"), ["entailment", "neutral", "contradiction"], 512
    )
    return folder / "tokenizer.json"


@pytest.fixture(scope="module")
def pool(tokenizer: Path) -> PairPool:
    return encode_pool(ROWS, tokenizer)


def test_a_text_is_kept_once(pool: PairPool) -> None:
    assert len(pool.offsets) - 1 == 4
    assert pool.premises[0] == pool.premises[1]
    assert pool.labels.tolist() == [2, 0, 1, -1]
    assert [str(pool.names[kind]) for kind in pool.kinds] == ["news", "news", "made", "made"]


def test_it_is_read_back_as_it_was_written(pool: PairPool, tmp_path: Path) -> None:
    pool.save(tmp_path / "new" / "pool.npz")
    back = PairPool.load(tmp_path / "new" / "pool.npz")
    assert back.tokens.tolist() == pool.tokens.tolist()
    assert back.lengths.tolist() == pool.lengths.tolist()


def test_a_pass_reads_each_pair_as_often_as_it_weighs(pool: PairPool) -> None:
    counts = np.zeros(len(ROWS))
    for seed in range(200):
        for batch in pool.one_pass(1024, seed):
            np.add.at(counts, batch, 1)
    assert counts[[0, 1, 3]].tolist() == [200, 400, 200]
    assert 70 < counts[2] < 130
    first, again = (np.concatenate(pool.one_pass(1024, 3)).tolist() for _ in range(2))
    assert first == again


def test_batches_hold_no_more_tokens_than_asked(tokenizer: Path) -> None:
    generator = np.random.default_rng(1)
    rows = [("Rain. " * int(generator.integers(1, 60)), "A bridge.", 1, 1.0, "x") for _ in range(3000)]
    made = encode_pool(rows, tokenizer)
    batches = made.one_pass(2048, seed=1)
    widths = [-(-int(made.lengths[b].max()) // 16) * 16 for b in batches]
    assert sorted(np.concatenate(batches).tolist()) == list(range(3000))
    assert all(width * len(b) <= 2048 for width, b in zip(widths, batches, strict=True))
    padding = 1 - made.lengths.sum() / sum(w * len(b) for w, b in zip(widths, batches, strict=True))
    assert padding < 0.25


def test_a_batch_is_what_the_arrays_give(pool: PairPool, tokenizer: Path) -> None:
    short = [0, 1]
    ids, types, mask = DevicePool(pool, "cpu").batch(torch.tensor(short), 32)
    arrays = encode_pairs([(p, h, label) for p, h, label, *_ in ROWS[:2]], tokenizer)
    theirs = padded(arrays, np.asarray(short))
    width = theirs[0].shape[1]
    assert np.array_equal(ids[:, :width].numpy(), theirs[0])
    assert np.array_equal(types[:, :width].numpy(), theirs[1])
    assert np.array_equal(mask[:, :width].long().numpy(), theirs[2])
    assert not mask[:, width:].any()


def test_long_texts_are_cut_and_end_as_they_should(pool: PairPool) -> None:
    data = DevicePool(pool, "cpu")
    ids, types, mask = data.batch(torch.tensor([2, 3]), MAX_TOKENS)
    assert mask.sum(1).tolist() == pool.lengths[[2, 3]].tolist() == [mask[0].sum(), MAX_TOKENS]
    assert int(types[0].sum()) == MAX_HYPOTHESIS + 1
    for row, seen in zip(ids, mask, strict=True):
        assert int(row[int(seen.sum()) - 1]) == data.sep
        assert (row == data.sep).sum() == 2


def test_two_pools_become_one(pool: PairPool, tokenizer: Path) -> None:
    other = encode_pool([("Rain.", "The bridge is wet.", 1, 3.0, "later")], tokenizer)
    both = joined(pool, other)
    assert [str(both.names[kind]) for kind in both.kinds] == ["news", "news", "made", "made", "later"]
    assert both.lengths.tolist() == [*pool.lengths.tolist(), *other.lengths.tolist()]
    last, alone = (
        DevicePool(p, "cpu").batch(torch.tensor([row]), 16)[0] for p, row in ((both, 4), (other, 0))
    )
    assert torch.equal(last, alone)
