"""Building an index of real text beside `SentenceTransformer.encode` alone: the same texts in the same run, in turns.

The other library works in a process of its own, so that it counts neither in the memory of the build nor in its time.
What was built stays in the work folder: a run that was cut goes on from there, and so does one over more lines.
"""

from __future__ import annotations

import gzip
import json
import multiprocessing
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain, islice, zip_longest
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks._corpora import Took, timed
from benchmarks._scale import HEAD, Moment, opened_at, row, used, write
from factcheck.inference import Embedder, Vectors

_TEXTS = {
    "text/factbook": "text",
    "text/wikipedia_paragraphs": "text",
    "dev/fever_dev": "premise",
    "dev/vitaminc": "premise",
    "dev/wice": "premise",
    "dev/climate_fever": "premise",
    "dev/healthver": "premise",
    "dev/scifact": "premise",
    "dev/fm2": "premise",
}
"""Files of the data folder, and the field that holds the text."""


class _Beside:
    """An embedder that lets the other library embed the same texts after it; its own watch stands still meanwhile."""

    def __init__(self, embedder: Embedder, peer: Connection, say: Callable[[str], None]) -> None:
        self.name = embedder.name
        self.own = Took(0, 0)
        """Of the embedder itself."""
        self.peer = Took(0, 0)
        self.waited = Took(0, 0)
        """What waiting for the other library has taken from the build."""
        self.texts = 0
        self._embedder, self._pipe, self._say = embedder, peer, say
        self._start = Moment.now()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit-length vectors, shape (len(texts), d), by the embedder alone."""
        vectors, took = timed(lambda: self._embedder.embed(texts))
        before = Moment.now()
        self._pipe.send(list(texts))
        self.peer += self._pipe.recv()
        self.waited += Moment.now().since(before)
        self.own += took
        self.texts += len(texts)
        self._say(self.line())
        return vectors

    def line(self) -> str:
        """The figures until now, as a row."""
        built = Moment.now().since(self._start) - self.waited
        ratio = f"{built.wall / self.peer.wall:.2f} ({built.processor / self.peer.processor:.2f})"
        return f"| {self.texts:,} | {built} | {self.own} | {self.peer} | {ratio} | {Moment.now().peak:.0f} |"


def build(
    data: Path, embedder: Embedder, lines: int, peer: Path, work: Path, say: Callable[[str], None]
) -> Iterator[str]:
    """The table of an index growing by 2,000 texts at a time, each line said when it is known, and what it costs to use.

    `peer` is the folder of the same model in PyTorch form.
    """
    folder, index = work / "real", work / "real-index"
    shutil.rmtree(folder, ignore_errors=True)
    write(folder, islice(_lines(data), lines), "md")
    ours, theirs = multiprocessing.Pipe()
    other = multiprocessing.get_context("spawn").Process(target=_peer, args=(peer, theirs), daemon=True)
    other.start()
    ours.recv()
    say("| texts | built, s | of that embedding, s | encode alone, s | ratio | most memory, MB |")
    say(f"|{'--:|' * 6}")
    beside = _Beside(embedder, ours, say)
    corpus = opened_at(folder, str(index), beside)
    if beside.texts:
        say(beside.line())
    other.kill()
    other.join()
    yield HEAD
    yield row(
        "files, statements, texts", f"{corpus.info.documents:,}, {corpus.info.passages:,}, {corpus.size:,}"
    )
    yield from used(corpus, folder, str(index), embedder)


def _peer(path: Path, pipe: Connection) -> None:
    """Embed what comes through the pipe, and answer how long it took; the model's loading is not counted."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(path), device="cpu")
    model.float()
    model.encode(["The pier is 312 metres long."] * 32)
    pipe.send(None)
    while True:
        texts = pipe.recv()
        pipe.send(timed(partial(model.encode, texts))[1])


def _lines(data: Path) -> Iterator[str]:
    """Lines of real text, each once, from all files by turns."""
    seen: set[int] = set()
    for line in filter(
        None, chain.from_iterable(zip_longest(*(_of(data, *each) for each in _TEXTS.items())))
    ):
        if hash(line) not in seen:
            seen.add(hash(line))
            yield line


def _of(data: Path, name: str, field: str) -> Iterator[str]:
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as stored:
        for text in (json.loads(each)[field] for each in stored):
            yield from filter(None, map(str.strip, text.splitlines()))
