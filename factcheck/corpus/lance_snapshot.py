"""One moment of a store on LanceDB, for searching."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from factcheck.corpus.coding import decode
from factcheck.corpus.retrieval import Query
from factcheck.corpus.sparse import assembled
from factcheck.corpus.store import Filter
from factcheck.corpus.validity import Facts
from factcheck.corpus.vectors import Ranked, Slots, rounded
from factcheck.inference import Vectors
from factcheck.model import Claim, Document

_MORE = 20
"""Results asked for beyond those wanted, so that equal scores can be ordered by content."""


def one_of(column: str, values: Iterable[Any]) -> str:
    """A condition: the column has one of these texts or numbers; there is at least one."""
    listed = ", ".join(str(v) if isinstance(v, int) else _quoted(v) for v in values)
    return f"{column} IN ({listed})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


class LanceSnapshot:
    """The tables at the versions of one commit, as a `Snapshot`."""

    def __init__(self, tables: Mapping[str, Any], chosen: Filter | None) -> None:
        """Take the tables, checked out."""
        self._tables = tables
        rows = tables["documents"].to_arrow().to_pylist()
        self.documents: dict[str, str] = {row["uri"]: row["version"] for row in rows}
        self.facts = {
            row["uri"]: Facts(
                _day(row["written"]),
                _day(row["valid_from"]),
                tuple(filter(None, row["supersedes"].split("\n"))),
            )
            for row in rows
        }
        self.passages: int = tables["passages"].count_rows()
        self._chosen = None if chosen is None else _chosen(chosen, rows)
        self._allowed = self._condition()
        self.texts: int = tables["texts"].count_rows(self._allowed)

    def close(self) -> None:
        """See :class:`Snapshot`."""

    def _condition(self) -> str | None:
        """What a text must be to be evidence; None for all texts."""
        if self._chosen is None:
            return None
        if not self._chosen:
            return "slot < 0"
        named = one_of("uri", sorted(self._chosen))
        found = self._tables["passages"].search().where(named).select(["slot"]).limit(None)
        return one_of("slot", sorted({row["slot"] for row in found.to_list()}) or [-1])

    @property
    def approximate(self) -> bool:
        """See :class:`Snapshot`."""
        return False

    def nearest(self, vectors: Vectors, depth: int) -> list[Ranked]:
        """See :class:`Snapshot`."""
        return [self._near(vector, depth, self._allowed) for vector in vectors]

    def _near(self, vector: Vectors, depth: int, condition: str | None) -> Ranked:
        query = self._tables["texts"].search(vector, query_type="vector").distance_type("dot")
        query = query.bypass_vector_index().select(["slot", "identity", "_distance"]).limit(depth + _MORE)
        if condition:
            query = query.where(condition, prefilter=True)
        # The engine's distance is one less the product.
        return _ranked(query.to_arrow(), depth, lambda found: 1 - found["_distance"].to_numpy())

    def lexical(self, queries: Sequence[Sequence[str]], depth: int) -> list[Ranked]:
        """See :class:`Snapshot`."""
        return [self._words(stems, depth) for stems in queries]

    def _words(self, stems: Sequence[str], depth: int) -> Ranked:
        if not stems or not self.texts:
            return _NOTHING
        query = self._tables["texts"].search(" ".join(stems), query_type="fts")
        query = query.select(["slot", "identity", "_score"]).limit(depth + _MORE)
        if self._allowed:
            query = query.where(self._allowed, prefilter=True)
        return _ranked(query.to_arrow(), depth, lambda found: found["_score"].to_numpy())

    def keyed(self, keys: Sequence[Iterable[str]], vectors: Vectors, depth: int) -> list[Ranked]:
        """See :class:`Snapshot`."""
        found = []
        for wanted, vector in zip(keys, vectors, strict=True):
            listed = ", ".join(map(_quoted, sorted(wanted)))
            having = f"array_has_any(keys, [{listed}])"
            condition = f"{having} AND {self._allowed}" if self._allowed else having
            found.append(self._near(vector, depth, condition) if listed else _NOTHING)
        return found

    def vectors(self, slots: Slots) -> Vectors:
        """See :class:`Snapshot`."""
        if not slots.size:
            return np.zeros((0, 0), dtype=np.float32)
        query = (
            self._tables["texts"].search().where(one_of("slot", slots.tolist())).select(["slot", "vector"])
        )
        stored = {row["slot"]: row["vector"] for row in query.limit(None).to_list()}
        return np.array([stored[slot] for slot in slots.tolist()], dtype=np.float32)

    def copies(self, slot: int) -> tuple[Claim, ...]:
        """See :class:`Snapshot`."""
        query = self._tables["passages"].search().where(one_of("slot", [int(slot)])).select(["uri", "body"])
        rows = query.limit(None).to_list()
        fit = (row for row in rows if self._chosen is None or row["uri"] in self._chosen)
        claims = [decode(Claim, row["body"]) for row in fit]
        return tuple(sorted(claims, key=lambda claim: (claim.document, claim.span)))

    def query(self, slot: int) -> Query:
        """See :class:`Snapshot`."""
        query = self._tables["texts"].search().where(one_of("slot", [int(slot)])).select(["words", "keys"])
        (row,) = query.limit(None).to_list()
        return Query(tuple(row["words"].split()), frozenset(row["keys"]))

    def frequency(self, stem: str) -> int:
        """See :class:`Snapshot`."""
        having = f"array_has(stems, {_quoted(stem)})"
        condition = f"{having} AND {self._allowed}" if self._allowed else having
        return int(self._tables["texts"].count_rows(condition))

    def document(self, uri: str, passages: Iterable[Claim]) -> Document:
        """See :class:`Snapshot`."""
        query = self._tables["parts"].search().where(one_of("uri", [uri])).limit(None)
        parts = sorted(query.to_list(), key=lambda row: int(row["start"]))
        if not parts:
            raise KeyError(uri)
        starts = [claim.span.start for claim in passages]
        wanted = [p for p in parts if any(p["start"] <= s < p["start"] + max(1, p["size"]) for s in starts)]
        chosen = [
            (p["start"], p["lines"], decode(Document, zlib.decompress(p["body"])))
            for p in wanted or parts[:1]
        ]
        return assembled(chosen)


def _chosen(chosen: Filter, documents: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Paths of the documents that may be evidence."""
    return frozenset(
        row["uri"]
        for row in documents
        if chosen.takes(row["language"], _day(row["written"]), row["authority"])
    )


_NOTHING = Ranked(np.zeros(0, np.int64), np.zeros(0, np.float32))


def _ranked(found: Any, depth: int, score: Any) -> Ranked:
    """The engine's results, equal scores ordered by content."""
    scores = rounded(np.asarray(score(found), dtype=np.float32))
    identities = found["identity"].to_pylist()
    order = sorted(range(len(identities)), key=lambda i: (-scores[i], identities[i]))[:depth]
    return Ranked(found["slot"].to_numpy()[order].astype(np.int64), scores[order])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
