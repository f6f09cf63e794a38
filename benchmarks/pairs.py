"""Given pairs through `compare`: quality on the development sets, and speed beside a CrossEncoder.

Run `python -m benchmarks.pairs [--data DIR] [--limit N] [--only SETS] [--speed-model DIR]`; it prints Markdown tables.
The measures are those of `training.evaluate`; here the scorer is the product itself, long premises included.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from factcheck import wiring
from factcheck.comparison import Comparer
from training import evaluate
from training.metrics import Figure
from training.scoring import Array

_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_SETS = (*evaluate.THREE_WAY, *evaluate.TWO_WAY, *evaluate.RARE, *evaluate.CONSISTENCY, "chatprotect")
_SPEED_ROWS = 512


class CompareScorer:
    """`compare` as a scorer of the evaluation; it reads long texts itself."""

    reads_long = True

    def __init__(self, comparer: Comparer) -> None:
        """Take the product's comparer."""
        self._comparer = comparer

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> Array:
        """Calibrated probabilities, (n, 3): supports, neutral, contradicts."""
        scores = [c.scores for c in self._comparer.compare(list(pairs))]
        return np.array([(s.supports, s.neutral, s.contradicts) for s in scores]).reshape(len(pairs), 3)


def quality_table(figures: dict[str, Figure]) -> str:
    """One row a figure, in per cent."""
    lines = ["| figure | value | 95 % interval | n | best constant answer |", "|---|--:|---|--:|--:|"]
    for name, f in figures.items():
        constant = "" if np.isnan(f.baseline) else f"{100 * f.baseline:.1f}"
        interval = f"{100 * f.low:.1f} to {100 * f.high:.1f}"
        lines.append(f"| {name} | {100 * f.value:.1f} | {interval} | {f.n} | {constant} |")
    return "\n".join(lines)


def speed_table(data: Path, model: Path) -> str:
    """Pairs per second of the product and of a CrossEncoder with the same weights, in turns on the same rows."""
    from sentence_transformers import CrossEncoder

    with gzip.open(data / "dev" / "vitaminc.jsonl.gz", "rt", encoding="utf-8") as stored:
        rows = [json.loads(line) for line in stored][:_SPEED_ROWS]
    pairs = [(r["premise"], r["hypothesis"]) for r in rows]
    nli = wiring.judge(wiring.Settings()).nli
    peer = CrossEncoder(str(model), device="cpu")
    peer.model.float()
    jobs: dict[str, Callable[[], object]] = {
        "factcheck": lambda: nli.logits(pairs),
        "CrossEncoder": lambda: peer.predict(pairs, batch_size=32),
    }
    best: dict[str, float] = {}
    for _ in range(3):
        for name, job in jobs.items():
            start = time.perf_counter()
            job()
            best[name] = max(best.get(name, 0.0), len(pairs) / (time.perf_counter() - start))
    ratio = best["factcheck"] / best["CrossEncoder"]
    lines = ["| scorer | pairs per second | ratio |", "|---|--:|--:|"]
    lines.append(f"| factcheck | {best['factcheck']:.0f} | {ratio:.2f} |")
    lines.append(f"| sentence_transformers.CrossEncoder | {best['CrossEncoder']:.0f} | 1.00 |")
    return "\n".join(lines)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=_DATA)
    parser.add_argument("--limit", type=int, default=0, help="rows of a set at most, whole cases; 0: all")
    parser.add_argument("--only", default=",".join(_SETS), help="comma-separated sets")
    parser.add_argument("--speed-model", type=Path, help="the shipped weights in PyTorch form, for the peer")
    arguments = parser.parse_args()
    if not (arguments.data / "dev").is_dir():
        sys.exit(f"{arguments.data}/dev is missing: say where the development data lie with --data")
    if arguments.speed_model:
        print(speed_table(arguments.data, arguments.speed_model), flush=True)
    wanted = set(arguments.only.split(","))
    names = (*_SETS, "documents", "synthetic")
    limits = {name: arguments.limit if name in wanted else -1 for name in names}
    scorer = CompareScorer(wiring.comparer(wiring.Settings()))
    print(quality_table(evaluate.evaluate(scorer, arguments.data, Path("training/work"), limits)))


if __name__ == "__main__":
    main()
