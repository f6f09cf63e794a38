"""The value ledger on the page: what the documents say of each measure, and where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.model import Document, Fact, Report, Standing, Stated
from factcheck.reports._passages import documents

_STANDINGS = {
    Standing.AGREED: "",
    Standing.MAJORITY: "majority",
    Standing.OUTLIER: "outlier",
    Standing.OPEN: "no majority",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value is stated."""

    document: int
    """Number of the document on the page."""
    line: int
    label: str
    """What the user's program calls the place; empty where the line tells enough."""


@dataclass(frozen=True, slots=True)
class ValueEntry:
    """One value of a measure, with everywhere that it is stated."""

    words: str
    standing: str
    """“majority”, “outlier” or “no majority”; empty where the places agree."""
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One measure of one subject."""

    subject: str
    measure: str
    period: str
    """When it holds, in words; empty where the text does not say."""
    entries: tuple[ValueEntry, ...]
    """The most frequent first."""


def value_rows(report: Report, numbers: Mapping[str, int]) -> tuple[ValueRow, ...]:
    """The facts of a report, those on which the documents differ first."""
    known = documents(report)
    facts = sorted(report.facts, key=lambda fact: len(fact.values) < 2)
    return tuple(_row(fact, known, numbers) for fact in facts)


def _row(fact: Fact, known: Mapping[str, Document], numbers: Mapping[str, int]) -> ValueRow:
    entries = tuple(_entry(stated, known, numbers) for stated in fact.values)
    return ValueRow(fact.subject, fact.measure, fact.period, entries)


def _entry(stated: Stated, known: Mapping[str, Document], numbers: Mapping[str, int]) -> ValueEntry:
    places = []
    for claim, span in stated.places:
        at = known[claim.document].locate(span)
        places.append(Place(numbers[claim.document], at.line, at.label))
    return ValueEntry(stated.words, _STANDINGS[stated.standing], tuple(places))
