from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from factcheck.errors import IncompleteError
from factcheck.inference.manifest import read_entry, weights_folder
from factcheck.inference.runtime import ShippedNli


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped manifest with files that hold nothing of what it says."""
    shutil.copy(weights_folder() / "weights.json", tmp_path)
    for name in json.loads((tmp_path / "weights.json").read_text())["files"]:
        (tmp_path / name).write_bytes(b"version https://git-lfs.github.com/spec/v1\n")
    return tmp_path


@pytest.mark.parametrize("role", ["nli", "embed"])
def test_the_shipped_files_are_what_the_manifest_says(role: str) -> None:
    entry = read_entry(role)
    assert [file.check().is_file() for file in entry.files] == [True, True, True]
    assert entry.title.startswith(f"factcheck-{role}-minilm-l6@")


def test_models_share_words_and_tokeniser() -> None:
    assert read_entry("nli").files[1:] == read_entry("embed").files[1:]


def test_all_shipped_files_together_stay_small() -> None:
    total = sum(path.stat().st_size for path in weights_folder().iterdir())
    assert total < 60_000_000


def test_a_missing_manifest_is_said_clearly(tmp_path: Path) -> None:
    with pytest.raises(IncompleteError, match=r"shipped models are missing.*reinstall"):
        read_entry("nli", tmp_path)


@pytest.mark.parametrize("content", ["{", "{}", '{"models": {"nli": {}}, "files": {}}', "[]"])
def test_a_damaged_manifest_is_said_clearly(tmp_path: Path, content: str) -> None:
    (tmp_path / "weights.json").write_text(content)
    with pytest.raises(IncompleteError, match=r"weights\.json is damaged"):
        read_entry("nli", tmp_path)


def test_a_damaged_model_is_not_run(folder: Path) -> None:
    with pytest.raises(IncompleteError, match="damaged"):
        ShippedNli(read_entry("nli", folder)).logits([("a", "b")])


def test_a_missing_model_is_named(folder: Path) -> None:
    (folder / "tokenizer.json").unlink()
    with pytest.raises(IncompleteError, match=r"missing: .*tokenizer\.json"):
        ShippedNli(read_entry("nli", folder)).token_counts(["a"])
