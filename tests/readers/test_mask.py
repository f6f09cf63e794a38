"""Edits keep length and line breaks, close the gaps inside words, and leave starts of words where they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.readers._mask import Edit, entities, invisible, masked

ALPHABET = "ab*<é \n\r\t"


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    source = draw(st.text(ALPHABET, max_size=40))
    places = st.integers(0, len(source))
    edits = []
    for start, end in draw(st.lists(st.tuples(places, places), max_size=6)):
        shown = draw(st.sampled_from(["", "x", "xy"]))[: max(0, end - start)]
        edits.append(Edit(start, end, shown, draw(st.booleans())))
    return source, edits


@settings(deadline=None)
@given(edited())
def test_length_and_line_breaks_never_change(case: tuple[str, list[Edit]]) -> None:
    source, edits = case
    text = masked(source, edits)
    assert len(text) == len(source)
    assert [(i, c) for i, c in enumerate(text) if c in "\r\n"] == [
        (i, c) for i, c in enumerate(source) if c in "\r\n"
    ]


@settings(deadline=None)
@given(st.text(ALPHABET))
def test_without_edits_nothing_changes(source: str) -> None:
    assert masked(source, []) == source


@pytest.mark.parametrize(
    ("source", "edits", "expected"),
    [
        pytest.param("**bold** x", [Edit(0, 2), Edit(6, 8)], "  bold   x", id="around a word"),
        pytest.param("un**bel**able x", [Edit(2, 4), Edit(7, 9)], "unbelable     x", id="inside a word"),
        pytest.param("**5**% x", [Edit(0, 2), Edit(3, 5)], "  5%   x", id="before a sign"),
        pytest.param("a<br>b", [Edit(1, 5, joins=False)], "a    b", id="between words"),
        pytest.param("a<b\n>c d", [Edit(1, 5)], "a  \n c d", id="a tag over two lines parts the word"),
        pytest.param("a&rsquo;b", [Edit(1, 8, "’")], "a’b      ", id="an entity at the end of the text"),
        pytest.param(
            "a<i></i>b\nc", [Edit(1, 4), Edit(4, 8)], "ab       \nc", id="room is kept before a break"
        ),
        pytest.param("abcdef", [Edit(1, 5, joins=False), Edit(2, 3)], "a    f", id="the outer edit holds"),
        pytest.param("abcdef", [Edit(1, 3, joins=False), Edit(2, 5)], "a  def", id="the first edit holds"),
    ],
)
def test_edits(source: str, edits: list[Edit], expected: str) -> None:
    assert masked(source, edits) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("don&rsquo;t go", "don’t       go"),
        ("R&D &amp; AT&T", "R&D &     AT&T"),
        ("5&nbsp;km", "5      km"),
        ("con&shy;tra x", "contra      x"),
        ("&#8364;5 &#x20AC;6", "€5       €6       "),
        ("a&#10;b", "a     b"),
        ("&nosuch; &copy 1", "&nosuch; &copy 1"),
        ("&#0;&#xD800;", "\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}          "),
        ("&#99999999;", "&#99999999;"),
        ("&#9999999;", "\N{REPLACEMENT CHARACTER}         "),
    ],
)
def test_entities(source: str, expected: str) -> None:
    assert masked(source, entities(source)) == expected


def test_invisible_characters_do_not_split_words() -> None:
    source = "con\u00adtra\u200bdict \u202eit"
    assert masked(source, invisible(source)) == "contradict   " + " it"
