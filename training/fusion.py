"""The weights by which a contradiction that only the model sees is judged: `python -m training.fusion --data DIR`.

A document contradicts itself where one of its pairs does, and which one nobody has marked: multiple-instance logistic
regression, with a smooth maximum over the pairs of a bag. Bags: the pairs of the planted sentence of a contradictory
document (positive), its other pairs, and the pairs of each consistent document (negative). Cross-validated by document,
brought to probabilities with scikit-learn, and printed beside the model alone, with what each threshold would find and flag;
`--out` writes `pair` and the threshold of the stated false-alarm rate into the calibration file.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.documents import Text, clean_sets, contradoc
from factcheck import readers, wiring
from factcheck.checks.nli import NliCheck
from factcheck.claims.extraction import extract
from factcheck.corpus.candidates import Candidates
from factcheck.model import BlockKind, Claim, Evidence, Pair, Stance
from factcheck.pipeline import Pipeline
from factcheck.verdicts.calibration import Calibration, Weights
from factcheck.verdicts.features import NAMES, features
from factcheck.verdicts.fusion import MODEL, passed_over

Array = NDArray[np.float64]
CALIBRATION = Path("factcheck/verdicts/calibration.json")
SHARPNESS = 2.0
"""Of the smooth maximum; the higher, the nearer to the pair of the highest score."""
PENALTY = 0.01
"""Of squared distances from the model alone."""
WORTH_BACKWARD = 0.1
"""Forward probability of contradiction from which on the other direction is scored; below it that one would have to be surer than
the model ever is of both."""
LIKELIER = 0.5
"""What is no likelier than its opposite is not reported, however seldom that would be wrong."""
RATE = 0.04
"""Of clean documents that may be flagged."""
FOLDS = 10
RATES = (0.02, 0.04, 0.06, 0.08, 0.10)
THRESHOLDS = (0.7, 0.6, 0.5, 0.4, 0.3, 0.25, 0.2, 0.15, 0.1)


@dataclass(frozen=True, slots=True)
class Bag:
    """The pairs of one document, or those of its planted sentence."""

    document: str
    pairs: Array
    """Features, shape (n, len(NAMES))."""
    contradicts: bool
    is_rest: bool = False
    """Whether these are the other pairs of a contradictory document: no document of its own."""

    @property
    def group(self) -> str:
        """What cross-validation keeps together: versions of one text."""
        return origin(self.document)


def origin(document: str) -> str:
    """What versions of one text have in common in their names."""
    return document.split("_")[0]


def bags(pipeline: Pipeline, texts: Iterable[Text]) -> list[Bag]:
    """The bags of documents, as the pipeline pairs and scores their statements."""
    check = NliCheck()
    found: list[Bag] = []
    for text in texts:
        pairs = scored(pipeline, candidates(pipeline, text))
        pairs = [pair for pair in pairs if eligible(pair, check)]
        rows = np.array([features(pair) for pair in pairs]).reshape(len(pairs), len(NAMES))
        hit = np.array([touches(pair, text.evidence) for pair in pairs], dtype=bool)
        if not text.contradictory:
            found.append(Bag(text.name, rows, False))
            continue
        found.append(Bag(text.name, rows[hit], True))
        found.append(Bag(text.name, rows[~hit], False, is_rest=True))
    return found


def candidates(pipeline: Pipeline, text: Text) -> list[tuple[Claim, Evidence]]:
    """The pairs of one document that a run would judge."""
    document = readers.read(text.text.encode(), f"{text.name}.txt")
    claims = [claim for claim in extract(document)[1] if claim.kind is not BlockKind.CELL]
    if not claims:
        return []
    vectors = pipeline.embedder.embed([claim.context for claim in claims])
    return list(Candidates(claims, vectors, (), pipeline.limits).pairs())


def scored(pipeline: Pipeline, pairs: Sequence[tuple[Claim, Evidence]]) -> list[Pair]:
    """Both directions, the second one where the first leaves anything open."""
    texts = [(evidence.passage.context, claim.context) for claim, evidence in pairs]
    judge = pipeline.judge
    scale = judge.calibration.sentence.scores
    forward = [scale(row.tolist()) for row in judge.nli.logits(texts)]
    worth = [i for i, scores in enumerate(forward) if scores.contradicts >= WORTH_BACKWARD]
    rows = judge.nli.logits([texts[i][::-1] for i in worth])
    backward = {i: scale(row.tolist()) for i, row in zip(worth, rows, strict=True)}
    return [Pair(*pair, forward[i], backward.get(i)) for i, pair in enumerate(pairs)]


def eligible(pair: Pair, check: NliCheck) -> bool:
    """Whether the model finds a contradiction likelier than not, so that there is something to weigh."""
    found = check.judge(pair)
    return found is not None and found.stance is Stance.CONTRADICTS and not passed_over(pair, found)


def touches(pair: Pair, planted: str) -> bool:
    """Whether one side is the planted sentence, or a part of it."""
    wanted = " ".join(planted.split())
    sides = [" ".join(side.text.split()) for side in (pair.claim, pair.evidence.passage)]
    return bool(wanted) and any(side in wanted or wanted in side for side in sides)


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights over raw features."""

    weights: Array
    bias: float

    def score(self, pairs: Array) -> Array:
        """Log odds of each pair."""
        return np.asarray(pairs @ self.weights + self.bias)


