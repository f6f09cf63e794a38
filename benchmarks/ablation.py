"""Typed checks alone, the model alone and the two weighed together, on the same documents and the same given pairs.

Run `python -m benchmarks.ablation [--data DIR] [--only documents,pairs] [--every N]`; it prints Markdown tables: all documents
of ContraDoc and all clean articles of bump, each by itself at the default thresholds, then labelled pairs through `compare`. What the
models say is kept from judge to judge, so that all three see the same pairs and scores, and differences are those of a
paired bootstrap. The weights of a pair are fitted on these documents: each one is judged by weights that never saw it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.documents import DATA, Result, Text, check, clean_sets, contradoc, f1
from factcheck import wiring
from factcheck.comparison import Comparer
from factcheck.inference import Embedder, NliModel, Vectors
from factcheck.model import Stance
from factcheck.pipeline import Pipeline
from factcheck.verdicts.calibration import Calibration
from factcheck.verdicts.fusion import MODEL
from training import devsets, fusion
from training.metrics import Figure, bootstrap

_NEUTRAL = (-50.0, 50.0, -50.0)
"""Logits of a model that has nothing to say: a typed finding keeps its own confidence beside it."""
_SETS = ("vitaminc", "fever_symmetric", "breaking_nli", "chatprotect", "fm2")
_BOTH = "both"
_DRAWS = 1000
"""Bootstrap draws of an interval."""
Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]
Measure = Callable[[Rows], float]


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
        _BOTH: replace(whole.judge, nli=models),
    }
    return {name: replace(whole, embedder=models, judge=judge) for name, judge in judges.items()}


def calibrated(pipeline: Pipeline, calibration: Calibration) -> Pipeline:
    """The same program with other weights and thresholds."""
    return replace(pipeline, judge=replace(pipeline.judge, calibration=calibration))


def held_out(
    found: dict[str, Pipeline], texts: Sequence[Text], further: Sequence[Text]
) -> dict[str, list[Result]]:
    """What each judge says of each text, in order, by weights fitted on the other texts and `further` ones."""
    shipped = found[_BOTH].judge.calibration
    bags = fusion.bags(found[_BOTH], texts)
    rest = fusion.bags(found[_BOTH], further)
    results: dict[str, dict[str, Result]] = {name: {} for name in found}
    for train, test in fusion.folds(bags):
        fitted = fusion.settle([bags[i] for i in train], rest)
        names = {bags[i].document for i in test}
        chosen = [text for text in texts if text.name in names]
        for name, pipeline in found.items():
            said = check(calibrated(pipeline, fitted.calibration(shipped)), chosen)
            results[name].update({result.text.name: result for result in said})
    return {name: [said[text.name] for text in texts] for name, said in results.items()}


def told(figure: Figure) -> str:
    """In per cent, with the interval."""
    return f"{100 * figure.value:.1f} ({100 * figure.low:.1f} to {100 * figure.high:.1f})"


def against_both(measures: dict[str, Measure], cases: Sequence[str]) -> dict[str, str]:
    """By how much both judges together are ahead of each one, with the interval of a paired bootstrap by case."""

    def ahead(name: str) -> Measure:
        return lambda rows: measures[_BOTH](rows) - measures[name](rows)

    return {name: "" if name == _BOTH else told(bootstrap(ahead(name), cases, _DRAWS)) for name in measures}


def contradoc_table(results: dict[str, list[Result]]) -> str:
    """One row a judge: F1 over documents, what was flagged, and by how much both are ahead of it."""

    def measure(some: Sequence[Result]) -> Measure:
        return lambda rows: f1([some[i] for i in rows])

    measures = {name: measure(some) for name, some in results.items()}
    cases = [fusion.origin(r.text.name) for r in results[_BOTH]]
    ahead = against_both(measures, cases)
    lines = [
        f"| ContraDoc ({len(cases)}) | F1 | flagged rightly | on the planted sentence | clean flagged | both ahead by |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, some in results.items():
        bad = [r for r in some if r.text.contradictory]
        clean = [r for r in some if not r.text.contradictory]
        lines.append(
            f"| {name} | {told(bootstrap(measures[name], cases, _DRAWS))} | {sum(bool(r.alarms) for r in bad)} of {len(bad)} | "
            f"{sum(r.hit for r in bad)} of {len(bad)} | {sum(bool(r.alarms) for r in clean)} of {len(clean)} | {ahead[name]} |"
        )
    return "\n".join(lines)


def clean_table(name: str, results: dict[str, list[Result]]) -> str:
    """One row a judge: alarms on consistent documents."""
    lines = [
        f"| {name} | documents | sentences | alarms | a document | flagged |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for judge, some in results.items():
        alarms = sum(len(r.alarms) for r in some)
        flagged, sentences = sum(bool(r.alarms) for r in some), sum(r.sentences for r in some)
        lines.append(
            f"| {judge} | {len(some)} | {sentences} | {alarms} | {alarms / len(some):.3f} | {flagged} |"
        )
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labelled pairs of one set."""

    texts: list[tuple[str, str]]
    contradicts: list[bool]
    cases: list[str]
    """What the bootstrap resamples."""


