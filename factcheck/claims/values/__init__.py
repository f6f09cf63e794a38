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
    t = tokenise(text, offset)
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
    return tuple(sorted(found, key=_place))


def _covered(t: Tokens, amounts: list[Quantity]) -> set[int]:
    """Capitalised tokens that are units, and so no names (“MB”)."""
    return {i for i in t.capitals for q in amounts if q.span.start <= t.starts[i] < q.span.end}
