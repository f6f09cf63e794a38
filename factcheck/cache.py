"""Vectors kept by content, in one SQLite file: what was embedded once is not embedded again.

The key is a hash of model and text, so an entry can never be stale. A cache that can't be used costs time and
nothing else: it is set aside with a warning.
"""

from __future__ import annotations

import hashlib
import sqlite3
import warnings
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from factcheck.inference import Embedder, Vectors

_CHUNK = 500
"""Keys of one query; SQLite bounds the variables of a statement."""


def default_path() -> Path:
    """The file in the user's cache directory."""
    from platformdirs import user_cache_path

    return user_cache_path("factcheck") / "vectors-1.sqlite"


class CachedEmbedder:
    """An embedder that asks the cache first, as an `Embedder`."""

    def __init__(self, embedder: Embedder, path: Path) -> None:
        """Take the embedder that does the work, and the cache's file (made when absent)."""
        self.name = embedder.name
        self._embedder = embedder
        self._path = path

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit-length vectors, shape (len(texts), d), in the order of the texts."""
        keys = [
            hashlib.sha256(f"{self.name}\x1f{text}".encode("utf-8", "replace")).digest() for text in texts
        ]
        try:
            with closing(self._open()) as connection:
                return self._through(connection, keys, texts)
        except (sqlite3.Error, OSError) as error:
            # Two runs at once wait for each other; what remains is a broken file or a folder without write access.
            warnings.warn(
                f"the cache {self._path} can't be used ({error}); going on without it", stacklevel=2
            )
            return self._embedder.embed(texts)

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=30)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID"
            )
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _through(
        self, connection: sqlite3.Connection, keys: Sequence[bytes], texts: Sequence[str]
    ) -> Vectors:
        found = _known(connection, keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if missing or not keys:
            fresh = self._embedder.embed(list(missing.values()))
            if not keys:
                return fresh
            found |= dict(zip(missing, fresh, strict=True))
            with connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO vectors VALUES (?, ?)",
                    [(key, row.tobytes()) for key, row in zip(missing, fresh, strict=True)],
                )
        return np.stack([found[key] for key in keys])


def _known(connection: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
    found: dict[bytes, Vectors] = {}
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        marks = ",".join("?" * len(chunk))
        rows = connection.execute(f"SELECT key, value FROM vectors WHERE key IN ({marks})", chunk)
        found |= {key: np.frombuffer(value, dtype=np.float32) for key, value in rows}
    return found
