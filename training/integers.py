"""Matrix products in whole numbers: four times the products an instruction, and no score depends on its batch.

The scales of the activations are fixed beforehand, from texts of the training set; scales that are worked out while
running (dynamic quantisation) are those of a whole batch. Weights take 7 bits, so that the sums of processors that
add in 16 bits (AVX2 without VNNI) don't overflow and every machine gets the same.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper

from factcheck.inference.batches import Batch, Row, batches
from factcheck.inference.runtime import CLS, SEP
from training import sources
from training.graph import Array, BertWriter, Shape, Storage, WordTable

Floats = NDArray[np.float32]
MOST = 63
"""Largest code of a weight."""
LEVELS = 255
"""Steps of an activation."""
SPREAD = {"output.dense": 0.9}
"""How much of the difference between columns is moved from an input into its weights, where it is not `USUAL`:
contexts and what comes out of the gelu have a few columns that are ten times as large as the others."""
USUAL = 0.75
DAMPING = 0.01
"""Added to the diagonal of the inputs' products, as a share of its mean."""
ROWS = 500
"""Training rows that the scales are taken from."""
SEED = 17
MOST_TOKENS = 6000
"""Tokens kept of them, at most."""


@dataclass(frozen=True, slots=True)
class Product:
    """An input and the matrices that it is multiplied by."""

    divisor: Floats
    """What each column of the input is divided by; the rows of the matrices are multiplied by the same."""
    step: NDArray[np.float32]
    """What one code of the input is worth; a scalar, as is the next."""
    zero: NDArray[np.uint8]
    """The code of nought."""
    codes: Mapping[str, NDArray[np.int8]]
    """Each matrix (in, out), under the key of its layer."""
    scales: Mapping[str, Floats]
    """One scale a column."""


class Recorder(BertWriter):
    """Writes the encoder in float32 and notes which tensor each dense layer reads."""

    def __init__(self, weights: Mapping[str, Array], shape: Shape, words: WordTable) -> None:
        """Start from a state dict."""
        super().__init__(weights, shape, words, Storage.FLOAT32)
        self.sources: dict[str, list[str]] = {}
        """Keys of the dense layers that read a tensor."""

    def linear(self, source: str, key: str) -> str:
        """A dense layer."""
        self.sources.setdefault(source, []).append(key)
        return super().linear(source, key)


class IntegerWriter(BertWriter):
    """Writes the products given in whole numbers, all others in float32."""

    def __init__(
        self,
        weights: Mapping[str, Array],
        shape: Shape,
        words: WordTable,
        storage: Storage,
        products: Mapping[str, Product],
    ) -> None:
        """Start from a state dict; `products` under the names of their inputs, as `prepare` gives them."""
        super().__init__(weights, shape, words, storage)
        self.products = products
        self.rounded: dict[str, str] = {}

    def linear(self, source: str, key: str) -> str:
        """A dense layer; runtimes make one integer product of the three steps between two floats."""
        product = self.products.get(source)
        if product is None or key not in product.codes:
            return super().linear(source, key)
        g = self.graph
        parts: dict[str, Array] = {
            "codes": product.codes[key],
            "scale": product.scales[key],
            "zeros": np.zeros(len(product.scales[key]), dtype=np.int8),
        }
        stored = [g.constant(f"{key}.{part}", value) for part, value in parts.items()]
        weight = g.op("DequantizeLinear", stored, f"{key}.weight", axis=1)
        total = g.op("MatMul", [self.round(source, product), weight], f"{key}.product")
        return g.op("Add", [total, self.vector(f"{key}.bias")], f"{key}.out")

    def round(self, source: str, product: Product) -> str:
        """An input in whole numbers, once for all that read it."""
        if source not in self.rounded:
            g = self.graph
            factor = g.constant(f"{source}.factor", (1 / product.divisor).astype(np.float32))
            even = g.op("Mul", [source, factor], f"{source}.even")
            scale = [g.constant(f"{source}.step", product.step), g.constant(f"{source}.zero", product.zero)]
            codes = g.op("QuantizeLinear", [even, *scale], f"{source}.codes")
            self.rounded[source] = g.op("DequantizeLinear", [codes, *scale], f"{source}.rounded")
        return self.rounded[source]


