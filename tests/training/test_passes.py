"""The flat encoder scores as transformers' does, trains, teaches, and is written as a folder that others read."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from tests.inference.tiny import write_cross_encoder
from training import passes
from training.encoder import WORDS, Encoder
from training.passes import Run, Stage
from training.pool import CONSISTENT, DevicePool, PairPool, encode_pool
from training.reference import nli_logits
from training.train import LABELS

PAIRS = [
    ("The bridge opened in 1932.", "It opened in 1987."),
    ("A dog barks at the gate.", "An animal."),
    ("Rain.", "Rain."),
]
ROWS = [(p, h, label, 1.0, "all") for (p, h), label in zip(PAIRS, (2, 0, 1), strict=True)]


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cross_encoder(tmp_path_factory.mktemp("hf"), list(LABELS), 512)


@pytest.fixture(scope="module")
def pool(start: Path) -> PairPool:
    unsaid = ("A dog barks at the gate.", "Rain.", -1, 1.0, "unsaid")
    return encode_pool([*ROWS, unsaid], start / "tokenizer.json")


def test_it_scores_as_transformers_does(start: Path, pool: PairPool) -> None:
    encoder = Encoder(start)
    weights = encoder.read("cpu")
    batch = DevicePool(pool, "cpu").batch(torch.arange(3), 32)
    ours = encoder.forward(encoder.parts(weights.matrices, weights.vectors), weights.words, batch)
    assert np.abs(ours.numpy() - np.asarray(nli_logits(start, PAIRS))).max() < 1e-4


def test_what_is_written_is_read_again_by_others(start: Path, pool: PairPool, tmp_path: Path) -> None:
    encoder = Encoder(start)
    encoder.write(encoder.read("cpu"), tmp_path / "out", {"steps": 0})
    assert (
        np.abs(np.asarray(nli_logits(tmp_path / "out", PAIRS)) - np.asarray(nli_logits(start, PAIRS))).max()
        < 1e-6
    )
    assert json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8")) == {"steps": 0}


def test_training_learns_the_labels_and_leaves_the_words_alone(start: Path, pool: PairPool) -> None:
    run = Run(pool, "cpu")
    stage = Stage(str(start), steps=80, peak=3e-3, dropout=0.0, batch_tokens=256)
    encoder, weights, steps = run.train(stage)
    assert steps == 80
    assert run.probabilities(encoder, weights)[:3].argmax(1).tolist() == [2, 0, 1]
    assert torch.equal(weights.words, Encoder(start).read("cpu").words)


def test_a_student_learns_what_only_the_teachers_say(start: Path, pool: PairPool) -> None:
    run = Run(pool, "cpu")
    taught = torch.tensor([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    encoder, weights, _ = run.train(
        Stage(str(start), steps=80, peak=3e-3, batch_tokens=256, dropout=0.0), taught
    )
    assert run.probabilities(encoder, weights)[3].argmax() == 2


def test_a_kept_model_says_what_nobody_has_labelled_and_is_not_asked_of_labels(
    start: Path, pool: PairPool, tmp_path: Path
) -> None:
    only = encode_pool([("A dog barks at the gate.", "Rain.", 2, 1.0, "x")], start / "tokenizer.json")
    sure = Stage(str(start), steps=60, peak=3e-3, batch_tokens=256, dropout=0.0)
    encoder, weights, _ = Run(only, "cpu").train(sure)
    encoder.write(weights, tmp_path / "kept", {})
    run = Run(pool, "cpu", tmp_path / "kept")
    after, learnt, _ = run.train(dataclasses.replace(sure, steps=120))
    assert run.probabilities(after, learnt).argmax(1).tolist() == [2, 0, 1, 2]


def test_two_readings_that_agree_diverge_by_nothing() -> None:
    one, other = torch.tensor([[2.0, 0.0, -1.0]]), torch.tensor([[-1.0, 0.0, 2.0]])
    assert passes.divergence([one]) == passes.divergence([one, one]) == 0
    assert passes.divergence([one, other]) == passes.divergence([other, one]) > 1


def test_lower_layers_learn_slower(start: Path, pool: PairPool) -> None:
    encoder = Encoder(start)
    before = encoder.read("cpu")
    rates = encoder.parts(*encoder.rates(before, 0.5))
    assert float(rates["classifier.weight"].min()) == 1
    assert float(rates["bert.embeddings.position_embeddings.weight"].max()) == 0.5 ** (
        encoder.shape.layers + 1
    )
    _, weights, _ = Run(pool, "cpu").train(
        Stage(str(start), steps=5, peak=3e-3, batch_tokens=256, dropout=0.0, rdrop=1.0, layer_rate=0.1)
    )
    moved = encoder.parts(weights.matrices - before.matrices, weights.vectors - before.vectors)
    lowest = float(moved["bert.encoder.layer.0.attention.self.query.weight"].abs().max())
    assert 0 < lowest < 0.2 * float(moved["classifier.weight"].abs().max())


def test_a_consistent_pair_may_be_either_of_the_two_others(start: Path) -> None:
    pool = encode_pool([("Rain.", "Rain.", 2, 1.0, "x")], start / "tokenizer.json")
    run = Run(pool, "cpu")
    encoder, weights, _ = run.train(Stage(str(start), steps=40, peak=3e-3, batch_tokens=256, dropout=0.0))
    assert run.probabilities(encoder, weights)[0].argmax() == 2
    encoder.write(weights, start.parent / "surely", {})
    again = Run(dataclasses.replace(pool, labels=np.asarray([CONSISTENT], dtype=np.int8)), "cpu")
    encoder, weights, _ = again.train(
        Stage(str(start.parent / "surely"), steps=80, peak=3e-3, batch_tokens=256, dropout=0.0)
    )
    assert again.probabilities(encoder, weights)[0, 2] < 0.2


def test_a_raw_backbone_gets_a_classifier(start: Path, tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    for file in start.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    state = load_file(start / "model.safetensors")
    bare = {k.removeprefix("bert."): v for k, v in state.items() if not k.startswith("classifier")}
    save_file(bare, tmp_path / "model.safetensors")
    encoder = Encoder(tmp_path)
    weights = encoder.read("cpu")
    named = encoder.parts(weights.matrices, weights.vectors)
    assert named["classifier.weight"].shape == (3, state[WORDS].shape[1])
    assert not named["classifier.bias"].any()


def test_the_command_line_makes_teachers_and_a_student(
    start: Path,
    pool: PairPool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pool.save(tmp_path / "pool.npz")
    encode_pool(ROWS, start / "tokenizer.json").save(tmp_path / "dev.npz")
    command = [
        "passes",
        "--pool",
        f"{tmp_path}/pool.npz",
        "--dev",
        f"{tmp_path}/dev.npz",
        "--teacher",
        str(start),
    ]
    command += ["--student", "teacher-0", "--steps", "2,3", "--device", "cpu", "--out", f"{tmp_path}/out"]
    monkeypatch.setattr(sys, "argv", command)
    passes.main()
    record = json.loads((tmp_path / "out" / "student" / "run.json").read_text(encoding="utf-8"))
    assert record["steps"] == 3
    assert record["stage"]["init"] == f"{tmp_path}/out/teacher-0"
    assert "all " in capsys.readouterr().out
    assert len(nli_logits(tmp_path / "out" / "student", PAIRS)) == 3
