"""Typed checks alone, the model alone and the two weighed together, on the same documents.

Run `python -m benchmarks.ablation [--data DIR] [--every N] [--articles N]`; it prints two Markdown tables: every so-manieth
document of ContraDoc, and every so-manieth clean article of bump, each document by itself at the default thresholds. What the
models say is kept from judge to judge, so that all three see the same pairs and scores.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from benchmarks.documents import DATA, Result, Text, check, clean_sets, contradoc, f1, interval
from factcheck import wiring
from factcheck.inference import Embedder, NliModel, Vectors
from factcheck.pipeline import Pipeline
from factcheck.verdicts.fusion import MODEL

_NEUTRAL = (-50.0, 50.0, -50.0)
"""Logits of a model that has nothing to say: a typed finding keeps its own confidence beside it."""


@dataclass
class Remembered:
    """Models that answer the same question once."""

    nli: NliModel
    embedder: Embedder
    name: str = "remembered"
    _logits: dict[tuple[str, str], Sequence[float]] = field(default_factory=dict)
    _vectors: dict[str, Vectors] = field(default_factory=dict)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """As of the model."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._logits]
        if new:
            self._logits.update(zip(new, self.nli.logits(new), strict=True))
        return np.array([self._logits[pair] for pair in pairs], np.float32).reshape(-1, 3)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """As of the embedder."""
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if new or not texts:
            found = self.embedder.embed(new)
            self._vectors.update(zip(new, found, strict=True))
        return np.stack([self._vectors[text] for text in texts]) if texts else found


class Silent:
    """A model that calls every pair neutral."""

    name = "silent"

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """One row a pair."""
        return np.array([_NEUTRAL] * len(pairs), np.float32).reshape(-1, 3)


def pipelines() -> dict[str, Pipeline]:
    """The program with the checks alone, with the model alone, and as it is."""
    whole = wiring.pipeline(wiring.Settings())
    models = Remembered(whole.judge.nli, whole.embedder)
    typed = tuple(c for c in whole.judge.checks if c.id != MODEL)
    alone = tuple(c for c in whole.judge.checks if c.id == MODEL)
    judges = {
        "typed checks alone": replace(whole.judge, nli=Silent(), checks=typed),
        "model alone": replace(whole.judge, nli=models, checks=alone),
        "both": replace(whole.judge, nli=models),
    }
    return {name: replace(whole, embedder=models, judge=judge) for name, judge in judges.items()}


def all_results(found: dict[str, Pipeline], texts: Sequence[Text]) -> dict[str, list[Result]]:
    """What each judge says of each text; text by text, so that little has to be remembered."""
    results: dict[str, list[Result]] = {name: [] for name in found}
    for text in texts:
        for name, pipeline in found.items():
            results[name] += check(pipeline, [text])
    return results


def contradoc_row(name: str, results: Sequence[Result]) -> str:
    """One row of a Markdown table."""
    bad = [r for r in results if r.text.contradictory]
    clean = [r for r in results if not r.text.contradictory]
    low, high = interval(results)
    flagged = sum(bool(r.alarms) for r in clean)
    return (
        f"| {name} | {f1(results):.3f} ({low:.3f} to {high:.3f}) | {sum(bool(r.alarms) for r in bad)} of {len(bad)} | "
        f"{sum(r.hit for r in bad)} of {len(bad)} | {flagged} of {len(clean)} |"
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--every", type=int, default=3, help="each so-manieth document of ContraDoc")
    parser.add_argument("--articles", type=int, default=4, help="each so-manieth clean article of bump")
    given = parser.parse_args()
    found = pipelines()
    documents = contradoc(given.data)[:: given.every]
    print(
        f"| ContraDoc ({len(documents)}) | F1 | flagged rightly | on the planted sentence | clean flagged |"
    )
    print("|---|--:|--:|--:|--:|")
    for name, results in all_results(found, documents).items():
        print(contradoc_row(name, results), flush=True)
    articles = clean_sets(given.data, 0)["bump articles"][:: given.articles]
    print(f"\n| bump articles ({len(articles)}) | sentences | alarms | a document | flagged |")
    print("|---|--:|--:|--:|--:|")
    for name, results in all_results(found, articles).items():
        alarms = sum(len(r.alarms) for r in results)
        flagged = sum(bool(r.alarms) for r in results)
        told = f"{sum(r.sentences for r in results)} | {alarms} | {alarms / len(results):.3f} | {flagged}"
        print(f"| {name} | {told} |", flush=True)


if __name__ == "__main__":
    main()
