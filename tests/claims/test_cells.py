"""What a cell of a table states, and which sentences speak of it."""

from __future__ import annotations

import pytest

from factcheck.claims.cells import is_running, reads_alone
from factcheck.claims.extraction import extract
from factcheck.claims.heads import HeadReader
from factcheck.claims.values.figures import figure, understood
from factcheck.model import BlockKind, Cell, Claim, Document, Quantity, Reason
from factcheck.readers.csv import CsvReader
from factcheck.readers.markdown import MarkdownReader
from tests import fakes


def table(text: str, uri: str = "results.csv") -> tuple[Document, tuple[Claim, ...], dict[str, str]]:
    """A table with its claims, and what the ledger says of each other cell."""
    reader = MarkdownReader() if uri.endswith(".md") else CsvReader()
    document = reader.read(text.encode(), uri)
    _, claims, ledger = extract(document)
    return document, claims, {document.slice(entry.span): entry.detail for entry in ledger}


@pytest.mark.parametrize(
    ("text", "units", "expected"),
    [
        ("41", ("$m",), (41e6, "USD", "$41 million")),
        ("41", ("in millions of dollars",), (41e6, "USD", "41 million dollars")),
        ("41", ("USD", "in thousands"), (41e3, "USD", "41 thousand USD")),
        ("(1,234)", ("€",), (-1234, "EUR", "-€1,234")),
        ("−3.2", ("%",), (-3.2, "percent", "-3.2 %")),
        ("1 234,5", ("km",), (1_234_500, "m", "1 234,5 km")),
        ("41", ("thousand tonnes",), (41e6, "kg", "41 thousand tonnes")),
        ("41", ("restated", "$m"), (41e6, "USD", "$41 million")),
        ("$41m", ("%",), (41e6, "USD", "$41m")),
        ("12%", ("$m",), (12, "percent", "12%")),
        ("3.5[1]", (), (3.5, "", "3.5")),
        ("70,000", (), (70_000, "", "70,000")),
        ("2.1 m", (), (2.1, "", "2.1 m")),
    ],
)
def test_figures(text: str, units: tuple[str, ...], expected: tuple[float, str, str]) -> None:
    found = figure(text, Cell(1, 1, 1, units=units))
    assert found is not None
    assert (found.quantity.low, found.quantity.unit, found.written.replace("-€", "-€")) == expected
    assert (found.quantity.span.start, found.quantity.span.end) == (0, len(text))


@pytest.mark.parametrize("text", ["", "Helsinki", "5 of 10", "v1.2.3", "(5", "1.2.3.4", "9" * 50, "a1"])
def test_no_figures(text: str) -> None:
    assert figure(text, Cell(1, 1, 1)) is None


def test_a_figure_without_unit_or_scale_is_incomplete() -> None:
    bare, scaled = figure("41", Cell(1, 1, 1)), figure("41", Cell(1, 1, 1, units=("000s",)))
    assert bare is not None
    assert scaled is not None
    assert (bare.complete, scaled.complete, scaled.quantity.low) == (False, True, 41_000)


def test_notes_behind_a_head_are_no_units() -> None:
    assert [understood(note) for note in ("$m", "%", "days", "restated", "est.", "2020")] == [True] * 3 + [
        False
    ] * 3


def test_a_cell_is_a_claim_with_its_heads() -> None:
    document, claims, ledger = table(
        'Measure,2021,2022\nRevenue ($m),38,41\nCode,AB-12,n/a\nSeat,Bonn,"They moved to Bonn, it is said."\n'
    )
    assert [claim.context for claim in claims] == [
        "Revenue, 2021: $38 million",
        "Revenue, 2022: $41 million",
        "Seat, 2021: Bonn",
        "Seat: They moved to Bonn, it is said.",
    ]
    assert all(document.slice(claim.span) == claim.text for claim in claims)
    (value,) = claims[1].values
    assert isinstance(value, Quantity)
    assert (value.low, value.unit, value.measure, value.span) == (41e6, "USD", "revenue", claims[1].span)
    assert (ledger["AB-12"], ledger["n/a"], ledger["Measure"]) == (
        "identifier",
        "no value",
        "head of a column",
    )
    assert len({claim.id for claim in claims}) == 4


