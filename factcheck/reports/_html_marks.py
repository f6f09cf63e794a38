"""The picture of a document: a strip from its first word to its last, with a mark for each claim."""

from __future__ import annotations

from collections.abc import Mapping, Set

from factcheck.model import Checked, Claim, Document, Span, Status, Verdict

WIDTH = 1000
"""Units across a strip, whatever the length of the document."""
KINDS = ("plain", "supported", "known", "note", "warning", "error")
"""Looks of a mark, the worst last: “known” is a finding that was suppressed or is in the baseline."""
_STEP = 4
"""Marks stand on a grid of so many units; of those that meet, the worst is drawn."""
_NARROWEST = 6

Found = Mapping[Span, tuple[str, int]]
"""Kind of mark and number of the finding at the passages of a document."""


def kind_of(verdict: Verdict) -> str:
    """How the passages of a finding look."""
    return verdict.severity.value if verdict.status is Status.NEW else "known"


def claim_marks(outcome: Checked, found: Found, supported: Set[str]) -> tuple[int, ...]:
    """The marks of a checked document; `supported` holds the ids of claims that other texts bear out."""
    claims = {c.span: (_kind(c, supported), 0) for c in outcome.claims}
    return marks(outcome.document, claims | dict(found))


def marks(document: Document, found: Found) -> tuple[int, ...]:
    """Four numbers a mark, the worst marks last: left edge, width, index of the kind, finding (0 for none)."""
    length = max(1, len(document.text))
    drawn: dict[int, tuple[int, int, int, int]] = {}
    for span, (kind, finding) in found.items():
        x = span.start * WIDTH // length // _STEP * _STEP
        width = min(max(_NARROWEST, len(span) * WIDTH // length - 1), WIDTH - x)
        rank = KINDS.index(kind)
        if x not in drawn or rank > drawn[x][2]:
            drawn[x] = (x, width, rank, finding)
    ordered = sorted(drawn.values(), key=lambda mark: (mark[2], mark[0]))
    return tuple(number for mark in ordered for number in mark)


def _kind(claim: Claim, supported: Set[str]) -> str:
    return "supported" if claim.id in supported else "plain"
