"""Two things, named or not, that have changed places around words that go one way: “A takes precedence over B”, “B overrides A”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.claims.terms import Terms
from factcheck.model import Claim, Span

_ONE_WAY = re.compile(
    r"\s+(?:(?:always|also|then)\s+)?(?:(?P<first>(?:takes?|took|ha(?:s|ve|d))\s+(?:precedence|priority)\s+over|overrides?|overrode"
    r"|precedes?|preceded|supersedes?|superseded|outranks?|outweighs?|outweighed|comes?\s+before|came\s+before|runs?\s+before|ran\s+before"
    r"|(?:is|are|was|were)\s+(?:overridden|superseded|preceded)\s+by)"
    r"|(?P<more>(?:is|are|was|were)\s+(?:much\s+|far\s+|slightly\s+)?(?:[a-z]{2,}er|(?:more|less)\s+[a-z]+)\s+than))\s+",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"(?:is|are|was|were)\s+(?P<verb>[a-z]+)\s+by", re.IGNORECASE)
_MEANING = (
    (re.compile(r"precedence|priority|overr|supersede|outrank", re.IGNORECASE), "stands above"),
    (re.compile(r"precede|before", re.IGNORECASE), "stands before"),
)
_BEHIND = re.compile(r"[^,.;:()–—]{2,60}")
_MOST_WORDS = 6
"""Words that name one of the two."""
_ELSE = re.compile(
    r"\b(?:not|never|if|when|unless|except|only|in|on|for|during|with|and|or|which|that|who|than|until|since|after|by)\b",
    re.IGNORECASE,
)
"""Words by which either thing is more than a name, or the statement holds for a case only."""
_TERMS = Terms()


@dataclass(frozen=True, slots=True)
class Order:
    """Two things in an order."""

    meaning: str
    upper: frozenset[str]
    """Stems of what stands first."""
    lower: frozenset[str]
    span: Span
    """From the one to the other, in the document."""


def order(claim: Claim) -> Order | None:
    """The order that a plain statement tells, the subject being one thing and the rest the other; None for all else."""
    found = _ONE_WAY.search(claim.text)
    behind = _BEHIND.match(claim.text, found.end()) if found else None
    if found is None or behind is None:
        return None
    before = claim.text[: found.start()]
    sides = (before, behind[0])
    if any(_ELSE.search(side) or len(side.split()) > _MOST_WORDS for side in sides) or re.search(
        r"[,;:()]", before
    ):
        return None
    one, two = (frozenset(_TERMS.stems(side)) for side in sides)
    if not one or not two or one == two:
        return None
    words = found[0].strip().lower()
    meaning = next((told for pattern, told in _MEANING if pattern.search(words)), " ".join(words.split()))
    if _PASSIVE.fullmatch(words):
        one, two = two, one
    return Order(
        meaning,
        one,
        two,
        Span(
            claim.span.start,
            claim.span.start + len(before.rstrip()) + len(found[0]) + len(behind[0].rstrip()),
        ),
    )


def swapped(claim: Claim, passage: Claim) -> tuple[Order, Order] | None:
    """The two orders where one turns the other round; None where they do not."""
    ours, theirs = order(claim), order(passage)
    if ours is None or theirs is None or ours.meaning != theirs.meaning:
        return None
    return (ours, theirs) if (ours.upper, ours.lower) == (theirs.lower, theirs.upper) else None
