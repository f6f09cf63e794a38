"""A reference corpus, open: what a claim finds in it, in what order, and how often it stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from factcheck.corpus.folder import CorpusFolder
from factcheck.corpus.retrieval import DEPTH, Query
from factcheck.corpus.store import Snapshot, voice_of
from factcheck.corpus.validity import Standing
from factcheck.corpus.vectors import Ranked, Slots, products, rounded
from factcheck.inference import Vectors
from factcheck.model import Claim, CorpusInfo, Document, Failed, Quantity, Skipped, Span

_WORDS = 0.3
"""What the best BM25 score is worth beside a cosine of 1; this and the next two were set on
`benchmarks.retrieval`, where choosing them on half of the claims gains on the other half."""
_BEYOND = 0.7
"""What a text beyond the ranking by words is taken to have of the last score in it."""
_KEYS = 0.02
"""What a typed key in common is worth."""
_SAME = 0.95
"""Least cosine of two texts that may be near-duplicates."""
_REMEMBERED = 16_384
"""Texts kept in memory, for claims that find the same."""
_SHARED = 0.8
"""Least share of stems that near-duplicates have in common."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an update found in a corpus."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Match:
    """A passage that was found for a claim."""

    passage: Claim
    query: Query
    """The passage's own words and keys."""
    score: float
    """Fused score; comparable within one corpus."""
    cosine: float
    """Similarity of the vectors, -1 to 1."""
    copies: int
    """Passages that say the same, this one included."""


@dataclass(frozen=True)
class Corpus:
    """A reference corpus at one moment."""

    info: CorpusInfo
    folder: CorpusFolder
    snapshot: Snapshot
    problems: tuple[Skipped | Failed, ...] = ()
    """Files that could not be used; they are listed in the report."""
    changes: Changes = Changes()
    """What was updated when it was opened."""
    standing: Standing = field(default_factory=Standing)
    """Which documents were superseded, and when."""
    _found: dict[int, _Text] = field(default_factory=dict)

    def search(
        self, claims: Sequence[Claim], queries: Sequence[Query], vectors: Vectors, count: int
    ) -> list[tuple[Match, ...]]:
        """For each claim the best `count` statements that hold at its time, best first.

        `vectors` has shape (len(claims), d). Near-duplicates are one statement.
        """
        if not self.size:
            return [() for _ in claims]
        rankings = zip(
            self.snapshot.nearest(vectors, DEPTH),
            self.snapshot.lexical([query.stems for query in queries], DEPTH),
            self.snapshot.keyed([query.keys for query in queries], vectors, DEPTH),
            strict=True,
        )
        return [
            self._best(claim, self._fused(vector, ranked), count)
            for claim, vector, ranked in zip(claims, vectors, rankings, strict=True)
        ]

    def worded(
        self, claims: Sequence[Claim], stems: Sequence[Sequence[str]], count: int
    ) -> list[list[Claim]]:
        """For each claim the passages in force of the `count` texts that have most of its stems, by words alone."""
        if not self.size:
            return [[] for _ in claims]
        rankings = self.snapshot.lexical(stems, count)
        return [
            [
                copy.passage
                for slot in ranked.slots.tolist()
                for copy in self._text(slot).copies
                if self.standing.holds(copy.passage, claim)
            ]
            for claim, ranked in zip(claims, rankings, strict=True)
        ]

    def _fused(self, vector: Vectors, rankings: tuple[Ranked, Ranked, Ranked]) -> _Fused:
        """What was found by meaning, by words and by typed keys, by the sum of what each is worth."""
        slots = np.array(list(dict.fromkeys(s for r in rankings for s in r.slots.tolist())), np.int64)
        vectors = self.snapshot.vectors(slots)
        cosines = products(vectors, vector)
        keyed = np.isin(slots, rankings[2].slots)
        scores = rounded(cosines + _WORDS * _shares(slots, rankings[1]) + _KEYS * keyed)
        # Sorting keeps the order of the rankings for ties; that depends on content alone.
        order = np.argsort(-scores, kind="stable")
        return _Fused(slots[order], scores[order], cosines[order], vectors[order])

    def _best(self, claim: Claim, found: _Fused, count: int) -> tuple[Match, ...]:
        """Down the ranking until `count` statements are found, each with what merely repeats it further down."""
        near = np.zeros((count, found.slots.size), dtype=np.bool_)
        is_near = np.zeros(found.slots.size, dtype=np.bool_)
        matches: list[Match] = []
        spoken: list[_Copy] = []
        for place, slot in enumerate(found.slots.tolist()):
            if len(matches) == count and not is_near[place]:
                continue
            text = self._text(slot)
            twins = [i for i in near[:, place].nonzero()[0].tolist() if text.is_like(spoken[i].text)]
            if len(matches) == count and not twins:
                continue
            in_force = [copy for copy in text.copies if self.standing.holds(copy.passage, claim)]
            if not in_force:
                continue
            twin = next((i for i in twins if in_force[0].said == spoken[i].said), None)
            if twin is not None:
                matches[twin] = replace(matches[twin], copies=matches[twin].copies + len(in_force))
            elif len(matches) < count:
                near[len(matches)] = products(found.vectors, found.vectors[place]) >= _SAME
                is_near |= near[len(matches)]
                best = min(in_force, key=_preference)
                spoken.append(best)
                score, cosine = float(found.scores[place]), float(found.cosines[place])
                matches.append(Match(best.passage, text.query, score, cosine, len(in_force)))
        return tuple(matches)

    def _text(self, slot: int) -> _Text:
        """What a text's slot holds, with paths as the user has them."""
        found = self._found.get(slot)
        if found is None:
            found = _Text(self.snapshot.query(slot), partial(self._passages, slot))
            while len(self._found) >= _REMEMBERED:
                del self._found[next(iter(self._found))]
            self._found[slot] = found
        return found

    def _passages(self, slot: int) -> tuple[Claim, ...]:
        return tuple(map(self._outside, self.snapshot.copies(slot)))

    def _outside(self, passage: Claim) -> Claim:
        named = self.standing.applied(self.folder.settled(passage), passage.document)
        by = named.superseded_by and self.folder.outside(named.superseded_by)
        return replace(named, document=self.folder.outside(passage.document), superseded_by=by)

    @property
    def size(self) -> int:
        """How many statements it has, copies counted once."""
        return self.snapshot.texts

    def frequency(self, stem: str) -> int:
        """In how many statements a stem occurs."""
        return self.snapshot.frequency(stem)

    @cached_property
    def _paths(self) -> dict[str, str]:
        return {self.folder.outside(uri): uri for uri in self.snapshot.documents}

    def cited(self, passages: Iterable[Claim]) -> tuple[Document, ...]:
        """The documents that these passages come from, as far as they are needed to show them, by path."""
        wanted: dict[str, list[Claim]] = {}
        for passage in passages:
            if passage.document in self._paths:
                wanted.setdefault(passage.document, []).append(passage)
        found = ((uri, self.snapshot.document(self._paths[uri], wanted[uri])) for uri in sorted(wanted))
        return tuple(replace(self.folder.settled(document), uri=uri) for uri, document in found)


