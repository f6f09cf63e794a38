"""Text made fit for showing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Attribution, Mode, Reason
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
    assert speaker(Attribution()) == "the document itself"
    assert speaker(Attribution("Ida Holm", None, Mode.QUOTED)) == "Ida Holm (quoted)"
    assert day(date(2024, 3, 1)) == "1 March 2024"


def test_every_reason_has_words() -> None:
    assert set(REASONS) == set(Reason)
