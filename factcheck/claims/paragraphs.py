"""What a paragraph says before one of its statements: what “It” points back to, and the words that head the paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right

from factcheck.claims._verbs import states
from factcheck.model import BlockKind, Claim, Document

_POINTING = re.compile(
    r"(?:(?:In|For|At|On|With|Of)\s[^,.;:]{1,40}?,?\s)?(?:it|they|its|their|these|those)\b", re.IGNORECASE
)
_HEAD = re.compile(r"\W{0,3}(?P<head>[^\W_][^.:!?;,\n]{1,48}[^\W_])[.:](?:\s|$)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LONGEST_HEAD = 5
"""Words; more are a sentence."""
_MOST = 800
"""Characters that are kept; whatever stands further back nobody points to."""


class Paragraphs:
    """The paragraphs of a document."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._blocks = [block.span for block in document.blocks]
        self._starts = [span.start for span in self._blocks]

    def before(self, claim: Claim) -> str:
        """What stands before a statement in its paragraph, on one line; empty where the statement stands alone."""
        if claim.kind is BlockKind.CELL or not self._starts:
            return ""
        start = self._starts[max(0, bisect_right(self._starts, claim.span.start) - 1)]
        told = self._text[start : claim.span.start]
        if not told.strip() or not (points_back(claim.text) or run_in_head(told)):
            return ""
        return " ".join(told.split())[-_MOST:]


def points_back(text: str) -> bool:
    """Whether a statement begins with a word that means something said before."""
    return _POINTING.match(text) is not None


def run_in_head(text: str) -> str:
    """The words that head a paragraph within its first line, without a verb: “Ember Duo. It boils ...”; may be empty."""
    found = _HEAD.match(text)
    words = _WORD.findall(found["head"].lower()) if found else []
    return found["head"] if found and 0 < len(words) <= _LONGEST_HEAD and not states(words) else ""