def labelled(data: Path, every: int) -> dict[str, Pairs]:
    """Sets by name; of WikiContradict as many other pairs of the same paragraphs as contradicting ones."""
    found = {}
    for name in _SETS:
        rows = devsets.load(data, name)[::every]
        found[name] = Pairs(
            [(r.premise, r.hypothesis) for r in rows],
            [r.label == "contradiction" for r in rows],
            [r.case for r in rows],
        )
    real, other = devsets.wiki_pairs(data)
    both = [*real, *other[:: len(other) // len(real)][: len(real)]]
    found["wikicontradict"] = Pairs(
        [(one, two) for one, two, _ in both],
        [place < len(real) for place in range(len(both))],
        [case for _, _, case in both],
    )
    return found


def pairs_table(found: dict[str, Pipeline], sets: dict[str, Pairs]) -> str:
    """One row a set: F1 of contradiction, with precision and recall, by each judge, and by how much both are ahead."""
    others = [name for name in found if name != _BOTH]
    heads = ["set", "n", *found, *(f"ahead of {name}" for name in others)]
    lines = [f"| {' | '.join(heads)} |", "|---|" + "--:|" * (len(heads) - 1)]
    for name, pairs in sets.items():
        gold = np.array(pairs.contradicts)
        measures, cells = {}, []
        for judge, pipeline in found.items():
            said = Comparer(pipeline.judge).compare(pairs.texts)
            fired = np.array([c.stance is Stance.CONTRADICTS for c in said])
            measures[judge] = f1_of(fired, gold)
            right = int((fired & gold).sum())
            cells.append(
                f"{100 * measures[judge](np.arange(len(gold))):.1f} ({right} of {fired.sum()}, {gold.sum()} wanted)"
            )
        ahead = against_both(measures, pairs.cases)
        lines.append(f"| {' | '.join([name, str(len(gold)), *cells, *(ahead[o] for o in others)])} |")
    return "\n".join(lines)


def f1_of(fired: Flags, gold: Flags) -> Measure:
    """F1 of contradiction over rows."""

    def measure(rows: Rows) -> float:
        total = int(fired[rows].sum() + gold[rows].sum())
        return 2 * int((fired[rows] & gold[rows]).sum()) / total if total else 0.0

    return measure


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--only", default="documents,pairs", help="documents, pairs or both")
    parser.add_argument("--every", type=int, default=1, help="each so-manieth document or pair of a set")
    given = parser.parse_args()
    found = pipelines()
    if "documents" in given.only:
        sets = clean_sets(given.data, 0)
        documents, articles = contradoc(given.data)[:: given.every], sets["bump articles"][:: given.every]
        results = held_out(found, [*documents, *articles], sets["Wikipedia paragraphs"])
        print(contradoc_table({name: said[: len(documents)] for name, said in results.items()}))
        print()
        articles_said = {name: said[len(documents) :] for name, said in results.items()}
        print(clean_table("bump articles", articles_said), flush=True)
        print()
    if "pairs" in given.only:
        print(pairs_table(found, labelled(given.data, given.every)))


if __name__ == "__main__":
    main()
