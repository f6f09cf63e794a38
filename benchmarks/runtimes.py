"""The shipped cross-encoder under onnxruntime and OpenVINO, in every precision, beside a CrossEncoder.

Run `python -m benchmarks.runtimes [--data DIR] [--model DIR] [--pairs N]`; it prints one Markdown table. All runtimes
score the same rows in the same batches, in turns: each round is a share of the rows with the same mix of lengths, and
the best round counts, since a busy machine only ever makes a round slower. Speed is also given as processor time,
which other programs disturb less. Agreement and accuracy are against the CrossEncoder in float32.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.inference.batches import Batch, Row, batches
from factcheck.inference.manifest import read_entry
from factcheck.inference.runtime import CLS, SEP, available_cores

Scores = NDArray[np.float32]
Scorer = Callable[[Sequence[int]], Scores]
"""Indices of rows in, their logits out."""

_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_SETS = ("vitaminc", "fever_dev", "healthver")
_LABELS = {"entailment": 0, "neutral": 1, "contradiction": 2}
_ROUNDS = 10
_ALONE = 50
"""Pairs that are also scored one by one."""
_STARTS = 3


@dataclass(frozen=True, slots=True)
class Rows:
    """Development pairs, sorted by length."""

    pairs: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    gold: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Variant:
    """One way of running the model."""

    title: str
    runtime: str
    """Module of the runtime: `onnxruntime` or `openvino`."""
    storage: str
    """How matrices lie in the file: a `training.graph.Storage`, `static` for whole numbers with fixed scales, or
    `dynamic` for onnxruntime's own quantiser."""
    options: tuple[tuple[str, str], ...] = ()
    """Settings of OpenVINO."""


_F32, _BF16 = ("INFERENCE_PRECISION_HINT", "f32"), ("INFERENCE_PRECISION_HINT", "bf16")
_GROUP = "DYNAMIC_QUANTIZATION_GROUP_SIZE"
VARIANTS = (
    Variant("onnxruntime, fp32", "onnxruntime", "float32"),
    Variant("**onnxruntime, stored fp16, computed fp32**", "onnxruntime", "float16"),
    Variant("onnxruntime, stored int8, computed fp32", "onnxruntime", "int8"),
    Variant("onnxruntime, int8 dynamic", "onnxruntime", "dynamic"),
    Variant("onnxruntime, int8 static", "onnxruntime", "static"),
    Variant("OpenVINO, fp32", "openvino", "float16", (_F32, (_GROUP, "0"))),
    Variant("OpenVINO, bf16", "openvino", "float16", (_BF16, (_GROUP, "0"))),
    Variant("OpenVINO, stored int8, computed fp32", "openvino", "int8", (_F32, (_GROUP, "0"))),
    Variant("OpenVINO, int8 dynamic", "openvino", "int8", (_F32, (_GROUP, "128"))),
)


@dataclass(slots=True)
class Measured:
    """What one scorer did over all rounds."""

    scores: Scores
    wall: list[float]
    """Seconds a pair, one value a round."""
    processor: list[float]
    """Processor seconds a pair, one value a round."""


