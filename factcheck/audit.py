"""A person goes through the findings one by one; what is said of them is kept, and tells how far they can be trusted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.baseline import Baseline, Label, Mark, written
from factcheck.model import Report, Status, Verdict
from factcheck.reports._outputs import save
from factcheck.reports._summary import plural
from factcheck.screening import Screening
from factcheck.verdicts.grouping import together

TARGET = 0.9
"""Precision that the advice on a threshold aims at."""
ENOUGH = 20
"""Labels that are wanted before a threshold is advised."""


@dataclass(slots=True)
class Audit:
    """One walk; every answer is written at once, so that nothing is lost when it ends early."""

    screening: Screening
    pairs: Report
    """The report pair by pair, with the suppressed pairs marked."""
    baseline: Baseline

    @classmethod
    def begin(cls, screening: Screening, report: Report) -> Audit:
        """An audit of what a run has found."""
        return cls(screening, screening.pairs(report), screening.baseline)

    def open(self) -> tuple[Verdict, ...]:
        """The findings of which nothing is known yet, the most urgent first."""
        shown = together(self.baseline.apply(self.pairs).verdicts)
        return tuple(v for v in shown if v.status is Status.NEW and v.fingerprint not in self.baseline.labels)

    def mark(self, verdict: Verdict, mark: Mark) -> None:
        """Keeps what is said of a finding; raises ``UsageError`` where the baseline can't be written."""
        self.baseline = self.baseline.marked({verdict.fingerprint: mark}, self.pairs)
        save(written(self.baseline), self.screening.baseline_name)


@dataclass(frozen=True, slots=True)
class Precision:
    """How many findings of a kind were true."""

    kind: str
    labelled: int
    true: int

    @property
    def share(self) -> float:
        """True ones of all labelled, 0 to 1."""
        return self.true / self.labelled


def precision(labels: Iterable[Label]) -> tuple[Precision, ...]:
    """Precision by deciding check, sorted, and over all at the end; empty where nothing is labelled."""
    kinds: defaultdict[str, list[bool]] = defaultdict(list)
    for label in labels:
        kinds[label.check].append(_is_true(label))
    rows = [Precision(kind, len(found), sum(found)) for kind, found in sorted(kinds.items())]
    if not rows:
        return ()
    return (*rows, Precision("all", sum(r.labelled for r in rows), sum(r.true for r in rows)))


def threshold(labels: Iterable[Label]) -> tuple[float, Precision] | None:
    """The least confidence from which on enough labelled findings were true; None where there is none."""
    ordered = sorted(labels, key=lambda label: -label.confidence)
    best = None
    true = 0
    for count, label in enumerate(ordered, start=1):
        true += _is_true(label)
        is_last_of_its_confidence = count == len(ordered) or ordered[count].confidence < label.confidence
        if is_last_of_its_confidence and count >= ENOUGH and true / count >= TARGET:
            best = label.confidence, Precision("all", count, true)
    return best


def told(baseline: Baseline) -> Iterator[str]:
    """Precision and advice in lines for people."""
    labels = tuple(baseline.labels.values())
    rows = precision(labels)
    if not rows:
        yield "Nothing is labelled yet."
        return
    for row in rows:
        yield f"{row.kind:<12} {row.true} of {row.labelled} true ({row.share:.0%})"
    advice = threshold(labels)
    if advice:
        confidence, row = advice
        # Rounded down, so that the finding at the threshold itself stays in.
        shown = f"{int(confidence * 100)}%"
        yield f"From {shown} confidence on, {row.true} of {row.labelled} were true: --min-confidence {shown}"
    elif len(labels) < ENOUGH:
        wanted = plural(ENOUGH - len(labels), "more label")
        yield f"{wanted} for advice on a threshold."
    else:
        yield f"At no confidence were {TARGET:.0%} of them true: begin with the checks of the lowest shares above."


def _is_true(label: Label) -> bool:
    return label.mark is not Mark.FALSE
