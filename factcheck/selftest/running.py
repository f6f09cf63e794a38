"""Runs a check over documents as they are, and over the same with plants, and counts what it finds."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.model import Checked, Document, Name, Report, Severity, Verdict
from factcheck.pipeline import Pipeline, extract_all
from factcheck.selftest.alterations import KINDS
from factcheck.selftest.planting import Plant, plant
from factcheck.verdicts.grouping import apart

THRESHOLDS = (0.0, 0.8, 0.85, 0.9, 0.95, 0.99)
"""Confidences from which on findings count; 0 stands for the thresholds of the program itself."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one planted sentence."""

    plant: Plant
    confidence: float
    """Of the surest finding that touches it; 0 where there is none."""
    check: str
    """The check that decided; empty where nothing was found."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a check finds of what was planted, and what it finds where nothing was."""

    outcomes: tuple[Outcome, ...]
    alarms: tuple[tuple[str, float], ...]
    """Document and confidence of each finding of severity warning or error on the untouched documents."""
    documents: int

    def kinds(self) -> tuple[str, ...]:
        """The kinds that could be planted."""
        return tuple(kind for kind in KINDS if any(o.plant.kind == kind for o in self.outcomes))

    def found(self, kind: str, threshold: float) -> tuple[int, int]:
        """How many plants of a kind are found from a confidence on, and how many there are; every kind where it is empty."""
        of_kind = [o for o in self.outcomes if kind in ("", o.plant.kind)]
        return sum(bool(o.check) and o.confidence >= threshold for o in of_kind), len(of_kind)

    def flagged(self, threshold: float) -> int:
        """How many of the untouched documents have a finding from that confidence on."""
        return len({uri for uri, confidence in self.alarms if confidence >= threshold})


def run(documents: Iterable[Document], pipeline: Pipeline, *, per_kind: int, most: int, seed: int) -> Trial:
    """A trial on at most so many of the documents, chosen by the seed."""
    rng = random.Random(seed)
    checked = [o for o in extract_all(documents) if isinstance(o, Checked)]
    if len(checked) > most:
        chosen = sorted(rng.sample(range(len(checked)), most))
        checked = [checked[i] for i in chosen]
    names = [v for o in checked for claim in o.claims for v in claim.values if isinstance(v, Name)]
    planted = [plant(o, names, per_kind, rng) for o in checked]
    untouched = _alarms(pipeline.check([o.document for o in checked]))
    touched = _alarms(pipeline.check([document for document, _ in planted]))
    return Trial(
        outcomes=tuple(_outcome(p, touched) for _, plants in planted for p in plants),
        alarms=tuple(
            (uri, alarm.confidence)
            for alarm in untouched
            for uri in sorted({alarm.claim.document, alarm.evidence[0].passage.document})
        ),
        documents=len(checked),
    )


def _alarms(report: Report) -> list[Verdict]:
    """The findings that count, pair by pair."""
    return [pair for pair in apart(report.verdicts) if pair.severity is not Severity.NOTE]


def _outcome(plant: Plant, alarms: Sequence[Verdict]) -> Outcome:
    touching = [
        alarm
        for alarm in alarms
        if any(
            side.document == plant.document and side.span.overlaps(plant.span)
            for side in (alarm.claim, alarm.evidence[0].passage)
        )
    ]
    best = max(touching, key=lambda alarm: alarm.confidence, default=None)
    return Outcome(plant, best.confidence if best else 0.0, best.findings[0].check if best else "")
