"""The public training pairs by name, where a network is there: `python -m training.public --out DIR`.

Writes `train/nli.jsonl.gz` with premise, hypothesis, label and source, as the other steps read it, from five public sets of the
hub (package `datasets`). Pairs that stand in the development sets (`--data`) are left out, and so are pairs met twice.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.sources import Pair, rows

LABELS = ("entailment", "neutral", "contradiction")
VERDICTS = {"SUPPORTS": "entailment", "NOT ENOUGH INFO": "neutral", "REFUTES": "contradiction"}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PublicSet:
    """A set of the hub, and which of its columns mean what."""

    name: str
    """Name on the hub."""
    source: str
    """Name in the mix (`training.data.TABLE`)."""
    premise: str
    hypothesis: str
    label: str
    wanted: tuple[str, ...] = LABELS
    """Labels that are taken."""


SETS = (
    # This set calls the claim premise and its evidence hypothesis.
    PublicSet(
        "pietrolesci/nli_fever",
        "fever",
        "hypothesis",
        "premise",
        "fever_gold_label",
        ("entailment", "contradiction"),
    ),
    PublicSet("tals/vitaminc", "vitaminc", "evidence", "claim", "label"),
    PublicSet("nyu-mll/multi_nli", "mnli_train_subset", "premise", "hypothesis", "label"),
    PublicSet("stanfordnlp/snli", "snli_train_disco", "premise", "hypothesis", "label"),
    PublicSet("alisawuffles/WANLI", "wanli_15k", "premise", "hypothesis", "gold"),
)
"""Sets whose licences allow weights trained on them to be shared (docs/model-card.md)."""


def label_of(value: object) -> str:
    """One of LABELS, or empty for a row without a gold label."""
    if isinstance(value, int):
        return LABELS[value] if 0 <= value < len(LABELS) else ""
    text = str(value)
    return VERDICTS.get(text.upper(), text if text in LABELS else "")


def pairs(stored: Iterable[Row], layout: PublicSet) -> Iterator[Pair]:
    """The rows of a set in our form; rows without text or gold label are left out."""
    for row in stored:
        label = label_of(row[layout.label])
        premise, hypothesis = str(row[layout.premise]).strip(), str(row[layout.hypothesis]).strip()
        if label in layout.wanted and premise and hypothesis:
            yield Pair(premise, hypothesis, label, layout.source)


def held_back(data: Path | None) -> set[tuple[str, str]]:
    """Premise and hypothesis of every development pair below a data folder."""
    found = sorted((data / "dev").glob("*.jsonl.gz")) if data else []
    return {
        (row["premise"].strip(), row["hypothesis"].strip())
        for path in found
        for row in rows(path)
        if "premise" in row and "hypothesis" in row
    }


def collect(load: Callable[[str], Iterable[Row]], kept_back: set[tuple[str, str]]) -> Iterator[Pair]:
    """All pairs of all sets once; `load` gives the training rows of a set by its name."""
    seen = set(kept_back)
    for layout in SETS:
        for pair in pairs(load(layout.name), layout):
            if (pair.premise, pair.hypothesis) not in seen:
                seen.add((pair.premise, pair.hypothesis))
                yield pair


def from_hub(name: str) -> Iterable[Row]:
    """The training split of a set of the hub."""
    from datasets import load_dataset

    stored: Iterable[Row] = load_dataset(name, split="train", streaming=True)
    return stored


def main() -> None:
    """Parse the command line, fetch and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="data folder to write to")
    parser.add_argument("--data", type=Path, help="data folder whose development pairs are to be kept out")
    options = parser.parse_args()
    path = options.out / "train" / "nli.jsonl.gz"
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        for pair in collect(from_hub, held_back(options.data)):
            row = {"premise": pair.premise, "hypothesis": pair.hypothesis, "label": pair.label}
            stream.write(json.dumps({**row, "source": pair.source}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
