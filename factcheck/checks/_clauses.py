"""Two clauses of one sentence against each other: retrieval never pairs them, since most of them are contrasts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from factcheck.checks import Check, Slip
from factcheck.checks._align import Aligner, unasked
from factcheck.claims.terms import Term
from factcheck.model import Checked, Claim, Finding, Span, Stance


def beside(read: Checked, checks: Iterable[Check]) -> Iterator[Slip]:
    """The surest finding of typed checks between clauses that say the same in the same words, the conflicting ones aside."""
    aligner = Aligner()
    heard = tuple(checks)
    for first, second in pairwise(read.claims):
        if not _of_one_sentence(first, second):
            continue
        pair = unasked(first, second)
        alignment = aligner.align(pair)
        found = [
            finding
            for check in heard
            if (finding := check.judge(pair)) is not None and finding.stance is Stance.CONTRADICTS
            if _alike(alignment.claim, alignment.evidence, finding)
        ]
        if found:
            yield Slip(first, second, max(found, key=lambda finding: finding.confidence))


def _of_one_sentence(one: Claim, two: Claim) -> bool:
    """Whether two claims are clauses of one sentence, each with a subject of its own."""
    return one.sentence is not None and one.sentence == two.sentence and not one.span.overlaps(two.span)


def _alike(ours: Iterable[Term], theirs: Iterable[Term], finding: Finding) -> bool:
    """Whether both clauses have the same words in the same order, but for those that the finding marks."""
    return _outside(ours, finding.claim_spans) == _outside(theirs, finding.evidence_spans)


def _outside(terms: Iterable[Term], marked: tuple[Span, ...]) -> list[str]:
    return [t.stem for t in terms if not any(s.start < t.end and t.start < s.end for s in marked)]
