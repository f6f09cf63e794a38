"""Scorers: anything that maps (premise, hypothesis) pairs to probabilities in the order of the labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training import sentences

Array = NDArray[np.float64]
Score = Callable[[Sequence[tuple[str, str]]], Array]
"""(n) pairs of premise and hypothesis to (n, 3): entailment, neutral, contradiction."""
WINDOW_WORDS = 90
WINDOWS_KEPT = 6


@dataclass(frozen=True, slots=True)
class ModelScorer:
    """A model folder as a scorer; logits are kept raw for calibration."""

    folder: Path
    max_tokens: int = 256

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Array:
        """Raw logits, (n, 3)."""
        import torch

        from training.arrays import encode_pairs, padded
        from training.train import load_model

        if not pairs:
            return np.zeros((0, 3))
        model = load_model(str(self.folder)).eval()
        arrays = encode_pairs([(p, h, 0) for p, h in pairs], self.folder / "tokenizer.json", self.max_tokens)
        out = np.zeros((len(pairs), 3))
        order = np.argsort(arrays.lengths, kind="stable")
        for start in range(0, len(order), 32):
            rows = order[start : start + 32]
            ids, types, mask = (torch.from_numpy(a) for a in padded(arrays, rows))
            with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(input_ids=ids, token_type_ids=types, attention_mask=mask).logits
            out[rows] = logits.float().numpy()
        return out

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> Array:
        """Uncalibrated probabilities, (n, 3)."""
        return softmax(self.logits(pairs))


def softmax(logits: Array) -> Array:
    """Row-wise softmax."""
    shifted = np.exp(logits - logits.max(1, keepdims=True))
    return np.asarray(shifted / shifted.sum(1, keepdims=True))


def windows(text: str) -> tuple[str, ...]:
    """Passages of whole sentences, about WINDOW_WORDS long, overlapping by one sentence."""
    parts = [s for line in text.splitlines() for s in sentences.split(line.strip()) if s]
    made: list[str] = []
    current: list[str] = []
    for part in parts:
        words = part.split()
        pieces = [" ".join(words[i : i + WINDOW_WORDS]) for i in range(0, len(words), WINDOW_WORDS)]
        for piece in pieces:
            if current and sum(len(s.split()) for s in current) + len(piece.split()) > WINDOW_WORDS:
                made.append(" ".join(current))
                current = current[-1:] if len(current[-1].split()) < WINDOW_WORDS // 2 else []
            current.append(piece)
    if current:
        made.append(" ".join(current))
    return tuple(dict.fromkeys(made))


def nearest(hypothesis: str, passages: Sequence[str]) -> list[str]:
    """The passages nearest to the hypothesis by TF-IDF, at most WINDOWS_KEPT, in order of the text."""
    if len(passages) <= WINDOWS_KEPT:
        return list(passages)
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(sublinear_tf=True, token_pattern=r"(?u)\w+")
    matrix = vectorizer.fit_transform([*passages, hypothesis])
    near = (matrix[:-1] @ matrix[-1].T).toarray().ravel()
    return [passages[i] for i in sorted(np.argsort(-near, kind="stable")[:WINDOWS_KEPT])]


def long_scores(score: Score, pairs: Sequence[tuple[str, str]]) -> Array:
    """Scores of long premises and hypotheses of several sentences.

    Each sentence takes its best supported passage and, from the passage that bears on it most, its contradiction;
    the hypothesis is as supported as its worst sentence and as contradicted as its most contradicted one.
    """
    flat: list[tuple[str, str]] = []
    places: list[tuple[int, int]] = []
    for i, (premise, hypothesis) in enumerate(pairs):
        passages = windows(premise)
        for j, sentence in enumerate(sentences.split(hypothesis.replace("\n", " "))):
            near = nearest(sentence, passages)
            flat.extend((passage, sentence) for passage in near)
            places.extend((i, j) for _ in near)
    scores = score(flat)
    grouped: dict[tuple[int, int], list[int]] = {}
    for row, place in enumerate(places):
        grouped.setdefault(place, []).append(row)
    out = np.tile(np.asarray([1.0, 0.0, 0.0]), (len(pairs), 1))
    for (i, _), rows in grouped.items():
        block = scores[rows]
        bearing = block[int(np.argmin(block[:, 1]))]
        out[i, 0] = min(out[i, 0], block[:, 0].max())
        out[i, 2] = max(out[i, 2], bearing[2] * (1 - block[:, 0].max()))
    out[:, 1] = np.clip(1 - out[:, 0] - out[:, 2], 0, 1)
    return np.asarray(out / out.sum(1, keepdims=True))
