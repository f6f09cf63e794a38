"""Verdicts from judgements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

from factcheck.model import Attribution, Cell, Finding, Label, Pair, Relation, Scope, Severity, Stance
from factcheck.verdicts.conclusion import conclude, fingerprint, labels
from factcheck.verdicts.fusion import Judgement
from factcheck.verdicts.relations import relation
from tests.fakes import pair
from tests.verdicts.test_fusion import CALIBRATION


def judgement(
    premise: str, hypothesis: str, confidence: float = 0.95, scope: Scope = Scope.CORPUS
) -> Judgement:
    finding = Finding("number", Stance.CONTRADICTS, confidence, "The numbers disagree.")
    return Judgement(pair(premise, hypothesis, scope=scope), Stance.CONTRADICTS, confidence, (finding,))


def test_one_verdict_a_claim_and_scope_whatever_the_order() -> None:
    found = [
        judgement("The bridge is 10 m long.", "The bridge is 12 m long."),
        judgement("Its length is 11 m.", "The bridge is 12 m long.", 0.8),
        judgement("The tower is red.", "The tower is blue.", 0.75),
    ]
    verdicts = {conclude(order, CALIBRATION) for order in permutations(found)}
    assert len(verdicts) == 1
    first, second = verdicts.pop()
    assert [len(first.evidence), len(second.evidence)] == [2, 1]
    assert first.evidence[0].passage.text == "The bridge is 10 m long."
    assert [first.severity, second.severity] == [Severity.ERROR, Severity.WARNING]


def test_two_times_are_no_contradiction() -> None:
    then_and_now = pair("In 2021 the town had 500 inhabitants.", "In 2023 the town had 900 inhabitants.")
    assert relation(then_and_now) is Relation.CHANGED_OVER_TIME
    found = Judgement(
        then_and_now,
        Stance.CONTRADICTS,
        0.99,
        (Finding("number", Stance.CONTRADICTS, 0.9, "They disagree."),),
    )
    (verdict,) = conclude([found], CALIBRATION)
    assert (verdict.severity, verdict.label) == (Severity.NOTE, Label.DISPUTED)


def test_a_date_and_a_relative_time_are_two_times() -> None:
    told = pair(
        "In 2007, 13 rhinos were killed in the park.", "Last year 1,215 rhinos were killed in the park."
    )
    assert relation(told) is Relation.CHANGED_OVER_TIME


def test_what_never_held_together_is_a_change() -> None:
    told = pair("The fee is 4 euros.", "The fee is 5 euros.")
    old = replace(told.evidence.passage, valid_until=date(2022, 12, 31))
    for ours in (
        replace(told.claim, valid_from=date(2023, 1, 1)),
        replace(told.claim, date=date(2024, 5, 1)),
        pair("x", "In 2023 the fee was 5 euros.").claim,
    ):
        apart = replace(told, claim=ours, evidence=replace(told.evidence, passage=old))
        assert relation(apart) is Relation.CHANGED_OVER_TIME
    for ours in (told.claim, pair("x", "In 2021 the fee was 5 euros.").claim):
        meeting = replace(told, claim=ours, evidence=replace(told.evidence, passage=old))
        assert relation(meeting) is Relation.CONTRADICTION


def test_a_cell_that_is_read_as_a_sentence_is_quoted_as_it_stands() -> None:
    base = judgement("true", "Nothing is logged.")
    switch = Cell(1, 2, 2, "audit.enabled", "Default", described="Whether audit logging is enabled")
    passage = replace(base.pair.evidence.passage, cell=switch, context="Audit logging is enabled by default.")
    read = replace(base.pair, evidence=replace(base.pair.evidence, passage=passage))
    (found,) = conclude([replace(base, pair=read)], CALIBRATION)
    assert found.message.endswith("The other side is read from the cell “true”.")


def test_evidence_that_is_outranked_by_support_is_a_note() -> None:
    against = _ranked(judgement("The bridge is 10 m long.", "The bridge is 12 m long."), 60)
    for authority, severity in ((90, Severity.NOTE), (60, Severity.ERROR), (10, Severity.ERROR)):
        support = _ranked(Judgement(against.pair, Stance.SUPPORTS, 0.9, ()), authority)
        (verdict,) = conclude([support, against], CALIBRATION)
        assert verdict.severity is severity
        assert ("higher authority (90)" in verdict.message) is (severity is Severity.NOTE)


def test_of_several_references_the_one_of_the_highest_authority_speaks() -> None:
    others = (("The bridge is 12 m long.", 30, 0.99), ("The bridge is 14 m long.", 90, 0.9))
    found = [
        replace(_ranked(judgement(text, "The bridge is 10 m long."), authority), confidence=sure)
        for text, authority, sure in others
    ]
    (verdict,) = conclude(found, CALIBRATION)
    assert [e.passage.authority for e in verdict.evidence] == [90, 30]
    assert [e.passage.authority for e in conclude(found[::-1], CALIBRATION)[0].evidence] == [90, 30]


def test_two_versions_are_two_scopes() -> None:
    assert (
        relation(pair("Memory use fell in version 4.2.", "Memory use rose in version 4.1."))
        is Relation.OTHER_SCOPE
    )


def test_two_speakers_disagree() -> None:
    spoken = _said(pair("It fell.", "It rose."), "Anna Berg", "Tom Hale")
    assert relation(spoken) is Relation.SOURCES_DISAGREE
    assert relation(_said(spoken, "Berg", "Anna Berg")) is Relation.CONTRADICTION
    assert relation(_said(spoken, None, "Anna Berg")) is Relation.CONTRADICTION
    finding = Finding("degree", Stance.CONTRADICTS, 0.9, "They disagree.")
    (verdict,) = conclude([Judgement(spoken, Stance.CONTRADICTS, 0.95, (finding,))], CALIBRATION)
    assert verdict.severity is Severity.WARNING
    assert "Anna Berg" in verdict.message
    assert "Tom Hale" in verdict.message


def test_the_fingerprint_is_free_of_order_paths_and_white_space() -> None:
    one = pair("The bridge is 10 m long.", "The bridge is 12 m long.")
    two = pair("The bridge is  12 m\nlong.", "The bridge is 10 m long.")
    assert fingerprint(one, "number") == fingerprint(two, "number")
    assert fingerprint(one, "number") != fingerprint(one, "nli")


def test_every_claim_has_a_label_and_the_worst_wins() -> None:
    bad = judgement("The bridge is 10 m long.", "The bridge is 12 m long.")
    good = Judgement(bad.pair, Stance.SUPPORTS, 0.9, ())
    claims = [bad.pair.claim, pair("x", "Nobody else speaks of this.").claim]
    verdicts = conclude([bad, good], CALIBRATION)
    assert [label for _, label in labels(claims, [bad, good], verdicts)] == [
        Label.CONTRADICTED,
        Label.NOT_ENOUGH_INFO,
    ]


def _ranked(base: Judgement, authority: int) -> Judgement:
    evidence = base.pair.evidence
    passage = replace(evidence.passage, authority=authority)
    return replace(base, pair=replace(base.pair, evidence=replace(evidence, passage=passage)))


def _said(base: Pair, ours: str | None, theirs: str | None) -> Pair:
    passage = replace(base.evidence.passage, attribution=Attribution(theirs))
    return replace(
        base,
        claim=replace(base.claim, attribution=Attribution(ours)),
        evidence=replace(base.evidence, passage=passage),
    )
