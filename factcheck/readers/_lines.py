"""Lines as editors count them: ended by a line feed, a carriage return or both, and by nothing else."""

from __future__ import annotations

import re

from factcheck.model import Span

_BREAK = re.compile(r"\r\n?|\n")


def line_spans(text: str, start: int = 0) -> list[tuple[int, int]]:
    """First offset and end (before the break) of each line from an offset on; never empty."""
    spans = []
    for match in _BREAK.finditer(text, start):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(text)))
    return spans


def trimmed(text: str, start: int, end: int) -> Span:
    """The range without white space at its ends; empty at `start` where there is nothing else."""
    piece = text[start:end]
    body = piece.strip()
    if not body:
        return Span(start, start)
    first = start + len(piece) - len(piece.lstrip())
    return Span(first, first + len(body))
