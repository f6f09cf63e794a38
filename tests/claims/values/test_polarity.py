"""Negations and their scopes: each row says the cue and the last word that it reaches."""

from __future__ import annotations

import pytest

from factcheck.claims.values import extract
from factcheck.model import Polarity


def negations(text: str) -> list[tuple[str, str]]:
    return [
        (text[value.span.start : value.span.end], text[value.scope.start : value.scope.end])
        for value in extract(text)
        if isinstance(value, Polarity)
    ]


NEGATED = [
    ("The service does not encrypt backups.", "not", "not encrypt backups"),
    ("The service doesn't encrypt backups.", "doesn't", "doesn't encrypt backups"),
    ("He wasn’t there.", "wasn’t", "wasn’t there"),
    ("The minister never met the envoy.", "never", "never met the envoy"),
    ("No soldiers were seen.", "No", "No soldiers were seen"),
    ("None of the bridges stands.", "None", "None of the bridges stands"),
    ("The army no longer holds the town.", "no longer", "no longer holds the town"),
    ("They left without their luggage.", "without", "without their luggage"),
    ("They failed to reach the town.", "failed to", "failed to reach the town"),
    ("She refused to sign.", "refused to", "refused to sign"),
    ("He declined to comment.", "declined to", "declined to comment"),
    ("The ministry denied the report.", "denied", "denied the report"),
    ("The town lacks water.", "lacks", "lacks water"),
    ("The lack of water is felt.", "lack of", "lack of water is felt"),
    ("The driver was unable to stop.", "unable to", "unable to stop"),
    ("The cluster cannot start.", "cannot", "cannot start"),
    ("Nobody saw it.", "Nobody", "Nobody saw it"),
    ("It is not large, and the river is near.", "not", "not large"),
    ("It is not large but it is old.", "not", "not large"),
    ("He did not stay and he was seen.", "not", "not stay"),
    ("It was hardly used.", "hardly", "hardly used"),
    ('The report said, "there is no doubt-free way." Then it ended.', "no", "no doubt-free way"),
]

AFFIRMED = [
    "Not only soldiers died.",
    "He is not just a singer.",
    "They sent no fewer than 20 tanks.",
    "It arrives no later than Monday.",
    "No more than 5 may enter.",
    "It is nothing but noise.",
    "No doubt it rained.",
    "No. 5 is a perfume.",
    "It did not arrive until Monday.",
    "Whether or not it rains, they go.",
    "No one denied the report.",
    "He was not unable to walk.",
    "They did not fail to see it.",
    "The body must not exceed 5 MB.",
    "Unhappy people unlocked the door.",
    "Nodes in Norway are noted.",
]


@pytest.mark.parametrize(("text", "cue", "scope"), NEGATED)
def test_cue_and_scope(text: str, cue: str, scope: str) -> None:
    assert negations(text) == [(cue, scope)]


@pytest.mark.parametrize("text", AFFIRMED)
def test_no_negation(text: str) -> None:
    assert negations(text) == []


def test_two_negations_side_by_side_do_not_cancel() -> None:
    assert [cue for cue, _ in negations("They did not attack and did not retreat.")] == ["not", "not"]


def test_neither_and_nor_are_two() -> None:
    assert [cue for cue, _ in negations("Neither side won nor lost.")] == ["Neither", "nor"]


def test_a_denied_negation_affirms() -> None:
    assert negations("He denied that it had not fired.") == []


def test_a_clause_of_speech_keeps_its_own_negation() -> None:
    assert len(negations("He did not say that it would not rain.")) == 2
