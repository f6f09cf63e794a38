"""The outline of a folder: each document is read, taken apart and written down by itself, on all processors there are.

Values are slow to hand from one process to another, and text is not: so whoever reads a document also renders it. New
processes are begun from nothing instead of as copies, which suits every system and every library that has threads.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context

from factcheck.claims.extraction import extract
from factcheck.claims.values import own
from factcheck.claims.values.own import Words
from factcheck.discovery import Found, load
from factcheck.frozen import collect_seldom
from factcheck.model import Checked, Document, Failed, Outcome, Skipped
from factcheck.reports._gaps import Gaps

Item = Found | Skipped | Failed
Render = Callable[[Outcome], str]
"""A function of a module, so that other processes can be told of it."""

_WORTHWHILE = 2_000_000
"""Bytes of all files together; less is read in the time that other processes take to begin."""
_MOST = 8
"""Processes."""
_AHEAD = 4
"""Documents for each process that may wait for an earlier one, so that memory stays flat."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is told of one file."""

    text: str
    gaps: Gaps
    """What is missing in it."""


def outlined(items: Iterable[Item], words: Words, render: Render, processes: int = 0) -> Iterator[Piece]:
    """A piece for each file, in order; `words` are those of the user.

    With no number of `processes`, small folders are read by this one alone, and others by as many as there are processors.
    Which document supersedes another is left out: that takes all of them at once, and an outline does not tell it.
    """
    listed = tuple(items)
    processes = processes or _useful(listed)
    if processes > 1:
        yield from _shared_out(listed, words, render, processes)
    else:
        own.use(words)
        yield from map(partial(_piece, render), listed)


def _useful(items: Iterable[Item]) -> int:
    """How many processes are worth their beginning."""
    files = [item.path for item in items if isinstance(item, Found)]
    size = 0
    for path in files:
        with suppress(OSError):
            size += path.stat().st_size
    if size < _WORTHWHILE:
        return 1
    return min(_processors(), len(files), _MOST)


def _processors() -> int:
    """How many this process may use."""
    affinity: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _shared_out(items: Iterable[Item], words: Words, render: Render, processes: int) -> Iterator[Piece]:
    own.use(words)
    work = partial(_piece, render)
    left = iter(items)
    waiting: deque[tuple[Item, Future[Piece]]] = deque()
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin, (words,))
    try:
        # What is checked must not be able to run: the current folder stays off the path of a new process.
        with _environment({"PYTHONSAFEPATH": "1"}), suppress(BrokenProcessPool):
            while True:
                for item in islice(left, _AHEAD * processes - len(waiting)):
                    waiting.append((item, _submitted(pool, work, item)))
                if not waiting:
                    return
                piece = waiting[0][1].result()
                waiting.popleft()
                yield piece
        # Somebody has ended a process, or none can be begun here: what is left is done without.
        yield from map(work, chain((item for item, _ in waiting), left))
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, work: Callable[[Item], Piece], item: Item) -> Future[Piece]:
    try:
        return pool.submit(work, item)
    except BrokenProcessPool as error:
        broken: Future[Piece] = Future()
        broken.set_exception(error)
        return broken


def _begin(words: Words) -> None:
    """The first that a new process does."""
    # Ctrl-C is for the process that the user began; it ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    own.use(words)


@contextmanager
def _environment(further: Mapping[str, str]) -> Iterator[None]:
    """Sets variables for the processes that are begun meanwhile."""
    before = {name: os.environ.get(name) for name in further}
    os.environ.update(further)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _piece(render: Render, item: Item) -> Piece:
    source = load(item) if isinstance(item, Found) else item
    outcome = Checked(source, *extract(source)) if isinstance(source, Document) else source
    return Piece(render(outcome), Gaps.of((outcome,)))
