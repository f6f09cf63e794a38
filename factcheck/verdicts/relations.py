"""The kind of a disagreement: two times, two versions, two scopes and two speakers are not a contradiction."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import PurePosixPath

from factcheck.checks._align import Aligner
from factcheck.checks._often import besides_frequencies
from factcheck.checks._quantities import same_measure
from factcheck.checks._scope import other_basis, other_kind, other_section
from factcheck.claims.releases import other_release
from factcheck.claims.terms import Terms
from factcheck.claims.validity import never_together, periods, stated
from factcheck.claims.values.names import same_name
from factcheck.model import Claim, DateRange, Mode, Name, Pair, Quantity, Relation
from factcheck.verdicts.papers import of_other_papers
from factcheck.verdicts.rated import refuted, relation_to_refuted
from factcheck.verdicts.times import told_of_two_times

_OF_TIME = frozenset({"date", "arithmetic"})
"""Checks that find the times themselves at odds; so these do not explain the disagreement away."""
_OF_SPEAKERS = frozenset({"quotation", "attribution"})
"""Checks that find the speakers, or one speaker's words, at odds."""
_OF_NAMES = frozenset({"name", "role", "antonym", *_OF_SPEAKERS})
"""Checks that find names or the very words at odds that would tell two scopes apart."""
_OF_VERSIONS = frozenset({"requirement"})
"""Checks that find the versions themselves at odds."""
_RELATIVE = re.compile(
    r"\b(?:(?:last|this|next|previous|past)\s+(?:year|month|week|season|decade|century|quarter)"
    r"|in\s+the\s+(?:new|present|current)\s+(?:millennium|century|decade|era)|in\s+(?:recent|later)\s+(?:years|decades|times)|these\s+days"
    r"|now|currently|today|nowadays|previously|formerly|used\s+to)\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|currently|today|nowadays|at\s+present)\b", re.IGNORECASE)
_NEWS = timedelta(days=31)
"""How long the count of an event may still grow from article to article."""
_TOLL = re.compile(
    r"\b(?:dead|die[ds]?|deaths?|kill(?:s|ed)|injur(?:ed|ies)|hurt|wounded|missing|evacuat\w+|homeless|displaced|stranded|trapped"
    r"|rescued|(?:leave|left|leaving|flee|fled|lost)\s+their\s+(?:homes?|houses?|villages?)|arrest(?:s|ed)|detained|infected|infections|cases"
    r"|destroyed|damaged|flooded|burn(?:ed|t)|signed|signatures|without\s+(?:power|water|electricity|heating))\b",
    re.IGNORECASE,
)
"""What is counted while an event goes on."""
_OLD = timedelta(days=180)
"""From when on “now” is no longer the time of a document."""
_HEADED_VERSION = re.compile(
    r"\b(?!(?:chapter|section|part|figure|table|appendix|article|clause|step|level|phase|paragraph)\b)"
    r"([^\W\d_][\w-]*)\s+v?(\d+(?:\.\d+)+)",
    re.IGNORECASE,
)
_CONFINED = re.compile(
    r"(?:In|On|At|For|Under|Within|Outside|Inside|Across|Among|With|Without)\s+(?:(?:the|a|an|our|its|their)\s+)?"
    r"(?P<what>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3}(?=,|\s+[a-z])"
    r"|[a-z][\w’'-]*(?:\s+[a-z][\w’'-]*){0,3}?(?=,|\s+(?:the|an?|all|some|its|their|our|you|we|they|he|she|it|there|[A-Z]|\d)))"
)
_CONFINING_NOTHING = frozenset(
    """fact short total all general addition practice particular contrast comparison response return turn theory principle
    reality summary sum brief average example instance end meantime meanwhile first last least most present time moment past
    future beginning case event contrary hand whole result way effect part question other words
    meeting session sitting ceremony hearing statement speech ruling verdict decision report letter interview announcement""".split()
)
"""Words behind “in”, “on” or “for” that only lead over (“in fact”, “for example”, “on the other hand”), or tell where it was said
or decided: “at its meeting”."""
_HAS = re.compile(
    r"\b(?:has|have|had|with|there\s+(?:are|were)|employs|runs)\s+(?:about\s+)?$", re.IGNORECASE
)
_PLACED = re.compile(
    r"(?:\s[a-z]+){1,2}\s+(?:in|on|at)\s+(?:the|its|their)\s+(?P<where>[a-z][\w-]*(?:\s[a-z][\w-]*)?)\.?$",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"(?:^|[-_. ])(?:(?:19|20)\d\d(?:[-_.]\d\d){0,2}|v\d+(?:[._]\d+)*|(?:version|rev|revision)[-_. ]?\d+(?:[._]\d+)*|r\d+|draft|final|old|new)(?=$|[-_. ])"
)


