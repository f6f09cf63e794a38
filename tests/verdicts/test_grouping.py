"""Verdicts taken apart by evidence, and put together again."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from factcheck.model import Scope, Severity, Status, Verdict
from factcheck.reports._passages import facings
from factcheck.verdicts.conclusion import conclude
from factcheck.verdicts.grouping import apart, together
from tests.factories import sample_report
from tests.test_pipeline import check, document
from tests.verdicts.test_conclusion import judgement
from tests.verdicts.test_fusion import CALIBRATION

CLAIM = "The bridge is 12 m long."
FOUND = [
    judgement("The bridge is 10 m long.", CLAIM, 0.95),
    judgement("Its length is 11 m.", CLAIM, 0.8),
    judgement("Its length is 13 m.", CLAIM, 0.9, Scope.FOLDER),
    judgement("The tower is red.", "The tower is blue.", 0.75),
]


def texts(verdict: Verdict) -> list[str]:
    return [evidence.passage.text for evidence in verdict.evidence]


def test_a_verdict_for_each_piece_of_evidence_and_back() -> None:
    whole = conclude(FOUND, CALIBRATION)
    pairs = apart(whole)
    assert [len(pair.evidence) for pair in pairs] == [1, 1, 1, 1]
    assert len({pair.fingerprint for pair in pairs}) == 4
    assert together(pairs) == whole
    assert {together(apart(order)) for order in permutations(whole)} == {whole}


def test_new_evidence_is_not_hidden_behind_known_evidence() -> None:
    first, *rest = apart(conclude(FOUND[:2], CALIBRATION))
    new, known = together([replace(first, status=Status.BASELINED), *rest])
    assert (new.status, texts(new), new.confidence) == (Status.NEW, ["Its length is 11 m."], 0.8)
    assert (known.status, texts(known)) == (Status.BASELINED, ["The bridge is 10 m long."])


def test_the_worst_pair_speaks_for_all() -> None:
    first, second = apart(conclude(FOUND[:2], CALIBRATION))
    (whole,) = together([replace(first, severity=Severity.NOTE), second])
    assert (whole.severity, texts(whole)[0]) == (Severity.WARNING, "Its length is 11 m.")


def test_verdicts_that_cannot_be_taken_apart_keep_their_evidence() -> None:
    (verdict,) = conclude(FOUND[:2], CALIBRATION)
    closed = replace(verdict, further=())
    assert apart([closed]) == (closed,)
    assert texts(together([closed])[0]) == texts(verdict)
    assert together(apart(sample_report().verdicts)) == sample_report().verdicts


def _story(*sentences: str) -> tuple[Verdict, ...]:
    texts = (f"# Plans\n\n{sentence}\n" for sentence in sentences)
    return check(*(document(f"{name}.md", text) for name, text in zip("abcd", texts, strict=False))).verdicts


THIRTY = "The Starter plan keeps all of its logs for 30 days."
AGAIN = "The Starter plan keeps its logs for 30 days."
FORTY = "The Starter plan keeps all of its logs for 40 days."
ODD = "The Starter plan keeps its logs for 14 days."


@pytest.mark.parametrize("order", list(permutations((THIRTY, AGAIN, ODD))))
def test_the_odd_one_out_is_the_claim_wherever_it_stands(order: tuple[str, ...]) -> None:
    (verdict,) = _story(*order)
    assert verdict.claim.text == ODD
    assert set(texts(verdict)) == {THIRTY, AGAIN}
    assert verdict.message.startswith("The numbers disagree: “14 days” here, “30 days” there")
    assert {pair.evidence[0].passage.text for pair in apart([verdict])} == {THIRTY, AGAIN}


def test_three_answers_are_one_finding() -> None:
    (verdict,) = _story(THIRTY, ODD, FORTY)
    assert {verdict.claim.text, *texts(verdict)} == {THIRTY, ODD, FORTY}
    assert len(apart([verdict])) == 3
    assert together(apart([verdict])) == (verdict,)


def test_two_against_two_are_one_finding_with_all_places() -> None:
    report = check(
        *(
            document(f"{n}.md", text)
            for n, text in enumerate((THIRTY, AGAIN, ODD, f"Today, {ODD[0].lower()}{ODD[1:]}"))
        )
    )
    (facing,) = facings(report)
    assert len({side.claim.document for side in (facing.claim, facing.evidence, *facing.others)}) == 4


def test_two_facts_stay_two_findings() -> None:
    fees = "The Starter plan costs 9 dollars.", "The Starter plan costs 5 dollars."
    assert len(_story(THIRTY, fees[0], ODD, fees[1])) == 2
