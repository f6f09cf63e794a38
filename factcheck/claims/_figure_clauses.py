"""The clause of a sentence in which a figure stands: how far it goes, its time, and whether it states what is."""

from __future__ import annotations

import re
from datetime import date

from factcheck.claims._verbs import PLAIN, STATING
from factcheck.claims._word_lists import word_set
from factcheck.model import Claim, DateRange, Degree, Polarity, Quantity, Span

_CLAUSE_END = re.compile(
    r"[,;](?=\s)|[()—–]| - |\b(?:and|but|while|whereas|which|that|who|because|unless|as|though|although|compared|versus|than)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?:[,;(–—]\s*|\s)(?:(?:up|down|unchanged)\s+)?(?:after|from|against|versus|compared\s+(?:with|to)|\(?(?:1[5-9]|20)\d\d:)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AND = re.compile(r"\band\s*$")
_WORD = re.compile(r"[^\W\d_]+")
_UNREAL = re.compile(
    r"\b(?:could|would|should|may|might|will|shall|expect\w{0,4}|forecast\w{0,3}|target\w{0,3}|plan(?:s|ned)? to|aim\w{0,3}"
    r"|hope\w{0,2}|if|predict\w{0,4}|project(?:ed|s)|estimate[ds]?|budget(?:ed)?|goal|likely|can be \w{3,12}ed|can be set|needs?|wants?|seeks?|lacks?|lost|loses|gain\w{0,3}|hired|dismissed|added|not|never|no longer|nearly all)\b",
    re.IGNORECASE,
)
_REACHED = word_set("to at of reached reaching totalled totaled hit was were is are")
_ADDED = word_set("by up down plus minus another additional extra further some")


def clause_of(claim: Claim, quantity: Quantity) -> Span:
    """The clause around a quantity; what it is compared with, as in “£38 million, after £41 million”, has the clause of that."""
    text, by = claim.text, claim.span.start
    ends = [m.span() for m in _CLAUSE_END.finditer(text)]
    behind = _comparison(claim, quantity)
    place = (behind or quantity.span).start - by
    start = max((end for _, end in ends if end <= place), default=0)
    end = min((begin for begin, _ in ends if begin >= quantity.span.end - by), default=len(text))
    return Span(start + by, end + by)


def subject_of(claim: Claim, clause: Span) -> Span | None:
    """The subject of a clause that leaves it out: “The plan” in “The plan costs $29 and covers 50 machines”; None for any other."""
    by = claim.span.start
    before, words = (
        claim.text[: clause.start - by],
        claim.text[clause.start - by : clause.end - by].lower().split(),
    )
    if not _AND.search(before) or not words or words[0] not in STATING | PLAIN:
        return None
    for word in _WORD.finditer(before):
        if word[0].lower() in STATING | PLAIN:
            ended = _CLAUSE_END.search(before[: word.start()])
            return Span(by, by + word.start()) if word.start() and ended is None else None
    return None


def periods_of(claim: Claim, quantity: Quantity) -> set[tuple[date, date]]:
    """The periods of a quantity; where its clause names none, those of its sentence hold that belong to no other figure."""
    own = _comparison(claim, quantity)
    others = [
        span for q in _quantities(claim) if q is not quantity and (span := _comparison(claim, q)) is not None
    ]
    found = [v for v in claim.values if isinstance(v, DateRange) and not any(map(v.span.overlaps, others))]
    inside = [v for v in found if v.span.overlaps(own or clause_of(claim, quantity))]
    return {(v.first, v.last) for v in inside or ([] if own else found)}


def _quantities(claim: Claim) -> list[Quantity]:
    return [v for v in claim.values if isinstance(v, Quantity)]


def _comparison(claim: Claim, quantity: Quantity) -> Span | None:
    """Where the figure of another time stands with which one is compared: “, after £41 million in 2024”."""
    text, by = claim.text, claim.span.start
    before = _COMPARED.search(text[: quantity.span.start - by])
    if before is None or not any(
        q.unit == quantity.unit and q.span.end <= before.start() + by for q in _quantities(claim)
    ):
        return None
    ends = (m.start() for m in _CLAUSE_END.finditer(text) if m.start() >= quantity.span.end - by)
    return Span(before.start() + by, min(ends, default=len(text)) + by)


def is_unreal(claim: Claim, clause: Span, named: frozenset[str]) -> bool:
    """Whether a clause states a wish, a forecast or a denial, unless the stems of the heads say so themselves."""
    if any(isinstance(v, Polarity) and v.span.overlaps(clause) for v in claim.values):
        return True
    found = (m[0].lower() for m in _UNREAL.finditer(claim.text))
    return any(not any(word.startswith(stem) for stem in named) for word in found)


def is_change(claim: Claim, clause: Span, quantity: Quantity) -> bool:
    """Whether a quantity tells by how much something changed."""
    before = claim.text[: quantity.span.start - claim.span.start].lower().split()
    last = before[-1] if before else ""
    if last in _ADDED:
        return True
    moves = any(isinstance(v, Degree) and v.kind != "level" and v.span.overlaps(clause) for v in claim.values)
    return moves and last not in _REACHED
