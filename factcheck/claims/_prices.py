"""Whether a sentence says what something costs, to everybody and at any time: a price has more conditions than any other figure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.claims._word_lists import word_set
from factcheck.claims.terms import Term
from factcheck.model import Claim, DateRange, Quantity, Span

PRICES = frozenset("price cost fee fare rent tariff rate charg".split())
"""Stems of heads under which prices stand; where the figure is money at a rate, a sentence need not name them."""
RATES = frozenset("month year annual week day night hour".split())
SAME_PRICES = dict.fromkeys(("fee", "charg", "tariff"), "price")
"""At a rate a fee is a price; without one it may be a part of it."""
_SURELY = PRICES - {"cost"}
"""A business has costs too: they are prices only at a rate, as in “per month”."""
_PAYING = PRICES | frozenset("pay paid sell sold avail current get come guest custom book".split())
"""Stems that say no more than that something has its price."""
_NARROWED = word_set(
    "from each us me them most more less before after during until once used every than starting without"
)
"""Words without content of their own by which a price is another one: “from $20”, “$20 each”, “used to cost”."""
_CONDITION = re.compile(
    r"\b(?:bill(?:ed|ing)|paid|prepa\w+|discount\w*|introduct\w+|promot\w+|coupons?|vouchers?|trials?|offers?|special|first|extra"
    r"|additional\w*|VAT|tax(?:es)?|surcharge\w*|plus|incl\w*|excl\w*|if|when|unless|until|before|formerly|previous\w*|originally"
    r"|annual\w*|yearly|upfront|in advance|contract|commit\w*|students?|schools?|education\w*|non-?profits?|charit\w+"
    r"|members?|early|legacy|old|former|this|next|last|per (?:user|seat|person|head)|each|minimum|maximum|upgrad\w*|example|as an?)\b",
    re.IGNORECASE,
)
"""What makes a price one of several, wherever the sentence or a heading above it says so."""
_SPECIAL = frozenset(
    "school student educ nonprofit chariti member group famili senior pension partner resel staff employe discount introductori"
    " trial promot offer special old former legaci previous earli annual year".split()
)
"""Stems above a table that make its prices those of some: the sentence, or a heading above it, must have them too."""
_PAST = re.compile(r"\b(?:was|were|charged|sold|[^\W\d]*+(?<!s) cost)\b", re.IGNORECASE)
"""“The plan cost $20”, where “plans cost” is of today."""
_NOW = re.compile(r"\b(?:costs|is|are|pays?|charges?|sells?)\b", re.IGNORECASE)


def is_price(quantity: Quantity, heads: frozenset[str]) -> bool:
    """Whether a quantity is money, under heads that make it a price."""
    money, _, rate = quantity.unit.partition("/")
    if len(money) != 3 or not money.isupper():
        return False
    return not heads.isdisjoint(_SURELY) or (bool(rate) and "cost" in heads)


def of_all(around: frozenset[str], said: frozenset[str]) -> bool:
    """Whether nothing above a table makes its prices those of some only, but for what is said on the other side too."""
    return around.isdisjoint(_SPECIAL - said)


def is_present(claim: Claim) -> bool:
    """Whether a sentence gives a price as of now."""
    return _NOW.search(claim.text) is not None


def is_plain(
    claim: Claim, clause: Span, quantity: Quantity, terms: Iterable[Term], familiar: frozenset[str]
) -> bool:
    """Whether a clause says nothing of a price but whose it is; `familiar` holds the stems that may stand there.

    `terms` are those of the clause, with offsets in the sentence.
    """
    by = claim.span.start
    dated = [v.span for v in claim.values if not isinstance(v, Quantity)]
    for term in terms:
        inside = quantity.span.start <= term.start + by < quantity.span.end
        is_date = term.stem.isdigit() and any(s.start <= term.start + by < s.end for s in dated)
        if not (inside or is_date or term.stem in familiar or term.stem in _PAYING):
            return False
    if not any(isinstance(v, DateRange) for v in claim.values) and _PAST.search(claim.text):
        return False
    around = (
        claim.text[clause.start - by : quantity.span.start - by],
        claim.text[quantity.span.end - by : clause.end - by],
    )
    if not _NARROWED.isdisjoint(" ".join(around).lower().replace(".", " ").split()):
        return False
    said = (claim.text[: quantity.span.start - by], claim.text[quantity.span.end - by :], *claim.headings)
    conditions = (m[0].lower() for part in said for m in _CONDITION.finditer(part))
    return all(any(word.startswith(stem) for stem in familiar) for word in conditions)
