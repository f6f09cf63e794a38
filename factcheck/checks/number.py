"""Two numbers for the same measure that can't both be right."""

from __future__ import annotations

import re
from typing import ClassVar

from factcheck.checks import Check, Example
from factcheck.checks._align import NAMING_UNITS, Aligner, Alignment, quoted, reaching, remedy
from factcheck.checks._hours import hours, hours_apart, same_hours
from factcheck.checks._limits import bare_limits, same_limit
from factcheck.checks._occasions import conditions_apart, confined, episodic, other_condition, other_period
from factcheck.checks._often import SAME, often
from factcheck.checks._paid import paid
from factcheck.checks._quantities import (
    CLOCK,
    Measured,
    akin,
    comparable,
    measured,
    meet,
    same_deadline,
    same_frame,
    same_measure,
)
from factcheck.checks._scope import other_basis, other_part, other_subjects, speakers
from factcheck.checks._subjects import bound_apart, counted_apart, narrowed, shares_apart, subjects_apart
from factcheck.claims.terms import Term
from factcheck.claims.values.lexicon import DIMENSION_NOUNS
from factcheck.model import Bound, Claim, Finding, Pair, Quantity, Span, Stance

_LEAST_SHARE = 0.5
"""How much of the other words must agree before two numbers are compared."""
_TOO_FAR = 10_000
"""How many times larger; a thousand for a million is a slip."""
_LEAST_WORDS = 2
"""Words in common, numbers aside: “Fibre: 5 g” and “Fibre: 6 g” do not say what they are the fibre of."""
_SHARE_UNBOUND = 0.75
"""The same where a number is not bound to a noun, so that only the other words tell what it measures."""
_ALIKE = 0.75
"""Cosine from which on two statements say nearly the same."""
_ALL_ELSE = 0.99
"""Confidence where nothing but two times of day differs: a model takes “a quarter to five” for five."""
_SHARE_EPISODE = 0.9
"""The same where a sentence tells of one of many occasions: another match has another score."""

_INTENDED = re.compile(
    r"\b(?:propos(?:e[sd]?|ing)|plan(?:s|ned|ning)?|want(?:s|ed)?|intend(?:s|ed)?|hope[sd]?|aim(?:s|ed)?|seeks?|sought"
    r"|offer(?:s|ed)?) to\b",
    re.IGNORECASE,
)
_GUESSED = re.compile(r"\b(?:estimat|expect|forecast|predict)(?:e|es|ed|s|ing)?\b", re.IGNORECASE)
_THAN_GUESSED = re.compile(
    r"\bthan\b[^.;]{0,40}\b(?:estimated|expected|forecast|predicted|planned|feared|hoped)\b", re.IGNORECASE
)
_TO_COME = re.compile(r"\b(?:will|shall|(?:is|are|was|were|going) to)\b", re.IGNORECASE)
_FORMER = re.compile(
    r"\b(?:instead\s+of|rather\s+than|(?:up|down)\s+from|compared\s+(?:with|to))\s+(?:about\s+|only\s+)?$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|these|those|which|whom)\b", re.IGNORECASE)
_LABEL = re.compile(r"([^:.;\n]{2,80}):\s*[$€£¥]?$")
_LETTERS = re.compile(r"[^\W\d_]+")

_LOOSE_MEASURES = frozenset({"age", "day", "hour", "minute", "month", "moment", "time", "week", "year"})
"""Nouns that say what kind of number it is, but not whose: they bind nothing."""


