"""Any embedder or cross-encoder that sentence-transformers can load, by hub name or local path.

PyTorch is imported here only, when such a model is opened.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from factcheck.errors import IncompleteError, UsageError
from factcheck.inference import Vectors

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder, SentenceTransformer

LABELS = ("entailment", "neutral", "contradiction")
SYNONYMS = {"entails": "entailment", "contradicts": "contradiction"}


class SentenceTransformerEmbedder:
    """A `SentenceTransformer`, as an `Embedder`."""

    def __init__(self, name: str, threads: int | None = None) -> None:
        """Load a model by hub name or path.

        Raises ``IncompleteError`` where it can't be found or loaded.
        """
        with _loading(name, threads):
            from sentence_transformers import SentenceTransformer

            self._model: SentenceTransformer = SentenceTransformer(
                name, device="cpu", trust_remote_code=False
            )
        self.name = _title(name, self._model)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit-length vectors, shape (len(texts), d), in the order of the texts."""
        if not texts:
            return np.empty((0, self._model.get_embedding_dimension() or 0), dtype=np.float32)
        vectors = self._model.encode(
            list(texts), normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)


class CrossEncoderNli:
    """A `CrossEncoder` with the three labels of NLI, as an `NliModel`.

    A premise that is too long for the model is cut by the model's own tokeniser.
    """

    def __init__(self, name: str, threads: int | None = None) -> None:
        """Load a model by hub name or path.

        Raises ``IncompleteError`` where it can't be found or loaded, ``UsageError`` where it is no NLI model.
        """
        with _loading(name, threads):
            from sentence_transformers import CrossEncoder

            self._model: CrossEncoder = CrossEncoder(name, device="cpu", trust_remote_code=False)
        self._columns = label_columns(name, self._model.config.id2label or {})
        self.name = _title(name, self._model)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """Raw scores, shape (len(pairs), 3): columns entailment, neutral, contradiction."""
        from torch.nn import Identity

        if not pairs:
            return np.empty((0, len(LABELS)), dtype=np.float32)
        scores = self._model.predict(
            [list(pair) for pair in pairs],
            activation_fn=Identity(),
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(scores, dtype=np.float32)[:, self._columns]


def label_columns(name: str, id2label: Mapping[int, str]) -> list[int]:
    """Columns of entailment, neutral and contradiction; raises ``UsageError`` where the labels are others."""
    places = {label.strip().lower(): int(index) for index, label in id2label.items()}
    places = {SYNONYMS.get(label, label): index for label, index in places.items()}
    if sorted(places) != sorted(LABELS):
        found = ", ".join(id2label.values()) or "none"
        raise UsageError(f"{name} is no NLI model: its labels are {found}; needed are {', '.join(LABELS)}")
    return [places[label] for label in LABELS]


@contextmanager
def _loading(name: str, threads: int | None) -> Iterator[None]:
    """Keep a local model off the network, and turn the loader's errors into ours."""
    if Path(name).exists():
        # Read by the hub's client when it is imported: later it would be too late.
        os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    try:
        if threads:
            import torch

            torch.set_num_threads(threads)
        yield
    except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
        reason = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise IncompleteError(f"can't load the model {name}: {reason}") from error


def _title(name: str, model: SentenceTransformer | CrossEncoder) -> str:
    """Name and digest over the weights themselves, since neither a hub name nor a path pins them."""
    import hashlib

    digest = hashlib.sha256()
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(key.encode())
        digest.update(tensor.detach().float().contiguous().numpy().tobytes())
    return f"{Path(name).name if Path(name).exists() else name}@{digest.hexdigest()[:12]}"
