"""How far the model's probabilities can be believed: `python -m training.reliability --model FOLDER --data DIR`.

Prints the two tables of the model card: the expected calibration error of each development set before and after the shipped
calibration of sentences, and how often the model is right on VitaminC where it says so many per cent.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from factcheck.verdicts.calibration import load
from training import devsets
from training.calibrate import Calibration
from training.evaluate import LABEL_IDS, THREE_WAY, TWO_WAY
from training.metrics import expected_calibration_error
from training.scoring import Array, ModelScorer, softmax

EDGES = (30, 50, 60, 70, 80, 90, 100)
"""Bins of the winning probability, in per cent."""
SHOWN = "vitaminc"
WHOLE = 512
"""Tokens of a pair: every premise is taken whole."""


def two_way(logits: Array) -> Array:
    """Logits of entailment and contradiction alone, neutral beyond reach."""
    return np.asarray(np.where([[True, False, True]], logits, -1e9))


def bins(scores: Array, gold: NDArray[np.int64]) -> list[tuple[int, int]]:
    """For each pair of `EDGES`, the rows whose winning probability lies there and how many of them are right, in per cent."""
    said, right = 100 * scores.max(1), scores.argmax(1) == gold
    found = []
    for low, high in itertools.pairwise(EDGES):
        here = (said >= low) & ((said < high) | (high == EDGES[-1]))
        found.append((int(here.sum()), round(100 * float(right[here].mean())) if here.any() else 0))
    return found


def table(rows: Sequence[Sequence[object]], heads: Sequence[str]) -> str:
    """A Markdown table, numbers to the right."""
    lines = [heads, ["--", *["--:"] * (len(heads) - 1)], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    scorer = ModelScorer(options.model, WHOLE)
    shipped = load().sentence
    calibration = Calibration(shipped.temperature, shipped.bias)
    errors, shown = [], []
    for name in (*THREE_WAY, *(n for n in TWO_WAY if n != "fever_dev")):
        examples = devsets.load(options.data, name)
        logits = scorer.logits([(e.premise, e.hypothesis) for e in examples])
        logits = two_way(logits) if name in TWO_WAY else logits
        gold = np.asarray([LABEL_IDS[e.label] for e in examples])
        before, after = softmax(logits), calibration.apply(logits)
        cells = [f"{100 * expected_calibration_error(s, gold):.1f}" for s in (before, after)]
        errors.append((name, f"{len(gold):,}", *cells))
        if name == SHOWN:
            spans = [f"{low} to {high}" for low, high in itertools.pairwise(EDGES)]
            shown = [
                (s, *b, *a) for s, b, a in zip(spans, bins(before, gold), bins(after, gold), strict=True)
            ]
        print(errors[-1], flush=True)
    print(table(errors, ("set", "n", "before", "after")))
    print(table(shown, ("said, per cent", "before: n", "before: right", "after: n", "after: right")))


if __name__ == "__main__":
    main()
