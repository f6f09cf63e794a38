"""What the NLI model says where no typed check speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from factcheck.checks import Check, Example
from factcheck.checks._align import Aligner, Alignment, quoted
from factcheck.checks._odds import at_odds
from factcheck.checks._scope import numbered_apart
from factcheck.claims.terms import Term
from factcheck.model import Claim, Finding, Pair, Polarity, Span, Stance

_MOST_WORDS = 8
"""More words than this no longer point at anything."""
_ENOUGH_WORDS = 3
"""With fewer, what stands around a word tells what it says: “approved in advance”, and not “advance”."""
_WORD = re.compile(r"\S+")
_PAUSE = re.compile(r"[,;:.!?…)”\"]+$")
_MARKS = '.,;:!?…()[]"“”'
_Bounds = tuple[int, int]
"""First and last word of a stretch."""


class NliCheck:
    """Turns the model's probabilities into a finding; contradiction has precedence over support."""

    id: ClassVar[str] = "nli"
    title: ClassVar[str] = "Judged by the language model"
    help: ClassVar[str] = (
        "Reads both sentences with a small natural-language-inference model, in both directions where both are claims, "
        "and averages the two. It names the words in which the sentences differ, since a model gives no reason of its own, "
        "and keeps silent about two numbered things of one kind (“port 8080”, “port 8081”). A statement with another figure or "
        "date of one kind, or with exchanged roles, is never taken for support."
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
        if pair.forward.supports >= 0.5 and not at_odds(pair.claim, pair.evidence.passage):
            return Finding(
                self.id, Stance.SUPPORTS, pair.forward.supports, "The evidence says the same as the claim."
            )
        return None

    def _contradiction(self, pair: Pair, confidence: float) -> Finding:
        alignment = self._aligner.align(pair)
        ours, theirs = _pointed(pair, alignment)
        message = "The two statements can't both be true"
        if ours and theirs:
            here, there = (
                _Words(pair.claim, alignment.claim),
                _Words(pair.evidence.passage, alignment.evidence),
            )
            message += f": {here.around(ours)} here, {there.around(theirs)} there"
        return Finding(
            check=self.id,
            stance=Stance.CONTRADICTS,
            confidence=confidence,
            message=f"{message} (the model's judgement).",
            claim_spans=tuple(Span(t.start, t.end) for t in ours),
            evidence_spans=tuple(Span(t.start, t.end) for t in theirs),
        )


def _pointed(pair: Pair, alignment: Alignment) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The words that only one side has and that stand near each other; around a figure where both sides have one."""
    ours, theirs = alignment.only_claim, alignment.only_evidence
    both = all(any(_is_figure(t) for t in terms) for terms in (ours, theirs))
    return (
        _Words(pair.claim, alignment.claim).nearest(ours, both),
        _Words(pair.evidence.passage, alignment.evidence).nearest(theirs, both),
    )


def _is_figure(term: Term) -> bool:
    return any(map(str.isdigit, term.stem))


class _Words:
    """The words of a claim in their order."""

    def __init__(self, claim: Claim, content: Sequence[Term]) -> None:
        by = claim.span.start
        self._claim = claim
        self._spans = [Span(m.start() + by, m.end() + by) for m in _WORD.finditer(claim.text)]
        self._content = {self._at(term) for term in content}
        turning = [v.span for v in claim.values if isinstance(v, Polarity)]
        self._turning = {
            i for i, word in enumerate(self._spans) if any(word.overlaps(span) for span in turning)
        }

    def _at(self, term: Term) -> int:
        """The number of the word that a term begins in."""
        return next(i for i, word in enumerate(self._spans) if term.start < word.end)

    def nearest(self, terms: tuple[Term, ...], only_figures: bool) -> tuple[Term, ...]:
        """Those terms, as many as there are, that one stretch of words holds; the last such stretch: addresses come first."""
        places = [self._at(term) for term in terms]
        stretches = [
            tuple(t for t, place in zip(terms, places, strict=True) if 0 <= place - start < _MOST_WORDS)
            for start in places
        ]
        fitting = [s for s in stretches if not only_figures or any(_is_figure(t) for t in s)]
        return max(reversed(fitting), key=len, default=())

    def around(self, terms: tuple[Term, ...]) -> str:
        """The stretch of words from the first term to the last, in quotation marks, with some beside it where it says little."""
        first, last = self._at(terms[0]), self._at(terms[-1])
        # A figure or a “not” says nothing without what is behind it.
        if (not self._turning.isdisjoint({last, last + 1}) or _is_figure(terms[-1])) and (
            wider := self._wider(first, last, 1)
        ):
            first, last = wider
        for step in (1, -1):
            if last - first + 1 < _ENOUGH_WORDS and (wider := self._wider(first, last, step)):
                first, last = wider
        text = quoted(self._claim, Span(self._spans[first].start, self._spans[last].end))
        return f"“{text[1:-1].strip(_MARKS)}”"

    def _wider(self, first: int, last: int, step: int) -> _Bounds | None:
        """The stretch up to the next content word behind it, or before it, its beginning left out where it gets too long.

        None across a pause.
        """
        place = last if step > 0 else first
        while 0 <= place + step < len(self._spans):
            border = self._spans[place if step > 0 else place + step]
            by = self._claim.span.start
            if _PAUSE.search(self._claim.text[border.start - by : border.end - by]):
                return None
            place += step
            if place in self._content:
                first, last = (first, place) if step > 0 else (place, last)
                if last - first < _MOST_WORDS:
                    return first, last
                within = [i for i in self._content if 0 <= last - i < _MOST_WORDS]
                return (min(within), last) if step > 0 else None
        return None


plugin: type[Check] = NliCheck
