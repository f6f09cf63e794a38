"""Turns Hugging Face folders into the weights that we ship.

`python -m training.export --nli FOLDER --embed FOLDER` writes both models; with one of the two, only that one is
replaced. The word table is shared where both models have the same one. `--reference FILE` also works out, with
PyTorch in float32, the scores that the tests hold the shipped weights against. With `--int8 DATA` the large products
are done in whole numbers, with scales from 500 training rows of DATA.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from safetensors.numpy import load_file

from training import integers
from training.graph import Array, BertWriter, Shape, Storage, WordTable
from training.integers import IntegerWriter, Product, Recorder

LABELS = ("entailment", "neutral", "contradiction")
WEIGHTS = Path("factcheck/inference/weights")
TITLES = {"nli": "factcheck-nli-minilm-l6", "embed": "factcheck-embed-minilm-l6"}
LIMITS = {"nli": 512, "embed": 256}
"""Most tokens of one input: of a pair the number of positions, of a text what the backbone was trained with."""
LICENCE = "Apache-2.0"
SOURCES = {
    "nli": "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), trained on the pairs that docs/model-card.md lists",
    "embed": "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), fine-tuned",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A Hugging Face folder, read."""

    role: str
    """`nli` or `embed`."""
    folder: Path
    config: dict[str, Any]
    weights: dict[str, Array]
    """Float32, under names without the model's prefix."""

    @staticmethod
    def read(role: str, folder: Path) -> Source:
        """Read config and weights; raises ``ValueError`` for another architecture."""
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        if config["model_type"] != "bert" or config.get("hidden_act", "gelu") != "gelu":
            raise ValueError(f"{folder} holds no BERT with gelu")
        stored = load_file(folder / "model.safetensors")
        weights = {key.removeprefix("bert."): value.astype(np.float32) for key, value in stored.items()}
        return Source(role, folder, config, weights)

    @property
    def shape(self) -> Shape:
        """Its sizes."""
        return Shape.of(self.config)

    @property
    def table(self) -> Array:
        """Its word vectors."""
        return self.weights["embeddings.word_embeddings.weight"]

    def columns(self) -> tuple[int, ...]:
        """Where the model keeps entailment, neutral and contradiction; raises ``ValueError`` for others."""
        places = {str(name).lower(): int(index) for index, name in self.config["id2label"].items()}
        if sorted(places) != sorted(LABELS):
            raise ValueError(f"{self.folder} has the labels {sorted(places)}, not {sorted(LABELS)}")
        return tuple(places[label] for label in LABELS)

    def tokenizer(self) -> str:
        """Its tokeniser as compact JSON, cutting and padding left out: the runtime does both."""
        content = json.loads((self.folder / "tokenizer.json").read_text(encoding="utf-8"))
        content["truncation"] = content["padding"] = None
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def build(writer: BertWriter, source: Source) -> onnx.ModelProto:
    """The graph of one model."""
    if source.role == "nli":
        state = writer.encoder(segments=True, first_only=True)
        return writer.model(writer.classifier(state, source.columns()), len(LABELS), segments=True)
    state = writer.encoder(segments=False, first_only=False)
    return writer.model(writer.mean_pool(state), source.shape.hidden, segments=False)


def products(source: Source, words: WordTable, data: Path, work: Path) -> dict[str, Product]:
    """Its products in whole numbers, with scales from training rows; `work` holds the word table."""
    recorder = Recorder(source.weights, source.shape, words)
    model = build(recorder, source)
    batches = integers.batches_of(source.role == "nli", data, source.tokenizer(), LIMITS[source.role])
    return integers.prepare(recorder, integers.record(model, list(recorder.sources), batches, work))


def word_table(source: Source, out: Path) -> WordTable:
    """The table in the folder where it serves this model too, else the model's own, written there."""
    shared = out / "words.bin"
    if shared.is_file():
        table = WordTable.read(shared, source.shape.hidden)
        if table.serves(source.table):
            return table
    table = WordTable.of(source.table, f"{source.role}-words.bin" if shared.is_file() else shared.name)
    table.write(out)
    return table


