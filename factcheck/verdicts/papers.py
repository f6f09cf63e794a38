"""Two papers of which one says for whom or where it holds: an annex for a country, rules for temporary staff."""

from __future__ import annotations

import re

from factcheck.claims.terms import Terms
from factcheck.claims.values.aliases import place_known
from factcheck.model import Claim, Pair

_ANNEX = re.compile(
    r"\b(?:annex(?:e|ure)?|appendix|addendum|supplement|schedule)(?:\s+\w{1,2})?\s*[:,–—-]?\s*(?:(?:for|to)\s+)?(?P<whose>\w.*)",
    re.IGNORECASE,
)
_SPECIAL = re.compile(
    r"\b(?:special|particular|supplementary|additional|supplemental)\s+(?:terms|conditions|rules|provisions|clauses)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:rules|terms|conditions|guidance|guidelines?|policy|regulations|information|advice|notes?)\s+for\s+(?:the\s+|our\s+)?(?P<whose>.+)",
    re.IGNORECASE,
)
_TERMS = Terms()


def of_other_papers(pair: Pair) -> bool:
    """Whether the paper of one side alone holds for a place or a group that the other side does not name."""
    sides = (pair.claim, pair.evidence.passage)
    if sides[0].document == sides[1].document:
        return False
    return any(_own(one, other) for one, other in (sides, sides[::-1]))


def _own(one: Claim, other: Claim) -> bool:
    title = one.headings[0] if one.headings else ""
    if not title or (other.headings and other.headings[0] == title):
        return False
    if _SPECIAL.search(title):
        return True
    annex, group = _ANNEX.search(title), _FOR.search(title)
    whose = annex["whose"].strip(" .") if annex else ""
    if whose and place_known(whose) == "place":
        return True
    if group is None:
        return False
    named = set(_TERMS.stems(group["whose"]))
    return bool(named) and named.isdisjoint(_TERMS.stems(" ".join((other.text, *other.headings))))
