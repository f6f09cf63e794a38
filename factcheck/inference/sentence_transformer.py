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
from factcheck.inference.windows import Range, Window, cover, mean_vectors, pair_windows, speakers

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder, SentenceTransformer
    from transformers import PreTrainedTokenizerBase

MAX_TOKENS = 512
"""Where a model names no limit its tokeniser gives a huge number; this is what nearly all can read."""
SPARE_TOKENS = 8
LABELS = ("entailment", "neutral", "contradiction")
SYNONYMS = {"entails": "entailment", "contradicts": "contradiction"}


class SentenceTransformerEmbedder:
    """A `SentenceTransformer`, as an `Embedder`; long texts as in `windows`."""

    def __init__(self, name: str, threads: int | None = None) -> None:
        """Load a model by hub name or path.

        Raises ``IncompleteError`` where it can't be found or loaded.
        """
        with _loading(name, threads):
            import torch
            from sentence_transformers import SentenceTransformer

            self._model: SentenceTransformer = SentenceTransformer(
                name, device="cpu", trust_remote_code=False, model_kwargs={"dtype": torch.float32}
            )
        self.name = _title(name, self._model)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit-length vectors, shape (len(texts), d), in the order of the texts."""
        if not texts:
            return np.empty((0, self._model.get_embedding_dimension() or 0), dtype=np.float32)
        tokenizer = self._model.tokenizer
        room = _longest(self._model) - tokenizer.num_special_tokens_to_add()
        owners, parts, sizes = [], [], []
        for owner, (text, places) in enumerate(zip(texts, _places(tokenizer, texts), strict=True)):
            for window in cover(len(places), room):
                owners.append(owner)
                parts.append(_cut(text, places, window))
                sizes.append(window[1] - window[0])
        vectors = self._model.encode(
            parts, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return mean_vectors(owners, sizes, np.asarray(vectors, dtype=np.float32), len(texts))


class CrossEncoderNli:
    """A `CrossEncoder` with the three labels of NLI, as an `NliModel`; long pairs as in `windows`."""

    def __init__(self, name: str, threads: int | None = None) -> None:
        """Load a model by hub name or path.

        Raises ``IncompleteError`` where it can't be found or loaded, ``UsageError`` where it is no NLI model.
        """
        with _loading(name, threads):
            import torch
            from sentence_transformers import CrossEncoder

            # Half precision, as some models are stored, is many times slower on a CPU.
            self._model: CrossEncoder = CrossEncoder(
                name, device="cpu", trust_remote_code=False, model_kwargs={"dtype": torch.float32}
            )
        self._columns = label_columns(name, self._model.config.id2label or {})
        self.name = _title(name, self._model)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """Raw scores, shape (len(pairs), 3): columns entailment, neutral, contradiction."""
        from torch.nn import Identity

        if not pairs:
            return np.empty((0, len(LABELS)), dtype=np.float32)
        windows, parts = self._windows(pairs)
        scores = self._model.predict(
            parts, activation_fn=Identity(), convert_to_numpy=True, show_progress_bar=False
        )
        return speakers(windows, np.asarray(scores, dtype=np.float32)[:, self._columns], len(pairs))

    def _windows(self, pairs: Sequence[tuple[str, str]]) -> tuple[list[Window], list[tuple[str, str]]]:
        tokenizer = self._model.tokenizer
        room = _longest(self._model) - tokenizer.num_special_tokens_to_add(pair=True)
        windows: list[Window] = []
        parts: list[tuple[str, str]] = []
        both = (_places(tokenizer, side) for side in zip(*pairs, strict=True))
        for owner, (pair, first, second) in enumerate(zip(pairs, *both, strict=True)):
            for window in pair_windows(owner, len(first), len(second), room):
                windows.append(window)
                parts.append((_cut(pair[0], first, window.premise), _cut(pair[1], second, window.hypothesis)))
        return windows, parts


def _longest(model: SentenceTransformer | CrossEncoder) -> int:
    """Most tokens of one input, less a few: a word that a window cuts through may take more tokens than before."""
    return min(int(model.max_seq_length or MAX_TOKENS), MAX_TOKENS) - SPARE_TOKENS


def _places(tokenizer: PreTrainedTokenizerBase, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
    """Where each token of each text lies, in characters."""
    encoded = tokenizer(
        list(texts), add_special_tokens=False, return_offsets_mapping=True, truncation=False, verbose=False
    )
    return [list(places) for places in encoded["offset_mapping"]]


def _cut(text: str, places: Sequence[tuple[int, int]], window: Range) -> str:
    """The characters of a window of tokens; the text itself where the window holds all of it."""
    start, end = window
    return text if end - start == len(places) else text[places[start][0] : places[end - 1][1]]


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
