"""When a text repeats what was rated false: the model must be sure, and less so where the words are the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.checks.rating import RatingCheck
from factcheck.model import Rating, Scores
from tests.fakes import read_pair

REVIEWED = "Drinking hot water cures influenza."


@pytest.mark.parametrize(
    ("text", "supports", "found"),
    [
        ("Influenza is cured by drinking hot water.", 0.65, True),
        ("Influenza is cured by drinking hot water.", 0.55, False),
        ("Taking a drink of hot water cures influenza.", 0.65, True),
        ("The flu goes away when people drink hot water.", 0.65, False),
        ("The flu goes away when people drink hot water.", 0.75, True),
        ("Influenza is not cured by drinking hot water.", 0.9, False),
        ("The claim that drinking hot water cures influenza spread.", 0.9, False),
    ],
)
def test_the_same_words_need_less_of_the_models_word(text: str, supports: float, found: bool) -> None:
    read = read_pair(REVIEWED, text)
    scores = Scores(supports, 0.05, 0.95 - supports)
    passage = replace(read.evidence.passage, rating=Rating(False, "False", "The Desk"))
    pair = replace(read, evidence=replace(read.evidence, passage=passage), forward=scores, backward=scores)
    assert (RatingCheck().judge(pair) is not None) is found
