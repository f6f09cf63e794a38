"""The value ledger on the page: what the documents say of each measure, and where they differ.

Only the form that the page shows; who says what is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model import Report


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value is stated."""

    document: int
    """Number of the document on the page."""
    line: int
    label: str = ""
    """What the user's program calls the place; empty where the line tells enough."""


@dataclass(frozen=True, slots=True)
class ValueEntry:
    """One value of a measure, with everywhere that it is stated."""

    words: str
    period: str
    """When it holds, in words; empty where the text does not say."""
    standing: str
    """“majority”, “outlier”, or empty where the values do not differ or none prevails."""
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One measure of one subject."""

    subject: str
    measure: str
    entries: tuple[ValueEntry, ...]
    """The most frequent first."""


def value_rows(report: Report) -> tuple[ValueRow, ...]:
    """The value ledger of a report; empty, and not shown, while reports carry none."""
    return ()
