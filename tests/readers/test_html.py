"""HTML: text in place, layout by the rules of the elements, and what is left out."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import BlockKind, Document, Location, Reason
from factcheck.readers.html import HtmlReader

HEADING, ITEM, PARAGRAPH = BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH
QUOTE, CELL = BlockKind.QUOTE, BlockKind.CELL


def read(text: str) -> Document:
    return HtmlReader().read(text.encode(), "a.html")


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
        ("don&rsquo;t un<b>believ</b>able <i>5</i>% x", "don’t unbelievable 5% x"),
        ("one<br>two<img src=x>three<wbr>four", "one two threefour"),
        ("<q>Yes</q>, he said", "“Yes”, he said"),
        (
            "CO<sub>2</sub>, 3 m<sup>2</sup>, 2.5&times;10<sup>-6</sup>, the 4<sup>th</sup>",
            "CO2, 3 m², 2.5×10⁻⁶, the 4th",
        ),
        ("in 2019<sup>3</sup>, five<sup>[a]</sup> 7<sup><a href=#n>1</a></sup> x", "in 2019, five 7 x"),
        ("<del>5</del> <s>6</s> 7 <ins>8</ins>", "7 8"),
        ("<del>never closed 5", "never closed 5"),
        ("a <!-- 5 --> b &lt;i&gt; 1 < 2", "a b <i> 1 < 2"),
        ("5<!-- -->% a<!-- b -->c", "5% a c"),
        ("x = <code>y_z</code>", "x = y_z"),
    ],
)
def test_inside_a_line(source: str, shown: str) -> None:
    assert layout(f"<p>{source}</p>") == [(PARAGRAPH, shown)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("text<p>one<p>two</p>three", [(PARAGRAPH, t) for t in ("text", "one", "two", "three")]),
        ("<ul><li>a<li>b<ul><li>c</ul>d</ul>e", [(ITEM, t) for t in "abcd"] + [(PARAGRAPH, "e")]),
        ("<dl><dt>a<dd>b<dt>c</dl>", [(ITEM, t) for t in "abc"]),
        ("<table><caption>t</caption><tr><th>a<td>b<tr><td>c</table>d", [(PARAGRAPH, "t"), (CELL, "b"), (PARAGRAPH, "d")]),
        ("<blockquote><p>a</p></blockquote>b", [(QUOTE, "a"), (PARAGRAPH, "b")]),
        ("a<br>b<br> <br>c", [(PARAGRAPH, "a b"), (PARAGRAPH, "c")]),
        ("<h1>a<p>b</p><h2><div>c</div></h2>d", [(HEADING, "a"), (PARAGRAPH, "b"), (HEADING, "c"), (PARAGRAPH, "d")]),
        ("<table><td>a</div>b</table></p>c", [(CELL, "a"), (CELL, "b"), (PARAGRAPH, "c")]),
        ("<div/>a<td/>b", [(PARAGRAPH, "a"), (PARAGRAPH, "b")]),
        ("<div>" * 400 + "a" + "</div>" * 400 + "<p>b", [(PARAGRAPH, "a"), (PARAGRAPH, "b")]),
    ],
)  # fmt: skip
def test_blocks(source: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert layout(source) == expected


def test_heading_path() -> None:
    document = read("<h1>A <b>b</b></h1><h2>B</h2><p>x</p><h1>C</h1>y")
    assert [(document.slice(b.span), b.headings) for b in document.blocks] == [
        ("A    b", ()),
        ("B", ("A b",)),
        ("x", ("A b", "B")),
        ("C", ()),
        ("y", ("C",)),
    ]


def test_page_furniture_is_left_out_but_for_that_of_an_article() -> None:
    text = (
        "<header>Site</header><nav><a>Home</a></nav><main><header><h1>T</h1></header>"
        "<aside>Note</aside><nav>Contents</nav></main><div role=navigation>More</div><footer>End</footer>"
    )
    assert layout(text) == [(HEADING, "T"), (PARAGRAPH, "Note")]
    assert left_out(text) == [
        (Reason.NAVIGATION, "header", "<header>Site</header>"),
        (Reason.NAVIGATION, "nav", "<nav><a>Home</a></nav>"),
        (Reason.NAVIGATION, "nav", "<nav>Contents</nav>"),
        (Reason.NAVIGATION, "div", "<div role=navigation>More</div>"),
        (Reason.NAVIGATION, "footer", "<footer>End</footer>"),
    ]
    assert "Home" in read(text).text


def test_code_and_hidden_text() -> None:
    text = "<pre><b>x</b> = 1</pre><div hidden>no</div><noscript>Turn it on</noscript><p>yes</p><nav>open"
    assert layout(text) == [(PARAGRAPH, "yes"), (PARAGRAPH, "open")]
    assert [entry[:2] for entry in left_out(text)] == [
        (Reason.CODE, "pre"),
        (Reason.MARKUP, "div"),
        (Reason.MARKUP, "noscript"),
    ]


def test_masked_words_are_listed() -> None:
    text = (
        "<style>p{}</style><script>a()</script><p>x<img alt='A &amp; B'><!-- to do --><s>old <b>5</b></s></p>"
    )
    assert left_out(text) == [
        (Reason.MARKUP, "style sheet: p{}", "p{}"),
        (Reason.MARKUP, "script: a()", "a()"),
        (Reason.MARKUP, "image: A & B", "<img alt='A &amp; B'>"),
        (Reason.MARKUP, "comment: to do", "<!-- to do -->"),
        (Reason.MARKUP, "struck out: old <b>5</b>", "<s>old <b>5</b></s>"),
    ]
    assert read(text).text.split() == ["x"]


def test_metadata() -> None:
    document = read(
        "<html lang=de-AT><head><title>\n Fish &amp; Chips </title><meta name='author' content=Ann>"
        "<meta property='article:published_time' content='2024-03-02T08:00'><meta name=viewport content=x>"
        "<meta name='factcheck:authority' content='80'><link rel=canonical href='http://x/'></head><h1>Other</h1>"
    )
    assert (document.title, document.language, document.date) == ("Fish & Chips", "de", date(2024, 3, 2))
    assert (document.authority, document.properties) == (80, (("author", "Ann"), ("url", "http://x/")))


def test_the_first_heading_is_a_title_too() -> None:
    assert read("<h2>Sub</h2><h1>Main</h1>").title == "Main"


def test_declared_encoding() -> None:
    data = "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>Да".encode("cp1251")
    document = HtmlReader().read(data, "a.html")
    assert document.slice(document.blocks[0].span) == "Да"
    data = "<?xml version='1.0' encoding='iso-8859-2'?><p>ł".encode("iso8859-2")
    document = HtmlReader().read(data, "a.xhtml")
    assert document.slice(document.blocks[0].span) == "ł"


def test_front_matter_above_a_page() -> None:
    document = read("---\ntitle: T\n---\n<p>Text</p>")
    assert (document.title, document.locate(document.blocks[0].span)) == ("T", Location(4, 4))


WORDS = st.text("abc5", min_size=1, max_size=4)
INLINE = st.one_of(
    st.builds("<b>{}</b>".format, WORDS),
    st.builds('<a href="x>y">{}</a>'.format, WORDS),
    WORDS,
    st.just("<!-- x -->"),
)
PARAGRAPHS = st.lists(st.lists(INLINE, min_size=1, max_size=4), max_size=4)


@settings(deadline=None)
@given(PARAGRAPHS, st.sampled_from(["p", "div", "li", "td", "h2", "section"]))
def test_every_word_is_where_it_was(paragraphs: list[list[str]], tag: str) -> None:
    text = "\n".join(f"<{tag}>{' '.join(words)}</{tag}>" for words in paragraphs)
    document = read(text)
    shown = [word for block in document.blocks for word in document.slice(block.span).split()]
    assert shown == [w for words in paragraphs for w in _words(words)]
    assert all(a in (b, " ") for a, b in zip(document.text, text, strict=True))
    assert all(document.locate(b.span).line == text.count("\n", 0, b.span.start) + 1 for b in document.blocks)


def _words(words: list[str]) -> list[str]:
    bare = (
        w.removeprefix("<b>").removeprefix('<a href="x>y">').removesuffix("</b>").removesuffix("</a>")
        for w in words
    )
    return [word for word in bare if not word.startswith("<!--")]
