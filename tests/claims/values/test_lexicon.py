"""Lemmas and opposites."""

from __future__ import annotations

import pytest

from factcheck.claims.values.lexicon import antonyms, lemma, plural, read


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("bridges", "bridge"),
        ("cities", "city"),
        ("boxes", "box"),
        ("churches", "church"),
        ("losses", "loss"),
        ("viruses", "virus"),
        ("people", "person"),
        ("men", "man"),
        ("analyses", "analysis"),
        ("series", "series"),
        ("bus", "bus"),
        ("status", "status"),
        ("class", "class"),
        ("crisis", "crisis"),
        ("Russia's", "russia"),
        ("co-workers", "co-worker"),
        ("gas", "gas"),
        ("bridge", "bridge"),
    ],
)
def test_lemma(word: str, expected: str) -> None:
    assert lemma(word) == expected


@pytest.mark.parametrize("word", ["bridges", "people", "aircraft", "prices"])
def test_plural(word: str) -> None:
    assert plural(word)


@pytest.mark.parametrize("word", ["bridge", "status", "this", "was", "says", "class"])
def test_not_plural(word: str) -> None:
    assert not plural(word)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("hot", "cold"),
        ("open", "closed"),
        ("alive", "dead"),
        ("guilty", "innocent"),
        ("accept", "reject"),
        ("accepted", "rejected"),
        ("accepts", "refuses"),
        ("win", "lose"),
        ("won", "lost"),
        ("attack", "defend"),
        ("attacked", "defended"),
        ("enabled", "disabled"),
        ("enabling", "disabling"),
        ("includes", "excludes"),
        ("increased", "decreased"),
        ("rose", "fell"),
        ("before", "after"),
        ("north", "south"),
        ("legal", "illegal"),
        ("public", "private"),
        ("temporary", "permanent"),
        ("mandatory", "optional"),
        ("supported", "unsupported"),
        ("synchronous", "asynchronous"),
        ("banned", "allowed"),
        ("Succeeds", "fails"),
    ],
)
def test_opposites_have_the_same_form(one: str, two: str) -> None:
    assert two.lower() in antonyms(one)
    assert one.lower() in antonyms(two)


def test_no_word_is_its_own_opposite() -> None:
    table = read("antonyms")
    words = {
        word
        for line in (*table["words"].split(), *table["verbs"].split())
        for word in line.split()
        if word != "/"
    }
    assert len(words) > 400
    assert all(word not in antonyms(word) for word in words)
    assert all(antonyms(word) for word in words)


@pytest.mark.parametrize(
    ("one", "two"), [("left", "remained"), ("opens", "closes"), ("sent", "received"), ("upper", "lower")]
)
def test_words_that_can_both_be_true_are_no_opposites(one: str, two: str) -> None:
    assert two not in antonyms(one)


def test_an_unknown_word_has_no_opposite() -> None:
    assert antonyms("bakhmut") == frozenset()
