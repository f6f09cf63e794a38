"""One office-holder under two first names: “Mayor Ingrid Solberg”, “Mayor Inger Solberg”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.claims.values.aliases import same_name
from factcheck.claims.values.lexicon import listed
from factcheck.model import Claim, Span

_OFFICES = listed(
    """ambassador archbishop bishop chairman chairperson chairwoman chancellor chef chief coach commissioner conductor councillor curator
    dean director governor headteacher judge mayor prefect president principal prosecutor sheriff superintendent treasurer trustee"""
)
"""Offices of which a place or a body mostly has one holder of a name."""
_HELD = re.compile(
    r"(?<![\w-])(?P<office>[A-Za-z][a-z]{3,})\s+(?P<first>[A-Z][a-z]{2,})\s+(?P<last>[A-Z][a-z]+(?:[-’'][A-Z]?[a-z]+)?)(?!\s+[A-Z]|[\w-])"
)
_ANOTHER = re.compile(
    r"\b(?:former|ex|new|late|then|previous|next|future|deputy|vice|assistant|acting|outgoing|incoming|two|brother|sister|son|daughter|father"
    r"|mother|cousin|wife|husband|widow|namesake|succeed\w*|predecessor|replac\w+)\b",
    re.IGNORECASE,
)
"""Words by which two of one family, or of one office, may be told of."""
_SHORT = frozenset(
    tuple(sorted(pair.split("/")))
    for pair in "jack/john jack/jacob jim/james mike/michael steve/stephen meg/margaret hal/harry hal/henry harry/henry harry/harold kit/katherine tom/thomas ted/theodore rick/richard nick/nicholas alec/alexander frank/francis larry/lawrence hank/henry chuck/charles mick/michael sally/sarah molly/mary maggie/margaret vicky/victoria steve/stephan".split()
)
"""Short names of the same first letter that are no beginning of the long one."""
_ONE_TIME = 400
"""Days between two documents in which one office has one holder."""


@dataclass(frozen=True, slots=True)
class _Holder:
    office: str
    first: str
    last: str
    span: Span


def misnamed(claim: Claim, passage: Claim) -> tuple[Span, Span] | None:
    """The names of one holder of one office with two first names that begin alike; None where it may be two people."""
    if _ANOTHER.search(claim.text) or _ANOTHER.search(passage.text):
        return None
    if claim.date and passage.date and abs((claim.date - passage.date).days) > _ONE_TIME:
        return None
    ours, theirs = list(_holders(claim)), list(_holders(passage))
    both = {h.first for h in ours} & {h.first for h in theirs}
    for one in ours:
        for two in theirs:
            alike = (one.office, one.last, one.first[0]) == (two.office, two.last, two.first[0])
            if alike and not both and _differ(one.first, two.first):
                return one.span, two.span
    return None


def _holders(claim: Claim) -> Iterator[_Holder]:
    for found in _HELD.finditer(claim.text):
        if found["office"].lower() in _OFFICES:
            span = Span(claim.span.start + found.start("first"), claim.span.start + found.end("last"))
            yield _Holder(found["office"].lower(), found["first"], found["last"], span)


def _differ(one: str, two: str) -> bool:
    """Whether two first names are those of two people, and neither a slip of the pen nor short for the other."""
    short, long = sorted((one.lower(), two.lower()), key=len)
    if same_name(one, two) or tuple(sorted((short, long))) in _SHORT:
        return False
    return not long.startswith(short.rstrip("aeiouy"))
