"""Verdicts taken apart by evidence, and put together again."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from factcheck.model import Scope, Severity, Status, Verdict
from factcheck.verdicts.conclusion import conclude
from factcheck.verdicts.grouping import apart, together
from tests.factories import sample_report
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
