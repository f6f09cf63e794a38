"""Suppressions inside a document: what a directive says, and which stretch of the document it speaks of.

``factcheck: VERB [CHECK[, CHECK]...] [-- REASON] [until=YYYY-MM-DD]``
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from factcheck.model import Directive, Document, Span
from factcheck.places import line_starts, origin
from factcheck.tables import nearest

LINE = "ignore"
NEXT_LINE = "ignore-next-line"
START = "ignore-start"
END = "ignore-end"
FILE = "ignore-file"
VERBS = (LINE, NEXT_LINE, START, END, FILE)
_DASHES = ("--", "–", "—")
"""What divides a reason from the rest; editors turn the first into one of the others."""
_UNTIL = "until="
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_VISIBLE = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Terms:
    """What is suppressed, why, and for how long."""

    checks: frozenset[str] = frozenset()
    """Ids of checks; empty for all."""
    reason: str = ""
    until: date | None = None
    """The last day on which it holds."""


class Command(NamedTuple):
    """One directive, understood."""

    verb: str
    terms: Terms


def parse(words: str, checks: Collection[str]) -> Command:
    """What a directive says; raises ``ValueError`` with plain words where it says nothing that is understood."""
    head, reason = _divided(words.split())
    head, until = _taken_until(head, head)
    reason, late_until = _taken_until(reason, reason[-1:])
    if until and late_until:
        raise ValueError("“until=” stands in it twice")
    verb, *rest = head or [""]
    if verb not in VERBS:
        raise ValueError(f"unknown word {verb!r}{nearest(verb, VERBS)}")
    names = [name for word in rest for name in word.split(",") if name]
    for name in names:
        if name not in checks:
            raise ValueError(f"unknown check {name!r}{nearest(name, checks)}")
    return Command(verb, Terms(frozenset(names), " ".join(reason), until or late_until))


def day(text: str) -> date:
    """A date as YYYY-MM-DD; raises ``ValueError`` for anything else."""
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise ValueError(f"a date such as 2027-01-31 is wanted, not {text!r}")


@dataclass(frozen=True, slots=True)
class Region:
    """A directive with the stretch that it speaks of; with a problem instead where it can't hold."""

    line: int
    span: Span
    terms: Terms
    problem: str = ""


def regions(document: Document, checks: Collection[str]) -> Iterator[Region]:
    """The suppressions of a document, in the order of their directives."""
    lines = _Lines(document)
    open_blocks: list[tuple[Directive, Terms]] = []
    for directive in document.directives:
        line = document.locate(directive.span).line
        try:
            verb, terms = parse(directive.words, checks)
        except ValueError as error:
            yield Region(line, directive.span, Terms(), str(error))
            continue
        if verb == START:
            open_blocks.append((directive, terms))
        elif verb == END and open_blocks:
            first, terms = open_blocks.pop()
            span = Span(first.span.end, directive.span.start)
            yield Region(document.locate(first.span).line, span, terms)
        elif verb == END:
            yield Region(line, directive.span, terms, f"“{END}” without “{START}”")
        elif verb == FILE:
            yield Region(line, Span(0, len(document.text)), terms)
        else:
            yield Region(line, lines.meant(directive.span, following=verb == NEXT_LINE), terms)
    for directive, terms in open_blocks:
        line = document.locate(directive.span).line
        yield Region(line, directive.span, terms, f"“{START}” without “{END}”")


def elsewhere(document: Document, span: Span) -> Iterator[Span]:
    """What else of the text stands for the part of the file that a stretch stands for: footnotes behind their paragraph."""
    first, last = origin(document.fragments, span.start), origin(document.fragments, max(0, span.end - 1))
    ends = [*(fragment.start for fragment in document.fragments[1:]), len(document.text)]
    for fragment, end in zip(document.fragments, ends, strict=False):
        if span.start < span.end and first <= fragment.origin <= last:
            yield Span(fragment.start, end)


class _Lines:
    """Which line a directive means."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._starts = line_starts(document.text)

    def meant(self, directive: Span, following: bool) -> Span:
        """The lines of the directive; where they hold nothing else, or on demand, the next one that holds text."""
        own = Span(self._start(directive.start), self._end(max(directive.start, directive.end - 1)))
        if not following and _VISIBLE.search(self._text, own.start, own.end):
            return own
        visible = _VISIBLE.search(self._text, own.end)
        if visible is None:
            return Span(own.end, own.end)
        return Span(self._start(visible.start()), self._end(visible.start()))

    def _start(self, position: int) -> int:
        return self._starts[bisect_right(self._starts, position) - 1]

    def _end(self, position: int) -> int:
        after = bisect_right(self._starts, position)
        return self._starts[after] if after < len(self._starts) else len(self._text)


def _divided(words: list[str]) -> tuple[list[str], list[str]]:
    """The words before and behind the first dash."""
    for index, word in enumerate(words):
        if word in _DASHES:
            return words[:index], words[index + 1 :]
    return words, []


def _taken_until(words: list[str], where: list[str]) -> tuple[list[str], date | None]:
    """The words without “until=”, and its date; looked for in some of the words only."""
    found = [word for word in where if word.startswith(_UNTIL)]
    if len(found) > 1:
        raise ValueError("“until=” stands in it twice")
    if not found:
        return words, None
    rest = list(words)
    # The last one: a reason may hold the same word before.
    del rest[len(rest) - 1 - rest[::-1].index(found[0])]
    return rest, day(found[0].removeprefix(_UNTIL))
