"""Sentences of several statements: which are taken apart, and that each part is read whole and found again."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.clauses import split
from factcheck.claims.extraction import extract
from factcheck.model import Block, BlockKind, Claim, Document, Mode, Name, Quantity, Span

SPLIT = [
    ("Exports rose 4 % and imports fell 2 %.", ["Exports rose 4 %.", "Imports fell 2 %."]),
    (
        "The limit is 5 MB and the timeout is 30 seconds.",
        ["The limit is 5 MB.", "The timeout is 30 seconds."],
    ),
    (
        "Backups are encrypted and are kept for 30 days.",
        ["Backups are encrypted.", "Backups are kept for 30 days."],
    ),
    (
        "The lake, flooded in 1901, holds 3 million litres.",
        ["The lake was flooded in 1901.", "The lake holds 3 million litres."],
    ),
    (
        "The tug, which was launched in 1970, carries 4 pumps.",
        ["The tug was launched in 1970.", "The tug carries 4 pumps."],
    ),
    (
        "The Orra, a river of 300 km, has two dams.",
        ["The Orra is a river of 300 km.", "The Orra has two dams."],
    ),
    (
        "Despite the hill being of low value, the two armies are fighting for it.",
        ["The hill is of low value.", "The two armies are fighting for it."],
    ),
    (
        "Despite being of low value, the hill was held by two armies.",
        ["The hill was of low value.", "The hill was held by two armies."],
    ),
    (
        "Although the road is closed, the mayor has crossed it.",
        ["The road is closed.", "The mayor has crossed it."],
    ),
]
SPLIT += [
    ("Exports rose 4 %, while imports fell 2 %.", ["Exports rose 4 %.", "Imports fell 2 %."]),
    (
        "The storm killed 12 people, and the river flooded two towns.",
        ["The storm killed 12 people.", "The river flooded two towns."],
    ),
    (
        "The council opened the bridge, which has 4 lanes.",
        ["The council opened the bridge.", "The bridge has 4 lanes."],
    ),
    (
        "The prize went to Ada Brandt, who is 52.",
        ["The prize went to Ada Brandt.", "Ada Brandt is 52."],
    ),
]
REPORTED = [
    (
        "The board said exports rose 4 % and imports fell 2 %.",
        ["The board said exports rose 4 %.", "The board said imports fell 2 %."],
    ),
    (
        "The board said on Monday that exports rose 4 %, and that imports fell 2 %.",
        [
            "The board said on Monday that exports rose 4 %.",
            "The board said on Monday that imports fell 2 %.",
        ],
    ),
    (
        "The board said exports rose 4 %, while imports fell 2 %.",
        ["The board said exports rose 4 %.", "The board said imports fell 2 %."],
    ),
    (
        "Exports rose 4 % and imports fell 2 %, the board said.",
        ["Exports rose 4 %, the board said.", "Imports fell 2 %, the board said."],
    ),
    (
        "According to the board, exports rose 4 % and imports fell 2 %.",
        ["According to the board, exports rose 4 %.", "According to the board, imports fell 2 %."],
    ),
    (
        "The dam is full and has 5 gates, the board said.",
        ["The dam is full, the board said.", "The dam has 5 gates, the board said."],
    ),
    (
        "The board said the dam, built in 1962, holds 5 million litres.",
        ["The board said the dam was built in 1962.", "The board said the dam holds 5 million litres."],
    ),
    (
        "The board said the council opened the bridge, which has 4 lanes.",
        ["The board said the council opened the bridge.", "The board said the bridge has 4 lanes."],
    ),
]
TOLD_WHOLE = [
    "The board said 12 people died, while the mayor said 14 people died.",
    "The board said the road was closed, and the mayor was angry about it.",
    "The board said the road was closed but the mayor was angry.",
    "The board said the road was closed; the mayor was angry.",
    "The board said the road was closed and took questions.",
    "The board said he had left and that was why the road was closed.",
    "The board said exports rose and imports fell in March.",
    "The board said 12 people died and the mayor said 14 people died.",
    "The board asked whether the road was closed and the bridge was open.",
    'The board said the road was "closed" and the bridge was open.',
    "The road, the board said, was closed and the bridge was open.",
]
WHOLE = [
    "They closed the plant, which cost 300 jobs.",
    "They opened a bridge over the river, which has 4 lanes.",
    "The council opened the bridge over the river, which has 4 lanes.",
    "Exports rose, while imports fell.",
    "The party would give 16 and 17-year-olds are ready.",
    "The boy hit back claiming he has had a hard year and the press is cruel.",
    "The firm sells cars and lorries built in Leeds.",
    "Exports rose and imports fell in March.",
    "Both engines failed and the crew was lost.",
    "If the disk is full, the agent stops and the log is lost.",
    "He came and she went.",
    "Her field is the life and works of one painter.",
    "Although leaving the quay at noon, the tug was late.",
    "The service is free and the support is not.",
    "In 2020 exports rose by 4 % and imports fell by 2 %.",
    "The value is between 5 and 10 and the limit is 12.",
    "The road was closed and the bridge was open and the ferry was late.",
    'The option is "on and the key is set".',
    "The plan may change and the price will rise.",
]


def claims(text: str) -> list[Claim]:
    span = Span(0, len(text))
    source = Document("a.txt", text, "text/plain", "0" * 64, (Block(span, BlockKind.PARAGRAPH),))
    found = list(extract(source)[1])
    assert all(source.slice(claim.span) == claim.text for claim in found)
    return found


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_each_clause_is_a_sentence_of_its_own(text: str, expected: list[str]) -> None:
    assert [claim.context for claim in claims(text)] == expected


@pytest.mark.parametrize(("text", "expected"), REPORTED)
def test_what_one_speaker_says_is_taken_apart_and_stays_with_the_speaker(
    text: str, expected: list[str]
) -> None:
    found = claims(text)
    assert [claim.context for claim in found] == expected
    assert {claim.attribution.source for claim in found} == {"the board"}
    assert {claim.attribution.mode for claim in found} == {Mode.REPORTED}
    for claim in found:
        assert all(
            claim.span.start <= value.span.start <= value.span.end <= claim.span.end for value in claim.values
        )


def test_figures_go_with_their_clause_in_reported_speech() -> None:
    found = claims("The board said exports rose 4 % and imports fell 2 %.")
    assert [[v.low for v in claim.values if isinstance(v, Quantity)] for claim in found] == [[4], [2]]


def test_a_pronoun_that_speaks_is_named_in_both_clauses() -> None:
    text = "Ada Brandt runs the mill. She said the mill was built in 1970 and the dam was built in 1980."
    assert [claim.context for claim in claims(text)[1:]] == [
        "Ada Brandt said the mill was built in 1970.",
        "Ada Brandt said the dam was built in 1980.",
    ]


@pytest.mark.parametrize("text", TOLD_WHOLE)
def test_in_doubt_who_speaks_a_sentence_stays_whole(text: str) -> None:
    assert len(claims(text)) == 1


@pytest.mark.parametrize("text", WHOLE)
def test_in_doubt_a_sentence_stays_whole(text: str) -> None:
    assert len(claims(text)) == 1


def test_values_belong_to_their_clause() -> None:
    first, second = claims("The tug, which was launched in 1970, carries 4 pumps.")
    assert not any(isinstance(value, Quantity) for value in first.values)
    assert [value.low for value in second.values if isinstance(value, Quantity)] == [4]


def test_the_subject_of_both_names_both() -> None:
    found = claims("The Orra, a river of 300 km, has two dams.")
    assert all(any(isinstance(value, Name) for value in claim.values) for claim in found)


def test_clauses_know_their_sentence() -> None:
    text = "The limit is 5 MB and the timeout is 30 seconds."
    assert [claim.sentence for claim in claims(text)] == [Span(0, len(text))] * 2
    assert claims("The limit is 5 MB.")[0].sentence is None


def test_a_named_pronoun_is_carried_over() -> None:
    text = "Ada Brandt runs the mill. She was born in 1970 and has run it since 2001."
    last = claims(text)[-1]
    assert last.attribution.mode is Mode.ASSERTED
    assert last.context.startswith("Ada Brandt ")


_WORDS = st.sampled_from(
    "the mill dam was is rose fell and but although despite being which , ; 5 % km Orra in of built holds not".split()
)


@given(st.lists(_WORDS, max_size=24))
def test_clauses_are_disjoint_and_inside(words: list[str]) -> None:
    text = " ".join(words)
    found = split(text)
    assert len(found) != 1
    for clause in found:
        assert 0 <= clause.start <= clause.read_from < clause.end <= len(text)
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize("piece", ["and ", "was, ", "the dam is and ", "although ", ", "])
def test_hostile_sentences_are_read_to_their_end(piece: str) -> None:
    assert isinstance(split(piece * 400), tuple)
