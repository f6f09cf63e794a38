"""What was not checked, grouped by reason, as the page lists it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factcheck.model import Checked, Reason
from factcheck.reports._words import REASONS, shorten, squeeze

_TEXT = 160
"""Characters of an unchecked stretch that the ledger repeats."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One stretch that was not checked."""

    document: int
    """Number of the document on the page."""
    line: int
    label: str
    """What the user's program calls the place; empty where the line tells enough."""
    text: str
    detail: str


@dataclass(frozen=True, slots=True)
class LedgerGroup:
    """All stretches that were not checked for one reason."""

    reason: str
    """In words, as the head of a list."""
    count: int
    entries: tuple[LedgerEntry, ...]
    """The first ones in reading order; what is counted beyond them is told as a number."""


def ledger(checked: Iterable[Checked], numbers: Mapping[str, int], limit: int) -> tuple[LedgerGroup, ...]:
    """The groups, the largest first, each with at most `limit` entries."""
    groups: defaultdict[Reason, list[LedgerEntry]] = defaultdict(list)
    counts: defaultdict[Reason, int] = defaultdict(int)
    for outcome in checked:
        document = outcome.document
        for entry in outcome.unchecked:
            counts[entry.reason] += 1
            if counts[entry.reason] > limit:
                continue
            text = shorten(squeeze(document.text, entry.span.start, entry.span.end).strip(), _TEXT)
            place = document.locate(entry.span)
            groups[entry.reason].append(
                LedgerEntry(numbers[document.uri], place.line, place.label, text, entry.detail)
            )
    ordered = sorted(counts, key=lambda reason: (-counts[reason], reason))
    return tuple(LedgerGroup(REASONS[r], counts[r], tuple(groups[r])) for r in ordered)
