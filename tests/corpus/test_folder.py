"""Corpora on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.corpus.folder import find
from factcheck.errors import UsageError


def test_every_folder_with_settings_is_a_corpus(tmp_path: Path) -> None:
    for name, authority in (("b", 90), ("a", 10)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "corpus.toml").write_text(
            f'title = "T {name}"\nauthority = {authority}\n', "utf-8"
        )
    assert [(c.name, c.title, c.authority) for c in find(tmp_path)] == [("a", "T a", 10), ("b", "T b", 90)]


def test_a_folder_without_settings_is_one_corpus(tmp_path: Path) -> None:
    (corpus,) = find(tmp_path)
    assert (corpus.name, corpus.authority) == (tmp_path.name, None)


@pytest.mark.parametrize("settings", ["title = ", "authority = 'high'", "authority = 0", "\udcff"])
def test_bad_settings_are_named(tmp_path: Path, settings: str) -> None:
    (tmp_path / "corpus.toml").write_bytes(settings.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError, match=r"corpus\.toml"):
        find(tmp_path)


def test_a_missing_folder_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such corpus folder"):
        find(tmp_path / "none")
