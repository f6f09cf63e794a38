"""Given pairs: windows, sentences, and what is made of their scores."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from factcheck import checks, plugins
from factcheck.comparison import Comparer, windows
from factcheck.model import Comparison, Stance
from factcheck.verdicts import calibration
from factcheck.verdicts.judging import Judge
from tests.fakes import TableNli

OPEN = "The harbour bridge is open to traffic at night."
SHUT = "The harbour bridge is not open to traffic at night."


def compare(*pairs: tuple[str, str]) -> list[Comparison]:
    found = tuple(check() for check in plugins.load_all(checks).values())
    return list(Comparer(Judge(TableNli(), found, calibration.load())).compare(pairs))


def test_answers_come_in_order() -> None:
    stances = [c.stance for c in compare((OPEN, OPEN), (OPEN, SHUT), (OPEN, "Apples are sold in Bergen."))]
    assert stances == [Stance.SUPPORTS, Stance.CONTRADICTS, Stance.NEUTRAL]


def test_a_contradiction_has_its_reason() -> None:
    (comparison,) = compare((OPEN, SHUT))
    assert "affirms" in comparison.reasons[0]


def test_one_bad_sentence_spoils_a_hypothesis_and_one_unknown_one_leaves_it_open() -> None:
    spoiled, left_open = compare((OPEN, f"{OPEN} {SHUT}"), (OPEN, f"{OPEN} Apples are sold in Bergen."))
    assert spoiled.stance is Stance.CONTRADICTS
    assert left_open.stance is not Stance.SUPPORTS


def test_one_value_in_other_words_is_no_contradiction_whatever_the_model_says() -> None:
    class Denying(TableNli):
        def _row(self, premise: str, hypothesis: str) -> tuple[float, float, float]:
            return (-4.0, 0.0, 6.0)

    found = tuple(check() for check in plugins.load_all(checks).values())
    comparer = Comparer(Judge(Denying(), found, calibration.load()))
    pairs = [
        ("The filters are cleaned every six months.", "The filters are cleaned twice a year."),
        ("The gates close at nine.", "The gates close at 21:00."),
        ("The filters are cleaned every six months.", "The filters are cleaned once a year."),
    ]
    same, fitting, other = comparer.compare(pairs)
    assert (same.stance, fitting.stance, other.stance) == (
        Stance.SUPPORTS,
        Stance.NEUTRAL,
        Stance.CONTRADICTS,
    )
    assert same.reasons == ("Both say how often, in other words: “twice a year” and “every six months”.",)


def test_whatever_contradicts_says_why() -> None:
    (comparison,) = compare((OPEN, "Ice does not float in the lake."))
    assert comparison.stance is Stance.CONTRADICTS
    assert comparison.reasons


@pytest.mark.parametrize("pair", [("", ""), ("", OPEN), (OPEN, ""), ("\n\n", "  "), ("?", "!")])
def test_empty_texts_are_answered(pair: tuple[str, str]) -> None:
    (comparison,) = compare(pair)
    total = comparison.scores.supports + comparison.scores.contradicts + comparison.scores.neutral
    assert total == pytest.approx(1)


@given(st.lists(st.sampled_from([OPEN, SHUT, "Short.", "A " + "very " * 300 + "long one."]), max_size=40))
def test_windows_hold_every_character(sentences: list[str]) -> None:
    premise = " ".join(sentences)
    covered = {i for span in windows(premise) for i in range(span.start, span.end)}
    assert covered >= {i for i, char in enumerate(premise) if not char.isspace()}


@given(st.text(max_size=200), st.text(max_size=100))
def test_any_text_is_answered(premise: str, hypothesis: str) -> None:
    (comparison,) = compare((premise, hypothesis))
    assert 0 <= comparison.scores.contradicts <= 1


def test_passages_of_a_long_premise_that_are_left_unread_are_counted() -> None:
    about = "The mill on the river employs 340 people in two shifts. " * 12
    other = (
        "Bread is baked by hand in small towns, where ovens are warm at dawn and flour is ground nearby. "
        * 80
    )
    claim = "The mill employs 340 people."
    long, short = compare((about + other, claim), (about[:56], claim))
    assert long.unread == len(windows(about + other)) - 4
    assert short.unread == 0


def test_the_nearest_sentences_of_a_long_premise_are_also_read_by_themselves() -> None:
    filler = (
        "Bread is baked by hand in small towns, where ovens are warm at dawn and flour is ground nearby. "
        * 12
    )
    premise = (
        f"The mill on the river employs 340 people. {filler}Its director joined the mill in 1998. {filler}"
    )
    asked: list[tuple[str, str]] = []

    class Recorder(TableNli):
        def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
            asked.extend(pairs)
            return super().logits(pairs)

    judge = Judge(Recorder(), (), calibration.load())
    list(Comparer(judge).compare([(premise, "The mill's director leads 340 people.")]))
    alone = [
        p for p, _ in asked if p.startswith("The mill on the river employs 340 people.") and len(p) < 250
    ]
    assert any("Its director joined the mill in 1998." in p for p in alone)


def test_who_speaks_is_read_in_given_pairs_too() -> None:
    premise = "The general said that the town had more symbolic than strategic value."
    (altered,) = compare((premise, "The general said that the town has more strategic value."))
    assert altered.stance is Stance.CONTRADICTS
    assert "The same speaker" in altered.reasons[0]


class _Agreeing:
    """Takes everything for support."""

    name = "agreeing@0"

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        return np.tile(np.array([[6.0, 0.0, -4.0]], dtype=np.float32), (len(pairs), 1))


def test_what_gives_another_figure_or_exchanges_two_parties_is_not_supported() -> None:
    found = tuple(check() for check in plugins.load_all(checks).values())
    comparer = Comparer(Judge(_Agreeing(), found, calibration.load()))
    fees, parties, same = comparer.compare(
        [
            ("Fishing boats pay €480 a year.", "The annual fee for fishing boats is €520."),
            ("The town sold the old house to the brewer.", "The brewer sold the old house to the town."),
            ("The annual fee for fishing boats is €520.", "Fishing boats pay €520 a year."),
        ]
    )
    assert (fees.stance, fees.reasons) == (
        Stance.CONTRADICTS,
        ("Two figures differ: “€520” here, “€480 a year” there.",),
    )
    assert (parties.stance, parties.reasons) == (Stance.NEUTRAL, ())
    assert same.stance is Stance.SUPPORTS
