"""What the NLI model says where no typed check speaks."""

from __future__ import annotations

from typing import ClassVar

from factcheck.checks import Check, Example
from factcheck.checks._align import Aligner
from factcheck.checks._scope import numbered_apart
from factcheck.claims.terms import Term
from factcheck.model import Claim, Finding, Pair, Span, Stance

_MOST_MARKS = 6
"""More marked words than this no longer point at anything."""


class NliCheck:
    """Turns the model's probabilities into a finding; contradiction has precedence over support."""

    id: ClassVar[str] = "nli"
    title: ClassVar[str] = "Judged by the language model"
    help: ClassVar[str] = (
        "Reads both sentences with a small natural-language-inference model, in both directions where both are claims, "
        "and averages the two. It names the words in which the sentences differ, since a model gives no reason of its own, "
        "and keeps silent about two numbered things of one kind (“port 8080”, “port 8081”)."
    )
    # The model's own examples live with its weights: what it says changes with them.
    examples: ClassVar[tuple[Example, ...]] = ()

    def __init__(self) -> None:
        self._aligner = Aligner()

    def judge(self, pair: Pair) -> Finding | None:
        """Contradiction or support where the model finds it likelier than not."""
        directions = [pair.forward] if pair.backward is None else [pair.forward, pair.backward]
        contradicts = sum(s.contradicts for s in directions) / len(directions)
        if contradicts >= 0.5:
            if numbered_apart(pair, self._aligner.align(pair)):
                return None
            return self._contradiction(pair, contradicts)
        if pair.forward.supports >= 0.5:
            return Finding(
                self.id, Stance.SUPPORTS, pair.forward.supports, "The evidence says the same as the claim."
            )
        return None

    def _contradiction(self, pair: Pair, confidence: float) -> Finding:
        alignment = self._aligner.align(pair)
        ours, theirs = alignment.only_claim[:_MOST_MARKS], alignment.only_evidence[:_MOST_MARKS]
        message = "The two statements can't both be true"
        if ours and theirs:
            message += f": {_words(pair.claim, ours)} here, {_words(pair.evidence.passage, theirs)} there"
        return Finding(
            check=self.id,
            stance=Stance.CONTRADICTS,
            confidence=confidence,
            message=f"{message} (the model's judgement).",
            claim_spans=tuple(Span(t.start, t.end) for t in ours),
            evidence_spans=tuple(Span(t.start, t.end) for t in theirs),
        )


def _words(claim: Claim, terms: tuple[Term, ...]) -> str:
    by = claim.span.start
    return "“" + " … ".join(claim.text[t.start - by : t.end - by] for t in terms) + "”"


plugin: type[Check] = NliCheck
