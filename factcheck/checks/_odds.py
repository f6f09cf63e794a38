"""Whether two texts give different figures, dates or roles for one thing: then neither supports the other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from factcheck.checks._align import NAMING_UNITS, quoted
from factcheck.checks._quantities import Measured, comparable, measured, meet
from factcheck.claims.predicates import parts
from factcheck.claims.terms import Terms
from factcheck.model import Claim, DateRange, Quantity

_OPEN = re.compile(
    r"\b(?:before|after|until|till|by|prior to|between|and|from|to|as of|through)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""With such a word before it a date is a limit, and no day of its own."""
_BE = re.compile(r"(?:is|are|was|were|has been|have been|had been|be|been)$", re.IGNORECASE)
_LOOK = 16
"""Characters before a date that are read for such words."""


def at_odds(claim: Claim, *passages: Claim) -> bool:
    """Whether a claim has a figure or a date that all of its kind in the passages differ from, or exchanged roles.

    It asks for less than a check that finds a contradiction: what is left of a doubt is no support.
    """
    return bool(differing(claim, *passages)) or any(_exchanged(claim, passage) for passage in passages)


def differing(claim: Claim, *passages: Claim) -> str:
    """The first figure or date of a claim that all of its kind in the passages differ from, as a sentence; empty without one."""
    figures = [(passage, figure) for passage in passages for figure in _figures(passage)]
    for ours in _figures(claim):
        rivals = [(passage, figure) for passage, figure in figures if _of_one_kind(ours, figure)]
        if rivals and not any(meet(ours, figure) for _, figure in rivals):
            passage, rival = rivals[0]
            return (
                f"Two figures differ: {quoted(claim, ours.span)} here, {quoted(passage, rival.span)} there."
            )
    days = [(passage, day) for passage in passages for day in _days(passage)]
    for when in _days(claim):
        if days and not any(when.first <= day.last and day.first <= when.last for _, day in days):
            passage, other = days[0]
            return f"Two dates differ: {quoted(claim, when.span)} here, {quoted(passage, other.span)} there."
    return ""


def _figures(claim: Claim) -> Iterable[Measured]:
    found = (v for v in claim.values if isinstance(v, Quantity) and v.unit not in NAMING_UNITS)
    return (m for q in found if not (m := measured(claim, q)).open)


def _of_one_kind(one: Measured, two: Measured) -> bool:
    """Whether two figures are of one unit and may be of one thing; what is paid is paid “a year” also where that is left out."""
    if one.change != two.change or one.frame != two.frame:
        return False
    a, b = one.quantity, two.quantity
    if ("/" in a.unit) != ("/" in b.unit):
        a, b = (replace(q, unit=q.unit.split("/")[0]) for q in (a, b))
    return comparable(a, b)


def _days(claim: Claim) -> list[DateRange]:
    by = claim.span.start
    return [
        v
        for v in claim.values
        if isinstance(v, DateRange)
        and not _OPEN.search(claim.text[max(0, v.span.start - by - _LOOK) : v.span.start - by])
    ]


def _exchanged(claim: Claim, passage: Claim) -> bool:
    """Whether the one side has as subject what the other one has behind the same verb, and the other way round."""
    terms = Terms()
    sides = []
    for side in (claim, passage):
        found = parts(side.text)
        if found is None:
            return False
        verb = side.text[found.verb.start : found.verb.end].casefold()
        subject = frozenset(terms.stems(side.text[found.subject.start : found.subject.end]))
        sides.append((verb, subject, frozenset(terms.stems(side.text[found.verb.end :]))))
    (verb, subject, rest), (other_verb, other_subject, other_rest) = sides
    if verb != other_verb or _BE.fullmatch(verb) or not subject or not other_subject:
        return False
    return subject.isdisjoint(other_subject) and subject <= other_rest and other_subject <= rest
