"""Whether two statements are about the same thing: a gate before any model may call them a contradiction.

NLI models call unrelated sentences contradictions with great confidence, so a pair must earn its judgement by
the words that it shares. Rare words count more than words that half of the collection uses.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

_UNIT = 2
"""Letters of a unit, at most: g, km, MB."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two statements share."""

    words: int
    """Distinct content words in common; figures and units do not count, since they say nothing of the subject."""
    share: float
    """Weight of the common words over the weight of the statement that has less of it, 0 to 1."""


class Counted(Protocol):
    """A collection that knows its words."""

    @property
    def size(self) -> int:
        """How many statements it has."""
        ...

    def frequency(self, stem: str) -> int:
        """In how many of them a stem occurs."""
        ...


class WordWeights:
    """Inverse document frequency of stems over all statements that meet in a run."""

    def __init__(self, statements: Iterable[Sequence[str]], collections: Sequence[Counted] = ()) -> None:
        """Count in how many statements each stem occurs; `collections` have counted theirs."""
        self._counts: Counter[str] = Counter()
        self._collections = collections
        self._total = sum(collection.size for collection in collections)
        self._weights: dict[str, float] = {}
        for stems in statements:
            self._counts.update(set(stems))
            self._total += 1

    def weight(self, stem: str) -> float:
        """Rarity of a stem: about 0 where every statement has it, growing with the logarithm of its rarity."""
        if stem not in self._weights:
            count = self._counts[stem] + sum(collection.frequency(stem) for collection in self._collections)
            self._weights[stem] = math.log(1 + (self._total + 1) / (count + 0.5))
        return self._weights[stem]

    def overlap(self, first: Sequence[str], second: Sequence[str]) -> Overlap:
        """Common words of two statements, given as stems."""
        one, two = set(first), set(second)
        common = one & two
        weights = [sum(map(self.weight, sorted(stems))) for stems in (common, one, two)]
        lesser = min(weights[1:])
        words = sum(stem[0].isalpha() and len(stem) > _UNIT for stem in common)
        return Overlap(words, weights[0] / lesser if lesser else 0.0)
