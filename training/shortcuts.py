"""How far the hypothesis alone gives the label away: `python -m training.shortcuts --work training/work`.

A bag of words and word pairs over hypotheses only; the closer to the majority share, the less a model can learn to
judge without reading the premise. Public pairs are given beside the made ones for comparison.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from training.data import LABEL_IDS

FAMILIES = {
    "planted": ("antonym", "number", "date", "unit", "name", "role", "negation", "quantifier", "attribution", "quotation",
                "twin-", "rest-", "synonym", "other-"),
    "restated": ("restated",),
    "figures": ("figure",),
    "vitaminc": ("vitaminc",),
    "fever": ("fever", "made_same_entity", "made_look_alike"),
    "mnli": ("mnli", "ling"),
    "whole mix": ("",),
}  # fmt: skip


def leak(rows: Sequence[tuple[str, int]], seed: int = 3) -> tuple[float, float]:
    """Accuracy of the hypothesis-only classifier on a held-out fifth, and the majority share there."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import SGDClassifier

    shuffled = random.Random(seed).sample(list(rows), min(len(rows), 40_000))
    cut = len(shuffled) // 5
    vectorizer = CountVectorizer(ngram_range=(1, 2), min_df=3, binary=True, token_pattern=r"(?u)\w+|[^\w\s]")
    train = vectorizer.fit_transform([text for text, _ in shuffled[cut:]])
    model = SGDClassifier(loss="log_loss", alpha=3e-5, random_state=seed, max_iter=20)
    model.fit(train, [label for _, label in shuffled[cut:]])
    accuracy = model.score(
        vectorizer.transform([t for t, _ in shuffled[:cut]]), [label for _, label in shuffled[:cut]]
    )
    majority = Counter(label for _, label in shuffled[:cut]).most_common(1)[0][1] / cut
    return float(accuracy), float(majority)


def main() -> None:
    """Print a line a family of pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    options = parser.parse_args()
    with gzip.open(options.work / "mix.jsonl.gz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    for family, beginnings in FAMILIES.items():
        chosen = [(r["hypothesis"], LABEL_IDS[r["label"]]) for r in rows if r["kind"].startswith(beginnings)]
        accuracy, majority = leak(chosen)
        print(f"{family:10} {len(chosen):7} rows  hypothesis only {accuracy:.3f}  majority {majority:.3f}")


if __name__ == "__main__":
    main()
