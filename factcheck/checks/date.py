"""Two dates for one event that happens once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from factcheck.checks import Check, Example
from factcheck.checks._align import Aligner, Alignment, certainty, quoted, remedy
from factcheck.checks._dating import Century, centuries_apart, works
from factcheck.checks._occasions import announced_apart, episodic
from factcheck.checks._scope import lead, only_one_proposed, other_subjects
from factcheck.checks._since import Begun, since_apart, yearly_apart
from factcheck.claims.terms import Term
from factcheck.model import Claim, DateRange, Finding, Pair, Span, Stance

_ONE_EVENT = """born birth
    die death dead
    found establish incorpor creat form
    begin began begun start commenc
    end finish conclud
    open inaugur
    build built construct complet
    releas publish
    leav left depart
    withdraw withdrew
    abolish dissolv disband"""
"""Stems that mean one event, a line each."""
_SAME = {word: line.split()[0] for line in _ONE_EVENT.splitlines() for word in line.split()}
ONCE = frozenset(_SAME) | frozenset(
    """adopt arriv assassin buri chang close deploy deprecat destroy discontinu drop elect enact expir fell introduc invad
    invent join launch marri merg pass passed premier rais remov renam resign retir settl shut sign stop support
    surrend took""".split()
)
"""Stems of verbs and nouns for what happens once: a second date for it is a contradiction, not another case."""
_ONCE_RETOLD = ONCE | frozenset(
    """abandon achiev acquir annex award becam becom ban burn cede collaps convert crash delay grant halt independ ratifi
    seced shift stolen switch sworn unveil""".split()
)
"""The same with those of which only a sentence with the very same words tells that the same occasion is meant."""
_LEAST_SHARE = 0.7
"""How much of the other words must agree."""
_LEAST_WORDS = 2
"""Words in common, dates aside; a name is enough by itself."""
_LEAST_RETOLD = 3
"""Words of a sentence that is said again word for word."""
_NEAR = 4
"""Content words between an event and its date, at most."""
_AGAIN = re.compile(r"\b(?:again|re\s?-\s?\w+|second(?:ly)?|twice|another)\b", re.IGNORECASE)
_YEAR = 4
"""Digits."""
_LIFE_OPENS = re.compile(r"\(\s*(?:b\.|born)?\s*$")
_LIFE_CLOSES = re.compile(r"^\s*\)")
_DASH = re.compile(r"^\s*(?:-{1,2}|–|—)\s*$")
_LIMIT = re.compile(r"\b(?:before|after|since|until|till|by|from)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Dated:
    """An event with its date."""

    event: str
    first: date
    last: date
    span: Span
    implied: bool = False
    """Whether only the brackets around two dates tell of it."""


class DateCheck:
    """Compares the dates of events that can happen only once."""

    id: ClassVar[str] = "date"
    title: ClassVar[str] = "Dates that disagree"
    help: ClassVar[str] = (
        "Finds two dates, or two centuries, for an event that happens once (founded, released, ended ...) in sentences that otherwise share "
        "most of their words, and the one date in which two sentences differ that say the same in the very same words; "
        "“(1901–1977)” behind a name stands for birth and death. It keeps silent where any date of the other side agrees or "
        "the event may recur, since figures of two years are no contradiction."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "Support for agent 3 ends on 30 September 2025.",
            "Support for agent 3 ends on 31 December 2025.",
            Stance.CONTRADICTS,
        ),
        Example(
            "The harbour bridge was opened in 1932.",
            "The harbour bridge was opened in 1934.",
            Stance.CONTRADICTS,
        ),
        Example(
            "The harbour bridge was opened in March 1932.", "The harbour bridge was opened in 1932.", None
        ),
        Example(
            "The island was granted autonomy in 1969 and independence in 1979.",
            "In short, the island was granted autonomy in 1969 and independence in 1970.",
            Stance.CONTRADICTS,
        ),
        Example(
            "The church was built in the 12th century.",
            "The church was built in the 14th century and has a tower.",
            Stance.CONTRADICTS,
        ),
        Example(
            "The church was built in the 12th century.",
            "The tower of the church was built in the 14th century.",
            None,
        ),
        Example(
            "The Mill is a 1917 Danish film.",
            "The Mill is a 1927 Danish silent film directed by Ida Holm.",
            Stance.CONTRADICTS,
        ),
        Example("Ida Holm (1901–1977) was a poet.", "Ida Holm was born in 1903.", Stance.CONTRADICTS),
        Example(
            "Berg announced on 5 May 2023 that the crew would leave the island on 10 May 2023.",
            "Berg said on 22 May 2023 that the crew would leave the island on 1 June 2023.",
            None,
        ),
        Example(
            "Lena Moritz has led Norvik since 2019.",
            "Chief executive Lena Moritz has led Norvik since 2017.",
            Stance.CONTRADICTS,
        ),
        Example("Exports reached 40 tonnes in 2021.", "Exports reached 40 tonnes in 2022.", None),
    )

    def __init__(self) -> None:
        self._aligner = Aligner()

    def judge(self, pair: Pair) -> Finding | None:
        """A finding where both sides date the same event, and no date of one side meets the other's."""
        passage = pair.evidence.passage
        if apart := centuries_apart(pair, self._aligner):
            return self._finding(pair, *apart)
        if not _dates(pair.claim) or not _dates(passage):
            return None
        alignment = self._aligner.align(pair)
        if (
            other_subjects(pair, alignment)
            or episodic(pair)
            or announced_apart(pair)
            or only_one_proposed(pair)
        ):
            return None
        words = [stem for stem in alignment.common if stem.isalpha()]
        named = any(t.proper and t.start > pair.claim.span.start and t.stem in words for t in alignment.claim)
        if again := _retold(pair, alignment) or since_apart(pair, alignment) or yearly_apart(pair):
            return self._finding(pair, again[0], again[1], 1.0)
        here, there = list(_events(pair.claim, alignment.claim)), list(_events(passage, alignment.evidence))
        for ours in here:
            rivals = [e for e in there if e.event == ours.event]
            if not rivals or _met(ours, passage, there) or _met(rivals[0], pair.claim, here):
                continue
            share = alignment.share(
                _aside(alignment.claim, pair.claim, ours, rivals[0]),
                _aside(alignment.evidence, passage, rivals[0], ours),
            )
            if share >= _LEAST_SHARE and (named or len(words) >= _LEAST_WORDS):
                return self._finding(pair, ours, rivals[0], share)
        return None

    def _finding(
        self, pair: Pair, ours: _Dated | Century | Begun, theirs: _Dated | Century | Begun, share: float
    ) -> Finding:
        passage = pair.evidence.passage
        one, two = quoted(pair.claim, ours.span), quoted(passage, theirs.span)
        change = remedy(pair.claim, ours.span, passage, theirs.span)
        return Finding(
            check=self.id,
            stance=Stance.CONTRADICTS,
            confidence=certainty(share),
            message=f"The dates of the same event disagree: {one} here, {two} there; {change}",
            claim_spans=(ours.span,),
            evidence_spans=(theirs.span,),
        )


