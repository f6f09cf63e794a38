"""All development sets over any scorer: `python -m training.evaluate --model FOLDER --data DIR --out FILE.json`."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training import devsets, metrics
from training.devsets import Example
from training.metrics import Figure, bootstrap
from training.scoring import Array, ModelScorer, Score, long_scores

LABEL_IDS = {"entailment": 0, "neutral": 1, "contradiction": 2}
THREE_WAY = ("vitaminc", "mnli_mm", "breaking_nli", "healthver")
TWO_WAY = ("fm2", "fever_dev", "fever_symmetric", "scifact")
RARE = ("climate_fever", "factcheck_bench")
CONSISTENCY = ("bump", "summedits", "qags_xsum", "wice")
FALSE_ALARMS = (0.005, 0.01, 0.02, 0.05)
Figures = dict[str, Figure]
Rows = NDArray[np.int64]


def _pairs(examples: Sequence[Example]) -> list[tuple[str, str]]:
    return [(e.premise, e.hypothesis) for e in examples]


def _cases(examples: Sequence[Example]) -> list[str]:
    return [e.case for e in examples]


def three_way(score: Score, data: Path, name: str, limit: int) -> Figures:
    """Accuracy, macro-F1, false contradictions among the others, and calibration error."""
    examples = devsets.load(data, name, limit)
    scores = score(_pairs(examples))
    gold = np.asarray([LABEL_IDS[e.label] for e in examples])
    predicted = scores.argmax(1)
    cases = _cases(examples)

    def false_alarms(rows: Rows) -> float:
        return float((predicted[rows][gold[rows] != 2] == 2).mean())

    majority = float(np.bincount(gold).max() / len(gold))
    accuracy = bootstrap(lambda rows: metrics.accuracy(predicted[rows], gold[rows]), cases)
    return {
        f"{name}.accuracy": Figure(accuracy.value, accuracy.low, accuracy.high, accuracy.n, majority),
        f"{name}.macro_f1": bootstrap(lambda rows: metrics.macro_f1(predicted[rows], gold[rows]), cases),
        f"{name}.false_contradictions": bootstrap(false_alarms, cases),
        f"{name}.ece": bootstrap(
            lambda rows: metrics.expected_calibration_error(scores[rows], gold[rows]), cases, 100
        ),
    }


def two_way(score: Score, data: Path, name: str, limit: int) -> Figures:
    """Accuracy of supports >= contradicts."""
    examples = devsets.load(data, name, limit)
    scores = score(_pairs(examples))
    right = (scores[:, 0] >= scores[:, 2]) == np.asarray([e.label == "entailment" for e in examples])
    majority = max(
        np.mean([e.label == "entailment" for e in examples]),
        np.mean([e.label != "entailment" for e in examples]),
    )
    figure = bootstrap(lambda rows: float(right[rows].mean()), _cases(examples))
    return {f"{name}.accuracy": Figure(figure.value, figure.low, figure.high, figure.n, float(majority))}


def consistency(score: Score, data: Path, name: str, limit: int) -> Figures:
    """Inconsistency = 1 - support of the whole text: AUC, balanced accuracy at its best threshold, pairs of bump."""
    examples = devsets.load(data, name, limit)
    # A scorer that reads long texts itself is measured on what it makes of them.
    reads_long = getattr(score, "reads_long", False)
    scores = score(_pairs(examples)) if reads_long else long_scores(score, _pairs(examples))
    doubt = 1 - scores[:, 0]
    positive = np.asarray([e.label not in ("consistent", "supported") for e in examples])
    cases = _cases(examples)
    figures = {f"{name}.auc": bootstrap(lambda rows: metrics.auc(doubt[rows], positive[rows]), cases)}
    groups = sorted({e.group for e in examples}) if name == "summedits" else [""]
    member = {g: np.asarray([name != "summedits" or e.group == g for e in examples]) for g in groups}
    limits = {g: metrics.best_threshold(doubt[member[g]], positive[member[g]]) for g in groups}

    def balanced(rows: Rows) -> float:
        values = []
        for group in groups:
            chosen = rows[member[group][rows]]
            values.append(metrics.balanced_accuracy(doubt[chosen] > limits[group], positive[chosen]))
        return float(np.nanmean(values))

    figures[f"{name}.balanced_accuracy"] = bootstrap(balanced, cases)
    if name == "bump":
        figures["bump.pair_consistency"] = _pair_consistency(examples, doubt)
    return figures


def _pair_consistency(examples: Sequence[Example], doubt: Array) -> Figure:
    """How often the edited summary is doubted strictly more than its reference; rows come in pairs."""
    right: list[float] = []
    cases: list[str] = []
    for i in range(0, len(examples) - 1, 2):
        if {examples[i].label, examples[i + 1].label} == {"consistent", "inconsistent"}:
            edited, reference = (i, i + 1) if examples[i].label == "inconsistent" else (i + 1, i)
            right.append(float(doubt[edited] > doubt[reference]))
            cases.append(examples[i].case)
    values = np.asarray(right)
    return bootstrap(lambda rows: float(values[rows].mean()), cases)


def rare(score: Score, data: Path, name: str, limit: int) -> Figures:
    """Contradiction as a rare event: precision at 40 % recall, and area under the PR curve."""
    examples = devsets.load(data, name, limit)
    scores = score(_pairs(examples))
    positive = np.asarray([e.label == "contradiction" for e in examples])
    gold = np.asarray([LABEL_IDS[e.label] for e in examples])
    cases = _cases(examples)
    against = scores[:, 2]
    share = float(positive.mean())
    area = bootstrap(lambda rows: metrics.average_precision(against[rows], positive[rows]), cases)
    precise = bootstrap(lambda rows: metrics.precision_at_recall(against[rows], positive[rows], 0.4), cases)
    return {
        f"{name}.pr_auc": Figure(area.value, area.low, area.high, area.n, share),
        f"{name}.precision_at_recall_40": Figure(precise.value, precise.low, precise.high, precise.n, share),
        f"{name}.macro_f1": bootstrap(
            lambda rows: metrics.macro_f1(scores[rows].argmax(1), gold[rows]), cases
        ),
    }


def chatprotect(score: Score, data: Path, limit: int) -> Figures:
    """Two sentences, the larger contradiction score of both directions."""
    examples = devsets.load(data, "chatprotect", limit)
    pairs = _pairs(examples)
    against = np.maximum(score(pairs)[:, 2], score([(h, p) for p, h in pairs])[:, 2])
    positive = np.asarray([e.label == "contradiction" for e in examples])
    limit_at = metrics.best_threshold(against, positive)
    cases = _cases(examples)
    return {
        "chatprotect.auc": bootstrap(lambda rows: metrics.auc(against[rows], positive[rows]), cases),
        "chatprotect.balanced_accuracy": bootstrap(
            lambda rows: metrics.balanced_accuracy(against[rows] > limit_at, positive[rows]), cases
        ),
    }


def _above(values: Array, edge: float, cases: Sequence[str]) -> Figure:
    """Share of the values above an edge."""
    return bootstrap(lambda rows: float((values[rows] > edge).mean()), cases)


def both_ways(score: Score, pairs: Sequence[tuple[str, str, str]]) -> Array:
    """Contradiction of two sentences beside each other: the mean of both directions."""
    forward = score([(a, b) for a, b, _ in pairs])[:, 2]
    return np.asarray((forward + score([(b, a) for a, b, _ in pairs])[:, 2]) / 2)


def documents(score: Score, data: Path, limit: int) -> Figures:
    """Sentences beside each other: false alarms on clean documents, and what is found at that price."""
    clean = devsets.clean_pairs(data)
    clean = clean[:: max(1, len(clean) // limit)] if limit else clean
    quiet = both_ways(score, clean)
    real, other = devsets.wiki_pairs(data)
    found, beside = both_ways(score, real), both_ways(score, other)
    planted = devsets.planted_pairs(data)
    flat = [(a, b, name) for name, pairs in planted for a, b in pairs]
    flat_scores = both_ways(score, flat)
    highest: dict[str, float] = {}
    for (_, _, name), value in zip(flat, flat_scores, strict=True):
        highest[name] = max(highest.get(name, 0.0), float(value))
    best = np.asarray(list(highest.values()))
    quiet_cases, real_cases = [name for _, _, name in clean], [case for _, _, case in real]
    figures = {"clean.false_alarms_at_0.5": _above(quiet, 0.5, quiet_cases)}
    for share in FALSE_ALARMS:
        edge = float(np.quantile(quiet, 1 - share))
        figures[f"clean.threshold_at_{share:g}"] = Figure(edge, edge, edge, len(clean))
        figures[f"wikicontradict.recall_at_{share:g}"] = _above(found, edge, real_cases)
        figures[f"contradoc.planted_recall_at_{share:g}"] = _above(best, edge, list(highest))
    edge = float(np.quantile(beside, 0.98))
    figures["wikicontradict.recall_at_0.02_same_paragraphs"] = _above(found, edge, real_cases)
    return figures


def synthetic(score: Score, path: Path, limit: int) -> Figures:
    """Accuracy by kind on held-out made pairs."""
    examples = devsets.synthetic(path)
    examples = examples[:: max(1, len(examples) // limit)] if limit else examples
    predicted = score(_pairs(examples)).argmax(1)
    right = predicted == np.asarray([LABEL_IDS[e.label] for e in examples])
    figures = {"synthetic.accuracy": bootstrap(lambda rows: float(right[rows].mean()), _cases(examples))}
    for kind in sorted({e.group for e in examples}):
        chosen = [i for i, e in enumerate(examples) if e.group == kind]
        figures[f"synthetic.{kind}"] = _above(right[chosen] * 1.0, 0.5, [examples[i].case for i in chosen])
    return figures


def evaluate(score: Score, data: Path, work: Path, limits: dict[str, int]) -> Figures:
    """Every figure; `limits` holds at most how many rows of a set are taken (0 or missing: all)."""
    figures: Figures = {}
    jobs: dict[str, Callable[[int], Figures]] = {
        **{name: partial(three_way, score, data, name) for name in THREE_WAY},
        **{name: partial(two_way, score, data, name) for name in TWO_WAY},
        **{name: partial(rare, score, data, name) for name in RARE},
        "chatprotect": partial(chatprotect, score, data),
        "documents": partial(documents, score, data),
        **{name: partial(consistency, score, data, name) for name in CONSISTENCY},
    }
    made = work / "dev_synthetic.jsonl"
    if made.is_file():
        jobs["synthetic"] = partial(synthetic, score, made)
    for name, job in jobs.items():
        if limits.get(name, 0) < 0:
            continue
        begun = time.time()
        new = job(limits.get(name, 0))
        figures.update(new)
        print(f"{name} ({time.time() - begun:.0f} s)", flush=True)
        for key, figure in new.items():
            print(f"  {key:45} {figure} n={figure.n}", flush=True)
    return figures


def main() -> None:
    """Parse the command line, evaluate a model folder, write the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=0, help="rows a set at most; 0: all")
    parser.add_argument("--only", default="", help="comma-separated sets")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    import torch

    torch.set_num_threads(options.threads)
    names = (*THREE_WAY, *TWO_WAY, *RARE, *CONSISTENCY, "chatprotect", "documents", "synthetic")
    only = set(options.only.split(",")) if options.only else set(names)
    limits = {name: options.limit if name in only else -1 for name in names}
    figures = evaluate(ModelScorer(options.model), options.data, options.work, limits)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps({k: asdict(v) for k, v in figures.items()}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
