"""Weighing findings against the model."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.claims.values import extract
from factcheck.model import Finding, Scope, Scores, Stance
from factcheck.verdicts.calibration import Calibration, Scaling
from factcheck.verdicts.fusion import weigh
from tests.fakes import pair, read_pair

PLAIN = Scaling(1.0, (0.0, 0.0, 0.0))
CALIBRATION = Calibration(
    PLAIN,
    PLAIN,
    {"nli": 0.9, "nli-across": 0.9, "nli-corpus": 0.9, "typed": 0.7, "support": 0.7, "error": 0.9},
)
TYPED = Finding("number", Stance.CONTRADICTS, 0.8, "The numbers disagree.")
MODEL = Finding("nli", Stance.CONTRADICTS, 0.95, "Can't both be true.")
SUPPORT = Finding("nli", Stance.SUPPORTS, 0.95, "Says the same.")


def test_nothing_found_is_neutral() -> None:
    assert weigh(pair("a", "b"), [], CALIBRATION).stance is Stance.NEUTRAL


def test_the_typed_finding_gives_the_reason_where_the_model_agrees() -> None:
    judgement = weigh(pair("a", "b", Scores(0.02, 0.95, 0.03)), [MODEL, TYPED], CALIBRATION)
    assert judgement.stance is Stance.CONTRADICTS
    assert judgement.findings[0] is TYPED
    assert judgement.confidence > 0.95


def test_the_model_alone_needs_its_own_threshold() -> None:
    low = Finding("nli", Stance.CONTRADICTS, 0.8, "Can't both be true.")
    assert weigh(pair("a", "b", Scores(0.1, 0.8, 0.1)), [low], CALIBRATION).stance is Stance.NEUTRAL
    assert weigh(pair("a", "b", Scores(0.02, 0.95, 0.03)), [MODEL], CALIBRATION).stance is Stance.CONTRADICTS


def test_contradiction_has_precedence_over_support() -> None:
    judgement = weigh(pair("a", "b", Scores(0.45, 0.35, 0.2)), [TYPED, SUPPORT], CALIBRATION)
    assert judgement.stance is Stance.CONTRADICTS


@pytest.mark.parametrize(("confidence", "stance"), [(0.9, Stance.SUPPORTS), (0.6, Stance.NEUTRAL)])
def test_one_value_in_other_words_silences_the_model(confidence: float, stance: Stance) -> None:
    same = Finding("number", Stance.SUPPORTS, confidence, "Both say how often.")
    assert weigh(pair("a", "b", Scores(0.02, 0.95, 0.03)), [same, MODEL], CALIBRATION).stance is stance


def test_a_model_sure_of_agreement_silences_a_typed_finding() -> None:
    judgement = weigh(pair("a", "b", Scores(0.95, 0.01, 0.04)), [TYPED, SUPPORT], CALIBRATION)
    assert judgement.stance is Stance.SUPPORTS


def test_a_line_that_is_repeated_contradicts_nothing() -> None:
    scores = Scores(0.02, 0.95, 0.03)
    repeated = weigh(pair("Name of the field.", "name  of the field.", scores), [MODEL], CALIBRATION)
    assert repeated.stance is Stance.NEUTRAL
    assert weigh(pair("Name of the field.", "Name of a file.", scores), [MODEL], CALIBRATION).findings == (
        MODEL,
    )


def test_omission_contradicts_nothing_whatever_the_model_says() -> None:
    scores = Scores(0.02, 0.95, 0.03)
    short, long = (
        "The cel was a master for the film.",
        "The rare cel was a master for the Yellow Submarine film.",
    )
    assert weigh(pair(short, long, scores), [MODEL], CALIBRATION).stance is Stance.NEUTRAL
    assert weigh(pair(long, short, scores), [MODEL], CALIBRATION).stance is Stance.NEUTRAL
    assert weigh(pair(short, long, scores), [TYPED], CALIBRATION).stance is Stance.CONTRADICTS


def test_two_things_that_one_speaker_denies_are_no_contradiction_by_the_model_alone() -> None:
    scores = Scores(0.02, 0.95, 0.03)
    denied = read_pair("Chad denied that it would miss a payment.", "Chad has denied it will fail to pay.")
    assert (
        weigh(replace(denied, forward=scores, backward=scores), [MODEL], CALIBRATION).stance is Stance.NEUTRAL
    )
    said = read_pair("Chad denied that it would miss a payment.", "Chad has said it will fail to pay.")
    assert weigh(replace(said, forward=scores, backward=scores), [MODEL], CALIBRATION).findings == (MODEL,)


def test_who_did_it_to_whom_is_no_omission() -> None:
    swapped = pair(
        "The town sold the port to the firm.", "The firm sold the port to the town.", Scores(0.02, 0.95, 0.03)
    )
    assert weigh(swapped, [MODEL], CALIBRATION).stance is Stance.CONTRADICTS


def test_a_word_that_negates_is_no_omission() -> None:
    scores = Scores(0.02, 0.95, 0.03)
    denied = pair("The bridge is open.", "The bridge is not open.", scores)
    denied = replace(denied, claim=replace(denied.claim, values=extract(denied.claim.text)))
    assert weigh(denied, [MODEL], CALIBRATION).stance is Stance.CONTRADICTS


@pytest.mark.parametrize(
    ("other", "stance"),
    [
        ("total: 1,106 km", Stance.NEUTRAL),
        ("Total : 1,106 km", Stance.NEUTRAL),
        ("total: 30,000 sq km", Stance.CONTRADICTS),
        ("land: 1,106 km", Stance.CONTRADICTS),
        ("total: none", Stance.CONTRADICTS),
    ],
)
def test_one_label_before_figures_of_two_kinds_is_no_contradiction(other: str, stance: Stance) -> None:
    lines = pair("total: 30,355 sq km", other, Scores(0.02, 0.95, 0.03))
    passage = replace(lines.evidence.passage, values=extract(lines.evidence.passage.text))
    lines = replace(
        lines,
        claim=replace(lines.claim, values=extract(lines.claim.text)),
        evidence=replace(lines.evidence, passage=passage),
    )
    assert weigh(lines, [MODEL], CALIBRATION).stance is stance


def test_across_texts_the_model_alone_needs_more() -> None:
    thresholds = CALIBRATION.thresholds | {"nli": 0.5}
    eager = replace(CALIBRATION, thresholds=thresholds)
    scores = Scores(0.1, 0.8, 0.1)
    within, across = (pair("a b", "c d", scores, scope) for scope in (Scope.DOCUMENT, Scope.FOLDER))
    assert weigh(within, [MODEL], eager).stance is Stance.CONTRADICTS
    assert weigh(across, [MODEL], eager).stance is Stance.NEUTRAL