def read_rows(data: Path, count: int) -> Rows:
    """A fixed sample of pairs that the model reads in one go, the same share of each set."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(read_entry("nli").tokenizer.path))
    found: list[tuple[Row, tuple[str, str], int]] = []
    for name in _SETS:
        with gzip.open(data / "dev" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as stored:
            lines = [json.loads(line) for line in stored]
        order = np.random.default_rng(7).permutation(len(lines))[: -(-count // len(_SETS))]
        for line in (lines[i] for i in order):
            pair = (line["premise"], line["hypothesis"])
            first, second = (e.ids for e in tokenizer.encode_batch_fast(pair, add_special_tokens=False))
            if len(first) + len(second) <= 509:
                row = Row((CLS, *first, SEP, *second, SEP), len(first) + 2)
                found.append((row, pair, _LABELS[line["label"]]))
    found.sort(key=lambda item: len(item[0].ids))
    rows, pairs, gold = zip(*found, strict=True)
    return Rows(pairs, rows, np.asarray(gold))


def export(model: Path, storage: str, folder: Path, data: Path) -> Path:
    """The model as ONNX in one stored form; gives the file."""
    import onnx

    from training.export import Source, build, products
    from training.graph import Storage, WordTable
    from training.integers import IntegerWriter

    source = Source.read("nli", model)
    words = WordTable.of(source.table, "words.bin")
    words.write(folder)
    path = folder / f"{storage}.onnx"
    if storage != "dynamic":
        whole = products(source, words, data, folder) if storage == "static" else {}
        form = Storage.FLOAT16 if storage == "static" else Storage(storage)
        onnx.save(build(IntegerWriter(source.weights, source.shape, words, form, whole), source), path)
        return path
    from onnxruntime.quantization import QuantType, quantize_dynamic

    plain = export(model, "float32", folder, data)
    quantize_dynamic(plain, path, ["MatMul"], per_channel=True, weight_type=QuantType.QInt8)
    return path


def open_onnxruntime(path: Path) -> Callable[[Sequence[Batch]], list[Scores]]:
    """As the product does it: whole batches side by side, one thread each."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def run(work: Sequence[Batch]) -> list[Scores]:
        with ThreadPoolExecutor(available_cores()) as workers:
            return list(workers.map(lambda batch: session.run(None, _feed(batch))[0], work))

    return run


def open_openvino(path: Path, settings: dict[str, str]) -> Callable[[Sequence[Batch]], list[Scores]]:
    """Likewise: as many streams as cores, one thread each."""
    import openvino

    cores = available_cores()
    threads = {"NUM_STREAMS": cores, "INFERENCE_NUM_THREADS": cores}
    compiled = openvino.Core().compile_model(path, "CPU", {**threads, **settings})
    queue = openvino.AsyncInferQueue(compiled, cores)

    def run(work: Sequence[Batch]) -> list[Scores]:
        results: dict[int, Scores] = {}

        def keep(request: Any, index: int) -> None:
            results[index] = request.get_output_tensor().data.copy()

        queue.set_callback(keep)
        for index, batch in enumerate(work):
            queue.start_async(_feed(batch), index)
        queue.wait_all()
        return [results[index] for index in range(len(work))]

    return run


def _feed(batch: Batch) -> dict[str, NDArray[np.int32]]:
    return {"ids": batch.ids, "mask": batch.mask, "types": batch.types}


def scorer(variant: Variant, path: Path, rows: Rows) -> Scorer:
    """A variant, loaded."""
    if variant.runtime == "onnxruntime":
        run = open_onnxruntime(path)
    else:
        run = open_openvino(path, dict(variant.options))

    def score(chosen: Sequence[int]) -> Scores:
        work = list(batches([rows.rows[i] for i in chosen]))
        result = np.empty((len(chosen), 3), dtype=np.float32)
        for batch, part in zip(work, run(work), strict=True):
            result[batch.rows] = part
        return result

    return score


