"""Retrieval: is the evidence of a claim found, how fast, and what does a change cost?

Run `python -m benchmarks.retrieval [--data DIR] [--only feed,recall,factbook,scale,build,curve,approximate,stores] [--passages N] [--claims N] [--work DIR]`;
it prints Markdown tables. Vectors of the pool are kept in the work folder, so that a second run only searches.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks._approximate import approximate
from benchmarks._build import build
from benchmarks._corpora import Passages, opened, written
from benchmarks._scale import curve, factbook, feed, scale
from benchmarks._stores import stores
from factcheck.claims.sentences import split
from factcheck.corpus.sqlite_store import SqliteStore
from factcheck.inference import Embedder, Vectors
from factcheck.inference.loading import open_embedder

_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_PEER = _DATA.parent / "models" / "embed-prototype"
_SETS = ("fever_dev", "scifact", "wice")
_LONGEST = 400
"""Characters of a passage that a page is cut into."""
_DEPTHS = (5, 10)
_FEWER = 5_000
"""Passages on which the two stores are held against each other."""


@dataclass(frozen=True, slots=True)
class Question:
    """A claim and the passages that hold its evidence."""

    source: str
    claim: str
    gold: frozenset[int]


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a compressed JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as stored:
        yield from map(json.loads, stored)


def cut(text: str) -> tuple[str, ...]:
    """A text as passages of whole sentences, at most `_LONGEST` characters each where sentences allow it."""
    parts: list[str] = []
    for start, end in split(text):
        sentence = " ".join(text[start:end].split())
        if parts and len(parts[-1]) + len(sentence) < _LONGEST:
            parts[-1] = f"{parts[-1]} {sentence}"
        elif sentence:
            parts.append(sentence)
    return tuple(parts)


def pool(data: Path, least: int) -> tuple[list[str], list[Question]]:
    """The evidence of all sets as passages, filled up with other premises, and the questions."""
    numbers: dict[str, int] = {}
    questions = []
    for name in _SETS:
        for row in rows(data / "dev" / f"{name}.jsonl.gz"):
            if row["label"] == "neutral":
                continue
            gold = [numbers.setdefault(part, len(numbers)) for part in cut(row["premise"])]
            questions.append(Question(name, row["hypothesis"], frozenset(gold)))
    for row in rows(data / "train" / "nli.jsonl.gz"):
        if len(numbers) >= least:
            break
        if str(row["source"]).startswith("fever"):
            for part in cut(row["premise"]):
                numbers.setdefault(part, len(numbers))
    return list(numbers), questions


def embedded(texts: Sequence[str], embedder: Embedder, work: Path, name: str) -> Vectors:
    """Vectors of the texts, kept in the work folder with the model's name and the number of texts."""
    path = work / f"{name}-{embedder.name.rpartition('@')[2]}-{len(texts)}.npy"
    if path.exists():
        stored: Vectors = np.load(path, allow_pickle=False)
        return stored
    vectors = embedder.embed(texts)
    np.save(path, vectors, allow_pickle=False)
    return vectors


