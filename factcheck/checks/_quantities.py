"""When two quantities are of one kind, and when their ranges meet: bounds, precision, approximation, times of day."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from factcheck.claims.values import clocks
from factcheck.claims.values.degrees import same_dimension
from factcheck.model import Bound, Claim, Quantity, Span

_ROUGHLY = 0.1
"""How far an approximate number may be off, as a part of itself."""
CLOCK = "time of day"
_HALF_DAY = 720.0
"""Minutes."""
_COMPARED = (
    r"(?:more|greater|fewer|less|higher|lower|larger|smaller|longer|shorter|older|younger|heavier|lighter|later|earlier|wider|narrower"
    r"|taller|bigger|faster|slower|deeper|thicker|cheaper)\s+than"
)
_STRICT = re.compile(
    rf"\b(?P<turned>(?:no|not)\s+)?(?:{_COMPARED}|over|under|above|below|exceed(?:s|ed|ing)?)\s+[$€£¥]?$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:(?:may|must|can|could|should|shall|might|do|does|did|is|are|was|were)\s+)?(?:not|never|cannot|no(?=\s+[a-z])|nobody|no[\s-]one|none"
    r"|(?:can|must|should|could|is|are|was|were|do|does|did)n['’]t)\s",
    re.IGNORECASE,
)
_UPWARDS = re.compile(
    r"\b(?:more|greater|higher|larger|longer|older|heavier|later|wider|taller|bigger|faster|deeper|thicker|over|above|exceed\w*)\b",
    re.IGNORECASE,
)
_SPREAD = re.compile(
    r"\b(?:spread|distributed|split|divided|scattered|stretched|averaged|shared)\s+over\s+$", re.IGNORECASE
)
"""Here “over” tells where, and no limit."""
_PERIOD_BEFORE = re.compile(r"\b(?:past|last|previous|next|coming|first|final|recent)\s+$", re.IGNORECASE)
_PERIOD_BEHIND = re.compile(r"^\s*(?:ago|later|earlier|before|after|afterwards|previously)\b", re.IGNORECASE)
_FRAME = re.compile(
    r"\b(?:(?P<every>every)|(?P<during>for)|(?P<within>within|after|in))\s+(?:(?:at\s+(?:least|most)|up\s+to|about)\s+)?$",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"\b(?:after|before|by|since|past|about|around|nearly|almost|approximately|roughly|than)\s+$",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:at|from|until|till|to|by|between|and)\s+$", re.IGNORECASE)
_HOUR = re.compile(r"\w+")
"""A bare hour, which is shown with the word before it: “at nine”."""
_OF_IT = re.compile(r"\b(?:the|an?|this|that|these|each|every|our|its|his|her|their)\s+$", re.IGNORECASE)
"""“The 9 a.m. bus” tells which bus, and not when it leaves."""
_FROM = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?:\b(?:until|till|to|and|through)\s+|\d[\d:.]*\s?(?:[ap]\.?m\.?)?\s?[-–—]\s?)$", re.IGNORECASE
)
_STARTS = re.compile(
    r"\b(?P<starts>open(?:s|ed|ing)?|start(?:s|ed|ing)?|beg[aiu]n(?:s|ning)?|le(?:ave|aves|aving|ft)|depart(?:s|ed|ing|ures?)?|commenc\w+)\b"
    r"|\b(?P<ends>clos(?:es?|ed|ing)|end(?:s|ed|ing)?|finish(?:es|ed|ing)?|arriv(?:es?|ed|ing|als?)|shuts?|stop(?:s|ped)?)\b",
    re.IGNORECASE,
)
"""Words that tell whether a time of day is the first or the last one."""
_LIMIT = re.compile(
    rf"\b(?:at\s+(?:least|most)|(?:no\s+|not\s+)?{_COMPARED}|up\s+to"
    r"|as\s+(?:many|much|few)\s+as|over|under|above|below|exceed(?:s|ed|ing)?|(?:minimum|maximum)\s+of)\s+$",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"\b(?:must|shall|require[sd]?|minimum|need(?:s|ed)?\s+to|has\s+to|have\s+to|(?:may|can)\s+not|cannot|can['’]t"
    r"|(?:no|nobody|none)\b[^.,;:]{0,40}?\b(?:may|can))\b",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"(?:(?:all|any|the|no|only)\s+)?(?:[a-z-]+\s+)?[a-z]+s\s+(?:above|over|exceeding|of\s+(?:more\s+than|at\s+least|over))\s+[$€£]?$",
    re.IGNORECASE,
)
_IS_SAID = re.compile(
    r"^(?:\s+[a-z]+)?\s+(?:is|are|was|were|must|may|can|cannot|will|shall|do|does|have|has|need|qualify|get|receive|pay|cost|ship)\b",
    re.IGNORECASE,
)
_CAP = re.compile(
    r"\b(?:(?P<least>minimum|min|lowest)|(?P<most>maximum|max|limit|cap|ceiling))\.?(?:\s+(?!is\b|was\b|are\b|of\b)[a-z-]+){0,3}\s*"
    r"(?::|=|(?:(?:is|are|of|for\s+[a-z]+\s+(?:is|are))(?:\s+(?:set\s+(?:to|at)|at|now))?\b))\s*[$€£¥]?$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:(?:ris|increas|grow|fall|drop|declin|decreas|gain|climb|shrink|jump|surg)(?:e|es|ed|s|ing)?|rose|risen|grew|grown"
    r"|fell|fallen|dropped|dropping|shrank|shrunk|(?:cut|up|down|reduced|raised|lowered)(?=\s+by))\s+(?:(?:by|of)\s+)?"
    r"(?:(?:about|around|nearly|almost|roughly|some|over|only|just|(?:more|less)\s+than|at\s+least|up\s+to)\s+)?[$€£¥]?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+(?:(?:about|around|nearly|almost|roughly|some|only|just)\s+)?$", re.IGNORECASE)
"""Before a percentage this tells a difference, whatever the verb is."""
_WRITTEN_UNIT = re.compile(r"[^\W\d_]+(?:[/ ][^\W\d_]+)*|[%°$€£¥]")
_CONVERTED = 0.005
"""How far a figure may be off that was converted from another unit, as a part of itself: 20 knots, 37 km/h."""
_BINARY = 0.075
"""The same for bytes, of which a gigabyte has a thousand million or 2 to the 30."""
_DURATIONS = frozenset({"s", "month", "day", "week", "year", "h", "min"})
_LOOK = 24
"""Characters around a number that are read for such words."""
_LOOK_CAP = 64
"""Characters before a number that are read for “maximum” or “limit”."""
_LOOK_DENIAL = 80
"""Characters before a bound that are read for what denies it."""
_LOOK_EVENT = 48
"""Characters before a time of day that are read for what happens then."""
_LOOK_CHANGE = 40
"""Characters before a number that are read for a verb of change."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity with what only the words around it tell."""

    quantity: Quantity
    strict: bool
    """Whether its bound leaves out the number itself: “more than 5”, but not “at least 5”."""
    open: bool
    """Whether nothing firm can be read from it: a stretch of time that only tells when (“the past 60 years”, “two
    years later”), a time of day with “after”, a multiple with “more than”."""
    change: bool
    """Whether it tells how far something moved: “rose by 3”, but not “rose to 3”."""
    frame: str
    """How a stretch of time is meant: “every” 30 days, “during” (for) or “within” (after, in) them; of a time of day, whether
    something “starts” or “ends” then; may be empty."""
    required: bool
    """Whether a rule sets it, or says what it holds for: “must have at least 8 characters”, “orders above 50 euros are …”."""
    span: Span
    """Its place, with the words that bound it."""
    shown: Span
    """The same with what denies them: without its first words “no bag may weigh more than 20 kg” would say the opposite."""
    written: str
    """The unit as written, in lower case; empty for a plain count."""
    cap: Bound = Bound.EXACT
    """The bound that a noun makes of an exact number: “the maximum size is 10 MB”, “upload limit: 10 MB”."""
    either: bool = False
    """Whether it is a time of day that may be before or after noon."""