def cross_encoder(model: Path, rows: Rows) -> Scorer:
    """The same weights in float32 under sentence-transformers, as its users run it."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    # PyTorch's threads wait by spinning, which on a busy machine would make it look half as fast as it is.
    os.environ["OMP_WAIT_POLICY"] = "PASSIVE"
    from sentence_transformers import CrossEncoder
    from torch import float32
    from torch.nn import Identity

    encoder = CrossEncoder(str(model), device="cpu", model_kwargs={"dtype": float32})

    def score(chosen: Sequence[int]) -> Scores:
        pairs = [rows.pairs[i] for i in chosen]
        return np.asarray(encoder.predict(pairs, activation_fn=Identity(), show_progress_bar=False))

    return score


def measure(scorers: dict[str, Scorer], count: int) -> dict[str, Measured]:
    """Score all rows with all scorers, in turns, a share of the rows at a time."""
    result = {title: Measured(np.empty((count, 3), np.float32), [], []) for title in scorers}
    for score in scorers.values():
        score(range(0, count, max(1, count // 16)))
    for share in (range(start, count, _ROUNDS) for start in range(_ROUNDS)):
        for title, score in scorers.items():
            wall, processor = time.perf_counter(), time.process_time()
            result[title].scores[list(share)] = score(share)
            result[title].wall.append((time.perf_counter() - wall) / len(share))
            result[title].processor.append((time.process_time() - processor) / len(share))
    return result


def company(score: Scorer, count: int) -> float:
    """Largest difference of a logit between a pair on its own and the same pair among others."""
    chosen = range(0, count, max(1, count // _ALONE))
    alone = np.concatenate([score([i]) for i in chosen])
    return float(np.abs(alone - score(chosen)).max())


def start_up(variant: Variant, path: Path) -> float:
    """Processor seconds of a fresh process that imports the runtime and loads the model; the best of a few."""
    command = [sys.executable, "-m", "benchmarks.runtimes", "--start", variant.title, "--file", str(path)]
    runs = (subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(_STARTS))
    return min(float(run.stdout) for run in runs)


def start(title: str, path: Path) -> None:
    """Body of the fresh process: numpy and the rest of the benchmark are there before the clock starts."""
    variant = next(v for v in VARIANTS if v.title == title)
    before = time.process_time()
    if variant.runtime == "onnxruntime":
        open_onnxruntime(path)
    else:
        open_openvino(path, dict(variant.options))
    print(time.process_time() - before)


def table(measured: dict[str, Measured], others: dict[str, tuple[str, ...]], gold: NDArray[np.int64]) -> str:
    """One line a scorer; the first one is the reference."""
    lines = [
        "| runtime | pairs/s | ms of processor a pair | labels as PyTorch | accuracy | alone or in company | start, s | MB |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    reference = next(iter(measured.values())).scores.argmax(axis=1)
    base = float((reference == gold).mean())
    for title, m in measured.items():
        labels = m.scores.argmax(axis=1)
        agreement, accuracy = float((labels == reference).mean()), float((labels == gold).mean())
        quality = f"{agreement:.2%} | {accuracy:.2%} ({100 * (accuracy - base):+.2f})"
        speed = f"{1 / min(m.wall):.0f} | {1000 * min(m.processor):.1f}"
        lines.append(f"| {title} | {speed} | {quality} | {' | '.join(others[title])} |")
    return "\n".join(lines)


def compare(model: Path, rows: Rows, folder: Path, data: Path) -> str:
    """Everything, as a table."""
    files = {v.title: export(model, v.storage, folder, data) for v in VARIANTS}
    scorers = {"sentence-transformers CrossEncoder, fp32": cross_encoder(model, rows)}
    scorers |= {v.title: scorer(v, files[v.title], rows) for v in VARIANTS}
    count = len(rows.rows)
    measured = measure(scorers, count)
    weights = (model / "model.safetensors").stat().st_size
    others: dict[str, tuple[str, ...]] = {}
    for title, score in scorers.items():
        others[title] = (f"{company(score, count):.0e}", "", f"{weights / 1e6:.0f}")
    words = (folder / "words.bin").stat().st_size
    for v in VARIANTS:
        size = files[v.title].stat().st_size + words
        others[v.title] = (others[v.title][0], f"{start_up(v, files[v.title]):.2f}", f"{size / 1e6:.0f}")
    return table(measured, others, rows.gold)


def main() -> None:
    """Print the table, or say what is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=_DATA, help="folder with dev/*.jsonl.gz")
    parser.add_argument(
        "--model", type=Path, help="Hugging Face folder; by default the prototype beside the data"
    )
    parser.add_argument("--pairs", type=int, default=2000)
    parser.add_argument("--start", help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.start:
        start(options.start, options.file)
        return
    model = options.model or options.data.parent / "models" / "nli-prototype"
    for path in (options.data / "dev", model):
        if not path.is_dir():
            sys.exit(f"No such folder: {path}. Name the data with --data and the model with --model.")
    rows = read_rows(options.data, options.pairs)
    with tempfile.TemporaryDirectory() as folder:
        print(compare(model, rows, Path(folder), options.data))


if __name__ == "__main__":
    main()
