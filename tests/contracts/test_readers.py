"""What every reader of the folder keeps to, whatever its format."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import plugins, readers
from factcheck.errors import ReadError
from factcheck.model import Document, Span
from factcheck.places import line_starts
from factcheck.readers import Reader

READERS: dict[str, type[Reader]] = plugins.load_all(readers)
TEXTUAL = ("csv", "html", "markdown", "rst", "tex", "text")
"""Formats whose text is the decoded file itself."""

every_reader = pytest.mark.parametrize("name", sorted(READERS))
every_text = pytest.mark.parametrize("name", TEXTUAL)

# fmt: off
ATOMS = (
    "# ", "*", "**", "_", "`", "[", "](u)", "![", "&rsquo;", "<b>", "</b>", "<p>", "<!--", "-->", "<td>", "<nav>",
    "</nav>", "<del>", "</del>", "<br>", "<script>", "</script>", "- ", "> ", "|", "\n|-|\n", "```", "---\n", "\n",
    "\r\n", "\r", "\n\n", " ", "\t", "a", "5%", "é", "\N{GRINNING FACE}", "\u00ad", "\u2028", "\f", "x: y\n", "=", ",", ";", "\"", "\"\"", "<table>", "<tr>", "<th colspan=2>", ".. ", "::\n", "note::", "===\n", "== ==\n", "+--+--+\n", "   ",
    "\\section{", "}", "{", "\\emph{", "\\\\", "\\&", "$", "$$", "\\[", "\\]", "%", "\\begin{tabular}{ll}", "\\end{tabular}", "&", "\\item ",
    "\\begin{itemize}", "\\end{itemize}", "\\begin{document}", "\\end{document}", "\\verb|", "\\begin{verbatim}", "\\end{verbatim}",
    "\\footnote{", "\\caption{", "\\'e", "\\c{c}", "\\ss ", "--", "``", "''", "~", "\\foo", "[a]", "\\begin{equation}", "\\",
    "\\iffalse", "\\fi", "\\date{",
)
# fmt: on
MARKUP = st.lists(st.sampled_from(ATOMS), max_size=25).map("".join)


FLOODS = (
    *(
        "\\",
        "{",
        "}",
        "$",
        "$ a\n\n",
        "\\[",
        "\\begin{equation}",
        "\\begin{verbatim}",
        "\\begin{tabular}{l}",
        "\\verb|",
        "\\verb1",
        "%",
    ),
    *(
        "\\section{",
        "\\item[",
        "\\def\\a",
        "\\title{",
        "\\foo{a}[b]",
        "\\iffalse",
        "& \\\\",
        "\\footnote{",
        "\\footnote{a}",
        "\\def\\a{\\a\\a}\\a ",
        "\\def\\a#1{#1#1}\\a{",
        "\\begin{itemize}\\item\\footnote{a}",
        "\\begin{a}",
        "\\c ",
        "\\end{a}",
    ),
    *(".. a::\n", "::\n", "=\n", "== ==\n", "+--+\n", ":a: ", "``a", "|a", "a_ ", ".. _a: b\n"),
    *(",", '"",', '"a,', '"""a,', "a,\n", '"a\n'),
    *(
        "<",
        "[",
        "*",
        "`",
        "&",
        "_",
        "~",
        "!",
        "](",
        "\\",
        ">",
        "#",
        "|",
        '"',
        " ",
        "\t",
        "\r",
        "- ",
        "> ",
        "a",
    ),
    *(
        "<a ",
        '<a b="',
        "<a b='\"",
        "<!--",
        "<![CDATA[",
        "<div>",
        "</div>",
        "<section></div>",
        "<li>",
        "<nav>",
        "<sup>1",
    ),
    *(
        "<script>",
        "![a](",
        "[a]: b\n",
        "[^a]",
        "**a",
        "a** ",
        "_a*b ",
        "~~a",
        "`a``b",
        "&amp;",
        "\u00ad",
        "word ",
    ),
    *("[a](<", '[a](b "', "[[a]]", "<del>", "<table><td>", "&#", "<p hidden>", "é", "\N{GRINNING FACE}"),
)


def read(name: str, data: bytes) -> Document | ReadError:
    try:
        return READERS[name]().read(data, "dir/file")
    except ReadError as error:
        return error


def assert_sound(document: Document) -> None:
    """The ledger invariant: every visible character has its place, blocks are disjoint, tight and in order."""
    text = document.text
    covered = bytearray(len(text))
    position = 0
    for block in document.blocks:
        assert position <= block.span.start < block.span.end <= len(text)
        assert text[block.span.start : block.span.end].strip() == text[block.span.start : block.span.end]
        covered[block.span.start : block.span.end] = b"\1" * len(block.span)
        position = block.span.end
        document.locate(block.span)
    spans = [region.span for region in document.unchecked]
    assert spans == sorted(spans)
    for span in spans:
        assert 0 <= span.start <= span.end <= len(text)
        assert not any(covered[i] and not text[i].isspace() for i in range(span.start, span.end))
        covered[span.start : span.end] = b"\1" * len(span)
    assert all(taken or char.isspace() for taken, char in zip(covered, text, strict=True))