def measured(claim: Claim, quantity: Quantity) -> Measured:
    """The quantity as its claim puts it."""
    start, end = quantity.span.start - claim.span.start, quantity.span.end - claim.span.start
    before, behind = claim.text[max(0, start - _LOOK) : start], claim.text[end : end + _LOOK]
    strict = bool(_STRICT.search(before)) and not _SPREAD.search(before)
    placing = quantity.unit in _DURATIONS and (_PERIOD_BEFORE.search(before) or _PERIOD_BEHIND.search(behind))
    unread = quantity.bound is Bound.EXACT and (
        strict or (quantity.unit == CLOCK and (_AROUND.search(before) or _OF_IT.search(before)))
    )
    denied = strict and _is_turned(quantity, before)
    strict = strict and not denied
    limit = _LIMIT.search(before) if quantity.bound is not Bound.EXACT else None
    if quantity.unit == CLOCK and _HOUR.fullmatch(claim.text[start:end]):
        limit = _AT.search(before)
    length = len(limit[0]) if limit else 0
    denials = list(_DENIED.finditer(claim.text, max(0, start - _LOOK_DENIAL), start)) if denied else []
    return Measured(
        quantity,
        strict and quantity.bound is not Bound.EXACT,
        bool(placing or unread),
        bool(_CHANGE.search(claim.text[max(0, start - _LOOK_CHANGE) : start]))
        or (quantity.unit == "percent" and _BY.search(before) is not None),
        _part(claim.text[:start]) if quantity.unit == CLOCK else _frame(quantity, before),
        bool(_RULE.search(claim.text)) or _limits(claim.text, start, end),
        Span(quantity.span.start - length, quantity.span.end),
        Span(
            claim.span.start + denials[-1].start() if denials else quantity.span.start - length,
            quantity.span.end,
        ),
        _unit_written(claim.text[start:end]) if quantity.unit else "",
        _cap(claim.text[max(0, start - _LOOK_CAP) : start]) if quantity.bound is Bound.EXACT else Bound.EXACT,
        quantity.unit == CLOCK and clocks.either(claim.text[start:end]),
    )


