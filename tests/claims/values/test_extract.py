"""What holds for every text: no crash, spans inside, order, linear time; and what is written is read back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.values import extract, lexicon, scales, units
from factcheck.model import DateRange, Polarity, Quantity, Value

_WORDS = sorted(
    set(scales.CUES)
    | set(lexicon.NUMBER_WORDS)
    | set(lexicon.ORDINAL_WORDS)
    | lexicon.FUNCTION_WORDS
    | lexicon.DIMENSION_NOUNS
    | units.PRODUCTS
    | {
        "percent",
        "per",
        "cent",
        "square",
        "km",
        "million",
        "bn",
        "dozen",
        "half",
        "third",
        "p.m.",
        "ago",
        "than",
    }
    | {
        "not",
        "n't",
        "doesn't",
        "failed",
        "denied",
        "nothing",
        "May",
        "March",
        "Monday",
        "Q3",
        "FY2022",
        "mid-2023",
    }
    | {
        "US",
        "Ministry",
        "of",
        "General",
        "Mr.",
        "Lloyd",
        "Austin's",
        "U.S.",
        "twenty-five",
        "low-value",
        "5-fold",
    }
    | {
        "every",
        "most",
        "hardly",
        "any",
        "never",
        "must",
        "Will",
        "have",
        "aged",
        "older",
        "a",
        "week",
        "advance",
        "10⁶",
        "2^32",
        "3×10⁸",
        "1.5e6",
        "1e99",
    }
    | {
        "2023",
        "5",
        "31",
        "1,000",
        "3.5",
        "007",
        "2.1.3",
        "99999999999999999999",
        "12:30",
        "5-10",
        "2019-21",
        "$1.2bn",
    }
)
_MARKS = list("-–—,.;:()[]\"“”‘’'`$€£%/#+<>=≥~&°½²⁶×^")
_GAPS = st.sampled_from([" ", " ", " ", "", "  ", "\n", "\u00a0"])
_PIECES = st.one_of(st.sampled_from(_WORDS), st.sampled_from(_MARKS))
_SENTENCES = st.lists(st.tuples(_PIECES, _GAPS), max_size=16).map(
    lambda parts: "".join(a + b for a, b in parts)
)
_BASES = st.one_of(st.none(), st.dates())


def check(text: str, values: tuple[Value, ...]) -> None:
    starts = [value.span.start for value in values]
    assert starts == sorted(starts)
    for value in values:
        assert 0 <= value.span.start < value.span.end <= len(text)
        assert text[value.span.start : value.span.end].strip() == text[value.span.start : value.span.end]
        if isinstance(value, Polarity):
            assert value.span.start == value.scope.start <= value.span.end <= value.scope.end <= len(text)
        if isinstance(value, DateRange):
            assert value.first <= value.last
        if isinstance(value, Quantity):
            assert value.low <= value.high
            assert value.step >= 0


@given(st.text(max_size=200), _BASES)
def test_any_text(text: str, base: date | None) -> None:
    check(text, extract(text, base))


@settings(max_examples=300)
@given(_SENTENCES, _BASES)
def test_any_order_of_the_words_that_matter(text: str, base: date | None) -> None:
    check(text, extract(text, base))


@given(st.integers(0, 10**9))
def test_a_grouped_number_is_read_back(number: int) -> None:
    if 1500 <= number <= 2100:
        number += 1000
    (found,) = (v for v in extract(f"They counted {number:,} bridges.") if isinstance(v, Quantity))
    assert (found.low, found.high, found.measure) == (number, number, "bridge")


@given(st.integers(1, 9999), st.integers(0, 99), st.sampled_from(["USD", "EUR", "GBP"]))
def test_money_is_read_back(whole: int, cents: int, currency: str) -> None:
    sign = {"USD": "$", "EUR": "€", "GBP": "£"}[currency]
    (found,) = (v for v in extract(f"It costs {sign}{whole:,}.{cents:02d} today.") if isinstance(v, Quantity))
    assert (found.low, found.unit, found.measure) == (float(f"{whole}.{cents:02d}"), currency, "cost")


@given(st.dates(date(1500, 1, 1), date(2100, 12, 31)))
def test_a_day_is_read_back(day: date) -> None:
    month = day.strftime("%B")
    for text in (
        f"It was on {day.isoformat()}.",
        f"It was on {day.day} {month} {day.year}.",
        f"It was on {month} {day.day}, {day.year}, in the north.",
        f"It was on\n{day.day}   {month}\n{day.year}.",
    ):
        assert [(v.first, v.last) for v in extract(text) if isinstance(v, DateRange)] == [(day, day)], text


_HOSTILE = [
    "9", "1,", "1 ", "100 ", "1-", "1.", "1:", "1/", "2020-", ",", '"', "$", "-", " ", "\n", "a ", "A", "Aa ", "A.", "A-",
    "not ", "no ", "n't ", "more ", "less ", "more than ", "rather than ", "of value ", "has value ", "low ", "low, ",
    "very low ", "sadly low ", "fell ", "that rose, ", "was not closed ", "twenty-", "hundred and ", "one hundred ",
    "half of ", "March ", "March 5 ", "5 to 6 ", "between 5 and ", "A de ", "Mr. ", "Ministry of ", "strategic and ",
    "the ", "and ", "Bb. Cc. ", "https://a", "early ", "second ",
]  # fmt: skip


@pytest.mark.parametrize("piece", _HOSTILE)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    # No clock: a step that is not linear would keep the suite waiting for minutes.
    text = piece * (16_000 // len(piece))
    assert all(value.span.end <= len(text) for value in extract(text))
