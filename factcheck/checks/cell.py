"""A figure of a table against a figure elsewhere, where both are under the same heads."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import ClassVar

from factcheck.checks import Check, Example
from factcheck.checks._align import quoted
from factcheck.checks._quantities import measured, meet
from factcheck.claims.heads import HeadReader, Heads
from factcheck.claims.settings import keyed
from factcheck.claims.values.figures import Figure, figure, rates
from factcheck.model import Bound, Claim, Finding, Pair, Quantity, Span, Stance

_SCALES = (1.0, 1e3, 1e6, 1e9)
"""What a bare figure of a table may be counted in."""
_LABEL = "label"
"""Unit of a number that names a thing: “port 7070”."""
_COUNTED = frozenset({_LABEL, "times"})
"""Units that the cell of a setting leaves out."""
_CONFIDENCE = 0.95
"""High, since a model tells digits apart badly: to it 276,000 and 267,000 are nearly the same."""
_BARE_CONFIDENCE = 0.82
"""Where the table tells neither unit nor scale, and the other figure is of another size."""
_ONE_SIZE = 10.0
"""Figures that differ by less than this factor need no scale to be held against each other."""


class CellCheck:
    """Compares a cell of a table with a sentence, or with a cell of another table."""

    id: ClassVar[str] = "cell"
    title: ClassVar[str] = "A table and a text that disagree"
    help: ClassVar[str] = (
        "Holds a figure of a table, or of a line such as “Retention: 14 days”, against a figure in prose, or in another "
        "table, where both are under the same heads: the sentence names what row and column name, also by another word "
        "(“logs are kept”), for the same period, and nothing narrower. Unit and scale are taken from the heads "
        "(“Revenue ($m)”), in a table of settings also from a column of descriptions (“Minutes until an idle session "
        "ends”); a figure without any may stand for thousands or millions. It keeps silent about forecasts, changes (“rose by 3”) "
        "and cells of one table. In the examples a cell is written as row / column / figure."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "Revenue ($m) / 2022 / 41",
            "Revenue was $14 million in 2022.",
            Stance.CONTRADICTS,
        ),
        Example(
            "Revenue ($m) / 2022 / 41",
            "Revenue was $41 million in 2022.",
            Stance.SUPPORTS,
        ),
        Example(
            "Revenue ($m) / 2022 / 41",
            "Revenue in Germany was $14 million in 2022.",
            None,
        ),
        Example(
            "Starter / Log retention (days) / 30",
            "The Starter plan keeps logs for 14 days.",
            Stance.CONTRADICTS,
        ),
        Example(
            "Revenue ($m) / 2022 / 41",
            "Revenue rose by $3 million in 2022.",
            None,
        ),
    )

    def __init__(self) -> None:
        self._reader = HeadReader()

    def judge(self, pair: Pair) -> Finding | None:
        """Whether the figures agree; nothing where neither side is a cell or the heads are others."""
        sides = (self._reader.readings(side) or (None,) for side in (pair.claim, pair.evidence.passage))
        return next((f for heads in product(*sides) if (f := self._compared(pair, *heads))), None)

    def _compared(self, pair: Pair, ours: Heads | None, theirs: Heads | None) -> Finding | None:
        """The finding where both sides are read with these heads."""
        claim, passage = pair.claim, pair.evidence.passage
        if ours is not None and theirs is not None and (claim.cell is None) == (passage.cell is None):
            # Two lines of settings may be of two things; what two tables hold is known by all their heads.
            alike = claim.cell is not None and ours.named == theirs.named and ours.periods == theirs.periods
            found = [v for v in claim.values if isinstance(v, Quantity)] if alike else []
            return self._against(passage, claim, found, claim_is_cell=False)
        if theirs is not None and (ours is None or passage.cell is not None):
            return self._against(passage, claim, [*self._reader.about(claim, theirs)], claim_is_cell=False)
        if ours is not None:
            return self._against(claim, passage, [*self._reader.about(passage, ours)], claim_is_cell=True)
        return None

    def _against(
        self, cell: Claim, other: Claim, found: list[Quantity], *, claim_is_cell: bool
    ) -> Finding | None:
        """The finding about a cell and the quantities elsewhere that are meant to be the same."""
        own = next((v for v in cell.values if isinstance(v, Quantity)), None)
        if own is None or not found or (shown := _shown(cell, own)) is None:
            return None
        rivals = [q for q in found if _comparable(cell, shown, q)]
        agreeing = [q for q in rivals if _agree(cell, shown, own, other, q)]
        if not agreeing and len(rivals) != 1:
            return None
        rival = (agreeing or rivals)[0]
        sides = (own.span,), (rival.span,)
        ours, theirs = sides if claim_is_cell else sides[::-1]
        plain = shown.complete or rival.unit in _COUNTED or _of_one_size(own, rival)
        told = quoted(other, rival.span)
        return self._finding(cell, shown, told, (ours, theirs), agrees=bool(agreeing), plain=plain)

    def _finding(
        self,
        cell: Claim,
        shown: Figure,
        rival: str,
        spans: tuple[tuple[Span, ...], tuple[Span, ...]],
        *,
        agrees: bool,
        plain: bool,
    ) -> Finding:
        heads = cell.cell.heads if cell.cell else keyed(cell)
        confidence = _CONFIDENCE if plain else _BARE_CONFIDENCE
        if agrees:
            message = f"The table agrees: “{heads}” is “{shown.written}”."
            return Finding(self.id, Stance.SUPPORTS, confidence, message, *spans)
        message = (
            f"The table has “{shown.written}” for “{heads}”, the other side {rival}; they would agree if {rival} were "
            f"“{shown.written}”."
        )
        return Finding(self.id, Stance.CONTRADICTS, confidence, message, *spans)


def _shown(cell: Claim, own: Quantity) -> Figure | None:
    """The figure of a cell, or of a line of settings, as a text would have it."""
    if cell.cell is not None:
        return figure(cell.text, cell.cell)
    return Figure(own, quoted(cell, own.span)[1:-1], bool(own.unit))


def _of_one_size(own: Quantity, rival: Quantity) -> bool:
    """Whether two exact counts without a unit are so near that both count in ones."""
    one, two = sorted(abs(q.low) for q in (own, rival))
    return not own.unit and not rival.unit and own.low == own.high and two < _ONE_SIZE * one


def _comparable(cell: Claim, shown: Figure, other: Quantity) -> bool:
    unit = shown.quantity.unit
    amount, _, rate = other.unit.partition("/")
    if rate and cell.cell and amount == unit and rate in rates(cell.cell):
        # “$29 per month” under the head “Price per month”, where the cell has but “$25”.
        return True
    if unit == other.unit or (other.unit in _COUNTED and not unit):
        return True
    money = "USD" if not shown.complete else unit
    # A sentence may leave the currency out, a table the unit.
    return money.isupper() and len(money) == 3 and (not other.unit or (not unit and len(other.unit) == 3))


def _agree(cell: Claim, shown: Figure, own: Quantity, other: Claim, quantity: Quantity) -> bool:
    scales = (1.0,) if shown.complete or quantity.unit in _COUNTED else _SCALES
    if len(shown.quantity.unit) == 3 and cell.cell and rates(cell.cell):
        # Nobody rounds a price list: “€130 per night” is not €120.
        own, quantity = replace(own, step=0.0), replace(quantity, step=0.0)
    # What a sentence calls the maximum, a table may give as the figure itself.
    theirs = replace(measured(other, quantity), cap=Bound.EXACT)
    return any(
        meet(measured(cell, replace(own, low=own.low * s, high=own.high * s, step=own.step * s)), theirs)
        for s in scales
    )


plugin: type[Check] = CellCheck
