"""Which documents have taken the place of others, and which statements are in force at the time that a claim speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import TypeVar

from factcheck.claims.validity import meets, periods, stated
from factcheck.model import Claim, DateRange, Document, Failed, Skipped

_NEVER = date.min
"""End of what was superseded nobody says when."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document of a corpus says of its own standing."""

    written: date | None = None
    valid_from: date | None = None
    supersedes: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document) -> Facts:
        """What a document says."""
        return cls(document.date, document.valid_from, document.supersedes)


@dataclass(frozen=True, slots=True)
class End:
    """What ended a document."""

    last: date
    """The last day on which it holds; ``date.min`` where nobody says when it ended."""
    by: str
    """Path of the document that has taken its place."""


_Item = TypeVar("_Item", Document, Claim)


@dataclass(frozen=True, slots=True)
class Standing:
    """Which documents were superseded, and the latest day of all."""

    ended: Mapping[str, End] = field(default_factory=dict)
    """What ended each superseded document, by path."""
    begun: Mapping[str, date] = field(default_factory=dict)
    """The first day of each document that has taken the place of another, by path."""
    latest: date | None = None
    """The latest day that the documents know of: claims without any date are taken to speak of it."""

    @classmethod
    def of(cls, documents: Mapping[str, Facts]) -> Standing:
        """The standing of the documents of a corpus or a run, by path."""
        ended: dict[str, End] = {}
        begun: dict[str, date] = {}
        for uri, facts in sorted(documents.items()):
            start = facts.valid_from or facts.written
            end = End(start - timedelta(days=1) if start else _NEVER, uri)
            for old in _named(uri, facts.supersedes, documents):
                ended[old] = min(end, ended.get(old, end), key=lambda each: each.last)
                if start:
                    begun[uri] = start
        days = [d for f in documents.values() for d in (f.written, f.valid_from) if d]
        return cls(ended, begun, max(days, default=None))

    def applied(self, item: _Item, uri: str) -> _Item:
        """A document, or a passage of it, with the end that a later document has set to it.

        A passage of a document that has taken another's place holds from then on; one that names its time holds at that time.
        """
        start = self.begun.get(uri)
        if start and isinstance(item, Claim) and item.valid_from is None and not _dated(item):
            item = replace(item, valid_from=start)
        end = self.ended.get(uri)
        if end is None:
            return item
        last = min(end.last, item.valid_until or end.last)
        return replace(item, valid_until=last, superseded_by=end.by)

    def holds(self, passage: Claim, claim: Claim) -> bool:
        """Whether a passage may speak about a claim: it states no validity, or holds on a day the claim speaks of."""
        validity = stated(passage)
        if validity is None:
            return True
        times = periods(claim) or (((self.latest, self.latest),) if self.latest else ())
        return meets(validity, times) if times else passage.valid_until != _NEVER


def _dated(claim: Claim) -> bool:
    return any(isinstance(value, DateRange) for value in claim.values)


def _named(uri: str, names: Iterable[str], documents: Iterable[str]) -> set[str]:
    """The documents that a document means by these names: paths seen from it or from the corpus, or titles of files."""
    folder = PurePosixPath(uri).parent
    wanted = {str(place / name.removeprefix("./")) for name in names for place in (folder, PurePosixPath())}
    return {other for other in documents if other != uri and other in wanted}


def settled(items: Sequence[Document | Skipped | Failed]) -> list[Document | Skipped | Failed]:
    """The same in the same order, each document with the end that another of them has set to it."""
    standing = Standing.of({item.uri: Facts.of(item) for item in items if isinstance(item, Document)})
    return [standing.applied(item, item.uri) if isinstance(item, Document) else item for item in items]
