"""Figures that do not add up within one sentence, list or paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from factcheck.checks import Example, Slip, _weekdays
from factcheck.checks._align import quoted
from factcheck.checks._passages import owner, passage, sentences
from factcheck.checks._reckoning import one_by_one, slips
from factcheck.claims.values import extract as extract_values
from factcheck.model import (
    Block,
    BlockKind,
    Bound,
    Checked,
    Claim,
    DateRange,
    Finding,
    Pair,
    Quantity,
    Span,
    Stance,
)

_CONFIDENCE = 0.9
_LEAST_ITEMS, _MOST_ITEMS = 2, 20
_ANNOUNCED = re.compile(r"^(?:\s+[\w'’-]+){1,4}\s*:\s*$|^(?:\s+[\w'’-]+){1,3}\s+(?:are|is)\s*:\s*$")
_BORN = re.compile(
    r"\bborn\b(?:\s+(?:on|in|at|around)|(?:(?!\bdied\b|\bdeath\b|\d{4})[^.;()]){0,40}?\b(?:on|in))?\s*$",
    re.IGNORECASE,
)
_DIED = re.compile(r"\b(?:died|death|killed|murdered|executed)\b[^.;()]{0,60}?\b(?:on|in)\s*$", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:died|death|killed|murdered|executed)\b[^.;]{0,60}?\b(?:aged|at\s+(?:the\s+)?age\s+of|at\s+age)\s+(\d{1,3})\b",
    re.IGNORECASE,
)

_NAMED = re.compile(r"[A-Z][\w.’'-]*(?:\s+[\w.’'-]+){0,4}?\s+([A-Z][\w’'-]+)\s*\((?:born\s+)?")
_LEAST_LIFE, _LONGEST_LIFE = 15, 115
"""Years; a war, a reign or a firm has other ones in brackets."""
_ANOTHERS = re.compile(
    r"(?:\b(?:his|her|their|its|whose)|['’]s)\s+(?:[\w-]+\s+){1,3}?(?:(?:was|were|had|been)\s+)?$",
    re.IGNORECASE,
)
"""A subject that belongs to somebody else in the text, right before a verb."""


class ArithmeticCheck:
    """Reckons what a text says of its own figures."""

    id: ClassVar[str] = "arithmetic"
    title: ClassVar[str] = "Figures that do not add up"
    help: ClassVar[str] = (
        "Needs no second text: it finds parts that do not make their total, “three reasons” before a list of four, a "
        "percentage that does not fit its counts, a rise “from 10 to 8” or “to 8 from 10”, “8, up from 10”, “increased …, a decrease of”, a growth "
        "rate that does not fit its ends, ranges and lives that run backwards, a span of years or days that does not fit its ends, “in 2004, two "
        "years before … in 2001”, and an age at death that does not fit the years. Rounded and approximate figures are given their room, and "
        "open lists (“including”) are passed over."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example("", "The firm has 110 employees: 40 in Leeds and 60 in York.", Stance.CONTRADICTS),
        Example("", "There are three reasons: cost, time, staff and space.", Stance.CONTRADICTS),
        Example("", "Unemployment rose from 7 percent to 5 percent.", Stance.CONTRADICTS),
        Example("", "Of the 60 members, 30 of the 60 members (40 percent) voted for it.", Stance.CONTRADICTS),
        Example("", "He led the firm for 12 years, from 1990 to 2000.", Stance.CONTRADICTS),
        Example("", "She left in 2004, two years before she joined the club in 2001.", Stance.CONTRADICTS),
        Example("", "Revenue reached $45 million, up from $50 million.", Stance.CONTRADICTS),
        Example("", "Ida Holm was born in 1901. She died in 1977 at the age of 86.", Stance.CONTRADICTS),
        Example("", "The firm has 100 employees: 40 in Leeds and 60 in York.", None),
        Example("", "The house has ten rooms, including four bedrooms and two bathrooms.", None),
        Example("", "Unemployment fell from 7 percent to 5 percent.", None),
        Example("", "Unemployment fell by 2 percent, a rise of one point on the year before.", None),
        Example("", "Ida Holm was born in 1901. She died in 1977 at the age of 75.", None),
    )

    def judge(self, pair: Pair) -> Finding | None:
        """Nothing: two statements are the business of other checks."""
        return None

    def examine(self, read: Checked) -> Iterator[Slip]:
        """The slips of a document: sentence by sentence, then lists below their announcement, then lives."""
        for claim, sentence in sentences(read):
            by = sentence.span.start
            for slip in slips(sentence.text, extract_values(sentence.text, read.document.date)):
                figure = slip.figure.shifted(by)
                spans = tuple(s.shifted(by) for s in slip.against)
                yield self._slip(owner(read, figure) or claim, sentence, figure, spans, slip.told)
        yield from self._weekdays(read)
        yield from self._lists(read)
        yield from self._lives(read)
        yield from self._own_life(read)

    def _slip(self, claim: Claim, passage: Claim, figure: Span, against: tuple[Span, ...], told: str) -> Slip:
        finding = Finding(self.id, Stance.CONTRADICTS, _CONFIDENCE, f"{told}.", (figure,), against)
        return Slip(claim, passage, finding)

    def _weekdays(self, read: Checked) -> Iterator[Slip]:
        """“Friday, 14 September 2023”, in headings too."""
        for sentence in read.sentences:
            for slip in _weekdays.slips(read.document.slice(sentence.span)):
                figure = slip.figure.shifted(sentence.span.start)
                spans = tuple(s.shifted(sentence.span.start) for s in slip.against)
                whole = passage(read.document, sentence.span, sentence.kind, sentence.headings)
                yield self._slip(owner(read, figure) or whole, whole, figure, spans, slip.told)

    def _lists(self, read: Checked) -> Iterator[Slip]:
        """“There are three reasons:” above a list of four items."""
        for i, block in enumerate(read.document.blocks):
            items = _items_behind(read, i)
            if block.kind is BlockKind.ITEM or not _LEAST_ITEMS <= len(items) <= _MOST_ITEMS:
                continue
            last = next((s for s in reversed(read.sentences) if block.span.overlaps(s.span)), None)
            if last is None:
                continue
            # A line that ends in a colon is no claim, so extraction has none.
            claim = passage(read.document, last.span, last.kind, last.headings)
            announced = _announced(claim)
            if announced is None or int(announced.low) in (
                len(items),
                one_by_one(read.document.text[b.span.start : b.span.end] for b in items),
            ):
                continue
            whole = Span(items[0].span.start, items[-1].span.end)
            listed = passage(read.document, whole, BlockKind.ITEM, last.headings)
            number = quoted(claim, announced.span)
            told = f"The text announces {number} and lists {len(items)}; it would be right with {len(items)}"
            yield self._slip(claim, listed, announced.span, tuple(b.span for b in items), told)

    def _lives(self, read: Checked) -> Iterator[Slip]:
        """An age at death against the years of birth and death in the same paragraph."""
        for block in read.document.blocks:
            claims = [c for c in read.claims if block.span.start <= c.span.start < block.span.end]
            born = [(c, *d) for c in claims for d in _dated(c, _BORN)]
            died = [(c, *d) for c in claims for d in _dated(c, _DIED)]
            aged = [(c, m, m.start()) for c in claims if (m := _AGED.search(c.text))]
            if not len(born) == len(died) == len(aged) == 1:
                continue
            if any(_of_relative(c, start) for c, _, start in (*born, *died, *aged)):
                continue
            (birth, first, _), (claim, found, _), (_, last, _) = born[0], aged[0], died[0]
            least, most = _ages(first, last)
            if least >= 0 and not least <= int(found[1]) <= most:
                figure = Span(*found.span(1)).shifted(claim.span.start)
                right = f"{least}" if least == most else f"{least} or {most}"
                year = quoted(birth, first.span)
                told = f"The age {quoted(claim, figure)} does not fit a birth in {year}; it would be right with {right}"
                yield self._slip(claim, birth, figure, (first.span,), told)

    def _own_life(self, read: Checked) -> Iterator[Slip]:
        """“Ida Holm (1901–1977) was a poet.”, and further down in her article “She died in Oslo at the age of 86.”"""
        opening = next((c for c in read.claims if c.kind is not BlockKind.CELL), None)
        life = _life(opening) if opening else None
        if opening is None or life is None:
            return
        name, born, died = life
        least, most = _ages(born, died)
        for claim in read.claims:
            found = _AGED.search(claim.text)
            its_own = claim.text.startswith(("He died ", "She died ", f"{name} died "))
            if found and its_own and least >= 0 and not least <= int(found[1]) <= most:
                figure = Span(*found.span(1)).shifted(claim.span.start)
                right = f"{least}" if least == most else f"{least} or {most}"
                years = quoted(opening, Span(born.span.start, died.span.end))
                told = f"The age {quoted(claim, figure)} does not fit a life of {years}; it would be right with {right}"
                yield self._slip(claim, opening, figure, (born.span,), told)


def _life(claim: Claim) -> tuple[str, DateRange, DateRange] | None:
    """The last name with which an article begins, and the days of birth and death in brackets behind the name."""
    for v in claim.values:
        named = _NAMED.fullmatch(claim.text[: v.span.start - claim.span.start])
        closed = claim.text[v.span.end - claim.span.start :].startswith(")")
        if not isinstance(v, DateRange) or not named or not closed:
            continue
        born = replace(
            v, last=v.first if (v.first.month, v.first.day) != (1, 1) else date(v.first.year, 12, 31)
        )
        died = replace(v, first=v.last if (v.last.month, v.last.day) != (12, 31) else date(v.last.year, 1, 1))
        return (named[1], born, died) if _LEAST_LIFE <= v.last.year - v.first.year <= _LONGEST_LIFE else None
    return None


def _items_behind(read: Checked, i: int) -> list[Block]:
    """The list items right behind a block, without those that are further in."""
    items: list[Block] = []
    for block in read.document.blocks[i + 1 :]:
        if block.kind is not BlockKind.ITEM:
            break
        items.append(block)
    columns = [read.document.locate(b.span).column for b in items]
    return [b for b, column in zip(items, columns, strict=True) if column <= min(columns) + 1]


def _announced(claim: Claim) -> Quantity | None:
    """The number of things that a sentence with a colon at its end announces."""
    for value in claim.values:
        if (
            isinstance(value, Quantity)
            and not value.unit
            and value.bound is Bound.EXACT
            and not value.approximate
        ):
            behind = claim.text[value.span.end - claim.span.start :]
            if value.low == value.high and 2 <= value.low <= _MOST_ITEMS and _ANNOUNCED.match(behind):
                return value
    return None


def _dated(claim: Claim, cue: re.Pattern[str]) -> list[tuple[DateRange, int]]:
    """The dates of a claim right behind a cue, each with the place in the claim's text where that begins."""
    by = claim.span.start
    found = (
        (v, cue.search(claim.text[: v.span.start - by])) for v in claim.values if isinstance(v, DateRange)
    )
    return [(v, m.start()) for v, m in found if m]


def _of_relative(claim: Claim, start: int) -> bool:
    """Whether what begins there is said of somebody's relative: “her brother died in 1990”."""
    return _ANOTHERS.search(claim.text[:start]) is not None


def _ages(born: DateRange, died: DateRange) -> tuple[int, int]:
    """The least and the greatest age in whole years."""
    return _years(born.last, died.first), _years(born.first, died.last)


def _years(first: date, last: date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


plugin: type[ArithmeticCheck] = ArithmeticCheck