def _dates(claim: Claim) -> list[DateRange]:
    return [value for value in claim.values if isinstance(value, DateRange)]


def _met(event: _Dated, claim: Claim, events: list[_Dated]) -> bool:
    """Whether any date of the other side meets that of an event; the ends of a life stand for the whole of it."""
    others = [d for d in _dates(claim) if not any(e.implied and e.span.overlaps(d.span) for e in events)]
    periods = [(d.first, d.last) for d in others] + [(e.first, e.last) for e in events]
    return any(event.first <= last and first <= event.last for first, last in periods)


def _aside(terms: tuple[Term, ...], claim: Claim, event: _Dated, rival: _Dated) -> list[Span]:
    """What does not count as common words: the dates, and the event where the other side only implies it."""
    spans = [d.span for d in _dates(claim)]
    if rival.implied and not event.implied:
        spans += [Span(t.start, t.end) for t in terms if _SAME.get(t.stem) == event.event]
    return spans


def _retold(pair: Pair, alignment: Alignment) -> tuple[_Dated, _Dated] | None:
    """The two dates in which sentences differ that say the same of one event in the very same words, and in nothing else."""
    passage = pair.evidence.passage
    here, there = _dates(pair.claim), _dates(passage)
    event = next((t.stem for t in alignment.claim if t.stem in _ONCE_RETOLD), "")
    if not event or len(here) != len(there) or (len(here) == 1 and _AGAIN.search(pair.claim.text)):
        return None
    left, right = (
        (*lead(c), *(d.span for d in dates)) for c, dates in ((pair.claim, here), (passage, there))
    )
    if len(alignment.common) < _LEAST_RETOLD or any(alignment.extra(left, right)):
        return None
    apart = [
        (a, b) for a, b in zip(here, there, strict=True) if not (a.first <= b.last and b.first <= a.last)
    ]
    if len(apart) != 1:
        return None
    ours, theirs = (_Dated(event, d.first, d.last, d.span) for d in apart[0])
    return ours, theirs


