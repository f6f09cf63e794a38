"""One moment of a SQLite store, for searching."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.corpus import segments
from factcheck.corpus.approximate import Graph, is_large
from factcheck.corpus.bm25 import Collection, Postings, score
from factcheck.corpus.coding import decode
from factcheck.corpus.retrieval import Query
from factcheck.corpus.sparse import assembled
from factcheck.corpus.store import Filter
from factcheck.corpus.validity import Facts
from factcheck.corpus.vectors import Ranked, Slots, nearest, products, rounded, top
from factcheck.inference import Vectors
from factcheck.model import Claim, Document

_REMEMBERED = 4096
"""Postings kept in memory, for words that come again."""


_NONE = np.zeros(0, dtype=np.int64)


class SqliteSnapshot:
    """What a store held when its transaction began, as a `Snapshot`."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        vectors: Vectors,
        chosen: Filter | None = None,
        graph: Graph | None = None,
    ) -> None:
        """Take a connection inside a transaction, the vectors of that moment, shape (n, d), and a graph of the first of them."""
        self._connection = connection
        self._vectors = vectors
        self._texts = segments.texts(connection)
        self._chosen = self._documents_of(chosen)
        self._allowed = self._mask()
        documents = self._rows("SELECT uri, version, written, valid_from, supersedes FROM documents")
        self.documents: dict[str, str] = {row[0]: row[1] for row in documents}
        self.facts = {
            row[0]: Facts(_day(row[2]), _day(row[3]), tuple(filter(None, row[4].split("\n"))))
            for row in documents
        }
        self.passages: int = self._rows("SELECT count(*) FROM passages")[0][0]
        self.texts = int(self._allowed.sum())
        self._graph = graph if is_large(self.texts) else None
        lengths = self._texts.lengths
        mean = float(lengths[self._allowed].mean()) if self.texts else 0.0
        self._collection = Collection(lengths, self.texts, mean or 1.0)
        self._postings: dict[str, Postings] = {}

    def close(self) -> None:
        """See :class:`Snapshot`."""
        self._connection.close()

    def _rows(self, query: str, *values: object) -> list[Any]:
        return self._connection.execute(query, values).fetchall()

    def _documents_of(self, chosen: Filter | None) -> frozenset[int] | None:
        """Numbers of the documents that may be evidence; None for all."""
        if chosen is None:
            return None
        rows = self._rows("SELECT id, language, written, authority FROM documents")
        return frozenset(row[0] for row in rows if chosen.takes(row[1], _day(row[2]), row[3]))

    def _mask(self) -> NDArray[np.bool_]:
        """Which slots may be evidence, shape (n,)."""
        allowed = np.ones(len(self._texts.lengths), dtype=np.bool_)
        allowed[[row[0] for row in self._rows("SELECT slot FROM dead")]] = False
        if self._chosen is None:
            return allowed
        chosen_slots = np.zeros_like(allowed)
        for document in self._chosen:
            slots = self._rows("SELECT slot FROM passages WHERE document = ?", document)
            chosen_slots[[row[0] for row in slots]] = True
        return allowed & chosen_slots

    @property
    def approximate(self) -> bool:
        """See :class:`Snapshot`."""
        return self._graph is not None

    def nearest(self, vectors: Vectors, depth: int) -> list[Ranked]:
        """See :class:`Snapshot`."""
        if self._graph is not None:
            return self._graph.nearest(self._vectors, vectors, depth, self._allowed, self._texts.order)
        return nearest(self._vectors, vectors, depth, self._allowed, self._texts.order)

    def lexical(self, queries: Sequence[Sequence[str]], depth: int) -> list[Ranked]:
        """See :class:`Snapshot`."""
        found = []
        for stems in queries:
            scores = score(stems, {stem: self._postings_of(stem) for stem in stems}, self._collection)
            slots = np.flatnonzero(scores > 0)
            found.append(top(slots, scores[slots], depth, self._texts.order))
        return found

    def keyed(self, keys: Sequence[Iterable[str]], vectors: Vectors, depth: int) -> list[Ranked]:
        """See :class:`Snapshot`."""
        found = []
        for wanted, vector in zip(keys, vectors, strict=True):
            slots = np.unique(np.concatenate([_NONE, *(self._postings_of(key).slots for key in wanted)]))
            if not slots.size:
                found.append(Ranked(_NONE, np.zeros(0, np.float32)))
                continue
            cosines = rounded(products(self._vectors[slots], vector))
            found.append(top(slots, cosines, depth, self._texts.order))
        return found

    def _postings_of(self, term: str) -> Postings:
        found = self._postings.get(term)
        if found is None:
            stored = segments.postings(self._connection, term)
            kept = self._allowed[stored.slots]
            found = Postings(stored.slots[kept], stored.counts[kept])
            while len(self._postings) >= _REMEMBERED:
                del self._postings[next(iter(self._postings))]
            self._postings[term] = found
        return found

    def vectors(self, slots: Slots) -> Vectors:
        """See :class:`Snapshot`."""
        return np.asarray(self._vectors[slots])

    def copies(self, slot: int) -> tuple[Claim, ...]:
        """See :class:`Snapshot`."""
        rows = self._connection.execute("SELECT document, body FROM passages WHERE slot = ?", (slot,))
        claims = [decode(Claim, row[1]) for row in rows if self._chosen is None or row[0] in self._chosen]
        return tuple(sorted(claims, key=lambda claim: (claim.document, claim.span)))

    def query(self, slot: int) -> Query:
        """See :class:`Snapshot`."""
        ((words,),) = self._rows("SELECT query FROM texts WHERE slot = ?", slot)
        stems, keys = json.loads(words)
        return Query(tuple(stems), frozenset(keys))

    def frequency(self, stem: str) -> int:
        """See :class:`Snapshot`."""
        return int(self._postings_of(stem).slots.size)

    def document(self, uri: str, passages: Iterable[Claim]) -> Document:
        """See :class:`Snapshot`."""
        query = (
            "SELECT start, lines, size, parts.id FROM parts JOIN documents ON documents.id = document"
            " WHERE uri = ? ORDER BY start"
        )
        parts = self._connection.execute(query, (uri,)).fetchall()
        if not parts:
            raise KeyError(uri)
        starts = [claim.span.start for claim in passages]
        wanted = [p for p in parts if any(p[0] <= start < p[0] + max(1, p[2]) for start in starts)]
        return assembled(
            [(start, lines, self._body(number)) for start, lines, _, number in wanted or parts[:1]]
        )

    def _body(self, number: int) -> Document:
        row = self._connection.execute("SELECT body FROM parts WHERE id = ?", (number,)).fetchone()
        return decode(Document, zlib.decompress(row[0]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
