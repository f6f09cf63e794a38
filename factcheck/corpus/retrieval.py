"""Hybrid retrieval among the statements of a run: dense and BM25 rankings and typed keys, united by reciprocal rank fusion.

Exact search on both sides, so that the same input gives the same candidates.
Rank fusion: Cormack, Clarke and Büttcher (2009), with their constant 60.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from factcheck.claims.terms import Terms
from factcheck.corpus.bm25 import Collection, Postings, invert, score
from factcheck.model import Claim, Degree, Quantity

_FUSION_CONSTANT = 60
DEPTH = 50
"""How far down each ranking the fusion looks."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a statement is searched by, beside its vector."""

    stems: tuple[str, ...]
    """Content words, in order."""
    keys: frozenset[str]
    """Typed keys: the dimension of a degree, the unit and measure of a quantity."""

    @classmethod
    def of(cls, claim: Claim, terms: Terms) -> Query:
        """Words and keys of a claim."""
        return cls(tuple(terms.stems(claim.context)), frozenset(_keys(claim)))


@dataclass(frozen=True, slots=True)
class Hit:
    """One retrieved passage."""

    index: int
    """Position in `HybridIndex.passages`."""
    score: float
    """Fused score; comparable within one index."""
    cosine: float
    """Similarity of the vectors, -1 to 1."""


class HybridIndex:
    """Exact search over passages by meaning and by words."""

    def __init__(
        self, passages: Sequence[Claim], vectors: NDArray[np.float32], queries: Sequence[Query]
    ) -> None:
        """Take passages with their unit-length vectors, shape (n, d), and their words and keys."""
        self.passages = tuple(passages)
        self.vectors = vectors
        self.queries = tuple(queries)

    @classmethod
    def build(cls, passages: Sequence[Claim], vectors: NDArray[np.float32], terms: Terms) -> HybridIndex:
        """Index passages; `vectors` are in the order of the passages."""
        return cls(passages, vectors, [Query.of(passage, terms) for passage in passages])

    @cached_property
    def _postings(self) -> dict[str, Postings]:
        return invert(query.stems for query in self.queries)

    @cached_property
    def _collection(self) -> Collection:
        lengths = np.array([len(query.stems) for query in self.queries], dtype=np.int32)
        return Collection(lengths, len(lengths), float(lengths.mean()) or 1.0)

    def lexical(self, stems: Sequence[str]) -> NDArray[np.float32]:
        """BM25 score of every passage, shape (n,)."""
        known = [stem for stem in stems if stem in self._postings]
        if not known:
            return np.zeros(len(self.passages), dtype=np.float32)
        return score(known, self._postings, self._collection)

    @cached_property
    def _with_key(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, query in enumerate(self.queries):
            for key in query.keys:
                found.setdefault(key, []).append(place)
        return found

    def rank(self, query: Query, vector: NDArray[np.float32]) -> Ranking:
        """Every passage scored for a query by meaning, by words and by typed keys."""
        typed = np.zeros(len(self.passages), dtype=np.bool_)
        for key in query.keys:
            typed[self._with_key.get(key, [])] = True
        return Ranking(self.vectors @ vector, self.lexical(query.stems), typed)


@dataclass(frozen=True)
class Ranking:
    """The scores of all passages of an index for one query, each of shape (n,)."""

    dense: NDArray[np.float32]
    lexical: NDArray[np.float32]
    typed: NDArray[np.bool_]

    def best(self, allowed: NDArray[np.bool_], count: int) -> tuple[Hit, ...]:
        """The best `count` of the allowed passages (a mask of shape (n,)), best first, ties by position."""
        candidates = np.flatnonzero(allowed)
        if count <= 0 or not candidates.size:
            return ()
        dense = self.dense[candidates]
        fused = _reciprocal_ranks(dense) + _reciprocal_ranks(self.lexical[candidates], floor=0.0)
        keyed = np.flatnonzero(self.typed[candidates])
        fused[keyed] += _reciprocal_ranks(dense[keyed])
        order = np.argsort(-fused, kind="stable")[:count]
        return tuple(Hit(int(candidates[i]), float(fused[i]), float(dense[i])) for i in order)


def _keys(claim: Claim) -> Iterator[str]:
    for value in claim.values:
        if isinstance(value, Degree) and value.dimension:
            yield f"degree {value.dimension}"
        elif isinstance(value, Quantity) and value.measure:
            yield f"quantity {value.unit} {value.measure}"


def _reciprocal_ranks(scores: NDArray[np.float32], floor: float | None = None) -> NDArray[np.float64]:
    """1 / (60 + rank) for the best of a ranking, 0 for the rest and for scores not above `floor`."""
    ranks = np.zeros(scores.size)
    best = np.argsort(-scores, kind="stable")[:DEPTH]
    if floor is not None:
        best = best[scores[best] > floor]
    ranks[best] = 1.0 / (_FUSION_CONSTANT + 1 + np.arange(best.size))
    return ranks
