"""Figures over labelled scores, with bootstrap intervals resampled by case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value with its interval."""

    value: float
    low: float
    high: float
    n: int
    """Rows it was measured on."""
    baseline: float = float("nan")
    """What always giving the best constant answer reaches."""

    def __str__(self) -> str:
        return f"{100 * self.value:.1f} [{100 * self.low:.1f}, {100 * self.high:.1f}]"


def bootstrap(
    measure: Callable[[NDArray[np.int64]], float], cases: Sequence[str], draws: int = 300, seed: int = 5
) -> Figure:
    """A measure of row numbers, with the 95 % interval over resampled cases."""
    names = sorted(set(cases))
    place = {name: i for i, name in enumerate(names)}
    rows: list[list[int]] = [[] for _ in names]
    for i, case in enumerate(cases):
        rows[place[case]].append(i)
    grouped = [np.asarray(r, dtype=np.int64) for r in rows]
    generator = np.random.default_rng(seed)
    values = []
    for _ in range(draws):
        drawn = generator.integers(0, len(grouped), len(grouped))
        values.append(measure(np.concatenate([grouped[d] for d in drawn])))
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return Figure(measure(np.arange(len(cases))), float(low), float(high), len(cases))


def accuracy(predicted: Labels, gold: Labels) -> float:
    """Share of rows that are right."""
    return float((predicted == gold).mean())


def macro_f1(predicted: Labels, gold: Labels) -> float:
    """Mean F1 over the labels that occur."""
    scores = []
    for label in np.unique(gold):
        hit = float(((predicted == label) & (gold == label)).sum())
        wrong = float(((predicted == label) != (gold == label)).sum())
        scores.append(2 * hit / max(2 * hit + wrong, 1e-9))
    return float(np.mean(scores))


def auc(score: Array, positive: NDArray[np.bool_]) -> float:
    """Area under the ROC curve, ties counted half; nan where a class is missing."""
    from scipy.stats import rankdata

    n_pos, n_neg = int(positive.sum()), int((~positive).sum())
    if not n_pos or not n_neg:
        return float("nan")
    ranks = rankdata(score)
    return float((ranks[positive].sum() - n_pos * (n_pos + 1) / 2) / (n_pos * n_neg))


def average_precision(score: Array, positive: NDArray[np.bool_]) -> float:
    """Area under the precision-recall curve as average precision."""
    order = np.argsort(-score, kind="stable")
    hits = positive[order]
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precision[hits].mean()) if hits.any() else float("nan")


def precision_at_recall(score: Array, positive: NDArray[np.bool_], recall: float) -> float:
    """Precision at the highest threshold whose recall reaches the given share."""
    order = np.argsort(-score, kind="stable")
    hits = np.cumsum(positive[order])
    if not positive.any():
        return float("nan")
    place = int(np.searchsorted(hits, np.ceil(recall * positive.sum())))
    return float(hits[place] / (place + 1))


def balanced_accuracy(flagged: NDArray[np.bool_], positive: NDArray[np.bool_]) -> float:
    """Mean of the two recalls."""
    if not positive.any() or positive.all():
        return float("nan")
    return float((flagged[positive].mean() + (~flagged[~positive]).mean()) / 2)


def best_threshold(score: Array, positive: NDArray[np.bool_]) -> float:
    """The threshold (score > threshold flags) with the best balanced accuracy."""
    candidates = np.quantile(score, np.linspace(0.01, 0.99, 99))
    values = [balanced_accuracy(score > c, positive) for c in candidates]
    return float(candidates[int(np.nanargmax(values))])


def expected_calibration_error(scores: Array, gold: Labels, bins: int = 10) -> float:
    """ECE of the top label over equal-width bins."""
    top, right = scores.max(1), scores.argmax(1) == gold
    edges = np.clip((top * bins).astype(int), 0, bins - 1)
    return float(
        sum(
            (edges == b).mean() * abs(right[edges == b].mean() - top[edges == b].mean())
            for b in np.unique(edges)
        )
    )
