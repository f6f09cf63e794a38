from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from factcheck.inference.manifest import read_entry
from factcheck.inference.runtime import ShippedEmbedder, ShippedNli, available_cores

REFERENCE: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("reference.json").read_text(encoding="utf-8")
)["pairs"]
PAIRS = [(row["premise"], row["hypothesis"]) for row in REFERENCE]
FILLER = "The village lies in a valley with orchards and a small church. The road follows a stream past two old mills. "


@pytest.fixture(scope="module")
def nli() -> ShippedNli:
    return ShippedNli(read_entry("nli"))


@pytest.fixture(scope="module")
def embedder() -> ShippedEmbedder:
    return ShippedEmbedder(read_entry("embed"))


def test_logits_are_those_of_pytorch(nli: ShippedNli) -> None:
    # The cross-encoder multiplies in whole numbers: 0.04 off on average, 0.34 at most.
    ours = nli.logits(PAIRS)
    theirs = np.asarray([row["logits"] for row in REFERENCE])
    assert np.abs(ours - theirs).max() < 0.5
    assert np.abs(ours - theirs).mean() < 0.06
    ranked = np.sort(theirs, axis=1)
    clear = ranked[:, 2] - ranked[:, 1] > 0.3
    assert clear.sum() >= 40
    assert (ours.argmax(axis=1) == theirs.argmax(axis=1))[clear].all()


def test_similarities_are_near_those_of_pytorch(embedder: ShippedEmbedder) -> None:
    # The embedder multiplies in whole numbers: 0.004 off on average, 0.02 at most.
    first, second = (embedder.embed([pair[i] for pair in PAIRS]) for i in (0, 1))
    theirs = np.asarray([row["similarity"] for row in REFERENCE])
    off = np.abs((first * second).sum(axis=1) - theirs)
    assert off.max() < 0.03
    assert off.mean() < 0.006


def test_a_pair_scores_the_same_in_any_company(nli: ShippedNli) -> None:
    alone = np.concatenate([nli.logits([pair]) for pair in PAIRS[:12]])
    crowd = [(premise * 3, hypothesis) for premise, hypothesis in PAIRS]
    together = nli.logits([*crowd, *PAIRS[:12][::-1]])[len(crowd) :][::-1]
    assert np.abs(alone - together).max() < 1e-4


def test_a_text_has_the_same_vector_in_any_company(embedder: ShippedEmbedder) -> None:
    texts = [premise for premise, _ in PAIRS[::3]]
    alone = np.concatenate([embedder.embed([text]) for text in texts])
    together = embedder.embed([*texts, FILLER * 4, ""])[: len(texts)]
    assert np.abs(alone - together).max() < 1e-5


def test_one_thread_and_two_give_the_same(nli: ShippedNli) -> None:
    single = ShippedNli(read_entry("nli"), threads=1)
    assert np.abs(single.logits(PAIRS[:6]) - nli.logits(PAIRS[:6])).max() < 1e-4


def test_order_is_restored(nli: ShippedNli) -> None:
    mixed = [("word " * n, "A word.") for n in (1, 90, 3, 60, 2, 200)]
    alone = np.concatenate([nli.logits([pair]) for pair in mixed])
    assert np.abs(nli.logits(mixed) - alone).max() < 1e-4


def test_nothing_in_nothing_out(nli: ShippedNli, embedder: ShippedEmbedder) -> None:
    assert nli.logits([]).shape == (0, 3)
    assert embedder.embed([]).shape == (0, 384)


def test_empty_and_odd_texts_are_scored(nli: ShippedNli, embedder: ShippedEmbedder) -> None:
    odd = ["", " ", "\x00\ufffe", "🙂" * 50, "x" * 5000, "مرحبا", "[CLS] [SEP] [MASK]"]
    assert np.isfinite(nli.logits([(a, b) for a in odd for b in odd[:3]])).all()
    assert np.linalg.norm(embedder.embed(odd), axis=1) == pytest.approx(np.ones(len(odd)), abs=1e-4)


def test_a_contradiction_at_the_end_of_a_long_premise_is_found(nli: ShippedNli) -> None:
    long = FILLER * 145
    assert len(long.split()) > 3000
    claim = "The committee rejected the budget."
    hidden, absent = nli.logits([(f"{long}The committee approved the budget.", claim), (long, claim)])
    assert hidden.argmax() == 2
    assert absent.argmax() == 1


def test_a_long_hypothesis_is_read_to_its_end(nli: ShippedNli) -> None:
    mills = "The mills are old, and there are two of them. " * 45
    assert nli.token_counts([mills])[0] > nli.room
    plain, against = nli.logits(
        [(FILLER, mills), (FILLER, mills + "There is no village in the valley. " * 20)]
    )
    # What is cut off can't change the scores.
    assert np.abs(against - plain).max() > 0.01
    assert against[2] > plain[2]


def test_a_long_text_has_a_vector_of_all_of_it(embedder: ShippedEmbedder) -> None:
    tail = "Quarterly interest rates were raised by the central bank. " * 60
    start, whole, end = embedder.embed([FILLER * 30, FILLER * 30 + tail, tail])
    assert np.linalg.norm(whole) == pytest.approx(1, abs=1e-5)
    assert start @ whole > start @ end + 0.2
    assert end @ whole > start @ end + 0.2


def test_token_counts_say_what_fits(nli: ShippedNli) -> None:
    assert nli.token_counts(["", "The budget.", "The budget. The budget."]) == [0, 3, 6]
    assert nli.room == 509


def test_threads_follow_the_cores_of_the_process() -> None:
    assert 1 <= available_cores() <= 4096


SCRIPT = """
import sys
import factcheck.inference.loading as loading
assert "onnxruntime" not in sys.modules, "loading is not light"
loading.open_nli().logits([("It rained.", "It was dry.")])
loading.open_embedder().embed(["It rained."])
print(*sorted({"torch", "transformers", "sentence_transformers", "onnx", "sklearn"} & set(sys.modules)))
"""


def test_the_shipped_models_need_no_pytorch() -> None:
    run = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