def _cap(before: str) -> Bound:
    """The bound that “maximum”, “minimum” or “limit” before a number makes of it."""
    found = _CAP.search(before)
    if found is None:
        return Bound.EXACT
    return Bound.AT_LEAST if found["least"] else Bound.AT_MOST


def _is_turned(quantity: Quantity, before: str) -> bool:
    """Whether the words before a number set the other bound than the one that is meant: “(may not weigh) more than 20 kg”."""
    found = _STRICT.search(before)
    if found is None or quantity.bound is Bound.EXACT:
        return False
    return (_UPWARDS.search(found[0]) is not None) != (quantity.bound is Bound.AT_LEAST)


def _limits(text: str, start: int, end: int) -> bool:
    """Whether a bound tells which things a statement is about: “Orders above 50 euros are shipped free of charge”."""
    return bool(_LIMITED.fullmatch(text[:start]) and _IS_SAID.match(text[end:]))


def _unit_written(words: str) -> str:
    """The unit at the end of a figure: “km/h” of “37 km/h”."""
    found = _WRITTEN_UNIT.findall(words.lower())
    return found[-1].removesuffix("s") if found else ""


def same_frame(one: Measured, two: Measured) -> bool:
    """Whether both tell how often something is done, or both not, and none how long it lasts where the other has a deadline."""
    if one.quantity.unit == CLOCK or {one.frame, two.frame} == {"during", "within"}:
        return one.frame == two.frame
    return (one.frame == "every") == (two.frame == "every")


def same_deadline(one: Measured, two: Measured) -> bool:
    """Whether both tell how soon or how long in one unit: “within 10 days of the ruling” counts no rulings."""
    return one.frame == two.frame in {"during", "within"} and one.quantity.unit == two.quantity.unit


