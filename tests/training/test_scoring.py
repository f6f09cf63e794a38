"""Long texts in windows, and calibration of logits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from training.calibrate import Calibration, fit
from training.scoring import Array, long_scores, nearest, softmax, windows


def test_windows_cover_every_sentence_in_order() -> None:
    text = " ".join(f"Sentence number {i} tells us something about topic {i}." for i in range(60))
    made = windows(text)
    assert len(made) > 3
    for i in range(60):
        assert any(f"Sentence number {i} " in window for window in made)
    assert all(len(window.split()) <= 100 for window in made)


def test_nearest_keeps_the_passage_that_speaks_of_the_claim() -> None:
    passages = [f"Filler text about topic {word}." for word in "abcdefghij"] + [
        "The mill burned down in 1866."
    ]
    assert passages[-1] in nearest("The mill burned in 1866.", passages)


def _by_word(pairs: Sequence[tuple[str, str]]) -> Array:
    """Entails where the hypothesis stands in the premise, contradicts where `not` stands there."""
    rows = []
    for premise, hypothesis in pairs:
        if hypothesis in premise:
            rows.append([0.9, 0.05, 0.05])
        elif "not" in premise:
            rows.append([0.05, 0.05, 0.9])
        else:
            rows.append([0.05, 0.9, 0.05])
    return np.asarray(rows)


def test_a_text_is_as_supported_as_its_worst_sentence() -> None:
    premise = "The mill burned. The dam held."
    scores = long_scores(
        _by_word, [(premise, "The mill burned."), (premise, "The mill burned. The town grew.")]
    )
    assert scores[0, 0] > 0.8
    assert scores[1, 0] < 0.2
    assert np.allclose(scores.sum(1), 1.0)


def test_fit_cools_overconfident_logits() -> None:
    generator = np.random.default_rng(1)
    gold = generator.integers(0, 3, 600)
    said = np.where(generator.random(600) < 0.7, gold, generator.integers(0, 3, 600))
    logits = 8.0 * np.eye(3)[said]
    fitted = fit(logits, gold, np.ones(600))
    assert fitted.temperature > 2.0
    assert isinstance(fitted, Calibration)
    assert fitted.apply(logits).max(1).mean() < softmax(logits).max(1).mean()