@dataclass(frozen=True, slots=True)
class _Fused:
    """Texts in the order of their fused scores, each of shape (n,), the vectors (n, d)."""

    slots: Slots
    scores: NDArray[np.float32]
    cosines: NDArray[np.float32]
    vectors: Vectors


def _shares(slots: Slots, lexical: Ranked) -> NDArray[np.float32]:
    """The BM25 scores of some texts as shares of the best one, shape (n,); a guess for those beyond the ranking."""
    if not lexical.slots.size:
        return np.zeros(slots.size, dtype=np.float32)
    shares = lexical.scores / lexical.scores[0]
    beyond = _BEYOND * float(shares[-1]) if shares.size == DEPTH else 0.0
    known = dict(zip(lexical.slots.tolist(), shares.tolist(), strict=True))
    return np.array([known.get(slot, beyond) for slot in slots.tolist()], dtype=np.float32)


def _preference(copy: _Copy) -> tuple[object, ...]:
    """Of several copies the one with the highest authority speaks, then the latest, then the first by path."""
    passage = copy.passage
    written = passage.date.toordinal() if passage.date else 0
    return (-(passage.authority or 0), -written, passage.document, passage.span)


@dataclass(frozen=True)
class _Copy:
    """A passage, and the text that it has in common with others."""

    passage: Claim
    text: _Text

    @cached_property
    def said(self) -> tuple[str, list[str]]:
        """What else could be at odds with another passage: whose words they are, and figures, negations, names and dates."""
        return voice_of(self.passage), _figures(self.passage)


@dataclass(frozen=True)
class _Text:
    """The words and keys of a text, and the passages that share it, which are read where they are needed."""

    query: Query
    load: Callable[[], tuple[Claim, ...]]

    @cached_property
    def copies(self) -> tuple[_Copy, ...]:
        return tuple(_Copy(passage, self) for passage in self.load())

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(self.query.stems)

    def is_like(self, other: _Text) -> bool:
        """Whether one says all that the other says: a word exchanged may be the very point at issue."""
        fewer, more = sorted((self.stems, other.stems), key=len)
        return len(fewer) >= _SHARED * len(more) and fewer <= more


def _figures(passage: Claim) -> list[str]:
    """The typed values of a passage, without their places."""
    found = []
    for value in passage.values:
        if isinstance(value, Quantity):
            # What is measured may be lost behind one more word.
            found.append(f"{value.low} {value.high} {value.unit} {value.bound}")
            continue
        given = [getattr(value, field.name) for field in fields(value)]
        found.append(repr([type(value).__name__, *(part for part in given if not isinstance(part, Span))]))
    return sorted(found)
