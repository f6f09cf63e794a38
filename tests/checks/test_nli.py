"""The reason that stands for the model's word: a few whole words in their order, from each side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.checks.nli import NliCheck
from factcheck.claims.values import extract
from factcheck.model import Claim, Evidence, Finding, Pair, Scope, Scores, Span

AGAINST = Scores(0.05, 0.9, 0.05)


def said(name: str, text: str) -> Claim:
    return Claim(name, name, Span(0, len(text)), text, text, values=extract(text))


def judged(one: str, two: str) -> Finding:
    pair = Pair(said("a.md", one), Evidence(said("b.md", two), 1.0, 1, Scope.FOLDER), AGAINST, AGAINST)
    finding = NliCheck().judge(pair)
    assert finding is not None
    return finding


@pytest.mark.parametrize(
    ("one", "two", "here", "there"),
    [
        (
            "Overtime must be approved in advance.",
            "Overtime of less than 30 minutes need not be approved.",
            "approved in advance",
            "less than 30 minutes need not be approved",
        ),
        (
            "Attic room 80",
            "The attic room costs €90 per night.",
            "room 80",
            "costs €90 per night",
        ),
        (
            "Gift wrapping is free.",
            "Gift wrapping costs £2 in the Bath shop.",
            "wrapping is free",
            "costs £2 in the Bath shop",
        ),
        (
            "Minister, in March you said that the tunnel would be finished in 2027.",
            'In your speech of 4 March you said: "The tunnel will be open in 2027."',
            "finished in 2027",
            "speech of 4 March",
        ),
    ],
)
def test_the_reason_is_a_few_words_in_their_order(one: str, two: str, here: str, there: str) -> None:
    message = judged(one, two).message
    assert f"“{here}” here, “{there}” there" in message


@given(
    st.lists(
        st.sampled_from("the harbour of Leeds was closed, not in 1988: ships (two) sank.".split()),
        max_size=30,
    )
)
def test_marks_stand_in_the_text_and_the_words_are_few(words: list[str]) -> None:
    text = " ".join(["Old", *words])
    finding = judged(text, "A new quay stands there.")
    assert all(0 <= s.start < s.end <= len(text) for s in finding.claim_spans)
    quotations = finding.message.split("“")[1:]
    assert all(len(q.split("”")[0].split()) <= 8 for q in quotations)
