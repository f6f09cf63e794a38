"""Content words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.terms import Terms


def test_function_words_are_left_out_and_forms_meet() -> None:
    terms = Terms()
    assert terms.stems("The bridges were destroyed.") == terms.stems("It is a bridge they destroy")
    assert terms.stems("It is what it is.") == []


def test_possessives_of_both_kinds_meet() -> None:
    assert Terms().stems("Ukraine's army") == Terms().stems("Ukraine’s army") == Terms().stems("Ukraine army")


@given(st.text(max_size=300))
def test_terms_lie_in_the_text_in_order(text: str) -> None:
    terms = Terms().of(text)
    assert all(0 <= t.start < t.end <= len(text) for t in terms)
    assert [t.start for t in terms] == sorted(t.start for t in terms)
