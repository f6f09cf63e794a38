"""What every store keeps to, whatever engine lies below."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from factcheck.claims.extraction import extract
from factcheck.claims.terms import Terms
from factcheck.corpus.folder import CorpusFolder
from factcheck.corpus.reference import Changes, Corpus
from factcheck.corpus.retrieval import Query
from factcheck.corpus.sqlite_store import SqliteStore
from factcheck.corpus.store import Filter, Part, Store
from factcheck.model import CorpusInfo, Rating
from factcheck.pipeline import Silence
from factcheck.readers import read
from factcheck.references import open_all
from tests.corpora import open_corpus, write
from tests.corpus.audit import audit, passages, slots_of
from tests.fakes import WordEmbedder, claim

BRIDGE = "The harbour bridge was closed after the storm. The ferry runs every hour."
FEE = "The harbour fee for ships is 400 euros a day."


def _sqlite(folder: Path) -> Store:
    return SqliteStore(folder)


def _lance(folder: Path) -> Store:
    pytest.importorskip("lancedb")
    from factcheck.corpus.lance_store import LanceStore

    return LanceStore(str(folder), 64)


MAKERS: dict[str, Callable[[Path], Store]] = {"sqlite": _sqlite, "lance": _lance}
every_store = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
Maker = Callable[[Path], Store]


def part(uri: str, text: str) -> Part:
    document = read(text.encode(), uri)
    claims = extract(document, refuted=True)[1]
    return Part(document, claims, tuple(Query.of(found, Terms()) for found in claims))


def put(store: Store, files: dict[str, str], removed: Sequence[str] = ()) -> None:
    """Stores files, in the version that is their own text; they take the place of those removed."""
    parts = [part(uri, text) for uri, text in files.items()]
    contexts = sorted({passage.context for each in parts for passage in each.passages})
    vectors = dict(zip(contexts, WordEmbedder().embed(contexts), strict=True)) if contexts else {}
    store.write(removed, parts, files, vectors)


def contents(files: dict[str, str]) -> dict[tuple[str, str], list[str]]:
    return {(uri, text): [found.text for found in part(uri, text).passages] for uri, text in files.items()}


@every_store
def test_an_empty_store_finds_nothing(make: Maker, tmp_path: Path) -> None:
    snapshot = make(tmp_path / "s").snapshot()
    assert (dict(snapshot.documents), snapshot.passages, snapshot.texts) == ({}, 0, 0)
    assert snapshot.lexical([["bridg"]], 5)[0].slots.size == 0
    assert snapshot.frequency("bridg") == 0
    with pytest.raises(KeyError):
        snapshot.document("a.md", [])


@every_store
def test_what_is_written_is_there_also_when_opened_again(make: Maker, tmp_path: Path) -> None:
    files = {"a.md": BRIDGE, "sub/b.md": FEE, "c'c.md": ""}
    put(make(tmp_path / "s"), files)
    snapshot = make(tmp_path / "s").snapshot()
    audit(snapshot, contents(files))
    (fee,) = passages(snapshot)["sub/b.md"]
    assert snapshot.document("sub/b.md", [fee]).slice(fee.span) == fee.text
    assert dict(snapshot.documents) == files


@every_store
def test_documents_are_replaced_and_removed_whole(make: Maker, tmp_path: Path) -> None:
    store = make(tmp_path / "s")
    put(store, {"a.md": BRIDGE, "b.md": FEE})
    before = store.snapshot()
    put(store, {"a.md": f"{FEE} The tunnel is new."}, removed=["a.md"])
    put(store, {}, removed=["b.md", "never there.md"])
    after = store.snapshot()
    audit(after, contents({"a.md": f"{FEE} The tunnel is new."}))
    assert list(after.documents) == ["a.md"]
    audit(before, contents({"a.md": BRIDGE, "b.md": FEE}))


@every_store
def test_a_document_without_a_version_is_not_whole(make: Maker, tmp_path: Path) -> None:
    store = make(tmp_path / "s")
    whole = part("a.md", FEE)
    store.write((), [whole], {}, {FEE: WordEmbedder().embed([FEE])[0]})
    assert dict(store.snapshot().documents) == {"a.md": ""}
    store.write((), [], {"a.md": "1"}, {})
    assert dict(store.snapshot().documents) == {"a.md": "1"}


@every_store
def test_copies_share_a_text_and_vectors_are_known_again(make: Maker, tmp_path: Path) -> None:
    store = make(tmp_path / "s")
    put(store, {"a.md": FEE})
    put(store, {"b.md": FEE})
    snapshot = store.snapshot()
    (slot,) = slots_of(snapshot)
    assert [copy.document for copy in snapshot.copies(slot)] == ["a.md", "b.md"]
    assert (snapshot.passages, snapshot.texts) == (2, 1)
    known = store.known([FEE, "Nobody said this."])
    assert list(known) == [FEE]
    assert np.array_equal(known[FEE], WordEmbedder().embed([FEE])[0])


@every_store
def test_facts_and_filters(make: Maker, tmp_path: Path) -> None:
    store = make(tmp_path / "s")
    old = f"---\ndate: 2020-01-01\nlanguage: de\nauthority: 90\n---\n{FEE}\n"
    new = "---\ndate: 2024-01-01\nvalid_from: 2024-02-01\nsupersedes: a.md\n---\nThe fee is 500 euros.\n"
    put(store, {"a.md": old, "b.md": new})
    facts = store.snapshot().facts["b.md"]
    assert (facts.written, facts.valid_from, facts.supersedes) == (
        date(2024, 1, 1),
        date(2024, 2, 1),
        ("a.md",),
    )
    for chosen, left in (
        (Filter(languages=frozenset({"de"})), ["a.md"]),
        (Filter(least_authority=95), []),
        (Filter(since=date(2022, 1, 1)), ["b.md"]),
    ):
        snapshot = store.snapshot(chosen)
        assert sorted(passages(snapshot)) == left
        assert snapshot.frequency("fee") == len(left)


@every_store
def test_copies_in_documents_that_are_not_chosen_do_not_count(make: Maker, tmp_path: Path) -> None:
    store = make(tmp_path / "s")
    put(store, {f"{year}.md": f"---\ndate: {year}-01-01\n---\n{FEE}\n" for year in (2020, 2022, 2024)})
    snapshot = store.snapshot(Filter(since=date(2022, 1, 1), until=date(2023, 1, 1)))
    (slot,) = slots_of(snapshot)
    assert [copy.document for copy in snapshot.copies(slot)] == ["2022.md"]


def feed(*ratings: str) -> str:
    """A claim as rated by several desks, one a line."""
    review = {"@type": "ClaimReview", "claimReviewed": FEE, "url": "https://desk.example/1"}
    return "".join(
        json.dumps({**review, "author": {"name": f"Desk {n}"}, "reviewRating": {"alternateName": rating}})
        + "\n"
        for n, rating in enumerate(ratings)
    )


@every_store
def test_a_rating_travels_with_its_passage_and_is_no_part_of_what_is_stated(
    make: Maker, tmp_path: Path
) -> None:
    store = make(tmp_path / "s")
    put(store, {"a.md": FEE, "b.jsonl": feed("False", "True", "Pants on Fire")})
    snapshot = make(tmp_path / "s").snapshot()
    copies = sorted(
        [(c.document, c.rating.words if c.rating else "") for c in snapshot.copies(slot)]
        for slot in slots_of(snapshot)
    )
    assert copies == [
        [("a.md", "")],
        [("b.jsonl", "False"), ("b.jsonl", "Pants on Fire")],
        [("b.jsonl", "True")],
    ]
    (first, *_) = passages(snapshot)["b.jsonl"]
    assert first.rating == Rating(False, "False", "Desk 0", None, "https://desk.example/1")


def test_what_is_rated_false_is_no_reprint_of_what_is_stated(tmp_path: Path) -> None:
    corpus = open_corpus(tmp_path, {"a.md": FEE, "b.jsonl": feed("False", "Wrong")})
    here = claim(FEE)
    (matches,) = corpus.search([here], [Query.of(here, Terms())], WordEmbedder().embed([here.context]), 5)
    assert sorted((m.passage.rating is None, m.copies) for m in matches) == [(False, 2), (True, 1)]


def test_an_index_on_lance_is_built_and_updated(tmp_path: Path) -> None:
    pytest.importorskip("lancedb")
    folder = write(tmp_path / "corpus", {"a.md": BRIDGE, "b.md": FEE})
    index = f"lance:{tmp_path / 'lance'}"
    for changes in (Changes(added=2), Changes()):
        (corpus,) = open_all([str(folder)], WordEmbedder(), Silence(), index)
        assert corpus.changes == changes
    write(folder, {"a.md": BRIDGE})
    (smaller,) = open_all([str(folder)], WordEmbedder(), Silence(), index)
    assert (smaller.changes, smaller.info.documents) == (Changes(removed=1), 1)
    here = claim("The ferry runs every two hours.")
    (matches,) = smaller.search([here], [Query.of(here, Terms())], WordEmbedder().embed([here.context]), 3)
    assert [document.uri for document in smaller.cited(m.passage for m in matches)] == [
        f"{folder.as_posix()}/a.md"
    ]


def test_the_stores_agree(tmp_path: Path) -> None:
    dice = np.random.default_rng(5)
    lines = [f"Ferry {a} to isle {b} takes {c} minutes." for a, b, c in dice.integers(1, 30, (80, 3))]
    asked = [claim(f"Ferry {n} to isle {n + 1} takes 9 minutes.") for n in range(1, 20)]
    queries = [Query.of(each, Terms()) for each in asked]
    vectors = WordEmbedder().embed([each.context for each in asked])
    found = []
    for name, make in MAKERS.items():
        store = make(tmp_path / name)
        put(store, {f"{n}.txt": " ".join(lines[n::8]) for n in range(8)})
        info = CorpusInfo(name, name, "", 8, 80, "")
        corpus = Corpus(info, CorpusFolder(Path(), name, name), store.snapshot())
        found.append([{m.passage.text for m in each} for each in corpus.search(asked, queries, vectors, 10)])
    same = sum(len(one & two) for one, two in zip(*found, strict=True))
    assert same >= 0.9 * sum(map(len, found[0]))
