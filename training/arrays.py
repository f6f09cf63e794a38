"""Pairs as flat integer arrays: tokenised once, ahead of the run, so that the training loop only slices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MAX_TOKENS = 192
LONG_TOKENS = 256
LONG_SHARE = 4
"""One in this many of the over-long pairs keeps LONG_TOKENS instead of MAX_TOKENS."""
MAX_HYPOTHESIS = 120


@dataclass(frozen=True, slots=True)
class PairArrays:
    """All pairs of a mix, already with [CLS] premise [SEP] hypothesis [SEP]."""

    tokens: NDArray[np.uint16]
    """Token ids of all pairs, end to end."""
    offsets: NDArray[np.int64]
    """Pair i lies at tokens[offsets[i]:offsets[i + 1]]."""
    boundaries: NDArray[np.int32]
    """Length of the premise part of a pair with its [CLS] and [SEP]: where token type 1 begins."""
    labels: NDArray[np.int64]
    """0 entailment, 1 neutral, 2 contradiction."""

    @property
    def lengths(self) -> NDArray[np.int64]:
        """Tokens of each pair."""
        return np.diff(self.offsets)

    def save(self, folder: Path) -> None:
        """Write one .npy file an array."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("tokens", "offsets", "boundaries", "labels"):
            np.save(folder / f"{name}.npy", getattr(self, name))

    @staticmethod
    def load(folder: Path) -> PairArrays:
        """Read what `save` wrote."""
        return PairArrays(
            tokens=np.load(folder / "tokens.npy"),
            offsets=np.load(folder / "offsets.npy"),
            boundaries=np.load(folder / "boundaries.npy"),
            labels=np.load(folder / "labels.npy"),
        )


def encode_pairs(
    pairs: Sequence[tuple[str, str, int]], tokenizer_file: Path, max_tokens: int = MAX_TOKENS
) -> PairArrays:
    """Tokenise (premise, hypothesis, label) rows; only the premise is cut where a pair is too long.

    One in LONG_SHARE rows may have LONG_TOKENS, the others max_tokens.
    """
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    pieces: list[NDArray[np.uint16]] = []
    boundaries: list[int] = []
    lengths: list[int] = []
    for row, (premise, hypothesis) in enumerate(_encode_both(pairs, tokenizer)):
        limit = LONG_TOKENS if row % LONG_SHARE == 0 else max_tokens
        hypothesis = hypothesis[:MAX_HYPOTHESIS]
        premise = premise[: limit - len(hypothesis) - 3]
        ids = [cls, *premise, sep, *hypothesis, sep]
        pieces.append(np.asarray(ids, dtype=np.uint16))
        boundaries.append(len(premise) + 2)
        lengths.append(len(ids))
    return PairArrays(
        tokens=np.concatenate(pieces),
        offsets=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        boundaries=np.asarray(boundaries, dtype=np.int32),
        labels=np.asarray([label for _, _, label in pairs], dtype=np.int64),
    )


def _encode_both(
    pairs: Sequence[tuple[str, str, int]], tokenizer: object
) -> Iterable[tuple[list[int], list[int]]]:
    """Token ids of premise and hypothesis, in chunks so that memory stays flat."""
    for start in range(0, len(pairs), 4096):
        chunk = pairs[start : start + 4096]
        encode = getattr(tokenizer, "encode_batch_fast")  # noqa: B009
        premises = encode([p for p, _, _ in chunk], add_special_tokens=False)
        hypotheses = encode([h for _, h, _ in chunk], add_special_tokens=False)
        for premise, hypothesis in zip(premises, hypotheses, strict=True):
            yield premise.ids, hypothesis.ids


def plan_batches(lengths: NDArray[np.int64], size: int, seed: int) -> list[NDArray[np.int64]]:
    """Shuffled batches of rows of like length: within each stretch of 48 batches rows are sorted by length."""
    generator = np.random.default_rng(seed)
    order = generator.permutation(len(lengths))
    batches: list[NDArray[np.int64]] = []
    for start in range(0, len(order), size * 48):
        stretch = order[start : start + size * 48]
        stretch = stretch[np.argsort(lengths[stretch], kind="stable")]
        cuts = [stretch[i : i + size] for i in range(0, len(stretch), size)]
        batches.extend(cuts[i] for i in generator.permutation(len(cuts)))
    return batches


def padded(
    arrays: PairArrays, rows: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Ids, token types and attention mask of some rows, padded to a multiple of eight."""
    width = int(-(-arrays.lengths[rows].max() // 8) * 8)
    ids = np.zeros((len(rows), width), dtype=np.int64)
    types = np.zeros_like(ids)
    mask = np.zeros_like(ids)
    for i, row in enumerate(rows):
        pair = arrays.tokens[arrays.offsets[row] : arrays.offsets[row + 1]]
        ids[i, : len(pair)] = pair
        types[i, arrays.boundaries[row] : len(pair)] = 1
        mask[i, : len(pair)] = 1
    return ids, types, mask
