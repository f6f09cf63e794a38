"""The shipped models, run by onnxruntime: loaded on first use, the same input gives the same output.

Nothing is cut silently. A text that is too long for the model is read in windows that together hold all of it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from factcheck.inference import Vectors
from factcheck.inference.batches import Batch, Row, batches, pair_rows, text_rows
from factcheck.inference.manifest import ModelEntry

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


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
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Threads that wait by spinning take the cores from whatever else runs, other workers of ours included.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
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
        wanted = {item.name for item in self.session.get_inputs()} if rows else set()
        for batch in batches(rows):
            result[batch.rows] = self.session.run(None, _feed(batch, wanted))[0]
        return result


def _feed(batch: Batch, wanted: set[str]) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.int32]]]:
    feed = {"ids": batch.ids, "mask": batch.mask, "types": batch.types}
    return {name: values for name, values in feed.items() if name in wanted}


class ShippedEmbedder:
    """The shipped embedder, as an `Embedder`.

    The vector of a text that is too long is the mean of its windows' vectors, weighted by length.
    """

    dimensions = 384

    def __init__(self, entry: ModelEntry, threads: int | None = None) -> None:
        """Take a model; `threads` None means all cores of this process."""
        self.name = entry.title
        self._encoder = _Encoder(entry, threads)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit-length vectors, shape (len(texts), 384), in the order of the texts."""
        tokens = self._encoder.tokens(texts)
        limit = self._encoder.entry.max_length
        rows = [row for owner, text in enumerate(texts) for row in text_rows(owner, tokens[text], limit)]
        vectors = self._encoder.run(rows, self.dimensions)
        if len(rows) == len(texts):
            return vectors
        weights = np.asarray([len(row.ids) for row in rows], dtype=np.float32)
        result = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        np.add.at(result, [row.owner for row in rows], vectors * weights[:, None])
        result /= np.linalg.norm(result, axis=1, keepdims=True)
        return result


class ShippedNli:
    """The shipped cross-encoder, as an `NliModel`.

    A pair that is too long is read in overlapping windows of its premise, and the window that has most to say
    (the smallest probability of neutral) speaks for the pair: one sentence of a page is enough to support or
    to contradict. A hypothesis that alone takes more than half the room is windowed too, and the part that
    fares worst (contradiction minus entailment) speaks for it: all of it must hold.
    """

    def __init__(self, entry: ModelEntry, threads: int | None = None) -> None:
        """Take a model; `threads` None means all cores of this process."""
        self.name = entry.title
        self.limit = entry.max_length - 3
        self._encoder = _Encoder(entry, threads)

    def token_counts(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text; a pair is read in one go where its two counts sum to at most `limit`."""
        tokens = self._encoder.tokens(texts)
        return [len(tokens[text]) for text in texts]

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """Raw scores, shape (len(pairs), 3): columns entailment, neutral, contradiction."""
        tokens = self._encoder.tokens([text for pair in pairs for text in pair])
        limit = self._encoder.entry.max_length
        rows = [
            row
            for owner, (premise, hypothesis) in enumerate(pairs)
            for row in pair_rows(owner, tokens[premise], tokens[hypothesis], limit)
        ]
        scores = self._encoder.run(rows, 3)
        return scores if len(rows) == len(pairs) else _spokesmen(rows, scores, len(pairs))


def _spokesmen(rows: Sequence[Row], scores: Vectors, count: int) -> Vectors:
    """The row of scores that speaks for each pair."""
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    parts: dict[int, dict[tuple[int, ...], int]] = {}
    for index, row in enumerate(rows):
        best = parts.setdefault(row.owner, {})
        hypothesis = row.ids[row.border :]
        if hypothesis not in best or chances[index, 1] < chances[best[hypothesis], 1]:
            best[hypothesis] = index
    chosen = [max(parts[i].values(), key=lambda n: chances[n, 2] - chances[n, 0]) for i in range(count)]
    return scores[chosen]
