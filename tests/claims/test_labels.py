"""The labelled sentences of the benchmarks: sound in themselves, and read at least as well as is promised."""

from __future__ import annotations

import pytest

from benchmarks.claims import attributed, judged_by_rules, rows, same_source
from benchmarks.claims_values import KINDS, matched, ours, same

PROMISED_ATTRIBUTION = 0.9
PROMISED_VALUES = 0.95
PROMISED_WORTHINESS = 0.9


@pytest.mark.parametrize(
    ("name", "least", "set_aside"), [("attribution", 200, 60), ("values", 200, 60), ("worthiness", 300, 100)]
)
def test_there_are_enough_rows_and_none_twice(name: str, least: int, set_aside: int) -> None:
    found = rows(name)
    assert len(found) == len({row["text"] for row in found}) >= least
    assert sum(row["held_out"] for row in found) >= set_aside


def test_each_value_stands_where_its_label_says() -> None:
    labels = [(row, label) for row in rows("values") for label in row["values"]]
    assert len(labels) >= 400
    assert {label["kind"] for _, label in labels} == set(KINDS)
    assert all(row["text"][label["start"] : label["end"]] == label["words"] for row, label in labels)


@pytest.mark.parametrize("held_out", [False, True])
def test_attribution(held_out: bool) -> None:
    part = [row for row in rows("attribution") if row["held_out"] == held_out]
    found = [(attributed(row), row) for row in part]
    right = [same_source(got[0], row["source"]) and got[1] == row["mode"] for got, row in found]
    assert sum(right) >= PROMISED_ATTRIBUTION * len(right)


@pytest.mark.parametrize("held_out", [False, True])
def test_values(held_out: bool) -> None:
    part = [(row["values"], ours(row)) for row in rows("values") if row["held_out"] == held_out]
    right = sum(len(matched(labels, found, same)) for labels, found in part)
    assert 2 * right >= PROMISED_VALUES * sum(len(labels) + len(found) for labels, found in part)


@pytest.mark.parametrize("held_out", [False, True])
def test_worthiness(held_out: bool) -> None:
    part = [row for row in rows("worthiness") if row["held_out"] == held_out]
    kept = [row for row in part if judged_by_rules(row) is None]
    right = sum(row["checkable"] for row in kept)
    assert 2 * right >= PROMISED_WORTHINESS * (len(kept) + sum(row["checkable"] for row in part))
