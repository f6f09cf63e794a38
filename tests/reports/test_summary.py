"""The answer in one sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.model import Failed, Skipped
from factcheck.reports._summary import Summary, answer, enumeration, plural, summarise
from tests.factories import checked, claim, document, empty_report, report, sample_report


def test_the_sample_is_answered_in_words() -> None:
    assert answer(summarise(sample_report())) == (
        "2 contradictions, 1 disagreement between sources and 1 change over time in 3 documents; "
        "12 of 19 sentences checked; 1 file could not be read and 1 file was skipped"
    )


def test_a_clean_folder() -> None:
    page = document("a.md", "It is 3 metres long. Is it wide?")
    summary = summarise(report([checked(page, [claim(page, "It is 3 metres long.")])]))
    assert answer(summary) == "No contradictions in 1 document; 1 of 2 sentences checked; every file was read"


def test_nothing_at_all_is_not_called_clean() -> None:
    assert answer(summarise(empty_report())) == "Nothing was checked; no document was found"


def test_an_empty_document_is_told_apart_from_none() -> None:
    summary = summarise(report([checked(document("a.md", "")), Skipped("b", "empty"), Failed("c", "broken")]))
    assert "no sentence was found; 1 file could not be read and 1 file was skipped" in answer(summary)


def test_two_claims_of_one_sentence_are_one_checked_sentence() -> None:
    page = document("a.md", "It is 3 metres long and 2 metres wide.")
    claims = [claim(page, "It is 3 metres long"), claim(page, "2 metres wide")]
    summary = summarise(report([checked(page, claims)]))
    assert (summary.sentences_checked, summary.sentences, summary.claims) == (1, 1, 2)


@pytest.mark.parametrize(
    ("words", "expected"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_enumeration(words: tuple[str, ...], expected: str) -> None:
    assert enumeration(words) == expected


def test_large_numbers_are_grouped() -> None:
    assert plural(12345, "document") == "12,345 documents"
    assert plural(1, "file was", "files were") == "1 file was"


def test_findings_are_the_sum_over_severities() -> None:
    summary = summarise(sample_report())
    assert isinstance(summary, Summary)
    assert replace(summary, checked=0).findings == summary.findings == 4
