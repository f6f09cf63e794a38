"""What a passage says against one of its own figures, and how figures are shown."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model import Quantity, Span

_ROUND = 1000


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure that the passage itself contradicts."""

    figure: Span
    against: tuple[Span, ...]
    told: str
    """What is wrong, and with which figure it would be right: a sentence without its full stop."""


def shown(text: str, span: Span) -> str:
    """The words of a span on one line, in quotation marks."""
    return f"“{' '.join(text[span.start : span.end].split())}”"


def plain(number: float) -> str:
    """A figure as people write it: “1,250”, “12.5”."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.10g}"


def rounding(q: Quantity) -> float:
    """How far a figure may be rounded: “120 seats” are 120; from a thousand on round figures are round."""
    return 0.0 if q.low < _ROUND and float(q.low).is_integer() else q.step
