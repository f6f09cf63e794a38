"""Two limits of one thing where nothing else is said: “files must not exceed 10 MB”, “files may be up to 25 MB”."""

from __future__ import annotations

from factcheck.checks._align import Alignment, quoted
from factcheck.checks._quantities import Measured, bound_of
from factcheck.claims.states import same_tense
from factcheck.claims.values.lexicon import listed
from factcheck.claims.values.units import ADJECTIVES
from factcheck.model import Bound, Pair

_LIMITING = (
    listed(
        "maximum minimum max min limit cap size length weight height width depth age allow permit exceed set larger bigger"
    )
    | frozenset(ADJECTIVES)
    | listed("longer heavier higher lower older younger")
)
"""Stems that say only that there is a limit, and of what kind."""


def bare_limits(pair: Pair, alignment: Alignment, one: Measured, two: Measured) -> bool:
    """Whether both figures are limits on one side, and the statements have the same words besides, one at least."""
    if bound_of(one) is Bound.EXACT or bound_of(one) is not bound_of(two):
        return False
    sides = ((alignment.claim, one), (alignment.evidence, two))
    ours, theirs = (
        {t.stem for t in terms if not (m.span.start < t.end and t.start < m.span.end)} - _LIMITING
        for terms, m in sides
    )
    return bool(ours) and ours == theirs and same_tense(pair.claim, pair.evidence.passage)


def same_limit(pair: Pair, alignment: Alignment, ours: list[Measured], theirs: list[Measured]) -> str:
    """That both set the same limit in other words, as a sentence; empty where they don't."""
    if len(ours) != 1 or len(theirs) != 1 or not bare_limits(pair, alignment, ours[0], theirs[0]):
        return ""
    a, b = ours[0].quantity, theirs[0].quantity
    if (a.low, a.high, a.unit) != (b.low, b.high, b.unit):
        return ""
    one, two = quoted(pair.claim, ours[0].shown), quoted(pair.evidence.passage, theirs[0].shown)
    return f"Both set the same limit, in other words: {one} and {two}." if one.lower() != two.lower() else ""
