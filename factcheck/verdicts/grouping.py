"""A verdict bears on one fact and all the places that state it; what is accepted is accepted pair by pair.

So verdicts are taken apart before anything is accepted, and put together again afterwards: evidence that is new is never
hidden behind evidence that is known.

Pairs belong to one fact where they have the claim and the scope in common, or where one check decided them by the same
words of a statement that both have, on whichever side it stands. What a folder says against itself and what a reference
corpus says against it stay apart: the one may be a slip, the other an error of fact, and each has a reason of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations

from factcheck.model import Claim, Evidence, Scope, Span, Status, Verdict


def urgency(verdict: Verdict) -> tuple[bool, int, float, str, Span, str]:
    """What verdicts are sorted by: what is new first, then the worst, then the surest, then their places."""
    return (
        verdict.status is not Status.NEW,
        -verdict.severity.rank,
        -verdict.confidence,
        verdict.claim.document,
        verdict.claim.span,
        verdict.fingerprint,
    )


def apart(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """A verdict for each piece of evidence, in order."""
    return tuple(chain.from_iterable(_pairs(verdict) for verdict in verdicts))


def together(pairs: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """One verdict for each fact and status, the most urgent first; the opposite of :func:`apart`."""
    pairs = list(pairs)
    return tuple(sorted((_whole([pairs[i] for i in fact]) for fact in facts(pairs)), key=urgency))


def facts(pairs: Sequence[Verdict]) -> list[list[int]]:
    """The pairs by fact and status, as their numbers in order."""
    first = list(range(len(pairs)))

    def root(number: int) -> int:
        while first[number] != number:
            first[number] = first[first[number]]
            number = first[number]
        return number

    for one, two in _ties(pairs):
        low, high = sorted((root(one), root(two)))
        first[high] = low
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number in range(len(pairs)):
        found[root(number)].append(number)
    return list(found.values())


def odd_one_out(pairs: Iterable[Verdict]) -> Claim | None:
    """The statement at odds with more of the others than any other one is; None where there are only two.

    A passage of a reference corpus is never the one. Among equals, the one that stands as a claim already, then the
    first by its place.
    """
    rivals: defaultdict[str, set[str]] = defaultdict(set)
    claims: dict[str, Claim] = {}
    stands: Counter[str] = Counter()
    for pair in pairs:
        claim, evidence = pair.claim, pair.evidence[0]
        rivals[claim.id].add(evidence.passage.id)
        rivals[evidence.passage.id].add(claim.id)
        claims[claim.id] = claim
        stands[claim.id] += 1
        if evidence.scope is not Scope.CORPUS:
            claims[evidence.passage.id] = evidence.passage
    if len(rivals) < 3:
        return None
    return min(claims.values(), key=lambda c: (-len(rivals[c.id]), -stands[c.id], c.document, c.span))


def _ties(pairs: Sequence[Verdict]) -> Iterator[tuple[int, int]]:
    """Numbers of pairs that belong to one fact."""
    leaders: dict[tuple[str, Scope, Status], int] = {}
    sites: defaultdict[tuple[str, str, Status, bool], list[tuple[int, tuple[Span, ...]]]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        evidence, decided = pair.evidence[0], pair.findings[0]
        yield number, leaders.setdefault((pair.claim.id, evidence.scope, pair.status), number)
        for side, spans in (
            (pair.claim, decided.claim_spans),
            (evidence.passage, decided.evidence_spans),
        ):
            outside = evidence.scope is Scope.CORPUS
            sites[side.id, decided.check, pair.status, outside].append((number, spans))
    for found in sites.values():
        for (one, ours), (two, theirs) in combinations(found, 2):
            if any(a.overlaps(b) for a in ours for b in theirs):
                yield one, two


def _whole(pairs: list[Verdict]) -> Verdict:
    # The worst one speaks for all: severities may differ by path. Among equals, the one about the odd one out, then the
    # reference of the highest authority: what it says is what the text has to say.
    odd = odd_one_out(pairs)
    first, *rest = sorted(
        pairs,
        key=lambda pair: (
            -pair.severity.rank,
            odd is not None and pair.claim.id != odd.id,
            -_authority(pair.evidence[0]),
        ),
    )
    evidence = tuple(chain.from_iterable(pair.evidence for pair in (first, *rest)))
    return replace(first, evidence=evidence, further=tuple(rest))


def _authority(evidence: Evidence) -> int:
    """How much a passage of a reference corpus is believed; 0 for any other passage."""
    return (evidence.passage.authority or 0) if evidence.scope is Scope.CORPUS else 0


def _pairs(verdict: Verdict) -> tuple[Verdict, ...]:
    if len(verdict.further) != len(verdict.evidence) - 1:
        # Nobody has told what the further evidence says: it stays with the first.
        return (verdict,)
    return replace(verdict, evidence=verdict.evidence[:1], further=()), *verdict.further
