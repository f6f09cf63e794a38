"""Which statements of a corpus are in force at the time that a claim speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import PurePosixPath

from factcheck.claims.validity import meets, periods, stated
from factcheck.model import Claim, Document

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
class Standing:
    """Which documents of a corpus were superseded, and its latest day."""

    ended: Mapping[str, date] = field(default_factory=dict)
    """Last day of each superseded document, by path inside the corpus."""
    latest: date | None = None
    """The latest day that the corpus knows of: claims without any date are taken to speak of it."""

    @classmethod
    def of(cls, documents: Mapping[str, Facts]) -> Standing:
        """The standing of the documents of a corpus, by path."""
        ended: dict[str, date] = {}
        for uri, facts in sorted(documents.items()):
            start = facts.valid_from or facts.written
            last = start - timedelta(days=1) if start else _NEVER
            for old in _named(uri, facts.supersedes, documents):
                ended[old] = min(last, ended.get(old, last))
        days = [d for f in documents.values() for d in (f.written, f.valid_from) if d]
        return cls(ended, max(days, default=None))

    def applied(self, passage: Claim, uri: str) -> Claim:
        """The passage of a document with the end that a later document has set to it."""
        last = self.ended.get(uri)
        if last is None or (passage.valid_until is not None and passage.valid_until <= last):
            return passage
        return replace(passage, valid_until=last)

    def settled(self, document: Document) -> Document:
        """The document with the end that a later one has set to it."""
        last = self.ended.get(document.uri)
        if last is None or (document.valid_until is not None and document.valid_until <= last):
            return document
        return replace(document, valid_until=last)

    def holds(self, passage: Claim, claim: Claim) -> bool:
        """Whether a passage may speak about a claim: it states no validity, or holds on a day the claim speaks of."""
        validity = stated(passage)
        if validity is None:
            return True
        times = periods(claim) or (((self.latest, self.latest),) if self.latest else ())
        return meets(validity, times) if times else passage.valid_until != _NEVER


def _named(uri: str, names: Iterable[str], documents: Iterable[str]) -> set[str]:
    """The documents that a document means by these names: paths seen from it or from the corpus, or titles of files."""
    folder = PurePosixPath(uri).parent
    wanted = {str(place / name.removeprefix("./")) for name in names for place in (folder, PurePosixPath())}
    return {other for other in documents if other != uri and other in wanted}
