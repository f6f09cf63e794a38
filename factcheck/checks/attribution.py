"""The same statement reported of two people."""

from __future__ import annotations

from typing import ClassVar

from factcheck.checks import Check, Example
from factcheck.checks._align import Aligner
from factcheck.claims.sources import speaker
from factcheck.claims.values.names import same_name
from factcheck.model import Claim, Finding, Mode, Pair, Span, Stance

_LEAST_WORDS = 3
"""Content words of the statement itself."""
_SPOKEN = (Mode.REPORTED, Mode.QUOTED)


class AttributionCheck:
    """Compares who is said to have said it."""

    id: ClassVar[str] = "attribution"
    title: ClassVar[str] = "Said by somebody else"
    help: ClassVar[str] = (
        "Finds the same statement, word for word, reported of two different people (“Berg said that ...”, “Hale said that "
        "...”). It keeps silent for institutions and unnamed sources, where either text names both, and where the "
        "statements differ in any content word, since two people may well say alike things."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "Anna Berg said that the harbour would close for repairs in June.",
            "Tom Hale said that the harbour would close for repairs in June.",
            Stance.CONTRADICTS,
        ),
        Example(
            "Anna Berg said that the harbour would close for repairs in June.",
            "Berg said that the harbour would close for repairs in June.",
            None,
        ),
        Example(
            "Anna Berg said that the harbour would close for repairs in June.",
            "Tom Hale said that the harbour would reopen after the summer.",
            None,
        ),
    )

    def __init__(self) -> None:
        self._aligner = Aligner()

    def judge(self, pair: Pair) -> Finding | None:
        """A finding where only the speaker differs."""
        passage = pair.evidence.passage
        one, two = _person(pair.claim), _person(passage)
        if not one or not two or same_name(one, two):
            return None
        here, there = _place(pair.claim, one), _place(passage, two)
        if here is None or there is None or _place(pair.claim, two) or _place(passage, one):
            return None
        alignment = self._aligner.align(pair)
        left, right = _frame(pair.claim, here), _frame(passage, there)
        if len(alignment.common) < _LEAST_WORDS or any(alignment.extra(left, right)):
            return None
        return Finding(
            check=self.id,
            stance=Stance.CONTRADICTS,
            confidence=0.85,
            message=f"The same statement is given to two people: “{one}” here, “{two}” there; they would agree if “{one}” were "
            f"“{two}”.",
            claim_spans=(here,),
            evidence_spans=(there,),
        )


def _person(claim: Claim) -> str:
    """The person who says a claim; empty for institutions, unnamed people and the document itself."""
    source = claim.attribution.source
    if source is None or claim.attribution.mode not in _SPOKEN or not speaker(source).person:
        return ""
    return source if source[:1].isupper() and len(source.split()) > 1 else ""


def _place(claim: Claim, source: str) -> Span | None:
    """Where a claim has a speaker's last name, or the whole of it."""
    last = source.split()[-1]
    at = claim.text.find(last)
    if at < 0:
        return None
    whole = claim.text.find(source)
    return Span(claim.span.start + (whole if whole >= 0 else at), claim.span.start + at + len(last))


def _frame(claim: Claim, name: Span) -> tuple[Span, ...]:
    """What does not belong to the statement: the speaker with title, and the words that tell."""
    cue = claim.attribution.cue
    behind = claim.text[max(name.end, cue.end if cue else 0) - claim.span.start :]
    # “The harbour closed, Anna Berg said”: what stands in front is the statement.
    leads = name.start - claim.span.start < 40 and any(map(str.isalnum, behind))
    start = claim.span.start if leads else name.start
    return (Span(start, name.end), cue) if cue else (Span(start, name.end),)


plugin: type[Check] = AttributionCheck
