"""A BERT encoder as an ONNX graph, written node by node: weights stored small, computed in float32.

Written by hand rather than traced, because three things are wanted that a tracer doesn't give: weights that
stay small on disk and are widened once while loading, a word table that two models share, and a last layer
that works out only the row that the classifier reads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[Any]
OPSET = 18
MICROSOFT = "com.microsoft"
"""Domain of onnxruntime's fused operators."""
MASKED = -10000.0
"""Added to the attention scores of padding; its exponential is exactly 0 in float32."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a BERT encoder, under the names of its config."""

    hidden: int
    heads: int
    layers: int
    epsilon: float


class Storage(StrEnum):
    """How matrices lie in the file; sums are always done in float32."""

    FLOAT32 = "float32"
    FLOAT16 = "float16"
    INT8 = "int8"
    """One scale per output column."""


@dataclass(frozen=True, slots=True)
class WordTable:
    """Half of all weights: int8 codes with one scale per word, in a file of their own that models share."""

    file: str
    """Name of the file, beside the graphs."""
    codes: NDArray[np.int8]
    """Shape (words, hidden)."""
    scale: NDArray[np.float32]
    """Shape (words, 1)."""

    @staticmethod
    def of(table: Array, file: str) -> WordTable:
        """Quantise a table."""
        return WordTable(file, *quantised(table, axis=1))

    @staticmethod
    def read(path: Path, hidden: int) -> WordTable:
        """Read what `write` wrote."""
        content = path.read_bytes()
        count = len(content) // (hidden + 4)
        codes = np.frombuffer(content, np.int8, count * hidden).reshape(count, hidden)
        return WordTable(path.name, codes, np.frombuffer(content, np.float32, offset=codes.nbytes)[:, None])

    def write(self, folder: Path) -> None:
        """Write codes, then scales."""
        (folder / self.file).write_bytes(self.codes.tobytes() + self.scale.tobytes())

    def parts(self) -> tuple[tuple[str, Array, int], ...]:
        """Name, values and byte offset of both halves."""
        return ("words.codes", self.codes, 0), ("words.scale", self.scale, self.codes.nbytes)

    def serves(self, table: Array) -> bool:
        """Whether this table stands for another one to within one step of its codes."""
        wide = table.astype(np.float32)
        return wide.shape == self.codes.shape and bool(
            (np.abs(wide - self.codes * self.scale) <= self.scale).all()
        )


class GraphWriter:
    """Collects nodes and initialisers, and hands out names."""

    def __init__(self, storage: Storage) -> None:
        """Start an empty graph."""
        self.storage = storage
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def op(self, kind: str, inputs: Sequence[str], name: str, outputs: int = 1, **attributes: Any) -> str:
        """Add a node; its first output carries the given name."""
        domain = attributes.pop("domain", "")
        names = [name] + [f"{name}.{i}" for i in range(1, outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, name, domain=domain, **attributes))
        return name

    def constant(self, name: str, value: Array) -> str:
        """Add an initialiser once, as it is."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def matrix(self, name: str, weight: Array) -> str:
        """Add a matrix (in, out) in the stored form; gives the name of its float32 form."""
        if self.storage is Storage.FLOAT32:
            return self.constant(name, weight.astype(np.float32))
        if self.storage is Storage.FLOAT16:
            stored = self.constant(f"{name}.stored", weight.astype(np.float16))
            return self.op("Cast", [stored], name, to=TensorProto.FLOAT)
        codes, scale = quantised(weight, axis=0)
        stored = self.constant(f"{name}.stored", codes)
        wide = self.op("Cast", [stored], f"{name}.wide", to=TensorProto.FLOAT)
        return self.op("Mul", [wide, self.constant(f"{name}.scale", scale)], name)

    def rows(self, table: WordTable, index: str) -> str:
        """Look up rows of the word table, widening only those that are looked up."""
        for name, values, offset in table.parts():
            tensor = onnx.TensorProto(name=name, dims=values.shape, data_location=TensorProto.EXTERNAL)
            tensor.data_type = helper.np_dtype_to_tensor_dtype(values.dtype)
            place = {"location": table.file, "offset": str(offset), "length": str(values.nbytes)}
            for key, value in place.items():
                tensor.external_data.add(key=key, value=value)
            self.constants[name] = tensor
        row = self.op("Gather", ["words.codes", index], "words.row")
        wide = self.op("Cast", [row], "words.wide", to=TensorProto.FLOAT)
        factor = self.op("Gather", ["words.scale", index], "words.factor")
        return self.op("Mul", [wide, factor], "words")


def quantised(values: Array, axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Symmetric int8 codes and the scale of each row or column; `axis` is the one that shares a scale."""
    wide = values.astype(np.float32)
    scale = np.maximum(np.abs(wide).max(axis=axis, keepdims=True), 1e-12) / np.float32(127)
    return np.rint(wide / scale).astype(np.int8), scale.astype(np.float32)


