"""Long files of records: read a stretch at a time, cited as one file."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from factcheck.corpus import stretches
from factcheck.model import Skipped
from tests.corpora import open_corpus
from tests.corpus.audit import passages
from tests.corpus.test_reference import search

ISLES = ("Norra", "Södra", "Östra")


def feed(rows: int) -> str:
    """Records of ferries, one a line, some of them broken."""
    lines = [
        json.dumps({"text": f"Ferry {n} to {ISLES[n % 3]} takes {n + 20} minutes."}, ensure_ascii=False)
        for n in range(rows)
    ]
    lines[7] = "{broken"
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("size", [150, 1000, 1_000_000])
def test_passages_and_places_do_not_depend_on_the_stretches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(stretches, "_SIZE", size)
    text = feed(60)
    corpus = open_corpus(tmp_path, {"feed.jsonl": text})
    assert corpus.info.documents == 1
    assert len(passages(corpus.snapshot)["feed.jsonl"]) == 59
    for wanted in (3, 31, 58):
        asked = f"Ferry {wanted} to {ISLES[wanted % 3]} takes {wanted + 20} minutes."
        match = next(m for m in search(corpus, asked, 60) if m.passage.text == asked)
        (cited,) = corpus.cited([match.passage])
        assert text[match.passage.span.start : match.passage.span.end] == asked
        assert cited.slice(match.passage.span) == asked
        assert cited.locate(match.passage.span).line == wanted + 1
        assert cited.locate(match.passage.span).column == text.splitlines()[wanted].index("Ferry") + 1
        for value in match.passage.values:
            assert text[value.span.start : value.span.end].strip()


def test_two_stretches_are_cited_as_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "_SIZE", 150)
    corpus = open_corpus(tmp_path, {"feed.jsonl": feed(60)})
    held = passages(corpus.snapshot)["feed.jsonl"]
    chosen = [held[0], held[40]]
    document = corpus.snapshot.document("feed.jsonl", chosen)
    assert [document.slice(c.span) for c in chosen] == [c.text for c in chosen]


def reviews(count: int) -> list[dict[str, object]]:
    """Reviews of ferries; every third is not rated true."""
    return [
        {
            "@type": ["ClaimReview"],
            "note": 'a \\ and a "quoted" ]}, [{ bracket',
            "claimReviewed": f"Ferry {n} to {ISLES[n % 3]} takes {n + 20} minutes.",
            "author": [{"@type": "Organization", "name": "Tidewater Checks"}],
            "reviewRating": {"alternateName": "False" if n % 3 == 0 else "True"},
        }
        for n in range(count)
    ]


def in_lines(rows: list[dict[str, object]]) -> str:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def in_feed(rows: list[dict[str, object]]) -> str:
    named = {"@type": "DataFeed", "by": [{"name": "Tidewater"}], "dataFeedElement": rows, "more": [{"a": 1}]}
    return json.dumps(named, ensure_ascii=False, indent=1)


def in_list(rows: list[dict[str, object]]) -> str:
    return "\ufeff " + json.dumps(rows, ensure_ascii=False)


@pytest.mark.parametrize("size", [700, 1_000_000])
@pytest.mark.parametrize(
    ("name", "write"), [("a.jsonl", in_lines), ("a.json", in_feed), ("a.jsonld", in_list)], ids=str
)
def test_a_feed_of_reviews_is_a_corpus_however_long(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: int,
    name: str,
    write: Callable[[list[dict[str, object]]], str],
) -> None:
    monkeypatch.setattr(stretches, "_SIZE", size)
    text = write(reviews(40))
    assert stretches.is_streamed(place(tmp_path / name, text)) is (size == 700)
    corpus = open_corpus(tmp_path, {name: text})
    text = text.removeprefix("\ufeff")
    held = passages(corpus.snapshot)[name]
    assert [c.text for c in held] == [r["claimReviewed"] for r in reviews(40)]
    assert [c.rating is not None and c.rating.holds for c in held] == [n % 3 > 0 for n in range(40)]
    for found in (held[0], held[13], held[-1]):
        assert text[found.span.start : found.span.end] == found.text
        match = next(m for m in search(corpus, found.text, 60) if m.passage.text == found.text)
        (cited,) = corpus.cited([match.passage])
        assert cited.locate(found.span).line == text.count("\n", 0, found.span.start) + 1


def place(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_other_long_json_is_no_feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "_SIZE", 300)
    plain = json.dumps([{"name": f"Ferry {n}"} for n in range(60)])
    inside = json.dumps({"list": reviews(3)})
    corpus = open_corpus(tmp_path, {"plain.json": plain, "inside.json": inside})
    assert list(corpus.snapshot.documents) == ["inside.json"]
    (problem,) = corpus.problems
    assert problem == Skipped(problem.uri, "JSON without a ClaimReview")


def test_reviewed_claims_are_a_corpus(tmp_path: Path) -> None:
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": "The harbour bridge was closed in May 2023.",
        "author": {"@type": "Organization", "name": "Tidewater Checks"},
        "datePublished": "2023-06-01",
        "reviewRating": {"@type": "Rating", "alternateName": "True"},
    }
    corpus = open_corpus(tmp_path, {"review.json": json.dumps(review, indent=1)})
    (match,) = search(corpus, "The harbour bridge was open in May 2023.")
    assert (match.passage.text, match.passage.date) == (review["claimReviewed"], date(2023, 6, 1))
