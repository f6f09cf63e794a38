"""Stretches of a document as statements, where extraction made no claim of them: headings, announcements, lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from factcheck.claims.values import extract as extract_values
from factcheck.model import BlockKind, Checked, Claim, Document, Polarity, Span, Value

_ID_LENGTH = 16


def passage(document: Document, span: Span, kind: BlockKind, headings: tuple[str, ...] = ()) -> Claim:
    """A stretch of a document as a statement, with its values."""
    text = document.slice(span)
    context = " ".join(text.split())
    identity = sha256(f"{document.uri}\0{kind}\0{context}".encode()).hexdigest()
    return Claim(
        id=identity[:_ID_LENGTH],
        document=document.uri,
        span=span,
        text=text,
        context=context,
        values=tuple(_moved(value, span.start) for value in extract_values(text, document.date)),
        headings=headings,
        kind=kind,
        date=document.date,
        authority=document.authority,
    )


def whole_sentence(document: Document, claim: Claim) -> Claim:
    """The claim with the text of its whole sentence, where it is a part of one; its values are left as they are."""
    if claim.sentence is None or claim.sentence == claim.span:
        return claim
    text = document.slice(claim.sentence)
    return replace(claim, span=claim.sentence, text=text, context=" ".join(text.split()))


def sentences(read: Checked) -> Iterator[tuple[Claim, Claim]]:
    """Each sentence of a document that holds statements, once: its first statement, and the sentence as a whole."""
    seen: set[Span] = set()
    for claim in read.claims:
        sentence = whole_sentence(read.document, claim)
        if claim.kind is not BlockKind.CELL and sentence.span not in seen:
            seen.add(sentence.span)
            yield claim, sentence


def owner(read: Checked, place: Span) -> Claim | None:
    """The claim in which a place stands."""
    return next((c for c in read.claims if c.span.start <= place.start and place.end <= c.span.end), None)


def _moved(value: Value, by: int) -> Value:
    """A value with its spans moved from the text's characters to the document's."""
    if isinstance(value, Polarity):
        return replace(value, span=value.span.shifted(by), scope=value.scope.shifted(by))
    return replace(value, span=value.span.shifted(by))
