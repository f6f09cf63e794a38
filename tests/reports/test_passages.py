"""Both sides of a finding are found again in their documents."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Evidence, Finding, Scope, Span, Stance, Verdict
from factcheck.reports._passages import facings, merge, pieces, surroundings
from tests.factories import checked as check
from tests.factories import claim, document, finding, report, sample_report, verdict

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(0, 15))
PAGE = document("page.txt", "One is here. Two is there. Three is nowhere.\n\nFour is alone.")
ONE, TWO, FOUR = (claim(PAGE, words) for words in ("One is here.", "Two is there.", "Four is alone."))


@given(st.lists(SPANS))
def test_merged_marks_are_ordered_disjoint_and_inside(spans: list[Span]) -> None:
    marks = merge(spans, within=Span(10, 30))
    assert all(10 <= mark.start < mark.end <= 30 for mark in marks)
    assert all(one.end < two.start for one, two in pairwise(marks))
    wanted = {i for span in spans for i in range(span.start, span.end) if 10 <= i < 30}
    assert {i for mark in marks for i in range(mark.start, mark.end)} == wanted


@given(st.lists(SPANS))
def test_pieces_cover_the_passage_once(spans: list[Span]) -> None:
    cut = pieces(Span(5, 35), spans)
    assert [i for piece in cut for i in range(piece.span.start, piece.span.end)] == list(range(5, 35))


def test_context_is_one_sentence_on_each_side_within_the_section() -> None:
    outcome = check(PAGE, (ONE, TWO, FOUR))
    before, after = surroundings(outcome, TWO.span)
    assert PAGE.slice(before) == "One is here. "
    assert PAGE.slice(after) == " Three is nowhere."
    assert PAGE.slice(surroundings(outcome, ONE.span)[0]) == ""


def test_the_rest_of_the_sentence_belongs_to_the_context() -> None:
    outcome = check(PAGE, (ONE, TWO))
    before, after = surroundings(outcome, Span(TWO.span.start, TWO.span.start + 3))
    assert PAGE.slice(before) == "One is here. "
    assert PAGE.slice(after) == " is there. Three is nowhere."


def test_a_cited_document_gives_the_rest_of_the_block() -> None:
    before, after = surroundings(PAGE, TWO.span)
    assert PAGE.slice(before) == "One is here. "
    assert PAGE.slice(after) == " Three is nowhere."


def test_marks_come_from_the_first_finding_that_points_at_words() -> None:
    silent = Finding("nli", Stance.CONTRADICTS, 0.9, "They exclude each other.")
    pointing = finding("number", "One is not two.", (Span(0, 3),), (TWO.span,))
    (facing,) = facings(report([check(PAGE, (ONE, TWO))], [verdict(ONE, TWO, silent, pointing)]))
    assert facing.checks == ("nli", "number")
    assert facing.claim.marks == (Span(0, 3),)


def test_further_evidence_is_listed_once() -> None:
    base: Verdict = verdict(ONE, TWO, finding("number", "One is not two.", (), ()))
    more = tuple(
        Evidence(passage, 0.5, rank, Scope.FOLDER) for rank, passage in enumerate((FOUR, TWO, FOUR), 2)
    )
    (facing,) = facings(
        report([check(PAGE, (ONE, TWO, FOUR))], [replace(base, evidence=base.evidence + more)])
    )
    assert [side.place for side in facing.others] == ["page.txt:3:1"]


def test_the_cited_corpus_is_found() -> None:
    last = facings(sample_report())[-1]
    assert last.scope is Scope.CORPUS
    assert last.evidence.place == "register/bridges.md:3:48"