def fit(chosen: Sequence[Bag], columns: Sequence[int]) -> Fit:
    """Weights of the features in `columns` of least log loss over bags."""
    from scipy.optimize import minimize

    full = [bag for bag in chosen if len(bag.pairs)]
    rows = np.vstack([bag.pairs for bag in full])[:, columns]
    mean, spread = rows.mean(0), rows.std(0)
    rows = (rows - mean) / spread
    owner = np.repeat(np.arange(len(full)), [len(bag.pairs) for bag in full])
    gold = np.array([float(bag.contradicts) for bag in full])
    alone = np.eye(len(columns))[0] * 1.5

    def loss(point: Array) -> tuple[float, Array]:
        scores = rows @ point[:-1]
        top = np.full(len(full), -np.inf)
        np.maximum.at(top, owner, scores)
        powers = np.exp(SHARPNESS * (scores - top[owner]))
        total = np.bincount(owner, powers, len(full))
        odds = top + np.log(total) / SHARPNESS + point[-1]
        likely = 1 / (1 + np.exp(-odds))
        away = point[:-1] - alone
        value = -np.mean(gold * np.log(likely + 1e-9) + (1 - gold) * np.log(1 - likely + 1e-9))
        slope = (likely - gold) / len(full)
        steep = rows.T @ (slope[owner] * powers / total[owner]) + 2 * PENALTY * away
        return float(value + PENALTY * away @ away), np.append(steep, slope.sum())

    best = minimize(loss, np.append(alone, -1.0), jac=True, method="L-BFGS-B").x
    weights = np.zeros(len(NAMES))
    weights[list(columns)] = best[:-1] / spread
    return Fit(weights, float(best[-1] - (best[:-1] * mean / spread).sum()))


def folds(found: Sequence[Bag]) -> Iterator[tuple[list[int], list[int]]]:
    """Places of the bags to fit on and of those held out, ten times; versions of one text stay together."""
    from sklearn.model_selection import GroupKFold

    for train, test in GroupKFold(FOLDS).split(found, groups=[bag.group for bag in found]):
        yield train.tolist(), test.tolist()


@dataclass(frozen=True, slots=True)
class Held:
    """What weights that never saw a text make of its bags."""

    scores: list[Array]
    """Log odds of the pairs of each bag."""
    limits: Array
    """For each bag the thresholds of RATES, set on the consistent documents that the weights were fitted on."""

    @property
    def tops(self) -> Array:
        """The highest score of each bag; -inf for an empty one."""
        return np.array([scores.max() if len(scores) else -np.inf for scores in self.scores])


def cross_validated(found: Sequence[Bag], columns: Sequence[int], further: Sequence[Bag] = ()) -> Held:
    """Weights and thresholds from nine tenths and `further` bags, scores from the last tenth.

    Thresholds go with their weights: intercepts of folds differ with the share of contradictory texts that was held out.
    """
    scores, limits = [np.zeros(0)] * len(found), np.zeros((len(found), len(RATES)))
    for train, test in folds(found):
        chosen = [*(found[i] for i in train), *further]
        fitted = to_probability(fit(chosen, columns), chosen)
        clean = [highest(fitted, found[i]) for i in train if is_clean(found[i])]
        for i in test:
            scores[i] = fitted.score(found[i].pairs)
            limits[i] = np.quantile(clean, [1 - rate for rate in RATES], method="higher")
    return Held(scores, limits)


def highest(fitted: Fit, bag: Bag) -> float:
    """Of its pairs; -inf where there is none."""
    return float(fitted.score(bag.pairs).max()) if len(bag.pairs) else -np.inf


def is_clean(bag: Bag) -> bool:
    """Whether the bag is a consistent document as a whole."""
    return not bag.contradicts and not bag.is_rest


def to_probability(fitted: Fit, found: Sequence[Bag]) -> Fit:
    """The same weights, scaled so that the highest score of a bag is the log odds of its label (Platt)."""
    from sklearn.linear_model import LogisticRegression

    full = [bag for bag in found if len(bag.pairs)]
    scores = np.array([[highest(fitted, bag)] for bag in full])
    line = LogisticRegression(C=1e6).fit(scores, [bag.contradicts for bag in full])
    slope, offset = float(line.coef_[0, 0]), float(line.intercept_[0])
    return Fit(fitted.weights * slope, fitted.bias * slope + offset)


