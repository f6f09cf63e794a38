"""Tables beside texts, as a user has them: one figure is contradicted, and nothing else is found."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from factcheck.cli import app
from factcheck.gate import ExitCode

HARBOUR = """\
Year,Ships,Cargo (thousand tonnes),Revenue ($m)
2020,1104,812,31.2
2021,1180,845,33.9
2022,1251,903,41.0
"""
FEES = """\
# Harbour fees

| Berth | Fee per day | Longest stay (days) | Remarks |
|-------|-------------|---------------------|---------|
| North quay | €120 | 14 | The North quay is closed in winter. |
| South quay | €95 | 30 | Ships of any size may moor here. |
"""
ARTICLE = """\
# The harbour had a good year

The harbour handled 1,251 ships in 2022, up from 1,180 in 2021. {revenue}
Cargo reached 903 thousand tonnes in 2022. In 2020 revenue was about $31 million.
The longest stay at the South quay is 30 days. The pilots have a budget of $6.1 million.
Security costs rose by $1 million in 2022. Revenue could reach $50 million in 2023.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "harbour.csv").write_text(HARBOUR, "utf-8")
    (tmp_path / "fees.md").write_text(FEES, "utf-8")
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Staff"
    for row in (["Department", "People", "Budget ($m)"], ["Pilots", 42, 6.1], ["Dredging", 118, 9.4]):
        sheet.append(row)
    book.save(tmp_path / "staff.xlsx")
    return tmp_path


def check(folder: Path, revenue: str) -> tuple[int, list[dict[str, object]]]:
    (folder / "article.md").write_text(ARTICLE.format(revenue=revenue), "utf-8")
    result = CliRunner().invoke(app, ["check", str(folder), "-o", "json=-", "--quiet"])
    # Figures of two years are told as notes, which count for nothing.
    return result.exit_code, [f for f in json.loads(result.stdout)["findings"] if f["counts"]]


def test_the_figure_that_is_contradicted_is_found_with_its_reason(folder: Path) -> None:
    code, findings = check(folder, "Revenue was $35 million in 2022.")
    (finding,) = findings
    assert code == ExitCode.FINDINGS
    assert finding["message"] == (
        "The table has “$41.0 million” for “2022, Revenue”, the other side “$35 million”; they would agree if “$35 million” "
        "were “$41.0 million”."
    )
    sides = [finding["claim"], finding["evidence"]]
    places = {(Path(side["document"]).name, side["line"], side["column"]) for side in sides}  # type: ignore[index]
    assert places == {("article.md", 3, 65), ("harbour.csv", 4, 15)}


def test_where_all_figures_agree_nothing_is_found(folder: Path) -> None:
    assert check(folder, "Revenue was $41 million in 2022.") == (ExitCode.CLEAN, [])
