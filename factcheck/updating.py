"""A baseline is made, brought up to date, pruned, or marked by a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from factcheck import gate
from factcheck.baseline import Baseline, Mark, difference, written
from factcheck.errors import UsageError
from factcheck.gate import ExitCode
from factcheck.model import Report
from factcheck.reports._outputs import save
from factcheck.reports._summary import plural
from factcheck.screening import Screening


@dataclass(frozen=True)
class Update:
    """What is to be done to a baseline."""

    screening: Screening
    is_new: bool
    """Whether there is no baseline yet."""
    marks: Mapping[str, Mark] | None = None
    """What a person says of findings, by fingerprint; None where nothing is imported."""
    accept_new: bool = False
    prune: bool = False

    def __post_init__(self) -> None:
        if sum((self.marks is not None, self.accept_new, self.prune)) > 1:
            raise UsageError("--accept-new, --prune and --import exclude each other")
        if not self.screening.baseline_name:
            raise UsageError("the settings name no baseline: give one with --baseline FILE")

    def __call__(self, report: Report) -> tuple[list[str], ExitCode]:
        """Does it, and says what was done, with the exit code; nothing is written where something was not read."""
        name, old = self.screening.baseline_name, self.screening.baseline
        if not gate.complete(report.outcomes):
            failed = [f"{o.uri}: {o.error}" for o in report.outcomes if hasattr(o, "error")]
            why = "something could not be read" if failed else "nothing was checked"
            return [*failed, f"{name} was left as it is: {why}"], ExitCode.INCOMPLETE
        report = self.screening.pairs(report)
        new = self._updated(old, report)
        more, fewer = difference(old, new)
        change = f"{name}: +{more} -{fewer}"
        if more and not (self.is_new or self.accept_new or self.marks is not None):
            told = f"{change}; it was left as it is, because it would grow: --accept-new lets it"
            return [told], ExitCode.FINDINGS
        save(written(new), name)
        total = sum(entry.count for entry in new.entries.values())
        return [f"{change}, now {plural(total, 'pair')}", *self._unmet(report)], ExitCode.CLEAN

    def _updated(self, old: Baseline, report: Report) -> Baseline:
        if self.marks is not None:
            return old.marked(self.marks, report)
        return old.pruned(report) if self.prune else old.accepting(report)

    def _unmet(self, report: Report) -> list[str]:
        found = {verdict.fingerprint for verdict in report.verdicts}
        unmet = sorted(set(self.marks or ()) - found)
        return [f"no such finding any more: {fingerprint}" for fingerprint in unmet]


def existing(name: str) -> bool:
    """Whether there is a baseline at that path."""
    return bool(name) and Path(name).is_file()
