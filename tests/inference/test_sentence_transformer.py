from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from factcheck.errors import IncompleteError, UsageError
from factcheck.inference.loading import open_embedder, open_nli
from factcheck.inference.sentence_transformer import label_columns
from tests.inference.tiny import write_cross_encoder, write_encoder

pytestmark = pytest.mark.filterwarnings("default")
"""What other libraries deprecate is theirs to mend."""
PAIRS = [
    ("The bridge opened in 1932.", "It opened in 1987."),
    ("A dog.", "An animal."),
    ("Rain fell.", "It rained."),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="module")
def crossed(folder: Path) -> Path:
    return write_cross_encoder(folder / "crossed", ["CONTRADICTION", "Entailment", "neutral"])


def test_columns_come_in_our_order(crossed: Path) -> None:
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(crossed)
    model = AutoModelForSequenceClassification.from_pretrained(crossed).eval()
    theirs = [model(**tokenizer(*pair, return_tensors="pt")).logits[0].tolist() for pair in PAIRS]
    ours = open_nli(str(crossed)).logits(PAIRS)
    assert ours == pytest.approx(np.asarray(theirs)[:, [1, 2, 0]], abs=1e-4)


def test_the_end_of_a_long_premise_counts(crossed: Path) -> None:
    model = open_nli(str(crossed))
    filler = "one " * 300
    tails = ("four", "church", "river", "not", "1987", "never", "bridge", "tax")
    scores = model.logits([(filler + tail, "A claim.") for tail in tails])
    assert len(np.unique(scores.round(3), axis=0)) > 1
    assert model.logits([(filler, filler)]).shape == (1, 3)


def test_nothing_in_nothing_out(crossed: Path, folder: Path) -> None:
    assert open_nli(str(crossed)).logits([]).shape == (0, 3)
    assert open_embedder(str(write_encoder(folder / "empty"))).embed([]).shape == (0, 32)


def test_vectors_have_unit_length_and_keep_their_order(folder: Path) -> None:
    model = open_embedder(str(write_encoder(folder / "encoder")), threads=1)
    texts = ["A dog.", "long " * 300, "The bridge opened in 1932."]
    vectors = model.embed(texts)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)
    assert np.abs(vectors[0] - model.embed(["A dog."])[0]).max() < 1e-5
    assert np.abs(model.embed(["long " * 300 + "end"])[0] - vectors[1]).max() > 1e-4


def test_the_name_tells_the_weights_apart(folder: Path, crossed: Path) -> None:
    other = write_cross_encoder(folder / "other" / "crossed", ["neutral", "entailment", "contradiction"], 96)
    names = open_nli(str(crossed)).name, open_nli(str(other)).name
    assert all(name.startswith("crossed@") for name in names)
    assert names[0] != names[1]


def test_a_model_with_other_labels_is_refused(folder: Path) -> None:
    path = write_cross_encoder(folder / "relevance", ["irrelevant", "relevant"])
    with pytest.raises(UsageError, match="its labels are irrelevant, relevant; needed are entailment"):
        open_nli(str(path))


@pytest.mark.parametrize(
    "labels", [{}, {0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}, {0: "entailment", 1: "neutral"}]
)
def test_labels_that_are_not_those_of_nli(labels: dict[int, str]) -> None:
    with pytest.raises(UsageError, match="no NLI model"):
        label_columns("some/model", labels)


def test_other_words_for_the_labels() -> None:
    assert label_columns("some/model", {0: "contradicts", 1: "entails", 2: " Neutral"}) == [1, 2, 0]


@pytest.mark.parametrize("opener", [open_nli, open_embedder])
def test_a_folder_without_a_model_is_said_clearly(opener: object, tmp_path: Path) -> None:
    assert callable(opener)
    with pytest.raises(IncompleteError, match="can't load the model"):
        opener(str(tmp_path))
