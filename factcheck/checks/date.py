"""Two dates for one event that happens once."""

from __future__ import annotations

from typing import ClassVar

from factcheck.checks import Check, Example
from factcheck.checks._align import Aligner, quoted
from factcheck.checks._scope import other_subjects
from factcheck.claims.terms import Term
from factcheck.model import Claim, DateRange, Finding, Pair, Stance

_ONCE = frozenset(
    """abolish adopt arriv assassin begin began begun birth born build built buri chang close complet creat death
    deploy destroy die disband discontinu dissolv drop elect end enact establish expir fell finish found inaugur incorpor
    introduc invent invad launch leav left marri merg open passed publish rais releas remov renam resign retir
    settl shut sign start stop support surrend took withdraw withdrew""".split()
)
"""Stems of verbs and nouns for what happens once: a second date for it is a contradiction, not another case."""
_LEAST_SHARE = 0.7
"""How much of the other words must agree."""


_NEAR = 4
"""Content words between an event and its date, at most."""


class DateCheck:
    """Compares the dates of events that can happen only once."""

    id: ClassVar[str] = "date"
    title: ClassVar[str] = "Dates that disagree"
    help: ClassVar[str] = (
        "Finds two dates for an event that happens once (founded, released, ended ...) in sentences that otherwise share "
        "most of their words. It keeps silent where a sentence has several dates or the event may recur, since figures "
        "of two years are no contradiction."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "Support for agent 3 ends on 30 September 2025.",
            "Support for agent 3 ends on 31 December 2025.",
            Stance.CONTRADICTS,
        ),
        Example(
            "The harbour bridge was opened in 1932.",
            "The harbour bridge was opened in 1934.",
            Stance.CONTRADICTS,
        ),
        Example(
            "The harbour bridge was opened in March 1932.", "The harbour bridge was opened in 1932.", None
        ),
        Example("Exports reached 40 tonnes in 2021.", "Exports reached 40 tonnes in 2022.", None),
    )

    def __init__(self) -> None:
        self._aligner = Aligner()

    def judge(self, pair: Pair) -> Finding | None:
        """A finding where each side has one date, the event is the same, and the dates do not meet."""
        ours, theirs = _only_date(pair.claim), _only_date(pair.evidence.passage)
        if ours is None or theirs is None or (ours.first <= theirs.last and theirs.first <= ours.last):
            return None
        alignment = self._aligner.align(pair)
        share = alignment.share((ours.span,), (theirs.span,))
        events = _once(alignment.claim, ours) & _once(alignment.evidence, theirs)
        if not events or share < _LEAST_SHARE or other_subjects(pair, alignment):
            return None
        one, two = quoted(pair.claim, ours.span), quoted(pair.evidence.passage, theirs.span)
        return Finding(
            check=self.id,
            stance=Stance.CONTRADICTS,
            confidence=round(0.45 + 0.5 * share, 4),
            message=f"The dates of the same event disagree: {one} here, {two} there.",
            claim_spans=(ours.span,),
            evidence_spans=(theirs.span,),
        )


def _only_date(claim: Claim) -> DateRange | None:
    dates = [value for value in claim.values if isinstance(value, DateRange)]
    return dates[0] if len(dates) == 1 else None


def _once(terms: tuple[Term, ...], date: DateRange) -> set[str]:
    """Stems of unrepeatable events that stand near the date."""
    before = [t for t in terms if t.end <= date.span.start]
    behind = [t for t in terms if t.start >= date.span.end]
    return {t.stem for t in (*before[-_NEAR:], *behind[:_NEAR])} & _ONCE


plugin: type[Check] = DateCheck