def _events(claim: Claim, terms: tuple[Term, ...]) -> Iterator[_Dated]:
    """The dates of a claim, each with the unrepeatable event that stands nearest to it."""
    dates = _dates(claim)
    if _AGAIN.search(claim.text):
        return
    life = tuple(_life(claim, dates))
    yield from life
    for year in works(claim):
        yield _Dated("work", year.first, year.last, year.span)
    for day in dates:
        if any(day.span.overlaps(event.span) for event in life):
            continue
        near = _near(terms, day)
        if near and len(dates) > 1:
            near = near[:1]
        start = day.span.start
        limit = _LIMIT.search(claim.text[: start - claim.span.start])
        open_ended = day.first.year == 1 or day.last.year == 9999
        span = Span(start - len(limit[0]), day.span.end) if limit and open_ended else day.span
        for stem in near:
            yield _Dated(_SAME.get(stem, stem), day.first, day.last, span)


def _near(terms: tuple[Term, ...], day: DateRange) -> list[str]:
    """Stems of unrepeatable events around a date, the nearest first; those before it win a tie."""
    before = [t.stem for t in reversed(terms) if t.end <= day.span.start][:_NEAR]
    behind = [t.stem for t in terms if t.start >= day.span.end][:_NEAR]
    ranked = [(i, 0, s) for i, s in enumerate(before)] + [(i, 1, s) for i, s in enumerate(behind)]
    return [stem for _, _, stem in sorted(ranked) if stem in ONCE]


def _life(claim: Claim, dates: list[DateRange]) -> Iterator[_Dated]:
    """Birth and death from “(1901–1977)” or “(3 May 1901 – 2 June 1977)”, if the brackets hold nothing else."""
    by = claim.span.start
    for i, day in enumerate(dates):
        if not _LIFE_OPENS.search(claim.text[: day.span.start - by]):
            continue
        if _LIFE_CLOSES.match(claim.text[day.span.end - by :]):
            if day.last.year - day.first.year >= 1:
                exact = (day.first.month, day.first.day) != (1, 1)
                start, end = day.span.start, day.span.end
                yield _end("born", day.first, day.span if exact else Span(start, start + _YEAR), exact)
                yield _end("die", day.last, day.span if exact else Span(end - _YEAR, end), exact)
        elif i + 1 < len(dates) and _DASH.match(claim.text[day.span.end - by : dates[i + 1].span.start - by]):
            yield _Dated("born", day.first, day.last, day.span, True)
            yield _Dated("die", dates[i + 1].first, dates[i + 1].last, dates[i + 1].span, True)


def _end(event: str, day: date, span: Span, exact: bool) -> _Dated:
    """One end of a life; the whole year unless it is exact."""
    if exact:
        return _Dated(event, day, day, span, True)
    return _Dated(event, date(day.year, 1, 1), date(day.year, 12, 31), span, True)


plugin: type[Check] = DateCheck