def batches_of(paired: bool, data: Path, tokenizer: str, limit: int) -> Iterator[Batch]:
    """Training rows as a model reads them: pairs, or by turns a premise and a hypothesis."""
    from tokenizers import Tokenizer

    rows = list(sources.rows(data / "train" / "nli.jsonl.gz"))
    chosen = random.Random(SEED).sample(rows, min(ROWS, len(rows)))
    encoder = Tokenizer.from_str(tokenizer)

    def ids(text: str, room: int) -> list[int]:
        return list(encoder.encode(text, add_special_tokens=False).ids)[:room]

    made = []
    for number, row in enumerate(chosen):
        told = ids(row["hypothesis"], limit // 2 - 3)
        read = ids(row["premise"], limit - 3 - len(told))
        first = read if paired or number % 2 else told
        made.append(Row((CLS, *first, SEP, *((*told, SEP) if paired else ())), len(first) + 2))
    return batches(made)


def record(
    model: onnx.ModelProto, names: Sequence[str], rows: Iterable[Batch], work: Path
) -> dict[str, Floats]:
    """What stands in the named tensors for the tokens of all rows, shape (tokens, width).

    Tensors that hold one token a row are left out. The word table must lie in `work`.
    """
    import onnxruntime

    model.graph.output.extend(helper.make_tensor_value_info(n, TensorProto.FLOAT, None) for n in names)
    path = work / "record.onnx"
    onnx.save(model, path)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    path.unlink()
    inputs = {item.name for item in session.get_inputs()}
    kept: dict[str, list[Floats]] = {name: [] for name in names}
    for batch in rows:
        given = {"ids": batch.ids, "mask": batch.mask, "types": batch.types}
        values = session.run(list(names), {k: v for k, v in given.items() if k in inputs})
        for name, value in zip(names, values, strict=True):
            if value.shape[1] == batch.mask.shape[1] > 1:
                kept[name].append(value[batch.mask.astype(bool)])
    draw = np.random.default_rng(SEED)
    result = {name: np.concatenate(parts) for name, parts in kept.items() if parts}
    return {name: v[np.sort(draw.permutation(len(v))[:MOST_TOKENS])] for name, v in result.items()}


def prepare(recorder: Recorder, seen: Mapping[str, Floats]) -> dict[str, Product]:
    """The products of all inputs that were seen."""
    return {
        source: product(seen[source], {k: recorder.weights[f"{k}.weight"].T for k in keys})
        for source, keys in recorder.sources.items()
        if source in seen
    }


def product(seen: Floats, matrices: Mapping[str, Array]) -> Product:
    """Divide out what makes columns unequal (Xiao et al. 2022, SmoothQuant), fix the steps, and round the matrices."""
    joined = np.concatenate(list(matrices.values()), axis=1).astype(np.float32)
    share = next((s for part, s in SPREAD.items() if next(iter(matrices)).endswith(part)), USUAL)
    reach = np.maximum(np.abs(seen).max(axis=0), 1e-3) ** share
    divisor = reach / np.maximum(np.abs(joined).max(axis=1), 1e-4) ** (1 - share)
    even = seen / divisor
    low, high = min(0.0, float(even.min())), max(0.0, float(even.max()))
    step = np.asarray((high - low) / LEVELS, dtype=np.float32)
    codes, scale = rounded(joined * divisor[:, None], even)
    ends = np.cumsum([m.shape[1] for m in matrices.values()])[:-1]
    return Product(
        divisor.astype(np.float32),
        step,
        np.asarray(np.clip(round(-low / float(step)), 0, LEVELS), dtype=np.uint8),
        dict(zip(matrices, np.split(codes, ends, axis=1), strict=True)),
        dict(zip(matrices, np.split(scale, ends), strict=True)),
    )


def rounded(matrix: Array, seen: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Codes and scales of a matrix (in, out), rounded row by row.

    Each row takes over what the rows before it lost, as far as their inputs go together (Frantar et al. 2022, GPTQ).
    """
    alike = (seen.T @ seen).astype(np.float64)
    alike[np.diag_indices_from(alike)] += DAMPING * np.diag(alike).mean()
    order = np.argsort(-np.diag(alike), kind="stable")
    hands = np.linalg.cholesky(np.linalg.inv(alike[order][:, order])).T
    scale = np.maximum(np.abs(matrix).max(axis=0), 1e-12) / MOST
    left = matrix[order].astype(np.float64)
    codes = np.empty(matrix.shape, dtype=np.int8)
    for start in range(0, len(left), 128):
        block = slice(start, min(start + 128, len(left)))
        lost = np.zeros((block.stop - start, left.shape[1]))
        for row in range(start, block.stop):
            whole = np.clip(np.rint(left[row] / scale), -MOST, MOST)
            codes[order[row]] = whole
            lost[row - start] = (left[row] - whole * scale) / hands[row, row]
            left[row + 1 : block.stop] -= np.outer(hands[row, row + 1 : block.stop], lost[row - start])
        left[block.stop :] -= hands[block, block.stop :].T @ lost
    return codes, scale.astype(np.float32)
