"""Which side of a finding to fix, as far as date, authority and origin can tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.claims.validity import periods
from factcheck.model import Claim, DateRange, Quantity, Relation, Scope, Span
from factcheck.reports._passages import Facing, Side
from factcheck.reports._words import day

CLAIM, EVIDENCE, UNDECIDED = "claim", "evidence", ""
_NEWER = timedelta(days=30)
"""How much newer a side must be for the other to be out of date: an article is always newer than the release it is about."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about a finding."""

    side: str
    """“claim” or “evidence”; empty where nothing speaks for either."""
    words: str
    """Why, as one plain sentence."""


def written(side: Side) -> date | None:
    """When a side was written: the date of the claim, or else that of its document."""
    return side.claim.date or side.document.date


def merits(side: Side, other: Side) -> tuple[str, ...]:
    """What speaks for a side: “newer”, “higher authority”."""
    ours, theirs = written(side), written(other)
    found = ["newer"] if ours and theirs and ours > theirs else []
    if (side.claim.authority or 0) > (other.claim.authority or 0):
        found.append("higher authority")
    return tuple(found)


def advice(facing: Facing) -> Advice:
    """Weighs ratings, authority, origin, age, then number, in this order; a change over time is a matter of age alone.

    A side whose document has an end, or was superseded, is not the one to keep.
    """
    if found := _by_rating(facing):
        return found
    match facing.verdict.relation:
        case Relation.SOURCES_DISAGREE:
            return Advice(UNDECIDED, "Two sources disagree; the text may be right to report both.")
        case Relation.OTHER_SCOPE:
            return Advice(UNDECIDED, "Both may hold, each within its scope; the text should name it.")
        case Relation.CHANGED_OVER_TIME | Relation.REVISION:
            return _by_change(facing)
    found = _by_authority(facing) or _by_origin(facing) or _by_age(facing) or _by_number(facing)
    if found is None:
        return Advice(UNDECIDED, _undecided(facing))
    sides = (facing.evidence.claim, facing.claim.claim)
    kept, mended = sides if found.side == CLAIM else sides[::-1]
    # What names its time is only held against what holds at that time.
    ended = "" if periods(mended) and not kept.superseded_by else _ended(kept)
    return Advice(UNDECIDED, ended) if ended else found


def to_fix(facing: Facing) -> tuple[str, str] | None:
    """The place to fix, and why in words; None where nothing speaks for either side."""
    found = advice(facing)
    if found.side == UNDECIDED:
        return None
    side = facing.claim if found.side == CLAIM else facing.evidence
    return side.place, found.words


def _undecided(facing: Facing) -> str:
    if written(facing.claim) and written(facing.evidence):
        return "Neither side is much newer or of higher authority."
    return "Neither side has the higher authority; a date on both would tell which is older."


def _by_rating(facing: Facing) -> Advice | None:
    """A text that makes a claim which was rated false is the side to mend; one that leaves it to a speaker may stand."""
    rating, voice = facing.evidence.claim.rating, facing.claim.claim.attribution
    if rating is None or rating.holds or facing.verdict.relation is not Relation.SOURCES_DISAGREE:
        return None
    return Advice(CLAIM, f"It makes a claim that was {rating.told()}.") if not voice.source else None


def _by_change(facing: Facing) -> Advice:
    found = _by_supersession(facing) or _by_validity(facing) or _by_age(facing)
    if found is None:
        return Advice(UNDECIDED, "One side is older; a date on each would tell.")
    if facing.scope is Scope.CORPUS and found.side == EVIDENCE:
        return Advice(UNDECIDED, "The reference is the older one; the text may be ahead of it.")
    return found


def _by_supersession(facing: Facing) -> Advice | None:
    """The side whose document another one has taken the place of is the one to mend."""
    for which, old, other in (
        (CLAIM, facing.claim.claim, facing.evidence.claim),
        (EVIDENCE, facing.evidence.claim, facing.claim.claim),
    ):
        if old.superseded_by and (old.superseded_by == other.document or not other.superseded_by):
            return Advice(which, f"It was superseded by {old.superseded_by}.")
    return None


