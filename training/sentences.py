"""Plain sentence splitting for the training texts, which are clean prose; the product has its own."""

from __future__ import annotations

import re

ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Rev|St|Jr|Sr|No|vs|ca|c|b|d|approx|est|Inc|Ltd|Co|Corp|Gov|Sen|Rep|Mt|Ft"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|e\.g|i\.e|etc|al|op|cit|vol|pp|fl)|\b[A-Z])\.$"
)
END = re.compile(r"[.!?][\"”')\]]{0,2}\s+(?=[\"“'(\[]?[A-Z0-9])")


def split(text: str) -> tuple[str, ...]:
    """Sentences of a paragraph in order."""
    parts: list[str] = []
    start = 0
    for found in END.finditer(text):
        piece = text[start : found.start() + 1]
        if ABBREVIATION.search(piece) or len(piece) < 12:
            continue
        parts.append(text[start : found.end()].strip())
        start = found.end()
    parts.append(text[start:].strip())
    return tuple(p for p in parts if p)
