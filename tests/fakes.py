"""Small stand-ins for the models, and claims made from a line of text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from factcheck import readers
from factcheck.claims.extraction import extract
from factcheck.claims.values import extract as extract_values
from factcheck.inference import Vectors
from factcheck.model import (
    Attribution,
    Block,
    BlockKind,
    Cell,
    Claim,
    Document,
    Evidence,
    Pair,
    Scope,
    Scores,
    Span,
)
from factcheck.readers._tables import split_unit


class WordEmbedder:
    """Hashed bag of words: equal words give near vectors."""

    name = "words@0"

    def __init__(self) -> None:
        self.seen: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.seen.extend(texts)
        vectors = np.full((len(texts), 64), 1e-3, dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                vectors[row, hashlib.sha256(word.strip(".,").encode()).digest()[0] % 64] += 1
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors


class TableNli:
    """Contradicts where exactly one side has the word “not”, supports equal texts, is neutral elsewhere."""

    name = "table@0"

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        return np.array([self._row(*pair) for pair in pairs], dtype=np.float32).reshape(len(pairs), 3)

    def _row(self, premise: str, hypothesis: str) -> tuple[float, float, float]:
        if (" not " in premise) != (" not " in hypothesis):
            return (-4.0, 0.0, 6.0)
        return (6.0, 0.0, -4.0) if premise == hypothesis else (0.0, 6.0, 0.0)


NEUTRAL = Scores(0.05, 0.05, 0.9)


def cell(text: str, document: str = "a.txt") -> Claim:
    """The claim of a cell, given as row / column / figure."""
    row, column, _ = text.split(" / ")
    (head, unit), (title, column_unit) = split_unit(row), split_unit(column)
    units = tuple(part for part in (unit, column_unit) if part)
    place = Span(text.rindex(" / ") + 3, len(text))
    block = Block(place, BlockKind.CELL, cell=Cell(1, 2, 2, head, title, units))
    _, (found,), _ = extract(Document(document, text, "text/csv", "0", (block,)))
    return found


def claim(text: str, document: str = "a.txt", source: str | None = None, start: int = 0) -> Claim:
    """A claim that is its whole document, or a cell of a table."""
    if text.count(" / ") == 2:
        return cell(text, document)
    found = extract_values(text)
    assert start == 0 or not found, "values of a shifted claim are not made here"
    return Claim(
        id=hashlib.sha256(f"{document}{text}".encode()).hexdigest()[:16],
        document=document,
        span=Span(start, start + len(text)),
        text=text,
        context=" ".join(text.split()),
        attribution=Attribution(source),
        values=found,
    )


def read(text: str, uri: str = "a.txt") -> Claim:
    """The only claim that the program reads from a text; the whole text where it finds none, or several."""
    if text.count(" / ") == 2:
        return cell(text, uri)
    document = readers.read(text.encode("utf-8", "replace"), uri)
    assert isinstance(document, Document)
    claims = extract(document)[1]
    return claims[0] if len(claims) == 1 else claim(text, uri)


def read_pair(premise: str, hypothesis: str) -> Pair:
    """As `pair`, with all that the program reads from a text: who says it, and how firmly."""
    return Pair(read(hypothesis), Evidence(read(premise, "b.txt"), 1.0, 1, Scope.FOLDER), NEUTRAL, NEUTRAL)


def pair(premise: str, hypothesis: str, forward: Scores = NEUTRAL, scope: Scope = Scope.FOLDER) -> Pair:
    """Two claims of two documents; premise is the evidence."""
    return Pair(claim(hypothesis), Evidence(claim(premise, "b.txt"), 1.0, 1, scope), forward, forward)
