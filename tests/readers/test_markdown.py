"""Markdown: structure and inline markup, beside what a full Markdown parser shows."""

import subprocess
import sys
from datetime import date
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.model import BlockKind, Document, Location, Reason
from factcheck.readers.markdown import MarkdownReader

HEADING, ITEM, PARAGRAPH = BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH
QUOTE, CELL = BlockKind.QUOTE, BlockKind.CELL


def read(text: str) -> Document:
    return MarkdownReader().read(text.encode(), "a.md")


def layout(text: str) -> list[tuple[BlockKind, str]]:
    """Blocks with their words parted by single spaces."""
    document = read(text)
    return [(block.kind, " ".join(document.slice(block.span).split())) for block in document.blocks]


def left_out(text: str) -> list[tuple[Reason, str, str]]:
    """The ledger: reason, detail, and the characters of the source."""
    return [(u.reason, u.detail, text[u.span.start : u.span.end]) for u in read(text).unchecked]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a **bold** and *soft* _x_ __y__ word", "a bold and soft x y word"),
        ("un**believ**able **5**% don&rsquo;t", "unbelievable 5% don’t"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        (r"\*no\* and \_no\_ and \\", r"*no* and _no_ and \\"[:-1]),
        ("`limit` is `` a`b ``", "limit is a`b"),
        ("`a *b* &amp; <i>`", "a *b* &amp; <i>"),
        ("`open", "`open"),
        ("see [the docs](http://x.y/a_b_c).", "see the docs."),
        ("see [docs](<a b> \"Title (x)\") and [docs]( a(b)c 't' ).", "see docs and docs."),
        ("[not](a link", "[not](a link"),
        ("[*in [a](u) link*](v)", "[in a link](v)"),
        ("*[a*](u)", "*a*"),
        ("<http://x.y> and <a@b.cd>", "http://x.y and a@b.cd"),
        ("H<sub>2</sub>O 10<sup>6</sup> five<sup>1</sup>", "H2O 10⁶ five"),
        ("one<br>two <b class='x y'>three</b>", "one two three"),
        ("a < b and c > d & e", "a < b and c > d & e"),
        ("fact[^1] and fact[^note].", "fact and fact."),
        ("~5 million, ~~6~~ 7, ~~~x~~~", "~5 million, 7, ~~~x~~~"),
        ("hard\\\nbreak", "hard break"),
        ("text <!-- note --> text", "text text"),
        ("text <!-- never closed", "text <!-- never closed"),
        ("![alt *text*](x.png) end ![y][] z", "end ![y][] z"),
        ("a[b]c [d][e]", "a[b]c [d][e]"),
        ("****_x**y**z* **x**y**z", "***_xyz xy**z"),
        ("***both*** and **a *b* c**", "both and a b c"),
    ],
)
def test_inline_markup(source: str, shown: str) -> None:
    assert layout(source) == [(PARAGRAPH, shown)]


def test_references() -> None:
    text = "[Guide], [the guide][guide], [guide][] and [other].\n\n[guide]: http://x 'T'\n[b]:\n  <c d>\n"
    assert layout(text) == [(PARAGRAPH, "Guide, the guide, guide and [other].")]
    assert left_out(text) == [
        (Reason.MARKUP, "link target", "[guide]: http://x 'T'"),
        (Reason.MARKUP, "link target", "[b]:\n  <c d>"),
    ]


def test_footnotes_are_paragraphs() -> None:
    assert layout("Text[^a].\n\n[^a]: First *note*.\n[^b]: Second\n    goes on.") == [
        (PARAGRAPH, "Text."),
        (PARAGRAPH, "First note."),
        (PARAGRAPH, "Second goes on."),
    ]


def test_blocks() -> None:
    text = """# Title **x** #

Lead
text.

Part
one
----

- item *a*

  more
- [x] done
  1. > deep
     > quote

> said *one
> two*
lazy

> [!NOTE]
> Alert.

***
"""
    assert layout(text) == [
        (HEADING, "Title x"),
        (PARAGRAPH, "Lead text."),
        (HEADING, "Part one"),
        (ITEM, "item a"),
        (ITEM, "more"),
        (ITEM, "done"),
        (QUOTE, "deep quote"),
        (QUOTE, "said one two lazy"),
        (PARAGRAPH, "Alert."),
    ]
    assert read(text).title == "Title x"
    assert left_out(text) == []


def test_heading_path() -> None:
    document = read("# A\n## B\n- # In a list\n  x\n\n## C\ny\n\n# D\nz")
    assert {document.slice(b.span): b.headings for b in document.blocks} == {
        "A": (),
        "B": ("A",),
        "In a list": ("A", "B"),
        "x": ("A", "B", "In a list"),
        "C": ("A",),
        "y": ("A", "C"),
        "D": (),
        "z": ("D",),
    }


