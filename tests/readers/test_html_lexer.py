"""HTML cut into tags, comments and raw text, broken markup included."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.readers._html_lexer import Event, attributes, events


def cut(text: str) -> list[tuple[str, str]]:
    return [(event.kind, text[event.start : event.end]) for event in events(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a<b>c</b >d", [("open", "<b>"), ("close", "</b >")]),
        ("<a title='x>y' b=\">\" c>z", [("open", "<a title='x>y' b=\">\" c>")]),
        ("<p title=it's>x</p>", [("open", "<p title=it's>"), ("close", "</p>")]),
        ('<a b="x>y</a>', [("open", '<a b="x>'), ("close", "</a>")]),
        ("1 < 2 <3 <> x<y", []),
        ("x<y z", []),
        (
            "<!DOCTYPE html><?xml ?></ x>",
            [("declaration", "<!DOCTYPE html>"), ("declaration", "<?xml ?>"), ("declaration", "</ x>")],
        ),
        (
            "<!-- a > b -->c<!---->d<!-->e",
            [("comment", "<!-- a > b -->"), ("comment", "<!---->"), ("comment", "<!-->")],
        ),
        ("a<!-- b --!>c", [("comment", "<!-- b --!>")]),
        ("a<!-- b <i>", [("comment", "<!-- b <i>")]),
        ("<script>a<b>'</SCRIPT x>c", [("open", "<script>"), ("raw", "a<b>'"), ("close", "</SCRIPT x>")]),
        ("<title>a <b", [("open", "<title>"), ("raw", "a <b")]),
        ("<style></styles></style>", [("open", "<style>"), ("raw", "</styles>"), ("close", "</style>")]),
        ("<br/><x:y z=/>", [("open", "<br/>"), ("open", "<x:y z=/>")]),
        ('<a b=" > " <a b=" > " <i>x', [("open", '<a b=" > " <a b=" > " <i>')]),
        ('<a b="> <a b=">', [("open", '<a b="> <a b=">')]),
    ],
)
def test_cuts(text: str, expected: list[tuple[str, str]]) -> None:
    assert cut(text) == expected


def test_quotes_that_swallow_the_rest_are_no_quotes() -> None:
    text = '<a b=" > " <a b=">" c'
    assert cut(text) == [("open", '<a b=" >'), ("open", '<a b=">')]


def test_attributes() -> None:
    text = "<Meta NAME=author content='A &amp; B' hidden x = \"1\" name=again>"
    (event,) = events(text)
    assert (event.name, attributes(text, event)) == (
        "meta",
        {"name": "author", "content": "A & B", "hidden": "", "x": "1"},
    )


def test_stays_inside_its_stretch() -> None:
    assert list(events("<a>x<b>y</b></a>", 4, 8)) == [Event("open", 4, 7, "b")]


@settings(deadline=None)
@given(st.text("<>/!-ab='\" script&;\n", max_size=60))
def test_events_are_disjoint_and_in_order(text: str) -> None:
    position = 0
    for event in events(text):
        assert position <= event.start <= event.end <= len(text)
        assert event.end > event.start or event.kind == "raw"
        position = event.end
