"""Ends an update at random moments, and sees what is left: ``python -m tests.corpus.killing FOLDER TIMES [graph]``.

With “graph” the vectors are searched approximately, and each statement must find itself.
Prints how many updates were cut short, and how many of those had already stored a part of their work.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

import numpy as np

from factcheck.corpus import approximate
from factcheck.corpus.indexing import Indexer
from factcheck.corpus.lock import Lock
from factcheck.corpus.sqlite_store import SqliteStore
from factcheck.references import CorpusFile
from tests.corpora import write
from tests.corpus.audit import Contents, audit, slots_of
from tests.corpus.test_index import contents
from tests.fakes import WordEmbedder


def update(folder: Path, index: Path) -> None:
    """One run, in very small batches."""
    files = [CorpusFile(path.name, path) for path in sorted(folder.iterdir())]
    store = SqliteStore(index)
    Indexer(store, Lock(index / "index.lock"), WordEmbedder(), batch=3).update(files)
    store.close()


def look(index: Path, known: Contents) -> dict[str, str]:
    """The documents of the index, which is right as far as it goes."""
    store = SqliteStore(index)
    snapshot = store.snapshot()
    audit(snapshot, known)
    slots = np.array(slots_of(snapshot), dtype=np.int64)
    vectors = snapshot.vectors(slots)
    for vector, near in zip(vectors, snapshot.nearest(vectors, 3), strict=True):
        assert near.slots.size == min(3, slots.size)
        assert np.allclose(near.scores, snapshot.vectors(near.slots) @ vector, atol=2e-6)
        assert near.scores[0] > 1 - 2e-6
    documents = dict(snapshot.documents)
    snapshot.close()
    store.close()
    return documents


def change(folder: Path, dice: random.Random) -> None:
    """Another state of the corpus: files come, change and go."""
    files: dict[str, str | bytes] = {}
    for number in range(6):
        if dice.random() < 0.8:
            lines = (f"Ferry {dice.randrange(9)} calls at island {dice.randrange(9)}." for _ in range(3))
            files[f"{number}.txt"] = " ".join(lines)
    write(folder, files)


def main(folder: Path, times: int) -> None:
    """Kill as often as told."""
    corpus, index = folder / "corpus", folder / "index"
    dice = random.Random(7)
    change(corpus, dice)
    update(corpus, folder / "warm")
    start = time.process_time()
    update(corpus, index)
    usual = time.process_time() - start
    known = contents(corpus)
    interrupted = resumed = 0
    for _ in range(times):
        change(corpus, dice)
        now = contents(corpus)
        known |= now
        wanted = dict(now.keys())
        moment = dice.uniform(0.001, usual)
        child = os.fork()
        if not child:
            # The system ends the process at once, wherever it is, after so much work: other programs do not matter.
            signal.setitimer(signal.ITIMER_PROF, moment)
            update(corpus, index)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        cut = os.WIFSIGNALED(status)
        interrupted += cut
        left = look(index, known)
        resumed += cut and left != wanted and any(left.get(uri) == v for uri, v in wanted.items())
        assert cut or left == wanted
    update(corpus, index)
    assert look(index, known) == dict(contents(corpus).keys())
    sys.stdout.write(f"{interrupted} {resumed}\n")


if __name__ == "__main__":
    if sys.argv[3:] == ["graph"]:
        approximate.EXACT, approximate.TAIL = 4, 2
    main(Path(sys.argv[1]), int(sys.argv[2]))
