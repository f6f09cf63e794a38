"""The shipped cross-encoder as a folder to train on from: `python -m training.shipped OUT`.

The weights lie in the ONNX graph under the names that they had, those of the dense layers in 7 bits; a run that goes on from
them needs no file that the project does not carry.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from training.export import LABELS, WEIGHTS
from training.graph import Array, WordTable

CONFIG = {
    "architectures": ["BertForSequenceClassification"],
    "model_type": "bert",
    "hidden_act": "gelu",
    "hidden_size": 384,
    "intermediate_size": 1536,
    "layer_norm_eps": 1e-12,
    "max_position_embeddings": 512,
    "num_attention_heads": 12,
    "num_hidden_layers": 6,
    "type_vocab_size": 2,
    "vocab_size": 30522,
    "id2label": dict(enumerate(LABELS)),
    "label2id": {label: index for index, label in enumerate(LABELS)},
}
PLACES = {
    "positions": "embeddings.position_embeddings.weight",
    "kinds": "embeddings.token_type_embeddings.weight",
}
"""Initialisers whose names in the graph are not those of the state dict."""
OWN = ("encoder.", "embeddings.LayerNorm.", "pooler.")
ROUNDED = (".codes", ".scale", ".zeros", ".factor", ".step", ".zero")
"""Endings of what stands for a product in whole numbers."""


def rounded_weights(graph: onnx.GraphProto) -> Iterator[tuple[str, Array]]:
    """Name and matrix (in, out) of each dense layer that is computed in whole numbers (`training.integers`)."""
    stored = {t.name: t for t in graph.initializer if t.name.endswith(ROUNDED)}
    for node in graph.node:
        layer = node.output[0].removesuffix(".product")
        if node.op_type == "MatMul" and f"{layer}.codes" in stored:
            source = node.input[0].removesuffix(".rounded")
            codes, scale, factor = (
                numpy_helper.to_array(stored[name]).astype(np.float32)
                for name in (f"{layer}.codes", f"{layer}.scale", f"{source}.factor")
            )
            yield f"{layer}.weight", codes * scale * factor[:, None]


def weights_of(graph: Path, words: WordTable) -> dict[str, Array]:
    """The state dict, float32, under the names of `transformers.BertForSequenceClassification`."""
    state: dict[str, Array] = {"bert.embeddings.word_embeddings.weight": words.codes * words.scale}
    model = onnx.load(str(graph), load_external_data=False).graph
    state |= {f"bert.{name}": value.T for name, value in rounded_weights(model)}
    for tensor in model.initializer:
        name = tensor.name.removesuffix(".stored")
        if name.startswith("words."):
            continue
        value = numpy_helper.to_array(tensor).astype(np.float32)
        if name == "classifier":
            state["classifier.weight"] = value.T
        elif name == "classifier.bias":
            state[name] = value
        elif name in PLACES or (name.startswith(OWN) and not name.endswith(ROUNDED)):
            # Matrices of the graph multiply from the right; torch keeps them the other way round.
            turned = value.T if tensor.name.endswith(".stored") else value
            state[f"bert.{PLACES.get(name, name)}"] = turned
    return {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in state.items()}


def restore(out: Path, weights: Path = WEIGHTS) -> None:
    """Write config.json, model.safetensors and tokenizer.json."""
    from safetensors.numpy import save_file

    entry = json.loads((weights / "weights.json").read_text(encoding="utf-8"))["models"]["nli"]
    table = WordTable.read(weights / entry["words"], CONFIG["hidden_size"])  # type: ignore[arg-type]
    out.mkdir(parents=True, exist_ok=True)
    save_file(
        weights_of(weights / entry["graph"], table), out / "model.safetensors", metadata={"format": "pt"}
    )
    (out / "config.json").write_text(json.dumps(CONFIG, indent=1) + "\n", encoding="utf-8")
    (out / "tokenizer.json").write_bytes((weights / entry["tokenizer"]).read_bytes())


def main() -> None:
    """Parse the command line and write the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    restore(parser.parse_args().out)


if __name__ == "__main__":
    main()
