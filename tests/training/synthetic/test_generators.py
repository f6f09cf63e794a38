"""Every generator changes what it says it changes, labels it rightly, and is a function of its seed."""

from __future__ import annotations

import random

import pytest

from training.synthetic import (
    dates,
    names,
    negation,
    numbers,
    opposites,
    quantifiers,
    reported,
    roles,
    siblings,
    units,
)
from training.synthetic.edit import CONTRADICTION, ENTAILMENT, NEUTRAL, Edit, Generator, Pools

POOLS = Pools(persons=("Emma Stone", "Hans Weber"))

CASES: list[tuple[Generator, str, set[str]]] = [
    (numbers.changed, "The stadium holds 45,230 people on match days.", {CONTRADICTION}),
    (numbers.approximated, "The stadium holds 45,230 people on match days.", {CONTRADICTION, ENTAILMENT}),
    (numbers.bounded, "The works employ more than 1,200 people in the valley.", {CONTRADICTION, NEUTRAL}),
    (numbers.respelled, "They have three children and a dog at home.", {ENTAILMENT}),
    (units.exchanged, "The bridge is 3.5 km long and very old.", {CONTRADICTION}),
    (units.converted, "The bridge is 3.5 km long and very old.", {CONTRADICTION, ENTAILMENT}),
    (dates.shifted, "The school was founded on 7 May 1967 in Leeds.", {CONTRADICTION}),
    (dates.restated, "The school was founded on 7 May 1967 in Leeds.", {CONTRADICTION, ENTAILMENT}),
    (dates.bounded, "The school was founded in 1967 by two teachers.", {CONTRADICTION, ENTAILMENT}),
    (dates.other_period, "In 2010 its population was 15,000 people.", {NEUTRAL}),
    (names.swapped, "The company is based in Berlin and sells tea.", {CONTRADICTION}),
    (names.nationality, "Marie Curie was a Polish physicist of note.", {CONTRADICTION}),
    (names.other_subject, "Marie Curie was a physicist of note.", {NEUTRAL}),
    (roles.swapped, "Arsenal defeated Chelsea in the final.", {CONTRADICTION, ENTAILMENT}),
    (siblings.exchanged, "A man plays the guitar in a park.", {CONTRADICTION}),
    (siblings.exchanged, "The two horses stood in the rain.", {CONTRADICTION}),
    (negation.inserted, "The bridge was built by local masons.", {CONTRADICTION}),
    (negation.removed, "The bridge was not built by local masons.", {CONTRADICTION}),
    (negation.framed, "The bridge was built by local masons.", {CONTRADICTION, ENTAILMENT}),
    (opposites.flipped, "Exports increased during the second half of the year.", {CONTRADICTION}),
    (opposites.synonyms, "The school is located near the old harbour.", {ENTAILMENT}),
    (quantifiers.exchanged, "Some of the rivers are navigable.", {CONTRADICTION, NEUTRAL}),
    (
        reported.quoted,
        'She said "the new law has increased costs for all of us" and left.',
        {CONTRADICTION},
    ),
]
NAMES = [f"{generator.__module__.rsplit('.', 1)[1]}.{generator.__name__}" for generator, _, _ in CASES]


def edits(generator: Generator, sentence: str, seed: int = 1) -> list[Edit]:
    return list(generator(sentence, random.Random(seed), POOLS))


@pytest.mark.parametrize(("generator", "sentence", "labels"), CASES, ids=NAMES)
def test_labels_and_words(generator: Generator, sentence: str, labels: set[str]) -> None:
    made = edits(generator, sentence)
    assert {edit.label for edit in made} == labels
    for edit in made:
        assert edit.text != sentence
        assert edit.old in sentence
        assert edit.new in edit.text


@pytest.mark.parametrize(("generator", "sentence", "labels"), CASES, ids=NAMES)
def test_same_seed_same_edits(generator: Generator, sentence: str, labels: set[str]) -> None:
    assert edits(generator, sentence, seed=4) == edits(generator, sentence, seed=4)
    assert labels


@pytest.mark.parametrize("seed", range(20))
def test_a_changed_number_is_no_rounding_of_the_old_one(seed: int) -> None:
    (edit,) = edits(numbers.changed, "The stadium holds 45,230 people on match days.", seed)
    new = float(edit.new.replace(",", ""))
    assert abs(new - 45_230) / 45_230 > 0.05
    assert edit.text == f"The stadium holds {edit.new} people on match days."


@pytest.mark.parametrize(
    "sentence",
    [
        "Apollo 11 landed on the Moon.",
        "It was founded in 1967 by two teachers.",
        "About 300 people came to the meeting.",
        "The score was 3-1 at half time.",
        "It was signed on May 12 in Paris.",
    ],
)
def test_numbers_that_state_no_amount_are_left_alone(sentence: str) -> None:
    assert edits(numbers.changed, sentence) == []


@pytest.mark.parametrize("seed", range(10))
def test_bounds_say_what_their_label_says(seed: int) -> None:
    for edit in edits(numbers.approximated, "The stadium holds 45,230 people on match days.", seed):
        cue, _, digits = edit.new.rpartition(" ")
        bound = float(digits.replace(",", ""))
        if cue in ("more than", "over", "at least", "no fewer than"):
            holds = bound < 45_230
        elif cue in ("about", "around", "approximately", "roughly"):
            holds = abs(bound - 45_230) / 45_230 < 0.06
        else:
            holds = bound > 45_230
        assert holds == (edit.label == ENTAILMENT)


def test_a_state_of_another_year_is_neutral_and_an_event_is_not() -> None:
    assert edits(dates.other_period, "In 2010 the club was founded by 12 members.") == []
    assert edits(dates.shifted, "In 2010 its population was 15,000 people.") == []


def test_roles_are_kept_in_the_passive() -> None:
    made = {edit.text: edit.label for edit in edits(roles.swapped, "Arsenal defeated Chelsea in the final.")}
    assert made["Chelsea was defeated by Arsenal in the final."] == ENTAILMENT
    assert made["Chelsea defeated Arsenal in the final."] == CONTRADICTION
    assert made["Arsenal was defeated by Chelsea in the final."] == CONTRADICTION


def test_negation_spares_quantified_subjects() -> None:
    assert edits(negation.inserted, "Some of the bridges are narrow and old.") == []


def test_opposites_spare_sentences_that_name_both() -> None:
    assert edits(opposites.flipped, "Exports increased here while imports decreased there.") == []


def test_siblings_spare_lists_and_sentences_that_name_both() -> None:
    assert edits(siblings.exchanged, "He plays the guitar, bass and keyboards.") == []
    assert edits(siblings.exchanged, "She swapped her guitar for a violin.") == []


def test_attribution_pairs_have_all_three_labels() -> None:
    labels = {
        edit.label
        for seed in range(12)
        for _, edit in reported.attributed("The bridge was built by masons.", random.Random(seed), POOLS)
    }
    assert labels == {CONTRADICTION, ENTAILMENT, NEUTRAL}