def _part(before: str) -> str:
    """Whether a time of day behind these words is the first or the last one of something; empty where they don't tell."""
    if _FROM.search(before[-_LOOK:]):
        return "starts"
    if _UNTIL.search(before[-_LOOK:]):
        return "ends"
    found = list(_STARTS.finditer(before[-_LOOK_EVENT:]))
    return found[-1].lastgroup or "" if found else ""


def _frame(quantity: Quantity, before: str) -> str:
    found = _FRAME.search(before) if quantity.unit in _DURATIONS else None
    return (found.lastgroup or "") if found else ""


def same_measure(one: Quantity, two: Quantity) -> bool:
    """Whether both count or measure the same noun, also under a synonym: a cost and a price."""
    if not one.measure or not two.measure:
        return False
    return one.measure == two.measure or same_dimension(one.measure, two.measure)


def comparable(one: Quantity, two: Quantity) -> bool:
    """Whether the two can be held against each other: one unit, and measures that do not differ."""
    if one.unit != two.unit:
        return False
    # Without a unit the counted noun is all that binds a number to anything.
    if not one.unit:
        return same_measure(one, two)
    return not one.measure or not two.measure or same_measure(one, two)


def akin(one: Quantity, two: Quantity) -> bool:
    """Whether the two may be the same figure: as `comparable`, or with the counted noun left out on a side."""
    return comparable(one, two) or (one.unit == two.unit and not (one.measure and two.measure))


def bound_of(figure: Measured) -> Bound:
    """The bound that a figure has, by the words around it or by a noun such as “maximum”."""
    return figure.cap if figure.quantity.bound is Bound.EXACT else figure.quantity.bound


def meet(one: Measured, two: Measured) -> bool:
    """Whether both can be true of one thing."""
    a, b = one.quantity, two.quantity
    if a.unit == CLOCK:
        # “9:25” may be morning or evening.
        day = _HALF_DAY if one.either or two.either else 2 * _HALF_DAY
        return (a.low - b.low) % day == 0
    rounding = _conversion(one, two)
    ours, theirs = bound_of(one), bound_of(two)
    ruled = (one.required or one.cap is ours) and (two.required or two.cap is theirs)
    if (ruled and ours is theirs is Bound.AT_LEAST) or ours is theirs is Bound.AT_MOST:
        # Two limits for the same thing: what is at issue is the limit itself.
        return abs(a.high - b.high) <= _slack(a) + _slack(b) + rounding
    (low, high), (other_low, other_high) = _range(a, ours), _range(b, theirs)
    if not (low <= other_high + rounding and other_low <= high + rounding):
        return False
    return not (_excluded(one, b) or _excluded(two, a))


def _conversion(one: Measured, two: Measured) -> float:
    """How far two figures may be apart because one was converted; 0 where both are written in one unit."""
    if not one.written or not two.written or one.written == two.written:
        return 0.0
    part = _BINARY if one.quantity.unit == "byte" else _CONVERTED
    return part * min(abs(one.quantity.high), abs(two.quantity.high))


def _excluded(bounded: Measured, other: Quantity) -> bool:
    """Whether a strict bound leaves out an exact count: “more than 41 goals” and “41 goals”.

    What is measured is told loosely: “two inches of rain” and “more than two inches of rain” may be one fall.
    """
    if (
        bounded.quantity.unit
        or not bounded.strict
        or other.bound is not Bound.EXACT
        or other.approximate
        or other.step
    ):
        return False
    return bounded.quantity.low == bounded.quantity.high == other.low == other.high


def _slack(q: Quantity) -> float:
    """How far the number may be off: its last stated digit, at most a tenth of it, and a tenth where approximate."""
    tenth = _ROUGHLY * max(abs(q.low), abs(q.high))
    return tenth if q.approximate else min(q.step, tenth)


def _range(q: Quantity, bound: Bound) -> tuple[float, float]:
    # A limit is meant as it is written; only what it is held against may be rounded.
    slack = _slack(q) if q.bound is Bound.EXACT or q.approximate else 0.0
    low = -math.inf if bound is Bound.AT_MOST else q.low - slack
    high = math.inf if bound is Bound.AT_LEAST else q.high + slack
    return low, high