def relation(pair: Pair, check: str = "") -> Relation:
    """The kind of a disagreement; `check` is the one that decided.

    Only a contradiction is an error by default: what changed, was revised or has another scope is a note, and sources
    that disagree are a warning.
    """
    if refuted(pair.evidence.passage):
        return relation_to_refuted(pair)
    if supersession(pair):
        return Relation.REVISION
    if check not in _OF_TIME and (
        _two_times(pair) or told_of_two_times(pair, check) or (check == "number" and _grew(pair))
    ):
        return Relation.CHANGED_OVER_TIME
    if _revised(pair):
        return Relation.REVISION
    if check not in _OF_TIME and _other_scope(pair, check):
        return Relation.OTHER_SCOPE
    ours, theirs = pair.claim.attribution.source, pair.evidence.passage.attribution.source
    if check not in _OF_SPEAKERS and ours and theirs and not same_name(ours, theirs):
        return Relation.SOURCES_DISAGREE
    return Relation.CONTRADICTION


def supersession(pair: Pair) -> str:
    """Which side is out of date because another document has taken its place, as a sentence; empty where neither is.

    A superseded document may still be right about its own time, so a side that names its time is held against it.
    """
    sides = (pair.claim, pair.evidence.passage)
    for old, other in (sides, sides[::-1]):
        if not old.superseded_by:
            continue
        if old.superseded_by == other.document:
            return f"{old.document} is out of date: {other.document} supersedes it."
        if not other.superseded_by and old.document != other.document and not periods(other):
            return f"{old.document} is out of date: {old.superseded_by} supersedes it."
    return ""


def _two_times(pair: Pair) -> bool:
    claim, passage = pair.claim, pair.evidence.passage
    if _apart_in_time(pair) or _one_is_relative(pair) or _one_is_later(pair):
        return True
    return never_together(claim, passage) or other_release(claim, passage)


def _apart_in_time(pair: Pair) -> bool:
    """Whether both sides name dates and no date of one side meets a date of the other."""
    one, two = _dates(pair.claim), _dates(pair.evidence.passage)
    if not one or not two:
        return False
    return not any(a.first <= b.last and b.first <= a.last for a in one for b in two)


def _one_is_relative(pair: Pair) -> bool:
    """Whether one side names a date and the other, naming none, says “last year” or “now”: two times, as far as is known."""
    sides = (pair.claim, pair.evidence.passage)
    dated = [bool(_dates(side)) for side in sides]
    relative = [bool(_RELATIVE.search(side.text)) for side in sides]
    return dated[0] != dated[1] and relative[dated.index(False)]


def _one_is_later(pair: Pair) -> bool:
    """Whether one side speaks of days that came after the other, which names none, was written; or of “now”, long after it.

    What says until when it holds is held to that.
    """
    for late, early in ((pair.claim, pair.evidence.passage), (pair.evidence.passage, pair.claim)):
        if early.date is None or stated(early) is not None or _dates(early):
            continue
        if days := _dates(late):
            if all(day.first > early.date for day in days):
                return True
        elif late.date and late.date - early.date > _OLD and _NOW.search(late.text):
            return True
    return False


def _grew(pair: Pair) -> bool:
    """Whether articles of two near days count the dead, the evacuated and the like of one event, and the later one has more.

    What tells of a time long before both is not counted any more.
    """
    early, late = sorted((pair.claim, pair.evidence.passage), key=lambda c: c.date or date.min)
    if early.date is None or late.date is None or not timedelta() < late.date - early.date <= _NEWS:
        return False
    if not _TOLL.search(early.text) or not _TOLL.search(late.text):
        return False
    if any(day.last < early.date - _NEWS for side in (early, late) for day in _dates(side)):
        return False
    before, after = ([v for v in _values(c) if not v.unit and v.measure] for c in (early, late))
    rivals = [(a, b) for a in before for b in after if same_measure(a, b)]
    return bool(rivals) and max(b.low for _, b in rivals) > max(a.high for a, _ in rivals)


def _values(claim: Claim) -> list[Quantity]:
    return [v for v in claim.values if isinstance(v, Quantity)]