def assert_in_place(document: Document, source: str) -> None:
    """The offset invariant: as long as the file, the same line breaks, and words without markup where they were."""
    if document.fragments:
        assert_traced(document, source)
        return
    assert len(document.text) == len(source)
    for at, (shown, written) in enumerate(zip(document.text, source, strict=True)):
        assert (shown in "\r\n") == (written in "\r\n"), at
        assert shown not in "\r\n" or shown == written, at


def assert_traced(document: Document, source: str) -> None:
    """Where the text was put together: every character leads to one of the file, and what was only moved to itself."""
    assert document.fragments[0].start == 0
    ends = [*(fragment.start for fragment in document.fragments[1:]), len(document.text)]
    for fragment, end in zip(document.fragments, ends, strict=True):
        assert fragment.start < end
        assert 0 <= fragment.origin <= fragment.origin + fragment.length <= len(source)
    for at, shown in enumerate(document.text):
        place = document.locate(Span(at, at))
        assert place.line <= len(line_starts(source))
        assert shown not in "\r\n" or source[at:] != document.text[at:] or source[at] == shown


@every_reader
def test_says_what_it_reads(name: str) -> None:
    reader = READERS[name]
    assert reader.suffixes
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in reader.suffixes)
    assert "/" in reader.media_type
    assert set(reader.suffixes) <= readers.suffixes()


def test_no_suffix_is_claimed_twice() -> None:
    claimed = [suffix for reader in READERS.values() for suffix in reader.suffixes]
    assert len(claimed) == len(set(claimed))


@every_reader
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\r\n ",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xff\xfe\x00\xd8\x00\xd8",
        b"\xed\xa0\x80 lone surrogate",
        b"\0",
        b"a\0b",
        bytes(range(256)),
        b"%PDF-1.4 \n",
        b"PK\x03\x04",
        b"<meta charset=utf-16><p>x",
        b"<meta charset=unicode_escape>\\ud800",
        b"---\n---\n",
        b"+++\n+++",
        b"---\na: [\n---\n",
    ],
)
def test_odd_files_are_read_or_refused(name: str, data: bytes) -> None:
    document = read(name, data)
    if isinstance(document, ReadError):
        assert document.uri == "dir/file"
        assert document.problem
    else:
        assert_sound(document)
        assert document.text.encode("utf-8").decode("utf-8") == document.text
        assert (document.uri, document.media_type) == ("dir/file", READERS[name].media_type)


@every_reader
@settings(max_examples=50, deadline=None)
@given(data=st.binary(max_size=80))
def test_any_bytes(name: str, data: bytes) -> None:
    document = read(name, data)
    if isinstance(document, Document):
        assert_sound(document)


@every_text
@settings(max_examples=150, deadline=None)
@given(source=MARKUP)
def test_any_markup_keeps_every_place(name: str, source: str) -> None:
    document = READERS[name]().read(source.encode(), "f")
    assert_sound(document)
    assert_in_place(document, source)


@every_text
@settings(max_examples=50, deadline=None)
@given(words=st.lists(st.sampled_from(["Word", "5", "plain", "café", "\n", "\r\n"]), max_size=20))
def test_words_without_markup_stay_where_they_are(name: str, words: list[str]) -> None:
    source = " ".join(words)
    document = READERS[name]().read(source.encode(), "f")
    assert document.text == source
    for block in document.blocks:
        place = document.locate(block.span)
        lines = source.replace("\r\n", "\n").split("\n")
        assert lines[place.line - 1][place.column - 1] == document.text[block.span.start]


@every_text
def test_the_mark_of_the_encoding_takes_no_column(name: str) -> None:
    document = READERS[name]().read("\ufeffHello there world.".encode(), "f")
    assert document.text == "Hello there world."
    assert document.locate(Span(0, 1)).column == 1


@every_reader
def test_the_same_bytes_give_the_same_document(name: str) -> None:
    data = b"# A\n\n<p>b</p> *c* & d\n"
    assert read(name, data) == read(name, data) or isinstance(read(name, data), ReadError)


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda size: (
        opening * (size // len(opening + closing)) + "x" + closing * (size // len(opening + closing))
    )


@every_text
@pytest.mark.parametrize(
    ("opening", "closing"),
    [("<div>", "</div>"), ("<ul><li>", ""), ("[", "](u)"), ("*", "*"), ("![", "](u)"), ("> ", "")],
)
def test_deep_nesting_is_read_to_its_end(name: str, opening: str, closing: str) -> None:
    _assert_read(name, _nested(opening, closing)(200_000))


@every_text
@pytest.mark.parametrize("flood", FLOODS)
def test_floods_are_read_to_their_end(name: str, flood: str) -> None:
    _assert_read(name, flood * (100_000 // len(flood)))


@every_text
@pytest.mark.parametrize("flood", ["<", "["])
def test_a_megabyte_is_read_to_its_end(name: str, flood: str) -> None:
    _assert_read(name, flood * 1_000_000)


def _assert_read(name: str, source: str) -> None:
    # No clock: a step that is not linear would keep the suite waiting for minutes.
    document = READERS[name]().read(source.encode(), "f")
    assert document.fragments or len(document.text) == len(source)
