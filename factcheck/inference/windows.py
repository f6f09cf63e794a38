"""What is longer than a model can read is read in windows that together hold all of it; nothing is cut silently.

A pair: the window of the premise that has most to say (the smallest probability of neutral) speaks for it, since
one sentence of a page is enough to support or to contradict. Where the hypothesis too takes several windows, the
one that fares worst (contradiction minus entailment) speaks, since all of it must hold.
A single text: the mean of its windows' vectors, weighted by length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from factcheck.inference import Vectors

Range = tuple[int, int]
"""Half-open, in tokens."""
OVERLAP = 64
"""Tokens that neighbouring windows of a premise share, so that a sentence at a border is whole in one of them."""


WINDOW = 192
"""Tokens of a window with its hypothesis. A model may have room for more, but it was trained on passages of this
length, and one sentence drowns in the 500 tokens around it."""


@dataclass(frozen=True, slots=True)
class Window:
    """One input of a model for a part of a pair."""

    owner: int
    """Index of the pair."""
    part: int
    """Index of the window of its hypothesis."""
    premise: Range
    hypothesis: Range


def cover(length: int, size: int, overlap: int = 0) -> list[Range]:
    """Ranges of at most `size` that hold all of a sequence; neighbours share at least `overlap`.

    The last one is shifted back to full size, so that it's never a few words without their context.
    """
    if length <= size:
        return [(0, length)]
    starts = [*range(0, length - size, size - overlap), length - size]
    return [(start, start + size) for start in starts]


def pair_windows(owner: int, premise: int, hypothesis: int, room: int) -> list[Window]:
    """The windows of a pair whose sides have so many tokens, where a model has room for `room` of both."""
    if premise + hypothesis <= room:
        return [Window(owner, 0, (0, premise), (0, hypothesis))]
    result = []
    for part, second in enumerate(cover(hypothesis, room // 2, room // 8)):
        taken = second[1] - second[0]
        size = min(room - taken, max(WINDOW - taken, WINDOW // 2))
        overlap = min(OVERLAP, size // 4)
        result += [Window(owner, part, first, second) for first in cover(premise, size, overlap)]
    return result


def speakers(windows: Sequence[Window], scores: Vectors, count: int) -> Vectors:
    """The row of scores that speaks for each of `count` pairs; columns entailment, neutral, contradiction."""
    if len(windows) == count:
        return scores
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    best: list[dict[int, int]] = [{} for _ in range(count)]
    for index, window in enumerate(windows):
        parts = best[window.owner]
        known = parts.setdefault(window.part, index)
        if chances[index, 1] < chances[known, 1]:
            parts[window.part] = index
    return scores[[max(parts.values(), key=lambda i: chances[i, 2] - chances[i, 0]) for parts in best]]


def mean_vectors(owners: Sequence[int], sizes: Sequence[int], vectors: Vectors, count: int) -> Vectors:
    """The vector of each of `count` texts from those of its windows, of unit length."""
    if len(owners) == count:
        return vectors
    result = np.zeros((count, vectors.shape[1]), dtype=np.float32)
    np.add.at(result, list(owners), vectors * np.asarray(sizes, dtype=np.float32)[:, None])
    result /= np.linalg.norm(result, axis=1, keepdims=True)
    return result
