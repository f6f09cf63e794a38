"""Stretches of a long file as one document: what was not read is blank, so that offsets, lines and columns are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from factcheck.model import Block, Claim, Document, Span, Unchecked, Value


def assembled(stretches: Sequence[tuple[int, int, Document]]) -> Document:
    """One document of stretches in reading order, each with the characters and the line ends that stand before it."""
    first = stretches[0][2]
    if len(stretches) == 1 and stretches[0][0] == 0:
        return first
    text = ""
    lines = 0
    blocks: list[Block] = []
    unchecked: list[Unchecked] = []
    for start, before, document in stretches:
        ends = before - lines
        # The line end comes last: the stretch begins on a line of its own.
        text += " " * (start - len(text) - ends) + "\n" * ends + document.text
        lines = before + document.text.count("\n")
        blocks += [replace(block, span=block.span.shifted(start)) for block in document.blocks]
        unchecked += [replace(entry, span=entry.span.shifted(start)) for entry in document.unchecked]
    return replace(
        first, text=text, blocks=tuple(blocks), unchecked=tuple(unchecked), pages=(), directives=()
    )


def moved(claim: Claim, by: int) -> Claim:
    """A claim of a stretch with places in the whole file."""
    if not by:
        return claim
    attribution = claim.attribution
    if attribution.cue:
        attribution = replace(attribution, cue=attribution.cue.shifted(by))
    values = tuple(_moved(value, by) for value in claim.values)
    return replace(claim, span=claim.span.shifted(by), attribution=attribution, values=values)


def _moved(value: Value, by: int) -> Value:
    places: dict[str, Any] = {field.name: getattr(value, field.name) for field in fields(value)}
    places |= {name: place.shifted(by) for name, place in places.items() if isinstance(place, Span)}
    return type(value)(**places)
