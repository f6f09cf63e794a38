"""Short statements that give one thing a state: “The bridge is open.”, “The bridge is closed.”

They share one content word, too little for any search by common words, and still say the opposite.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.claims.terms import Term, Terms
from factcheck.claims.values.lexicon import antonyms
from factcheck.model import Claim, Polarity

MOST_WORDS = 3
"""Content words of a short statement."""
_ANSWERS = frozenset({"yes", "no"})
RUNNING = frozenset({"support", "run", "work", "avail", "compat"})
"""Stems of what is said of a program and a platform: it runs on Windows, Windows is supported."""
_PAST = re.compile(r"\b(?:was|were|had|did|been)(?:n['’]t)?\b", re.IGNORECASE)


def opposite_states(one: Claim, two: Claim, terms: Terms) -> bool:
    """Whether two short statements are alike but for one word and its opposite, or affirm and deny that something runs."""
    ours, theirs = (_words(terms.of(claim.text), claim.text) for claim in (one, two))
    if not (0 < len(ours) <= MOST_WORDS and 0 < len(theirs) <= MOST_WORDS) or not same_tense(one, two):
        return False
    denied = [any(isinstance(v, Polarity) for v in claim.values) for claim in (one, two)]
    if denied[0] != denied[1]:
        return same_support(ours, theirs)
    left, right = ours.keys() - theirs.keys(), theirs.keys() - ours.keys()
    if denied[0] or len(left) != 1 or len(right) != 1 or not ours.keys() & theirs.keys():
        return False
    return theirs[right.pop()] in antonyms(ours[left.pop()])


def same_support(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether the stems of two statements say of the same things, and of nothing else, that they run or are supported."""
    one, two = ({"support" if s in RUNNING else s for s in side} - _ANSWERS for side in (ours, theirs))
    return one == two and "support" in one and len(one) > 1


def same_tense(one: Claim, two: Claim) -> bool:
    """Whether both tell of what is, or both of what was."""
    return bool(_PAST.search(one.text)) == bool(_PAST.search(two.text))


def _words(terms: Iterable[Term], text: str) -> dict[str, str]:
    """The words in lower case by their stems."""
    return {t.stem: text[t.start : t.end].lower() for t in terms if t.stem not in _ANSWERS}
