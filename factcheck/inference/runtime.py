"""The shipped models, run by onnxruntime: loaded on first use, the same input gives the same output."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from factcheck.inference import Vectors
from factcheck.inference.batches import Batch, Row, batches
from factcheck.inference.manifest import ModelEntry
from factcheck.inference.windows import cover, mean_vectors, pair_windows, speakers

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

CLS, SEP = 101, 102
"""Ids of the two markers in BERT's uncased vocabulary."""


def available_cores() -> int:
    """Cores that this process may use, which in a container is fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Encoder:
    """Tokeniser and graph of one model, both loaded on first use."""

    def __init__(self, entry: ModelEntry, threads: int | None) -> None:
        self.entry = entry
        self.threads = threads or available_cores()

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The tokeniser, with its own cutting and padding switched off."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self.entry.tokenizer.check()))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def session(self) -> InferenceSession:
        """The graph, ready to run."""
        import onnxruntime

        self.entry.words.check()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        path = str(self.entry.graph.check())
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def tokens(self, texts: Sequence[str]) -> dict[str, list[int]]:
        """Token ids of each distinct text, without special tokens."""
        distinct = list(dict.fromkeys(texts))
        encoded = self.tokenizer.encode_batch_fast(distinct, add_special_tokens=False)
        return {text: encoding.ids for text, encoding in zip(distinct, encoded, strict=True)}

    def run(self, rows: Sequence[Row], width: int) -> Vectors:
        """The graph's output for each row, in the order of the rows; shape (len(rows), width)."""
        result = np.empty((len(rows), width), dtype=np.float32)
        if not rows:
            return result
        session = self.session
        wanted = {item.name for item in session.get_inputs()}

        def score(batch: Batch) -> None:
            result[batch.rows] = session.run(None, _feed(batch, wanted))[0]

        # Whole batches side by side: splitting the small matrices of one batch over threads gains nothing.
        with ThreadPoolExecutor(self.threads) as workers:
            deque(workers.map(score, batches(rows)), maxlen=0)
        return result


def _feed(batch: Batch, wanted: set[str]) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.int32]]]:
    feed = {"ids": batch.ids, "mask": batch.mask, "types": batch.types}
    return {name: values for name, values in feed.items() if name in wanted}


class ShippedEmbedder:
    """The shipped embedder, as an `Embedder`; long texts as in `windows`."""

    dimensions = 384

    def __init__(self, entry: ModelEntry, threads: int | None = None) -> None:
        """Take a model; `threads` None means all cores of this process."""
        self.name = entry.title
        self._encoder = _Encoder(entry, threads)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit-length vectors, shape (len(texts), 384), in the order of the texts."""
        tokens = self._encoder.tokens(texts)
        room = self._encoder.entry.max_length - 2
        owners, rows = [], []
        for owner, text in enumerate(texts):
            ids = tokens[text]
            for start, end in cover(len(ids), room):
                owners.append(owner)
                rows.append(Row((CLS, *ids[start:end], SEP), end - start + 2))
        vectors = self._encoder.run(rows, self.dimensions)
        return mean_vectors(owners, [row.border for row in rows], vectors, len(texts))


class ShippedNli:
    """The shipped cross-encoder, as an `NliModel`; long pairs as in `windows`."""

    def __init__(self, entry: ModelEntry, threads: int | None = None) -> None:
        """Take a model; `threads` None means all cores of this process."""
        self.name = entry.title
        self.room = entry.max_length - 3
        """Tokens of premise and hypothesis together that are read in one go."""
        self._encoder = _Encoder(entry, threads)

    def token_counts(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, to be held against `room`."""
        tokens = self._encoder.tokens(texts)
        return [len(tokens[text]) for text in texts]

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """Raw scores, shape (len(pairs), 3): columns entailment, neutral, contradiction."""
        tokens = self._encoder.tokens([text for pair in pairs for text in pair])
        windows, rows = [], []
        for owner, (premise, hypothesis) in enumerate(pairs):
            first, second = tokens[premise], tokens[hypothesis]
            for window in pair_windows(owner, len(first), len(second), self.room):
                start, end = window.premise
                ids = (CLS, *first[start:end], SEP, *second[slice(*window.hypothesis)], SEP)
                windows.append(window)
                rows.append(Row(ids, end - start + 2))
        return speakers(windows, self._encoder.run(rows, 3), len(pairs))