def _by_validity(facing: Facing) -> Advice | None:
    """The side that ceased to hold first is the one to mend."""
    ends = [side.claim.valid_until or date.max for side in (facing.claim, facing.evidence)]
    if ends[0] == ends[1]:
        return None
    last = min(ends)
    words = "It was superseded." if last == date.min else f"It held until {day(last)} only."
    return Advice(CLAIM if ends[0] < ends[1] else EVIDENCE, words)


def _by_authority(facing: Facing) -> Advice | None:
    ours, theirs = facing.claim.claim.authority or 0, facing.evidence.claim.authority or 0
    if ours == theirs:
        return None
    high, low = max(ours, theirs), min(ours, theirs)
    against = f"{high} against {low}" if low else f"{high} against none"
    return Advice(
        CLAIM if ours < theirs else EVIDENCE, f"The other side has the higher authority ({against})."
    )


def _by_origin(facing: Facing) -> Advice | None:
    if facing.scope is not Scope.CORPUS:
        return None
    return Advice(CLAIM, "The other side is the reference that this text is checked against.")


def _by_age(facing: Facing) -> Advice | None:
    ours, theirs = written(facing.claim), written(facing.evidence)
    if not ours or not theirs or abs(ours - theirs) < _NEWER:
        return None
    older, newer = min(ours, theirs), max(ours, theirs)
    return Advice(
        CLAIM if ours == older else EVIDENCE, f"It is the older one ({day(older)} against {day(newer)})."
    )


def _by_number(facing: Facing) -> Advice | None:
    """The side that says otherwise than more than half of all places, which say one thing."""
    readings = _readings(facing)
    here, there = (_reading(side.claim, side.marks) for side in (facing.claim, facing.evidence))
    said = list(readings.values())
    ours, theirs = said.count(here), said.count(there)
    more, fewer = max(ours, theirs), min(ours, theirs)
    if here == there or not fewer or 2 * more <= len(said):
        return None
    words = f"{more} places say otherwise." if fewer == 1 else f"{more} places speak against {fewer}."
    return Advice(CLAIM if ours < theirs else EVIDENCE, words)


def _readings(facing: Facing) -> dict[tuple[str, Span], frozenset[object]]:
    """What each place says of the fact, the two that are shown first; copies count once, what no longer holds does not."""
    found: dict[tuple[str, Span], frozenset[object]] = {}
    sides: list[tuple[Claim, Sequence[Span]]] = [
        (side.claim, side.marks) for side in (facing.claim, facing.evidence)
    ]
    for pair in facing.verdict.further:
        decided = pair.findings[0]
        sides += ((pair.claim, decided.claim_spans), (pair.evidence[0].passage, decided.evidence_spans))
    for claim, spans in sides:
        if not _ended(claim):
            found.setdefault((claim.document, claim.span), _reading(claim, spans))
    return found


def _reading(claim: Claim, spans: Sequence[Span]) -> frozenset[object]:
    """The figures and dates among the deciding words of a statement; the words themselves where there are none."""
    values = frozenset(
        (v.unit, v.low, v.high, v.bound) if isinstance(v, Quantity) else (v.first, v.last)
        for v in claim.values
        if isinstance(v, Quantity | DateRange) and any(v.span.overlaps(span) for span in spans)
    )
    by = claim.span.start
    return values or frozenset(
        " ".join(claim.text[s.start - by : s.end - by].casefold().split()) for s in spans
    )


def _ended(claim: Claim) -> str:
    """That the document of a side has an end, as a sentence; empty where none is known. Whether it has come, no report can tell."""
    if claim.superseded_by or claim.valid_until == date.min:
        return "The other side was superseded."
    return f"The other side holds until {day(claim.valid_until)} only." if claim.valid_until else ""
