"""A verdict bears on one claim and all the evidence of a scope; what is accepted is accepted pair by pair.

So verdicts are taken apart before anything is accepted, and put together again afterwards: evidence that is new is never
hidden behind evidence that is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from factcheck.model import Scope, Span, Status, Verdict


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
    """One verdict for each claim, scope and status, the most urgent first; the opposite of :func:`apart`."""
    groups: dict[tuple[str, Scope, Status], list[Verdict]] = {}
    for pair in pairs:
        groups.setdefault((pair.claim.id, pair.evidence[0].scope, pair.status), []).append(pair)
    return tuple(sorted(map(_whole, groups.values()), key=urgency))


def _whole(pairs: list[Verdict]) -> Verdict:
    # The worst one speaks for all: severities may differ by path.
    first, *rest = sorted(pairs, key=lambda pair: -pair.severity.rank)
    evidence = tuple(chain.from_iterable(pair.evidence for pair in (first, *rest)))
    return replace(first, evidence=evidence, further=tuple(rest))


def _pairs(verdict: Verdict) -> tuple[Verdict, ...]:
    if len(verdict.further) != len(verdict.evidence) - 1:
        # Nobody has told what the further evidence says: it stays with the first.
        return (verdict,)
    return replace(verdict, evidence=verdict.evidence[:1], further=()), *verdict.further
