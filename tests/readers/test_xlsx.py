"""Workbooks: names of cells, formulas, hostile archives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest

from factcheck.errors import ReadError
from factcheck.model import BlockKind, Document, Reason
from factcheck.readers._workbook import column_letters
from factcheck.readers.xlsx import XlsxReader


def workbook(sheets: dict[str, Sequence[Sequence[Any]]], formats: dict[str, str] | None = None) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for place, form in (formats or {}).items():
            sheet[place].number_format = form
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def read(data: bytes) -> Document:
    return XlsxReader().read(data, "dir/book.xlsx")


def cells(document: Document) -> list[tuple[str, str, str]]:
    """Place, heads and text of every cell that is handed on."""
    return [
        (document.locate(b.span).label, b.cell.heads if b.cell else "", document.slice(b.span))
        for b in document.blocks
        if b.kind is BlockKind.CELL
    ]


SALES: list[list[Any]] = [["Sales in 2022"], [], ["Region", "Revenue ($m)"], ["North", 12.5], ["South", 9]]


def test_places_are_names_of_cells() -> None:
    document = read(workbook({"Sales": SALES, "My staff": [["Team", "Heads"], ["Ops", 14]]}))
    assert cells(document) == [
        ("Sales!B4", "North, Revenue", "12.5"),
        ("Sales!B5", "South, Revenue", "9"),
        ("'My staff'!B2", "Ops, Heads", "14"),
    ]
    cell = next(b.cell for b in document.blocks if b.cell)
    assert (cell.caption, cell.units, cell.reference) == ("Sales, Sales in 2022", ("$m",), "Sales!B4")
    assert document.title == "book"


def test_a_second_table_below_has_its_own_heads() -> None:
    rows: list[list[Any]] = [["A", "B"], ["x", 1], [], ["C", "D"], ["y", 2], [], ["Source: the desk"]]
    document = read(workbook({"S": rows}))
    assert [(heads, text) for _, heads, text in cells(document)] == [
        ("x, B", "1"),
        ("y, D", "2"),
        ("", "Source: the desk"),
    ]


def test_values_are_shown_as_their_form_means_them() -> None:
    rows: list[list[Any]] = [["Name", "a", "b", "c"], ["x", 0.125, 41, True]]
    document = read(workbook({"S": rows}, {"B2": "0.0%", "C2": '"$"#,##0'}))
    assert [text for _, _, text in cells(document)] == ["12.5%", "$41", "TRUE"]


def test_a_formula_without_a_stored_value_is_listed() -> None:
    document = read(workbook({"S": [["Name", "n"], ["x", "=1+1"]]}))
    assert cells(document) == []
    assert ("=1+1", "formula without a stored value") in [
        (document.slice(entry.span), entry.detail) for entry in document.unchecked
    ]


def test_a_sheet_is_read_up_to_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.readers.xlsx.MOST_CELLS", 4)
    document = read(workbook({"S": [["Name", "n"], ["x", 1], ["y", 2]]}))
    (rest,) = (entry for entry in document.unchecked if entry.reason is Reason.TOO_LONG)
    assert "row 3" in rest.detail


def _archive(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


def _with_sheet(xml: str) -> bytes:
    """A workbook whose only sheet is this XML."""
    source = zipfile.ZipFile(io.BytesIO(workbook({"S": [["a"]]})))
    parts = {name: source.read(name) for name in source.namelist()}
    parts["xl/worksheets/sheet1.xml"] = xml.encode()
    return _archive(parts)


_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
_ENTITIES = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "no workbook"),
        (b"PK\x03\x04 cut off", "no workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "encrypted"),
        (_archive({"a.txt": b"hello"}), "no readable workbook"),
        (_archive({"xl/workbook.xml": b"0" * 50_000_000}), "absurd size"),
        (_with_sheet(f"{_HEAD}<sheetData><row r='1'><c r='A1' t='n'><v>1</v></c></row>"), "read"),
        (
            _with_sheet(f'<!DOCTYPE a [<!ENTITY e0 "x">{_ENTITIES}]>{_HEAD}<sheetData><row><c t="str"><v>&e11;</v></c></row></sheetData></worksheet>'),
            "read",
        ),
    ],
    ids=["empty", "cut", "encrypted", "other", "bomb", "broken", "entities"],
)  # fmt: skip
def test_hostile_files_are_refused(data: bytes, problem: str) -> None:
    with pytest.raises(ReadError, match=problem):
        read(data)


def test_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    xml = f'{_HEAD}<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="str"><v>One cell here</v></c></row></sheetData></worksheet>'
    document = read(_with_sheet(xml))
    assert [text for _, _, text in cells(document)] == ["One cell here"]


def test_names_of_columns() -> None:
    assert [column_letters(i) for i in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
