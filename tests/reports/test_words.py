"""Text made fit for showing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Attribution, Mode, Rating, Reason
from factcheck.reports._words import (
    REASONS,
    certainty,
    day,
    harmless,
    one_line,
    percent,
    shorten,
    shorten_left,
    speaker,
    squeeze,
)
from tests.factories import claim, document


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It cost   41.2 million  .", "It cost 41.2 million."),
        ("one \n two", "one two"),
        ("see   the .env file", "see the .env file"),
        ("(  bold  ) next", "( bold) next"),
        ("", ""),
    ],
)
def test_masked_markup_leaves_no_holes(text: str, shown: str) -> None:
    assert squeeze(text, 0, len(text)) == shown


def test_squeezing_a_part_looks_at_what_follows() -> None:
    text = "very  bold  . End"
    assert squeeze(text, 0, 10) == "very bold"
    assert squeeze(text, 10, len(text)) == ". End"


@given(st.text(alphabet="ab .,\n\t"))
def test_squeezing_loses_nothing_but_space(text: str) -> None:
    assert "".join(squeeze(text, 0, len(text)).split()) == "".join(text.split())
    assert "  " not in squeeze(text, 0, len(text))


@given(st.text(), st.integers(2, 40))
def test_shortened_text_keeps_the_limit_and_says_that_it_was_cut(text: str, limit: int) -> None:
    for short in (shorten(text, limit), shorten_left(text, limit)):
        assert short == text or (len(short) <= limit and "…" in short)


def test_text_is_cut_between_words() -> None:
    assert shorten("the quick brown fox", 12) == "the quick…"
    assert shorten_left("the quick brown fox", 12) == "…brown fox"


@given(st.text())
def test_harmless_text_keeps_its_length(text: str) -> None:
    assert len(harmless(text)) == len(text)
    assert len(one_line(text).splitlines()) <= 1


def test_controls_give_way() -> None:
    assert harmless("a\x1b[31m\u202eb\tc\n") == "a\ufffd[31m\ufffdb\tc\n"
    assert one_line("a\r\nb\u2028c") == "a\ufffd\ufffdb\ufffdc"


@pytest.mark.parametrize(
    ("confidence", "word", "share"),
    [(1.0, "almost certain", "100 %"), (0.999, "almost certain", "99 %"), (0.85, "very likely", "85 %"),
     (0.7, "likely", "70 %"), (0.2, "possible", "20 %")],
)  # fmt: skip
def test_confidence_in_words(confidence: float, word: str, share: str) -> None:
    assert (certainty(confidence), percent(confidence)) == (word, share)


def test_speakers_and_days() -> None:
    page = document("a.md", "It is red.")
    own = claim(page, "It is red.")
    assert speaker(own) == "the document itself"
    quoted = replace(own, attribution=Attribution("Ida Holm", None, Mode.QUOTED))
    assert speaker(quoted) == "Ida Holm (quoted)"
    assert day(date(2024, 3, 1)) == "1 March 2024"


def test_who_is_not_said_to_hold_what_was_rated_false() -> None:
    rating = Rating(False, "False", "Desk")
    rated = replace(claim(document("a.jsonl", "It is red."), "It is red."), rating=rating)
    assert speaker(rated) == "rated “False” by Desk"
    named = replace(rated, attribution=Attribution("Ida Holm"))
    assert speaker(named) == "Ida Holm, rated “False” by Desk"
    assert speaker(replace(rated, rating=replace(rating, holds=True))) == "the document itself"


def test_every_reason_has_words() -> None:
    assert set(REASONS) == set(Reason)
