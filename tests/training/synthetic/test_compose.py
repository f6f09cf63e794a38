"""Rows come with their twins, and the label can't be told from the hypothesis."""

from __future__ import annotations

import random
from collections import Counter

from training.synthetic.compose import Row, Setting, passage, restating, rows_of
from training.synthetic.edit import CONTRADICTION, ENTAILMENT, NEUTRAL, Pools
from training.synthetic.rewrites import rewritten

POOLS = Pools(persons=("Emma Stone", "Hans Weber"))
SENTENCE = "The mill was built in 1820 by local masons and employed 340 people."
SETTING = Setting(
    SENTENCE,
    before=("Textiles came early to the valley.",),
    after=("A flood destroyed part of the dam later.",),
    document="valley",
)


def made(count: int = 300) -> list[Row]:
    return [row for seed in range(count) for row in rows_of(SETTING, random.Random(seed), POOLS)]


def test_original_and_altered_sentence_stand_on_both_sides() -> None:
    against = [row for row in made() if row.label == CONTRADICTION]
    assert any(SENTENCE in row.premise for row in against)
    assert any(row.hypothesis == SENTENCE for row in against)


def test_contradictions_have_entailed_twins_of_the_altered_sentence() -> None:
    rows = made()
    altered = {row.hypothesis for row in rows if row.label == CONTRADICTION} - {SENTENCE}
    entailed = {row.premise for row in rows if row.kind.startswith("twin-")}
    assert any(any(text in premise for text in altered) for premise in entailed)


def test_the_rest_of_the_passage_is_neutral() -> None:
    rest = [row for row in made() if row.kind.startswith("rest-")]
    assert rest
    for row in rest:
        assert row.label == NEUTRAL
        assert "mill" not in row.premise


def test_no_kind_has_only_hypotheses_that_occur_with_one_label() -> None:
    labels: dict[str, set[str]] = {}
    for row in made():
        labels.setdefault(row.hypothesis, set()).add(row.label)
    shared = sum(len(found) > 1 for found in labels.values())
    assert shared >= 3
    assert len(labels[SENTENCE]) == 3


def test_same_seed_same_rows() -> None:
    assert made(40) == made(40)


def test_a_neighbour_that_repeats_the_sentence_is_left_out() -> None:
    repeating = Setting(SENTENCE, (SENTENCE,), (SENTENCE,), "valley")
    assert {passage(repeating, "Altered.", random.Random(seed)) for seed in range(30)} == {"Altered."}


def test_restating_alters_only_what_the_premise_states() -> None:
    pairs = [
        ("In all, 340 people worked at the mill.", "The mill had 340 workers in all.", "a"),
        ("Hundreds worked at the mill.", "The mill had 340 workers in all.", "b"),
    ]
    rows = list(restating(pairs, random.Random(2), POOLS, cap=10))
    assert {row.document for row in rows} == {"a"}
    assert Counter(row.label for row in rows)[CONTRADICTION] == 1
    assert all(row.label in (CONTRADICTION, ENTAILMENT) for row in rows)


def test_rewriting_keeps_the_words_it_is_told_to_keep() -> None:
    text = "In 1998, the club (founded in 1901) moved to a new ground, which held 20,000 people."
    results = {rewritten(text, random.Random(seed), kept="20,000") for seed in range(40)}
    assert len(results) > 1
    assert all("20,000" in result for result in results)


def test_clauses_are_not_dropped_under_negation() -> None:
    text = "In 1998, the club never moved to a new ground, which held 20,000 people."
    assert all("1998" in rewritten(text, random.Random(seed)) for seed in range(40))
