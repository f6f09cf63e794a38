"""Content words of a pair laid side by side: what both have, and what only one has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from factcheck.claims.terms import Term, Terms
from factcheck.claims.values.names import same_name
from factcheck.model import Claim, Evidence, Pair, Scope, Scores, Span

NAMING_UNITS = frozenset({"label", "version", "ordinal"})
"""Units whose numbers name a thing rather than measure it."""

_LONGEST_SPEAKER = 8
"""Words that name who says a statement, at most; a longer stretch says more."""
_NEXT_WORD = re.compile(r"[ \n]+[^\W\d_][\w’'-]*")
_SAID_BEHIND = re.compile(r"[\s.!?”\"]*")
_SPEAKER_BEHIND = re.compile(r",(?:[^,]*)$")


@dataclass(frozen=True)
class Alignment:
    """The content words of claim and evidence, with spans in their documents."""

    claim: tuple[Term, ...]
    evidence: tuple[Term, ...]

    @cached_property
    def common(self) -> frozenset[str]:
        """Stems that both sides have."""
        return frozenset(t.stem for t in self.claim) & frozenset(t.stem for t in self.evidence)

    @property
    def only_claim(self) -> tuple[Term, ...]:
        """Words of the claim that the evidence lacks."""
        return tuple(t for t in self.claim if t.stem not in self.common)

    @property
    def only_evidence(self) -> tuple[Term, ...]:
        """Words of the evidence that the claim lacks."""
        return tuple(t for t in self.evidence if t.stem not in self.common)

    def share(self, ours: Iterable[Span] = (), theirs: Iterable[Span] = ()) -> float:
        """Part of the shorter side's distinct words that the other side has too, 0 to 1.

        Words inside the spans `ours` of the claim and `theirs` of the evidence (the conflicting ones) are not counted.
        """
        left, right = tuple(ours), tuple(theirs)
        one = {t.stem for t in self.claim if not _inside(t, left)}
        two = {t.stem for t in self.evidence if not _inside(t, right)}
        lesser = min(len(one), len(two))
        return len(one & two) / lesser if lesser else 0.0

    def extra(self, ours: Iterable[Span] = (), theirs: Iterable[Span] = ()) -> tuple[int, int]:
        """How many words only the claim has, and only the evidence, outside the spans `ours` and `theirs`.

        Where both numbers are above 0, each side may restrict its statement in its own way.
        """
        left, right = tuple(ours), tuple(theirs)
        return (
            len({t.stem for t in self.only_claim if not _inside(t, left)}),
            len({t.stem for t in self.only_evidence if not _inside(t, right)}),
        )


def _inside(term: Term, spans: tuple[Span, ...]) -> bool:
    return any(span.start < term.end and term.start < span.end for span in spans)


def unasked(claim: Claim, passage: Claim) -> Pair:
    """Two places of one document as a pair of which the model is not asked: its word stands at neutral."""
    return Pair(claim, Evidence(passage, 0.0, 1, Scope.DOCUMENT), Scores(0.0, 0.0, 1.0))


class Aligner:
    """Makes alignments; one for each check, since the stemmer keeps state."""

    def __init__(self) -> None:
        self._terms = Terms()

    def align(self, pair: Pair) -> Alignment:
        """The words of both sides of a pair.

        The two sides may lie in the same document, so their offsets never mix up: two claims do not overlap.
        """
        sides = (pair.claim, pair.evidence.passage)
        ours, theirs = (side.attribution.source for side in sides)
        # Who says it is not what it is about, where two people speak.
        left, right = map(speech, sides) if ours and theirs and not same_name(ours, theirs) else ((), ())
        return Alignment(self._placed(pair.claim, left), self._placed(pair.evidence.passage, right))

    def _placed(self, claim: Claim, without: tuple[Span, ...]) -> tuple[Term, ...]:
        by = claim.span.start
        found = (Term(t.stem, t.start + by, t.end + by, t.proper) for t in self._terms.of(claim.text))
        return tuple(t for t in found if not _inside(t, without))


def speech(claim: Claim) -> tuple[Span, ...]:
    """The words at the head or the end of a claim that tell who says it: “The mayor said”, “according to the mayor”."""
    cue, by = claim.attribution.cue, claim.span.start
    if cue is None or not by <= cue.start < cue.end <= claim.span.end:
        return ()
    before, behind = claim.text[: cue.start - by], claim.text[cue.end - by :]
    if not before.strip():
        comma = behind.find(",")
        return (
            (Span(by, cue.end + comma),)
            if comma >= 0 and len(behind[:comma].split()) <= _LONGEST_SPEAKER
            else ()
        )
    if "," not in before and len(before.split()) <= _LONGEST_SPEAKER:
        return (Span(by, cue.end),)
    last = _SPEAKER_BEHIND.search(before)
    if last and _SAID_BEHIND.fullmatch(behind) and len(last[0].split()) <= _LONGEST_SPEAKER:
        return (Span(by + last.start(), claim.span.end),)
    return ()


def certainty(share: float, gain: float = 0.5) -> float:
    """The confidence of a typed finding where so large a share of the other words agrees; `gain` is what full agreement adds."""
    return round(0.45 + gain * share, 4)


def quoted(claim: Claim, span: Span) -> str:
    """The words of a span of a claim's document, on one line and in quotation marks."""
    text = claim.text[span.start - claim.span.start : span.end - claim.span.start]
    text = " ".join(text.split())
    # A span may begin or end inside a quotation; half a pair of marks only confuses.
    if text.count('"') % 2:
        text = text.replace('"', "")
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    return f"“{text.strip()}”"


def reaching(claim: Claim, span: Span, *, until: str = "", most: int = 1) -> Span:
    """The span with the words right behind it, at most so many, that tell what it is of: “14” people, “must” pay.

    With `until` no further than the word that this is the singular of, and the span alone where none is near.
    """
    end = span.end
    for _ in range(most):
        word = _NEXT_WORD.match(claim.text, end - claim.span.start)
        if word is None:
            break
        end = claim.span.start + word.end()
        low = word[0].strip().lower()
        if until and (low.startswith(until[:-1] or until) or (until, low) == ("person", "people")):
            return Span(span.start, end)
    return span if until else Span(span.start, end)


def remedy(claim: Claim, here: Span, passage: Claim, there: Span) -> str:
    """The smallest change that would make the two agree, as the end of a message: “they would agree if A were B.”"""
    return f"they would agree if {quoted(claim, here)} were {quoted(passage, there)}."
