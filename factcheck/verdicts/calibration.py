"""Raw NLI scores in, calibrated probabilities out; the numbers are plain JSON, set on development rows."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.model import Scores


@dataclass(frozen=True, slots=True)
class Scaling:
    """Temperature scaling with a bias per class (Guo et al. 2017; vector scaling without the matrix)."""

    temperature: float
    bias: tuple[float, float, float]
    """Added to the scaled logits of entailment, neutral, contradiction."""

    def scores(self, logits: Sequence[float]) -> Scores:
        """Probabilities for one row of logits: entailment, neutral, contradiction."""
        scaled = [x / self.temperature + b for x, b in zip(logits, self.bias, strict=True)]
        top = max(scaled)
        powers = [math.exp(x - top) for x in scaled]
        total = sum(powers)
        supports, neutral, contradicts = (p / total for p in powers)
        return Scores(supports=supports, contradicts=contradicts, neutral=neutral)


@dataclass(frozen=True, slots=True)
class Calibration:
    """How scores become probabilities, and from where on a probability is reported."""

    sentence: Scaling
    """Sentence against sentence."""
    passage: Scaling
    """Sentence against a passage of several sentences."""
    thresholds: dict[str, float]
    """Smallest confidence that is reported, by what decided: “nli” alone, or a typed check (“typed”)."""


def load(path: Path | None = None) -> Calibration:
    """The shipped calibration, or that of a file of the same form."""
    path = path or Path(__file__).with_name("calibration.json")
    stored = json.loads(path.read_text(encoding="utf-8"))

    def scaling(kind: str) -> Scaling:
        entailment, neutral, contradiction = stored[kind]["bias"]
        return Scaling(stored[kind]["temperature"], (entailment, neutral, contradiction))

    return Calibration(scaling("sentence"), scaling("passage"), dict(stored["thresholds"]))
