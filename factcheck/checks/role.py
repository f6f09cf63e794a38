"""The same two names with their parts exchanged: A sold to B, B sold to A."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import ClassVar

from factcheck.checks import Check, Example
from factcheck.checks._align import Aligner, Alignment, certainty, quoted
from factcheck.checks._occasions import episodic
from factcheck.checks._scope import conditional, only_one_is_modal
from factcheck.checks._swapped import swapped
from factcheck.claims.terms import Terms
from factcheck.claims.values.lexicon import listed
from factcheck.claims.values.names import same_name
from factcheck.model import Claim, Finding, Name, Pair, Polarity, Span, Stance

_ONE_WAY = listed(
    """acquir arrest assassin attack award beat borrow bought buy captur colon conquer convict defeat elect execut fund
    gave give hire invad kill lend lent let lost murder overtak overtook own owe pay paid poison rais replac report rescu
    ruin sell shot sold su succeed sue teach taught train transfer won"""
)
"""Stems of verbs that two parties seldom do to each other on one occasion."""
_COMPARED = re.compile(
    r"\b(?P<word>\w+er\s+than|(?:more|less|fewer)\s+\w+(?:\s+\w+)?\s+than|before|after|north\s+of|south\s+of|east\s+of"
    r"|west\s+of|above|below|ahead\s+of|behind)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_LEAST_SHARE = 0.8
"""How much of the words must agree, on both sides together."""


class RoleCheck:
    """Compares who does what to whom."""

    id: ClassVar[str] = "role"
    title: ClassVar[str] = "Exchanged roles"
    help: ClassVar[str] = (
        "Finds two sentences with the same words in which two names have exchanged their places around a verb that goes one "
        "way (“sold”, “defeated”, “succeeded”) or a comparison (“larger than”, “before”), and two things of any kind around “takes precedence over”. Active and passive are told "
        "apart. It keeps silent for verbs that go both ways (“met”, “married”) and where the rest of the words differs."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "Norlund sold the ferry to Kestrel.", "Kestrel sold the ferry to Norlund.", Stance.CONTRADICTS
        ),
        Example("Spain defeated Portugal in 1580.", "Portugal defeated Spain in 1580.", Stance.CONTRADICTS),
        Example("Norway is larger than Denmark.", "Denmark is larger than Norway.", Stance.CONTRADICTS),
        Example("Acme sued Globex over a patent.", "Globex sued Acme over a patent.", Stance.CONTRADICTS),
        Example(
            "Environment variables take precedence over the configuration file.",
            "The configuration file overrides environment variables.",
            Stance.CONTRADICTS,
        ),
        Example("Spain defeated Portugal in 1580.", "Portugal was defeated by Spain in 1580.", None),
        Example("Anna Berg met Tom Hale in Rome.", "Tom Hale met Anna Berg in Rome.", None),
        Example("Norlund sold the ferry to Kestrel.", "Norlund sold the ferry to Kestrel in May.", None),
    )

    def __init__(self) -> None:
        self._aligner = Aligner()
        self._terms = Terms()

    def judge(self, pair: Pair) -> Finding | None:
        """A finding where two names stand the other way round."""
        passage = pair.evidence.passage
        if (turned := swapped(pair.claim, passage)) and not _set_apart(pair):
            return self._finding(pair, turned[0].span, turned[1].span, 1.0, "the two")
        ours, theirs = self._order(pair.claim, passage), self._order(passage, pair.claim)
        if ours is None or theirs is None or ours[0] != theirs[0]:
            return None
        (_, first, second), (_, other_first, other_second) = ours, theirs
        if not (same_name(first.text, other_second.text) and same_name(second.text, other_first.text)):
            return None
        if same_name(first.text, second.text) or _set_apart(pair):
            return None
        share = _both(self._aligner.align(pair))
        if share < _LEAST_SHARE:
            return None
        here = Span(min(first.span.start, second.span.start), max(first.span.end, second.span.end))
        there = Span(
            min(other_first.span.start, other_second.span.start),
            max(other_first.span.end, other_second.span.end),
        )
        return self._finding(pair, here, there, share, f"“{first.text}” and “{second.text}”")

    def _finding(self, pair: Pair, here: Span, there: Span, share: float, two_things: str) -> Finding:
        one, two = quoted(pair.claim, here), quoted(pair.evidence.passage, there)
        return Finding(
            check=self.id,
            stance=Stance.CONTRADICTS,
            confidence=certainty(share),
            message=f"The roles are exchanged: {one} here, {two} there; they would agree if {two_things} changed places.",
            claim_spans=(here,),
            evidence_spans=(there,),
        )

    def _order(self, claim: Claim, other: Claim) -> tuple[str, Name, Name] | None:
        """What stands between the only two names of a claim, and the names, the doer or the greater one first."""
        names = _names(claim, other)
        by = claim.span.start
        around = list(_between(claim, names))
        for first, second, text in around:
            compared = _COMPARED.search(text)
            if compared is not None:
                return " ".join(compared["word"].lower().split()), first, second
            for match in _WORD.finditer(text):
                stems = self._terms.stems(match[0])
                if stems and stems[0] in _ONE_WAY:
                    at = first.span.end - by + match.start()
                    passive = bool(_PASSIVE.search(claim.text[:at]))
                    if passive and not _BY.search(claim.text[: second.span.start - by]):
                        return None
                    return stems[0], *((second, first) if passive else (first, second))
        return None


def _names(claim: Claim, other: Claim) -> list[Name]:
    """The names of a claim, with one at its head that only the other side tells from a plain word: “Acme sued Globex”."""
    names = [v for v in claim.values if isinstance(v, Name)]
    for name in (v for v in other.values if isinstance(v, Name)):
        head = Span(claim.span.start, claim.span.start + len(name.text))
        if claim.text.startswith(f"{name.text} ") and not any(v.span.overlaps(head) for v in names):
            return [replace(name, span=head), *names]
    return names


def _between(claim: Claim, names: list[Name]) -> list[tuple[Name, Name, str]]:
    """Neighbouring names, each two with the text between them; a comma or “and” there makes a list of them."""
    by = claim.span.start
    found = []
    for first, second in pairwise(names):
        text = claim.text[first.span.end - by : second.span.start - by]
        if not re.search(r"[,;:]|\b(?:and|or|who|which|that)\b", text):
            found.append((first, second, text))
    return found


def _both(alignment: Alignment) -> float:
    """Part of all distinct words that both sides have, 0 to 1."""
    everything = {t.stem for t in (*alignment.claim, *alignment.evidence)}
    return len(alignment.common) / len(everything) if everything else 0.0


def _set_apart(pair: Pair) -> bool:
    if any(isinstance(v, Polarity) for v in (*pair.claim.values, *pair.evidence.passage.values)):
        return True
    return only_one_is_modal(pair) or conditional(pair) or episodic(pair)


plugin: type[Check] = RoleCheck
