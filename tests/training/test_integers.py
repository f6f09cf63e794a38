"""Products in whole numbers: near to PyTorch, the same in any company, and really done in whole numbers."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import pytest

from factcheck.inference.manifest import read_entry
from factcheck.inference.runtime import ShippedEmbedder, ShippedNli
from tests.inference.tiny import write_cross_encoder, write_encoder
from training.export import Source, write_manifest, write_model
from training.graph import Storage
from training.integers import MOST, batches_of, rounded
from training.reference import nli_logits, similarities

WORDS = "a bridge dog gate river tall old opened closed in 1932 of stone the by water".split()
PAIRS = [
    ("The bridge opened in 1932.", "It opened in 1987."),
    ("A dog barks at the gate.", "An animal."),
    ("The old stone bridge by the river was closed.", "The bridge is open."),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    draw = np.random.default_rng(5)
    (folder / "train").mkdir()
    with gzip.open(folder / "train" / "nli.jsonl.gz", "wt", encoding="utf-8") as stream:
        for _ in range(80):
            premise, hypothesis = (" ".join(draw.choice(WORDS, n)) for n in draw.integers(3, 20, 2))
            stream.write(json.dumps({"premise": premise, "hypothesis": hypothesis}) + "\n")
    return folder


@pytest.fixture(scope="module")
def exported(data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The two Hugging Face folders, and what was made of them."""
    folder = tmp_path_factory.mktemp("integers")
    nli = write_cross_encoder(folder / "nli", ["neutral", "contradiction", "entailment"], 512)
    embed = write_encoder(folder / "embed", 256)
    out = folder / "out"
    out.mkdir()
    given = {"nli": nli, "embed": embed}
    entries = {r: write_model(Source.read(r, f), out, Storage.FLOAT16, data) for r, f in given.items()}
    write_manifest(entries, out)
    return nli, embed, out


def test_scores_are_near_those_of_pytorch(exported: tuple[Path, Path, Path]) -> None:
    nli, embed, out = exported
    theirs = np.asarray(nli_logits(nli, PAIRS))
    assert np.abs(theirs).max() > 0.5
    assert np.abs(ShippedNli(read_entry("nli", out)).logits(PAIRS) - theirs).max() < 0.25
    embedder = ShippedEmbedder(read_entry("embed", out))
    embedder.dimensions = 32
    first, second = (embedder.embed([pair[i] for pair in PAIRS]) for i in (0, 1))
    assert np.abs((first * second).sum(axis=1) - similarities(embed, PAIRS)).max() < 0.03


def test_a_pair_scores_the_same_in_any_company(exported: tuple[Path, Path, Path]) -> None:
    nli = ShippedNli(read_entry("nli", exported[2]))
    alone = np.concatenate([nli.logits([pair]) for pair in PAIRS])
    crowd = [("the old stone gate " * n, "a dog") for n in range(1, 30)]
    assert np.abs(nli.logits([*crowd, *PAIRS])[len(crowd) :] - alone).max() < 0.05


def test_what_reads_all_tokens_is_an_integer_product(
    exported: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    import onnxruntime

    for role, wanted in (("nli", 8), ("embed", 12)):
        options = onnxruntime.SessionOptions()
        options.optimized_model_filepath = str(tmp_path / "optimised.onnx")
        options.log_severity_level = 3
        onnxruntime.InferenceSession(
            exported[2] / f"{role}.onnx", options, providers=["CPUExecutionProvider"]
        )
        graph = onnx.load(tmp_path / "optimised.onnx", load_external_data=False).graph
        assert Counter(node.op_type for node in graph.node)["MatMulIntegerToFloat"] == wanted


def test_the_export_repeats_its_bytes(exported: tuple[Path, Path, Path], data: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_model(Source.read("embed", exported[1]), tmp_path / name, Storage.FLOAT16, data)
    assert (tmp_path / "one" / "embed.onnx").read_bytes() == (tmp_path / "two" / "embed.onnx").read_bytes()


def test_rounding_makes_up_for_what_it_loses() -> None:
    draw = np.random.default_rng(2)
    seen = (draw.normal(size=(600, 40)) @ draw.normal(size=(40, 40))).astype(np.float32)
    matrix = draw.normal(size=(40, 24)).astype(np.float32)
    codes, scale = rounded(matrix, seen)
    assert np.abs(codes).max() <= MOST
    plain = np.rint(matrix / scale) * scale
    lost, lost_plainly = (np.square(seen @ (m - matrix)).sum() for m in (codes * scale, plain))
    assert lost < 0.6 * lost_plainly


def test_rows_are_drawn_the_same_each_time(data: Path) -> None:
    tokenizer = read_entry("nli").tokenizer.path.read_text(encoding="utf-8")
    first, again = (list(batches_of(True, data, tokenizer, 512)) for _ in range(2))
    assert all((a.ids == b.ids).all() for a, b in zip(first, again, strict=True))
    assert sum(len(batch.rows) for batch in first) == 80
    single = list(batches_of(False, data, tokenizer, 256))
    assert not any(batch.types.any() for batch in single)
