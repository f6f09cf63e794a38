"""Made neutrals don't settle the claim they stand beside."""

from __future__ import annotations

import random

from training import figures, neutrals
from training.sources import Entry, Pair, Paragraph
from training.synthetic.edit import CONTRADICTION, ENTAILMENT, NEUTRAL


def test_evidence_on_the_same_topic_bears_on_a_claim() -> None:
    claim = "Ada Lovelace was born in Paris."
    assert neutrals.bears_on("Ada Lovelace (10 December 1815 - 1852) was a mathematician.", claim)
    assert not neutrals.bears_on("Ada Lovelace corresponded with Babbage for years.", claim)


def test_same_entity_takes_evidence_of_another_claim() -> None:
    pairs = [
        Pair(
            "Ada Lovelace corresponded with Babbage.",
            "Ada Lovelace exchanged letters.",
            "entailment",
            "fever",
        ),
        Pair("Ada Lovelace studied at home.", "Ada Lovelace liked tutors.", "entailment", "fever"),
    ]
    made = list(neutrals.same_entity(pairs, random.Random(1), cap=10))
    assert made
    own = {(pair.premise, pair.hypothesis) for pair in pairs}
    assert all((pair.premise, pair.hypothesis) not in own and pair.label == "neutral" for pair in made)


def test_sentences_of_one_text_are_paired_but_restatements_are_not() -> None:
    text = (
        "The mill employed 340 people in Calder valley.",
        "The Calder valley flooded the mill yard in 1866 again.",
        "The mill employed 340 people in the Calder valley, then.",
    )
    made = list(neutrals.of_one_text([Paragraph("d", "t", text)], random.Random(1), cap=10))
    assert made
    assert not any({pair.premise, pair.hypothesis} == {text[0], text[2]} for pair in made)


def test_figures_of_other_years_and_countries_are_neutral() -> None:
    entries = [
        Entry(country, "Economy", f"Unemployment rate {year}", f"{rate}% ({year} est.)")
        for country, first in (("Chad", 3.1), ("Peru", 7.2))
        for year, rate in ((2021, first), (2022, first + 1))
    ]
    rows = [row for seed in range(9) for row in figures.rows(entries, random.Random(seed), cap=100)]
    by_kind = {row.kind: row.label for row in rows}
    assert by_kind["figure-other-year"] == NEUTRAL
    assert by_kind["figure-other-subject"] == NEUTRAL
    assert by_kind["figure-changed"] == CONTRADICTION
    assert by_kind["figure-same"] == ENTAILMENT
