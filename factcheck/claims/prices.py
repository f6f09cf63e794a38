"""What has a price: “Annual membership €15”, “Annual membership: €15” and “Annual membership costs €15.” say the same."""

from __future__ import annotations

import re

from factcheck.model import Claim, DateRange, Polarity, Quantity, Span

_BEFORE = re.compile(
    r"(?:the\s+|an?\s+|our\s+)?(?P<label>[^\W\d_](?:[^.:;,!?\n–—]{0,58}?[^\W_)])?)"
    r"(?:\s*[:–—]\s*|\s+-\s+|\s+(?:costs?|is|are|comes?\s+to|is\s+priced\s+at)\s+|\s+)",
    re.IGNORECASE,
)
_MOST = 100_000
"""An amount above is a turnover or a budget and no price."""
_MOST_WORDS = 6
_CLAUSE = re.compile(
    r"\b(?:it|its|this|that|these|those|they|he|she|we|you|i|there|which|who|is|are|was|were|has|had|have|costs?|cost|paid|pays?"
    r"|sold|rose|fell|and|or|than|from|by|about|only|over|under)\b",
    re.IGNORECASE,
)
"""Words that a label does not have."""


def priced(claim: Claim) -> tuple[Span, Quantity] | None:
    """The label, in characters of the claim's text, with its price; None where a claim says anything else or more."""
    amounts = [v for v in claim.values if isinstance(v, Quantity)]
    if len(amounts) != 1 or claim.cell is not None or not _is_money(amounts[0]):
        return None
    if any(isinstance(v, DateRange | Polarity) for v in claim.values):
        return None
    by = claim.span.start
    found = _BEFORE.fullmatch(claim.text[: amounts[0].span.start - by].lstrip("-*•– "))
    if found is None or claim.text[amounts[0].span.end - by :].strip(" ."):
        return None
    label = found["label"]
    if _CLAUSE.search(label) or not 1 < len(label.split()) <= _MOST_WORDS:
        return None
    start = claim.text.index(label)
    return Span(start, start + len(label)), amounts[0]


def _is_money(amount: Quantity) -> bool:
    currency = amount.unit.partition("/")[0]
    return len(currency) == 3 and currency.isupper() and 0 < amount.high < _MOST
