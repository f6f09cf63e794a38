"""ClaimReview: the parts that schema.org asks for, and both sides of each finding."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from factcheck.model import Report
from factcheck.reports.claimreview import ClaimreviewReporter
from tests.factories import hostile_report, ruled_report, sample_report
from tests.gold import assert_gold


def graph(shown: Report) -> list[dict[str, Any]]:
    data = json.loads(ClaimreviewReporter().render(shown))
    assert data["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = data["@graph"]
    return found


def test_ruled_sample_is_written_as_the_gold_file_says() -> None:
    assert_gold(ClaimreviewReporter().render(ruled_report()), "claimreview/ruled.jsonld")


def test_reviews_name_claim_speaker_rating_and_evidence() -> None:
    reviews = [node for node in graph(sample_report()) if node["@type"] == "ClaimReview"]
    assert [review["reviewRating"]["ratingValue"] for review in reviews] == [1, 1, 3, 3]
    for review, verdict in zip(reviews, sample_report().verdicts, strict=True):
        assert review["claimReviewed"] == review["itemReviewed"]["text"]
        assert review["reviewRating"]["ratingExplanation"] == verdict.message
        assert review["citation"][0]["url"] == verdict.evidence[0].passage.document
    assert reviews[2]["itemReviewed"]["author"] == {"name": "the harbour office"}


def test_corpora_are_named_with_their_digests_and_copies_are_counted() -> None:
    (corpus,) = (node for node in graph(sample_report()) if node["@type"] == "Dataset")
    assert (corpus["name"], corpus["identifier"], corpus["license"]) == (
        "Register of bridges",
        "89ab23cd",
        "CC0-1.0",
    )
    first = sample_report().verdicts[0]
    evidence = (replace(first.evidence[0], copies=3), *first.evidence[1:])
    shown = replace(sample_report(), verdicts=(replace(first, evidence=evidence),))
    assert graph(shown)[0]["citation"][0]["description"] == "3 copies, counted once"
    assert "description" not in graph(sample_report())[0]["citation"][0]


def test_known_findings_are_not_published() -> None:
    assert [node["@type"] for node in graph(ruled_report())] == [
        "ClaimReview",
        "ClaimReview",
        "AssessAction",
        "Dataset",
    ]


def test_hostile_paths_are_relative_references() -> None:
    urls = [node["itemReviewed"]["appearance"]["url"] for node in graph(hostile_report())[:10]]
    assert all(url.startswith("folder/") and url.isascii() and " " not in url for url in urls)
