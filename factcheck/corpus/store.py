"""The port of a corpus's store: documents, passages, vectors and words in one place, written whole or not at all.

Texts, not passages, are what is searched: passages that say the same in the same voice and at the same time share one
slot, with one vector, so that reprints and boilerplate have one vote. What a review calls false is never one with what somebody states.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from factcheck.corpus.retrieval import Query
from factcheck.corpus.validity import Facts
from factcheck.corpus.vectors import Ranked, Slots
from factcheck.inference import Vectors
from factcheck.model import Claim, DateRange, Document

_REFUTED = "\x1erated false"
"""Stands for the voice; no speaker has such a name."""


@dataclass(frozen=True, slots=True)
class Part:
    """A document to be stored, or a stretch of one that is too long to be held at once."""

    document: Document
    """Its text and blocks are those of the stretch."""
    passages: tuple[Claim, ...]
    """With places in the whole file."""
    queries: tuple[Query, ...]
    """Words and keys of each passage."""
    offset: int = 0
    """Characters of the file before the stretch."""
    lines: int = 0
    """Line ends of the file before the stretch."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which documents of a corpus may be evidence."""

    languages: frozenset[str] = frozenset()
    """ISO 639 codes; empty for all."""
    least_authority: int | None = None
    since: date | None = None
    """Leaves out documents written before; those without a date stay."""
    until: date | None = None
    """Leaves out documents written after; those without a date stay."""
    authority: int | None = None
    """That of documents that state none."""
    further: Filter | None = None
    """What must hold as well."""

    def told(self) -> str:
        """All of it as one line, the same each time."""
        told = f"{sorted(self.languages)} {self.least_authority} {self.since} {self.until} {self.authority}"
        return f"{told}; {self.further.told()}" if self.further else told

    def takes(self, language: str, written: date | None, authority: int | None) -> bool:
        """Whether a document with these facts is chosen."""
        known = (self.authority if authority is None else authority) or 0
        return (
            (not self.languages or language in self.languages)
            and (self.least_authority is None or known >= self.least_authority)
            and (written is None or self.since is None or written >= self.since)
            and (written is None or self.until is None or written <= self.until)
            and (self.further is None or self.further.takes(language, written, authority))
        )


class Snapshot(Protocol):
    """A store as it was at one moment, whatever a writer does meanwhile."""

    @property
    def documents(self) -> Mapping[str, str]:
        """Version of each document, by path inside the corpus; empty for one that is not whole."""
        ...

    @property
    def facts(self) -> Mapping[str, Facts]:
        """What each document says of its standing, by path inside the corpus."""
        ...

    @property
    def passages(self) -> int:
        """How many passages there are."""
        ...

    @property
    def texts(self) -> int:
        """How many distinct statements among them may be evidence."""
        ...

    @property
    def approximate(self) -> bool:
        """Whether `nearest` may miss a few, because there are too many texts to compare all."""
        ...

    def nearest(self, vectors: Vectors, depth: int) -> list[Ranked]:
        """For each vector, shape (q, d), the texts with the largest cosines; the cosines are exact."""
        ...

    def lexical(self, queries: Sequence[Sequence[str]], depth: int) -> list[Ranked]:
        """For each list of stems the texts with the best BM25 scores above 0."""
        ...

    def keyed(self, keys: Sequence[Iterable[str]], vectors: Vectors, depth: int) -> list[Ranked]:
        """For each set of typed keys the texts that have any of them, those with the largest cosines."""
        ...

    def vectors(self, slots: Slots) -> Vectors:
        """The vectors of some texts, shape (len(slots), d)."""
        ...

    def copies(self, slot: int) -> tuple[Claim, ...]:
        """The passages that share a text and may be evidence, by path and place; their `document` is the path inside the corpus."""
        ...

    def query(self, slot: int) -> Query:
        """The words and keys of a text."""
        ...

    def frequency(self, stem: str) -> int:
        """In how many texts a stem occurs."""
        ...

    def document(self, uri: str, passages: Iterable[Claim]) -> Document:
        """A document, as far as it is needed to show these passages of it; offsets are those of the whole file.

        Raises ``KeyError`` for an unknown path.
        """
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...


class Store(Protocol):
    """Where a corpus is kept; one process writes at a time, any number read."""

    def snapshot(self, chosen: Filter | None = None) -> Snapshot:
        """The store as it is now, or the chosen part of it."""
        ...

    def known(self, contexts: Sequence[str]) -> dict[str, Vectors]:
        """Vectors of texts that were embedded before, each of shape (d,); only the writer may ask."""
        ...

    def write(
        self,
        removed: Iterable[str],
        parts: Sequence[Part],
        versions: Mapping[str, str],
        vectors: Mapping[str, Vectors],
    ) -> None:
        """Take documents away, add parts, and note which documents are complete now, all at once.

        `vectors` has those of all contexts of the parts, by context. Only the holder of the lock may write.
        """
        ...

    def unprepared(self) -> int:
        """How many texts the approximate index lacks, where that is worth the time to prepare them, else 0."""
        ...

    def prepare(self) -> None:
        """Bring the approximate index up to date; only the holder of the lock may ask."""
        ...


def voice_of(passage: Claim) -> str:
    """Who states a passage; what reviews call false nobody states, whoever said it first."""
    if passage.rating is not None and not passage.rating.holds:
        return _REFUTED
    return passage.attribution.source or ""


def identity_of(passage: Claim) -> bytes:
    """What makes two passages one statement: words, what they point back to, voice and time; 16 bytes."""
    times = [f"{v.first}/{v.last}" for v in passage.values if isinstance(v, DateRange)]
    parts = [passage.context, passage.before, voice_of(passage), *times]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).digest()[:16]


def context_key(context: str) -> bytes:
    """By what a vector is found again; 16 bytes."""
    return hashlib.sha256(context.encode("utf-8", "replace")).digest()[:16]
