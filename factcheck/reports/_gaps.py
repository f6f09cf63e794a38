"""What keeps a run from being complete, counted while its outcomes pass by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.model import Checked, Failed, Outcome, Reason
from factcheck.reports._summary import plural


@dataclass(slots=True)
class Gaps:
    """Counts, so that nobody has to keep the outcomes."""

    checked: int = 0
    failed: int = 0
    broken: int = 0
    """Entries of files of records that could not be read."""

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> Gaps:
        """What is missing in some outcomes."""
        found = cls()
        for outcome in outcomes:
            if isinstance(outcome, Checked):
                found.checked += 1
                found.broken += sum(entry.reason is Reason.UNREADABLE for entry in outcome.unchecked)
            else:
                found.failed += isinstance(outcome, Failed)
        return found

    def add(self, other: Gaps) -> None:
        """Counts in what is missing elsewhere."""
        self.checked += other.checked
        self.failed += other.failed
        self.broken += other.broken

    def told(self) -> list[str]:
        """What is missing, in words; empty where something was checked and nothing failed."""
        found = [f"{plural(self.failed, 'file')} could not be read"] if self.failed else []
        if self.broken:
            found.append(f"{plural(self.broken, 'entry', 'entries')} of a file could not be read")
        return found if self.checked else [*found, "nothing was checked"]
