"""Brings the index of a corpus up to date: only files whose content changed are read, only new texts are embedded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from factcheck.claims.extraction import extract
from factcheck.claims.terms import Terms
from factcheck.claims.values import own
from factcheck.corpus.lock import Lock
from factcheck.corpus.provenance import extractor_digest
from factcheck.corpus.reference import Changes
from factcheck.corpus.retrieval import Query
from factcheck.corpus.sparse import moved
from factcheck.corpus.store import Part, Store
from factcheck.corpus.stretches import Stretch, is_streamed, stretches
from factcheck.errors import ForeignError, ReadError
from factcheck.inference import Embedder
from factcheck.model import Document, Failed, Skipped

BATCH = 2000
"""Passages embedded and stored at a time: what a run that is killed loses at most."""


class File(Protocol):
    """A file of a corpus."""

    @property
    def uri(self) -> str:
        """Path inside the corpus, with forward slashes."""
        ...

    @property
    def path(self) -> Path:
        """Where it lies."""
        ...

    def load(self) -> Document | Skipped | Failed:
        """The document in it, under its path inside the corpus; never raises for a bad file."""
        ...


class _OvertakenError(Exception):
    """Another process has written since the changes were found."""


@dataclass(frozen=True, slots=True)
class Indexer:
    """Updates one store from the files of one corpus."""

    store: Store
    lock: Lock
    """Of the store's writers; taken only where there is something to write."""
    embedder: Embedder
    advance: Callable[[int], None] = lambda _: None
    """Told how many files are done."""
    tell: Callable[[str], None] = lambda _: None
    """Given a line for people before what takes long."""
    batch: int = BATCH
    terms: Terms = field(default_factory=Terms)

    def update(self, files: Sequence[File]) -> tuple[Changes, tuple[Skipped | Failed, ...]]:
        """Make the store hold exactly these files; what can't be read is a problem in the answer, never an error.

        Raises ``IncompleteError`` where another process keeps the lock.
        """
        while True:
            before = self._documents()
            try:
                found = self._bring_up(files, before)
                self._prepare()
                return found
            except _OvertakenError:
                continue
            finally:
                self.lock.release()

    def _prepare(self) -> None:
        """Make searching quick where the corpus is large; if another process writes, that one will do it."""
        if not self.store.unprepared() or not (self.lock.held or self.lock.acquire_now()):
            return
        if missing := self.store.unprepared():
            self.tell(f"preparing {missing:,} statements for quick search; this is done once")
            self.store.prepare()

    def _documents(self) -> dict[str, str]:
        snapshot = self.store.snapshot()
        try:
            return dict(snapshot.documents)
        finally:
            snapshot.close()

    def _bring_up(
        self, files: Sequence[File], before: dict[str, str]
    ) -> tuple[Changes, tuple[Skipped | Failed, ...]]:
        writing = _Writing(self, before)
        problems: list[Skipped | Failed] = []
        current = added = changed = 0
        for uri in sorted(before.keys() - {file.uri for file in files}):
            writing.remove(uri)
        for file in files:
            problem = self._take(file, writing)
            self.advance(1)
            if problem is not None:
                problems.append(problem)
                continue
            current += file.uri in before
            added += file.uri not in before
            changed += file.uri in before and before[file.uri] != writing.versions[file.uri]
        writing.flush()
        return Changes(added, changed, len(before) - current), tuple(problems)

    def _take(self, file: File, writing: _Writing) -> Skipped | Failed | None:
        """Bring one file up to date; returns why it can't be used."""
        try:
            version = _version(_digest(file.path))
            if writing.before.get(file.uri) == version:
                writing.versions[file.uri] = version
                return None
            return self._read(file, writing, version)
        except OSError as error:
            writing.remove(file.uri)
            return Failed(file.uri, error.strerror or str(error))
        except ForeignError as error:
            writing.remove(file.uri)
            return Skipped(file.uri, error.problem)
        except ReadError as error:
            writing.remove(file.uri)
            return Failed(
                file.uri, error.problem if error.line is None else f"{error.problem} (line {error.line})"
            )

    def _read(self, file: File, writing: _Writing, version: str) -> Skipped | Failed | None:
        writing.remove(file.uri)
        if is_streamed(file.path):
            for stretch in stretches(file.path, file.uri):
                writing.add(self._part(stretch))
        else:
            document = file.load()
            if not isinstance(document, Document):
                return document
            version = _version(document.sha256)
            writing.add(self._part(Stretch(document)))
        writing.finish(file.uri, version)
        return None

    def _part(self, stretch: Stretch) -> Part:
        claims = extract(stretch.document, refuted=True)[1]
        passages = tuple(moved(claim, stretch.offset) for claim in claims)
        queries = tuple(Query.of(passage, self.terms) for passage in passages)
        return Part(stretch.document, passages, queries, stretch.offset, stretch.lines)


class _Writing:
    """Collects what is to be written, and writes it in batches."""

    def __init__(self, indexer: Indexer, before: dict[str, str]) -> None:
        self.before = before
        self.versions: dict[str, str] = {}
        """Of the files that are up to date or will be."""
        self._indexer = indexer
        self._removed: list[str] = []
        self._parts: list[Part] = []
        self._finished: dict[str, str] = {}

    def remove(self, uri: str) -> None:
        """Take away a document that is stored or waits to be."""
        self._parts = [part for part in self._parts if part.document.uri != uri]
        self._removed.append(uri)

    def add(self, part: Part) -> None:
        """Store a part, now or with the next ones."""
        self._parts.append(part)
        if sum(len(waiting.passages) for waiting in self._parts) >= self._indexer.batch:
            self.flush()

    def finish(self, uri: str, version: str) -> None:
        """Note that all parts of a document were added."""
        self.versions[uri] = self._finished[uri] = version

    def flush(self) -> None:
        """Write what has been collected; raises ``_OvertakenError`` where the index is not what it was."""
        if not (self._parts or self._finished or self._removed):
            return
        if not self._indexer.lock.held:
            # What was never stored need not be taken away: a file that can't be read is no reason to write.
            if not (self._parts or self._finished or any(uri in self.before for uri in self._removed)):
                return
            self._indexer.lock.acquire()
            if self._indexer._documents() != self.before:
                raise _OvertakenError
        contexts = [passage.context for part in self._parts for passage in part.passages]
        vectors = self._indexer.store.known(contexts)
        new = [context for context in dict.fromkeys(contexts) if context not in vectors]
        vectors |= dict(zip(new, self._indexer.embedder.embed(new), strict=True)) if new else {}
        self._indexer.store.write(self._removed, self._parts, self._finished, vectors)
        self._removed, self._parts, self._finished = [], [], {}


def _digest(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _version(digest: str) -> str:
    return f"{digest}.{extractor_digest()}{own.in_use().mark}"