class BertWriter:
    """Writes one encoder; the weights bear the names of a Hugging Face state dict without prefix."""

    def __init__(
        self, weights: Mapping[str, Array], shape: Shape, words: WordTable, storage: Storage
    ) -> None:
        """Start from a state dict of float arrays; the words come from the table instead."""
        self.weights, self.shape, self.words = weights, shape, words
        self.graph = GraphWriter(storage)

    def vector(self, key: str) -> str:
        """A bias or a layer-norm vector, always float32: together they are a few kilobytes."""
        return self.graph.constant(key, self.weights[key].astype(np.float32))

    def linear(self, source: str, key: str, name: str) -> str:
        """A dense layer's product, without its bias."""
        weight = self.graph.matrix(f"{key}.weight", self.weights[f"{key}.weight"].T)
        return self.graph.op("MatMul", [source, weight], name)

    def add_norm(self, source: str, skip: str, dense: str, norm: str) -> str:
        """Bias, residual and layer norm in one fused step."""
        inputs = [source, skip, self.vector(f"{norm}.weight"), self.vector(f"{norm}.bias")]
        return self.graph.op(
            "SkipLayerNormalization",
            [*inputs, self.vector(f"{dense}.bias")],
            f"{norm}.out",
            domain=MICROSOFT,
            epsilon=self.shape.epsilon,
        )

    def embeddings(self, segments: bool) -> str:
        """Word, position and segment vectors, summed and normalised."""
        g, w = self.graph, self.weights
        words = g.rows(self.words, "ids")
        length = g.op("Shape", ["ids"], "length", start=1, end=2)
        positions = w["embeddings.position_embeddings.weight"].astype(np.float32)
        kinds = w["embeddings.token_type_embeddings.weight"].astype(np.float32)
        if not segments:
            positions = positions + kinds[0]
        table = g.constant("positions", positions)
        zero = g.constant("zero", np.zeros(1, np.int64))
        total = g.op("Add", [words, g.op("Slice", [table, zero, length, zero], "position")], "summed")
        if segments:
            kind = g.op("Gather", [g.constant("kinds", kinds), "types"], "kind")
            total = g.op("Add", [total, kind], "summed.kinds")
        norm = "embeddings.LayerNorm"
        inputs = [total, self.vector(f"{norm}.weight"), self.vector(f"{norm}.bias")]
        return g.op("LayerNormalization", inputs, "embedded", axis=-1, epsilon=self.shape.epsilon)

    def layer(self, index: int, source: str, first_only: bool) -> str:
        """One transformer layer; `first_only` works out the first token alone, from all tokens' keys."""
        g, key = self.graph, f"encoder.layer.{index}"
        asking = source
        if first_only:
            zero, one = g.constant("zero", np.zeros(1, np.int64)), g.constant("one", np.ones(1, np.int64))
            asking = g.op("Slice", [source, zero, one, one], f"{key}.first")
        parts = [
            self.linear(
                asking if part == "query" else source, f"{key}.attention.self.{part}", f"{key}.{part}"
            )
            for part in ("query", "key", "value")
        ]
        biases = [self.weights[f"{key}.attention.self.{part}.bias"] for part in ("query", "key", "value")]
        bias = g.constant(f"{key}.bias", np.concatenate(biases).astype(np.float32))
        context = g.op(
            "MultiHeadAttention",
            [*parts, bias, "mask"],
            f"{key}.context",
            domain=MICROSOFT,
            num_heads=self.shape.heads,
            mask_filter_value=MASKED,
        )
        dense = f"{key}.attention.output.dense"
        attended = self.linear(context, dense, f"{dense}.product")
        attended = self.add_norm(attended, asking, dense, f"{key}.attention.output.LayerNorm")
        grown = self.linear(attended, f"{key}.intermediate.dense", f"{key}.grown")
        bias = self.vector(f"{key}.intermediate.dense.bias")
        active = g.op("BiasGelu", [grown, bias], f"{key}.active", domain=MICROSOFT)
        shrunk = self.linear(active, f"{key}.output.dense", f"{key}.shrunk")
        return self.add_norm(shrunk, attended, f"{key}.output.dense", f"{key}.output.LayerNorm")

    def encoder(self, segments: bool, first_only: bool) -> str:
        """All layers; `first_only` cuts the last one down to the first token."""
        state = self.embeddings(segments)
        for index in range(self.shape.layers):
            state = self.layer(index, state, first_only and index == self.shape.layers - 1)
        return state

    def classifier(self, state: str, columns: Sequence[int]) -> str:
        """Pooler and classifier of the first token; `columns` puts the labels into our order."""
        g = self.graph
        pooled = self.linear(state, "pooler.dense", "pooler.product")
        pooled = g.op("Add", [pooled, self.vector("pooler.dense.bias")], "pooler.sum")
        pooled = g.op("Tanh", [pooled], "pooled")
        weight = self.weights["classifier.weight"].astype(np.float32)[list(columns)]
        bias = self.weights["classifier.bias"].astype(np.float32)[list(columns)]
        scores = g.op("MatMul", [pooled, g.constant("classifier", weight.T)], "scores")
        scores = g.op("Add", [scores, g.constant("classifier.bias", bias)], "scores.biased")
        return g.op("Squeeze", [scores, g.constant("one", np.ones(1, np.int64))], "logits")

    def mean_pool(self, state: str) -> str:
        """Mean of the unmasked tokens, then unit length."""
        g = self.graph
        one = g.constant("one", np.ones(1, np.int64))
        last = g.constant("last", np.full(1, -1, np.int64))
        weight = g.op("Cast", ["mask"], "weight.flat", to=TensorProto.FLOAT)
        weight = g.op("Unsqueeze", [weight, last], "weight")
        summed = g.op("ReduceSum", [g.op("Mul", [state, weight], "weighted"), one], "sum", keepdims=0)
        count = g.op("ReduceSum", [weight, one], "count", keepdims=0)
        mean = g.op("Div", [summed, count], "mean")
        norm = g.op("ReduceL2", [mean, last], "norm", keepdims=1)
        return g.op("Div", [mean, norm], "vectors")

    def model(self, output: str, width: int, segments: bool) -> onnx.ModelProto:
        """The finished model."""
        inputs = ["ids", "mask", "types"] if segments else ["ids", "mask"]
        graph = helper.make_graph(
            self.graph.nodes,
            "encoder",
            [helper.make_tensor_value_info(n, TensorProto.INT32, ["batch", "tokens"]) for n in inputs],
            [helper.make_tensor_value_info(output, TensorProto.FLOAT, ["batch", width])],
            list(self.graph.constants.values()),
        )
        versions = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
        # Version 9 is the oldest that carries everything here, so that old onnxruntime builds read it too.
        return helper.make_model(graph, opset_imports=versions, ir_version=9, producer_name="factcheck")
