"""Public sets in their own columns come out as premise, hypothesis, label and source."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from training.data import TABLE
from training.public import SETS, collect, held_back, label_of

STORED: dict[str, list[dict[str, Any]]] = {
    "pietrolesci/nli_fever": [
        {"premise": "The mill is old.", "hypothesis": "It dates from 1820.", "fever_gold_label": "SUPPORTS"},
        {"premise": "The mill is big.", "hypothesis": "It is red.", "fever_gold_label": "NOT ENOUGH INFO"},
    ],
    "tals/vitaminc": [{"evidence": "It has 40 rooms.", "claim": "It has 14 rooms.", "label": "REFUTES"}],
    "nyu-mll/multi_nli": [
        {"premise": "A dog barks.", "hypothesis": "An animal is there.", "label": 0},
        {"premise": "A dog barks.", "hypothesis": "An animal is there.", "label": 0},
        {"premise": "Held back.", "hypothesis": "Kept out.", "label": 1},
    ],
    "stanfordnlp/snli": [{"premise": "A cat.", "hypothesis": "A dog.", "label": -1}],
    "alisawuffles/WANLI": [{"premise": "It may rain.", "hypothesis": "It rains.", "gold": "neutral"}],
}


def test_columns_labels_and_repeats() -> None:
    made = list(collect(STORED.__getitem__, {("Held back.", "Kept out.")}))
    assert [(p.premise, p.hypothesis, p.label, p.source) for p in made] == [
        ("It dates from 1820.", "The mill is old.", "entailment", "fever"),
        ("It has 40 rooms.", "It has 14 rooms.", "contradiction", "vitaminc"),
        ("A dog barks.", "An animal is there.", "entailment", "mnli_train_subset"),
        ("It may rain.", "It rains.", "neutral", "wanli_15k"),
    ]


def test_every_set_has_its_place_in_the_mix() -> None:
    known = {source for share in TABLE for source in share.sources}
    assert {layout.source for layout in SETS} <= known


@pytest.mark.parametrize(
    ("value", "label"), [(2, "contradiction"), (-1, ""), ("Supports", "entailment"), ("-", "")]
)
def test_labels(value: object, label: str) -> None:
    assert label_of(value) == label


def test_development_pairs_are_held_back(tmp_path: Path) -> None:
    (tmp_path / "dev").mkdir()
    with gzip.open(tmp_path / "dev" / "one.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write(
            json.dumps({"premise": "A ", "hypothesis": "B"}) + "\n" + json.dumps({"text": "C"}) + "\n"
        )
    assert held_back(tmp_path) == {("A", "B")}
    assert held_back(None) == set()
