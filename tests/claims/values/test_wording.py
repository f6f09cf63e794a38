"""Quantifiers and modal words, numbers with an exponent, ages and single stretches of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.values import extract
from factcheck.model import Bound, Modality, Quantifier, Quantity


def quantifiers(text: str) -> list[str]:
    return [f"{v.extent} {v.measure}".strip() for v in extract(text) if isinstance(v, Quantifier)]


def forces(text: str) -> list[str]:
    return [v.force.value for v in extract(text) if isinstance(v, Modality)]


def quantities(text: str) -> list[Quantity]:
    return [v for v in extract(text) if isinstance(v, Quantity)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All mills are closed.", ["all mill"]),
        ("Every mill is closed.", ["all mill"]),
        ("Most of the mills are closed.", ["most mill"]),
        ("Nearly all mills are closed.", ["most mill"]),
        ("A few mills are closed.", ["some mill"]),
        ("Hardly any mills are closed.", ["few mill"]),
        ("No mill is closed.", ["none mill"]),
        ("Nobody came.", ["none"]),
        ("The mill is usually closed.", ["most time"]),
        ("The mill never closes.", ["none time"]),
        ("It is the most expensive mill.", []),
        ("It costs at most 5 euros.", []),
        ("The job runs every six hours.", []),
        ("Some 40 mills closed.", []),
        ("Both the miller and the baker left.", []),
        ("The mill is not at all old.", []),
        ("They no longer mill.", []),
        ("They helped each other.", []),
        ("Several hundred mills closed.", []),
    ],
)
def test_of_how_many_a_statement_holds(text: str, expected: list[str]) -> None:
    assert quantifiers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Keys must be changed.", ["necessary"]),
        ("Keys have to be changed.", ["necessary"]),
        ("Keys may be changed.", ["possible"]),
        ("Keys cannot be changed.", ["possible"]),
        ("Users are allowed to change keys.", ["possible"]),
        ("Keys should be changed.", ["advised"]),
        ("The rule will change.", ["expected"]),
        ("We'll change the rule.", ["expected"]),
        ("The rule is due to change.", ["expected"]),
        ("A change would cost 5 euros.", ["conditional"]),
        ("The rule changed in May 2022.", []),
        ("May 2022 was warm.", []),
        ("She drank a can of beer.", []),
        ("He left it in his will.", []),
        ("The delay is due to the weather.", []),
    ],
)
def test_how_firmly_a_statement_is_meant(text: str, expected: list[str]) -> None:
    assert forces(text) == expected


@given(st.sampled_from(["2", "10"]), st.integers(0, 18))
def test_a_power_is_read_back(base: str, exponent: int) -> None:
    raised = str(exponent).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    for written in (f"{base}{raised}", f"{base}^{exponent}"):
        (found,) = quantities(f"The index holds {written} keys.")
        assert (found.low, found.measure) == (float(base) ** exponent, "key")


@given(st.integers(1, 99), st.integers(0, 18))
def test_a_scientific_number_is_read_back(digits: int, exponent: int) -> None:
    for written in (f"{digits / 10:.1f}e{exponent}", f"{digits / 10:.1f}×10^{exponent}"):
        (found,) = quantities(f"The index holds {written} keys.")
        assert found.low == pytest.approx(digits / 10 * 10.0**exponent)


@given(
    st.integers(1, 119),
    st.sampled_from(["aged {}", "older than {}", "Ada Brandt, {}, is", "at the age of {}"]),
)
def test_an_age_is_in_months(years: int, phrase: str) -> None:
    (found,) = quantities(f"It was {phrase.format(years)} here.")
    assert (found.low, found.unit, found.measure) == (years * 12.0, "month", "age")


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("It fell within a week.", 604800.0, "s"),
        ("They waited for a year and a half.", 18.0, "month"),
        ("It must be paid a year in advance.", 12.0, "month"),
    ],
)
def test_a_single_stretch_of_time(text: str, low: float, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.low, found.unit) == (low, unit)


@pytest.mark.parametrize("text", ["A day will come.", "They meet twice a week.", "It was a year of peace."])
def test_an_article_alone_measures_nothing(text: str) -> None:
    assert not any(value.unit in ("s", "month") for value in quantities(text))


@given(
    st.integers(2, 900),
    st.sampled_from([("at least ", Bound.AT_LEAST), ("up to ", Bound.AT_MOST), ("", Bound.EXACT)]),
    st.sampled_from([("about ", True), ("", False)]),
    st.sampled_from(["km", "kg", "percent", "seconds"]),
)
def test_bound_and_blur_are_read_back(
    number: int, bound: tuple[str, Bound], blur: tuple[str, bool], unit: str
) -> None:
    (found,) = quantities(f"It takes {bound[0]}{blur[0]}{number} {unit} now.")
    (plain,) = quantities(f"It takes {number} {unit} now.")
    assert (found.bound, found.approximate) == (bound[1], blur[1])
    assert (found.low, found.unit) == (plain.low, plain.unit)
