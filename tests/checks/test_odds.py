"""Two texts that give other figures, dates or roles for one thing do not support one another."""

from __future__ import annotations

import pytest

from factcheck.checks._odds import at_odds, differing
from factcheck.checks.nli import NliCheck
from factcheck.claims.values import extract
from factcheck.model import Claim, Evidence, Pair, Scope, Scores, Span


def said(name: str, text: str) -> Claim:
    return Claim(name, name, Span(0, len(text)), text, text, values=extract(text))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Fishing boats pay €480 a year.", "The annual fee for fishing boats is €520."),
        ("Thirteen people died when the ship sank.", "Fifteen people lost their lives when it went down."),
        ("The mill was built in 1901.", "The mill has stood since 1911."),
        (
            "The town sold the house to the brewer Nils Brand.",
            "The brewer Nils Brand sold the house to the town.",
        ),
    ],
)
def test_what_differs_is_no_support(one: str, two: str) -> None:
    for a, b in ((one, two), (two, one)):
        ours, theirs = said("a.md", a), said("b.md", b)
        assert at_odds(ours, theirs)
        evidence = Evidence(theirs, 1.0, 1, Scope.FOLDER)
        assert NliCheck().judge(Pair(ours, evidence, Scores(0.9, 0.05, 0.05))) is None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The town had about 70,000 inhabitants.", "The town had 70,300 inhabitants."),
        ("More than 20 people were hurt.", "In the fire, 34 people were hurt and 3 people died."),
        ("It was finished before 1990.", "It was finished in 1988."),
        ("Ships pay €480 a year.", "In 2024 ships paid €480, boats €20."),
        ("The house was sold to Nils Brand by the town.", "The town sold the house to Nils Brand."),
        ("The mill is the oldest house of the town.", "The oldest house of the town is the mill."),
    ],
)
def test_what_may_be_one_thing_is_left_alone(one: str, two: str) -> None:
    assert not at_odds(said("a.md", one), said("b.md", two))


def test_one_passage_that_has_the_figure_is_enough() -> None:
    claim, other, same = (said(n, f"{n} people died.") for n in ("Ten", "Twelve", "10"))
    assert differing(claim, other) == "Two figures differ: “Ten” here, “Twelve” there."
    assert not at_odds(claim, other, same)
