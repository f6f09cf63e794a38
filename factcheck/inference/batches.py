"""Token ids to padded batches: windows for what is too long, like lengths together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int32]
CLS, SEP = 101, 102
"""Ids of the two markers in BERT's uncased vocabulary."""
OVERLAP = 64
"""Tokens that two neighbouring windows share, so that a sentence at a border is whole in one of them."""
BATCH_TOKENS = 512
"""Rows times width of a batch, at most: what stays in the cores' caches; 2,048 costs a quarter more time."""


@dataclass(frozen=True, slots=True)
class Row:
    """One input of the model."""

    owner: int
    """Index of the text or pair that it is a part of."""
    ids: tuple[int, ...]
    """With its special tokens."""
    border: int
    """Index of the first token of the second segment; the length where there is only one."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows, padded to one width; all arrays are (rows, width) and int32."""

    rows: NDArray[np.int64]
    """Index of each row in the list that was batched."""
    ids: Ids
    mask: Ids
    """1 for a token, 0 for padding."""
    types: Ids
    """1 in the second segment."""


def windows(ids: Sequence[int], size: int, overlap: int) -> list[tuple[int, ...]]:
    """All of a sequence in windows of at most `size`; neighbours share `overlap`, none is a mere remainder.

    The last window is shifted back to full length, so that it never holds a few words without their context.
    """
    if len(ids) <= size:
        return [tuple(ids)]
    starts = [*range(0, len(ids) - size, size - overlap), len(ids) - size]
    return [tuple(ids[start : start + size]) for start in starts]


def text_rows(owner: int, ids: Sequence[int], limit: int) -> list[Row]:
    """Inputs of a single text: one, or several that follow each other where it is too long."""
    parts = windows(ids, limit - 2, overlap=0)
    return [Row(owner, (CLS, *part, SEP), len(part) + 2) for part in parts]


def pair_rows(owner: int, premise: Sequence[int], hypothesis: Sequence[int], limit: int) -> list[Row]:
    """Inputs of a pair: one, or every window of the premise with every window of the hypothesis."""
    room = limit - 3
    if len(premise) + len(hypothesis) <= room:
        return [_pair(owner, premise, hypothesis)]
    rows = []
    # A hypothesis may take half the room; a claim never does, but nothing is cut where one would.
    for second in windows(hypothesis, room // 2, min(OVERLAP, room // 8)):
        size = room - len(second)
        rows += [_pair(owner, first, second) for first in windows(premise, size, min(OVERLAP, size // 4))]
    return rows


def _pair(owner: int, premise: Sequence[int], hypothesis: Sequence[int]) -> Row:
    return Row(owner, (CLS, *premise, SEP, *hypothesis, SEP), len(premise) + 2)


def batches(rows: Sequence[Row], budget: int = BATCH_TOKENS) -> Iterator[Batch]:
    """All rows, longest first, in batches of at most `budget` tokens with padding (or of a single row)."""
    lengths = np.asarray([len(row.ids) for row in rows])
    order = np.argsort(-lengths, kind="stable")
    start = 0
    while start < len(order):
        width = int(lengths[order[start]])
        chosen = order[start : start + max(1, budget // width)]
        yield _padded(rows, chosen, width)
        start += len(chosen)


def _padded(rows: Sequence[Row], chosen: NDArray[np.int64], width: int) -> Batch:
    ids = np.zeros((len(chosen), width), dtype=np.int32)
    mask, types = np.zeros_like(ids), np.zeros_like(ids)
    for place, index in enumerate(chosen):
        row = rows[index]
        ids[place, : len(row.ids)] = row.ids
        mask[place, : len(row.ids)] = 1
        types[place, row.border : len(row.ids)] = 1
    return Batch(chosen, ids, mask, types)
