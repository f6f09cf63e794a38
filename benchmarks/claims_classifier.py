"""Would a classifier over the embedder's vectors tell claims from the rest better than the rules do?

Run `python -m benchmarks.claims_classifier`; it prints a Markdown table. Logistic regression is trained on the rows tuned on;
its threshold is the one at which it keeps 99 % of their claims in cross-validation. The rows set aside judge. What is not
better than the rules is not shipped.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.claims import DATA, Row, judged_by_rules, parts, rows
from factcheck.inference.loading import open_embedder

_RECALL = 0.99
_FOLDS = 5
Kept = NDArray[np.bool_]


def main() -> None:
    """Print precision, recall and F1 of the rules, of the classifier, and of both together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="unused; the labels belong to the project")
    parser.parse_args()
    (_, tuned), (_, held) = parts(rows("worthiness"))
    truth = np.array([row["checkable"] for row in held])
    rules = np.array([judged_by_rules(row) is None for row in held])
    learned = _classified(tuned, held)
    print(f"| rows set aside, n = {len(held)} | precision | recall | F1 |\n|---|--:|--:|--:|")
    for name, kept in (
        ("rules", rules),
        ("classifier", learned),
        ("rules, then classifier", rules & learned),
    ):
        print(f"| {name} | {_figures(kept, truth)} |")


def _classified(tuned: Sequence[Row], held: Sequence[Row]) -> Kept:
    """Which of the rows set aside the classifier takes for claims."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_predict

    embedder = open_embedder(None)
    vectors = embedder.embed([row["text"] for row in tuned])
    truth = np.array([row["checkable"] for row in tuned])
    model = LogisticRegression(C=10.0, max_iter=2000)
    likely = cross_val_predict(model, vectors, truth, cv=_FOLDS, method="predict_proba")[:, 1]
    threshold = float(np.quantile(likely[truth], 1 - _RECALL))
    model.fit(vectors, truth)
    kept: Kept = model.predict_proba(embedder.embed([row["text"] for row in held]))[:, 1] >= threshold
    return kept


def _figures(kept: Kept, truth: Kept) -> str:
    right = int((kept & truth).sum())
    found, wanted = int(kept.sum()), int(truth.sum())
    return f"{right / found:.3f} | {right / wanted:.3f} | {2 * right / (found + wanted):.3f}"


if __name__ == "__main__":
    main()
