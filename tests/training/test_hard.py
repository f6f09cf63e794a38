"""Hard neutrals come from consistent texts alone, in both directions, with as many contradictions beside them."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np

from training.data import PASSAGE_DEV_SHARE, held_out
from training.hard import AGREE, PAIRS_A_TEXT, agreeing, answering, hard, hard_statements, pairs
from training.scoring import Array
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


def test_as_many_written_contradictions_stand_beside_them() -> None:
    wrong = hard(calls_returns, [("castle", PARTS)], random.Random(1))
    told = answering(wrong, random.Random(1))
    assert len(told) == len(wrong)
    assert {row.label for row in told} == {CONTRADICTION}
    assert not any(held_out(row.document, PASSAGE_DEV_SHARE) for row in told)


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
    found = hard_statements(calls_returns, [CASTLE], random.Random(2))
    assert found
    assert {row.label for row in found} == {AGREE}
    assert all("returns" in row.premise + row.hypothesis for row in found)