def write_tokenizer(source: Source, out: Path) -> str:
    """Write the tokeniser, or find it written by the other model; gives its file name."""
    text = source.tokenizer()
    path = out / "tokenizer.json"
    if path.is_file() and path.read_text(encoding="utf-8") != text:
        path = out / f"{source.role}-tokenizer.json"
    path.write_text(text, encoding="utf-8")
    return path.name


def write_model(source: Source, out: Path, storage: Storage, data: Path | None = None) -> dict[str, Any]:
    """Write graph, words and tokeniser of one model; gives its entry of the manifest.

    With `data`, a folder of training rows, its large products are done in whole numbers.
    """
    words = word_table(source, out)
    graph = f"{source.role}.onnx"
    whole = {} if data is None else products(source, words, data, out)
    writer = IntegerWriter(source.weights, source.shape, words, storage, whole)
    onnx.save(build(writer, source), out / graph)
    entry = {
        "name": TITLES[source.role],
        "graph": graph,
        "words": words.file,
        "tokenizer": write_tokenizer(source, out),
        "max_length": LIMITS[source.role],
        "storage": storage.value if data is None else "int8, computed in int8",
        "source": SOURCES[source.role],
        "licence": LICENCE,
    }
    return entry | ({"labels": list(LABELS)} if source.role == "nli" else {})


def write_manifest(entries: dict[str, dict[str, Any]], out: Path) -> None:
    """Write `weights.json` over the entries given and those that stand, and drop files that none refers to."""
    path = out / "weights.json"
    models = json.loads(path.read_text(encoding="utf-8"))["models"] if path.is_file() else {}
    models = dict(sorted((models | entries).items()))
    used = sorted({model[part] for model in models.values() for part in ("graph", "words", "tokenizer")})
    for stale in set(out.glob("*.bin")) - {out / name for name in used}:
        stale.unlink()
    files = {name: describe(out / name) for name in used}
    path.write_text(json.dumps({"models": models, "files": files}, indent=1) + "\n", encoding="utf-8")


def describe(path: Path) -> dict[str, Any]:
    """Hash and size of a file."""
    content = path.read_bytes()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def write_reference(sources: list[Source], path: Path) -> None:
    """Work out the scores of the reference pairs with PyTorch and write them beside the pairs."""
    from training.reference import nli_logits, similarities

    content = json.loads(path.read_text(encoding="utf-8"))
    pairs = [(row["premise"], row["hypothesis"]) for row in content["pairs"]]
    for source in sources:
        key, work = ("logits", nli_logits) if source.role == "nli" else ("similarity", similarities)
        for row, value in zip(content["pairs"], work(source.folder, pairs), strict=True):
            row[key] = value
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Parse the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nli", type=Path, help="Hugging Face folder of the cross-encoder")
    parser.add_argument("--embed", type=Path, help="Hugging Face folder of the embedder")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--storage", type=Storage, choices=list(Storage), default=Storage.FLOAT16)
    parser.add_argument(
        "--int8", type=Path, metavar="DATA", help="compute in whole numbers; folder with training rows"
    )
    parser.add_argument("--reference", type=Path, help="JSON file of pairs whose scores are to be worked out")
    options = parser.parse_args()
    given = [("embed", options.embed), ("nli", options.nli)]
    sources = [Source.read(role, folder) for role, folder in given if folder is not None]
    if not sources:
        parser.error("give --nli, --embed or both")
    options.out.mkdir(parents=True, exist_ok=True)
    entries = {s.role: write_model(s, options.out, options.storage, options.int8) for s in sources}
    write_manifest(entries, options.out)
    if options.reference is not None:
        write_reference(sources, options.reference)


if __name__ == "__main__":
    main()
