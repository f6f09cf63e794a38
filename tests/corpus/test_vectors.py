"""The exact nearest, the file of vectors, and BM25 beside the library whose formula it shares."""

from __future__ import annotations

from pathlib import Path

import bm25s
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.corpus.bm25 import Collection, invert, score
from factcheck.corpus.vectors import VectorFile, nearest, top


@pytest.mark.parametrize("count", [0, 1, 60, 5000])
def test_the_nearest_are_exactly_those_of_all(count: int) -> None:
    dice = np.random.default_rng(3)
    vectors = dice.normal(size=(count, 16)).astype(np.float32)
    queries = dice.normal(size=(70, 16)).astype(np.float32)
    allowed = dice.random(count) < 0.7
    order = dice.permutation(count).astype(np.uint64)
    found = nearest(vectors, queries, 10, allowed, order)
    scores = np.where(allowed, queries @ vectors.T, -np.inf)
    for row, ranked in zip(scores, found, strict=True):
        best = np.argsort(-row, kind="stable")[: min(10, int(allowed.sum()))]
        assert ranked.slots.tolist() == best.tolist()


def test_equal_scores_are_ordered_by_content() -> None:
    vectors = np.full((4000, 4), 0.5, dtype=np.float32)
    order = np.arange(4000, dtype=np.uint64)[::-1]
    (ranked,) = nearest(vectors, vectors[:1], 3, np.ones(4000, np.bool_), order)
    assert ranked.slots.tolist() == [3999, 3998, 3997]
    assert top(np.array([5, 9]), np.ones(2, np.float32), 1, order).slots.tolist() == [9]


def test_what_no_transaction_counts_is_written_over(tmp_path: Path) -> None:
    file = VectorFile(tmp_path / "v.f32", 2)
    assert file.open(0).shape == (0, 2)
    file.append(0, [np.ones((3, 2), np.float32)])
    file.append(1, [np.zeros((1, 2), np.float32)])
    assert file.open(2).tolist() == [[1, 1], [0, 0]]
    with pytest.raises(ValueError, match="mmap"):
        file.open(3)


WORDS = st.lists(st.lists(st.sampled_from("abcdef"), max_size=6), min_size=1, max_size=12)


@settings(max_examples=40, deadline=None)
@given(texts=WORDS.filter(any), query=st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4))
def test_bm25_is_that_of_the_library(texts: list[list[str]], query: list[str]) -> None:
    library = bm25s.BM25()
    library.index(texts, show_progress=False)
    known = [word for word in query if any(word in text for text in texts)]
    lengths = np.array([len(text) for text in texts], dtype=np.int32)
    ours = score(known, invert(texts), Collection(lengths, len(texts), float(lengths.mean())))
    theirs = library.get_scores(known) if known else np.zeros(len(texts))
    assert np.allclose(ours, theirs, atol=1e-5)
