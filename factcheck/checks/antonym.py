"""Two sentences alike but for a word and its opposite."""

from __future__ import annotations

import re
from typing import ClassVar

from factcheck.checks import Check, Example
from factcheck.checks._align import Aligner, Alignment, certainty, quoted, remedy
from factcheck.checks._hours import other_hours
from factcheck.checks._scope import exchanged, only_one_is_modal, only_possible, other_subjects
from factcheck.checks._subjects import counts_apart, one_thing, subjects_apart
from factcheck.claims.values.lexicon import antonyms
from factcheck.model import Claim, Finding, Pair, Polarity, Span, Stance

_LEAST_SHARE = 0.6
"""How much of the other words must agree."""

_SWITCH = re.compile(
    r"\b(?:is|are|be|been|stays?|remains?|turned|switched)\s+(?P<state>on|off)(?=\s*(?:[.,;:!)]|$)|\s+(?:by\s+default|when|until|at\s+night)\b)",
    re.IGNORECASE,
)
"""“On” and “off” as states; before a noun they are prepositions."""


_NEXT = re.compile(r"\s+[^\W\d_]+")


class AntonymCheck:
    """Finds a word on one side whose opposite stands in its place on the other."""

    id: ClassVar[str] = "antonym"
    title: ClassVar[str] = "Opposite words"
    help: ClassVar[str] = (
        "Finds sentences that share most of their words, where one has a word (“enabled”) and the other its opposite "
        "(“disabled”). It keeps silent where the opposite word also stands on the same side, or either side is negated."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "Audit logging is enabled on the Team plan.",
            "Audit logging is disabled on the Team plan.",
            Stance.CONTRADICTS,
        ),
        Example(
            "Audit logging is enabled on the Team plan.",
            "Audit logging is not disabled on the Team plan.",
            None,
        ),
        Example("Telemetry is on by default.", "Telemetry is turned off by default.", Stance.CONTRADICTS),
        Example("Norway lies west of Sweden.", "Sweden lies east of Norway.", None),
        Example("Autosave is enabled by default.", "Autosave can be disabled.", None),
        Example("The shop is open on Monday.", "The harbour was closed by ice for a week.", None),
    )

    def __init__(self) -> None:
        self._aligner = Aligner()

    def judge(self, pair: Pair) -> Finding | None:
        """A finding for the first word whose opposite stands on the other side only."""
        values = (*pair.claim.values, *pair.evidence.passage.values)
        if any(isinstance(value, Polarity) for value in values):
            return None
        alignment = self._aligner.align(pair)
        if (
            other_subjects(pair, alignment)
            or only_one_is_modal(pair)
            or counts_apart(pair)
            or exchanged(pair)
            or other_hours(pair)
        ):
            return None
        theirs = {
            _word(pair.evidence.passage.text, t.start - pair.evidence.passage.span.start, t.end - t.start): t
            for t in alignment.only_evidence
        }
        for term in alignment.only_claim:
            word = _word(pair.claim.text, term.start - pair.claim.span.start, term.end - term.start)
            rivals = sorted(antonyms(word) & theirs.keys())
            if not rivals or (term.proper and theirs[rivals[0]].proper):
                continue
            rival = theirs[rivals[0]]
            ours_span, their_span = Span(term.start, term.end), Span(rival.start, rival.end)
            if found := self._found(pair, alignment, ours_span, their_span):
                return found
        switches = [_switched(claim) for claim in (pair.claim, pair.evidence.passage)]
        if switches[0] and switches[1] and switches[0][1] != switches[1][1]:
            return self._found(pair, alignment, switches[0][0], switches[1][0])
        return None

    def _found(self, pair: Pair, alignment: Alignment, ours: Span, theirs: Span) -> Finding | None:
        """The finding about two opposite words, where enough of the rest agrees."""
        if _compounded(pair.claim, ours) or _compounded(pair.evidence.passage, theirs):
            return None
        if only_possible(pair.claim, ours) or only_possible(pair.evidence.passage, theirs):
            return None
        share = alignment.share((ours,), (theirs,))
        if share < _LEAST_SHARE or not one_thing(pair, alignment, ours, theirs):
            return None
        if subjects_apart(pair, alignment, ours, theirs) or _tell_apart(pair, alignment, ours, theirs):
            return None
        one, two = quoted(pair.claim, ours), quoted(pair.evidence.passage, theirs)
        change = remedy(pair.claim, ours, pair.evidence.passage, theirs)
        return Finding(
            check=self.id,
            stance=Stance.CONTRADICTS,
            # Where all the rest agrees, a model that doesn't know the two words must not outweigh them.
            confidence=certainty(share, 0.52),
            message=f"The texts say the opposite: {one} here, {two} there; {change}",
            claim_spans=(ours,),
            evidence_spans=(theirs,),
        )


def _tell_apart(pair: Pair, alignment: Alignment, ours: Span, theirs: Span) -> bool:
    """Whether the two words only say which of two things is meant: “in the hot tier …”, “objects in the cold tier …”."""
    nouns = [
        _NEXT.match(claim.text, span.end - claim.span.start)
        for claim, span in ((pair.claim, ours), (pair.evidence.passage, theirs))
    ]
    if nouns[0] is None or nouns[1] is None or nouns[0][0].lower() != nouns[1][0].lower():
        return False
    return all(alignment.extra((ours,), (theirs,)))


def _compounded(claim: Claim, span: Span) -> bool:
    """Whether a word is a piece of another: “3-year-old” is not the opposite of “new”."""
    by = claim.span.start
    return claim.text[span.start - by - 1 : span.start - by] == "-" or claim.text[span.end - by :][:1] == "-"


def _switched(claim: Claim) -> tuple[Span, bool] | None:
    """The “on” or “off” that says whether something runs; None where there is none, or both."""
    found = list(_SWITCH.finditer(claim.text))
    if len(found) != 1:
        return None
    start, end = found[0].span("state")
    return Span(start + claim.span.start, end + claim.span.start), found[0]["state"].lower() == "on"


def _word(text: str, start: int, length: int) -> str:
    return text[start : start + length].lower()


plugin: type[Check] = AntonymCheck
