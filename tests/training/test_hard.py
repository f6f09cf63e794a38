"""Hard neutrals come from consistent texts alone, in both directions, with as many contradictions beside them."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np

from training.hard import AGREE, PAIRS_A_TEXT, agreeing, answering, hard, missed, pairs, wrongly_called
from training.scoring import Array
from training.synthetic.compose import Row
from training.synthetic.edit import CONTRADICTION, NEUTRAL
from training.written.passages import Passage, Statement

PARTS = (
    "Anna leaves the castle.",
    "Anna returns to the castle.",
    "It rains.",
    "The castle stands empty for years.",
)


def calls_returns(given: Sequence[tuple[str, str]]) -> Array:
    return np.asarray([[0.0, 0.1, 0.9] if "returns" in a + b else [0.1, 0.8, 0.1] for a, b in given])


def test_what_the_model_calls_a_contradiction_is_neutral_both_ways() -> None:
    found = hard(calls_returns, [("castle", PARTS)], random.Random(1))
    assert {row.label for row in found} == {NEUTRAL}
    told = {(row.premise, row.hypothesis) for row in found}
    assert told == {(b, a) for a, b in told}
    assert {frozenset(pair) for pair in told} == {frozenset(PARTS[:2]), frozenset((PARTS[1], PARTS[3]))}


def test_sentences_without_a_common_word_are_left_out() -> None:
    assert all("rains" not in a + b for a, b in pairs(PARTS, random.Random(1)))


def test_a_long_text_gives_no_more_than_its_share() -> None:
    assert len(pairs([f"The castle has {n} towers." for n in range(40)], random.Random(1))) == PAIRS_A_TEXT


def against(document: str, text: str = "Anna stays.") -> Row:
    return Row("Anna leaves.", text, CONTRADICTION, "written-contradiction", document)


def test_as_many_contradictions_stand_beside_them_from_the_same_texts_first() -> None:
    wrong = hard(calls_returns, [("castle", PARTS)], random.Random(1))
    told = [*(against(f"other {n}") for n in range(9)), against("castle")]
    found = answering(wrong, told)
    assert len(found) == len(wrong)
    assert found[0].document == "castle"


def test_contradictions_that_the_model_takes_for_something_else_are_missed() -> None:
    told = [against("a"), against("b", "Anna returns.")]
    assert missed(calls_returns, told) == told[:1]


CASTLE = Passage(
    "written:castle-01:1",
    PARTS,
    (
        Statement("E", (0,), False, "Anna goes away."),
        Statement("E", (1,), False, "In the end Anna returns home."),
        Statement("N", (3,), False, "Bats live in the castle."),
        Statement("C", (0,), False, "Anna never sets foot outside."),
    ),
)


def test_statements_that_are_both_true_make_no_contradiction() -> None:
    told = {text for seed in range(20) for pair in agreeing(CASTLE, random.Random(seed)) for text in pair}
    assert "Anna never sets foot outside." not in told
    assert {"Anna goes away.", "In the end Anna returns home.", "Bats live in the castle."} <= told
    flat = [(*pair, CASTLE.name) for pair in agreeing(CASTLE, random.Random(2))]
    found = wrongly_called(calls_returns, flat)
    assert found
    assert {row.label for row in found} == {AGREE}
    assert all("returns" in row.premise + row.hypothesis for row in found)


def test_two_things_that_follow_from_one_sentence_are_held_against_each_other() -> None:
    said = (
        Statement("E", (0,), False, "Anna goes away."),
        Statement("E", (0, 1), True, "Anna comes and goes."),
    )
    told = agreeing(Passage("castle", PARTS, said), random.Random(1))
    assert {frozenset(pair) for pair in told} >= {frozenset(("Anna goes away.", "Anna comes and goes."))}
