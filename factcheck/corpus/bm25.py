"""BM25 over postings, so that an index can change in place.

The formula is Lucene's, with the constants of bm25s (which is fast, but whose scores are fixed when it is built):
Robertson and Zaragoza (2009), with k1 1.5 and b 0.75.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_K1 = 1.5
_B = 0.75


@dataclass(frozen=True, slots=True)
class Postings:
    """Where one stem occurs."""

    slots: NDArray[np.int64]
    """Each once."""
    counts: NDArray[np.int32]
    """How often in each."""


@dataclass(frozen=True, slots=True)
class Collection:
    """What BM25 must know of the whole."""

    lengths: NDArray[np.int32]
    """Stems of each text, by slot, shape (n,)."""
    total: int
    """Texts that count; slots that were given up do not."""
    mean_length: float


def score(
    stems: Sequence[str], postings: Mapping[str, Postings], collection: Collection
) -> NDArray[np.float32]:
    """The score of every slot for a query, shape (n,); 0 for those without any of its stems.

    `postings` holds only slots that count.
    """
    slots, scores = [], []
    for stem, times in sorted(Counter(stems).items()):
        found = postings[stem]
        if found.slots.size:
            slots.append(found.slots)
            scores.append(times * _one(found, collection))
    size = len(collection.lengths)
    if not slots:
        return np.zeros(size, dtype=np.float32)
    summed = np.bincount(np.concatenate(slots), np.concatenate(scores), minlength=size)
    return summed.astype(np.float32)


def _one(found: Postings, collection: Collection) -> NDArray[np.float64]:
    """What one stem adds to each text that has it."""
    having = found.slots.size
    rarity = math.log(1 + (collection.total - having + 0.5) / (having + 0.5))
    counts = found.counts.astype(np.float64)
    relative = collection.lengths[found.slots] / collection.mean_length
    result: NDArray[np.float64] = rarity * counts / (counts + _K1 * (1 - _B + _B * relative))
    return result


def invert(texts: Iterable[Sequence[str]], first: int = 0) -> dict[str, Postings]:
    """The postings of texts that have the slots from `first` on, by stem."""
    found: dict[str, tuple[list[int], list[int]]] = {}
    for slot, stems in enumerate(texts, first):
        for stem, count in Counter(stems).items():
            slots, counts = found.setdefault(stem, ([], []))
            slots.append(slot)
            counts.append(count)
    return {
        stem: Postings(np.array(slots, np.int64), np.array(counts, np.int32))
        for stem, (slots, counts) in found.items()
    }