class NumberCheck:
    """Compares quantities that are bound to the same measure and unit."""

    id: ClassVar[str] = "number"
    title: ClassVar[str] = "Numbers that disagree"
    help: ClassVar[str] = (
        "Finds two quantities of the same measure and unit whose ranges do not meet, taking into account bounds "
        "(“at least”), approximation (“about”) and the precision that is stated (70,000 may be 72,300); so are times of day (“half past "
        "nine”) and how often something happens (“every six months” is “twice a year” and not “once a year”); what is free has no price. It keeps "
        "silent where the sentences share too few other words, where any number of the other side agrees, where "
        "one side tells what is meant to be done, and for numbers that only name a thing (versions, sections, ranks)."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The Starter plan keeps logs for 30 days.",
            "The Starter plan keeps logs for 14 days.",
            Stance.CONTRADICTS,
        ),
        Example(
            "The army destroyed two bridges near the town.",
            "The army destroyed five bridges near the town.",
            Stance.CONTRADICTS,
        ),
        Example(
            "A batch holds at most 500 events.", "A batch holds at most 1,000 events.", Stance.CONTRADICTS
        ),
        Example(
            "The Starter plan keeps logs for 30 days.", "The Business plan keeps logs for 90 days.", None
        ),
        Example("Keys are rotated every 90 days.", "Rotate keys every 30 days.", Stance.CONTRADICTS),
        Example(
            "By law, an appeal must be filed within 30 days of the ruling of the court.",
            "An appeal must be filed within 10 days of the court's ruling.",
            Stance.CONTRADICTS,
        ),
        Example(
            "An appeal must be filed within 10 days of the ruling.",
            "An appeal must be filed within 30 days of the sentence.",
            None,
        ),
        Example("Keys are rotated every 90 days.", "Rotate the signing keys every 30 days.", None),
        Example("New infections fell to 1.3 million.", "People living with HIV rose to 39 million.", None),
        Example("Twelve people died in the fire.", "He knew three of the people who died in the fire.", None),
        Example(
            "Twelve people died in the fire.",
            "A plaque names the 14 people who died in the fire.",
            Stance.CONTRADICTS,
        ),
        Example("Fibre: 5.9 g.", "Fibre: 6.9 g.", None),
        Example("Revenue was $35 million in 2022.", "Revenue from passengers was $4 million in 2022.", None),
        Example("The firm's revenue was $14 million.", "The firm's revenue rose by $3 million.", None),
        Example("Real growth rate 2023: 4.7% (estimate).", "Inflation rate 2023: 3.2% (estimate).", None),
        Example("The ministry proposed to close 12 schools.", "The ministry closed 3 schools.", None),
        Example("The Team plan costs $49 per month.", "Until 2024 the Team plan cost $39 per month.", None),
        Example("The town had about 70,000 inhabitants.", "The town had 72,300 inhabitants.", None),
        Example(
            "At least 20 people were hurt in the fire.", "In the fire, 34 people were hurt in the town.", None
        ),
        Example(
            "The Starter plan keeps logs for 30 days.",
            "The ferry to the island sails for 14 days in June.",
            None,
        ),
        Example(
            "The filters are cleaned every six months.",
            "The filters are cleaned once a year.",
            Stance.CONTRADICTS,
        ),
        Example(
            "The filters are cleaned every six months.",
            "The filters are cleaned twice a year.",
            Stance.SUPPORTS,
        ),
        Example("The board meets monthly.", "The board meets once a year with the auditors.", None),
        Example("The museum opens at half past nine.", "The museum opens at 10 a.m.", Stance.CONTRADICTS),
        Example("The museum opens at 9 a.m.", "The museum closes at 5 p.m.", None),
        Example("No bag may weigh more than 20 kg.", "A bag may weigh up to 23 kg.", Stance.CONTRADICTS),
        Example("No bag may weigh more than 20 kg.", "The bag weighs 18 kg.", None),
        Example("Parking is free for guests.", "Parking for guests costs 8 euros a day.", Stance.CONTRADICTS),
        Example("Parking is free for guests.", "Parking costs 8 euros a day.", None),
    )

    def __init__(self) -> None:
        self._aligner = Aligner()

    def judge(self, pair: Pair) -> Finding | None:
        """The clearest disagreement between a number of the claim and the numbers of the evidence, or that they say the same."""
        told = often(pair, self._aligner) or paid(pair, self._aligner)
        if told is not None:
            stance = Stance.SUPPORTS if told.agree else Stance.CONTRADICTS
            return Finding(self.id, stance, told.confidence, told.message, (told.ours,), (told.theirs,))
        ours, theirs = _quantities(pair.claim), _quantities(pair.evidence.passage)
        if not ours or not theirs:
            return None
        alignment = self._aligner.align(pair)
        if (
            other_subjects(pair, alignment)
            or other_basis(alignment)
            or other_period(pair)
            or other_condition(pair)
            or conditions_apart(pair)
        ):
            return None
        if _only_one_intended(pair):
            return None
        # One agreeing number is enough, on either side: a sentence may list a figure for each of several cases.
        alone = [q for q in ours if not any(_agree(pair, q, r) for r in theirs)]
        rivals = [r for r in theirs if not any(_agree(pair, q, r) for q in ours)]
        found = [f for q in alone if (f := self._against(pair, alignment, q, rivals))]
        if not found and (same := same_hours(pair, alignment, ours, theirs)):
            spans = tuple(m.span for m in ours), tuple(m.span for m in theirs)
            return Finding(self.id, Stance.SUPPORTS, same[1], same[0], *spans)
        if not found and (limit := same_limit(pair, alignment, ours, theirs)):
            return Finding(self.id, Stance.SUPPORTS, SAME, limit, (ours[0].shown,), (theirs[0].shown,))
        return max(found, key=lambda f: f.confidence, default=None)

    def _against(
        self, pair: Pair, alignment: Alignment, one: Measured, others: list[Measured]
    ) -> Finding | None:
        rivals = [r for r in others if _comparable(one, r) and _same_kind(one, r) and _of_one_size(one, r)]
        # The nearest one is most likely meant to be the same.
        two = min(rivals, key=lambda r: abs(r.quantity.low - one.quantity.low), default=None)
        if two is None or _of_two_things(pair, alignment, one, two):
            return None
        clock = one.quantity.unit == CLOCK
        ours, rival = one.quantity, two.quantity
        bound = same_measure(ours, rival) and ours.measure not in {"", *_LOOSE_MEASURES}
        words = [stem for stem in alignment.common if stem.isalpha() and len(stem) > 2]
        if not bound:
            # The words of a unit do not say what is measured.
            units = _unit_words(pair.claim, ours, alignment.claim)
            words = [stem for stem in words if stem not in units]
        # “Is 50 m high” and “the height is 30 m” have the dimension in common, in words of their own.
        implied = bound and ours.measure in DIMENSION_NOUNS and not _worded(ours.measure, words)
        if len(words) + implied < _LEAST_WORDS and not bare_limits(pair, alignment, one, two):
            return None
        # Who says it is not what it is about.
        left, right = (
            (*speakers(c), *(hours(c) if clock else ())) for c in (pair.claim, pair.evidence.passage)
        )
        share = alignment.share((ours.span, *left), (rival.span, *right))
        needed = (
            _SHARE_EPISODE if episodic(pair) else _LEAST_SHARE if bound or _alike(pair) else _SHARE_UNBOUND
        )
        if not comparable(ours, rival):
            # What a deadline runs from must be the same: “of the ruling”, “of the sentence”.
            needed = 1.0
        if share < needed or (bound and ours.unit and other_part(pair, ours.measure)):
            return None
        passage = pair.evidence.passage
        here, there = _told(pair.claim, one), _told(passage, two)
        # A count is shown with what it counts; what a stretch of time is of, its sentence tells best.
        named = (ours.measure or rival.measure) if ours.unit and not one.frame and not clock else ""
        if any(f"ever {named} " in c.text for c in (pair.claim, passage)):
            # “The highest level ever measured was 7.1 metres” measures no “measured”.
            named = ""
        of = f" for the {named}" if named else ""
        change = remedy(pair.claim, one.shown, passage, two.shown)
        return Finding(
            check=self.id,
            stance=Stance.CONTRADICTS,
            confidence=_ALL_ELSE if clock else round(0.5 + 0.45 * share, 4),
            message=f"The {'times' if clock else 'numbers'}{of} disagree: {here} here, {there} there; {change}",
            claim_spans=(one.shown,),
            evidence_spans=(two.shown,),
        )


