"""Temperature and bias per kind of input, and thresholds at given false-alarm rates, as plain JSON.

`python -m training.calibrate --model FOLDER --data DIR --out calibration.json`

`sentence` is fitted where both sides are a sentence, `passage` where the premise is longer. Each fitting set weighs
the same, and consistent sentence pairs weigh as much as all others together: that is what the product meets most.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training import devsets
from training.devsets import Example
from training.evaluate import LABEL_IDS, both_ways
from training.metrics import expected_calibration_error
from training.scoring import Array, ModelScorer, Score, softmax

FITTING = ("vitaminc", "mnli_mm", "healthver", "climate_fever", "factcheck_bench")
SENTENCE_WORDS = 45
"""Premises of up to so many words count as a sentence."""
ROWS_A_SET = 1500
FALSE_ALARM_RATES = (0.002, 0.005, 0.01, 0.02, 0.05)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Probabilities = softmax(logits / temperature + bias)."""

    temperature: float
    bias: tuple[float, float, float]

    def apply(self, logits: Array) -> Array:
        """Calibrated probabilities, (n, 3)."""
        return softmax(logits / self.temperature + np.asarray(self.bias))


def fit(logits: Array, gold: NDArray[np.int64], weights: Array) -> Calibration:
    """Temperature and bias of least weighted log loss; the bias of neutral is nought, and biases are kept small."""
    from scipy.optimize import minimize

    share = weights / weights.sum()

    def loss(parameters: Array) -> float:
        probable = softmax(logits * np.exp(parameters[0]) + np.asarray([parameters[1], 0.0, parameters[2]]))
        picked = np.log(np.clip(probable[np.arange(len(gold)), gold], 1e-9, 1.0))
        return float(-(share * picked).sum() + 0.002 * float((parameters[1:] ** 2).sum()))

    found = minimize(
        loss, np.zeros(3), method="Nelder-Mead", options={"maxiter": 600, "xatol": 1e-4, "fatol": 1e-6}
    )
    scale, first, last = (float(x) for x in found.x)
    return Calibration(round(float(np.exp(-scale)), 4), (round(first, 4), 0.0, round(last, 4)))


def fitting_rows(data: Path, work: Path) -> tuple[list[Example], list[float]]:
    """Rows to fit on with their weights."""
    rows: list[Example] = []
    weights: list[float] = []
    for name in FITTING:
        part = devsets.load(data, name, ROWS_A_SET)
        rows.extend(part)
        weights.extend([1.0 / len(part)] * len(part))
    made = devsets.synthetic(work / "dev_synthetic.jsonl")
    made = made[:: max(1, len(made) // ROWS_A_SET)]
    rows.extend(made)
    weights.extend([1.0 / len(made)] * len(made))
    clean = devsets.clean_pairs(data)
    clean = clean[:: max(1, len(clean) // ROWS_A_SET)]
    rows.extend(Example(one, other, "neutral", name, "clean") for one, other, name in clean)
    weights.extend([len(FITTING) / len(clean)] * len(clean))
    return rows, weights


def calibrate(
    logits: Array, rows: Sequence[Example], weights: Sequence[float]
) -> dict[str, tuple[Calibration, float, float]]:
    """For each kind of input its calibration, and the calibration error before and after."""
    gold = np.asarray([LABEL_IDS[row.label] for row in rows])
    short = np.asarray([len(row.premise.split()) <= SENTENCE_WORDS for row in rows])
    made: dict[str, tuple[Calibration, float, float]] = {}
    for kind, chosen in (("sentence", short), ("passage", ~short)):
        fitted = fit(logits[chosen], gold[chosen], np.asarray(weights)[chosen])
        before = expected_calibration_error(softmax(logits[chosen]), gold[chosen])
        after = expected_calibration_error(fitted.apply(logits[chosen]), gold[chosen])
        made[kind] = (fitted, before, after)
    return made


def thresholds(score: Score, data: Path) -> dict[str, float]:
    """Contradiction score of two sentences (mean of both directions) that so many clean pairs exceed."""
    clean = both_ways(score, devsets.clean_pairs(data))
    return {f"{rate:g}": round(float(np.quantile(clean, 1 - rate)), 4) for rate in FALSE_ALARM_RATES}


def main() -> None:
    """Parse the command line, fit, write JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    import torch

    torch.set_num_threads(options.threads)
    scorer = ModelScorer(options.model)
    rows, weights = fitting_rows(options.data, options.work)
    logits = scorer.logits([(row.premise, row.hypothesis) for row in rows])
    fitted = calibrate(logits, rows, weights)
    sentence = fitted["sentence"][0]
    record: dict[str, object] = {
        kind: {
            "temperature": c.temperature,
            "bias": list(c.bias),
            "ece_before": round(b, 4),
            "ece_after": round(a, 4),
        }
        for kind, (c, b, a) in fitted.items()
    }
    record["thresholds"] = thresholds(lambda pairs: sentence.apply(scorer.logits(pairs)), options.data)
    options.out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(record, indent=1))


if __name__ == "__main__":
    main()
