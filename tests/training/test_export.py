"""A random BERT through the whole export, held against PyTorch."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from factcheck.inference.manifest import read_entry
from factcheck.inference.runtime import ShippedNli, _Encoder
from tests.inference.tiny import write_cross_encoder, write_encoder
from training.export import Source, write_manifest, write_model
from training.graph import Storage, WordTable
from training.reference import nli_logits
from training.shipped import restore

PAIRS = [
    ("The bridge opened in 1932.", "It opened in 1987."),
    ("A dog barks at the gate.", "An animal."),
    ("", "Rain."),
]


@pytest.fixture(scope="module")
def crossed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cross_encoder(tmp_path_factory.mktemp("hf"), ["neutral", "contradiction", "entailment"], 512)


@pytest.mark.parametrize(("storage", "tolerance"), [("float32", 0.05), ("float16", 0.05), ("int8", 0.25)])
def test_the_export_scores_as_pytorch_does(
    crossed: Path, tmp_path: Path, storage: str, tolerance: float
) -> None:
    write_manifest({"nli": write_model(Source.read("nli", crossed), tmp_path, Storage(storage))}, tmp_path)
    ours = ShippedNli(read_entry("nli", tmp_path)).logits(PAIRS)
    theirs = np.asarray(nli_logits(crossed, PAIRS))
    assert np.abs(theirs).max() > 0.5
    assert np.abs(ours - theirs).max() < tolerance


def test_a_new_model_leaves_the_shared_files_alone(crossed: Path, tmp_path: Path) -> None:
    source = Source.read("nli", crossed)
    write_manifest({"nli": write_model(source, tmp_path, Storage.FLOAT16)}, tmp_path)
    before = read_entry("nli", tmp_path)
    source.weights["classifier.bias"] += 1
    write_manifest({"nli": write_model(source, tmp_path, Storage.FLOAT16)}, tmp_path)
    after = read_entry("nli", tmp_path)
    assert before.words == after.words
    assert before.graph.sha256 != after.graph.sha256
    assert before.title != after.title


def test_a_model_with_other_words_gets_a_table_of_its_own(crossed: Path, tmp_path: Path) -> None:
    encoder = write_encoder(tmp_path / "encoder", 256)
    entries = {
        "nli": write_model(Source.read("nli", crossed), tmp_path, Storage.FLOAT16),
        "embed": write_model(Source.read("embed", encoder), tmp_path, Storage.FLOAT16),
    }
    write_manifest(entries, tmp_path)
    embedder = read_entry("embed", tmp_path)
    assert embedder.words.path.name == "embed-words.bin"
    assert read_entry("nli", tmp_path).words.path.name == "words.bin"
    assert _Encoder(embedder, 1).session.get_outputs()[0].shape == ["batch", 32]


def test_other_labels_are_refused(tmp_path: Path) -> None:
    folder = write_cross_encoder(tmp_path, ["no", "yes", "maybe"])
    with pytest.raises(ValueError, match=r"has the labels \['maybe', 'no', 'yes'\]"):
        Source.read("nli", folder).columns()


def test_other_architectures_are_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "roberta"}))
    with pytest.raises(ValueError, match="no BERT"):
        Source.read("nli", tmp_path)


def test_a_word_table_survives_writing(tmp_path: Path) -> None:
    values = np.random.default_rng(1).normal(size=(7, 8)).astype(np.float32)
    table = WordTable.of(values, "words.bin")
    table.write(tmp_path)
    again = WordTable.read(tmp_path / "words.bin", 8)
    assert (again.codes == table.codes).all()
    assert again.serves(values)
    assert not again.serves(values + 0.1)
    assert np.abs(again.codes * again.scale - values).max() <= table.scale.max() / 2 + 1e-6


def test_the_shipped_weights_read_back_score_as_they_do_in_the_product(tmp_path: Path) -> None:
    restore(tmp_path)
    ours = ShippedNli(read_entry("nli")).logits(PAIRS)
    assert np.abs(ours - np.asarray(nli_logits(tmp_path, PAIRS))).max() < 0.05
