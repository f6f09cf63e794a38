"""The graph of near vectors beside an exact search: how much of the ten nearest it finds, and how much faster."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks._corpora import timed
from factcheck.corpus.approximate import Graph, extend
from factcheck.corpus.retrieval import DEPTH
from factcheck.corpus.vectors import VectorFile, nearest
from factcheck.inference import Vectors

_DIMENSIONS = 384
_QUERIES = 200
_FOUND = 10
_PER_CLUSTER = 50
_SPREAD = 0.8
"""Length of what sets a vector apart from its centre of length 1: two of one cluster have a cosine of about 0.6."""
_BLOCK = 50_000


class Clusters:
    """Draws unit vectors around centres, as texts on the same subject lie: the same numbers each time."""

    def __init__(self, size: int) -> None:
        """Take how many vectors there will be."""
        self._dice = np.random.default_rng(size)
        self._centres = self._drawn(max(1, size // _PER_CLUSTER))

    def _drawn(self, count: int) -> Vectors:
        return self._dice.standard_normal((count, _DIMENSIONS), dtype=np.float32) / np.float32(
            _DIMENSIONS**0.5
        )

    def draw(self, count: int) -> Vectors:
        """So many vectors, shape (count, 384)."""
        chosen = self._dice.integers(0, len(self._centres), count)
        vectors = self._centres[chosen] + np.float32(_SPREAD) * self._drawn(count)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors


def approximate(sizes: Sequence[int] = (100_000, 1_000_000)) -> Iterator[str]:
    """A table of clustered vectors: time to build, to search exactly and by the graph, and the graph's recall."""
    head = ["passages", "graph built, s", "its file, MB", "exact, ms a query", "graph, ms a query"]
    yield f"| {' | '.join([*head, f'recall@{_FOUND}', f'recall@{DEPTH}'])} |"
    yield f"|{'--:|' * (len(head) + 2)}"
    for size in sizes:
        yield f"| {size:,} | {' | '.join(_measured(size))} |"


def _measured(size: int) -> list[str]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        clusters = Clusters(size)
        file = VectorFile(folder / "v.f32", _DIMENSIONS)
        file.append(0, (clusters.draw(min(_BLOCK, size - first)) for first in range(0, size, _BLOCK)))
        vectors, asked = file.open(size), clusters.draw(_QUERIES)
        _, built = timed(partial(extend, folder, 0, vectors))
        graph = Graph.of(folder, 0, size)
        assert graph is not None
        allowed, order = np.ones(size, np.bool_), np.arange(size, dtype=np.uint64)
        given = (vectors, asked, DEPTH, allowed, order)
        # The second time both find their files in memory.
        exact, slow = [timed(partial(nearest, *given)) for _ in range(2)][-1]
        found, fast = [timed(partial(graph.nearest, *given)) for _ in range(2)][-1]
        pairs = list(zip(found, exact, strict=True))
        recalls = [
            float(np.mean([np.isin(e.slots[:k], f.slots[:k]).mean() for f, e in pairs]))
            for k in (_FOUND, DEPTH)
        ]
        (stored,) = folder.glob("graph-*.usearch")
        return [
            f"{built.processor:.0f}",
            f"{stored.stat().st_size / 1e6:.0f}",
            *(f"{1000 * took.processor / _QUERIES:.2f}" for took in (slow, fast)),
            *(f"{recall:.3f}" for recall in recalls),
        ]
