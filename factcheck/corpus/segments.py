"""Postings in SQLite, in segments: each write adds one, and small ones are merged, so that an update stays small.

The sizes of the segments fall from each to the next at least by half (the logarithmic method of Bentley and Saxe,
1980): a text is rewritten a logarithmic number of times, and a stem is looked up in a logarithmic number of places.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from factcheck.corpus.bm25 import Postings, invert
from factcheck.corpus.retrieval import Query

TABLES = (
    "CREATE TABLE segments (first INTEGER PRIMARY KEY, count INTEGER, lengths BLOB, orders BLOB)",
    "CREATE TABLE postings (segment INTEGER, term TEXT, slots BLOB, counts BLOB, PRIMARY KEY (segment, term))"
    " WITHOUT ROWID",
)
_SLOT, _COUNT, _LENGTH, _ORDER = "<u4", "<u2", "<i4", "<u8"
_MOST = np.iinfo(np.uint16).max


@dataclass(frozen=True, slots=True)
class Texts:
    """What every text has, by slot, each of shape (n,)."""

    lengths: NDArray[np.int32]
    """Stems."""
    order: NDArray[np.uint64]
    """A number made of the content: it decides between equal scores, whatever way the index was built."""


def add(
    connection: sqlite3.Connection, first: int, queries: Sequence[Query], orders: NDArray[np.uint64]
) -> None:
    """Store new texts, which have the slots from `first` on; a part of the caller's transaction."""
    if not queries:
        return
    # A typed key has a space in it and a stem has none, so both can be looked up in one place.
    terms = invert(([*query.stems, *sorted(query.keys)] for query in queries), first)
    lengths = np.array([len(query.stems) for query in queries], dtype=_LENGTH)
    stored = {t: (p.slots.astype(_SLOT).tobytes(), _narrow(p.counts)) for t, p in terms.items()}
    _write(connection, first, (lengths.tobytes(), orders.astype(_ORDER).tobytes()), stored)
    _merge(connection)


def texts(connection: sqlite3.Connection) -> Texts:
    """Lengths and order of all texts."""
    rows = connection.execute("SELECT lengths, orders FROM segments ORDER BY first").fetchall()
    return Texts(
        np.frombuffer(b"".join(row[0] for row in rows), _LENGTH),
        np.frombuffer(b"".join(row[1] for row in rows), _ORDER),
    )


def postings(connection: sqlite3.Connection, term: str) -> Postings:
    """Where a term occurs, in ascending order, slots included that were given up."""
    rows = connection.execute(
        "SELECT slots, counts FROM postings WHERE term = ? AND segment IN (SELECT first FROM segments)"
        " ORDER BY segment",
        (term,),
    ).fetchall()
    return Postings(
        np.frombuffer(b"".join(row[0] for row in rows), _SLOT).astype(np.int64),
        np.frombuffer(b"".join(row[1] for row in rows), _COUNT).astype(np.int32),
    )


def renumber(connection: sqlite3.Connection, places: NDArray[np.int64]) -> None:
    """Make one segment of all, with new slots: `places` has one for each old slot, -1 for those given up."""
    old = texts(connection)
    kept = places >= 0
    found: dict[str, tuple[bytes, bytes]] = {}
    for (term,) in connection.execute("SELECT DISTINCT term FROM postings").fetchall():
        each = postings(connection, term)
        alive = kept[each.slots]
        if alive.any():
            slots = places[each.slots[alive]].astype(_SLOT).tobytes()
            found[term] = (slots, _narrow(each.counts[alive]))
    connection.execute("DELETE FROM segments")
    connection.execute("DELETE FROM postings")
    if kept.any():
        _write(connection, 0, (old.lengths[kept].tobytes(), old.order[kept].tobytes()), found)


def _narrow(counts: NDArray[np.int32]) -> bytes:
    return np.minimum(counts, _MOST).astype(_COUNT).tobytes()


def _write(
    connection: sqlite3.Connection,
    first: int,
    texts_: tuple[bytes, bytes],
    found: Mapping[str, tuple[bytes, bytes]],
) -> None:
    count = len(texts_[0]) // np.dtype(_LENGTH).itemsize
    connection.execute("INSERT INTO segments VALUES (?, ?, ?, ?)", (first, count, *texts_))
    connection.executemany(
        "INSERT INTO postings VALUES (?, ?, ?, ?)", ((first, term, *blobs) for term, blobs in found.items())
    )


def _merge(connection: sqlite3.Connection) -> None:
    """Unite the last segments until each is at most half as large as the one before."""
    rows = connection.execute(
        "SELECT first, count, lengths, orders FROM segments ORDER BY first DESC"
    ).fetchall()
    size, last = rows[0][1], 0
    while last + 1 < len(rows) and rows[last + 1][1] < 2 * size:
        last += 1
        size += rows[last][1]
    if not last:
        return
    united, first = rows[: last + 1][::-1], rows[last][0]
    found = _joined(
        connection.execute(
            "SELECT term, slots, counts FROM postings WHERE segment >= ? ORDER BY segment", (first,)
        )
    )
    connection.execute("DELETE FROM segments WHERE first >= ?", (first,))
    connection.execute("DELETE FROM postings WHERE segment >= ?", (first,))
    _write(connection, first, (b"".join(r[2] for r in united), b"".join(r[3] for r in united)), found)


def _joined(rows: Iterable[tuple[str, bytes, bytes]]) -> dict[str, tuple[bytes, bytes]]:
    """The postings of several segments, term by term."""
    found: dict[str, tuple[list[bytes], list[bytes]]] = {}
    for term, slots, counts in rows:
        lists = found.setdefault(term, ([], []))
        lists[0].append(slots)
        lists[1].append(counts)
    return {term: (b"".join(lists[0]), b"".join(lists[1])) for term, lists in found.items()}