def test_a_sentence_in_a_cell_is_read_as_a_sentence() -> None:
    _, claims, _ = table(
        "| Plan | Support |\n|---|---|\n| Starter | Ann said that it answers within two days. |\n| Pro | Why not? |\n",
        "a.md",
    )
    (claim,) = claims
    assert (claim.kind, claim.attribution.source) == (BlockKind.PARAGRAPH, "Ann")
    assert claim.context.startswith("Starter: ")
    assert claim.cell is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge opened in 1932.", True),
        ("41 million", False),
        ("North region total", False),
        ("It is.", False),
    ],
)
def test_running_text(text: str, expected: bool) -> None:
    assert is_running(text) is expected


REVENUE, STARTER = "Revenue ($m) / 2022 / 41", "Starter / Log retention (days) / 30"


@pytest.mark.parametrize(
    ("cell", "sentence", "words"),
    [
        (REVENUE, "Revenue was $14 million in 2022.", "$14 million"),
        (REVENUE, "In 2022, revenue was 14 million.", "14 million"),
        (REVENUE, "Acme's revenue reached $14 million in 2022, driven by strong demand in Asia.", "$14 million"),
        (REVENUE, "Revenue rose to $14 million in 2022.", "$14 million"),
        (STARTER, "The Starter plan keeps logs for 14 days.", "14 days"),
        # Narrower, wider, of another time, a change, a forecast, a denial.
        (REVENUE, "Gross revenue was $14 million in 2022.", ""),
        (REVENUE, "Revenue from licences was $14 million in 2022.", ""),
        (REVENUE, "Revenue in Germany was $14 million in 2022.", ""),
        (REVENUE, "Revenue growth was $14 million in 2022.", ""),
        (REVENUE, "Revenue was $14 million.", ""),
        (REVENUE, "Revenue was $14 million in 2021.", ""),
        (REVENUE, "Revenue was $14 million in March 2022.", ""),
        (REVENUE, "Revenue rose by $14 million in 2022.", ""),
        (REVENUE, "Revenue could reach $14 million in 2022.", ""),
        (REVENUE, "Revenue was not $14 million in 2022.", ""),
        (REVENUE, "Profit was $3 million and revenue was high in 2022.", ""),
        (STARTER, "The Business plan keeps logs for 14 days.", ""),
        (STARTER, "The Starter plan was launched 14 days ago.", ""),
        ("Net profit ($m) / 2022 / 4", "Profit was $14 million in 2022.", ""),
    ],
)  # fmt: skip
def test_a_sentence_speaks_of_a_cell_only_where_it_names_its_heads_and_no_more(
    cell: str, sentence: str, words: str
) -> None:
    reader = HeadReader()
    heads = reader.heads(fakes.cell(cell))
    assert heads is not None
    found = [sentence[q.span.start : q.span.end] for q in reader.about(fakes.claim(sentence), heads)]
    assert found == ([words] if words else [])


def test_words_alone_have_no_figure_to_be_held_against() -> None:
    _, claims, _ = table("a,b\nx,y\n")
    assert [claim.values for claim in claims] == [()]
    assert table("a,b\nx,-\n")[2]["-"] == "no value"
    assert Reason.TABLE_CELL.value == "table cell"


@pytest.mark.parametrize(
    ("value", "described", "said"),
    [
        ("false", "Whether connections are encrypted", "Connections are not encrypted by default."),
        ("yes", "If the log is kept", "The log is kept by default."),
        ("true", "Enable audit logging", "Audit logging is enabled by default."),
        ("off", "Turns on usage statistics", "Usage statistics are disabled by default."),
        ("no", "Disables the cache of pages", "The cache of pages is enabled by default."),
        ("true", "Audit logging", "audit (Audit logging), Default: true"),
    ],
)
def test_a_switch_is_read_as_a_sentence(value: str, described: str, said: str) -> None:
    text = f"| Name | Default | Description |\n|---|---|---|\n| audit | {value} | {described} |\n"
    found = next(claim for claim in table(text, "a.md")[1] if claim.text == value)
    assert found.context == said
    assert reads_alone(found) == said.endswith(".")
