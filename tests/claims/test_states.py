"""Short statements that give one thing opposite states, and those that only look so."""

from __future__ import annotations

import pytest

from factcheck.claims.states import opposite_states
from factcheck.claims.terms import Terms
from tests.fakes import claim

OPPOSITE = [
    ("The bridge is open.", "The bridge is closed."),
    ("Audit logging is enabled.", "Audit logging is disabled."),
    ("Windows is not supported.", "Yes, it runs on Windows."),
    ("The tool does not work on Windows.", "The tool runs on Windows."),
]
NOT = [
    ("The bridge is open.", "The harbour is closed."),
    ("The bridge is open.", "The old bridge is closed."),
    ("The bridge is open.", "The bridge was closed."),
    ("The bridge is open.", "The bridge is long."),
    ("The bridge is open.", "The bridge is not closed."),
    ("The bridge is open.", "The bridge is open."),
    ("Windows is not supported.", "It runs on Linux."),
    ("Windows is not supported.", "The agent runs on Windows."),
    ("Windows is not supported.", "The windows are not open."),
    ("", "The bridge is closed."),
]


@pytest.mark.parametrize(("one", "two"), OPPOSITE)
def test_opposite(one: str, two: str) -> None:
    assert opposite_states(claim(one), claim(two), Terms())
    assert opposite_states(claim(two), claim(one), Terms())


@pytest.mark.parametrize(("one", "two"), NOT)
def test_not_opposite(one: str, two: str) -> None:
    assert not opposite_states(claim(one), claim(two), Terms())
    assert not opposite_states(claim(two), claim(one), Terms())
