"""A paper that says for whom it holds, beside one that does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.verdicts.papers import of_other_papers
from tests.fakes import pair


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Employee handbook", "Annex: France", True),
        ("Employee handbook", "Annex 3 – Germany", True),
        ("Annex: Germany", "Annex: France", True),
        ("Terms of service", "Business: special conditions", True),
        ("Employee handbook", "Rules for trainees", True),
        ("Employee handbook", "Appendix: figures", False),
        ("Employee handbook", "Rules for nurses", False),
        ("Employee handbook", "Questions and answers", False),
        ("Annex: France", "Annex: France", False),
    ],
)
def test_whose_paper_it_is(one: str, two: str, expected: bool) -> None:
    plain = pair("Nurses work 38 hours a week.", "Nurses work 35 hours a week.")
    passage = replace(plain.evidence.passage, headings=(two,))
    found = replace(
        plain,
        claim=replace(plain.claim, headings=(one,)),
        evidence=replace(plain.evidence, passage=passage),
    )
    assert of_other_papers(found) is expected
