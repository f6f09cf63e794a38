"""Size: the Factbook as a corpus, a hundred thousand passages, and a curve of exact search up to a million."""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count, cycle, islice
from pathlib import Path

import numpy as np

from benchmarks._corpora import Searched, Took, timed
from factcheck import references
from factcheck.corpus.reference import Corpus
from factcheck.corpus.vectors import VectorFile, nearest
from factcheck.inference import Embedder, Vectors
from factcheck.pipeline import Silence

_QUERIES = 1000
_FOUND = 10
_DIMENSIONS = 384
_PER_FILE = 100
_CHANGED = "This statement was not there before: the pier is 312 metres long."


class Synthetic:
    """An embedder that draws a vector for each text: the same text, the same vector."""

    name = "synthetic@0"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit-length vectors, shape (len(texts), 384)."""
        vectors = np.empty((len(texts), _DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
            vectors[row] = np.random.default_rng(seed).standard_normal(_DIMENSIONS, dtype=np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors


def factbook(data: Path, embedder: Embedder, documents: int) -> Iterator[str]:
    """The World Factbook: built, searched, one page changed and updated; the lines of a table as they are known."""
    yield HEAD
    with tempfile.TemporaryDirectory() as place:
        folder, index = Path(place) / "factbook", str(Path(place) / "index")
        size = 0
        folder.mkdir()
        with gzip.open(data / "text" / "factbook.jsonl.gz", "rt", encoding="utf-8") as stored:
            for row in islice(map(json.loads, stored), documents or None):
                page = folder / f"{row['id'].replace('/', '-').removesuffix('.json')}.md"
                size += page.write_text(f"# {row['title']}\n\n{row['text']}\n", "utf-8")
        corpus, built = timed(lambda: opened_at(folder, index, embedder))
        shape = f"{corpus.info.documents}, {size / 1e6:.1f}, {corpus.size:,}"
        yield row("documents, MB, statements", shape)
        yield row("built, s", str(built))
        yield from used(corpus, folder, index, embedder)


def scale(data: Path, passages: int) -> Iterator[str]:
    """Many passages with drawn vectors: build time, a thousand queries, one changed file, peak memory."""
    yield HEAD
    with tempfile.TemporaryDirectory() as place:
        folder, index = Path(place) / "corpus", str(Path(place) / "index")
        write(folder, islice(_premises(data), passages))
        corpus, built = timed(lambda: opened_at(folder, index, Synthetic()))
        yield row(f"{corpus.size:,} statements built with drawn vectors, s", str(built))
        yield from used(corpus, folder, index, Synthetic())


def curve(sizes: Sequence[int] = (1_000, 10_000, 100_000, 1_000_000), queries: int = 100) -> Iterator[str]:
    """Exact search by vectors alone, drawn ones, and how its time grows."""
    yield "| passages | ms of processor a query |\n|---|--:|"
    dice = np.random.default_rng(0)
    asked = _unit(dice.standard_normal((queries, _DIMENSIONS), dtype=np.float32))
    times = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            file = VectorFile(Path(place) / "v.f32", _DIMENSIONS)
            blocks = (_unit(dice.standard_normal((n, _DIMENSIONS), dtype=np.float32)) for n in _steps(size))
            file.append(0, blocks)
            allowed, order = np.ones(size, np.bool_), np.arange(size, dtype=np.uint64)
            vectors = file.open(size)
            job = partial(nearest, vectors, asked, _FOUND, allowed, order)
            times.append(min(timed(job)[1].processor for _ in range(2)))
        yield row(f"{size:,}", f"{1000 * times[-1] / queries:.2f}")
    slope = math.log(times[-1] / times[-2]) / math.log(sizes[-1] / sizes[-2])
    yield f"\nslope of the last step: {slope:.2f}"


def feed(data: Path, rows: Sequence[int], short: bool) -> Iterator[str]:
    """A file of JSON Lines as a corpus, with drawn vectors: peak memory must hardly grow with it, so the smaller one comes first.

    The graph of near vectors that a large corpus gets is timed by itself, and so is the memory before and after it.
    """
    queries = f"{_QUERIES:,} hybrid queries, s"
    yield f"| rows | MB | statements | built, s | graph, s | {queries} | most memory, MB | with the graph | disk, KB a row |"
    yield f"|--:{'|--:' * 8}|"
    for most in rows:
        with tempfile.TemporaryDirectory() as place:
            folder, index = Path(place) / "corpus", Path(place) / "index"
            folder.mkdir()
            size = _write_feed(folder / "feed.jsonl", _short() if short else _records(data), most)
            moments = [Moment.now()]
            corpus = opened_at(folder, str(index), Synthetic(), partial(_noted, moments))
            done = Moment.now()
            asked = _questions(corpus)
            vectors = Synthetic().embed(asked)
            searched = timed(partial(Searched(corpus).numbers, asked, vectors, _FOUND))[1]
            corpus.snapshot.close()
            start, built = moments[0], moments[1] if moments[1:] else done
            disk = sum(path.stat().st_size for path in index.rglob("*") if path.is_file())
            memory = f"{built.peak:.0f} | {done.peak:.0f} | {disk / most / 1000:.2f}"
            graph = done.since(built) if done is not built else "none"
            cells = f"{most:,} | {size / 1e6:.0f} | {corpus.size:,} | {built.since(start)} | {graph} | {searched} | {memory}"
            yield f"| {cells} |"


def _noted(moments: list[Moment], _: str) -> None:
    """Note the moment at which people are told that a graph is made."""
    moments.append(Moment.now())


@dataclass(frozen=True, slots=True)
class Moment:
    """What a process had used until now."""

    wall: float
    processor: float
    peak: float
    """Most memory that it held, MB."""

    @classmethod
    def now(cls) -> Moment:
        """At this moment."""
        return cls(time.perf_counter(), time.process_time(), _peak())

    def since(self, start: Moment) -> Took:
        """How long it took from an earlier moment."""
        return Took(self.wall - start.wall, self.processor - start.processor)


def _records(data: Path) -> Iterator[str]:
    """Sentences of the training data, each with a number of its own."""
    texts = cycle(list(islice(_premises(data), 20_000)))
    return (f"In record {number} {text[0].lower()}{text[1:]}" for number, text in enumerate(texts))


_SYLLABLES = ("ka", "lo", "mi", "ne", "ru", "sa", "ti", "vo", "za", "pel")
_THINGS = ("bridge", "canal", "dam", "ferry", "harbour", "library", "mine", "museum", "quarry", "tower")
_SAYINGS = (
    "is {} metres high",
    "has {} rooms",
    "employs {} people",
    "opened in {}",
    "lies {} kilometres inland",
    "costs {} euros a day",
    "holds {} tonnes",
    "was visited by {} guests",
    "burned {} litres of oil",
    "paid {} dollars in tax",
)


def _short() -> Iterator[str]:
    """Short statements, all different: a thousand invented places, ten things in each, ten sayings of each thing."""
    for number in count():
        name = "".join(_SYLLABLES[int(digit)] for digit in f"{number * 7919 % 1000:03}").capitalize()
        thing, saying = _THINGS[number // 1000 % 10], _SAYINGS[number // 10_000 % 10]
        yield f"The {thing} of {name} {saying.format(1000 + number // 100_000 * 37 + number % 29)}."


def _write_feed(path: Path, texts: Iterator[str], rows: int) -> int:
    """A file of JSON Lines with the first texts; returns its bytes."""
    with open(path, "w", encoding="utf-8") as file:
        for number, text in enumerate(islice(texts, rows)):
            file.write(json.dumps({"id": str(number), "text": text}) + "\n")
        return file.tell()


HEAD = "| what | value |\n|---|--:|"


def row(what: str, value: str) -> str:
    """A row of the table."""
    return f"| {what} | {value} |"


def opened_at(
    folder: Path, index: str, embedder: Embedder, tell: Callable[[str], None] = lambda _: None
) -> Corpus:
    """The corpus of a folder, its index brought up to date."""
    (corpus,) = references.open_all([str(folder)], embedder, Silence(), index, tell)
    return corpus


def used(corpus: Corpus, folder: Path, index: str, embedder: Embedder) -> Iterator[str]:
    """What a built corpus costs to search, to open and to change."""
    asked = _questions(corpus)
    vectors, took = timed(lambda: embedder.embed(asked))
    yield row(f"vectors of {len(asked):,} queries, s", str(took))
    took = timed(lambda: Searched(corpus).numbers(asked, vectors, _FOUND))[1]
    yield row(f"the same queries, top {_FOUND}, hybrid, s", str(took))
    corpus.snapshot.close()
    again, took = timed(lambda: opened_at(folder, index, embedder))
    again.snapshot.close()
    yield row("opened unchanged, s", str(took))
    changed, took = timed(lambda: _change(folder, index, embedder))
    changed.snapshot.close()
    yield row(f"one file changed and updated ({_shown(changed)}), s", str(took))
    yield row("peak memory of the process, MB", f"{_peak():.0f}")


def _questions(corpus: Corpus) -> list[str]:
    """A thousand statements of a corpus or all, each said again and denied."""
    slots = range(0, corpus.size, max(1, corpus.size // _QUERIES))
    texts = [copies[0].context for slot in slots if (copies := corpus.snapshot.copies(slot))]
    return [f"{text} Not so." for text in texts[:_QUERIES]]


def _change(folder: Path, index: str, embedder: Embedder) -> Corpus:
    page = next(iter(sorted(folder.iterdir())))
    page.write_text(f"{page.read_text('utf-8')}\n\n{_CHANGED}\n", "utf-8")
    return opened_at(folder, index, embedder)


def _shown(corpus: Corpus) -> str:
    return f"+{corpus.changes.added} ~{corpus.changes.changed} -{corpus.changes.removed}"


def _premises(data: Path) -> Iterator[str]:
    """Different sentences of the training data."""
    seen: set[str] = set()
    with gzip.open(data / "train" / "nli.jsonl.gz", "rt", encoding="utf-8") as stored:
        for row in map(json.loads, stored):
            text = " ".join(row["premise"].split())
            if text not in seen and 40 < len(text) < 200:
                seen.add(text)
                yield text


def write(folder: Path, texts: Iterator[str], ending: str = "txt") -> None:
    """Texts as files of a hundred paragraphs each."""
    folder.mkdir(parents=True)
    number = 0
    while page := list(islice(texts, _PER_FILE)):
        (folder / f"{number:05}.{ending}").write_text("\n\n".join(page) + "\n", "utf-8")
        number += 1


def _unit(vectors: Vectors) -> Vectors:
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def _steps(size: int, most: int = 50_000) -> Iterator[int]:
    for first in range(0, size, most):
        yield min(most, size - first)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
