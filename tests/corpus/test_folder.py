"""Corpora on disk."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck.corpus.folder import find, use_of
from factcheck.corpus.store import Filter
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


def test_a_file_is_a_corpus_with_the_settings_beside_it(tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_text("{}", "utf-8")
    (corpus,) = find(tmp_path / "feed.jsonl")
    assert (corpus.name, corpus.title, corpus.authority) == ("feed", "feed.jsonl", None)
    (tmp_path / "corpus.toml").write_text('title = "Desk"\nauthority = 80\n', "utf-8")
    (corpus,) = find(tmp_path / "feed.jsonl")
    assert (corpus.name, corpus.title, corpus.authority) == ("feed", "Desk", 80)
    assert corpus.place == tmp_path / "feed.jsonl"


@pytest.mark.parametrize("settings", ["title = ", "authority = 'high'", "authority = 0", "\udcff"])
def test_bad_settings_are_named(tmp_path: Path, settings: str) -> None:
    (tmp_path / "corpus.toml").write_bytes(settings.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError, match=r"corpus\.toml"):
        find(tmp_path)


def test_a_missing_folder_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such corpus folder"):
        find(tmp_path / "none")


def test_a_user_chooses_among_the_documents_of_all_corpora() -> None:
    assert use_of([]) is None
    assert use_of(["language=en", "authority=50", "language=de", "until=2024-03-01"]) == Filter(
        frozenset({"en", "de"}), least_authority=50, until=date(2024, 3, 1)
    )


@pytest.mark.parametrize(
    "option", ["since", "since=", "year=2024", "since=tomorrow", "authority=high", "authority=-1"]
)
def test_a_choice_that_is_not_understood_is_told(option: str) -> None:
    with pytest.raises(UsageError, match="corpus-use"):
        use_of([option])


def test_a_key_that_is_given_twice_is_told() -> None:
    with pytest.raises(UsageError, match="once each"):
        use_of(["since=2023-01-01", "since=2024-01-01"])
