"""Vectors in one memory-mapped file, and the exact nearest of them.

The file only grows: a row that was committed is never written again, so that readers of an older state keep theirs.
What stands behind the committed rows is left over from a run that was stopped; the next one writes over it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from factcheck.inference import Vectors

Slots = NDArray[np.int64]

_ROWS = 65_536
"""Vectors compared at a time; bounds the memory of a search."""
_QUERIES = 64
"""Queries compared at a time."""
_DECIMALS = 6
"""Digits of a cosine that count."""
_GROUPS = 512
"""Groups of neighbouring vectors whose best scores bound the search for the best of all."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """The best of a ranking, best first, ties by content."""

    slots: Slots
    scores: NDArray[np.float32]


class VectorFile:
    """Vectors of one length, one after the other, as little-endian float32."""

    def __init__(self, path: Path, dimensions: int) -> None:
        """Take the file (made when the first row is written) and the length of a vector."""
        self.path = path
        self._dimensions = dimensions

    def append(self, rows: int, vectors: Iterable[Vectors]) -> None:
        """Write vectors behind the first `rows`; they are on the disk when this returns."""
        with open(self.path, "r+b" if self.path.exists() else "w+b") as file:
            file.seek(rows * self._dimensions * 4)
            for block in vectors:
                file.write(np.ascontiguousarray(block, dtype="<f4").tobytes())
            file.truncate()
            file.flush()
            os.fsync(file.fileno())

    def open(self, rows: int) -> Vectors:
        """The first `rows` vectors, mapped and not read, shape (rows, d).

        Raises ``ValueError`` where the file has fewer, ``OSError`` where it is missing.
        """
        shape = (rows, self._dimensions)
        if not rows or not self._dimensions:
            return np.zeros(shape, dtype=np.float32)
        return np.memmap(self.path, dtype="<f4", mode="r", shape=shape)


def nearest(
    vectors: Vectors, queries: Vectors, depth: int, allowed: NDArray[np.bool_], order: NDArray[np.uint64]
) -> list[Ranked]:
    """The `depth` allowed vectors with the largest product with each query, exactly.

    `vectors` has shape (n, d), `queries` (q, d), both of unit length; `allowed` is a mask of shape (n,), and `order`,
    of the same shape, decides between equal scores.
    """
    found: list[Ranked] = []
    for start in range(0, len(queries), _QUERIES):
        block = queries[start : start + _QUERIES]
        best: list[list[Ranked]] = [[] for _ in block]
        for first in range(0, len(vectors), _ROWS):
            rows = slice(first, first + _ROWS)
            scores = block @ vectors[rows].T
            scores[:, ~allowed[rows]] = -np.inf
            for row, kept in enumerate(_at_least(scores, depth)):
                best[row].append(Ranked(kept + first, rounded(scores[row, kept])))
        found += [united(parts, depth, order) for parts in best]
    return found


def products(vectors: Vectors, vector: Vectors) -> NDArray[np.float32]:
    """The product of each of a few vectors, shape (n, d), with one, shape (d,).

    In one thread: for so few, threads only wait for each other, and for long where other programs run as well.
    """
    result: NDArray[np.float32] = np.einsum("ij,j->i", vectors, vector)
    return result


def rounded(cosines: NDArray[np.float32]) -> NDArray[np.float32]:
    """Cosines without the last digits, which depend on the place of a vector in the file."""
    return np.round(cosines, _DECIMALS)


def top(slots: Slots, scores: NDArray[np.float32], depth: int, order: NDArray[np.uint64]) -> Ranked:
    """The `depth` best of some scored slots; `order` decides between equal scores, by slot."""
    if slots.size > depth:
        # Everything that ties with the last one goes on to be ordered.
        least = np.partition(scores, slots.size - depth)[slots.size - depth]
        kept = scores >= least
        slots, scores = slots[kept], scores[kept]
    ranked = np.lexsort((order[slots], -scores))[:depth]
    return Ranked(slots[ranked], scores[ranked])


def _at_least(scores: Vectors, depth: int) -> Iterable[Slots]:
    """For each row the places of its `depth` largest scores, and of a few more.

    At least `depth` groups have a score at or above the `depth`-th best group maximum, so nothing below it can be among
    the best; taking maxima is much quicker than ordering.
    """
    width = scores.shape[1]
    size = width // _GROUPS
    if size < 4 or depth > _GROUPS:
        return (np.flatnonzero(row > -np.inf) for row in scores)
    maxima = scores[:, : size * _GROUPS].reshape(len(scores), _GROUPS, size).max(axis=2)
    # A little less, so that what is equal once rounded is not lost.
    least = np.partition(maxima, _GROUPS - depth, axis=1)[:, _GROUPS - depth] - 10.0**-_DECIMALS
    return (
        np.flatnonzero((row >= bound) & (row > -np.inf)) for row, bound in zip(scores, least, strict=True)
    )


def united(parts: list[Ranked], depth: int, order: NDArray[np.uint64]) -> Ranked:
    """The `depth` best of several rankings of different slots."""
    if not parts:
        return Ranked(np.zeros(0, np.int64), np.zeros(0, np.float32))
    slots = np.concatenate([part.slots for part in parts])
    return top(slots, np.concatenate([part.scores for part in parts]), depth, order)
