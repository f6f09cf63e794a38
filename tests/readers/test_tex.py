"""LaTeX: what is read, what is left out, and that every place is that of the file."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import BlockKind, Document, Reason, Span
from factcheck.readers.tex import TexReader
from tests.contracts.test_readers import assert_in_place, assert_sound


def read(text: str) -> Document:
    return TexReader().read(text.encode(), "a.tex")


def shown(text: str) -> list[tuple[BlockKind, str]]:
    document = read(text)
    return [(b.kind, " ".join(document.slice(b.span).split())) for b in document.blocks]


def line(text: str) -> str:
    ((kind, words),) = shown(text)
    assert kind is BlockKind.PARAGRAPH
    return words


def left_out(text: str) -> list[tuple[Reason, str]]:
    return [(entry.reason, entry.detail) for entry in read(text).unchecked]


WHOLE = r"""\documentclass{article} % factcheck: ignore-file
\title{The \emph{Harbour} Report\thanks{By us.}}
\author{Ida Holm \and Tom Hale}
%\date{1999-01-01}
\date{12 March 2024}
\begin{document}
\maketitle
\section{One}\label{one}
The bridge is long.
\subsection*{Ships \& ferries}
It is red.

It is high.
\section[Short]{Two}
It is old.
\end{document}
Nobody reads this.
"""


def test_a_document_has_title_date_and_sections() -> None:
    document = read(WHOLE)
    assert (document.title, document.date) == ("The Harbour Report", date(2024, 3, 12))
    assert document.properties == (("author", "Ida Holm, Tom Hale"),)
    assert [
        (b.headings, document.slice(b.span)) for b in document.blocks if b.kind is BlockKind.PARAGRAPH
    ] == [
        (("One",), "The bridge is long."),
        (("One", "Ships & ferries"), "It is red."),
        (("One", "Ships & ferries"), "It is high."),
        (("Two",), "It is old."),
    ]
    assert document.locate(document.blocks[3].span).line == 11
    assert [d.words for d in document.directives] == ["ignore-file"]
    assert {detail for _, detail in left_out(WHOLE)} >= {
        "preamble",
        "behind the end",
        "comment: \\date{1999-01-01}",
    }


def test_the_part_of_a_document_is_read_from_its_beginning() -> None:
    assert shown("\\chapter{One}\nIt is red.") == [
        (BlockKind.HEADING, "One"),
        (BlockKind.PARAGRAPH, "It is red."),
    ]
    assert read("It is red.").title == ""


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (
            r"It costs \$5, 10\,\% of 4\%, says \emph{Smith \& \textbf{Sons}}.",
            "It costs $5, 10 % of 4%, says Smith & Sons.",
        ),
        (
            r"The caf\'e, na\"{\i}ve, \c{c}a, Stra\ss e, \AA{}rhus, \v{S}koda.",
            "The café, naïve, ça, Straße, Århus, Škoda.",
        ),
        ("``So'' 1990--1991 --- yes\\ldots", "“So” 1990–1991 — yes…"),
        ("It has~5 rooms,\\\\[2ex] all\\newline white.", "It has 5 rooms, all white."),
        ("It was un\\textbf{believ}able, see \\ref{a}~\\cite[p.~5]{b}.", "It was unbelievable, see ."),
        ("See \\href{https://a.b/c%20d}{the site} and \\textcolor{red}{this}.", "See the site and this."),
        (
            "It has $12{,}500$ rooms, $5\\%$ more, and $n$ doors.",
            "It has 12,500 rooms, 5% more, and n doors.",
        ),
        ("It is red. % a comment\nIt is blue.\n% another\nIt is old.", "It is red. It is blue. It is old."),
        ("It is \\ensuremath{97.4\\%} full of \\ensuremath{n} things.", "It is 97.4% full of n things."),
        ("It is {\\bfseries very} old.", "It is very old."),
        ("\\noindent\nIt is old.", "It is old."),
    ],
)
def test_commands_within_a_sentence(source: str, words: str) -> None:
    assert line(source) == words


@pytest.mark.parametrize(
    ("source", "reason", "detail"),
    [
        ("It is $x < 10^{5}$ wide.", Reason.MARKUP, "mathematics: $x < 10^{5}$"),
        ("It is \\ensuremath{x<5} wide.", Reason.MARKUP, "mathematics: \\ensuremath{x<5}"),
        ("It is \\[ x = 5 \\] wide.", Reason.MARKUP, "mathematics: \\[ x = 5 \\]"),
        ("It is $$ x = 5 $$ wide.", Reason.MARKUP, "mathematics: $$ x = 5 $$"),
        (
            "It is\n\\begin{align*}\nx &= 5\n\\end{align*}\nwide.",
            Reason.MARKUP,
            "mathematics: x &= 5 \\end{align*}",
        ),
        ("It is \\SI{5}{\\metre} wide.", Reason.MARKUP, "command \\SI: \\SI{5}{\\metre}"),
        ("It is \\product{} wide.", Reason.MARKUP, "command \\product: \\product{}"),
        ("It is \\verb|5 m{| wide.", Reason.CODE, "\\verb: \\verb|5 m{|"),
        ("It is wide. \\iffalse It is 5 m. \\fi", Reason.MARKUP, "comment: It is 5 m. \\fi"),
    ],
)
def test_what_is_left_out_of_a_sentence_is_listed(source: str, reason: Reason, detail: str) -> None:
    assert "5" not in line(source)
    assert left_out(source) == [(reason, detail)]


@pytest.mark.parametrize("name", ["verbatim", "lstlisting", "tikzpicture", "comment", "thebibliography"])
def test_environments_without_text_are_listed(name: str) -> None:
    source = f"It is red.\n\\begin{{{name}}}\n5 % {{ is wide.\n\\end{{{name}}}\nIt is {{blue}}."
    assert [words for _, words in shown(source)] == ["It is red.", "It is blue."]
    assert len(left_out(source)) in (1, 2)


def test_lists_and_quotations() -> None:
    source = (
        "\\begin{itemize}\\item One is red.\n\n\\item[Toll] Two is blue.\\end{itemize}\n"
        "\\begin{quote}It is old.\\end{quote}\n\\begin{theorem}[Holm] It is new.\\end{theorem}"
    )
    assert shown(source) == [
        (BlockKind.ITEM, "One is red."),
        (BlockKind.ITEM, "Two is blue."),
        (BlockKind.QUOTE, "It is old."),
        (BlockKind.PARAGRAPH, "It is new."),
    ]
    assert left_out(source) == [(Reason.MARKUP, "label: [Toll]")]


TABLE = r"""\begin{table}
\caption{Population (millions)}
\begin{tabular}{l|rr}
\hline % a rule
Country & 2022 & 2023 \\ \hline
Finland & 5.5 & \textbf{5.6} \\
Norway \& Svalbard & & 5.5 \\[1ex]
\end{tabular}
\end{table}
"""


def test_the_cells_of_a_table_have_heads() -> None:
    document = read(TABLE)
    cells = [(document.slice(b.span), b.cell.heads, b.cell.caption) for b in document.blocks if b.cell]
    assert cells == [
        ("5.5", "Finland, 2022", "Population (millions)"),
        ("5.6", "Finland, 2023", "Population (millions)"),
        ("5.5", "Norway & Svalbard, 2023", "Population (millions)"),
    ]


@pytest.mark.parametrize(
    "cell", [r"\multicolumn{2}{c}{5}", r"\begin{tabular}{l}5\end{tabular}", r"\multirow{2}{*}{5}"]
)
def test_a_table_with_joined_cells_is_listed_and_not_misread(cell: str) -> None:
    source = (
        f"It is red.\n\\begin{{tabular}}{{ll}}\nA & B \\\\\n{cell} & 6 \\\\\n\\end{{tabular}}\nIt is blue."
    )
    assert next(words for _, words in shown(source)) == "It is red."
    assert "6" not in read(source).text
    assert any(detail.startswith("table: ") for _, detail in left_out(source))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (
            "The toll is 4. % factcheck: ignore number -- it rose until=2027-01-31\n",
            ["ignore number -- it rose until=2027-01-31"],
        ),
        ("The toll is 4.%factcheck:ignore\n", ["ignore"]),
        ("The toll is 5\\% factcheck: ignore\n", []),
        ("\\begin{verbatim}\n% factcheck: ignore\n\\end{verbatim}\n", []),
        ("\\verb|% factcheck: ignore|\n", []),
    ],
)
def test_a_comment_may_speak_to_the_program(source: str, words: list[str]) -> None:
    assert [directive.words for directive in read(source).directives] == words


MACROS = r"""\documentclass{article}
\newcommand{\product}{Lumen Cloud\xspace} % the name
\newcommand*\acc{92.3\%}
\renewcommand{\hl}[1]{\textbf{#1}}
\def\pair#1#2{#1 and
  \hl{#2}}
\newcommand{\todo}[1]{}
\title{The \product{} Guide}
\begin{document}
\product{} reaches \acc, \product's price is $\acc$ \hl{lower than \product} is.

It has \pair{one}{two}\todo{hidden} rooms.
\end{document}
"""


def test_macros_that_the_file_defines_are_read_as_they_are_printed() -> None:
    document = read(MACROS)
    assert [words for _, words in shown(MACROS)] == [
        "Lumen Cloud reaches 92.3%, Lumen Cloud's price is 92.3% lower than Lumen Cloud is.",
        "It has one and two rooms.",
    ]
    assert document.title == "The Lumen Cloud Guide"
    assert {detail.split(":")[0] for _, detail in left_out(MACROS)} == {"preamble", "comment"}


@pytest.mark.parametrize("words", ["reaches", "price", "lower than", "is.", "one", "two", "rooms."])
def test_what_stands_beside_a_macro_keeps_its_line_and_column(words: str) -> None:
    document = read(MACROS)
    place = document.locate(Span(document.text.rindex(words), len(document.text)))
    line = MACROS.split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith(words)


def test_a_macro_stands_where_it_is_used() -> None:
    document = read(MACROS)
    at = document.text.rindex("Lumen Cloud")
    assert document.locate(Span(at, at + 5)).line == 10
    column = document.locate(Span(at, at + 5)).column
    assert MACROS.split("\n")[9][column - 1 :].startswith("\\product} is.")


@pytest.mark.parametrize(
    "definition",
    [
        "\\newcommand{\\x}{\\x\\x}",
        "\\newcommand{\\x}[2][red]{#1 #2}",
        "\\newcommand{\\x}{\\begin{center}blue\\end{center}}",
        "\\newcommand{\\x}{one\n\ntwo}",
        "\\newcommand{\\x}{\\ifdraft blue\\fi}",
        "% \\newcommand{\\x}{blue}\n",
        "\\verb|\\newcommand{\\x}{blue}|",
        "\\let\\x\\y",
        f"\\newcommand{{\\x}}{{{'blue ' * 101}}}",
    ],
)
def test_other_macros_stay_as_they_are_and_are_listed(definition: str) -> None:
    source = f"{definition}It is \\x{{}}{{a}} here."
    assert shown(source)[-1][1].endswith("here.")
    assert any(detail.startswith("command \\x") for _, detail in left_out(source))


def test_a_macro_holds_from_its_definition_on_and_until_the_next() -> None:
    source = (
        "\\providecommand\\x{one}\\providecommand\\x{two}It is \\x.\\def\\x{three} It is \\x. \\verb|\\x|"
    )
    assert line(source) == "It is one. It is three."


def test_macros_within_macros_do_not_grow_without_end() -> None:
    doubling = "".join(
        f"\\newcommand{{\\{b}}}{{{f'{chr(92)}{a} ' * 50}}}\n" for a, b in zip("pqrst", "qrstu", strict=True)
    )
    document = read(f"\\newcommand{{\\p}}{{word}}\n{doubling}" + "It is \\u{}. " * 500)
    assert len(document.text) < 500_000
    nested = "\\newcommand{\\x}[1]{#1#1}" + "\\x{" * 60 + "a" + "}" * 60
    assert len(read(nested).text) < 500_000


NOTES = r"""It is red\footnote{It was
blue in 2019.}. It is long.\footnote{See
% factcheck: ignore -- a draft
the other one.} It is \textbf{high\footnote{Or deep.}} here.

The next one is old.
\begin{itemize}
\item One\footnote{The first.} is new.
\item Two is new.
\end{itemize}
"""


def test_footnotes_are_read_behind_their_paragraphs() -> None:
    assert shown(NOTES) == [
        (BlockKind.PARAGRAPH, "It is red. It is long. It is high here."),
        (BlockKind.PARAGRAPH, "It was blue in 2019."),
        (BlockKind.PARAGRAPH, "See the other one."),
        (BlockKind.PARAGRAPH, "Or deep."),
        (BlockKind.PARAGRAPH, "The next one is old."),
        (BlockKind.ITEM, "One is new."),
        (BlockKind.ITEM, "Two is new."),
        (BlockKind.PARAGRAPH, "The first."),
    ]
    document = read(NOTES)
    lines = NOTES.split("\n")
    for block in document.blocks:
        place = document.locate(block.span)
        assert lines[place.line - 1][place.column - 1 :].startswith(document.slice(block.span).split()[0])
    assert [document.locate(d.span).line for d in document.directives] == [3]


@pytest.mark.parametrize(
    "hidden",
    [
        "\\iffalse It is blue\\footnote{Note.} here. \\fi",
        "\\begin{comment}\nBlue.\\footnote{Note.}\n\\end{comment}\n",
    ],
)
def test_the_footnotes_of_what_is_not_printed_are_not_read(hidden: str) -> None:
    assert not any("Note" in words for _, words in shown(f"It is red. {hidden} It is old."))


@pytest.mark.parametrize(
    "name", ["footnote", "footnotetext", "endnote", "sidenote", "marginnote", "marginpar"]
)
def test_other_notes_are_read_as_footnotes_are(name: str) -> None:
    assert [words for _, words in shown(f"It is red\\{name}{{It was blue.}} here.")] == [
        "It is red here.",
        "It was blue.",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "\\begin{tabular}{ll}\nA & B \\\\\nC & 5\\footnote{Note.} \\\\\n\\end{tabular}",
        f"\\textbf{{It is red\\footnote{{Note.}} {'and blue ' * 600}.}}",
        "It is red\\footnotemark[1].",
    ],
)
def test_a_footnote_that_can_not_be_moved_is_listed(source: str) -> None:
    assert not any("Note." in words for _, words in shown(source))
    assert any("\\footnote" in detail for _, detail in left_out(source))


# fmt: off
PARTS = st.lists(st.sampled_from([
    "word ", "5 ", "\n", "\n\n", "%", "$", "$$", "{", "}", "[", "]", "&", "\\\\", "\\", "~", "--", "\\%", "\\begin{tabular}{l}", "\\end{tabular}",
    "\\begin{verbatim}", "\\end{verbatim}", "\\begin{equation}", "\\end{equation}", "\\begin{document}", "\\end{document}", "\\section{",
    "\\caption{", "\\item", "\\emph{", "\\foo", "\\foo{", "\\'", "\\ss ", "\\hline", "\\[", "\\]", "\\verb|", "\\iffalse", "\\fi", "\\def\\a", "\\title{",
    "\\footnote{", "\\newcommand{\\foo}{", "\\newcommand\\a[1]{#1 ", "\\a{", "\\a", "\\def\\b{\\a\\a}", "\\b",
]), max_size=30).map("".join)
# fmt: on


@settings(max_examples=400, deadline=None)
@given(source=PARTS)
def test_any_tex_keeps_every_place(source: str) -> None:
    document = read(source)
    assert_sound(document)
    assert_in_place(document, source)
