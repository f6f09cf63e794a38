"""Plain text: paragraphs, titles, points and quoted mail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Block, BlockKind, Document, Location, Reason
from factcheck.readers.text import TextReader

HEADING, ITEM, PARAGRAPH, QUOTE = BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.QUOTE


def read(text: str) -> Document:
    return TextReader().read(text.encode(), "a.txt")


def layout(text: str) -> list[tuple[BlockKind, str]]:
    document = read(text)
    return [(block.kind, document.slice(block.span)) for block in document.blocks]


def test_paragraphs_end_at_blank_lines() -> None:
    assert layout("One line.\nStill one.\n \t\nTwo.\r\n\r\nThree.") == [
        (PARAGRAPH, "One line.\nStill one."),
        (PARAGRAPH, "Two."),
        (PARAGRAPH, "Three."),
    ]


def test_headings_give_the_path() -> None:
    document = read(
        "Annual Report\n\nGood year.\n\n1. Sales\n\nUp.\n\n1.1 North\n\nDown.\n\nCosts\n=====\nFlat.\n\nFIN\n\nBye."
    )
    assert [(document.slice(b.span), b.headings) for b in document.blocks] == [
        ("Annual Report", ()),
        ("Good year.", ("Annual Report",)),
        ("1. Sales", ()),
        ("Up.", ("1. Sales",)),
        ("1.1 North", ("1. Sales",)),
        ("Down.", ("1. Sales", "1.1 North")),
        ("Costs", ()),
        ("Flat.", ("Costs",)),
        ("FIN", ()),
        ("Bye.", ("FIN",)),
    ]
    assert document.title == "Annual Report"


@pytest.mark.parametrize(
    "line",
    [
        "The bridge is 300 m long",
        "It doesn’t float",
        "All of it was sold.",
        "We sell:",
        "a lower-case start",
        "W" + "ord" * 30,
        "- Point",
        "2024",
    ],
)
def test_what_is_no_title(line: str) -> None:
    assert layout(f"Start.\n\n{line}\n\nMore text follows.")[1][0] is not HEADING


def test_a_last_line_is_no_title() -> None:
    assert layout("Some text.\n\nYours Sincerely") == [
        (PARAGRAPH, "Some text."),
        (PARAGRAPH, "Yours Sincerely"),
    ]


def test_points() -> None:
    assert layout("We sell:\n- apples\n- pears in\n  boxes\n\n1) one\n2) two\n\n• a • b\n(a) first") == [
        (PARAGRAPH, "We sell:"),
        (ITEM, "apples"),
        (ITEM, "pears in\n  boxes"),
        (ITEM, "one"),
        (ITEM, "two"),
        (ITEM, "a • b"),
        (ITEM, "first"),
    ]


def test_wrapped_lines_are_no_points() -> None:
    text = "The company sold 3 of its\n5. July was the best month\n- or so they say."
    assert layout(text) == [(PARAGRAPH, text)]


def test_quoted_mail_and_rules() -> None:
    assert layout("Hello,\n\n> you wrote\n>> and I wrote\n\n-----\nBye then.\n* * *\nEnd.") == [
        (PARAGRAPH, "Hello,"),
        (QUOTE, "you wrote\n   and I wrote"),
        (PARAGRAPH, "Bye then."),
        (PARAGRAPH, "End."),
    ]


def test_front_matter_is_metadata() -> None:
    document = read("---\ntitle: T\nauthority: 9\n---\nBody text.")
    assert (document.title, document.authority) == ("T", 9)
    assert [(u.reason, document.slice(u.span)) for u in document.unchecked] == [
        (Reason.FRONT_MATTER, "---\ntitle: T\nauthority: 9\n---")
    ]
    assert document.locate(document.blocks[0].span) == Location(5, 1)


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_lines_and_columns_are_those_of_an_editor(break_: str) -> None:
    document = read(break_.join(["\ufeffFirst one.", "", "\tSecond  one.", "", "- Third."]))
    assert [document.locate(b.span) for b in document.blocks] == [
        Location(1, 1),
        Location(3, 2),
        Location(5, 3),
    ]


@settings(deadline=None)
@given(st.text("aB1.:-*>= é\n\r", max_size=60))
def test_only_marks_are_masked(text: str) -> None:
    document = read(text)
    assert len(document.text) == len(text)
    assert all(a in (b, " ") for a, b in zip(document.text, text, strict=True))
    assert all(c == d for c, d in zip(document.text, text, strict=True) if d.isalpha() or d.isspace())


def test_nothing_is_found_in_nothing() -> None:
    empty: tuple[Block, ...] = ()
    assert read("").blocks == empty
    assert read(" \n\n").blocks == empty
