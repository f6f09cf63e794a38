"""Values that are made quickly are those of a frozen dataclass in all else."""

from __future__ import annotations

import copy
import gc
import inspect
import pickle
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, get_type_hints

import pytest

from factcheck.frozen import collect_seldom, quick
from factcheck.model import Claim, DateRange, Name, Quantity, Span

VALUES = [
    Span(3, 7),
    Name(Span(0, 3), "Ada", "person"),
    Quantity(Span(0, 3), 5.0, 7.0, "km", approximate=True),
    DateRange(Span(0, 3), date(2020, 1, 1), date(2020, 12, 31)),
    Claim("1f", "a.md", Span(0, 9), "It is so.", "It is so.", date=date(2020, 1, 1)),
]


@dataclass(frozen=True, slots=True)
class Plain:
    """As Python makes it."""

    span: Span
    words: tuple[str, ...] = ()
    number: int = 3


@quick
@dataclass(frozen=True, slots=True)
class Quick:
    """As it is made here."""

    span: Span
    words: tuple[str, ...] = ()
    number: int = 3


@pytest.mark.parametrize("given", [{}, {"words": ("a",)}, {"number": 4, "words": ("b",)}])
def test_fields_defaults_and_words_are_the_same(given: dict[str, Any]) -> None:
    one, two = Plain(Span(0, 1), **given), Quick(Span(0, 1), **given)
    assert repr(two) == repr(one).replace("Plain", "Quick")
    assert hash(one) == hash(two)
    assert inspect.signature(Plain) == inspect.signature(Quick)
    assert get_type_hints(Plain.__init__) == get_type_hints(Quick.__init__)
    assert [(f.name, f.type, f.default) for f in fields(Plain)] == [
        (f.name, f.type, f.default) for f in fields(Quick)
    ]
    assert not hasattr(two, "__dict__")


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_equal_however_it_is_made_again(value: Any) -> None:
    again = [pickle.loads(pickle.dumps(value)), copy.deepcopy(value), replace(value)]
    assert all(other == value and hash(other) == hash(value) for other in again)
    assert replace(value, **{fields(value)[0].name: None}) != value


def test_a_field_that_is_missing_is_an_error() -> None:
    with pytest.raises(TypeError, match="end"):
        Span(1)  # type: ignore[call-arg]


def test_spans_keep_their_order() -> None:
    assert sorted([Span(2, 3), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(2, 3)]


def test_garbage_is_looked_for_seldom_but_still() -> None:
    before = gc.get_threshold()
    try:
        collect_seldom()
        assert gc.isenabled()
        assert before[0] < gc.get_threshold()[0] <= 100_000
    finally:
        gc.set_threshold(*before)