def _of_two_things(pair: Pair, alignment: Alignment, one: Measured, two: Measured) -> bool:
    """Whether two figures that can be compared are of different things, groups, parts or times."""
    return (
        _other_label(pair, one, two)
        or subjects_apart(pair, alignment, one.span, two.span)
        or counted_apart(pair, alignment, one.quantity, two.quantity)
        or shares_apart(pair, one.quantity, two.quantity)
        or bound_apart(pair, one.span, two.span)
        or confined(pair, one.span, two.span)
        or _only_one_of_them(pair, one.span, two.span)
        or (one.frame == "every" and narrowed(pair, alignment))
        or (one.quantity.unit == CLOCK and hours_apart(pair, alignment))
    )


def _unit_words(claim: Claim, figure: Quantity, terms: tuple[Term, ...]) -> set[str]:
    """The stems within a figure that stand nowhere else in its statement: “per cent”."""
    within = {t.stem for t in terms if figure.span.start <= t.start < figure.span.end}
    return within - {t.stem for t in terms if not figure.span.start <= t.start < figure.span.end}


def _alike(pair: Pair) -> bool:
    """Whether the two mean nearly the same, each with one figure, so that the figure is what is left to differ in."""
    near = pair.evidence.nearness
    if near is None or near.cosine < _ALIKE:
        return False
    return all(
        sum(isinstance(v, Quantity) and v.unit not in NAMING_UNITS for v in side.values) == 1
        for side in (pair.claim, pair.evidence.passage)
    )


