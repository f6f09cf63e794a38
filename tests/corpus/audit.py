"""Is an index right? Holds it against the files, statement by statement."""

from __future__ import annotations

import numpy as np

from factcheck.claims.terms import Terms
from factcheck.corpus.retrieval import Query
from factcheck.corpus.store import Snapshot, identity_of
from factcheck.inference import Vectors
from factcheck.model import Claim
from tests.fakes import WordEmbedder

ALL = 1_000_000

Contents = dict[tuple[str, str], list[str]]
"""What each version of each document says, by path and version, in order."""


def anything() -> Vectors:
    """A vector that is somewhat near to all."""
    return np.full((1, 64), 0.125, dtype=np.float32)


def slots_of(snapshot: Snapshot) -> list[int]:
    """Every text that can be found by its vector."""
    return sorted(snapshot.nearest(anything(), ALL)[0].slots.tolist())


def passages(snapshot: Snapshot) -> dict[str, list[Claim]]:
    """What the index holds, by document, in reading order."""
    found: dict[str, list[Claim]] = {}
    for slot in slots_of(snapshot):
        for claim in snapshot.copies(slot):
            found.setdefault(claim.document, []).append(claim)
    return {uri: sorted(claims, key=lambda claim: claim.span) for uri, claims in found.items()}


def audit(snapshot: Snapshot, contents: Contents) -> None:
    """Fails where a whole document is not what some version of it said, or where vectors or words do not fit."""
    held = passages(snapshot)
    for uri, version in snapshot.documents.items():
        if version:
            assert [claim.text for claim in held.get(uri, [])] == contents[uri, version]
    assert set(held) <= set(snapshot.documents)
    assert snapshot.passages == sum(map(len, held.values()))
    terms = Terms()
    with_term: dict[str, set[int]] = {}
    for slot in slots_of(snapshot):
        copies = snapshot.copies(slot)
        assert len({identity_of(claim) for claim in copies}) == 1
        vector = WordEmbedder().embed([copies[0].context])[0]
        assert np.array_equal(snapshot.vectors(np.array([slot]))[0], vector)
        query = Query.of(copies[0], terms)
        assert snapshot.query(slot) == query
        for term in (*query.stems, *query.keys):
            with_term.setdefault(term, set()).add(slot)
    for term, slots in with_term.items():
        if " " in term:
            found = snapshot.keyed([[term]], anything(), ALL)[0]
        else:
            found = snapshot.lexical([[term]], ALL)[0]
            assert snapshot.frequency(term) == len(slots)
        assert set(found.slots.tolist()) == slots
