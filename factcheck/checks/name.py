"""Another person, place or organisation in the same role."""

from __future__ import annotations

import re
from typing import ClassVar

from factcheck.checks import Check, Example
from factcheck.checks._align import Aligner, Alignment, certainty, quoted, remedy
from factcheck.checks._first_names import misnamed
from factcheck.checks._occasions import episodic
from factcheck.checks._roles import Role, alike, roles
from factcheck.checks._scope import conditional, lead, only_one_is_modal, other_section
from factcheck.model import Claim, DateRange, Finding, Name, Pair, Polarity, Scope, Span, Stance

_LEAST_SHARE = 0.7
"""How much of the other words must agree."""
_LEAST_WORDS = 3
"""Words in common where the role alone does not make the names exclude each other."""
_LEAST_AGAIN = 2
"""The same in a sentence that its own document says twice, the name aside."""
_MISNAMED = 0.88
"""Confidence in one person under two first names."""
_AT_ONCE = 31
"""Days that make one time of an office or a meeting."""
_WORD = re.compile(r"[^\W_]+")


class NameCheck:
    """Compares who or what fills a role that one alone can fill."""

    id: ClassVar[str] = "name"
    title: ClassVar[str] = "Another name in the same role"
    help: ClassVar[str] = (
        "Finds two names in a role that only one can fill: who opened, wrote, founded or won it, where somebody was born "
        "or something lies, whose capital, father or director it is, and in the same words also what something was named, to "
        "whom it was ceded, and who held an office on a day; also a mayor, judge or coach with one surname and two first names of one initial. Short names, titles, acronyms and spellings of one name are the "
        "same. It keeps silent where either name is one of several, where the other side has the name "
        "elsewhere, for a town and a country, and for occasions that recur."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "Minister Anna Berg opened the plant in May.",
            "Minister Tom Hale opened the plant in May.",
            Stance.CONTRADICTS,
        ),
        Example("The novel was written by Ida Holm.", "Paul Marsh wrote the novel.", Stance.CONTRADICTS),
        Example("The painter was born in Sweden.", "The painter was born in Portugal.", Stance.CONTRADICTS),
        Example(
            "The director of the film “Flawless” is Michael Radford.",
            "The director of the film “Flawless” is Joe Wright.",
            Stance.CONTRADICTS,
        ),
        Example(
            "Defence Minister Anna Berg visited the plant on 5 May 2020.",
            "Defence Minister Tom Hale visited the plant on 5 May 2020.",
            Stance.CONTRADICTS,
        ),
        Example(
            "Defence Minister Anna Berg visited the plant.",
            "Defence Minister Tom Hale visited the plant.",
            None,
        ),
        Example(
            "Mayor Ingrid Solberg closed the port.",
            "Mayor Inger Solberg thanked the crews.",
            Stance.CONTRADICTS,
        ),
        Example("Mayor Ingrid Solberg closed the port.", "Mayor Paul Solberg thanked the crews.", None),
        Example("President Anna Berg opened the plant.", "Berg opened the plant.", None),
        Example(
            "The novel was written by Ida Holm and Paul Marsh.", "The novel was written by Paul Marsh.", None
        ),
        Example("The painter was born in Malmö.", "The painter was born in Sweden.", None),
        Example("The envoy met Anna Berg in Paris.", "The envoy met Tom Hale in Paris.", None),
    )

    def __init__(self) -> None:
        self._aligner = Aligner()

    def judge(self, pair: Pair) -> Finding | None:
        """A finding for the first role that the two sides give to different names."""
        passage = pair.evidence.passage
        if not _names(pair.claim) or not _names(passage):
            return None
        # A reference corpus may reach over generations of one family.
        if pair.evidence.scope is not Scope.CORPUS and (holder := misnamed(pair.claim, passage)):
            return self._misnamed(pair, *holder)
        here, there = roles(pair.claim), roles(passage)
        rivals = [(a, b) for a in here for b in there if a.key == b.key and _apart(a, b, pair)]
        if not rivals or _set_apart(pair):
            return None
        alignment = self._aligner.align(pair)
        for ours, theirs in rivals:
            share = _share(pair, alignment, ours, theirs)
            if share >= _LEAST_SHARE:
                return self._finding(pair, ours, theirs, share)
        return None

    def _misnamed(self, pair: Pair, ours: Span, theirs: Span) -> Finding:
        passage = pair.evidence.passage
        one, two = quoted(pair.claim, ours), quoted(passage, theirs)
        change = remedy(pair.claim, ours, passage, theirs)
        message = f"One holder of an office has two first names: {one} here, {two} there; {change}"
        return Finding(self.id, Stance.CONTRADICTS, _MISNAMED, message, (ours,), (theirs,))

    def _finding(self, pair: Pair, ours: Role, theirs: Role, share: float) -> Finding:
        passage = pair.evidence.passage
        one, two = quoted(pair.claim, ours.name.span), quoted(passage, theirs.name.span)
        change = remedy(pair.claim, ours.name.span, passage, theirs.name.span)
        return Finding(
            check=self.id,
            stance=Stance.CONTRADICTS,
            confidence=certainty(share),
            message=f"The texts name different ones for {quoted(pair.claim, ours.governor)}: {one} here, {two} there; {change}",
            claim_spans=(ours.name.span,),
            evidence_spans=(theirs.name.span,),
        )


