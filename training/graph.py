"""A BERT encoder as an ONNX graph, written node by node: weights stored small, computed in float32.

Written by hand rather than traced, because three things are wanted that a tracer doesn't give: weights that
stay small on disk and are widened once while loading, a word table that two models share, and a last layer
that works out only the row that the classifier reads. Only standard operators are used: runtimes fuse them.
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
MASKED = -10000.0
"""Added to the attention scores of padding; its exponential is exactly 0 in float32."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a BERT encoder, under the names of its config."""

    hidden: int
    heads: int
    layers: int
    epsilon: float

    @staticmethod
    def of(config: Mapping[str, Any]) -> Shape:
        """The sizes in a Hugging Face config."""
        return Shape(
            config["hidden_size"],
            config["num_attention_heads"],
            config["num_hidden_layers"],
            config["layer_norm_eps"],
        )


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

    def op(self, kind: str, inputs: Sequence[str], name: str, **attributes: Any) -> str:
        """Add a node; its output carries the given name."""
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name, **attributes))
        return name

    def constant(self, name: str, value: Array) -> str:
        """Add an initialiser once, as it is."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.asarray(value, order="C"), name)
        return name

    def number(self, name: str, value: float) -> str:
        """Add a scalar once."""
        return self.constant(name, np.asarray(value, dtype=np.float32))

    def numbers(self, name: str, *values: int) -> str:
        """Add a list of whole numbers once: axes, shapes, offsets."""
        return self.constant(name, np.asarray(values, dtype=np.int64))

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

    def linear(self, source: str, key: str) -> str:
        """A dense layer."""
        weight = self.graph.matrix(f"{key}.weight", self.weights[f"{key}.weight"].T)
        product = self.graph.op("MatMul", [source, weight], f"{key}.product")
        return self.graph.op("Add", [product, self.vector(f"{key}.bias")], f"{key}.out")

    def add_norm(self, source: str, skip: str, norm: str) -> str:
        """Residual and layer norm."""
        total = self.graph.op("Add", [source, skip], f"{norm}.sum")
        return self.norm(total, norm)

    def norm(self, source: str, norm: str) -> str:
        """Layer norm over the hidden axis."""
        inputs = [source, self.vector(f"{norm}.weight"), self.vector(f"{norm}.bias")]
        return self.graph.op("LayerNormalization", inputs, f"{norm}.out", axis=-1, epsilon=self.shape.epsilon)

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
        zero = g.numbers("zero", 0)
        total = g.op("Add", [words, g.op("Slice", [table, zero, length, zero], "position")], "summed")
        if segments:
            kind = g.op("Gather", [g.constant("kinds", kinds), "types"], "kind")
            total = g.op("Add", [total, kind], "summed.kinds")
        return self.norm(total, "embeddings.LayerNorm")

    def layer(self, key: str, source: str, first_only: bool) -> str:
        """One transformer layer; `first_only` works out the first token alone, from all tokens' keys."""
        g = self.graph
        asking = source
        if first_only:
            zero, one = g.numbers("zero", 0), g.numbers("one", 1)
            asking = g.op("Slice", [source, zero, one, one], f"{key}.first")
        context = self.attention(f"{key}.attention.self", asking, source)
        attended = self.linear(context, f"{key}.attention.output.dense")
        attended = self.add_norm(attended, asking, f"{key}.attention.output.LayerNorm")
        grown = self.gelu(self.linear(attended, f"{key}.intermediate.dense"), f"{key}.gelu")
        return self.add_norm(self.linear(grown, f"{key}.output.dense"), attended, f"{key}.output.LayerNorm")

    def attention(self, key: str, asking: str, source: str) -> str:
        """What each asking token takes from all tokens, heads side by side."""
        g = self.graph
        query = self.heads(self.linear(asking, f"{key}.query"), [0, 2, 1, 3])
        keys = self.heads(self.linear(source, f"{key}.key"), [0, 2, 3, 1])
        values = self.heads(self.linear(source, f"{key}.value"), [0, 2, 1, 3])
        fitting = g.op("MatMul", [query, keys], f"{key}.fitting")
        factor = (self.shape.hidden // self.shape.heads) ** -0.5
        fitting = g.op("Mul", [fitting, g.number("factor", factor)], f"{key}.scaled")
        weight = g.op(
            "Softmax", [g.op("Add", [fitting, "penalty"], f"{key}.masked")], f"{key}.weight", axis=-1
        )
        context = g.op("MatMul", [weight, values], f"{key}.mixed")
        context = g.op("Transpose", [context], f"{key}.sorted", perm=[0, 2, 1, 3])
        return g.op("Reshape", [context, g.numbers("flat", 0, 0, self.shape.hidden)], f"{key}.context")

    def heads(self, source: str, order: list[int]) -> str:
        """Split the hidden axis into heads, and bring the axes (batch, token, head, part) into an order."""
        split = self.graph.numbers("heads", 0, 0, self.shape.heads, self.shape.hidden // self.shape.heads)
        parts = self.graph.op("Reshape", [source, split], f"{source}.split")
        return self.graph.op("Transpose", [parts], f"{source}.heads", perm=order)

    def penalty(self) -> str:
        """What is added to the attention scores: 0 for a token, `MASKED` for padding."""
        g = self.graph
        mask = g.op("Cast", ["mask"], "penalty.mask", to=TensorProto.FLOAT)
        absent = g.op("Sub", [g.number("1.0", 1), mask], "penalty.absent")
        flat = g.op("Mul", [absent, g.number("masked", MASKED)], "penalty.flat")
        return g.op("Unsqueeze", [flat, g.numbers("between", 1, 2)], "penalty")

    def gelu(self, source: str, key: str) -> str:
        """The exact gelu, in the form that runtimes recognise and fuse."""
        g = self.graph
        shrunk = g.op("Div", [source, g.number("sqrt2", 2**0.5)], f"{key}.shrunk")
        share = g.op("Add", [g.op("Erf", [shrunk], f"{key}.erf"), g.number("1.0", 1)], f"{key}.share")
        return g.op(
            "Mul",
            [g.op("Mul", [source, share], f"{key}.twice"), g.number("0.5", 0.5)],
            f"{key}.out",
        )

    def encoder(self, segments: bool, first_only: bool) -> str:
        """All layers; `first_only` cuts the last one down to the first token."""
        state = self.embeddings(segments)
        self.penalty()
        for index in range(self.shape.layers):
            last = index == self.shape.layers - 1
            state = self.layer(f"encoder.layer.{index}", state, first_only and last)
        return state

    def classifier(self, state: str, columns: Sequence[int]) -> str:
        """Pooler and classifier of the first token; `columns` puts the labels into our order."""
        g = self.graph
        pooled = g.op("Tanh", [self.linear(state, "pooler.dense")], "pooled")
        weight = self.weights["classifier.weight"].astype(np.float32)[list(columns)]
        bias = self.weights["classifier.bias"].astype(np.float32)[list(columns)]
        scores = g.op("MatMul", [pooled, g.constant("classifier", weight.T)], "scores")
        scores = g.op("Add", [scores, g.constant("classifier.bias", bias)], "scores.biased")
        return g.op("Squeeze", [scores, g.numbers("one", 1)], "logits")

    def mean_pool(self, state: str) -> str:
        """Mean of the unmasked tokens, then unit length."""
        g = self.graph
        one = g.numbers("one", 1)
        last = g.numbers("last", -1)
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
        versions = [helper.make_opsetid("", OPSET)]
        # Version 9 is the oldest that carries everything here, so that old onnxruntime builds read it too.
        return helper.make_model(graph, opset_imports=versions, ir_version=9, producer_name="factcheck")
