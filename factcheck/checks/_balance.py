"""What is left of an income behind the expenses: a loss that would be a profit, and one of another size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.checks._slips import Slip, plain, rounding, shown
from factcheck.model import Quantity, Span

_IN = re.compile(r"\b(?:income|revenues?|takings|receipts|sales)\s+of\s+[$€£]?$", re.IGNORECASE)
_OUT = re.compile(
    r"^\s+(?:and|against|with|,)\s+(?:total\s+)?(?:expenses|expenditures?|costs|spending|outgoings)\s+of\s+[$€£]?$",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"^(?:,|\s+and|;|\s+[–—])?\s+(?:(?:leaving|making|giving|that\s+is|hence|thus|so|with|which\s+(?:makes|leaves)|resulting\s+in)\s+)?"
    r"an?\s+(?:net\s+|annual\s+|small\s+|slight\s+)?(?P<what>loss|deficit|shortfall|profit|surplus)\s+of\s+[$€£]?$",
    re.IGNORECASE,
)
_LOSSES = frozenset({"loss", "deficit", "shortfall"})


def slips(text: str, exact: Sequence[Quantity]) -> Iterator[Slip]:
    """“An income of $48,200 and expenses of $45,900, a loss of $2,300”; spans are relative to the text."""
    for income, spent, result in zip(exact, exact[1:], exact[2:], strict=False):
        if not income.unit == spent.unit == result.unit:
            continue
        if not _IN.search(text[: income.span.start]) or not _OUT.match(
            text[income.span.end : spent.span.start]
        ):
            continue
        found = _RESULT.match(text[spent.span.end : result.span.start])
        if found is None:
            continue
        left = income.low - spent.low
        both = (income.span, spent.span)
        slack = sum(rounding(q) for q in (income, spent, result)) + 1e-6 * income.low
        what = found["what"].lower()
        if abs(left) > slack and (left < 0) != (what in _LOSSES):
            right = "profit" if left > 0 else "loss"
            word = Span(*found.span("what")).shifted(spent.span.end)
            told = f"{shown(text, both[0])} less {shown(text, both[1])} is no {shown(text, word)}; it would be right with “{right}”"
            yield Slip(word, both, told)
        elif abs(abs(left) - result.low) > slack:
            told = (
                f"{shown(text, both[0])} less {shown(text, both[1])} is not {shown(text, result.span)}; "
                f"it would be right with {plain(abs(left))}"
            )
            yield Slip(result.span, both, told)
