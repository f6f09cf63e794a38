"""What a sentence states: itself, or its clauses one by one, each with its context and values."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import get_args

from factcheck.claims import clauses, reported
from factcheck.claims.clauses import Clause
from factcheck.claims.values import extract, read
from factcheck.claims.values.tokens import Tokens
from factcheck.claims.worthiness import unworthy
from factcheck.frozen import quick
from factcheck.model import (
    Attribution,
    BlockKind,
    DateRange,
    Document,
    Mode,
    Polarity,
    Sentence,
    Span,
    Value,
)

_SOME_DAY = date(2000, 6, 14)
"""Lets days without a year be seen where a document has no date."""


_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in get_args(Value)}
"""Of each kind of value; the span comes first."""


@quick
@dataclass(frozen=True, slots=True)
class Statement:
    """What becomes one claim."""

    span: Span
    context: str
    values: tuple[Value, ...]
    """With spans in the document."""
    partial: bool = False
    """Whether it is one clause of its sentence."""


def statements(
    document: Document, sentence: Sentence, attribution: Attribution, context: str, tokens: Tokens
) -> tuple[Statement, ...]:
    """Returns the statements of a worthy sentence; `context` is that of the whole sentence, `tokens` are its own."""
    text = tokens.text
    if sentence.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE):
        found, begin = _clauses(text, sentence.span.start, attribution)
        readings = [_context(text, clause, context, begin) for clause in found]
        if found and all(readings):
            return tuple(
                _part(document, sentence, clause, reading)
                for clause, reading in zip(found, readings, strict=True)
            )
    return (whole(document, sentence, context, tokens),)


def whole(document: Document, sentence: Sentence, context: str, tokens: Tokens) -> Statement:
    """A sentence as one statement, whatever clauses it has."""
    return Statement(sentence.span, context, read(tokens, document.date))


def _clauses(text: str, offset: int, attribution: Attribution) -> tuple[tuple[Clause, ...], int]:
    """The clauses of a sentence at that place of its document, and where the first begins behind who says it."""
    if attribution.mode is Mode.ASSERTED:
        found = clauses.split(text)
        return (found if found and _keep_sense(text, found) else ()), 0
    if attribution.mode is Mode.REPORTED and attribution.cue is not None:
        found, place = reported.split(text, attribution.cue.shifted(-offset))
        if found and _keep_sense(text, found):
            return reported.framed(text, found, place), place[0]
    return (), 0


def _keep_sense(text: str, found: tuple[Clause, ...]) -> bool:
    """Whether no clause loses a time that another one keeps, and each is a statement by itself."""
    if any(
        unworthy(text[clause.read_from : clause.end], BlockKind.QUOTE)
        for clause in found
        if not clause.subject
    ):
        return False
    first, second = (
        any(isinstance(value, DateRange) for value in extract(text[clause.start : clause.end], _SOME_DAY))
        for clause in found
    )
    # “Exports rose and imports fell in March”: the month is meant for both.
    return first or not second


def _context(text: str, clause: Clause, context: str, begin: int) -> str:
    """A clause as a sentence of its own, its subject as the context of the whole names it; empty where that is unclear.

    `begin` is where the words behind a frame at the start begin.
    """
    line = " ".join(text.split())
    opening = begin or (clause.subject[1] if clause.subject and clause.subject[0] == 0 else 0)
    if context != line and not (opening and context.endswith(" ".join(text[opening:].split()))):
        return ""
    pieces = [piece for piece, _ in clauses.reading(text, clause)]
    if context != line:
        head = context[: len(context) - len(" ".join(text[opening:].split()))]
        pieces[0] = f"{head} {text[begin : clause.end]}" if begin and clause.frame is None else head
    read = " ".join("".join(pieces).split()).rstrip(",; ")
    return f"{read[:1].upper()}{read[1:]}" + ("" if read.endswith((".", "!", "…")) else ".")


def _part(document: Document, sentence: Sentence, clause: Clause, context: str) -> Statement:
    """A clause with its own subject keeps its place; one that takes over a subject stands for the whole sentence."""
    text = document.slice(sentence.span)
    base = sentence.span.start
    own = clause.subject is None or clause.start <= clause.subject[0] < clause.end
    place = Span(base + clause.start, base + clause.end) if own else sentence.span
    return Statement(place, context, tuple(_values(document, text, base, clause)), partial=True)


def _values(document: Document, text: str, base: int, clause: Clause) -> list[Value]:
    """The values of a clause read with its subject in front; those that reach over into words put in are left out."""
    pieces = list(clauses.reading(text, clause))
    values = extract("".join(piece for piece, _ in pieces), document.date)
    found: list[Value] = []
    at = 0
    for piece, offset in pieces:
        inside = Span(at, at + len(piece))
        if offset is not None:
            found += [
                moved(_clipped(value, inside), base + offset - at)
                for value in values
                if inside.start <= value.span.start and value.span.end <= inside.end
            ]
        at = inside.end
    return sorted(found, key=lambda value: (value.span.start, value.span.end))


def _clipped(value: Value, within: Span) -> Value:
    """A negation whose scope ends with a stretch."""
    if isinstance(value, Polarity):
        return replace(value, scope=Span(value.scope.start, min(value.scope.end, within.end)))
    return value


def moved(value: Value, by: int) -> Value:
    """A value with its spans moved from one text to another."""
    if not by:
        return value
    # Made anew field by field: dataclasses.replace takes four times as long, and every value passes here.
    kind = type(value)
    parts = [getattr(value, name) for name in _FIELDS[kind]]
    parts[0] = value.span.shifted(by)
    if isinstance(value, Polarity):
        parts[1] = value.scope.shifted(by)
    return kind(*parts)