def test_tables() -> None:
    text = "> | a \\| b | **c** |\n> |---|:-:|\n> | x | 1 | 3 |\n> | `y` |\n"
    document = read(text)
    assert layout(text) == [(CELL, "1")]
    assert [document.slice(entry.span) for entry in document.unchecked] == ["a  | b", "c", "x", "3", "y"]
    (block,) = document.blocks
    assert block.cell is not None
    assert block.cell.heads == "x, c"
    # The parser drops cells beyond the last column; the ledger does not.
    assert (Reason.MARKUP, "not recognised", "3") in left_out(text)


def test_code_and_comments_are_listed() -> None:
    text = "Text.\n\n```py\nx = 1\n```\n\n    y = 2\n\n<!-- a\n\nb -->\n\n> ~~~\n> z\n"
    assert layout(text) == [(PARAGRAPH, "Text.")]
    assert left_out(text) == [
        (Reason.CODE, "py", "```py\nx = 1\n```"),
        (Reason.CODE, "code", "    y = 2"),
        (Reason.MARKUP, "comment: a b", "<!-- a\n\nb -->"),
        (Reason.CODE, "code", "> ~~~\n> z"),
    ]
    assert "x = 1" in read(text).text


def test_masked_words_are_listed() -> None:
    text = "![A chart](c.png) ~~old 5~~ <!-- to do --> x ![](d.png)"
    assert left_out(text) == [
        (Reason.MARKUP, "image: A chart", "![A chart](c.png)"),
        (Reason.MARKUP, "struck out: old 5", "~~old 5~~"),
        (Reason.MARKUP, "comment: to do", "<!-- to do -->"),
    ]


def test_prose_in_html_blocks_is_read() -> None:
    text = "<h1 align=center>Name</h1>\n\n<details><summary>Sum</summary>\nHello <b>you</b>\n</details>\n\n<table><tr><td>5</td></tr></table>\n"
    assert layout(text) == [(HEADING, "Name"), (PARAGRAPH, "Sum"), (PARAGRAPH, "Hello you"), (CELL, "5")]


def test_front_matter() -> None:
    document = read("---\ntitle: T\ndate: 2024-05-06\nauthority: 70\nlang: de\nauthor: Ann\n---\n# H\ntext")
    assert (document.title, document.date, document.authority) == ("T", date(2024, 5, 6), 70)
    assert (document.language, document.properties) == ("de", (("author", "Ann"),))
    assert document.locate(document.blocks[0].span) == Location(8, 3)
    assert document.unchecked[0].reason is Reason.FRONT_MATTER


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_lines_and_columns_are_those_of_an_editor(break_: str) -> None:
    document = read(
        break_.join(["\ufeff# Title", "", "- > **Said** it", "  > *again*.", "", "| a | b |", "|---|---|"])
    )
    assert [document.locate(b.span) for b in document.blocks] == [Location(1, 3), Location(3, 7)]
    assert [document.locate(u.span) for u in document.unchecked] == [Location(6, 3), Location(6, 7)]


ATOMS = ["*", "**", "_", "`", "``", "\\", "&amp;", "&", "a", "b c", " ", "5%", "(", ".", "<", "x**y**z", "\n"]
LINKS = ["[a](u)", "[*b*](<u v> 't')", "![i](u)", "<http://x.y>", "w", " ", "*", "_", "\n", "c"]
BLOCKS = [
    "- ",
    "> ",
    "# ",
    "1. ",
    "\n",
    "\n\n",
    "  ",
    "    ",
    "\t",
    "a",
    "b.",
    "***",
    "---",
    "===",
    "```\n",
    "| a | b |\n|-|-|\n",
]


def _shown_by_parser(text: str) -> str:
    """All characters that the reference parser shows as text, without white space."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    shown = ("text", "text_special", "code_inline")
    inline = (child for token in tokens for child in token.children or () if child.type in shown)
    return "".join("".join(child.content for child in inline).split())


def _shown_by_reader(text: str) -> str:
    document = read(text)
    heads = (entry.span for entry in document.unchecked if entry.reason is Reason.TABLE_CELL)
    shown = sorted(chain((block.span for block in document.blocks), heads))
    return "".join("".join(map(document.slice, shown)).split())


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.one_of(*(st.lists(st.sampled_from(atoms), max_size=14) for atoms in (ATOMS, LINKS, BLOCKS))))
def test_shows_what_the_reference_parser_shows(atoms: list[str]) -> None:
    text = "".join(atoms)
    assert _shown_by_reader(text) == _shown_by_parser(text)


def test_the_parser_is_loaded_only_for_markdown() -> None:
    code = (
        "import sys; from factcheck import readers; readers.read(b'x', 'a.txt'); readers.read(b'x', 'a.html');"
        "sys.exit('markdown_it' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
