"""Which sentences are claims, and why the others are not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.values.tokens import tokenise
from factcheck.claims.worthiness import LONGEST, is_keyed, unworthy
from factcheck.model import BlockKind, Reason

TABLE = Path(__file__).with_name("worthiness.txt").read_text(encoding="utf-8").splitlines()
"""kind of block | reason, or "claim" | text"""


@pytest.mark.parametrize("row", TABLE)
def test_reason(row: str) -> None:
    kind, reason, text = row.split(" | ", 2)
    assert unworthy(text, BlockKind(kind)) == (None if reason == "claim" else Reason(reason))


def test_an_overlong_sentence_is_listed_and_not_cut() -> None:
    assert unworthy("word " * LONGEST, BlockKind.PARAGRAPH) is Reason.TOO_LONG


def test_wrapped_lines_make_no_difference() -> None:
    assert unworthy("Click\n  Save.", BlockKind.PARAGRAPH) is Reason.INSTRUCTION
    assert unworthy("The limit\nis 5 MB.", BlockKind.PARAGRAPH) is None


@pytest.mark.parametrize(
    ("line", "keyed"),
    [
        ("Price: $5", True),
        ("Maximum size of an upload: 5 MB", True),
        ("The agent is not needed: any program will do", False),
        ("Docs: https://example.org", True),
        ("12:30", False),
        ("No colon", False),
    ],
)
def test_key_and_value(line: str, keyed: bool) -> None:
    assert is_keyed(line) is keyed


@pytest.mark.parametrize("piece", ["?", "(", '"', "if we ", ": ", "would have ", "a-", "1. "])
def test_hostile_text_is_judged(piece: str) -> None:
    reason = unworthy((piece * LONGEST)[:LONGEST], BlockKind.PARAGRAPH)
    assert reason is None or isinstance(reason, Reason)


_WORDS = st.sampled_from(
    "The Prices city has is was said closed would have been if you may want to i we beautiful recommend note see none"
    " 12 2019 3.5 % , : ; ( ) ? . - x-ray U.S. don't if only in March In For Area i.e. 1,200 lovely shame wrong please move".split()
)


@given(st.lists(st.tuples(_WORDS, st.sampled_from((" ", " ", " ", ""))), max_size=20))
def test_a_glance_at_the_tokens_changes_no_judgement(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in pieces).strip()
    assert unworthy(text, BlockKind.PARAGRAPH, tokenise(text)) == unworthy(text, BlockKind.PARAGRAPH)


@pytest.mark.parametrize("row", TABLE)
def test_the_tokens_change_no_judgement_of_real_sentences(row: str) -> None:
    kind, _, text = row.split(" | ", 2)
    assert unworthy(text, BlockKind(kind), tokenise(text)) == unworthy(text, BlockKind(kind))
