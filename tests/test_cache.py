"""The vector cache."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from factcheck.cache import CachedEmbedder
from tests.fakes import WordEmbedder


def test_only_new_texts_are_embedded_again(tmp_path: Path) -> None:
    inner = WordEmbedder()
    cached = CachedEmbedder(inner, tmp_path / "deep" / "vectors.sqlite")
    first = cached.embed(["one", "two", "one"])
    assert inner.seen == ["one", "two"]
    second = cached.embed(["two", "three"])
    assert inner.seen == ["one", "two", "three"]
    assert np.array_equal(first[1], second[0])
    assert first.shape == (3, 64)


def test_nothing_to_embed(tmp_path: Path) -> None:
    assert CachedEmbedder(WordEmbedder(), tmp_path / "v.sqlite").embed([]).shape == (0, 64)


def test_a_broken_file_costs_a_warning_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "v.sqlite"
    path.write_bytes(b"this is no database" * 100)
    with pytest.warns(UserWarning, match="can't be used"):
        vectors = CachedEmbedder(WordEmbedder(), path).embed(["one"])
    assert np.array_equal(vectors, WordEmbedder().embed(["one"]))


def test_a_folder_in_its_place_costs_a_warning_and_nothing_else(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="can't be used"):
        assert CachedEmbedder(WordEmbedder(), tmp_path).embed(["one"]).shape == (1, 64)


def test_more_keys_than_one_query_holds(tmp_path: Path) -> None:
    texts = [f"word{i}" for i in range(1203)]
    cached = CachedEmbedder(WordEmbedder(), tmp_path / "v.sqlite")
    assert np.array_equal(cached.embed(texts), cached.embed(texts))
