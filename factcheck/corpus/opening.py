"""From a folder of documents to an open corpus: finds its index, brings it up to date, and bears a broken one."""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import sqlite3
import tempfile
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.corpus.approximate import is_large
from factcheck.corpus.folder import CorpusFolder
from factcheck.corpus.indexing import File, Indexer
from factcheck.corpus.lock import Lock
from factcheck.corpus.provenance import identity
from factcheck.corpus.reference import Changes, Corpus
from factcheck.corpus.sqlite_store import LAYOUT, SqliteStore
from factcheck.corpus.store import Store
from factcheck.corpus.validity import Standing
from factcheck.inference import Embedder
from factcheck.model import CorpusInfo, Failed, Skipped

_SLOW = (
    "{name}: {count:,} statements are compared one by one; pip install 'factcheck[scale]' makes that quick"
)


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens corpora, each with an index of its own below one folder."""

    embedder: Embedder
    indexes: Path
    """Where indexes are kept; the corpora themselves are only read."""
    advance: Callable[[int], None] = lambda _: None
    """Told how many files are done."""
    tell: Callable[[str], None] = lambda _: None
    """Given a line for people when there is something to wait for."""
    database: str = ""
    """Path or address of a Lance database that holds the indexes instead; empty for SQLite in `indexes`."""

    def open(
        self, folder: CorpusFolder, files: Sequence[File], others: Sequence[Skipped | Failed] = ()
    ) -> Corpus:
        """The corpus of these files, its index built or brought up to date; `others` were found not to be usable.

        An index that is broken, or can't be written where it is out of date, costs a warning and time. Raises
        ``IncompleteError`` where another process keeps writing into it.
        """
        corpus = self._opened(folder, files)
        return replace(corpus, problems=(*others, *corpus.problems))

    def _opened(self, folder: CorpusFolder, files: Sequence[File]) -> Corpus:
        place = self.place(folder)
        if self.database:
            return self._open_lance(folder, files, place)
        try:
            return self._open(folder, files, place)
        except (sqlite3.OperationalError, OSError) as error:
            warnings.warn(
                f"the index {place} can't be written ({error}); making one for this run", stacklevel=2
            )
            return self._open(folder, files, _passing())
        except sqlite3.DatabaseError as error:
            warnings.warn(f"the index {place} is broken ({error}); building it anew", stacklevel=2)
            self._discard(place)
            return self._open(folder, files, place)

    def place(self, folder: CorpusFolder) -> Path:
        """Where the index of a corpus lies: one for each place of the corpus, model and layout."""
        origin = f"{folder.place.resolve()}\x1f{self.embedder.name}\x1f{LAYOUT}"
        digest = hashlib.sha256(origin.encode("utf-8", "surrogateescape")).hexdigest()[:12]
        return self.indexes / f"{folder.name or 'corpus'}-{digest}"

    def _open(self, folder: CorpusFolder, files: Sequence[File], place: Path) -> Corpus:
        fixed = (place / "index.sqlite").exists() and not os.access(place, os.W_OK)
        store = SqliteStore(place, read_only=fixed)
        try:
            lock = Lock(place / "index.lock", self.tell)
            changes, problems = Indexer(store, lock, self.embedder, self.advance, self.tell).update(files)
            return self._corpus(folder, store, changes, problems)
        finally:
            store.close()

    def _open_lance(self, folder: CorpusFolder, files: Sequence[File], place: Path) -> Corpus:
        """The same on LanceDB; its writers on one machine keep apart by a lock in `indexes`."""
        from factcheck.corpus.lance_store import LanceStore

        dimensions = self.embedder.embed(["length"]).shape[1]
        store = LanceStore(f"{self.database.rstrip('/')}/{place.name}", dimensions)
        place.mkdir(parents=True, exist_ok=True)
        lock = Lock(place / "index.lock", self.tell)
        changes, problems = Indexer(store, lock, self.embedder, self.advance, self.tell).update(files)
        return self._corpus(folder, store, changes, problems)

    def _corpus(
        self, folder: CorpusFolder, store: Store, changes: Changes, problems: tuple[Skipped | Failed, ...]
    ) -> Corpus:
        snapshot = store.snapshot(folder.chosen)
        if is_large(snapshot.texts) and not snapshot.approximate:
            self.tell(_SLOW.format(name=folder.name, count=snapshot.texts))
        contents = ((uri, version.partition(".")[0]) for uri, version in snapshot.documents.items())
        info = CorpusInfo(
            folder.name,
            folder.title,
            folder.licence,
            len(snapshot.documents),
            snapshot.passages,
            identity([self.embedder.name], folder.identity(), contents),
        )
        named = tuple(replace(problem, uri=folder.outside(problem.uri)) for problem in problems)
        return Corpus(info, folder, snapshot, named, changes, Standing.of(snapshot.facts))

    def _discard(self, place: Path) -> None:
        """Remove a broken index; nobody can be writing into it then."""
        lock = Lock(place / "index.lock", self.tell)
        lock.acquire()
        try:
            for path in (*place.glob("index.sqlite*"), *place.glob("vectors-*.f32"), *place.glob("graph-*")):
                path.unlink(missing_ok=True)
        finally:
            lock.release()


def _passing() -> Path:
    """A folder that lasts as long as the process."""
    place = Path(tempfile.mkdtemp(prefix="factcheck-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return place
