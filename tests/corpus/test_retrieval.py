"""Hybrid search, the subject gate and the choice of pairs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from factcheck.claims.terms import Terms
from factcheck.corpus.candidates import ANYWHERE, IN_ONE_TEXT, Candidates, Limits
from factcheck.corpus.reference import Corpus
from factcheck.corpus.retrieval import HybridIndex, Query
from factcheck.corpus.subject import Overlap, WordWeights
from factcheck.model import Claim, Scope
from tests.corpora import open_corpus
from tests.fakes import WordEmbedder, claim

TEXTS = (
    "The harbour bridge was closed after the storm.",
    "Engineers closed the harbour bridge on Tuesday.",
    "The council approved a new budget for schools.",
    "Apples from the valley are sold in Bergen.",
)


def index(texts: tuple[str, ...] = TEXTS) -> HybridIndex:
    passages = [claim(text, f"{i}.txt") for i, text in enumerate(texts)]
    return HybridIndex.build(passages, WordEmbedder().embed(texts), Terms())


def search(found: HybridIndex, text: str, count: int = 2, allowed: list[bool] | None = None) -> list[int]:
    mask = np.array(allowed or [True] * len(found.passages))
    vector = WordEmbedder().embed([text])[0]
    return [hit.index for hit in found.rank(Query.of(claim(text), Terms()), vector).best(mask, count)]


def test_the_nearest_passages_come_first() -> None:
    assert set(search(index(), "Why was the harbour bridge closed?")) == {0, 1}


def test_the_mask_is_obeyed_and_an_empty_one_finds_nothing() -> None:
    assert search(index(), "harbour bridge", 4, [False, True, False, False]) == [1]
    assert search(index(), "harbour bridge", 4, [False] * 4) == []


def test_a_collection_without_words_can_be_searched() -> None:
    assert len(search(index(("?", "!", "...")), "bridge")) == 2
    assert search(HybridIndex([], np.zeros((0, 64), np.float32), []), "bridge", 2, []) == []


def test_rare_words_weigh_more() -> None:
    weights = WordWeights([["bridg", "storm"], ["bridg", "ship"], ["bridg", "crane"]])
    assert weights.weight("storm") > weights.weight("bridg")
    assert weights.overlap(["bridg", "storm"], ["storm", "crane"]).share > 0.5
    assert weights.overlap([], ["storm"]).share == 0


def pairs(claims: list[Claim], *corpora: Corpus) -> list[tuple[str, str, Scope]]:
    vectors = WordEmbedder().embed([c.context for c in claims])
    chosen = Candidates(claims, vectors, corpora, Limits(anywhere=replace(ANYWHERE, cosine=0.0)))
    return [(c.text, e.passage.text, e.scope) for c, e in chosen.pairs()]


def test_each_pair_of_claims_comes_once_with_the_earlier_one_as_the_claim() -> None:
    found = pairs([claim(TEXTS[0], "a.txt"), claim(TEXTS[1], "a.txt"), claim(TEXTS[2], "a.txt")])
    assert found == [(TEXTS[0], TEXTS[1], Scope.DOCUMENT)]


def test_statements_of_other_documents_and_of_a_corpus_have_their_scope(tmp_path: Path) -> None:
    corpus = open_corpus(tmp_path, {"c.txt": TEXTS[0]})
    found = pairs([claim(TEXTS[0], "a.txt"), claim(TEXTS[1], "b.txt")], corpus)
    assert (TEXTS[0], TEXTS[1], Scope.FOLDER) in found
    assert (TEXTS[1], TEXTS[0], Scope.CORPUS) in found


def test_a_pair_without_a_common_subject_is_not_judged() -> None:
    assert pairs([claim(TEXTS[0], "a.txt"), claim(TEXTS[3], "a.txt")]) == []


def test_a_typed_key_brings_two_statements_together() -> None:
    low = "For the capital the harbour is a place of low strategic value, and the siege serves the pride of its rulers."
    high = "The envoy told reporters in the north that the harbour has more strategic and operational value."
    fillers = [claim(f"The harbour band number {n} plays old songs.", "a.txt") for n in range(12)]
    assert (low, high, Scope.DOCUMENT) in pairs([claim(low, "a.txt"), *fillers, claim(high, "a.txt")])


def test_lines_of_two_data_sheets_are_not_compared() -> None:
    one, two = "Public debt and other debts: 75 % of output.", "Public debt and other debts: 19 % of output."
    assert pairs([claim(one, "a.txt"), claim(two, "b.txt")]) == []
    assert pairs([claim(one, "a.txt"), claim(two, "a.txt", start=0)]) != []


def test_lines_of_two_data_sheets_need_a_name_in_their_keys() -> None:
    """A value names anything: what one is compared with is not what both are about."""
    sizes = [
        "Area in comparison: twice the size of the city of Washington, D.C.",
        "Area in comparison: half the size of the city of Washington, D.C.",
    ]
    assert pairs([claim(sizes[0], "a.txt"), claim(sizes[1], "b.txt")]) == []
    owned = [f"Debts of the government of Norway: {n} % of output" for n in (75, 19)]
    assert len(pairs([claim(owned[0], "a.txt"), claim(owned[1], "b.txt")])) == 1


def test_a_sentence_that_ends_in_a_list_is_no_line_of_a_data_sheet() -> None:
    listed = claim("The mail store runs in three regions: Oslo, Bergen and Paris.", "a.txt")
    assert len(pairs([listed, claim("The mail store runs in four regions.", "b.txt")])) == 1


def test_lines_under_different_keys_are_not_compared() -> None:
    birth, death = (
        "Birth rate of the population: 19 births a year.",
        "Death rate of the population: 9 deaths a year.",
    )
    assert pairs([claim(birth, "a.txt"), claim(death, "a.txt")]) == []


def test_lines_under_a_key_that_stands_everywhere_are_not_compared() -> None:
    lines = [
        claim("male population: 44.3 years of age", "a.txt"),
        claim("male population: 78.8 years of age", "a.txt"),
    ]
    assert len(pairs(lines)) == 1
    assert pairs([*lines, claim("male population: 12 % of age 65", "a.txt")]) == []


def test_a_note_is_a_sentence_and_no_line_of_a_data_sheet() -> None:
    notes = [
        claim(f"Note: the disk buffer of the agent {how}.", "a.txt")
        for how in ("survives", "is lost", "fails")
    ]
    assert len(pairs(notes)) == 3


def test_lines_of_a_long_data_sheet_are_not_compared() -> None:
    twice = [claim(f"urban population served: {n} % of people", "a.txt") for n in (99.9, 98.1)]
    others = [
        claim(f"measure {name} of things: {n} tonnes", "a.txt")
        for n, name in enumerate("abcdefghijklmnopqrstu")
    ]
    assert len(pairs(twice)) == 1
    assert pairs([*twice, *others]) == []


def test_short_statements_that_say_the_opposite_meet_by_one_word() -> None:
    states = [claim("The bridge is open.", "a.txt"), claim("The bridge is closed.", "b.txt")]
    assert len(pairs(states)) == 1
    assert pairs([states[0], claim("The long bridge leans.", "b.txt")]) == []
    assert pairs([states[0], claim("The bridge is closed for lorries on Mondays.", "b.txt")]) == []


def test_what_means_nearly_the_same_meets_by_one_word() -> None:
    one = claim("It was the V60 of the year.", "a.txt")
    assert len(pairs([one, claim("It is the V60 of the year.", "b.txt")])) == 1
    assert pairs([one, claim("There is a V60 in the yard.", "b.txt")]) == []


def test_two_versions_of_one_program_meet_by_its_name() -> None:
    asked = claim("Python 3.10 needed.", "a.txt")
    assert len(pairs([asked, claim("Python 3.8 enough.", "b.txt")])) == 1
    assert pairs([asked, claim("Java 11 enough.", "b.txt")]) == []


def test_a_clause_with_a_colon_is_no_line_of_a_data_sheet() -> None:
    named = claim("The plaque lists the victims: 14 people who died in the fire.", "a.txt")
    assert len(pairs([named, claim("Twelve people died in the fire.", "b.txt")])) == 1


def test_in_one_text_less_has_to_be_said_again_than_across_texts() -> None:
    weak = Overlap(words=1, share=0.2)
    assert IN_ONE_TEXT.share_of(weak, 0.5, keyed=False) == 0.2
    assert ANYWHERE.share_of(weak, 0.5, keyed=False) is None
    assert IN_ONE_TEXT.share_of(weak, 0.39, keyed=False) is None, "a single word needs a like meaning"


def test_a_typed_key_and_two_words_make_up_for_a_small_share() -> None:
    overlap = Overlap(words=2, share=0.1)
    assert ANYWHERE.share_of(overlap, 0.5, keyed=True) == 0.1
    assert ANYWHERE.share_of(overlap, 0.5, keyed=False) is None
    assert IN_ONE_TEXT.share_of(Overlap(words=1, share=0.1), 0.5, keyed=True) is None
