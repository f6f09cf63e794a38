"""Which pairs are worth judging: for each claim its nearest statements in document, folder and corpora."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import predicates
from factcheck.claims.cells import reads_alone
from factcheck.claims.heads import HeadReader
from factcheck.claims.states import MOST_WORDS, opposite_states
from factcheck.claims.terms import Terms
from factcheck.claims.values.names import same_name
from factcheck.corpus.reference import Corpus
from factcheck.corpus.retrieval import HybridIndex, Query
from factcheck.corpus.subject import Overlap, WordWeights
from factcheck.model import BlockKind, Claim, Evidence, Name, Nearness, Scope

_KEYED = re.compile(r"(?:[^.!?:]{0,79}[^\W\d_][)\]]?:(?:\s+|(?=\d))){1,4}|(?:[^.!?:]{1,80}:\s+){1,4}")
"""The keys before a value, as in a data sheet: “improved: urban: 99 %”, “Fibre:3.7g”."""
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}\s*$")
"""“Washington, D.C.”: this full stop ends no sentence."""
_SENTENCE_WORDS = 5
"""Words behind a key that, with a full stop, make a sentence and no value."""
_MOST_LINES = 2
"""Lines of one document under one key; where there are more (“male: ...”), the key says nothing of what is measured."""
_SHEET_LINES = 20
"""Lines with keys that make a document a data sheet: what they measure hangs on lines above them, which nobody can tell."""


def _key(claim: Claim) -> tuple[str, ...]:
    """The words and figures of the keys of a data sheet's line; none for other sentences, “Note: the disk is full.” among them."""
    end = _key_end(claim)
    return tuple(re.findall(r"\w+", claim.text[: end - claim.span.start].lower())) if end else ()


def _key_end(claim: Claim) -> int:
    """Where the keys of a data sheet's line end, in its document; 0 for other sentences."""
    found = _KEYED.match(claim.text)
    if not found:
        return 0
    # “The store runs in three regions: Oslo, ...” is a sentence, whatever it lists.
    if predicates.states(found[0]):
        return 0
    value = claim.text[found.end() :]
    is_ended = value.rstrip().endswith((".", "!", "?")) and not _INITIALS.search(value)
    if is_ended and len(value.split()) >= _SENTENCE_WORDS:
        return 0
    return claim.span.start + found.end()


def _table(claim: Claim) -> tuple[str, int]:
    """The table that a claim stands in."""
    return claim.document, claim.cell.table if claim.cell else 0


def _one_sentence(claim: Claim, passage: Claim) -> bool:
    """Whether both are clauses of one sentence: whoever wrote it meant them to hold together."""
    return claim.sentence is not None and claim.sentence == passage.sentence


@dataclass(frozen=True, slots=True)
class Gate:
    """How near two statements must be, at least, before they are judged."""

    words: int
    """Distinct content words that both sides have."""
    share: float
    """Weight of the common words over the weight of the shorter side."""
    cosine: float

    def share_of(self, overlap: Overlap, cosine: float, *, keyed: bool) -> float | None:
        """The share of common words where the two are near enough; None where not."""
        if cosine < self.cosine or overlap.words < self.words:
            return None
        # A typed key is a common subject by itself; one more word must say whose value or price it is.
        is_near = overlap.share >= self.share or (keyed and overlap.words >= _KEYED_WORDS)
        return overlap.share if is_near else None


ANYWHERE = Gate(words=2, share=0.25, cosine=0.3)
IN_ONE_TEXT = Gate(words=1, share=0.15, cosine=0.4)
"""Within a document one subject runs through the text, so less has to be said of it again (measured: benchmarks/RESULTS.md)."""
OPPOSITE = Gate(words=1, share=0.15, cosine=0.3)
"""Two short statements alike but for a word and its opposite have one word in common, and that is all their subject."""
ALIKE = Gate(words=1, share=0.0, cosine=0.7)
"""What means nearly the same needs one word in common: “valid on all days of the week”, “on weekdays only”."""
VERSIONED = Gate(words=1, share=0.15, cosine=0.3)
"""Where both give a version of one program, its name may be all that they have in common."""
CELL = Gate(words=1, share=0.0, cosine=0.3)
"""Whether a sentence means a cell is told by the cell's heads, one of which may be a year."""
_KEYED_WORDS = 2


@dataclass(frozen=True, slots=True)
class Limits:
    """How many pairs a claim may ask for, and how near they must be."""

    per_document: int = 10
    per_folder: int = 6
    per_corpus: int = 6
    anywhere: Gate = ANYWHERE
    in_one_text: Gate = IN_ONE_TEXT


