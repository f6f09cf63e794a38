"""Texts beside a claim that was rated false."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factcheck.checks.negation import NegationCheck
from factcheck.checks.number import NumberCheck
from factcheck.checks.rating import RatingCheck
from factcheck.model import (
    Attribution,
    Finding,
    Label,
    Mode,
    Pair,
    Rating,
    Relation,
    Scope,
    Scores,
    Severity,
    Stance,
    Verdict,
)
from factcheck.verdicts.conclusion import conclude, labels
from factcheck.verdicts.fusion import Judgement
from factcheck.verdicts.judging import Judge
from factcheck.verdicts.rated import weigh_refuted
from tests.fakes import TableNli, pair
from tests.verdicts.test_fusion import CALIBRATION

SAME, OTHER, AGAINST = Scores(0.9, 0.04, 0.06), Scores(0.1, 0.1, 0.8), Scores(0.03, 0.95, 0.02)
FALSE = Rating(False, "False", "Desk", date(2020, 5, 1), "https://desk.example/1")


def beside(
    reviewed: str, text: str, forward: Scores = SAME, backward: Scores = SAME, rating: Rating = FALSE
) -> Pair:
    """A text beside a claim that was reviewed; backward is whether the claim follows from the text."""
    made = pair(reviewed, text, forward, Scope.CORPUS)
    passage = replace(made.evidence.passage, rating=rating, date=date(2020, 4, 1))
    return Pair(made.claim, replace(made.evidence, passage=passage), forward, backward)


def judged(given: Pair) -> Judgement:
    checks = (RatingCheck(), NegationCheck(), NumberCheck())
    return weigh_refuted(given, [f for check in checks if (f := check.judge(given))], CALIBRATION)


def verdict(given: Pair) -> Verdict:
    (found,) = conclude([judged(given)], CALIBRATION)
    return found


def test_whoever_repeats_it_is_warned_with_rating_reviewer_and_address() -> None:
    found = verdict(beside("Vaccines cause autism.", "Autism is caused by vaccines."))
    assert (found.label, found.relation, found.severity) == (
        Label.DISPUTED,
        Relation.SOURCES_DISAGREE,
        Severity.WARNING,
    )
    assert found.message == "This claim was rated “False” by Desk on 2020-05-01 (https://desk.example/1)."
    assert found.findings[0].check == "rating"


@pytest.mark.parametrize(
    ("text", "forward", "backward"),
    [
        ("A study asked whether vaccines cause autism.", OTHER, SAME),
        ("Vaccines cause fever.", SAME, OTHER),
        ("The claim that vaccines cause autism is old.", SAME, SAME),
        ("It is a myth that vaccines cause autism.", SAME, SAME),
        ("If vaccines cause autism, rates will rise.", SAME, SAME),
        ("Vaccines could cause autism.", SAME, SAME),
        ("In 2019 vaccines cause autism.", SAME, SAME),
        ("In Leeds vaccines cause autism.", SAME, SAME),
        ("Some vaccines cause autism.", SAME, SAME),
        ("Vaccines cause 5 cases of autism.", SAME, SAME),
    ],
)
def test_what_is_about_it_or_says_another_thing_is_no_repetition(
    text: str, forward: Scores, backward: Scores
) -> None:
    assert judged(beside("Vaccines cause autism.", text, forward, backward)).stance is Stance.NEUTRAL


def test_words_about_claims_that_are_its_own_do_not_hide_it() -> None:
    assert judged(beside("The moon landing was a hoax.", "The moon landing was a hoax.")).findings


def test_a_heading_may_say_that_it_is_about_a_claim() -> None:
    given = beside("Vaccines cause autism.", "Vaccines cause autism.")
    under = replace(given, claim=replace(given.claim, headings=("Myths and facts",)))
    assert judged(under).stance is Stance.NEUTRAL


def test_what_is_hedged_makes_no_claim_and_what_is_reported_is_a_note() -> None:
    given = beside("Vaccines cause autism.", "Vaccines cause autism, she said.", OTHER)
    hedged = Attribution("Ida Holm", None, Mode.HEDGED)
    assert judged(replace(given, claim=replace(given.claim, attribution=hedged))).stance is Stance.NEUTRAL
    reported = Attribution("Ida Holm", None, Mode.REPORTED)
    assert verdict(replace(given, claim=replace(given.claim, attribution=reported))).severity is Severity.NOTE


def test_whoever_denies_it_is_supported() -> None:
    found = judged(beside("Vaccines cause autism.", "Vaccines do not cause autism.", AGAINST, AGAINST))
    assert found.stance is Stance.SUPPORTS
    assert found.findings[0].message == "What it denies was rated “False” by Desk on 2020-05-01."
    assert dict(labels([found.pair.claim], [found], [])) == {found.pair.claim.id: Label.SUPPORTED}


@pytest.mark.parametrize("text", ["The bridge is 12 m long.", "The bridge is not 12 m long."])
def test_that_one_figure_is_false_makes_no_other_one_true(text: str) -> None:
    assert judged(beside("The bridge is 10 m long.", text, AGAINST, AGAINST)).stance is Stance.NEUTRAL


def test_a_figure_of_another_year_may_be_right_by_now() -> None:
    given = beside("The unemployment rate is 14 %.", "The unemployment rate is 14 %.")
    for written, expected in (
        (date(2020, 6, 1), Relation.SOURCES_DISAGREE),
        (date(2023, 6, 1), Relation.CHANGED_OVER_TIME),
        (None, Relation.SOURCES_DISAGREE),
    ):
        assert verdict(replace(given, claim=replace(given.claim, date=written))).relation is expected


def test_the_judge_asks_both_ways_and_hears_the_rating_alone() -> None:
    given = beside("The unemployment rate is high.", "The unemployment rate is high.")
    judge = Judge(TableNli(), (RatingCheck(), NegationCheck()), CALIBRATION)
    (found,) = judge.judge([(given.claim, given.evidence)])
    assert (found.stance, [f.check for f in found.findings]) == (Stance.CONTRADICTS, ["rating"])


def test_a_claim_that_was_rated_true_says_so_where_a_text_contradicts_it() -> None:
    given = beside(
        "The bridge is 10 m long.",
        "The bridge is 12 m long.",
        rating=replace(FALSE, holds=True, words="True"),
    )
    finding = Finding("number", Stance.CONTRADICTS, 0.9, "The numbers disagree.")
    (found,) = conclude([Judgement(given, Stance.CONTRADICTS, 0.9, (finding,))], CALIBRATION)
    assert found.relation is Relation.CONTRADICTION
    assert found.message == "The numbers disagree. The other side was rated “True” by Desk on 2020-05-01."
