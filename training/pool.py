"""Pairs that share their texts: each text is tokenised once, each pair is two numbers, a label and a weight.

Copies cost nothing in this form, so that many passes can each draw another sample of the mix, and the whole of it is
small enough to be sent to another machine. The tokens of a pair are put together on the device that trains.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import torch

MAX_TOKENS = 256
MAX_HYPOTHESIS = 120
UNLABELLED = -1
CONSISTENT = -2
"""Label of a pair that is no contradiction, whichever of the two others it is."""
FIELDS = ("tokens", "offsets", "premises", "hypotheses", "labels", "weights", "kinds", "names", "marks")
PACK = 2048
"""Batches are cut from stretches of so many times the rows of an average one, sorted by length."""


@dataclass(frozen=True, slots=True)
class PairPool:
    """All pairs of a mix."""

    tokens: NDArray[np.uint16]
    """Token ids of all texts, end to end, without special tokens."""
    offsets: NDArray[np.int64]
    """Text i lies at tokens[offsets[i]:offsets[i + 1]]."""
    premises: NDArray[np.int32]
    """Text of each pair's premise."""
    hypotheses: NDArray[np.int32]
    labels: NDArray[np.int8]
    """0 entailment, 1 neutral, 2 contradiction; CONSISTENT; UNLABELLED where only a teacher says."""
    weights: NDArray[np.float32]
    """How often a pair is read in one pass, on average."""
    kinds: NDArray[np.int16]
    """Place of each pair's kind in `names`."""
    names: NDArray[np.str_]
    marks: NDArray[np.int32]
    """The token ids of [CLS] and [SEP]."""

    @property
    def lengths(self) -> NDArray[np.int64]:
        """Tokens of each pair with its special tokens, as it is read."""
        premise, hypothesis = self.side_lengths
        return np.asarray(premise + hypothesis + 3)

    @property
    def side_lengths(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Tokens of each premise and each hypothesis as they are read: the premise is cut to what the hypothesis leaves."""
        long = np.diff(self.offsets)
        hypothesis = np.minimum(long[self.hypotheses], MAX_HYPOTHESIS)
        return np.minimum(long[self.premises], MAX_TOKENS - 3 - hypothesis), hypothesis

    def save(self, file: Path) -> None:
        """Write one compressed .npz file."""
        file.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(file, **{name: getattr(self, name) for name in FIELDS})

    @staticmethod
    def load(file: Path) -> PairPool:
        """Read what `save` wrote."""
        with np.load(file) as arrays:
            return PairPool(**{name: arrays[name] for name in FIELDS})

    def one_pass(self, batch_tokens: int, seed: int) -> list[NDArray[np.int64]]:
        """Rows of the batches of one pass: every pair as often as its weight says, its fraction by chance.

        A batch holds pairs of like length, as many as `batch_tokens` take padded to a multiple of 16.
        """
        generator = np.random.default_rng(seed)
        times = np.floor(self.weights + generator.random(len(self.weights))).astype(np.int64)
        order = generator.permutation(np.repeat(np.arange(len(times)), times))
        lengths = self.lengths
        stretch = PACK * max(1, int(batch_tokens / max(1.0, float(lengths.mean()))) // 32)
        batches: list[NDArray[np.int64]] = []
        for start in range(0, len(order), stretch):
            rows = order[start : start + stretch]
            rows = rows[np.argsort(lengths[rows], kind="stable")]
            while len(rows):
                # The width of a batch is that of its last row, so the shortest rows go first and the count is tried twice.
                size = max(1, batch_tokens // padded_width(int(lengths[rows[0]])))
                size = max(1, batch_tokens // padded_width(int(lengths[rows[min(size, len(rows)) - 1]])))
                batches.append(rows[:size])
                rows = rows[size:]
        return [batches[i] for i in generator.permutation(len(batches))]


def padded_width(length: int) -> int:
    """The multiple of 16 that so many tokens are padded to."""
    return -(-length // 16) * 16


def encode_pool(rows: Sequence[tuple[str, str, int, float, str]], tokenizer_file: Path) -> PairPool:
    """Tokenise (premise, hypothesis, label, weight, kind) rows."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    texts: dict[str, int] = {}
    for premise, hypothesis, *_ in rows:
        texts.setdefault(premise, len(texts))
        texts.setdefault(hypothesis, len(texts))
    names = sorted({row[4] for row in rows})
    place = {name: i for i, name in enumerate(names)}
    pieces: list[NDArray[np.uint16]] = []
    lengths: list[int] = []
    known = list(texts)
    for start in range(0, len(known), 4096):
        for encoding in tokenizer.encode_batch_fast(known[start : start + 4096], add_special_tokens=False):
            pieces.append(np.asarray(encoding.ids[:MAX_TOKENS], dtype=np.uint16))
            lengths.append(len(pieces[-1]))
    return PairPool(
        tokens=np.concatenate(pieces),
        offsets=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        premises=np.asarray([texts[row[0]] for row in rows], dtype=np.int32),
        hypotheses=np.asarray([texts[row[1]] for row in rows], dtype=np.int32),
        labels=np.asarray([row[2] for row in rows], dtype=np.int8),
        weights=np.asarray([row[3] for row in rows], dtype=np.float32),
        kinds=np.asarray([place[row[4]] for row in rows], dtype=np.int16),
        names=np.asarray(names),
        marks=np.asarray([tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")], dtype=np.int32),
    )


def joined(one: PairPool, other: PairPool) -> PairPool:
    """Both pools as one; they must come from one tokeniser."""
    names = np.asarray(sorted({*one.names.tolist(), *other.names.tolist()}))
    texts = len(one.offsets) - 1
    return PairPool(
        tokens=np.concatenate([one.tokens, other.tokens]),
        offsets=np.concatenate([one.offsets, other.offsets[1:] + one.offsets[-1]]),
        premises=np.concatenate([one.premises, other.premises + texts]).astype(np.int32),
        hypotheses=np.concatenate([one.hypotheses, other.hypotheses + texts]).astype(np.int32),
        labels=np.concatenate([one.labels, other.labels]),
        weights=np.concatenate([one.weights, other.weights]),
        kinds=np.concatenate([np.searchsorted(names, p.names)[p.kinds] for p in (one, other)]).astype(
            np.int16
        ),
        names=names,
        marks=one.marks,
    )


class DevicePool:
    """A pool on the device that trains: rows in, token ids, types and mask out."""

    def __init__(self, pool: PairPool, device: str) -> None:
        """Copy the arrays."""
        import torch

        def tensor(array: NDArray[np.generic]) -> torch.Tensor:
            return torch.from_numpy(array.astype(np.int64)).to(device)

        premise, hypothesis = pool.side_lengths
        self.tokens = torch.from_numpy(pool.tokens.astype(np.int32)).to(device)
        self.premise_at = tensor(pool.offsets[pool.premises])
        self.hypothesis_at = tensor(pool.offsets[pool.hypotheses])
        self.hypothesis_long = tensor(hypothesis)
        self.premise_long = tensor(premise)
        self.labels = tensor(pool.labels)
        self.cls, self.sep = (int(mark) for mark in pool.marks)

    def batch(self, rows: torch.Tensor, width: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """(n,) rows to ids, types (n, width) and mask, all with [CLS] premise [SEP] hypothesis [SEP]."""
        import torch

        at = torch.arange(width, device=rows.device)[None]
        first, second = self.premise_long[rows][:, None], self.hypothesis_long[rows][:, None]
        begin = first + 2
        end = begin + second
        in_premise, in_hypothesis = (at >= 1) & (at <= first), (at >= begin) & (at < end)
        source = torch.where(in_premise, self.premise_at[rows][:, None] + at - 1, 0)
        source = torch.where(in_hypothesis, self.hypothesis_at[rows][:, None] + at - begin, source)
        ids = torch.where(in_premise | in_hypothesis, self.tokens[source], 0)
        ids = torch.where(at == 0, self.cls, torch.where((at == begin - 1) | (at == end), self.sep, ids))
        return ids, ((at >= begin) & (at <= end)).long(), at <= end
