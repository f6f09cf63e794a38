"""Typed values of one sentence of English: quantities, dates, negations, degrees, names, quantifiers, modal words."""

from __future__ import annotations

from datetime import date
from operator import attrgetter

from factcheck.claims.values import dates, degrees, modality, names, polarity, quantifiers, quantities
from factcheck.claims.values.tokens import Tokens, tokenise
from factcheck.model import Quantity, Value

_place = attrgetter("span.start", "span.end")


def extract(text: str, base: date | None = None, offset: int = 0) -> tuple[Value, ...]:
    """The values of `text` in order of their start; spans are relative to `text`, moved by `offset`.

    `base` completes dates that leave something out (“on Monday”, “6 March”); without it they are passed over.
    """
    return read(tokenise(text, offset), base)


def read(t: Tokens, base: date | None = None) -> tuple[Value, ...]:
    """As :func:`extract`, of a sentence that has been cut into tokens already."""
    days, taken = dates.find(t, base)
    modal = modality.find(t, taken)
    amounts = quantities.find(t, taken)
    if amounts:
        taken.update(_covered(t, amounts))
    found: list[Value] = [
        *days,
        *amounts,
        *polarity.find(t),
        *degrees.find(t),
        *names.find(t, taken),
        *quantifiers.find(t),
        *modal,
    ]
    found.sort(key=_place)
    return tuple(found)


def _covered(t: Tokens, amounts: list[Quantity]) -> set[int]:
    """Capitalised tokens that are units, and so no names (“MB”)."""
    places = [(amount.span.start, amount.span.end) for amount in amounts]
    return {i for i in t.capitals for start, end in places if start <= t.starts[i] < end}
