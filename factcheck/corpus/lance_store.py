"""A store on LanceDB (extra ``scale``), in a folder or in object storage, for corpora that one machine can't hold.

Lance makes each table's changes whole, not those of several tables together. So every write ends with one row in the table
``commits``, which names the versions of all other tables: that row decides what is there. A writer first takes back what
an earlier one has left without such a row; a reader looks at the versions that the last row names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck.corpus.coding import encode
from factcheck.corpus.lance_snapshot import LanceSnapshot, one_of
from factcheck.corpus.store import Filter, Part, context_key, identity_of
from factcheck.errors import UsageError
from factcheck.inference import Vectors

if TYPE_CHECKING:
    from factcheck.model import Claim

TABLES = ("documents", "parts", "passages", "texts")
_CHUNK = 500
"""Values in one condition."""


class LanceStore:
    """A corpus in a Lance database, as a `Store`."""

    def __init__(self, uri: str, dimensions: int) -> None:
        """Open the database at a path or an address such as ``s3://bucket/corpus``; it is made when absent.

        `dimensions` is the length of a vector. Raises ``UsageError`` where the extra is not installed.
        """
        try:
            import lancedb
        except ImportError as error:
            raise UsageError("a store on LanceDB needs the extra: pip install 'factcheck[scale]'") from error
        self._database: Any = lancedb.connect(uri)
        self._dimensions = dimensions
        self._tables: dict[str, Any] = {}
        self._prepare()

    def close(self) -> None:
        """Let go of the tables."""
        self._tables.clear()

    def _prepare(self) -> None:
        import pyarrow as pa

        text, number, binary = pa.string(), pa.int64(), pa.binary()
        listed, vector = pa.list_(pa.string()), pa.list_(pa.float32(), self._dimensions)
        schemas = {
            "documents": "uri version language written valid_from supersedes",
            "parts": "uri",
            "passages": "uri body",
            "texts": "identity context words",
        }
        more: dict[str, list[tuple[str, Any]]] = {
            "documents": [("authority", number)],
            "parts": [("start", number), ("lines", number), ("size", number), ("body", binary)],
            "passages": [("slot", number)],
            "texts": [("slot", number), ("stems", listed), ("keys", listed), ("vector", vector)],
        }
        for name in TABLES:
            fields = [(field, text) for field in schemas[name].split()] + more[name]
            self._tables[name] = self._database.create_table(name, schema=pa.schema(fields), exist_ok=True)
        columns = [(name, number) for name in ("number", "rows", *TABLES)]
        self._commits = self._database.create_table("commits", schema=pa.schema(columns), exist_ok=True)

    def _last(self) -> dict[str, int]:
        """The last row of the commits, or that of an empty store."""
        self._commits.checkout_latest()
        rows: list[dict[str, int]] = self._commits.to_arrow().to_pylist()
        return max(rows, key=lambda row: row["number"], default={"number": 0, "rows": 0})

    def snapshot(self, chosen: Filter | None = None) -> LanceSnapshot:
        """See :class:`Store`."""
        last = self._last()
        tables = {name: self._database.open_table(name) for name in TABLES}
        for name, table in tables.items():
            table.checkout(last.get(name, 1))
        return LanceSnapshot(tables, chosen)

    def known(self, contexts: Sequence[str]) -> dict[str, Vectors]:
        """See :class:`Store`."""
        self._take_back()
        names = {context_key(context).hex(): context for context in contexts}
        rows = self._where("texts", "context", names, ("context", "vector"))
        return {names[row["context"]]: np.array(row["vector"], dtype=np.float32) for row in rows}

    def _take_back(self) -> dict[str, int]:
        """Undo what was written after the last commit; returns that commit."""
        last = self._last()
        for name, table in self._tables.items():
            table.checkout_latest()
            wanted = last.get(name, 1)
            if table.version != wanted:
                table.checkout(wanted)
                table.restore()
        return last

    def _where(self, name: str, column: str, values: Iterable[Any], select: Sequence[str]) -> list[Any]:
        """The rows of a table whose column has one of some values."""
        listed = sorted(set(values))
        found: list[Any] = []
        for first in range(0, len(listed), _CHUNK):
            query = self._tables[name].search().where(one_of(column, listed[first : first + _CHUNK]))
            found += query.select(list(select)).limit(None).to_list()
        return found

    def _delete(self, name: str, column: str, values: Iterable[Any]) -> None:
        listed = sorted(set(values))
        for first in range(0, len(listed), _CHUNK):
            self._tables[name].delete(one_of(column, listed[first : first + _CHUNK]))

    def write(
        self,
        removed: Iterable[str],
        parts: Sequence[Part],
        versions: Mapping[str, str],
        vectors: Mapping[str, Vectors],
    ) -> None:
        """See :class:`Store`."""
        last = self._take_back()
        gone = set(removed)
        touched = {row["slot"] for row in self._where("passages", "uri", gone, ("slot",))}
        for name in ("passages", "parts", "documents"):
            self._delete(name, "uri", gone)
        rows = last["rows"] + self._add(parts, last["rows"], vectors)
        for uri, version in versions.items():
            self._tables["documents"].update(where=one_of("uri", [uri]), values={"version": version})
        alive = {row["slot"] for row in self._where("passages", "slot", touched, ("slot",))}
        self._delete("texts", "slot", touched - alive)
        self._index()
        now = {name: table.version for name, table in self._tables.items()}
        self._commits.add([{"number": last["number"] + 1, "rows": rows, **now}])

    def unprepared(self) -> int:
        """See :class:`Store`; the engine compares all vectors."""
        return 0

    def prepare(self) -> None:
        """See :class:`Store`."""

    def _add(self, parts: Sequence[Part], first: int, vectors: Mapping[str, Vectors]) -> int:
        """Store parts with their passages; returns how many texts were new."""
        import zlib

        passages = [
            (p, q, identity_of(p).hex())
            for part in parts
            for p, q in zip(part.passages, part.queries, strict=True)
        ]
        stored = self._where("texts", "identity", (key for _, _, key in passages), ("identity", "slot"))
        slots = {row["identity"]: row["slot"] for row in stored}
        new: list[dict[str, object]] = []
        for passage, query, key in passages:
            if key in slots:
                continue
            slots[key] = first + len(new)
            new.append(
                {
                    "slot": slots[key],
                    "identity": key,
                    "context": context_key(passage.context).hex(),
                    "words": " ".join(query.stems),
                    "stems": sorted(set(query.stems)),
                    "keys": sorted(query.keys),
                    "vector": vectors[passage.context],
                }
            )
        known = {
            row["uri"] for row in self._where("documents", "uri", (p.document.uri for p in parts), ("uri",))
        }
        documents = {p.document.uri: _facts(p) for p in parts if p.document.uri not in known}
        rows: dict[str, list[dict[str, object]]] = {
            "texts": new,
            "passages": [_row(passage, slots[key]) for passage, _, key in passages],
            "documents": list(documents.values()),
            "parts": [
                {
                    "uri": part.document.uri,
                    "start": part.offset,
                    "lines": part.lines,
                    "size": len(part.document.text),
                    "body": zlib.compress(encode(part.document).encode("ascii"), 6),
                }
                for part in parts
            ],
        }
        for name, added in rows.items():
            if added:
                self._tables[name].add(added)
        return len(new)

    def _index(self) -> None:
        """Bring the full-text index up to date; rows that it lacks would be searched one by one."""
        from lancedb.index import FTS

        texts = self._tables["texts"]
        if not texts.count_rows():
            return
        if texts.list_indices():
            texts.optimize()
            return
        plain = FTS(
            base_tokenizer="whitespace",
            stem=False,
            remove_stop_words=False,
            lower_case=False,
            ascii_folding=False,
        )
        texts.create_index("words", config=plain)


def _row(passage: Claim, slot: int) -> dict[str, object]:
    return {"uri": passage.document, "body": encode(passage), "slot": slot}


def _facts(part: Part) -> dict[str, object]:
    """A document that is not whole yet."""
    document = part.document
    return {
        "uri": document.uri,
        "version": "",
        "language": document.language,
        "written": document.date.isoformat() if document.date else None,
        "valid_from": document.valid_from.isoformat() if document.valid_from else None,
        "supersedes": "\n".join(document.supersedes),
        "authority": document.authority,
    }
