"""What only some may do, and what all may do: “Only permanent employees can take leave”, “Leave is available to all employees”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.claims.terms import Terms
from factcheck.model import Claim, Polarity, Span

_MAY = r"(?:may|can|are\s+(?:allowed|permitted|entitled|able|free)\s+to)"
_ONLY = re.compile(
    rf"(?P<cue>only)\s+(?P<who>[a-z][\w-]*(?:\s+[a-z][\w-]*){{0,3}}?)\s+{_MAY}\s+(?P<what>[^,.;:()]{{3,60}})",
    re.IGNORECASE,
)
_ALL = re.compile(
    rf"(?P<cue>(?:all|any)\s+(?:(?:the|our|its)\s+)?(?P<who>[a-z][\w-]*)|everyone|everybody|anyone|anybody)\s+{_MAY}\s+(?P<what>[^,.;:()]{{3,60}})",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?P<what>[^,.;:()]{3,60}?)\s+(?:is|are)\s+(?:available|open|accessible|free)\s+(?:to|for)\s+"
    r"(?P<cue>all\s+(?:(?:the|our|its)\s+)?(?P<who>[a-z][\w-]*)|everyone|everybody|anyone|anybody)(?=\s*(?:[.,;]|$|after\b|from\b))",
    re.IGNORECASE,
)
_ANYBODY = frozenset({"", "user", "peopl"})
"""Stems of what everybody is."""
_LIGHT = frozenset("take get use have receiv make access".split())
"""Stems of verbs that say little beside what is taken or used."""
_OWN = re.compile(r"\b(?:own|their|his|her|your|its|themselves)\b", re.IGNORECASE)
"""“Their own projects” are other ones than “projects”."""
_TERMS = Terms()


@dataclass(frozen=True, slots=True)
class _Allowed:
    """Who may do something, and what."""

    who: tuple[str, ...]
    """Stems, in order; empty for everybody."""
    what: frozenset[str]
    cue: Span


def only_against_all(claim: Claim, passage: Claim) -> tuple[Span, Span] | None:
    """The words “only …” and “all …” of two statements that can't both hold, in the order of the statements; None for all else."""
    if any(isinstance(v, Polarity) for v in (*claim.values, *passage.values)):
        return None
    for one, two in ((claim, passage), (passage, claim)):
        some, everybody = _read(_ONLY, one), _read(_ALL, two) or _read(_OPEN, two)
        if some is None or everybody is None or not some.what or some.what != everybody.what:
            continue
        of_all = not set(everybody.who) - _ANYBODY
        within = len(some.who) > 1 and some.who[-1:] == everybody.who
        if of_all or within:
            return (some.cue, everybody.cue) if one is claim else (everybody.cue, some.cue)
    return None


def _read(pattern: re.Pattern[str], claim: Claim) -> _Allowed | None:
    found = pattern.match(claim.text)
    if found is None or _OWN.search(found["what"]):
        return None
    what = frozenset(_TERMS.stems(found["what"])) - _LIGHT
    start, end = found.span("cue")
    if pattern is _ONLY:
        end = found.end("who")
    return _Allowed(
        tuple(_TERMS.stems(found["who"] or "")), what, Span(claim.span.start + start, claim.span.start + end)
    )