def _dates(claim: Claim) -> list[DateRange]:
    return [v for v in claim.values if isinstance(v, DateRange)]


def _revised(pair: Pair) -> bool:
    """Whether the two files are versions of one: “policy-v1.md” and “policy-v2.md”, “terms-draft.md” and “terms.md”."""
    one, two = pair.claim.document, pair.evidence.passage.document
    if one == two:
        return False
    ours, theirs = PurePosixPath(one), PurePosixPath(two)
    plain = [_VERSION.sub("", path.stem.lower()) for path in (ours, theirs)]
    return bool(plain[0]) and plain[0] == plain[1] and ours.stem.lower() != theirs.stem.lower()


def _other_scope(pair: Pair, check: str) -> bool:
    """Whether the two speak of two versions, sections, places, products or plans, or give figures on two bases."""
    passage = pair.evidence.passage
    ours, theirs = _labels(pair.claim), _labels(passage)
    labels_apart = bool(ours) and bool(theirs) and not ours & theirs and check not in _OF_VERSIONS
    if labels_apart or other_section(pair) or (check not in _OF_VERSIONS and _headed_apart(pair)):
        return True
    if _confined_apart(pair) or of_other_papers(pair):
        return True
    if check in _OF_NAMES or pair.claim.id == passage.id:
        return False
    if check == "number" and _part_told(pair):
        return True
    alignment = Aligner().align(pair)
    if check == "number":
        alignment = besides_frequencies(pair, alignment)
    return other_basis(alignment) or other_kind(pair, alignment) or _two_places(pair)


def _part_told(pair: Pair) -> bool:
    """Whether the smaller count may be that of a part: “90 rooms in the old town” beside “110 rooms”."""
    ours, theirs = pair.claim, pair.evidence.passage
    for few, many in ((ours, theirs), (theirs, ours)):
        for count in (v for v in _values(few) if not v.unit and v.measure):
            has = _HAS.search(few.text[: count.span.start - few.span.start])
            found = _PLACED.match(few.text, count.span.end - few.span.start) if has else None
            larger = any(same_measure(count, v) and count.high < v.low for v in _values(many))
            if found and larger and not any(w in many.text.lower() for w in found["where"].lower().split()):
                return True
    return False


def _labels(claim: Claim) -> frozenset[float]:
    """Numbers that name what a claim is about: a version, a section."""
    return frozenset(
        v.low for v in claim.values if isinstance(v, Quantity) and v.unit in ("version", "label")
    )


def _headed_apart(pair: Pair) -> bool:
    """Whether headings name two versions of one thing, and no statement names another: “Kestrel 2.4”, “Upgrading to Kestrel 3.0”."""
    ours, theirs = (
        {
            name.lower(): version
            for heading in c.headings
            for name, version in _HEADED_VERSION.findall(heading)
        }
        for c in (pair.claim, pair.evidence.passage)
    )
    return any(theirs.get(name, version) != version for name, version in ours.items())


def _confined_apart(pair: Pair) -> bool:
    """Whether words at the head of one side confine it to what another document does not speak of: “In the sandbox the limit is”."""
    sides = (pair.claim, pair.evidence.passage)
    if sides[0].document == sides[1].document:
        return False
    terms = Terms()
    for one, other in (sides, sides[::-1]):
        known = set(terms.stems(" ".join((other.text, *other.headings, other.document))))
        if (words := _confining(one)) and known.isdisjoint(terms.stems(words)):
            return True
    return False


def _confining(claim: Claim) -> str:
    """The words at the head of a statement in the document's own voice that say where it holds; empty where there are none."""
    found = _CONFINED.match(claim.text)
    if found is None or claim.attribution.mode in (Mode.REPORTED, Mode.QUOTED):
        return ""
    start, end = (claim.span.start + place for place in found.span("what"))
    if any(day.span.start < end and start < day.span.end for day in _dates(claim)):
        return ""
    return "" if set(found["what"].lower().split()) & _CONFINING_NOTHING else found["what"]


def _two_places(pair: Pair) -> bool:
    """Whether both sides name places, none of them the same, and no other name in common ties them to one subject."""
    ours, theirs = ([v for v in c.values if isinstance(v, Name)] for c in (pair.claim, pair.evidence.passage))
    places, others = ([v for v in names if v.kind == "place"] for names in (ours, theirs))
    return bool(places and others) and not any(same_name(a.text, b.text) for a in ours for b in theirs)