class Candidates:
    """Chooses pairs among the claims of a run and the passages of its corpora."""

    def __init__(
        self,
        claims: Sequence[Claim],
        vectors: NDArray[np.float32],
        corpora: Sequence[Corpus],
        limits: Limits,
    ) -> None:
        """Take all claims in reading order with their unit-length vectors, shape (n, d)."""
        self._limits = limits
        self._claims = tuple(claims)
        self._vectors = vectors
        self._terms = Terms()
        self._heads = HeadReader()
        self._keys = Counter((claim.document, key) for claim in claims if (key := _key(claim)))
        self._sheets = Counter(claim.document for claim in claims if _key(claim))
        self._queries = [Query.of(claim, self._terms) for claim in claims]
        self._corpora = tuple(corpora)
        self._folder = HybridIndex(claims, vectors, self._queries)
        self._weights = WordWeights((query.stems for query in self._queries), self._corpora)

    def pairs(self) -> Iterator[tuple[Claim, Evidence]]:
        """Every pair once: two claims of the run in reading order, or a claim and a passage of a corpus."""
        # Numbers: each claim is compared with all others, and paths take a hundred times as long.
        numbers: dict[str, int] = {}
        documents = np.array([numbers.setdefault(c.document, len(numbers)) for c in self._claims])
        found = [
            corpus.search(self._claims, self._queries, self._vectors, self._limits.per_corpus)
            for corpus in self._corpora
        ]
        seen: set[tuple[int, int]] = set()
        for i, claim in enumerate(self._claims):
            same = documents == documents[i]
            apart = ~same
            same[i] = False
            ranking = self._folder.rank(self._queries[i], self._vectors[i])
            for mask, scope, count in (
                (same, Scope.DOCUMENT, self._limits.per_document),
                (apart, Scope.FOLDER, self._limits.per_folder),
            ):
                for rank, hit in enumerate(ranking.best(mask, count), start=1):
                    first, second = sorted((i, hit.index))
                    other = self._claims[hit.index], self._queries[hit.index]
                    share = self._near(i, *other, hit.cosine, scope)
                    if share is not None and (first, second) not in seen:
                        seen.add((first, second))
                        found_by = Nearness(hit.cosine, share)
                        evidence = Evidence(self._claims[second], hit.score, rank, scope, nearness=found_by)
                        yield self._claims[first], evidence
            for matches in found:
                for rank, match in enumerate(matches[i], start=1):
                    share = self._near(i, match.passage, match.query, match.cosine, Scope.CORPUS)
                    if share is not None:
                        found_by = Nearness(match.cosine, share)
                        yield (
                            claim,
                            Evidence(match.passage, match.score, rank, Scope.CORPUS, match.copies, found_by),
                        )

    def _same_owner(self, claim: Claim, passage: Claim) -> bool:
        """Whether two statements of different documents can be about one thing.

        A line such as “Public debt: 75 %” leaves its subject to the page that it stands on, so across pages it takes
        a name in common; where both are such lines, a name in their keys, since values name anything (“half the size of Oslo”).
        """
        ours, theirs = _key_end(claim), _key_end(passage)
        if not ours and not theirs:
            return True
        both = bool(ours and theirs)
        mine, others = (
            [
                v.text
                for v in c.values
                if isinstance(v, Name) and v.kind != "other" and (not both or v.span.end <= end)
            ]
            for c, end in ((claim, ours), (passage, theirs))
        )
        return any(same_name(a, b) for a in mine for b in others)

    def _near(self, i: int, passage: Claim, query: Query, cosine: float, scope: Scope) -> float | None:
        """The share of common words where a passage has its subject in common with claim `i`; None where not."""
        if scope is Scope.DOCUMENT and _one_sentence(self._claims[i], passage):
            return None
        share = self._shared(self._queries[i], query, cosine, scope)
        if share is None and passage.kind is BlockKind.CELL and not reads_alone(passage):
            overlap = self._weights.overlap(self._queries[i].stems, query.stems)
            share = CELL.share_of(overlap, cosine, keyed=False)
        if share is None and max(len(self._queries[i].stems), len(query.stems)) <= MOST_WORDS + 1:
            share = self._opposite(i, passage, query, cosine)
        return share if share is not None and self._one_owner(self._claims[i], passage, scope) else None

    def _opposite(self, i: int, passage: Claim, query: Query, cosine: float) -> float | None:
        """The share of common words of two short statements that say the opposite; None where they are none."""
        if not opposite_states(self._claims[i], passage, self._terms):
            return None
        overlap = self._weights.overlap(self._queries[i].stems, query.stems)
        return OPPOSITE.share_of(overlap, cosine, keyed=False)

    def _one_owner(self, claim: Claim, passage: Claim, scope: Scope) -> bool:
        """Whether lines of data sheets and cells, where either side is one, belong to one page, key and head."""
        if claim.cell and passage.cell and _table(claim) == _table(passage):
            return False
        if passage.kind is BlockKind.CELL and not reads_alone(passage):
            return any(self._heads.about(claim, heads) for heads in self._heads.readings(passage))
        if scope is not Scope.DOCUMENT and not self._same_owner(claim, passage):
            return False
        return scope is Scope.CORPUS or not self._other_key(claim, passage)

    def _other_key(self, claim: Claim, passage: Claim) -> bool:
        """Whether both are lines of a data sheet that measure different things: a birth rate and a death rate."""
        ours, theirs = _key(claim), _key(passage)
        if not ours or not theirs:
            return False
        often = max(self._keys[claim.document, ours], self._keys[passage.document, theirs])
        sheet = claim.document == passage.document and self._sheets[claim.document] >= _SHEET_LINES
        return sheet or ours != theirs or often > _MOST_LINES

    def _shared(self, first: Query, second: Query, cosine: float, scope: Scope) -> float | None:
        limits = self._limits
        gates = [limits.anywhere, ALIKE]
        if scope is Scope.DOCUMENT:
            gates.append(limits.in_one_text)
        keys = first.keys & second.keys
        if any(key.startswith("quantity version ") for key in keys):
            gates.append(VERSIONED)
        if cosine < min(gate.cosine for gate in gates):
            return None
        overlap = self._weights.overlap(first.stems, second.stems)
        shares = (gate.share_of(overlap, cosine, keyed=bool(keys)) for gate in gates)
        return next((share for share in shares if share is not None), None)
