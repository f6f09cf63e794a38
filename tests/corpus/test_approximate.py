"""The graph of near vectors: nearly what an exact search finds, the same each time, and never wrong for being old."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from factcheck.corpus import approximate
from factcheck.corpus.approximate import Graph, extend, lacking
from factcheck.corpus.vectors import Ranked, nearest
from factcheck.inference import Vectors
from tests.corpora import open_corpus, reopen
from tests.corpus.audit import passages
from tests.corpus.test_reference import search

pytestmark = pytest.mark.skipif(not approximate.installed(), reason="needs usearch")


def drawn(count: int, seed: int = 0) -> Vectors:
    """Vectors in clusters, as texts on a hundred subjects have them."""
    centres = np.random.default_rng(7).standard_normal((100, 32))
    dice = np.random.default_rng(seed)
    vectors = (centres[dice.integers(0, 100, count)] + 0.6 * dice.standard_normal((count, 32))).astype(
        np.float32
    )
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def everything(vectors: Vectors) -> tuple[np.ndarray, np.ndarray]:
    return np.ones(len(vectors), np.bool_), np.arange(len(vectors), dtype=np.uint64)


def opened(folder: Path, rows: int) -> Graph:
    graph = Graph.of(folder, 0, rows)
    assert graph is not None
    return graph


def share(found: list[Ranked], exact: list[Ranked]) -> float:
    pairs = list(zip(found, exact, strict=True))
    hits = sum(int(np.isin(e.slots, f.slots).sum()) for f, e in pairs)
    return hits / sum(e.slots.size for _, e in pairs)


def test_nearly_all_of_the_nearest_are_found_with_exact_scores(tmp_path: Path) -> None:
    vectors, queries = drawn(4000), drawn(50, 1)
    extend(tmp_path, 0, vectors)
    allowed, order = everything(vectors)
    found = opened(tmp_path, 4000).nearest(vectors, queries, 10, allowed, order)
    exact = nearest(vectors, queries, 10, allowed, order)
    assert share(found, exact) >= 0.97
    assert np.allclose(found[0].scores, vectors[found[0].slots] @ queries[0], atol=2e-6)
    assert all((np.diff(ranked.scores) <= 0).all() for ranked in found)


def test_two_graphs_of_the_same_vectors_are_the_same(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        extend(tmp_path / name, 0, drawn(2000))
    one, two = ((tmp_path / name / "graph-0-2000.usearch").read_bytes() for name in ("a", "b"))
    assert one == two


def test_what_the_graph_lacks_is_found_and_what_is_gone_is_not(tmp_path: Path) -> None:
    vectors = drawn(3000)
    extend(tmp_path, 0, vectors[:2500])
    allowed, order = everything(vectors)
    graph = opened(tmp_path, 3000)
    queries = vectors[[10, 2999]]
    first, last = graph.nearest(vectors, queries, 5, allowed, order)
    assert (first.slots[0], last.slots[0]) == (10, 2999)
    allowed[[10, 2999]] = False
    assert not any(
        {10, 2999} & set(r.slots.tolist()) for r in graph.nearest(vectors, queries, 5, allowed, order)
    )


@pytest.mark.parametrize("kept", [0, 3, 150])
def test_a_filter_that_leaves_little_is_searched_exactly(tmp_path: Path, kept: int) -> None:
    vectors, queries = drawn(2000), drawn(5, 1)
    extend(tmp_path, 0, vectors)
    _, order = everything(vectors)
    allowed = np.arange(2000) < kept
    found = opened(tmp_path, 2000).nearest(vectors, queries, 10, allowed, order)
    exact = nearest(vectors, queries, 10, allowed, order)
    assert [r.slots.tolist() for r in found] == [r.slots.tolist() for r in exact]


def test_a_graph_is_extended_when_it_lacks_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(approximate, "EXACT", 1000)
    monkeypatch.setattr(approximate, "TAIL", 100)
    vectors = drawn(1300)
    assert [lacking(tmp_path, 0, rows) for rows in (1000, 1001)] == [0, 1001]
    extend(tmp_path, 0, vectors[:1100])
    assert [lacking(tmp_path, 0, rows) for rows in (1200, 1201)] == [0, 101]
    extend(tmp_path, 0, vectors)
    assert [path.name for path in tmp_path.iterdir()] == ["graph-0-1300.usearch"]
    # Vectors that were numbered anew have nothing in common with the graph of the old ones.
    assert lacking(tmp_path, 1, 1300) == 1300
    assert Graph.of(tmp_path, 1, 1300) is None
    assert Graph.of(tmp_path, 0, 1299) is None
    allowed, order = everything(vectors)
    found = opened(tmp_path, 1300).nearest(vectors, vectors[1200:], 10, allowed, order)
    assert share(found, nearest(vectors, vectors[1200:], 10, allowed, order)) >= 0.97


@pytest.mark.parametrize("left", [b"", b"half of a graph" * 900])
def test_a_broken_graph_is_passed_over_and_made_anew(tmp_path: Path, left: bytes) -> None:
    path = tmp_path / "graph-0-800.usearch"
    path.write_bytes(left)
    (tmp_path / "graph-0-900.part").write_bytes(b"what a killed run has left")
    assert Graph.of(tmp_path, 0, 800) is None
    extend(tmp_path, 0, drawn(900))
    assert opened(tmp_path, 900).rows == 900
    assert len(list(tmp_path.iterdir())) == 1


def small(monkeypatch: pytest.MonkeyPatch, exact: int = 30) -> None:
    """Makes corpora large that are not."""
    monkeypatch.setattr(approximate, "EXACT", exact)
    monkeypatch.setattr(approximate, "TAIL", 10)


def ferries(count: int) -> dict[str, str | bytes]:
    return {
        f"{n:03}.txt": f"Ferry number {n} goes to island {n * 7} in {n + 5} minutes." for n in range(count)
    }


def test_a_corpus_passes_over_to_the_graph_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch)
    assert not open_corpus(tmp_path, ferries(30)).snapshot.approximate
    large = open_corpus(tmp_path, ferries(80))
    assert large.snapshot.approximate
    (place,) = (tmp_path / "index").iterdir()
    assert (place / "graph-0-80.usearch").exists()
    for n in (3, 77):
        text = f"Ferry number {n} goes to island {n * 7} in {n + 5} minutes."
        assert search(large, text)[0].passage.text == text
    # A small change is found without another graph, a large one makes one; a small corpus needs none.
    open_corpus(tmp_path, ferries(85))
    assert (place / "graph-0-80.usearch").exists()
    open_corpus(tmp_path, ferries(99))
    assert [path.name for path in place.glob("graph-*")] == ["graph-0-99.usearch"]
    few = open_corpus(tmp_path, ferries(20))
    assert (few.snapshot.approximate, len(passages(few.snapshot))) == (False, 20)


def test_an_index_that_lacks_its_graph_gets_one_without_any_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(monkeypatch)
    open_corpus(tmp_path, ferries(50)).snapshot.close()
    (place,) = (tmp_path / "index").iterdir()
    (place / "graph-0-50.usearch").unlink()
    again = reopen(tmp_path)
    assert (again.snapshot.approximate, bool(again.changes)) == (True, False)


def test_without_the_library_all_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch)
    monkeypatch.setattr(approximate, "installed", lambda: False)
    corpus = open_corpus(tmp_path, ferries(50))
    assert not corpus.snapshot.approximate
    assert search(corpus, "Ferry number 3 goes to island 21 in 8 minutes.")[0].copies == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_run_leaves_a_right_graph(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.corpus.killing", str(tmp_path), "30", "graph"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    interrupted, _ = map(int, done.stdout.split())
    assert interrupted >= 5, "the children were done before they were killed"


def test_the_models_can_be_loaded_after_a_graph_was_made(tmp_path: Path) -> None:
    code = (
        "import sys, numpy as np\n"
        "from pathlib import Path\n"
        "from factcheck.corpus import approximate\n"
        "approximate.extend(Path(sys.argv[1]), 0, np.eye(16, dtype=np.float32))\n"
        "import onnxruntime\n"
        "print(onnxruntime.__name__)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "onnxruntime"), done.stderr
