"""CSV: readable by programs, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from factcheck.model import Report
from factcheck.reports.csv import CsvReporter
from tests.factories import hostile_report, ruled_report, sample_report
from tests.gold import assert_gold


def rows(shown: Report) -> list[dict[str, str]]:
    text = CsvReporter().render(shown).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_ruled_sample_is_written_as_the_gold_file_says() -> None:
    assert_gold(CsvReporter().render(ruled_report()), "csv/ruled.csv")


def test_every_record_is_one_line_with_every_column() -> None:
    for shown in (ruled_report(), hostile_report()):
        content = CsvReporter().render(shown).decode("utf-8-sig")
        found = rows(shown)
        assert content.count("\n") == content.count("\r\n") == len(found) + 1
        assert all(None not in row and None not in row.values() for row in found)
        assert sum(row["record"] == "finding" for row in found) == len(shown.verdicts)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "＝1", '=HYPERLINK("x")'])
def test_a_cell_is_never_a_formula(start: str) -> None:
    shown = sample_report()
    row = rows(replace(shown, verdicts=(replace(shown.verdicts[0], message=start),)))[0]
    assert row["message"] == f"'{start}"


@pytest.mark.parametrize("start", ["\t=1", "\r=1", "\n=1"])
def test_what_could_move_a_formula_to_the_front_is_made_visible(start: str) -> None:
    shown = sample_report()
    row = rows(replace(shown, verdicts=(replace(shown.verdicts[0], message=start),)))[0]
    assert row["message"] == "\ufffd=1"