def _only_one_intended(pair: Pair) -> bool:
    """Whether one side tells what somebody meant to do, or guessed, and the other what is: “proposed to close 12 schools”, “closed 3”."""
    one, two = pair.claim.text, pair.evidence.passage.text
    if bool(_GUESSED.search(one)) != bool(_GUESSED.search(two)) or _THAN_GUESSED.search(f"{one} {two}"):
        return True
    ours, theirs = _INTENDED.search(one) is not None, _INTENDED.search(two) is not None
    return ours != theirs and _TO_COME.search(two if ours else one) is None


def _worded(measure: str, stems: list[str]) -> bool:
    """Whether a dimension is among the words."""
    return any(measure.startswith(stem[:-1]) for stem in stems)


def _told(claim: Claim, figure: Measured) -> str:
    """A figure as its sentence has it, a plain count with what it counts."""
    q = figure.quantity
    counted = not q.unit and q.measure
    return quoted(claim, reaching(claim, figure.shown, until=q.measure, most=3) if counted else figure.shown)


def _comparable(one: Measured, two: Measured) -> bool:
    """Whether two figures are of one kind; what stands behind a stretch of time is not what it measures."""
    return comparable(one.quantity, two.quantity) or same_deadline(one, two)


def _agree(pair: Pair, one: Measured, two: Measured) -> bool:
    """Whether two figures may be the same one."""
    alike = akin(one.quantity, two.quantity) or same_deadline(one, two) or _told_as(pair, one, two)
    return alike and meet(one, two)


def _told_as(pair: Pair, one: Measured, two: Measured) -> bool:
    """Whether a count has for its noun what the other side says of those whom it counts: “the injured”, “14 people were injured”."""
    ours, theirs = one.quantity, two.quantity
    if ours.unit or theirs.unit or not ours.bound is theirs.bound is Bound.EXACT:
        return False
    for measure, other in ((ours.measure, pair.evidence.passage), (theirs.measure, pair.claim)):
        counted = {v.measure for v in other.values if isinstance(v, Quantity)}
        if (
            measure
            and measure not in counted
            and re.search(rf"\b{re.escape(measure)}\b", other.text, re.IGNORECASE)
        ):
            return True
    return False


def _same_kind(one: Measured, two: Measured) -> bool:
    """Whether both tell how far something moved, how often it is done or how long it lasts, or neither."""
    return one.change == two.change and same_frame(one, two)


def _of_one_size(one: Measured, two: Measured) -> bool:
    """Whether two figures may be of one thing at all: the price of a ferry is not that of a ticket, whatever slip is made."""
    small, large = sorted((abs(one.quantity.high), abs(two.quantity.high)))
    return small == 0 or large / small < _TOO_FAR


def _other_label(pair: Pair, one: Measured, two: Measured) -> bool:
    """Whether both numbers stand behind labels with a colon that do not agree: “Inflation rate: 3%”, “Growth rate: 4%”."""
    labels = [
        _LABEL.search(c.text[: m.span.start - c.span.start])
        for c, m in ((pair.claim, one), (pair.evidence.passage, two))
    ]
    ours, theirs = (frozenset(_LETTERS.findall(found[1].lower())) if found else None for found in labels)
    return ours is not None and theirs is not None and ours != theirs


def _quantities(claim: Claim) -> list[Measured]:
    found = (v for v in claim.values if isinstance(v, Quantity) and v.unit not in NAMING_UNITS)
    firm = [m for q in found if not (m := measured(claim, q)).open]
    # “£11 instead of £10”, “85, up from 62”: what stands behind is no longer so.
    by = claim.span.start
    return [m for m in firm if not _FORMER.search(claim.text[: m.span.start - by])] or firm


def _only_one_of_them(pair: Pair, here: Span, there: Span) -> bool:
    """Whether one figure alone is of “them”, whatever they are: “about half of them”."""
    ours, theirs = (
        _OF_THEM.match(c.text, span.end - c.span.start) is not None
        for c, span in ((pair.claim, here), (pair.evidence.passage, there))
    )
    return ours != theirs


plugin: type[Check] = NumberCheck
