"""Lines of settings: “Retention: 14 days” states what a row of a table would, with the key as its head."""

from __future__ import annotations

import re

from factcheck.model import Claim, Polarity, Quantity

_LINE = re.compile(r"(?P<key>[^\W\d_][^.:;!?\n]{1,59}):\s+(?P<value>\S.{0,39})", re.DOTALL)
_MOST_WORDS = 4
"""Of a value; more is a sentence."""


def keyed(claim: Claim) -> str:
    """The key of a line that holds one figure and nothing else; empty for any other claim."""
    found = _LINE.fullmatch(" ".join(claim.text.split()))
    if claim.cell is not None or found is None or len(found["value"].split()) > _MOST_WORDS:
        return ""
    figures = [v for v in claim.values if isinstance(v, Quantity)]
    if len(figures) != 1 or any(isinstance(v, Polarity) for v in claim.values):
        return ""
    by = claim.span.start
    behind = claim.text[figures[0].span.end - by :].strip(" .")
    begins = figures[0].span.start - by >= claim.text.index(":")
    return found["key"] if begins and not behind else ""
