"""The store that ships: SQLite for documents, passages and words, and one memory-mapped file of vectors.

A transaction decides what is there. Vectors are on the disk before the transaction that counts them, and rows that no
transaction counts are written over, so a run that is killed at any point leaves the last whole state behind.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import quote

import numpy as np
from numpy.typing import NDArray

from factcheck.corpus import approximate, segments
from factcheck.corpus.approximate import Graph
from factcheck.corpus.coding import encode
from factcheck.corpus.retrieval import Query
from factcheck.corpus.sqlite_snapshot import SqliteSnapshot
from factcheck.corpus.store import Filter, Part, context_key, identity_of
from factcheck.corpus.vectors import VectorFile
from factcheck.inference import Vectors
from factcheck.model import Claim

LAYOUT = "3"
"""Version of the tables and of what stands in them, in this store and the one on LanceDB; an index of another one is built anew beside it."""
_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    "CREATE TABLE documents (id INTEGER PRIMARY KEY, uri TEXT UNIQUE, version TEXT,"
    " language TEXT, written TEXT, authority INTEGER, valid_from TEXT, supersedes TEXT)",
    "CREATE TABLE parts (id INTEGER PRIMARY KEY, document INTEGER, start INTEGER, lines INTEGER, size INTEGER,"
    " body BLOB)",
    "CREATE INDEX parts_of ON parts (document, start)",
    "CREATE TABLE passages (id INTEGER PRIMARY KEY, document INTEGER, slot INTEGER, body TEXT)",
    "CREATE INDEX passages_of ON passages (document)",
    "CREATE INDEX copies_of ON passages (slot)",
    "CREATE TABLE texts (slot INTEGER PRIMARY KEY, identity BLOB UNIQUE, context BLOB, query TEXT)",
    "CREATE INDEX contexts ON texts (context)",
    # Slots without a passage; they come to life again where their text does.
    "CREATE TABLE dead (slot INTEGER PRIMARY KEY)",
    *segments.TABLES,
)
_FEWEST_DEAD = 1000
"""Fewer slots without a passage are not worth a new file."""
_PATIENCE = 60
"""Seconds that SQLite waits for another process; writers keep apart by a lock of their own."""
_TRIES = 5
"""Times that an index is opened anew when its vectors were exchanged in between."""


class SqliteStore:
    """A corpus in one folder, as a `Store`."""

    def __init__(self, folder: Path, read_only: bool = False) -> None:
        """Open the index of a folder, which is made when absent.

        Raises ``sqlite3.Error`` where the file is no index, ``OSError`` where the folder can't be written.
        """
        self._folder = folder
        self._read_only = read_only
        self._path = folder / "index.sqlite"
        if not read_only:
            folder.mkdir(parents=True, exist_ok=True)
        self._writer = self._connect()
        if not read_only:
            self._prepare()

    def close(self) -> None:
        """Let go of the files."""
        self._writer.close()

    def _connect(self) -> sqlite3.Connection:
        # Files that can't be written can't change either; SQLite could not even lock them.
        mode = "?mode=ro&immutable=1" if self._read_only else "?mode=rwc"
        uri = f"file:{quote(str(self._path.resolve()))}{mode}"
        return sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None)

    def _prepare(self) -> None:
        self._writer.execute("PRAGMA journal_mode=WAL")
        self._writer.execute("PRAGMA synchronous=NORMAL")
        with _transaction(self._writer):
            made = self._writer.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            for statement in () if made else _TABLES:
                self._writer.execute(statement)

    def snapshot(self, chosen: Filter | None = None) -> SqliteSnapshot:
        """See :class:`Store`."""
        for attempt in range(_TRIES):
            connection = self._connect()
            try:
                connection.execute("BEGIN")
                rows, file = self._vectors(connection)
                graph = Graph.of(self._folder, _generation(file), rows)
                return SqliteSnapshot(connection, file.open(rows), chosen, graph)
            except (OSError, ValueError) as error:
                # A writer may just have put a compact file in the place of this one.
                connection.close()
                if attempt == _TRIES - 1:
                    raise sqlite3.DatabaseError(f"its vectors can't be read: {error}") from error
            except BaseException:
                connection.close()
                raise
        raise AssertionError("unreachable")

    def _vectors(self, connection: sqlite3.Connection) -> tuple[int, VectorFile]:
        """How many slots there are, and the file with their vectors."""
        meta = dict(connection.execute("SELECT key, value FROM meta"))
        path = self._folder / f"vectors-{meta.get('generation', '0')}.f32"
        return int(meta.get("rows", "0")), VectorFile(path, int(meta.get("dimensions", "0")))

    def known(self, contexts: Sequence[str]) -> dict[str, Vectors]:
        """See :class:`Store`."""
        rows, file = self._vectors(self._writer)
        vectors = file.open(rows)
        found: dict[str, Vectors] = {}
        for context in dict.fromkeys(contexts):
            row = self._one("SELECT slot FROM texts WHERE context = ?", context_key(context))
            if row is not None:
                found[context] = np.array(vectors[row])
        return found

    def _one(self, query: str, *values: object) -> int | None:
        row = self._writer.execute(query, values).fetchone()
        return None if row is None else row[0]

    def write(
        self,
        removed: Iterable[str],
        parts: Sequence[Part],
        versions: Mapping[str, str],
        vectors: Mapping[str, Vectors],
    ) -> None:
        """See :class:`Store`."""
        with _transaction(self._writer):
            touched = [slot for uri in removed for slot in self._remove(uri)]
            rows, file = self._vectors(self._writer)
            new = self._add(parts, rows)
            if new:
                block = np.stack([vectors[passage.context] for passage, _ in new])
                self._set("dimensions", str(block.shape[1]))
                self._set("rows", str(rows + len(new)))
                VectorFile(file.path, block.shape[1]).append(rows, [block])
                orders = [int.from_bytes(identity_of(passage)[:8], "big") for passage, _ in new]
                queries = [query for _, query in new]
                segments.add(self._writer, rows, queries, np.array(orders, dtype=np.uint64))
            for uri, version in versions.items():
                self._writer.execute("UPDATE documents SET version = ? WHERE uri = ?", (version, uri))
            self._bury(touched)
        self._compact()

    def _set(self, key: str, value: str) -> None:
        self._writer.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def _remove(self, uri: str) -> list[int]:
        """Take a document away; returns the slots of its passages."""
        document = self._one("SELECT id FROM documents WHERE uri = ?", uri)
        if document is None:
            return []
        rows = self._writer.execute("SELECT DISTINCT slot FROM passages WHERE document = ?", (document,))
        slots = [row[0] for row in rows]
        for statement in (
            "DELETE FROM passages WHERE document = ?",
            "DELETE FROM parts WHERE document = ?",
            "DELETE FROM documents WHERE id = ?",
        ):
            self._writer.execute(statement, (document,))
        return slots

    def _add(self, parts: Sequence[Part], rows: int) -> list[tuple[Claim, Query]]:
        """Store parts with their passages; returns those whose text is new, in the order of their slots."""
        new: list[tuple[Claim, Query]] = []
        for part in parts:
            document = self._document(part)
            self._writer.execute(
                "INSERT INTO parts (document, start, lines, size, body) VALUES (?, ?, ?, ?, ?)",
                (document, part.offset, part.lines, len(part.document.text), _packed(part)),
            )
            for passage, query in zip(part.passages, part.queries, strict=True):
                identity = identity_of(passage)
                slot = self._one("SELECT slot FROM texts WHERE identity = ?", identity)
                if slot is None:
                    slot = rows + len(new)
                    new.append((passage, query))
                    words = json.dumps([query.stems, sorted(query.keys)])
                    row = (slot, identity, context_key(passage.context), words)
                    self._writer.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", row)
                else:
                    self._writer.execute("DELETE FROM dead WHERE slot = ?", (slot,))
                self._writer.execute(
                    "INSERT INTO passages (document, slot, body) VALUES (?, ?, ?)",
                    (document, slot, encode(passage)),
                )
        return new

    def _document(self, part: Part) -> int:
        """The number of a part's document, which is entered where it is new; it has no version until it is whole."""
        document = part.document
        self._writer.execute(
            "INSERT OR IGNORE INTO documents (uri, version, language, written, authority, valid_from, supersedes)"
            " VALUES (?, '', ?, ?, ?, ?, ?)",
            (
                document.uri,
                document.language,
                _iso(document.date),
                document.authority,
                _iso(document.valid_from),
                "\n".join(document.supersedes),
            ),
        )
        found = self._one("SELECT id FROM documents WHERE uri = ?", document.uri)
        assert found is not None
        return found

    def _bury(self, slots: Iterable[int]) -> None:
        """Enter those slots that no passage has any more."""
        self._writer.executemany(
            "INSERT OR IGNORE INTO dead SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM passages WHERE slot = ?1)",
            ((slot,) for slot in slots),
        )

    def unprepared(self) -> int:
        """See :class:`Store`."""
        if self._read_only or not approximate.installed():
            return 0
        rows, file = self._vectors(self._writer)
        return approximate.lacking(self._folder, _generation(file), rows)

    def prepare(self) -> None:
        """See :class:`Store`."""
        rows, file = self._vectors(self._writer)
        approximate.extend(self._folder, _generation(file), file.open(rows))

    def _compact(self) -> None:
        """Write the vectors and postings anew without the dead slots, where those are the greater part."""
        rows, file = self._vectors(self._writer)
        dead = [row[0] for row in self._writer.execute("SELECT slot FROM dead")]
        if len(dead) < max(_FEWEST_DEAD, rows // 2):
            return
        alive = np.ones(rows, dtype=np.bool_)
        alive[dead] = False
        places = np.where(alive, np.cumsum(alive) - 1, -1)
        with _transaction(self._writer):
            self._renumber(places)
            generation = _generation(file) + 1
            self._set("generation", str(generation))
            self._set("rows", str(int(alive.sum())))
            vectors = file.open(rows)
            compact = VectorFile(self._folder / f"vectors-{generation}.f32", vectors.shape[1])
            compact.append(0, _blocks(vectors, np.flatnonzero(alive)))
        del vectors
        for stale in self._folder.glob("vectors-*.f32"):
            if stale != compact.path:
                # Some systems keep a file that a reader has open; the next writer tries again.
                with contextlib.suppress(OSError):
                    stale.unlink()

    def _renumber(self, places: NDArray[np.int64]) -> None:
        self._writer.execute("DELETE FROM texts WHERE slot IN (SELECT slot FROM dead)")
        self._writer.execute("DELETE FROM dead")
        # New numbers are never larger than old ones, so that going upwards none is taken twice.
        moves = [(int(new), old) for old, new in enumerate(places) if new >= 0 and new != old]
        self._writer.executemany("UPDATE texts SET slot = ? WHERE slot = ?", moves)
        self._writer.executemany("UPDATE passages SET slot = ? WHERE slot = ?", moves)
        segments.renumber(self._writer, places)


def _generation(file: VectorFile) -> int:
    """How often the slots were numbered anew before these vectors were written."""
    return int(file.path.stem.partition("-")[2])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _packed(part: Part) -> bytes:
    return zlib.compress(encode(part.document).encode("ascii"), 6)


def _blocks(vectors: Vectors, slots: NDArray[np.int64], size: int = 4096) -> Iterator[Vectors]:
    for start in range(0, len(slots), size):
        yield vectors[slots[start : start + size]]


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
