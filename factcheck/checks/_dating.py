"""Dates that stand with no verb of their own or are no days: the century of a beginning, and the year of a work.

“The church was built in the 12th century” and “The church was built in the 14th century and has a tower” agree in all but
one slot; “The Mill is a 1917 silent film” tells when the film was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from factcheck.checks._align import Aligner
from factcheck.checks._occasions import episodic
from factcheck.checks._scope import other_subjects
from factcheck.checks._subjects import subjects_apart
from factcheck.claims.terms import Term
from factcheck.claims.values.lexicon import ORDINAL_WORDS
from factcheck.model import Claim, DateRange, Pair, Quantity, Span

_CENTURY = re.compile(
    r"\b(?P<ordinal>\d{1,2}(?:st|nd|rd|th)|[a-z]{5,10}(?:-first)?)[\s-](?P<noun>centur(?:y|ies))\b(?P<era>\s*(?:B\.?C|C\.?E|A\.?D))?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"(?:\d(?:st|nd|rd|th)|[a-z]th|[–—/-])\s*(?:(?:to|and|or|,|[–—/-])\s*)?(?:the\s+)?(?:(?:early|mid|late)[\s-])?$"
    r"|\bturn\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before a century: another one or the turn of one, so that no single century is told."""
_GUARD = re.compile(
    r"\b(?:at\s+least|possibly|perhaps|probably|maybe|likely|around|about|as\s+early\s+as|before|after|until|till|since|by)\b"
    r"(?=[^,;.]{0,24}$)",
    re.IGNORECASE,
)
"""Words before a century that make it a bound or a guess."""
_BEGINNING = re.compile(
    r"\b(?:(?:built|erected|founded|established|constructed|completed|written|composed|invented|born|abolished|destroyed|introduced)"
    r"|(?:dat|go|trac|reach)\w*\s+back|dat(?:es|ed|ing)\s+(?:from|to)|originat\w+)\b(?=[^,;.]{0,40}$)",
    re.IGNORECASE,
)
"""What happens once, right before its century."""
_BACK = re.compile(r"(?:\w+\s+back|dat\w+\s+\w+|originat\w+)", re.IGNORECASE)
_AGAIN = re.compile(
    r"\b(?:again|re\s?-?\s?(?:built|erected|founded|established|constructed|written|introduced)|parts?|another)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,])\d{3,4}(?![\d.,]?\d)")
_OF = re.compile(r"\w{0,3}\s+(?:of|in|at|inside|beside|near)\s", re.IGNORECASE)
_LEAST_SHARE = 0.8
"""How much of the shorter side's other words the longer one must have."""
_LEAST_WORDS = 2
"""Words in common, the century aside; “It dates from the 12th century” does not say what does."""

_IS_A = re.compile(r"\b(?:is|was)\s+(?:an?|the)\s+$", re.IGNORECASE)
_WORK = re.compile(
    r"(?:\s+[\w’'-]+){0,6}?\s+(?:film|movie|novel|novella|album|song|single|book|opera|musical|play|poem|painting"
    r"|documentary|comedy|drama|thriller|western)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Century:
    """One century that a statement names."""

    number: int
    event: str
    """What began then, in lower case."""
    start: int
    """Offset of that in its document."""
    guard: str
    """The word that makes it a bound or a guess, or nothing."""
    span: Span


def centuries_apart(pair: Pair, aligner: Aligner) -> tuple[Century, Century, float] | None:
    """The two centuries for one beginning in statements that otherwise agree, with the share of common words."""
    claim, passage = pair.claim, pair.evidence.passage
    ours, theirs = _century(claim), _century(passage)
    if ours is None or theirs is None or ours.number == theirs.number:
        return None
    if ours.event != theirs.event or ours.guard != theirs.guard or _dated_within(claim, theirs):
        return None
    alignment = aligner.align(pair)
    if _dated_within(passage, ours) or other_subjects(_without(pair), alignment) or episodic(pair):
        return None
    if subjects_apart(pair, alignment, ours.span, theirs.span):
        return None
    if _of_part(claim, alignment.only_claim, ours) or _of_part(passage, alignment.only_evidence, theirs):
        return None
    share = alignment.share((ours.span,), (theirs.span,))
    words = [stem for stem in alignment.common if stem.isalpha() and stem != "centuri"]
    if share < _LEAST_SHARE or len(words) < _LEAST_WORDS:
        return None
    return ours, theirs, share


def works(claim: Claim) -> Iterator[DateRange]:
    """The years that say when a work was made: “is a 1917 Danish silent film”."""
    by = claim.span.start
    for day in claim.values:
        if (
            isinstance(day, DateRange)
            and day.span.end - day.span.start == len("1917")
            and _IS_A.search(claim.text[: day.span.start - by])
            and _WORK.match(claim.text, day.span.end - by)
        ):
            yield day


def _century(claim: Claim) -> Century | None:
    """The only century of a statement, where a beginning stands before it; None where more are told or none."""
    found = list(_CENTURY.finditer(claim.text)) if "entur" in claim.text else []
    if len(found) != 1 or found[0]["era"] or found[0]["noun"].lower() == "centuries":
        return None
    number, before = _number(found[0]["ordinal"].lower()), claim.text[: found[0].start()]
    event = _BEGINNING.search(before)
    if number is None or event is None or _RANGE.search(before) or _AGAIN.search(claim.text):
        return None
    guard = _GUARD.search(before, event.end())
    by = claim.span.start
    place = Span(found[0].start("ordinal") + by, found[0].end("noun") + by)
    what = "date" if _BACK.fullmatch(event[0]) else event[0].lower()
    return Century(number, what, event.start() + by, guard[0].lower() if guard else "", place)


def _of_part(claim: Claim, own: Iterable[Term], century: Century) -> bool:
    """Whether a word that one side's subject has alone belongs to a word behind it: “the tower of the church”."""
    by = claim.span.start
    return any(term.end <= century.start and _OF.match(claim.text, term.end - by) for term in own)


def _number(ordinal: str) -> int | None:
    return int(ordinal[:-2]) if ordinal[0].isdigit() else ORDINAL_WORDS.get(ordinal)


def _dated_within(claim: Claim, century: Century) -> bool:
    """Whether a statement also names a year of the other side's century: one agreeing date is enough."""
    return any((int(year) - 1) // 100 + 1 == century.number for year in _YEAR.findall(claim.text))


def _without(pair: Pair) -> Pair:
    """The pair without its ordinals, which are no names of things where they number centuries."""
    sides = (pair.claim, pair.evidence.passage)
    ours, theirs = (
        replace(c, values=tuple(v for v in c.values if not (isinstance(v, Quantity) and v.unit == "ordinal")))
        for c in sides
    )
    return replace(pair, claim=ours, evidence=replace(pair.evidence, passage=theirs))
