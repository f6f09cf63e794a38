"""Whether two statements that leave their subject to the words before them speak of two things.

“It is 38 metres high.” says of the waterfall what another page says of a tower; “It boils a litre in four minutes.” is said of one
stove under “Ember gas stove.” and of another one under “Ember Duo.”. What stands before them in their paragraphs tells.
"""

from __future__ import annotations

import re

from factcheck.checks._scope import models_apart
from factcheck.checks._subjects import STANDING_FOR_NAMES, alike
from factcheck.claims.paragraphs import points_back, run_in_head
from factcheck.claims.predicates import parts
from factcheck.claims.terms import Term, Terms
from factcheck.model import Claim, Name, Pair

_TERMS = Terms()
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_THE = re.compile(r"(?:it|they|its|their|these|those|the)\b", re.IGNORECASE)


def referents_apart(pair: Pair) -> bool:
    """Whether what one side points back to is nowhere on the other side, so that each speaks of a thing of its own."""
    sides = (pair.claim, pair.evidence.passage)
    if not any(side.before for side in sides):
        return False
    heads = [run_in_head(side.before) for side in sides]
    if all(heads) and all(_THE.match(side.text) and not _names(side) for side in sides):
        return _stems(heads[0]) != _stems(heads[1])
    return any(_apart(one, other) for one, other in (sides, sides[::-1]))


def _apart(one: Claim, other: Claim) -> bool:
    """Whether one statement points back to words among which the subject of the other does not stand."""
    if not one.before or not points_back(one.text) or _is_resolved(one) or _names(one):
        return False
    pointed = _pointed(one.before)
    known = {*_stems(pointed), *_stems(one.text)}
    if points_back(other.text):
        if not other.before or _is_resolved(other) or _names(other):
            return False
        theirs = _pointed(other.before)
        return models_apart(pointed, theirs) or not _meet(set(_stems(pointed)), set(_stems(theirs)))
    found = parts(other.text)
    if found is None or _may_be_named(pointed):
        return False
    subject = _TERMS.of(other.text[found.subject.start : found.subject.end])
    plain = [t for t in subject if t.stem.isalpha() and not _is_name(other, t)]
    if not plain or len(plain) < len(subject) or any(t.stem in STANDING_FOR_NAMES for t in plain):
        return False
    return not _meet({t.stem for t in plain}, known)


def _pointed(before: str) -> str:
    """The sentences before a statement, from the last that has a subject of its own."""
    told = _SENTENCE.split(before)
    for place in range(len(told) - 1, -1, -1):
        if not points_back(told[place]):
            return " ".join(told[place:])
    return before


def _meet(one: set[str], two: set[str]) -> bool:
    return any(alike(a, b) for a in one for b in two)


def _stems(text: str) -> list[str]:
    return [t.stem for t in _TERMS.of(text)]


def _names(claim: Claim) -> bool:
    """Whether a statement names what it is about after all."""
    return any(isinstance(v, Name) for v in claim.values)


def _is_name(claim: Claim, term: Term) -> bool:
    start = claim.span.start + term.start
    return any(isinstance(v, Name) and v.span.start <= start < v.span.end for v in claim.values)


def _may_be_named(text: str) -> bool:
    """Whether what is pointed back to may have a name alone, for which a noun on the other side may stand: “the Hedwig”."""
    found = parts(text)
    end = found.subject.end if found else 0
    terms = [
        t
        for t in _TERMS.of(text)
        if not t.proper or (t.start and text[t.start - 2 : t.start - 1] not in ".!?")
    ]
    # “The tug Constance” says what kind of thing it is.
    told = any(not t.proper and t.end <= end for t in terms)
    return any(t.proper and (t.start >= end or not told) for t in terms)


def _is_resolved(claim: Claim) -> bool:
    """Whether the pronoun was put right where only one reading is possible."""
    return not claim.context.startswith(" ".join(claim.text.split())[:12])
