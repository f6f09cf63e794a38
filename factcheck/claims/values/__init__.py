"""Typed values of one sentence of English: quantities, dates, negations, degrees and names."""

from __future__ import annotations

from datetime import date

from factcheck.claims.values import dates, degrees, names, polarity, quantities
from factcheck.claims.values.tokens import tokenise
from factcheck.model import Value


def extract(text: str, base: date | None = None) -> tuple[Value, ...]:
    """The values of `text` in order of their start; spans are relative to `text`.

    `base` completes dates that leave something out (“on Monday”, “6 March”); without it they are passed over.
    """
    t = tokenise(text)
    days, taken = dates.find(t, base)
    found: list[Value] = [*days, *quantities.find(t, taken), *polarity.find(t), *degrees.find(t)]
    found += names.find(t, taken)
    return tuple(sorted(found, key=lambda value: (value.span.start, value.span.end)))
