"""Building and updating an index: whatever the way, the same index, and always a right one."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.claims.extraction import extract
from factcheck.claims.terms import Terms
from factcheck.corpus import opening, provenance, sqlite_store
from factcheck.corpus.indexing import Indexer
from factcheck.corpus.lock import Lock
from factcheck.corpus.provenance import extractor_digest
from factcheck.corpus.reference import Changes, Corpus
from factcheck.corpus.retrieval import Query
from factcheck.errors import IncompleteError
from factcheck.model import Document, Failed
from factcheck.references import CorpusFile
from tests.corpora import open_corpus, reopen, write
from tests.corpus.audit import Contents, audit, passages
from tests.fakes import WordEmbedder, claim

BRIDGE = "The harbour bridge was closed after the storm.\n\nThe ferry runs every hour.\n"
BUDGET = "The council approved a budget of 4 million euros for schools.\n"


def contents(folder: Path) -> Contents:
    """What the files of a corpus say."""
    found: Contents = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        document = CorpusFile(path.relative_to(folder).as_posix(), path).load()
        if isinstance(document, Document):
            version = f"{document.sha256}.{extractor_digest()}"
            found[document.uri, version] = [found.text for found in extract(document)[1]]
    return found


def found(corpus: Corpus, *texts: str) -> list[list[tuple[str, str, int]]]:
    """What statements find: document, text and copies of each match."""
    claims = [claim(text) for text in texts]
    queries = [Query.of(c, Terms()) for c in claims]
    matches = corpus.search(claims, queries, WordEmbedder().embed([c.context for c in claims]), 4)
    return [[(m.passage.document, m.passage.text, m.copies) for m in each] for each in matches]


def test_only_what_changed_is_read_and_embedded(tmp_path: Path) -> None:
    embedder = WordEmbedder()
    first = open_corpus(tmp_path, {"a.md": BRIDGE, "sub/b.md": BUDGET}, embedder=embedder)
    assert first.changes == Changes(added=2)
    embedder.seen.clear()
    assert reopen(tmp_path, embedder).changes == Changes()
    assert embedder.seen == []
    new = "The new tunnel opens in May.\n"
    second = open_corpus(tmp_path, {"a.md": BRIDGE + new, "c.md": new}, embedder=embedder)
    assert second.changes == Changes(added=1, changed=1, removed=1)
    assert embedder.seen == [new.strip()]
    audit(second.snapshot, contents(tmp_path / "corpus"))
    assert first.info.digest != second.info.digest


def test_a_snapshot_does_not_change_under_its_reader(tmp_path: Path) -> None:
    before = open_corpus(tmp_path, {"a.md": BRIDGE})
    held = passages(before.snapshot)
    open_corpus(tmp_path, {"b.md": BUDGET})
    assert passages(before.snapshot) == held
    assert found(before, "The ferry runs every hour.")[0][0][1] == "The ferry runs every hour."


def test_the_identity_follows_content_path_settings_and_model(tmp_path: Path) -> None:
    class Other(WordEmbedder):
        name = "other@0"

    digests = [
        open_corpus(tmp_path, files, told, embedder).info.digest
        for files, told, embedder in (
            ({"a.md": BRIDGE}, "", WordEmbedder()),
            ({"a.md": BUDGET}, "", WordEmbedder()),
            ({"b.md": BRIDGE}, "", WordEmbedder()),
            ({"a.md": BRIDGE}, "authority = 5", WordEmbedder()),
            ({"a.md": BRIDGE}, "", Other()),
            ({"a.md": BRIDGE}, "", WordEmbedder()),
        )
    ]
    assert len(set(digests)) == 5
    assert digests[0] == digests[-1]


def test_a_new_version_of_the_extraction_reads_all_again_and_embeds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = WordEmbedder()
    open_corpus(tmp_path, {"a.md": BRIDGE, "b.md": BUDGET}, embedder=embedder)
    embedder.seen.clear()
    monkeypatch.setattr("factcheck.corpus.indexing.extractor_digest", lambda: "another")
    assert reopen(tmp_path, embedder).changes == Changes(changed=2)
    assert embedder.seen == []
    assert len(provenance.extractor_digest()) == 16


def test_an_index_of_another_layout_is_left_alone_and_built_anew_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LAYOUT", "2")
    open_corpus(tmp_path, {"a.md": BRIDGE}).snapshot.close()
    monkeypatch.undo()
    (old,) = (tmp_path / "index").iterdir()
    rows = "UPDATE passages SET body = '[]'"
    with closing(sqlite3.connect(old / "index.sqlite")) as connection, connection:
        connection.execute(rows)
    corpus = reopen(tmp_path)
    assert corpus.changes == Changes(added=1)
    assert found(corpus, "The ferry runs every two hours.")[0][0][1] == "The ferry runs every hour."
    assert len(list((tmp_path / "index").iterdir())) == 2


def test_a_bad_file_is_named_each_time_and_the_rest_is_there(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a.md": BRIDGE, "bad.md": b"\0\1\2", "empty.md": "", "x.png": b"1"}
    for _ in range(2):
        corpus = open_corpus(tmp_path, files)
        named = {Path(problem.uri).name for problem in corpus.problems}
        assert named == {"bad.md", "empty.md", "x.png"}
        assert corpus.info.documents == 1
    # A document that can't be read any more is no longer evidence.
    worse = open_corpus(tmp_path, files | {"a.md": b"\0\1\2"})
    assert (worse.info.documents, worse.changes) == (0, Changes(removed=1))
    assert any(isinstance(problem, Failed) and problem.uri.endswith("a.md") for problem in worse.problems)


FILES = st.dictionaries(
    st.sampled_from([f"{n}.txt" for n in range(5)]),
    st.lists(
        st.sampled_from([f"The {w} bridge carries {n} cars." for w in "red old big".split() for n in (2, 3)])
    ).map(" ".join),
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states=st.lists(FILES, min_size=1, max_size=4))
def test_updates_lead_to_the_same_index_as_a_build(tmp_path: Path, states: list[dict[str, str]]) -> None:
    for path in tmp_path.iterdir():
        shutil.rmtree(path)
    updated = [open_corpus(tmp_path, files) for files in states][-1]
    audit(updated.snapshot, contents(tmp_path / "corpus"))
    shutil.rmtree(tmp_path / "index")
    built = reopen(tmp_path)
    questions = [f"The {w} bridge carries 2 cars." for w in ("red", "old", "new")]
    assert found(updated, *questions) == found(built, *questions)
    assert updated.info == built.info


def test_what_died_is_cleared_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_store, "_FEWEST_DEAD", 3)
    lines = [f"Ferry number {n} goes to island {n * 7}." for n in range(40)]
    reader = open_corpus(tmp_path, {"a.txt": " ".join(lines)})
    for state in (lines[30:], [*lines[30:], *lines[:3]], lines[5:35]):
        corpus = open_corpus(tmp_path, {"a.txt": " ".join(state)})
        audit(corpus.snapshot, contents(tmp_path / "corpus"))
    (place,) = (tmp_path / "index").iterdir()
    assert [path.name for path in place.glob("vectors-*")] != ["vectors-0.f32"]
    assert len(passages(reader.snapshot)["a.txt"]) == 40


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_run_leaves_a_right_index(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.corpus.killing", str(tmp_path), "50"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    interrupted, resumed = map(int, done.stdout.split())
    assert interrupted >= 10, "the children were done before they were killed"
    assert resumed >= 1, "none had stored a part of its work"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_run_leaves_a_right_index_on_lance(tmp_path: Path) -> None:
    pytest.importorskip("lancedb")
    # Few times, since each child loads the engine anew; the command takes any number.
    command = [sys.executable, "-m", "tests.corpus.killing", str(tmp_path), "3", "lance"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[0]) >= 1, "the children were done before they were killed"


def test_a_second_writer_waits_and_then_says_why(tmp_path: Path) -> None:
    told: list[str] = []
    path = tmp_path / "index.lock"
    with_lock = Lock(path)
    with_lock.acquire()
    with pytest.raises(IncompleteError, match="another run has been updating"):
        Lock(path, told.append, patience=0.05).acquire()
    assert "waiting" in told[0]
    second = Lock(path, patience=20)
    threading.Timer(0.1, with_lock.release).start()
    second.acquire()
    assert second.held
    second.release()


def test_who_comes_second_sees_what_the_first_has_done(tmp_path: Path) -> None:
    write(tmp_path / "corpus", {"a.md": BRIDGE, "b.md": BUDGET})
    files = [CorpusFile(name, tmp_path / "corpus" / name) for name in ("a.md", "b.md")]

    class Interrupting(WordEmbedder):
        """Another run that is faster, just before this one takes the lock."""

        name = "words@0"

    class Late(Lock):
        def acquire(self) -> None:
            if not (tmp_path / "done").exists():
                (tmp_path / "done").touch()
                other = sqlite_store.SqliteStore(tmp_path / "index")
                Indexer(other, Lock(tmp_path / "index.lock"), WordEmbedder()).update(files)
                other.close()
            super().acquire()

    embedder = Interrupting()
    store = sqlite_store.SqliteStore(tmp_path / "index")
    changes, _ = Indexer(store, Late(tmp_path / "index.lock"), embedder).update(files)
    assert changes == Changes()
    assert embedder.seen == []
    store.close()


@pytest.mark.parametrize("damage", ["database", "vectors", "missing"])
def test_a_broken_index_is_built_anew(tmp_path: Path, damage: str) -> None:
    built = open_corpus(tmp_path, {"a.md": BRIDGE})
    built.snapshot.close()
    (place,) = (tmp_path / "index").iterdir()
    if damage == "database":
        (place / "index.sqlite").write_bytes(b"this is no database" * 100)
    elif damage == "vectors":
        (place / "vectors-0.f32").write_bytes(b"short")
    else:
        (place / "vectors-0.f32").unlink()
    with pytest.warns(UserWarning, match="is broken"):
        again = reopen(tmp_path)
    assert again.info == built.info
    audit(again.snapshot, contents(tmp_path / "corpus"))


def test_an_index_that_cannot_be_written_costs_a_warning(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file in the place of the folder", "utf-8")
    with pytest.warns(UserWarning, match="can't be written"):
        corpus = open_corpus(tmp_path, {"a.md": BRIDGE})
    audit(corpus.snapshot, contents(tmp_path / "corpus"))


def test_an_index_that_is_only_readable_serves_while_it_is_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_corpus(tmp_path, {"a.md": BRIDGE}).snapshot.close()
    monkeypatch.setattr("factcheck.corpus.opening.os.access", lambda *_: False)
    corpus = reopen(tmp_path)
    audit(corpus.snapshot, contents(tmp_path / "corpus"))
    with pytest.warns(UserWarning, match="can't be written"):
        newer = open_corpus(tmp_path, {"a.md": BRIDGE, "b.md": BUDGET})
    assert newer.info.documents == 2


def test_there_is_no_pickle_in_an_index(tmp_path: Path) -> None:
    open_corpus(tmp_path, {"a.md": BRIDGE}).snapshot.close()
    (place,) = (tmp_path / "index").iterdir()
    with closing(sqlite3.connect(place / "index.sqlite")) as connection:
        (body,) = connection.execute("SELECT body FROM passages LIMIT 1").fetchone()
    assert body.startswith("[")
    assert {path.suffix for path in place.iterdir()} <= {".sqlite", ".f32", ".lock"}
