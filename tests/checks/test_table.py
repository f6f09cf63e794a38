"""Tables against their own totals and against what the text calls a rise or a fall."""

from __future__ import annotations

import pytest

from factcheck import readers
from factcheck.checks import Slip
from factcheck.checks.table import TableCheck
from factcheck.claims.extraction import extract
from factcheck.model import Checked, Document

VOTES = (
    "| | Votes |\n|---|---|\n| Left | 943,900 |\n| Right | 850,100 |\n| Others | 46,000 |\n| Total | {} |\n"
)
YEARS = "| | 2022 | 2023 |\n|---|---|---|\n| Revenue (€ million) | 418 | 402 |\n| Employees | 2,140 | 2,310 |\n\n{}\n"


def _slips(text: str) -> list[Slip]:
    document = readers.read(text.encode(), "a.md")
    assert isinstance(document, Document)
    return list(TableCheck().examine(Checked(document, *extract(document))))


def test_a_total_that_is_not_the_sum_is_put_right() -> None:
    (slip,) = _slips(VOTES.format("1,804,000"))
    assert slip.claim.text == "1,804,000"
    assert "right with 1,840,000" in slip.finding.message


@pytest.mark.parametrize("total", ["1,840,000", "1,840,100", "12,000,000"])
def test_a_total_within_rounding_or_of_something_else_is_passed_over(total: str) -> None:
    assert not _slips(VOTES.format(total))


def test_a_total_far_off_is_wrong_where_another_column_adds_up() -> None:
    table = (
        "| | A | B |\n|---|---|---|\n| x | 10 | 40 |\n| y | 20 | 50 |\n| z | 30 | 60 |\n| Total | 60 | 15 |\n"
    )
    (slip,) = _slips(table)
    assert "right with 150" in slip.finding.message


def test_totals_of_rows_are_added_up_too() -> None:
    table = "| Site | May | June | July | Total |\n|---|---|---|---|---|\n| Oslo | 3 | 4 | 5 | 22 |\n| Moss | 1 | 1 | 1 | 3 |\n"
    (slip,) = _slips(table)
    assert "right with 12" in slip.finding.message


@pytest.mark.parametrize(
    "table",
    [
        "| | Staff |\n|---|---|\n| A | 40 |\n| B | 50 |\n| of which women | 30 |\n| Total | 90 |\n",
        "| | Rate |\n|---|---|\n| A | 4 |\n| B | 5 |\n| C | 6 |\n| Total | 14 |\n",
        "| | Staff |\n|---|---|\n| A | 40 |\n| B | n/a |\n| C | 30 |\n| Total | 80 |\n",
    ],
)
def test_tables_whose_parts_may_overlap_or_are_not_all_there_are_passed_over(table: str) -> None:
    assert not _slips(table)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Revenue rose by 4 % in 2023.", "rose"),
        ("Our revenue increased slightly.", "increased"),
        ("The number of employees fell in 2023.", "fell"),
    ],
)
def test_a_trend_that_the_table_turns_round_is_found(sentence: str, verb: str) -> None:
    text = YEARS.format(sentence)
    (slip,) = _slips(text)
    (span,) = slip.finding.claim_spans
    assert text[span.start : span.end] == verb


@pytest.mark.parametrize(
    "sentence",
    [
        "Revenue fell by 4 % in 2023.",
        "Revenue rose in 2022.",
        "Revenue in Germany rose in 2023.",
        "Adjusted revenue rose in 2023.",
        "Revenue rose in the first half of 2023.",
        "Revenue rose on 4 May 2023.",
        "Revenue has not increased in 2023.",
        "Revenue rose between 2021 and 2023.",
    ],
)
def test_a_sentence_of_another_measure_or_time_is_passed_over(sentence: str) -> None:
    assert not _slips(YEARS.format(sentence))
