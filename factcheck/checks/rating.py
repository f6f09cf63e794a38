"""A text that repeats what a fact-checker has rated as false."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from factcheck.checks import Check, Example
from factcheck.checks._scope import conditional, only_one_is_modal
from factcheck.claims.terms import Terms
from factcheck.claims.values.names import same_name
from factcheck.model import (
    Claim,
    DateRange,
    Finding,
    Modality,
    Mode,
    Name,
    Pair,
    Polarity,
    Quantifier,
    Quantity,
    Rating,
    Scores,
    Stance,
)

_FOLLOWS, _SAME = 0.7, 0.7
"""Least probability that the reviewed claim follows from the text, and the text from the claim: “Obama's father was born in
Kenya” and “A study asked whether vaccines cause autism” are half-taken by the model for claims that say less."""
_IN_THE_SAME_WORDS = 0.6
"""Either of these where the content words are the same but for one: “Influenza is cured by drinking hot water”."""
_WORDS_APART = 1
_REPORTED = 0.8
"""Least probability that the claim follows from what somebody is reported to have said; the reverse never follows."""
_ABOUT = re.compile(
    r"\b(?:false(?:ly|hoods?)?|untrue|not true|incorrect\w*|inaccura\w+|debunk\w*|refut\w+|hoax\w*|myths?|mislead\w*|fake\w*|fact[- ]?check\w*"
    r"|rumou?r\w*|conspirac\w+|baseless|unfounded|unproven|misinformation|disinformation|satir\w+|no evidence|claim(?:s|ed|ing)?|alleg\w+"
    r"|purport\w*|supposed(?:ly)?|so-called|fabricat\w+|wrong(?:ly)?)\b",
    re.IGNORECASE,
)
"""Words of those who write about a claim instead of making it."""


class RatingCheck:
    """Finds a claim that is repeated although a review in a reference corpus calls it false."""

    id: ClassVar[str] = "rating"
    title: ClassVar[str] = "Repeats a claim that was rated false"
    help: ClassVar[str] = (
        "Finds a statement that makes a claim which a ClaimReview in a reference corpus rates as false: the language model must "
        "be sure that the one follows from the other, and figures, dates, names and negations must be the same. It keeps "
        "silent on texts that write about the claim (“the claim that …”, “a hoax”) and on what is hedged. What somebody is "
        "reported to have said is a note."
    )
    # What decides is the model's word: what it says changes with its weights.
    examples: ClassVar[tuple[Example, ...]] = ()

    def __init__(self) -> None:
        """Remember the stems of words."""
        self._terms = Terms()

    def judge(self, pair: Pair) -> Finding | None:
        """A finding where the claim says what was reviewed and found false."""
        claim, passage = pair.claim, pair.evidence.passage
        if passage.rating is None or passage.rating.holds or pair.backward is None:
            return None
        if (
            not self._says(pair, pair.backward)
            or not _makes(claim, passage)
            or not _same_values(claim, passage)
        ):
            return None
        if conditional(pair) or only_one_is_modal(pair):
            return None
        return Finding(self.id, Stance.CONTRADICTS, pair.backward.supports, _message(passage.rating))

    def _says(self, pair: Pair, backward: Scores) -> bool:
        """Whether the model takes the text for the reviewed claim."""
        if pair.claim.attribution.mode in (Mode.REPORTED, Mode.QUOTED):
            return backward.supports >= _REPORTED
        if backward.supports >= _FOLLOWS and pair.forward.supports >= _SAME:
            return True
        if min(backward.supports, pair.forward.supports) < _IN_THE_SAME_WORDS:
            return False
        ours, theirs = (set(self._terms.stems(c.context)) for c in (pair.claim, pair.evidence.passage))
        return len(ours ^ theirs) <= _WORDS_APART


def _message(rating: Rating) -> str:
    where = f" ({rating.url})" if rating.url else ""
    return f"This claim was {rating.told()}{where}."


def _makes(claim: Claim, passage: Claim) -> bool:
    """Whether a text makes a claim, and does not write about it."""
    if claim.attribution.mode is Mode.HEDGED:
        return False
    known = passage.text.casefold()
    words = (found[0] for text in (claim.text, *claim.headings) for found in _ABOUT.finditer(text))
    return all(word.casefold() in known for word in words)


def _same_values(claim: Claim, passage: Claim) -> bool:
    """Whether both sides have the same figures, dates, names, negations, quantifiers and modal words."""
    return _typed(claim) == _typed(passage) and _names_in(claim, passage) and _names_in(passage, claim)


def _typed(claim: Claim) -> tuple[object, ...]:
    """What can be compared exactly."""
    values = claim.values
    return (
        _known((v.low, v.high, v.unit, v.bound) for v in values if isinstance(v, Quantity)),
        _known((v.first, v.last) for v in values if isinstance(v, DateRange)),
        _known(v.extent for v in values if isinstance(v, Quantifier)),
        _known(v.force for v in values if isinstance(v, Modality)),
        sum(isinstance(v, Polarity) for v in values),
    )


def _known(values: Iterable[object]) -> frozenset[object]:
    return frozenset(values)


def _names_in(one: Claim, two: Claim) -> bool:
    """Whether every name of one side is known to the other one."""
    others = [v.text for v in two.values if isinstance(v, Name)]
    words = two.context.casefold()
    return all(
        v.text.casefold() in words or any(same_name(v.text, other) for other in others)
        for v in one.values
        if isinstance(v, Name)
    )


plugin: type[Check] = RatingCheck
