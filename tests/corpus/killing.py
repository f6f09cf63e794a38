"""Ends an update at random moments, and sees what is left: ``python -m tests.corpus.killing FOLDER TIMES [graph|lance]``.

With “graph” the vectors are searched approximately, and each statement must find itself. With “lance” the store is the one on
LanceDB, whose engine has threads that no fork takes along: so whatever uses it runs in a child, which loads it anew.
Prints how many updates were cut short, and how many of those had already stored a part of their work.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from factcheck.corpus.lance_store import LanceStore


def opened(index: Path) -> SqliteStore | LanceStore:
    """The store to be tried."""
    if not on_lance():
        return SqliteStore(index)
    from factcheck.corpus.lance_store import LanceStore

    return LanceStore(str(index), 64)


def on_lance() -> bool:
    """Whether it is the one on LanceDB."""
    return sys.argv[3:] == ["lance"]


def update(folder: Path, index: Path, moment: float = 0.0) -> float:
    """One run, in very small batches, that is ended after so many seconds of work; returns the seconds that it took."""
    files = [CorpusFile(path.name, path) for path in sorted(folder.iterdir())]
    store = opened(index)
    if moment:
        # The system ends the process at once, wherever it is, after so much work: other programs do not matter.
        signal.setitimer(signal.ITIMER_PROF, moment)
    start = time.process_time()
    Indexer(store, Lock(index.with_suffix(".lock")), WordEmbedder(), batch=3).update(files)
    store.close()
    return time.process_time() - start


def look(index: Path, known: Contents) -> dict[str, str]:
    """The documents of the index, which is right as far as it goes."""
    store = opened(index)
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


def apart(work: Callable[[], object]) -> tuple[bool, Any]:
    """Does a piece of work in a child; returns whether that was cut short, and what it returned."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        status = 1
        try:
            os.write(writing, json.dumps(work()).encode())
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    with open(reading, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the child has failed"
    return os.WIFSIGNALED(status), json.loads(answer) if answer else None


def done(work: Callable[[], Any]) -> Any:
    """What a piece of work returns that is not to be cut short."""
    return apart(work)[1] if on_lance() else work()


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
    done(partial(update, corpus, folder / "warm"))
    usual = done(partial(update, corpus, index))
    known = contents(corpus)
    interrupted = resumed = 0
    for number in range(times):
        change(corpus, dice)
        now = contents(corpus)
        known |= now
        wanted = dict(now.keys())
        # Early ones too, where the first run took longer than the others do.
        moment = dice.uniform(0.001, usual / (1 + number % 3))
        cut, _took = apart(partial(update, corpus, index, moment))
        interrupted += cut
        left = done(partial(look, index, known))
        resumed += cut and left != wanted and any(left.get(uri) == v for uri, v in wanted.items())
        assert cut or left == wanted
    done(partial(update, corpus, index))
    assert done(partial(look, index, known)) == dict(contents(corpus).keys())
    sys.stdout.write(f"{interrupted} {resumed}\n")


if __name__ == "__main__":
    if sys.argv[3:] == ["graph"]:
        approximate.EXACT, approximate.TAIL = 4, 2
    main(Path(sys.argv[1]), int(sys.argv[2]))