def _names(claim: Claim) -> list[Name]:
    return [v for v in claim.values if isinstance(v, Name)]


def _apart(ours: Role, theirs: Role, pair: Pair) -> bool:
    """Whether two names for one role exclude each other, as far as the two texts tell."""
    if ours.shared or theirs.shared or not alike(ours, theirs):
        return False
    if ours.dated and not _at_one_time(pair):
        return False
    sides = ((ours.name, theirs.name, pair.evidence.passage), (theirs.name, ours.name, pair.claim))
    return not any(_mentions(claim, name, other) for name, other, claim in sides)


def _at_one_time(pair: Pair) -> bool:
    """Whether both sides name the same day, or the same days within a month."""
    days, others = (
        [v for v in c.values if isinstance(v, DateRange) and (v.last - v.first).days <= _AT_ONCE]
        for c in (pair.claim, pair.evidence.passage)
    )
    return any(a.first <= b.last and b.first <= a.last for a in days for b in others)


def _mentions(claim: Claim, name: Name, rival: Name) -> bool:
    """Whether a claim has a name, or any telling word of it that its own name lacks, anywhere: not the lake of “Lake Mora”."""
    words = set(_WORD.findall(claim.text.lower()))
    telling = [word for word in _WORD.findall(name.text.lower()) if len(word) > 2 or len(name.text) < 4]
    if len(telling) > 1 and name.kind == "person":
        # Two of one family are two people; the first name tells them apart.
        return telling[0] in words
    both = set(_WORD.findall(rival.text.lower()))
    own = [word for word in telling if word not in both]
    return any(word in words for word in own) or not own


def _set_apart(pair: Pair) -> bool:
    if any(isinstance(v, Polarity) for v in (*pair.claim.values, *pair.evidence.passage.values)):
        return True
    return only_one_is_modal(pair) or conditional(pair) or episodic(pair) or other_section(pair)


def _share(pair: Pair, alignment: Alignment, ours: Role, theirs: Role) -> float:
    """How much else agrees, the names in question and the words of the role aside; 0 where nothing does."""
    left = (ours.name.span, ours.governor, *ours.within)
    right = (theirs.name.span, theirs.governor, *theirs.within)
    left, right = (*left, *lead(pair.claim)), (*right, *lead(pair.evidence.passage))
    least = _LEAST_AGAIN if _said_again(pair, ours, theirs) else _LEAST_WORDS
    if ours.strict and (any(alignment.extra(left, right)) or len(alignment.common) < least):
        return 0.0
    return alignment.share(left, right)


def _said_again(pair: Pair, ours: Role, theirs: Role) -> bool:
    """Whether one document has the same sentence twice, but for the name."""
    if pair.evidence.scope is not Scope.DOCUMENT:
        return False
    one, two = (
        (c.text[: r.name.span.start - c.span.start] + c.text[r.name.span.end - c.span.start :])
        .casefold()
        .split()
        for c, r in ((pair.claim, ours), (pair.evidence.passage, theirs))
    )
    return one == two


plugin: type[Check] = NameCheck
