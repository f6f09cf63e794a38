"""Corpora made of given passages and vectors, for the benchmarks of retrieval."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from factcheck.claims.terms import Terms
from factcheck.claims.values import extract as extract_values
from factcheck.corpus.folder import CorpusFolder
from factcheck.corpus.reference import Corpus
from factcheck.corpus.retrieval import Query
from factcheck.corpus.store import Part, Store
from factcheck.inference import Vectors
from factcheck.model import Claim, CorpusInfo, Document, Span

T = TypeVar("T")
S = TypeVar("S", bound=Store)
_PART = 10_000
"""Passages written at a time."""


@dataclass(frozen=True, slots=True)
class Passages:
    """Texts and their unit-length vectors, shape (n, d)."""

    texts: Sequence[str]
    vectors: Vectors


class Searched:
    """A corpus whose passages are known by their numbers."""

    def __init__(self, corpus: Corpus) -> None:
        """Take the corpus; the document of a passage is its number."""
        self.corpus = corpus
        self._terms = Terms()

    def numbers(self, claims: Sequence[str], vectors: Vectors, count: int) -> list[list[int]]:
        """For each claim the numbers of the best passages, best first."""
        asked = [passage(text, "claim", 0) for text in claims]
        queries = [Query.of(claim, self._terms) for claim in asked]
        matches = self.corpus.search(asked, queries, vectors, count)
        return [[self._number(match.passage) for match in each] for each in matches]

    def _number(self, found: Claim) -> int:
        name = Path(found.document).name
        return int(name) + found.span.start if name.isdigit() else found.span.start

    def close(self) -> None:
        """Let go of the store."""
        self.corpus.snapshot.close()


def passage(text: str, document: str, number: int) -> Claim:
    """A statement of its own; its place is its number."""
    return Claim(
        str(number), document, Span(number, number + len(text)), text, text, values=extract_values(text)
    )


def written(empty: S, passages: Passages) -> S:
    """The store, with the passages in it."""
    terms = Terms()
    for first in range(0, len(passages.texts), _PART):
        texts = passages.texts[first : first + _PART]
        claims = tuple(passage(text, str(first), number) for number, text in enumerate(texts))
        queries = tuple(Query.of(claim, terms) for claim in claims)
        document = Document(str(first), "", "text/plain", "")
        vectors = dict(zip(texts, passages.vectors[first : first + _PART], strict=True))
        empty.write((), [Part(document, claims, queries)], {str(first): "1"}, vectors)
    return empty


def opened(store: Store, model: str) -> Searched:
    """A store of passages, open for searching."""
    snapshot = store.snapshot()
    info = CorpusInfo("pool", "Pool", "", len(snapshot.documents), snapshot.passages, model)
    return Searched(Corpus(info, CorpusFolder(Path("."), "pool", "Pool"), snapshot))


@dataclass(frozen=True, slots=True)
class Took:
    """How long a job took."""

    wall: float
    """Seconds on the clock."""
    processor: float
    """Seconds of processor time of this process, all threads; the steadier figure where other programs run."""

    def __add__(self, other: Took) -> Took:
        return Took(self.wall + other.wall, self.processor + other.processor)

    def __sub__(self, other: Took) -> Took:
        return Took(self.wall - other.wall, self.processor - other.processor)

    def __str__(self) -> str:
        return f"{self.wall:.2f} (processor {self.processor:.2f})"


def timed(job: Callable[[], T]) -> tuple[T, Took]:
    """What a job returns, and how long it took."""
    start, used = time.perf_counter(), time.process_time()
    result = job()
    return result, Took(time.perf_counter() - start, time.process_time() - used)
