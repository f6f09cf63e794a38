"""The two stores side by side: do they find the same ten passages, and what does it cost?"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks._corpora import Passages, Searched, opened, timed, written
from factcheck.corpus.lance_store import LanceStore
from factcheck.corpus.sqlite_store import SqliteStore
from factcheck.corpus.store import Store
from factcheck.inference import Vectors

_FOUND = 10


def stores(passages: Passages, claims: Sequence[str], asked: Vectors) -> Iterator[str]:
    """A table of both stores: built, searched, and the share of the first store's ten that the second one finds too."""
    yield f"{len(passages.texts):,} passages, {len(claims)} claims\n"
    yield f"| store | built, s | searched, s | top {_FOUND} in common | the same first |\n|---|--:|--:|--:|--:|"
    first: list[list[int]] = []
    makers: dict[str, Callable[[Path], Store]] = {
        "SQLite": SqliteStore,
        "LanceDB": lambda folder: LanceStore(str(folder), passages.vectors.shape[1]),
    }
    for name, make in makers.items():
        with tempfile.TemporaryDirectory() as place:
            corpus, built = timed(partial(_built, make, Path(place) / "index", passages))
            found, searched = timed(partial(_found, corpus, claims, asked))
            corpus.close()
        first = first or found
        pairs = list(zip(first, found, strict=True))
        common = sum(len(set(one) & set(two)) for one, two in pairs) / sum(map(len, first))
        same = sum(one[:1] == two[:1] for one, two in pairs) / len(pairs)
        yield f"| {name} | {built} | {searched} | {100 * common:.1f} % | {100 * same:.1f} % |"


def _built(make: Callable[[Path], Store], folder: Path, passages: Passages) -> Searched:
    return opened(written(make(folder), passages), "pool")


def _found(corpus: Searched, claims: Sequence[str], asked: Vectors) -> list[list[int]]:
    return corpus.numbers(claims, asked, _FOUND)
