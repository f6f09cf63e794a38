"""What a claim finds in a corpus: copies counted once, only what holds at its time, filters, long files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from factcheck.claims.terms import Terms
from factcheck.corpus.reference import Corpus, Match
from factcheck.corpus.retrieval import Query
from factcheck.corpus.sqlite_store import SqliteStore
from factcheck.corpus.store import Filter
from factcheck.errors import UsageError
from factcheck.model import Claim
from factcheck.pipeline import Silence
from factcheck.references import documents, open_all
from tests.corpora import open_corpus
from tests.corpus.audit import passages
from tests.fakes import WordEmbedder, claim

FEE = "The harbour fee for ships is 400 euros a day."


def search(corpus: Corpus, asked: str | Claim, count: int = 5) -> tuple[Match, ...]:
    wanted = claim(asked) if isinstance(asked, str) else asked
    vectors = WordEmbedder().embed([wanted.context])
    (matches,) = corpus.search([wanted], [Query.of(wanted, Terms())], vectors, count)
    return matches


def fees(matches: tuple[Match, ...]) -> list[str]:
    return [m.passage.text for m in matches if "fee" in m.passage.text]


def test_reprints_have_one_vote_and_the_best_source_speaks(tmp_path: Path) -> None:
    files = {f"{n}.md": f"---\nauthority: {n + 1}\n---\n{FEE}\n" for n in range(4)}
    first, *others = search(open_corpus(tmp_path, files), "The harbour fee is 500 euros.")
    assert (first.passage.text, first.copies, first.passage.authority) == (FEE, 4, 4)
    assert others == []


def test_a_reprint_with_a_few_more_words_is_a_copy_but_other_figures_are_not(tmp_path: Path) -> None:
    end = "a day, and the crews pay for water, light and waste at the end of each month."
    plain, other = (
        f"The harbour fee for ships is 400 euros {end}",
        f"The harbour fee for ships is 450 euros {end}",
    )
    longer = f"The harbour fee for ships is indeed 400 euros {end}"
    negated = f"The harbour fee for ships is not 400 euros {end}"
    corpus = open_corpus(tmp_path, {"a.txt": plain, "b.txt": longer, "c.txt": other, "d.txt": negated})
    matches = search(corpus, plain)
    assert {m.passage.text for m in matches} == {plain, other, negated}
    assert sum(m.copies for m in matches) == 4


def test_the_same_words_of_two_years_or_two_speakers_are_two_statements(tmp_path: Path) -> None:
    text = "Last year the harbour fee was 400 euros."
    dated = {f"{year}.md": f"---\ndate: {year}-05-01\n---\n{text}\n" for year in (2021, 2023)}
    assert [m.copies for m in search(open_corpus(tmp_path, dated), text)] == [1, 1]


def test_superseded_documents_speak_about_their_own_time_only(tmp_path: Path) -> None:
    files = {
        "old.md": "---\ndate: 2021-01-01\n---\nThe harbour fee is 300 euros.\n",
        "new.md": f"---\ndate: 2023-01-01\nsupersedes: old.md\n---\n{FEE}\n",
    }
    corpus = open_corpus(tmp_path, files)
    assert fees(search(corpus, "The harbour fee is 500 euros.")) == [FEE]
    old = search(corpus, "In 2022 the harbour fee was 500 euros.")
    assert "The harbour fee is 300 euros." in fees(old)
    assert FEE not in fees(old), "it had not taken the other's place then"
    ended = next(m.passage for m in old if "300" in m.passage.text)
    assert ended.valid_until == date(2022, 12, 31)
    assert ended.superseded_by == ended.document.replace("old.md", "new.md")


def test_what_took_another_place_still_tells_of_the_time_before(tmp_path: Path) -> None:
    files = {
        "old.md": "---\ndate: 2021-01-01\n---\nThe harbour fee was 300 euros in 2020.\n",
        "new.md": "---\ndate: 2023-01-01\nsupersedes: old.md\n---\nThe harbour fee was 200 euros in 2020.\n",
    }
    found = fees(search(open_corpus(tmp_path, files), "In 2020 the harbour fee was 500 euros."))
    assert "The harbour fee was 200 euros in 2020." in found


@pytest.mark.parametrize(
    ("settings", "asked", "holds"),
    [
        ("valid_until = 2022-12-31", "In 2024 the harbour fee is 500 euros.", False),
        ("valid_until = '2022-12-31'", "In 2022 the harbour fee is 500 euros.", True),
        ("valid_from = 2023-01-01", "In 2022 the harbour fee is 500 euros.", False),
        ("", "In 2022 the harbour fee is 500 euros.", True),
    ],
)
def test_the_validity_of_a_corpus_holds_for_its_documents(
    tmp_path: Path, settings: str, asked: str, holds: bool
) -> None:
    assert bool(search(open_corpus(tmp_path, {"a.md": FEE}, settings), asked)) is holds


def test_filters_choose_documents(tmp_path: Path) -> None:
    files = {
        "a.md": f"---\nlanguage: de\ndate: 2020-01-01\nauthority: 90\n---\n{FEE}\n",
        "b.md": "---\ndate: 2024-01-01\n---\nThe harbour fee is 300 euros.\n",
    }
    open_corpus(tmp_path, files).snapshot.close()
    (place,) = (tmp_path / "index").iterdir()
    store = SqliteStore(place)
    for chosen, left in (
        (Filter(languages=frozenset({"de"})), ["a.md"]),
        (Filter(least_authority=50), ["a.md"]),
        (Filter(least_authority=50, authority=60), ["a.md", "b.md"]),
        (Filter(since=date(2022, 1, 1)), ["b.md"]),
        (Filter(until=date(2022, 1, 1)), ["a.md"]),
    ):
        snapshot = store.snapshot(chosen)
        assert sorted(passages(snapshot)) == left
        assert snapshot.texts == len(left)
        snapshot.close()
    store.close()


def test_a_corpus_says_which_of_its_documents_may_be_evidence(tmp_path: Path) -> None:
    files = {
        "a.md": f"---\nlanguage: de\ndate: 2020-01-01\nauthority: 90\n---\n{FEE}\n",
        "b.md": "---\ndate: 2024-01-01\n---\nThe harbour fee is 300 euros.\n",
    }
    every = open_corpus(tmp_path, files)
    for settings, left in (
        ('languages = ["de"]', ["a.md"]),
        ("since = 2022-01-01", ["b.md"]),
        ("until = 2022-01-01", ["a.md"]),
        ("least_authority = 50", ["a.md"]),
    ):
        corpus = open_corpus(tmp_path, files, f"[use]\n{settings}\n")
        assert list(passages(corpus.snapshot)) == left
        assert [Path(m.passage.document).name for m in search(corpus, FEE)] == left
        assert [Path(d.uri).name for d in documents([str(tmp_path / "corpus")])] == left
        assert corpus.info.digest != every.info.digest
    with_own = open_corpus(tmp_path, files, "authority = 60\n[use]\nleast_authority = 50\n")
    assert sorted(passages(with_own.snapshot)) == ["a.md", "b.md"]


def test_the_choice_of_a_run_holds_beside_that_of_the_corpus(tmp_path: Path) -> None:
    files = {
        f"{year}.md": f"---\ndate: {year}-01-01\n---\nThe harbour fee is {year} euros.\n"
        for year in (2020, 2022, 2024)
    }
    own = open_corpus(tmp_path, files, "authority = 60\n[use]\nsince = 2022-01-01\n")
    for use, left in (
        (Filter(until=date(2023, 1, 1)), ["2022.md"]),
        (Filter(least_authority=50), ["2022.md", "2024.md"]),
        (Filter(least_authority=70), []),
        (Filter(languages=frozenset({"de"})), []),
    ):
        place = str(tmp_path / "index")
        (corpus,) = open_all([str(tmp_path / "corpus")], WordEmbedder(), Silence(), place, use=use)
        assert sorted(passages(corpus.snapshot)) == left
        assert corpus.info.digest != own.info.digest
        assert not corpus.changes


@pytest.mark.parametrize(
    "settings", ["use = 3", "[use]\nlanguage = 3", '[use]\nlanguages = "en"', "[use]\nleast_authority = '5'"]
)
def test_a_choice_that_is_not_understood_is_an_error(tmp_path: Path, settings: str) -> None:
    with pytest.raises(UsageError, match=r"corpus\.toml"):
        open_corpus(tmp_path, {"a.md": FEE}, settings)


def test_cited_documents_come_as_they_are(tmp_path: Path) -> None:
    source = f"# Fees\n\nBoth quays are open.\n\n{FEE}\n"
    corpus = open_corpus(tmp_path, {"a.md": source, "b.md": "The ferry is late.\n"}, "authority = 70")
    match = search(corpus, FEE)[0]
    (cited,) = corpus.cited([match.passage])
    assert cited.uri == match.passage.document
    assert cited.slice(match.passage.span) == FEE
    assert (cited.locate(match.passage.span).line, cited.authority) == (5, 70)
    assert corpus.cited([claim("Somebody else's claim.")]) == ()


def test_meaning_words_and_keys_are_weighed_together(tmp_path: Path) -> None:
    files = {
        "near.md": "The fee is due.\n",
        "words.md": "Ships pay the harbour office by the month, for water and waste and light.\n",
        "both.md": f"{FEE}\n",
    }
    matches = search(open_corpus(tmp_path, files), "The harbour fee for ships is 500 euros a day.")
    added = {Path(m.passage.document).stem: m.score - m.cosine for m in matches}
    assert next(iter(added)) == "both"
    assert added["both"] == pytest.approx(0.3 + 0.02, abs=1e-5)
    assert 0 < added["near"] < 0.3
    assert 0 < added["words"] < 0.3


def test_a_snapshot_finds_what_a_plain_search_finds(tmp_path: Path) -> None:
    dice = np.random.default_rng(1)
    texts = [" ".join(f"w{n}" for n in dice.integers(0, 50, 8)) + "." for _ in range(300)]
    corpus = open_corpus(tmp_path, {"a.txt": "\n\n".join(f"The {text}" for text in texts)})
    asked = WordEmbedder().embed(["the w3 w4 w5", "w7"])
    found = corpus.snapshot.nearest(asked, 7)
    everything = corpus.snapshot.vectors(np.arange(corpus.size))
    for query, ranked in zip(asked, found, strict=True):
        best = np.sort(everything @ query)[::-1][:7]
        assert np.allclose(ranked.scores, best, atol=2e-6)


def test_a_corpus_of_nothing_finds_nothing(tmp_path: Path) -> None:
    assert search(open_corpus(tmp_path, {}), FEE) == ()
