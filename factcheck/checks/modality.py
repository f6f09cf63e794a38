"""Required on one side, optional or forbidden on the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from factcheck.checks import Check, Example
from factcheck.checks._align import Aligner, certainty, quoted, reaching, remedy
from factcheck.checks._scope import conditional, other_basis, other_subjects
from factcheck.claims.terms import Term
from factcheck.claims.values.lexicon import listed
from factcheck.model import Claim, Finding, Mode, Pair, Span, Stance

_NOT = r"(?:\s+not|n['’]t)"
_BE = r"(?:is|are|was|were|be|been)"
_CUES = {
    "forbidden": rf"must{_NOT}|may\s+not|shall\s+not|cannot|can\s+not|can['’]t|{_BE}{_NOT}\s+(?:allowed|permitted|able)(?:\s+to)?"
    rf"|{_BE}\s+(?:strictly\s+)?(?:forbidden|prohibited|barred|banned)(?:\s+(?:to|from))?",
    "optional": rf"need{_NOT}|do(?:es)?{_NOT}\s+(?:have|need)\s+to|{_BE}{_NOT}\s+(?:required|obliged)(?:\s+to)?"
    rf"|{_BE}{_NOT}\s+(?:mandatory|compulsory|obligatory)|{_BE}\s+(?:optional|voluntary)",
    "required": rf"must|shall|{_BE}\s+(?:required|obliged)(?:\s+to)?|ha(?:s|ve)\s+to|needs?\s+to"
    rf"|{_BE}\s+(?:mandatory|compulsory|obligatory)",
    "allowed": rf"may|can|{_BE}\s+(?:allowed|permitted|free|able)(?:\s+to)?",
}
_CUE = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{cue})" for name, cue in _CUES.items()) + r")(?![\w-])", re.IGNORECASE
)
_CONFLICTS = frozenset(
    frozenset(pair)
    for pair in (
        ("required", "forbidden"),
        ("required", "optional"),
        ("required", "allowed"),
        ("allowed", "forbidden"),
    )
)
_GUESSED = listed(
    "be have rain snow seem appear become cause lead result happen occur mean indicate suggest reflect"
)
"""Verbs behind which “may” and “must” guess more often than they rule."""
_LEAST_SHARE = 0.8
"""How much of the other words must agree."""
_LEAST_WORDS = 2
"""Content words in common."""


@dataclass(frozen=True, slots=True)
class _Ruled:
    """What a rule says of an action."""

    kind: str
    span: Span
    action: str
    """Stem of the next content word; of the one before it where the rule ends the clause (“is mandatory”)."""
    predicate: bool
    unsure: bool
    """Whether “may” might guess here: only another rule in the same words tells that it permits."""


class ModalityCheck:
    """Compares what must, may and must not be done."""

    id: ClassVar[str] = "modality"
    title: ClassVar[str] = "Must, may, must not"
    help: ClassVar[str] = (
        "Finds the same action required on one side and optional, merely allowed or forbidden on the other (“must”, “may”, "
        "“need not”, “cannot”, “is mandatory”). It keeps silent where “may” or “must” is a guess, under conditions, and "
        "where each side adds words of its own."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "Visitors must wear a helmet on site.",
            "Visitors need not wear a helmet on site.",
            Stance.CONTRADICTS,
        ),
        Example(
            "Members may transfer their ticket to a friend.",
            "Members must not transfer their ticket to a friend.",
            Stance.CONTRADICTS,
        ),
        Example(
            "Registration of drones is mandatory.", "Registration of drones is optional.", Stance.CONTRADICTS
        ),
        Example(
            "Residents may park in the yard.", "Residents must not park in the yard.", Stance.CONTRADICTS
        ),
        Example("Visitors must wear a helmet on site.", "Visitors have to wear a helmet on site.", None),
        Example(
            "The fire may have started in the attic.", "The fire cannot have started in the cellar.", None
        ),
        Example(
            "Members may transfer a ticket.", "Members must not transfer a ticket if it is reduced.", None
        ),
    )

    def __init__(self) -> None:
        self._aligner = Aligner()

    def judge(self, pair: Pair) -> Finding | None:
        """A finding for the first action that both sides rule on differently."""
        passage = pair.evidence.passage
        if not _CUE.search(pair.claim.text) or not _CUE.search(passage.text) or conditional(pair):
            return None
        alignment = self._aligner.align(pair)
        here = list(_rules(pair.claim, alignment.claim))
        there = list(_rules(passage, alignment.evidence))
        rivals = ((a, b) for a in here for b in there if a.action == b.action and a.predicate == b.predicate)
        found = next(((a, b) for a, b in rivals if frozenset((a.kind, b.kind)) in _CONFLICTS), None)
        if found is None or other_subjects(pair, alignment) or other_basis(alignment):
            return None
        ours, theirs = found
        share = alignment.share((ours.span,), (theirs.span,))
        words = [stem for stem in alignment.common if stem.isalpha()]
        extra = alignment.extra((ours.span,), (theirs.span,))
        # An obligation says more than a permission, so there the rest must be the same word for word.
        soft = ({ours.kind, theirs.kind} == {"required", "allowed"} or ours.unsure or theirs.unsure) and any(
            extra
        )
        if share < _LEAST_SHARE or len(words) < _LEAST_WORDS or all(extra) or soft:
            return None
        one, two = (
            quoted(claim, rule.span if rule.predicate else reaching(claim, rule.span))
            for claim, rule in ((pair.claim, ours), (passage, theirs))
        )
        change = remedy(pair.claim, ours.span, passage, theirs.span)
        return Finding(
            check=self.id,
            stance=Stance.CONTRADICTS,
            confidence=certainty(share),
            message=f"The texts rule differently: {one} here, {two} there; {change}",
            claim_spans=(ours.span,),
            evidence_spans=(theirs.span,),
        )


def _rules(claim: Claim, terms: tuple[Term, ...]) -> Iterator[_Ruled]:
    """What a claim requires, allows and forbids; guesses are left out."""
    by = claim.span.start
    hedge = claim.attribution.cue if claim.attribution.mode is Mode.HEDGED else None
    unsure = hedge is not None and claim.text[hedge.start - by : hedge.end - by].lower() == "may"
    if hedge is not None and not unsure:
        return
    for match in _CUE.finditer(claim.text):
        if match[0] == "May" and match.start():
            continue
        span = Span(match.start() + by, match.end() + by)
        following = claim.text[match.end() :].split()
        first = following[0].lower().strip(".,;") if following else ""
        if first in _GUESSED and match[0].lower() in ("may", "may not", "must", "can", "cannot"):
            participle = following[1].lower().endswith(("ed", "en")) if len(following) > 1 else False
            if first != "be" or not participle:
                continue
        near = next((t for t in terms if t.start >= span.end), None)
        if near is not None and not re.search(r"[.,;:()]", claim.text[match.end() : near.start - by]):
            yield _Ruled(match.lastgroup or "", span, near.stem, False, unsure)
            continue
        last = [t for t in terms if t.end <= span.start]
        if last:
            yield _Ruled(match.lastgroup or "", span, last[-1].stem, True, unsure)


plugin: type[Check] = ModalityCheck
