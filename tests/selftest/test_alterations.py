"""Every kind of contradiction, made of a plain statement; and statements of which none can be made."""

from __future__ import annotations

import random

import pytest

from factcheck.claims.extraction import extract
from factcheck.model import Claim, Name
from factcheck.selftest.alterations import KINDS, alterations
from factcheck.selftest.pinned import pinned
from tests.test_pipeline import document


def claims(*sentences: str) -> list[Claim]:
    return [c for s in sentences for c in extract(document("a.md", f"# Facts\n\n{s}\n"))[1]]


OTHERS = [
    v
    for c in claims("Maria Lopez moved from Oslo to Bergen.", "The Tarn Company hired Ida Holm in Norway.")
    for v in c.values
    if isinstance(v, Name)
]


def altered(sentence: str, seed: int = 0) -> dict[str, str]:
    (claim,) = claims(sentence)
    return {a.kind: a.text for a in alterations(claim, OTHERS, random.Random(seed))}


@pytest.mark.parametrize("seed", range(5))
def test_a_number_keeps_its_form_and_changes_its_value(seed: int) -> None:
    for sentence, old in (("The bridge cost 41,200 euros.", 41200.0), ("The bridge is 7.5 km long.", 7.5)):
        new = altered(sentence, seed)["number"]
        figure = next(word for word in new.split() if word[0].isdigit())
        assert float(figure.replace(",", "")) != old
        assert ("," in figure, "." in figure) == ("," in sentence, "." in sentence[:-1])
    share = altered("The Starter plan saves 60 percent of the cost.", seed)["number"]
    assert float(next(word for word in share.split() if word[0].isdigit())) <= 100
    assert altered("The army destroyed two bridges.", seed)["number"] != "The army destroyed two bridges."


def test_a_date_of_what_happens_once_moves() -> None:
    sentence = "The Marrow bridge opened on 4 May 2021."
    new = altered(sentence)["date"]
    assert new.startswith("The Marrow bridge opened on 4 May ")
    assert new != sentence
    assert "date" not in altered("The Marrow council met on 4 May 2021.")


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("The harbour bridge is open at night.", "The harbour bridge is not open at night."),
        ("The agent keeps its logs on disk.", "The agent does not keep its logs on disk."),
        ("The harbour bridge is not open at night.", "The harbour bridge is open at night."),
    ],
)
def test_negation_is_put_in_or_taken_out(sentence: str, denied: str) -> None:
    assert altered(sentence)["negation"] == denied


def test_not_every_sentence_is_denied_by_not() -> None:
    assert "negation" not in altered("Some of the bridges are closed at night.")


def test_a_degree_turns_and_its_article_with_it() -> None:
    assert altered("The plan allows an increased load.")["degree"] in (
        "The plan allows a decreased load.",
        "The plan forbids an increased load.",
        "The plan prohibits an increased load.",
        "The plan bans an increased load.",
        "The plan disallows an increased load.",
    )
    assert "degree" not in altered("The tolls for lorries rose when those for cars fell.")


def test_a_name_behind_the_verb_gives_way_to_one_of_its_kind() -> None:
    new = altered("The Marrow bridge was designed by Ana Petrova.")["name"]
    assert new.startswith("The Marrow bridge was designed by ")
    assert new.removesuffix(".").rsplit("by ")[1] in {name.text for name in OTHERS if name.kind == "person"}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Oslo is the capital of Norway.", ["Oslo", "Norway"]),
        ("The capital of Norway is Oslo.", ["Norway", "Oslo"]),
        ("The novel was written in 1960 by Ida Holm.", ["Ida Holm"]),
        ("Spain ceded the island to Norway in 1905.", ["Spain", "Norway"]),
        ("Defence Minister Ida Holm visited the plant in May.", ["Ida Holm"]),
        ("The Tarn Company is headquartered in Oslo.", ["Oslo"]),
        ("Ida Holm became prime minister in 2009.", ["Ida Holm"]),
        ("The ministers met in Oslo on 5 May 2020.", ["Oslo"]),
        # One of several, somebody who may have followed or come before, and places where anybody may stand.
        ("The novel was written by Ida Holm and Maria Lopez.", []),
        ("The former owner is Ida Holm.", []),
        ("The envoy visited Norway and met Ida Holm.", []),
    ],
)
def test_a_name_is_pinned_down_where_it_alone_can_stand(sentence: str, names: list[str]) -> None:
    (claim,) = claims(sentence)
    assert [name.text for name in pinned(claim)] == names


def test_the_same_seed_gives_the_same() -> None:
    sentence = "The Marrow bridge was opened by Ana Petrova on 4 May 2021 for 300 lorries."
    assert altered(sentence, 3) == altered(sentence, 3)
    assert set(altered(sentence, 3)) <= set(KINDS)
