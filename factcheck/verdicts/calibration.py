"""Raw NLI scores in, calibrated probabilities out; the numbers are plain JSON, set on development rows."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.model import Pair, Scores
from factcheck.verdicts.features import NAMES, features

_LARGEST = 700.0
"""The exponential of more than this is no float; weights fitted on few documents may be that steep."""


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
class Weights:
    """A logistic regression over the features of a pair: how likely it is that the two contradict each other."""

    bias: float
    features: tuple[tuple[str, float], ...]
    """Weight by name of feature, in the order of `features.NAMES`."""

    def probability(self, pair: Pair) -> float:
        """How likely the model's word and the nearness of the two make a contradiction, 0 to 1."""
        odds = self.bias + sum(w * x for (_, w), x in zip(self.features, features(pair), strict=True))
        return 1.0 / (1.0 + math.exp(min(-odds, _LARGEST)))

    @classmethod
    def of(cls, bias: float, weights: Mapping[str, float]) -> Weights:
        """Weights by name; a feature without one has none. Raises ``ValueError`` for a name that is no feature."""
        unknown = sorted(set(weights) - set(NAMES))
        if unknown:
            raise ValueError(f"no such feature: {', '.join(unknown)}")
        return cls(bias, tuple((name, weights.get(name, 0.0)) for name in NAMES))


MODEL_ALONE = Weights.of(0.0, {"contradicts": 1.0})
"""The model's own probability and nothing else."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How scores become probabilities, and from where on a probability is reported."""

    sentence: Scaling
    """Sentence against sentence."""
    passage: Scaling
    """Sentence against a passage of several sentences."""
    thresholds: dict[str, float]
    """Smallest confidence that is reported, by what decided: a typed check (“typed”), or the model alone on two statements of
    one text (“nli”), of two (“nli-across”), or against a corpus (“nli-corpus”)."""
    weights: Weights = MODEL_ALONE
    """What a contradiction that only the model sees is worth."""


def load(path: Path | None = None) -> Calibration:
    """The shipped calibration, or that of a file of the same form."""
    path = path or Path(__file__).with_name("calibration.json")
    stored = json.loads(path.read_text(encoding="utf-8"))

    def scaling(kind: str) -> Scaling:
        entailment, neutral, contradiction = stored[kind]["bias"]
        return Scaling(stored[kind]["temperature"], (entailment, neutral, contradiction))

    weights = Weights.of(stored["pair"]["bias"], stored["pair"]["weights"])
    return Calibration(scaling("sentence"), scaling("passage"), dict(stored["thresholds"]), weights)
