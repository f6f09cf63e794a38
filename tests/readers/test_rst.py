"""reStructuredText: layout, inline markup, what is left out."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.model import BlockKind, Document, Location, Reason
from factcheck.readers.rst import RstReader

HEADING, PARAGRAPH, ITEM, CELL = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL


def read(text: str) -> Document:
    return RstReader().read(text.encode(), "a.rst")


def layout(text: str) -> list[tuple[BlockKind, str]]:
    document = read(text)
    return [(b.kind, " ".join(document.slice(b.span).split())) for b in document.blocks]


def left_out(text: str) -> list[tuple[Reason, str]]:
    return [(entry.reason, entry.detail) for entry in read(text).unchecked]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "====\nBook\n====\n\nPart\n----\n\nText.\n",
            [(HEADING, "Book"), (HEADING, "Part"), (PARAGRAPH, "Text.")],
        ),
        ("One.\n\n----------\n\nTwo.", [(PARAGRAPH, "One."), (PARAGRAPH, "Two.")]),
        ("- One\n  more.\n- Two.", [(ITEM, "One more."), (ITEM, "Two.")]),
        ("1. One.\n#. Two.", [(ITEM, "One."), (ITEM, "Two.")]),
        ("It was cold\n- and wet.", [(PARAGRAPH, "It was cold - and wet.")]),
        ("Term\n   Its meaning.", [(ITEM, "Term"), (PARAGRAPH, "Its meaning.")]),
        ("| One\n| two.", [(PARAGRAPH, "One two.")]),
        (
            ".. note:: The bridge\n   is long.\n\n   It is old.",
            [(PARAGRAPH, "The bridge is long."), (PARAGRAPH, "It is old.")],
        ),
        (".. note::\n\n   It is old.\n", [(PARAGRAPH, "It is old.")]),
        (".. [1] The note says so.", [(PARAGRAPH, "The note says so.")]),
        (".. function:: f(x)\n   :async:\n\n   It returns.", [(PARAGRAPH, "It returns.")]),
        (".. figure:: a.png\n   :width: 5\n\n   A caption.", [(PARAGRAPH, "A caption.")]),
        ("Like this::\n\n    code\n\nEnd.", [(PARAGRAPH, "Like this:"), (PARAGRAPH, "End.")]),
        ("A\n=\n\n:x: One.\n:y: Two.", [(HEADING, "A")]),
        ("Text.\n\n:x: One.\n:y: Two.", [(PARAGRAPH, "Text."), (ITEM, "One."), (ITEM, "Two.")]),
    ],
)
def test_blocks(text: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert layout(text) == expected


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a **b c** *d* e", "a b c d e"),
        ("``x*y`` z", "x*y z"),
        ("`a link <http://x.y/z>`_ here", "a link here"),
        ("see `Words`_ and word_.", "see Words and word."),
        (":ref:`the words <target>` and :py:func:`~os.path`", "the words and os.path"),
        ("`<http://x.y>`__", "http://x.y"),
        ("so [1]_ and [#a]_ it is", "so and it is"),
        ("the |name| is", "the name is"),
        (r"a\*b\*c 5\ m", "a*b*c 5m"),
        ("2 * 3 * 4 and a_b_c and __init__", "2 * 3 * 4 and a_b_c and __init"),
    ],
)
def test_inline_markup(written: str, shown: str) -> None:
    assert layout(f"Text {written}") == [(PARAGRAPH, f"Text {shown}")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (".. code-block:: python\n   :linenos:\n\n   x = 1", (Reason.CODE, "code-block directive")),
        (".. toctree::\n   :maxdepth: 2\n\n   a\n   b", (Reason.MARKUP, "toctree directive")),
        (".. a remark\n   in two lines", (Reason.MARKUP, "comment: a remark in two lines")),
        (".. _name: http://x.y", (Reason.MARKUP, "link target")),
        ("::\n\n   code", (Reason.CODE, "literal block")),
        (">>> 1 + 1\n2", (Reason.CODE, "doctest")),
    ],
)
def test_what_is_left_out(text: str, expected: tuple[Reason, str]) -> None:
    assert expected in left_out(text)
    assert not layout(text)


@pytest.mark.parametrize(
    "table",
    [
        "=====  ========\nPlan   Price\n=====  ========\nPro    $9\n=====  ========\n",
        "+------+-------+\n| Plan | Price |\n+======+=======+\n| Pro  | $9    |\n+------+-------+\n",
        ".. list-table::\n   :header-rows: 1\n\n   * - Plan\n     - Price\n   * - Pro\n     - $9\n",
    ],
)
def test_tables(table: str) -> None:
    document = read(f"Before.\n\n{table}\nBehind.")
    (block,) = (b for b in document.blocks if b.kind is CELL)
    assert block.cell is not None
    assert (block.cell.heads, document.slice(block.span)) == ("Pro, Price", "$9")
    assert layout(f"Before.\n\n{table}\nBehind.")[-1] == (PARAGRAPH, "Behind.")


def test_cells_over_several_lines_are_listed() -> None:
    table = "+---+---+\n| a | b |\n+---+---+\n| c | d |\n| e | f |\n+---+---+\n"
    assert (Reason.TABLE_CELL, "cells over several lines") in left_out(table)


def test_fields_at_the_top_are_metadata() -> None:
    document = read("Book\n====\n\n:Author: Ann\n:Date: 2024-05-06\n\nText is here.")
    assert (document.title, document.date, document.properties) == (
        "Book",
        date(2024, 5, 6),
        (("author", "Ann"),),
    )
    assert document.locate(document.blocks[-1].span) == Location(7, 1)
    assert document.blocks[-1].headings == ("Book",)
