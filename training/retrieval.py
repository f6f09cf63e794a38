"""Does a claim find its evidence? Embedders, a static one and BM25 over one pool of passages.

`python -m training.retrieval --data DIR MODEL... [--static MODEL]` prints recall at 5 and at 20 on held-out claims of
FEVER, SciFact and WiCE. The pool holds the evidence of all of them and passages of training claims as distractors.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training import devsets, sources
from training.metrics import bootstrap

Vectors = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]
DISTRACTORS = 14_000
CLAIMS = 600
"""Claims of each set at most."""
DEPTHS = (5, 20)
PAGE_PASSAGE = 420
"""Characters of a passage cut from a whole page."""


@dataclass(frozen=True, slots=True)
class Task:
    """Claims with the places of their evidence in the pool."""

    claims: tuple[str, ...]
    evidence: tuple[frozenset[int], ...]


def pieces(page: str) -> list[str]:
    """Passages of a page: its lines, joined until they are long enough."""
    made, part = [], ""
    for line in page.splitlines():
        part = f"{part} {line.strip()}".strip()
        if len(part) >= PAGE_PASSAGE:
            made.append(part)
            part = ""
    return [*made, part] if part else made


def tasks(data: Path) -> tuple[list[str], dict[str, Task]]:
    """The pool of passages and the claims of each set."""
    rng = random.Random(3)
    pool: dict[str, int] = {}

    def place(text: str) -> int:
        return pool.setdefault(text, len(pool))

    made: dict[str, Task] = {}
    for name in ("fever_dev", "scifact", "wice"):
        wanted: dict[str, set[int]] = {}
        for example in devsets.load(data, name):
            passages = pieces(example.premise) if name == "wice" else [example.premise]
            found = {place(p) for p in passages}
            if example.label not in ("not_supported", "neutral"):
                wanted.setdefault(example.hypothesis, set()).update(found)
        claims = sorted(wanted)
        claims = rng.sample(claims, min(CLAIMS, len(claims)))
        made[name] = Task(tuple(claims), tuple(frozenset(wanted[c]) for c in claims))
    fever = sorted({p.premise for p in sources.pairs(data) if p.source == "fever"} - pool.keys())
    for text in rng.sample(fever, DISTRACTORS):
        place(text)
    return list(pool), made


def encoder(folder: Path) -> Encode:
    """A sentence-transformers style encoder: mean pooling, unit length."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = AutoModel.from_pretrained(folder, dtype=torch.float32, local_files_only=True).eval()

    def encode(texts: Sequence[str]) -> Vectors:
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        result = np.zeros((len(texts), model.config.hidden_size), dtype=np.float32)
        for start in range(0, len(order), 64):
            rows = order[start : start + 64]
            inputs = tokenizer(
                [texts[i] for i in rows], padding=True, truncation=True, max_length=192, return_tensors="pt"
            )
            with torch.inference_mode():
                state = model(**inputs).last_hidden_state
            mask = inputs["attention_mask"].unsqueeze(-1).float()
            mean = torch.nn.functional.normalize((state * mask).sum(1) / mask.sum(1), dim=-1)
            result[rows] = mean.numpy()
        return result

    return encode


def static_encoder(folder: Path, size: int = 256) -> Encode:
    """Token vectors of a model, each token encoded alone, reduced by PCA and weighted by rank.

    The recipe of model2vec (Tulkens and van Dongen, 2024): the mean of such vectors stands for a text.
    """
    from sklearn.decomposition import PCA
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    vocabulary = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    table = encoder(folder)([word.removeprefix("##") for word, _ in vocabulary])
    table = PCA(size, random_state=0).fit_transform(table).astype(np.float32)
    # Word pieces stand in order of their frequency, so by Zipf's law the rank tells the weight.
    table *= np.log(1 + np.arange(len(table), dtype=np.float32))[:, None]

    def encode(texts: Sequence[str]) -> Vectors:
        rows = tokenizer(list(texts), add_special_tokens=False, truncation=True, max_length=512)["input_ids"]
        result = np.stack([table[ids].mean(0) if ids else np.zeros(size, np.float32) for ids in rows])
        result /= np.maximum(np.linalg.norm(result, axis=1, keepdims=True), 1e-9)
        return np.asarray(result, dtype=np.float32)

    return encode


def lexical(pool: Sequence[str], claims: Sequence[str]) -> Vectors:
    """BM25 scores of every passage for every claim, shape (claims, pool)."""
    import bm25s
    import Stemmer

    stemmer = Stemmer.Stemmer("english")
    index = bm25s.BM25()
    index.index(bm25s.tokenize(list(pool), stopwords="en", stemmer=stemmer, show_progress=False))
    words = bm25s.tokenize(
        list(claims), stopwords="en", stemmer=stemmer, show_progress=False, return_ids=False
    )
    return np.stack([index.get_scores(list(row)) for row in words])


def recalls(scores: Vectors, task: Task) -> str:
    """Cells of a table row: share of the claims of which some evidence is among the best."""
    cells = []
    order = np.argsort(-scores, axis=1, kind="stable")[:, : max(DEPTHS)]
    for depth in DEPTHS:
        hits = np.asarray(
            [not own.isdisjoint(row[:depth].tolist()) for row, own in zip(order, task.evidence, strict=True)]
        )
        cells.append(str(bootstrap(lambda rows, h=hits: float(h[rows].mean()), task.claims)))
    return " | ".join(cells)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("models", type=Path, nargs="+", help="Hugging Face folders")
    parser.add_argument("--static", type=Path, help="folder to distil a static embedder from")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    import torch

    torch.set_num_threads(options.threads)
    pool, made = tasks(options.data)
    print(f"pool {len(pool)}, claims " + ", ".join(f"{k} {len(t.claims)}" for k, t in made.items()))
    print("| ranker | " + " | ".join(f"{k} R@{d}" for k in made for d in DEPTHS) + " | passages/s |")
    print("|---" * (len(made) * len(DEPTHS) + 2) + "|")
    begun = time.time()
    cells = [recalls(lexical(pool, task.claims), task) for task in made.values()]
    print(f"| BM25 | {' | '.join(cells)} | {len(pool) / (time.time() - begun):.0f} |", flush=True)
    rankers = [(str(folder), encoder(folder)) for folder in options.models]
    if options.static:
        rankers.append((f"static, from {options.static}", static_encoder(options.static)))
    for name, encode in rankers:
        begun = time.time()
        vectors = encode(pool)
        speed = len(pool) / (time.time() - begun)
        cells = [recalls(encode(task.claims) @ vectors.T, task) for task in made.values()]
        print(f"| {name} | {' | '.join(cells)} | {speed:.0f} |", flush=True)


if __name__ == "__main__":
    main()