def recall(data: Path, embedder: Embedder, work: Path, passages: int, most: int) -> str:
    """The share of claims that have one of their passages among the first 5 and 10, for each way of searching.

    The weights of the hybrid were set on the claims with even numbers; `held out` are the odd ones.
    """
    texts, questions = pool(data, passages)
    step = max(1, len(questions) // most) if most else 1
    questions = questions[::step]
    vectors = embedded(texts, embedder, work, "pool")
    asked = embedder.embed([question.claim for question in questions])
    found: dict[str, list[list[int]]] = {"BM25 (bm25s)": _bm25s(texts, questions)}
    found["dense (semantic_search)"] = _semantic(vectors, asked)
    with tempfile.TemporaryDirectory() as folder:
        index = written(SqliteStore(Path(folder)), Passages(texts, vectors))
        corpus = opened(index, embedder.name)
        index.close()
        found["hybrid"] = corpus.numbers([q.claim for q in questions], asked, max(_DEPTHS))
        corpus.close()
    everything = range(len(questions))
    groups: dict[str, Sequence[int]] = {
        name: [i for i in everything if questions[i].source == name] for name in _SETS
    }
    groups |= {"held out": everything[1::2], "all": everything}
    lines = [
        f"{len(texts):,} passages, {len(questions):,} claims",
        "",
        f"| search | {' | '.join(f'{name} @{d}' for name in groups for d in _DEPTHS)} |",
        f"|---{'|--:' * (len(_DEPTHS) * len(groups))}|",
    ]
    for search, ranked in found.items():
        cells = [_share(questions, ranked, chosen, d) for chosen in groups.values() for d in _DEPTHS]
        lines.append(f"| {search} | {' | '.join(cells)} |")
    counts = ", ".join(f"{name} {len(chosen)}" for name, chosen in groups.items())
    return "\n".join([*lines, "", f"n: {counts}"])


def _share(
    questions: Sequence[Question], ranked: Sequence[Sequence[int]], chosen: Sequence[int], depth: int
) -> str:
    """Per cent of the chosen questions that have a passage of theirs among the first."""
    hits = sum(not questions[i].gold.isdisjoint(ranked[i][:depth]) for i in chosen)
    return f"{100 * hits / len(chosen):.1f}"


def agreement(data: Path, embedder: Embedder, work: Path, passages: int, most: int) -> Iterator[str]:
    """Both stores over a part of the pool, asked by claims whose evidence it has."""
    texts, questions = pool(data, passages)
    claims = [question.claim for question in questions if max(question.gold) < _FEWER]
    claims = claims[:: max(1, len(claims) // most)][:most]
    few = Passages(texts[:_FEWER], embedded(texts, embedder, work, "pool")[:_FEWER])
    yield from stores(few, claims, embedder.embed(claims))


def _bm25s(texts: Sequence[str], questions: Sequence[Question]) -> list[list[int]]:
    import bm25s
    import Stemmer

    stemmer = Stemmer.Stemmer("english")
    index = bm25s.BM25()
    index.index(bm25s.tokenize(list(texts), stemmer=stemmer, show_progress=False), show_progress=False)
    asked = bm25s.tokenize([q.claim for q in questions], stemmer=stemmer, show_progress=False)
    found, _ = index.retrieve(asked, k=max(_DEPTHS), show_progress=False)
    return [list(map(int, row)) for row in found]


def _semantic(vectors: Vectors, asked: Vectors) -> list[list[int]]:
    import torch
    from sentence_transformers.util import semantic_search

    hits = semantic_search(torch.from_numpy(asked), torch.from_numpy(vectors), top_k=max(_DEPTHS))
    return [[int(hit["corpus_id"]) for hit in row] for row in hits]


def _say(line: str) -> None:
    print(line, flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=_DATA)
    parser.add_argument(
        "--only",
        default="feed,recall,factbook,scale,build,curve,approximate,stores",
        help="comma-separated parts",
    )
    parser.add_argument("--passages", type=int, default=20_000, help="least size of the pool for recall")
    parser.add_argument("--claims", type=int, default=0, help="claims for recall at most; 0: all")
    parser.add_argument("--documents", type=int, default=0, help="pages of the Factbook; 0: all")
    parser.add_argument("--rows", default="20000,200000", help="rows of the files of the part `feed`")
    parser.add_argument("--short", action="store_true", help="rows of about 30 characters in `feed`")
    parser.add_argument("--scale", type=int, default=100_000, help="passages of the part `scale`")
    parser.add_argument("--lines", type=int, default=1_000, help="lines of real text in the part `build`")
    parser.add_argument("--peer", type=Path, default=_PEER, help="the embedder in PyTorch form, for `build`")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "factcheck-retrieval")
    arguments = parser.parse_args()
    if not (arguments.data / "dev").is_dir():
        sys.exit(f"{arguments.data}/dev is missing: say where the development data lie with --data")
    arguments.work.mkdir(parents=True, exist_ok=True)
    embedder = open_embedder()
    wanted = arguments.only.split(",")
    data, work = arguments.data, arguments.work
    parts: dict[str, Callable[[], Iterable[str]]] = {
        # First, because it tells the peak memory of the process.
        "feed": lambda: feed(data, [int(each) for each in arguments.rows.split(",")], arguments.short),
        "recall": lambda: [recall(data, embedder, work, arguments.passages, arguments.claims)],
        "factbook": lambda: factbook(data, embedder, arguments.documents),
        "scale": lambda: scale(data, arguments.scale),
        "build": lambda: build(data, embedder, arguments.lines, arguments.peer, work, _say),
        "curve": curve,
        "approximate": approximate,
        "stores": lambda: agreement(data, embedder, work, arguments.passages, 200),
    }
    for name, part in parts.items():
        if name in wanted:
            for line in part():
                _say(line)
            print(flush=True)


if __name__ == "__main__":
    main()
