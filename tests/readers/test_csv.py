"""Comma-separated values: cells in place, heads, and broken quoting."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Document, Location, Reason
from factcheck.readers import _tables
from factcheck.readers.csv import CsvReader
from factcheck.reports.csv import CsvReporter
from tests.factories import empty_report


def read(text: str, uri: str = "dir/results.csv") -> Document:
    return CsvReader().read(text.encode(), uri)


def facts(document: Document) -> list[tuple[str, str, tuple[str, ...]]]:
    """Heads, text and units of every cell that is handed on."""
    return [
        (
            b.cell.heads if b.cell else "",
            " ".join(document.slice(b.span).split()),
            b.cell.units if b.cell else (),
        )
        for b in document.blocks
    ]


def test_a_cell_has_the_heads_of_its_row_and_column() -> None:
    document = read("Measure,2021,2022\nRevenue ($m),38,41\nStaff,7,9\n")
    assert facts(document) == [
        ("Revenue, 2021", "38", ("$m",)),
        ("Revenue, 2022", "41", ("$m",)),
        ("Staff, 2021", "7", ()),
        ("Staff, 2022", "9", ()),
    ]
    assert document.locate(document.blocks[1].span) == Location(2, 17)
    cell = document.blocks[1].cell
    assert cell is not None
    assert (cell.key, cell.caption, cell.row, cell.column) == ("Measure", "results", 2, 3)
    assert {entry.detail for entry in document.unchecked} == {"head of a column", "head of a row"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Company;Year;Revenue, EUR\nAcme;2021;3,5\nAcme;2022;4,1\n",
            ["Acme, 2021, Revenue", "Acme, 2022, Revenue"],
        ),
        ("id,name,size\n7,Ann,3\n9,Bob,4\n", ["Ann, size", "Bob, size"]),
        ("Year\tRevenue\n2021\t5\n2022\t6\n", ["2021, Revenue", "2022, Revenue"]),
        ("item,unit,amount\nrice,kg,3\noil,l,4\n", ["rice, amount", "oil, amount"]),
        ("Area,12\nHeight,40\n", ["Area", "Height"]),
        ("team,site,staff\nA,x,1\nA,y,2\n", ["A, x, staff", "A, y, staff"]),
        # Nothing tells the rows apart.
        ("kind,amount\nA,1\nA,2\n", []),
        ("1,2\n3,4\n", ["", "", "", ""]),
        ("only\none\ncolumn\n", ["", "", ""]),
    ],
)
def test_heads(text: str, expected: list[str]) -> None:
    assert [head for head, _, _ in facts(read(text, "a.tsv" if "\t" in text else "a.csv"))] == expected


def test_quotes_hide_delimiters_and_line_breaks() -> None:
    document = read('name,"a, b"\n"x ""y""\nz", 5 \n')
    assert facts(document) == [('x "y" z, a, b', "5", ())]
    assert document.locate(document.blocks[0].span) == Location(3, 5)


def test_a_sentence_is_handed_on_wherever_it_stands() -> None:
    document = read('note,n\n"The bridge opened in 1932, they say.",4\n')
    assert facts(document)[0] == ("note", "The bridge opened in 1932, they say.", ())


@pytest.mark.parametrize("text", ['a,"b\nc,d\n', 'a,b\n"c"d,e\n', '"', '""', 'a,"b""\n', ",,,\n,,,\n"])
def test_broken_quoting_loses_nothing(text: str) -> None:
    document = read(text)
    shown = {i for b in document.blocks for i in range(b.span.start, b.span.end)}
    shown |= {i for u in document.unchecked for i in range(u.span.start, u.span.end)}
    assert all(i in shown for i, char in enumerate(text) if char.isalnum())


def test_a_table_is_read_up_to_its_limit_and_the_rest_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.readers.csv.MOST_CELLS", 6)
    document = read("a,b\n" + "".join(f"r{i},{i}\n" for i in range(100)))
    assert len(document.blocks) == 2
    (rest,) = (entry for entry in document.unchecked if entry.reason is Reason.TOO_LONG)
    assert document.slice(rest.span).startswith("r2,2")
    assert "98 more rows" in rest.detail


def test_a_million_rows_are_read_to_their_end() -> None:
    document = read("name,n\n" + "".join(f"r{i},{i}\n" for i in range(300_000)))
    assert len(document.blocks) <= _tables.MOST_CELLS
    assert any(entry.reason is Reason.TOO_LONG for entry in document.unchecked)


def test_a_huge_cell_is_one_cell() -> None:
    document = read(f"a,b\nx,{'y' * 500_000}\n")
    assert [len(block.span) for block in document.blocks] == [500_000]


def test_our_own_report_is_known() -> None:
    report = CsvReporter().render(empty_report())
    assert ("generator", "factcheck") in CsvReader().read(report, "a.csv").properties


CELLS = st.lists(st.lists(st.text('a1 ",\n', max_size=5), min_size=2, max_size=4), min_size=1, max_size=5)


@settings(max_examples=150, deadline=None)
@given(rows=CELLS)
def test_cells_are_those_of_the_standard_library(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(rows)
    document = read("x,y\n" + written.getvalue())
    spans = sorted([b.span for b in document.blocks] + [u.span for u in document.unchecked])
    shown = ["".join(document.slice(span).split()) for span in spans]
    expected = ["".join(cell.split()) for row in [["x", "y"], *rows] for cell in row]
    assert [words for words in shown if words] == [words for words in expected if words]
