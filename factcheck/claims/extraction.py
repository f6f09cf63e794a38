"""From a document to its claims: every sentence becomes a claim or stands in the ledger with a reason."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from factcheck.claims import acronyms, cells
from factcheck.claims.attribution import attribute
from factcheck.claims.context import contexts
from factcheck.claims.paragraphs import Paragraphs
from factcheck.claims.sentences import flowed, split
from factcheck.claims.sources import FullNames
from factcheck.claims.statements import Statement, statements, whole
from factcheck.claims.values.aliases import WRITTEN
from factcheck.claims.values.tokens import tokenise
from factcheck.claims.worthiness import unworthy
from factcheck.model import (
    Attribution,
    BlockKind,
    Claim,
    Document,
    Mode,
    Reason,
    Sentence,
    Span,
    Unchecked,
)

_FLOWING = (
    "text/markdown",
    "text/html",
    "text/x-rst",
    "text/x-tex",
    "application/pdf",
    "application/x-ipynb+json",
)
"""Formats in which a line break inside a block means no more than a space."""
_ID_LENGTH = 16
"""Hexadecimal digits; enough for billions of claims."""


def extract(
    document: Document, *, refuted: bool = False
) -> tuple[tuple[Sentence, ...], tuple[Claim, ...], tuple[Unchecked, ...]]:
    """Returns the sentences of a document, its claims, and the ledger of all that is not checked.

    All three are in reading order; the ledger takes over what the reader left out. Statements that a review calls false
    are listed there; with `refuted`, as in a reference corpus, they are claims that carry their rating.
    """
    sentences = sentences_of(document)
    names = FullNames(document.text)
    attributions = attribute(document, sentences, names)
    claims: list[Claim] = []
    ledger = list(document.unchecked)
    seen: Counter[str] = Counter()
    parts = Counter(id(sentence.origin) for sentence in sentences if _is_refuted(sentence))
    known = {**WRITTEN, **acronyms.defined(document.text)}
    paragraphs = Paragraphs(document)
    for sentence, attribution, context in zip(
        sentences, attributions, contexts(document, sentences, attributions, names), strict=True
    ):
        if sentence.kind is BlockKind.CELL:
            reading = cells.read(document, sentence)
            if reading.silence:
                ledger.append(Unchecked(sentence.span, Reason.TABLE_CELL, reading.silence))
            else:
                claims.append(_cell_claim(document, sentence, reading, seen))
            continue
        tokens = tokenise(document.slice(sentence.span), sentence.span.start)
        reason = unworthy(tokens.text, sentence.kind, tokens)
        if reason is not None:
            ledger.append(Unchecked(sentence.span, reason))
            continue
        said = _said(sentence, attribution)
        if _is_refuted(sentence):
            if refuted and parts[id(sentence.origin)] == 1:
                statement = whole(document, sentence, context, tokens)
                claims.append(_claim(document, sentence, statement, said, seen))
            else:
                ledger.append(Unchecked(sentence.span, Reason.HYPOTHETICAL, _told(sentence)))
            continue
        context = cells.introduced(context, sentence.cell)
        for statement in statements(document, sentence, said, context, tokens):
            if known:
                statement = _written_out(statement, known)
            claim = _claim(document, sentence, statement, said, seen)
            claims.append(replace(claim, before=paragraphs.before(claim)))
    return sentences, tuple(claims), tuple(sorted(ledger, key=lambda entry: entry.span))


def sentences_of(document: Document) -> tuple[Sentence, ...]:
    """The sentences of all blocks, in order; none crosses a block."""
    flowing = document.media_type in _FLOWING
    found: list[Sentence] = []
    for block in document.blocks:
        text = document.text[block.span.start : block.span.end]
        if flowing:
            text = flowed(text)
        kind, places = block.kind, split(text)
        if kind is BlockKind.CELL and cells.is_running(text):
            kind = BlockKind.PARAGRAPH
        elif kind is BlockKind.CELL:
            places = ((0, len(text)),)
        if ";" in text and kind is not BlockKind.CELL:
            places = tuple(part for place in places for part in _without_advice(text, *place, kind))
        found.extend(
            Sentence(_part(block.span, *place), kind, block.headings, block.cell, block.origin)
            for place in places
        )
    return tuple(found)


def _without_advice(text: str, start: int, end: int, kind: BlockKind) -> Iterator[tuple[int, int]]:
    """A sentence without the order behind its semicolon, and that order: “It does not run on Windows; use Linux instead.”"""
    cut = text.rfind("; ", start, end)
    told, order = text[start:cut], text[cut + 1 : end].lstrip()
    parts = cut >= 0 and unworthy(told, kind) is None and unworthy(order, kind) is Reason.INSTRUCTION
    yield from ((start, cut), (end - len(order), end)) if parts else ((start, end),)


def _is_refuted(sentence: Sentence) -> bool:
    """Whether a review calls it false; of several sentences, and of several clauses, nobody knows which one is."""
    return (
        sentence.origin is not None
        and sentence.origin.rating is not None
        and not sentence.origin.rating.holds
    )


def _told(sentence: Sentence) -> str:
    return sentence.origin.rating.told() if sentence.origin and sentence.origin.rating else ""


def _written_out(statement: Statement, known: Mapping[str, str]) -> Statement:
    """A statement with the acronyms of its document, and the names that a user lists, written out."""
    return replace(
        statement,
        context=acronyms.explained(statement.context, known),
        values=acronyms.written_out(statement.values, known),
    )


def _part(span: Span, start: int, end: int) -> Span:
    """A stretch of a span, by offsets inside it."""
    return Span(span.start + start, span.start + end)


def _said(sentence: Sentence, attribution: Attribution) -> Attribution:
    """Who says a sentence: as it says itself, else as the record around it says."""
    if attribution.source or sentence.origin is None or not sentence.origin.source:
        return attribution
    return Attribution(sentence.origin.source, None, Mode.REPORTED)


def _cell_claim(document: Document, sentence: Sentence, reading: cells.Reading, seen: Counter[str]) -> Claim:
    """Makes the claim of a cell; its identity holds the heads, since many cells have the same figure."""
    normal = reading.context.casefold()
    seen[normal] += 1
    identity = f"{document.uri}\0{normal}\0{seen[normal]}".encode("utf-8", "replace")
    return Claim(
        id=sha256(identity).hexdigest()[:_ID_LENGTH],
        document=document.uri,
        span=sentence.span,
        text=document.slice(sentence.span),
        context=reading.context,
        values=reading.values,
        headings=sentence.headings,
        kind=sentence.kind,
        date=document.date,
        cell=sentence.cell,
        authority=document.authority,
        valid_from=document.valid_from,
        valid_until=document.valid_until,
        superseded_by=document.superseded_by,
    )


def _claim(
    document: Document,
    sentence: Sentence,
    statement: Statement,
    attribution: Attribution,
    seen: Counter[str],
) -> Claim:
    """Makes one claim; `seen` counts the texts so far, to tell equal ones apart."""
    text = document.slice(statement.span)
    normal = " ".join(text.casefold().split())
    seen[normal] += 1
    identity = f"{document.uri}\0{normal}\0{seen[normal]}".encode()
    return Claim(
        id=sha256(identity).hexdigest()[:_ID_LENGTH],
        document=document.uri,
        span=statement.span,
        text=text,
        context=statement.context,
        attribution=attribution,
        values=statement.values,
        headings=sentence.headings,
        kind=sentence.kind,
        date=sentence.origin.date if sentence.origin and sentence.origin.date else document.date,
        cell=sentence.cell,
        authority=document.authority,
        valid_from=document.valid_from,
        valid_until=document.valid_until,
        superseded_by=document.superseded_by,
        sentence=sentence.span if statement.partial else None,
        rating=sentence.origin.rating if sentence.origin else None,
    )
