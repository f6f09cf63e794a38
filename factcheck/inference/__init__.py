"""Texts to vectors and pairs to NLI scores: one small port, one runtime, the shipped weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors."""

    name: str
    """Name and digest, as shown in the manifest: ``name@digest``."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit-length vectors, shape (len(texts), d), in the order of the texts."""
        ...


class NliModel(Protocol):
    """Scores premise and hypothesis."""

    name: str
    """Name and digest, as shown in the manifest: ``name@digest``."""

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """Raw scores, shape (len(pairs), 3): columns entailment, neutral, contradiction, whatever the model's own order."""
        ...
