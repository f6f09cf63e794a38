"""The value ledger: which statements are of one fact, and how their values stand to each other."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from factcheck.claims.values import own
from factcheck.claims.values.own import Words
from factcheck.model import Fact, Standing
from factcheck.pipeline import extract_all
from factcheck.reports._facts import facts_text
from factcheck.reports.json import SCHEMA, report_data
from factcheck.verdicts.facts import facts
from factcheck.wiring import facts as of_outline
from tests.test_pipeline import check, document

STARTER = "The Starter plan keeps logs for 30 days."
ODD = "The Starter plan keeps logs for 14 days."


def found(*sentences: str) -> tuple[Fact, ...]:
    """The facts of documents of one sentence each; a heading may stand before it, behind a stroke."""
    texts = ("# {}\n\n{}\n".format(*s.split("|")) if "|" in s else f"# Plans\n\n{s}\n" for s in sentences)
    return of_outline(extract_all(document(f"{n}.md", text) for n, text in enumerate(texts)))


def test_majority_and_outlier_with_all_places() -> None:
    (fact,) = found(STARTER, ODD, STARTER)
    assert (fact.subject, fact.measure, fact.unit) == ("The Starter plan", "keeps logs for", "s")
    assert [(v.words, v.standing, len(v.places)) for v in fact.values] == [
        ("30 days", Standing.MAJORITY, 2),
        ("14 days", Standing.OUTLIER, 1),
    ]
    for stated in fact.values:
        for claim, span in stated.places:
            words = claim.text[span.start - claim.span.start : span.end - claim.span.start]
            assert words == stated.words


def test_another_name_of_one_thing_is_of_the_same_fact() -> None:
    one, two = "Northgate Power employed 120 engineers in 2023.", "NGP employed 140 engineers in 2023."
    assert len(found(one, two)) == 2
    own.use(Words(names=(("Northgate Power", "NGP"),)))
    try:
        (fact,) = found(one, two)
    finally:
        own.use(Words())
    assert [value.words for value in fact.values] == ["120", "140"]


def told(text: str) -> list[tuple[str, list[str]]]:
    """The measure and the values of each fact of one document."""
    outcomes = extract_all([document("a.md", text)])
    return [(fact.measure, [value.words for value in fact.values]) for fact in of_outline(outcomes)]


def test_the_dead_of_a_heading_and_of_a_paragraph_stand_one_below_the_other() -> None:
    head = (
        "# 14 dead in hotel fire\n\nFourteen people died in a fire at the Hotel Splendid on Sunday night.\n\n"
    )
    assert told(f"{head}Among the 12 dead are three children.\n") == [("dead", ["14", "12"])]
    dated = f"---\ndate: 2026-05-12\n---\n\n{head}In 2019 a fire there had left 3 dead.\n\n"
    assert told(f"{dated}Among the 12 dead are three children.\n") == [
        ("dead", ["14", "12"]),
        ("dead", ["3"]),
    ]
    assert told(f"{head}Another 12 people died in hospitals.\n") == [("dead", ["14"])]
    assert told("# Fire\n\nThe storm left 14 dead trees in the park of the Hotel Splendid.\n") == []


def test_a_figure_in_the_subject_is_no_part_of_what_the_fact_is_about() -> None:
    planned = "# Port\n\nA café with 60 seats is planned on the upper floor. "
    assert told(f"{planned}A café with 80 seats will open on the upper floor.\n") == [("seat", ["60", "80"])]
    assert len(told(f"{planned}A café with 80 seats will open on the pier.\n")) == 2


def test_two_prices_in_a_sentence_are_left_alone() -> None:
    assert told("# Fees\n\nVisiting yachts pay €24 a night this season and €27 from April 2027.\n") == []


def test_one_against_one_is_open() -> None:
    (fact,) = found(STARTER, ODD)
    assert [v.standing for v in fact.values] == [Standing.OPEN, Standing.OPEN]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The Marrow bridge is 300 m long.", "The Marrow bridge is 0.3 km long."),
        ("The town of Marrow has about 70,000 inhabitants.", "The town of Marrow has 72,300 inhabitants."),
        ("The Marrow bridge was opened in March 1932.", "The Marrow bridge was opened in 1932."),
    ],
)
def test_values_that_agree_are_one_value(one: str, two: str) -> None:
    (fact,) = found(one, two)
    assert [(v.standing, len(v.places)) for v in fact.values] == [(Standing.AGREED, 2)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (STARTER, "The Business plan keeps logs for 14 days."),
        (STARTER, "The Starter plan keeps metrics for 14 days."),
        ("The Marrow plant made 3 tonnes in 2021.", "The Marrow plant made 5 tonnes in 2022."),
        ("The Starter plan costs $5 before tax.", "The Starter plan costs $6 after tax."),
        ("Ida Holm said the Marrow bridge cost $5.", "Jon Berg said the Marrow bridge cost $6."),
        ("The company employs 500 people worldwide.", "The company employs 900 people worldwide."),
        ("It costs $5 a month.", "It costs $6 a month."),
        ("The Marrow team won the match with 3 goals.", "The Marrow team won the match with 5 goals."),
        ("The Marrow council met on 4 May 2021.", "The Marrow council met on 9 June 2021."),
        ("Version 3.1|The Marrow agent sends 5 events.", "Version 3.2|The Marrow agent sends 6 events."),
        ("The Starter plan may cost $5.", "The Starter plan costs $6."),
    ],
)
def test_what_may_be_two_facts_is_two(one: str, two: str) -> None:
    assert all(len(fact.values) == 1 for fact in found(one, two))


def test_a_label_with_an_amount_is_a_price_in_whatever_words_and_file() -> None:
    labels = ("Annual membership €15", "- Annual membership: €16", "The annual membership costs €18.")
    (fact,) = found(
        *(f"{title}|{text}" for title, text in zip(("Join", "Prices", "Help"), labels, strict=True))
    )
    assert (fact.subject, fact.measure) == ("Annual membership", "price")
    assert [value.words for value in fact.values] == ["€15", "€16", "€18"]


@pytest.mark.parametrize(
    "other",
    [
        "Annual membership for students €9",
        "The annual membership rose by €9.",
        "The annual membership is not €9.",
        "Annual membership: from €9",
        "Net profit €15 million",
        "It costs €9 a month for adults in the summer holidays.",
        "The membership of €9 is due.",
    ],
)
def test_what_says_more_than_a_label_is_no_price(other: str) -> None:
    facts_of = found("Annual membership €15", other)
    assert all(len(fact.values) == 1 for fact in facts_of)
    assert not any(fact.subject.lower() == "it" for fact in facts_of)


def test_sentences_that_bind_their_figures_in_an_unknown_way_are_left_out() -> None:
    assert found("Starter keeps logs for 3 days, Team for 14 days.") == ()
    assert found("The Starter plan does not keep logs for 30 days.") == ()


def test_those_that_differ_come_first_and_the_order_is_that_of_the_documents() -> None:
    subjects = [fact.subject for fact in found("The Marrow bridge is 3 km long.", STARTER, ODD)]
    assert subjects == ["The Starter plan", "The Marrow bridge"]
    assert facts(()) == ()


def test_the_report_carries_the_ledger_as_its_schema_says() -> None:
    report = check(document("a.md", f"# Plans\n\n{STARTER}\n"), document("b.md", f"# Plans\n\n{ODD}\n"))
    data = report_data(report)
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(data)
    (fact,) = data["facts"]
    assert [place["line"] for value in fact["values"] for place in value["places"]] == [3, 3]
    lines = list(facts_text(report.facts, report.outcomes))
    assert lines[:3] == ["The Starter plan: keeps logs for", "  30 days  [open]", "    a.md:3:33"]
