"""Approximate search by vectors, for corpora where comparing all of them takes too long (extra ``scale``).

A graph of near neighbours (Malkov and Yashunin, 2020; the library is usearch) leads to candidates, whose cosines are then
computed exactly. The graph is made of the first vectors of the mapped file alone, in their order and by one thread, and
its name says how many they are; later ones are compared one by one until they are worth another graph. A file that a
killed run left half-written has another name, so what is found is whole.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.corpus.vectors import Ranked, nearest, products, rounded, top, united
from factcheck.inference import Vectors

EXACT = 200_000
"""Statements up to which all are compared: about 5 ms of processor time a query."""
TAIL = 50_000
"""Vectors that the graph may lack before it is extended."""
_NEIGHBOURS = 16
"""Edges of a vector in the graph; twice as many at its bottom."""
_EXPANSION_ADD = 128
"""Candidates looked at where an edge is chosen: the more, the better the graph and the longer it takes."""
_EXPANSION_SEARCH = 192
"""Candidates kept in a search at least: the more, the more is found and the longer it takes."""
_MORE = 2
"""Candidates for each one wanted: the graph holds vectors in 8 bits, so its own order is rough."""
_FEWEST = 0.1
"""Share of the vectors that a filter must leave for the graph to be of use."""
_BLOCK = 8192
"""Vectors added at a time."""


def installed() -> bool:
    """Whether the library is there."""
    return importlib.util.find_spec("usearch") is not None


def is_large(texts: int) -> bool:
    """Whether there are too many texts to compare all with each query."""
    return texts > EXACT


def lacking(folder: Path, generation: int, rows: int) -> int:
    """How many of the vectors of an index the graph in its folder does not have, where that is worth a new one, else 0."""
    if not is_large(rows):
        return 0
    known = max((size for size, _ in _files(folder, generation) if size <= rows), default=0)
    return rows - known if not known or rows - known > TAIL else 0


def _index_type() -> Any:
    """The library's index, imported where it is used, and behind onnxruntime.

    The kernels of usearch 2.26 loaded first make a later import of onnxruntime crash the process.
    """
    importlib.import_module("onnxruntime")
    from usearch.index import Index

    return Index


def extend(folder: Path, generation: int, vectors: Vectors) -> None:
    """Write a graph of all vectors, shape (n, d), going on from the one that is there; the old one is removed."""
    rows = len(vectors)
    found = [(size, path) for size, path in _files(folder, generation) if size <= rows]
    index, known = None, 0
    if found:
        known, path = max(found)
        with contextlib.suppress(ValueError, RuntimeError, OSError):
            index = _index_type().restore(path, view=False)
    if index is None or len(index) != known:
        index, known = (
            _index_type()(ndim=vectors.shape[1], metric="ip", dtype="i8", connectivity=_NEIGHBOURS),
            0,
        )
    index.expansion_add = _EXPANSION_ADD
    for first in range(known, rows, _BLOCK):
        block = np.ascontiguousarray(vectors[first : first + _BLOCK])
        # More threads would add in another order each time.
        index.add(np.arange(first, first + len(block)), block, threads=1)
    _save(index, folder / f"graph-{generation}-{rows}.usearch")


def _save(index: Any, path: Path) -> None:
    """Put a graph in place, whole, and remove all others of the folder."""
    part = path.with_suffix(".part")
    index.save(part)
    with open(part, "r+b") as file:
        os.fsync(file.fileno())
    os.replace(part, path)
    for stale in (*path.parent.glob("graph-*.usearch"), *path.parent.glob("graph-*.part")):
        if stale != path:
            # Some systems keep a file that a reader has open; the next writer tries again.
            with contextlib.suppress(OSError):
                stale.unlink()


def _files(folder: Path, generation: int) -> Iterator[tuple[int, Path]]:
    """The graphs of one generation of vectors, each with how many it has."""
    for path in folder.glob(f"graph-{generation}-*.usearch"):
        size = path.stem.rpartition("-")[2]
        if size.isdecimal():
            yield int(size), path


class Graph:
    """A graph of the first vectors of an index, mapped and not read."""

    def __init__(self, index: Any, rows: int) -> None:
        """Take the library's index, and how many vectors it has."""
        self._index = index
        self.rows = rows

    @classmethod
    def of(cls, folder: Path, generation: int, rows: int) -> Graph | None:
        """The largest graph in an index's folder that has no more than its first `rows` vectors; None where there is none."""
        found = sorted(each for each in _files(folder, generation) if each[0] <= rows)
        if not found or not installed():
            return None
        known, path = found[-1]
        # A writer may just have removed it, and what is broken is of no use: then all vectors are compared.
        with contextlib.suppress(ValueError, RuntimeError, OSError):
            index = _index_type().restore(path, view=True)
            if index is not None and len(index) == known:
                return cls(index, known)
        return None

    def nearest(
        self,
        vectors: Vectors,
        queries: Vectors,
        depth: int,
        allowed: NDArray[np.bool_],
        order: NDArray[np.uint64],
    ) -> list[Ranked]:
        """As :func:`factcheck.corpus.vectors.nearest`, though a few of the nearest may be missing.

        What the graph lacks is compared one by one, and all is where a filter leaves too little.
        """
        alive = int(allowed[: self.rows].sum())
        wanted = -(-depth * _MORE * self.rows // alive) if alive else self.rows
        if alive < _FEWEST * self.rows or wanted > alive:
            return nearest(vectors, queries, depth, allowed, order)
        tails = nearest(vectors[self.rows :], queries, depth, allowed[self.rows :], order[self.rows :])
        found = []
        for query, tail in zip(queries, tails, strict=True):
            near = self._near(query, wanted)
            near = near[allowed[near]]
            if near.size < depth:
                found += nearest(vectors, query[None], depth, allowed, order)
                continue
            head = top(near, rounded(products(vectors[near], query)), depth, order)
            found.append(united([head, Ranked(tail.slots + self.rows, tail.scores)], depth, order))
        return found

    def _near(self, query: Vectors, wanted: int) -> NDArray[np.int64]:
        """About the nearest, in the order of their slots."""
        self._index.expansion_search = max(_EXPANSION_SEARCH, wanted)
        keys = self._index.search(query, wanted, threads=1).keys
        return np.sort(np.asarray(keys, dtype=np.int64))