@dataclass(frozen=True, slots=True)
class Settled:
    """What a calibration file says of pairs."""

    fit: Fit
    limit: float
    """Probability from which on what the model alone sees in one document is reported."""

    @property
    def weights(self) -> dict[str, float]:
        """By name of feature."""
        return dict(zip(NAMES, (round(float(w), 4) for w in self.fit.weights), strict=True))

    def calibration(self, start: Calibration) -> Calibration:
        """The calibration `start` with these weights and this threshold."""
        thresholds = {**start.thresholds, MODEL: self.limit}
        return replace(start, thresholds=thresholds, weights=Weights.of(self.fit.bias, self.weights))


def settle(found: Sequence[Bag], further: Sequence[Bag], rate: float = RATE) -> Settled:
    """Weights fitted on all bags, and the threshold at which so many of the consistent documents of `found` are flagged.

    The share of contradictory documents is that of all sets together, one in eight: nearer to a folder than ContraDoc's.
    """
    everything = [*found, *further]
    fitted = to_probability(fit(everything, range(len(NAMES))), everything)
    tops = [highest(fitted, bag) for bag in found if is_clean(bag)]
    limit = 1 / (1 + np.exp(-float(np.quantile(tops, 1 - rate, method="higher"))))
    return Settled(fitted, max(LIKELIER, round(limit, 3)))


def told(found: Sequence[Bag], held: Held) -> list[tuple[float, float, float]]:
    """Recall, clean documents flagged and F1 over documents, at each of RATES."""
    rows = []
    bad = sorted({bag.document for bag in found if bag.contradicts})
    clean = sum(is_clean(bag) for bag in found)
    for place in range(len(RATES)):
        flagged = {
            b.document
            for b, top, limit in zip(found, held.tops, held.limits, strict=True)
            if top > limit[place]
        }
        right = len(flagged.intersection(bad))
        rows.append((right / len(bad), (len(flagged) - right) / clean, 2 * right / (len(flagged) + len(bad))))
    return rows


def table(found: Sequence[Bag]) -> str:
    """Recall, clean documents flagged and F1 on ContraDoc, feature by feature."""
    lines = [f"| features | {' | '.join(f'set for {r:.0%}' for r in RATES)} |", "|---|" + "--:|" * len(RATES)]
    for count in range(1, len(NAMES) + 1):
        held = cross_validated(found, list(range(count)))
        cells = " | ".join(
            f"{100 * r:.1f} at {100 * c:.1f} (F1 {100 * f:.1f})" for r, c, f in told(found, held)
        )
        lines.append(f"| {'the model, both ways' if count == 1 else '+ ' + NAMES[count - 1]} | {cells} |")
    return "\n".join(lines)


def operating_points(found: Sequence[Bag], articles: Sequence[Bag], paragraphs: Sequence[Bag]) -> str:
    """What thresholds find and flag, by weights that never saw the text: the price of each."""
    kept = [*found, *articles]
    held = cross_validated(kept, range(len(NAMES)), paragraphs)
    lines = [
        "| threshold | recall | on the planted sentence | clean flagged | articles flagged | alarms an article |",
        "|--:|--:|--:|--:|--:|--:|",
    ]
    for threshold in THRESHOLDS:
        alarms = [int((scores >= np.log(threshold / (1 - threshold))).sum()) for scores in held.scores]
        flagged = {bag.document for bag, count in zip(kept, alarms, strict=True) if count}
        bad = {bag.document for bag in found if bag.contradicts}
        clean = {bag.document for bag in found if is_clean(bag)}
        told = {bag.document for bag in articles}
        hits = sum(bool(count) and bag.contradicts for bag, count in zip(kept, alarms, strict=True))
        lines.append(
            f"| {threshold} | {len(flagged & bad) / len(bad):.3f} | {hits / len(bad):.3f} | {len(flagged & clean) / len(clean):.3f} | "
            f"{len(flagged & told) / len(told):.3f} | {sum(alarms[len(found) :]) / len(told):.3f} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Print the tables; with --out, write the weights and the threshold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, nargs="?", const=CALIBRATION, help=f"by default {CALIBRATION}")
    parser.add_argument("--rate", type=float, default=RATE, help="of clean documents that may be flagged")
    options = parser.parse_args()
    pipeline = wiring.pipeline(wiring.Settings())
    found = bags(pipeline, contradoc(options.data))
    sets = clean_sets(options.data, 0)
    articles = bags(pipeline, sets["bump articles"])
    paragraphs = bags(pipeline, sets["Wikipedia paragraphs"])
    print(table(found))
    print()
    print(operating_points(found, articles, paragraphs))
    settled = settle(found, [*articles, *paragraphs], options.rate)
    pair = {"bias": round(settled.fit.bias, 4), "weights": settled.weights}
    print(json.dumps(pair), f"threshold {settled.limit:.3f}")
    if options.out:
        stored = json.loads(options.out.read_text(encoding="utf-8"))
        stored["pair"] = pair
        stored["thresholds"][MODEL] = settled.limit
        options.out.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
