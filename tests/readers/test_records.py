"""Texts inside JSON: JSON Lines, ClaimReview and notebooks."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import readers
from factcheck.baseline import Baseline, Entry, written
from factcheck.errors import ForeignError, ReadError
from factcheck.model import BlockKind, Document, Location, Origin, Rating, Reason
from factcheck.readers._json_places import JsonError, Node, parse


def read(text: str, uri: str) -> Document:
    return readers.read(text.encode(), uri)


def shown(document: Document) -> list[tuple[BlockKind, str]]:
    return [(b.kind, " ".join(document.slice(b.span).split())) for b in document.blocks]


def left_out(document: Document) -> list[tuple[Reason, str]]:
    return [(entry.reason, entry.detail) for entry in document.unchecked]


# JSON with places

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


def plain(node: Node) -> Any:
    if node.members is not None:
        return {key: plain(value) for key, value in node.members.items()}
    if node.text is not None:
        return node.text
    return json.loads(node.plain) if node.plain else [plain(item) for item in node.items]


@settings(deadline=None)
@given(value=VALUES, indent=st.sampled_from([None, 2]), ascii_only=st.booleans())
def test_json_is_read_as_by_the_standard_library(value: object, indent: int | None, ascii_only: bool) -> None:
    written = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert plain(parse(f" {written}\n")) == value


@pytest.mark.parametrize(
    "text", ["", "{", "[1 2]", '{"a" 1}', "[1,]", '"a', "[1] x", '{"a":}', "[" * 1_000_000, "nope", '"\n"']
)
def test_what_is_no_json_is_an_error_with_a_place(text: str) -> None:
    with pytest.raises(JsonError) as error:
        parse(text)
    assert 0 <= error.value.position <= len(text)


# JSON Lines


def test_each_line_is_a_section_with_title_and_date() -> None:
    text = (
        '{"id": 1, "title": "Bridges", "date": "2020-01-02", "text": "It opened.\\n\\nIt is \\"long\\", caf\\u00e9."}\n'
        '\n{"text": "No title here."}\n'
    )
    document = read(text, "a.jsonl")
    assert shown(document) == [
        (BlockKind.HEADING, "Bridges"),
        (BlockKind.PARAGRAPH, "It opened."),
        (BlockKind.PARAGRAPH, 'It is "long", café.'),
        (BlockKind.PARAGRAPH, "No title here."),
    ]
    assert [b.headings for b in document.blocks] == [(), ("Bridges",), ("Bridges",), ()]
    assert [b.origin for b in document.blocks[1:]] == [Origin(date=date(2020, 1, 2))] * 2 + [None]
    assert document.locate(document.blocks[-1].span) == Location(3, 11)
    assert (document.title, document.unchecked) == ("a", ())


def test_a_broken_line_is_listed_and_the_rest_is_read() -> None:
    document = read('{"text": "One is here."}\n{oops\n[1]\n{"x": 1}\n{"text": "Two is here."}', "a.jsonl")
    assert [words for _, words in shown(document)] == ["One is here.", "Two is here."]
    assert left_out(document) == [
        (Reason.UNREADABLE, "no valid JSON: unexpected character (column 2)"),
        (Reason.MARKUP, "a record with no object"),
        (Reason.MARKUP, "a record with no field “text”"),
    ]
    assert document.locate(document.unchecked[0].span).line == 2


def test_another_field_with_running_text_is_listed() -> None:
    document = read('{"text": "One is here.", "summary": "This says it all once more."}', "a.jsonl")
    assert left_out(document) == [(Reason.MARKUP, "field “summary”: This says it all once more.")]


def test_records_without_a_text_are_no_document() -> None:
    with pytest.raises(ForeignError, match="no record"):
        read('{"a": 1}\n{"a": 2}\n', "a.jsonl")


# ClaimReview


def review(rating: dict[str, object], **more: object) -> str:
    return json.dumps(
        {
            "@type": "ClaimReview",
            "datePublished": "2020-05-01",
            "author": {"@type": "Organization", "name": "Desk"},
            "claimReviewed": 'The moon is made of "cheese".',
            "itemReviewed": {"author": {"name": "Bob"}, "datePublished": "2019-01-01"},
            "reviewRating": rating,
            **more,
        }
    )


@pytest.mark.parametrize(
    ("rating", "holds", "words"),
    [
        ({"alternateName": "True"}, True, "True"),
        ({"alternateName": "This claim is true."}, True, "This claim is true."),
        ({"ratingValue": 5, "bestRating": 5, "worstRating": 1}, True, "5 of 5"),
        ({"alternateName": "False"}, False, "False"),
        ({"alternateName": "Pants on Fire!", "ratingValue": 0}, False, "Pants on Fire!"),
        (
            {"alternateName": "This is false.\nThe moon is made of rock."},
            False,
            "This is false. The moon is made of rock.",
        ),
        ({"alternateName": "Verdict: Mostly False"}, False, "Verdict: Mostly False"),
        ({"ratingValue": 1, "bestRating": 5}, False, "1 of 5"),
    ],
)
def test_a_claim_that_is_rated_true_or_false_has_source_date_and_rating(
    rating: dict[str, object], holds: bool, words: str
) -> None:
    document = read(f'{{"@graph": [{review(rating, url="https://desk.example/1")}]}}', "a.jsonld")
    assert shown(document) == [(BlockKind.QUOTE, 'The moon is made of "cheese".')]
    rated = Rating(holds, words, "Desk", date(2020, 5, 1), "https://desk.example/1")
    assert document.blocks[0].origin == Origin("Bob", date(2019, 1, 1), rated)


@pytest.mark.parametrize(
    "rating",
    [
        {"alternateName": "Half true"},
        {"alternateName": "False headline"},
        {"alternateName": "Misleading", "ratingValue": 1, "bestRating": 5},
        {"ratingValue": 3, "bestRating": 5},
        {"ratingValue": 9, "bestRating": 5},
        {"ratingValue": "low"},
        {},
    ],
)
def test_any_other_claim_is_listed_with_its_rating(rating: dict[str, object]) -> None:
    document = read(review(rating, reviewBody="Rocks were found there."), "a.json")
    assert shown(document) == [(BlockKind.PARAGRAPH, "Rocks were found there.")]
    assert document.blocks[0].origin == Origin("Desk", date(2020, 5, 1))
    ((reason, detail),) = left_out(document)
    assert reason is Reason.HYPOTHETICAL
    assert detail.endswith("rated by Desk on 2020-05-01") or "rated “" in detail


def test_the_speaker_in_front_of_a_claim_is_no_part_of_it() -> None:
    document = read(review({"alternateName": "False"}, claimReviewed="Says that Ida Holm left."), "a.json")
    assert shown(document) == [(BlockKind.QUOTE, "Ida Holm left.")]
    unclear = read(review({"alternateName": "False"}, claimReviewed="Says she left."), "a.json")
    assert shown(unclear) == [(BlockKind.QUOTE, "Says she left.")]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a.example/<b>", "", "//a.example"])
def test_only_an_address_of_the_web_is_one(url: str) -> None:
    origin = read(review({"alternateName": "False"}, url=url), "a.json").blocks[0].origin
    assert origin is not None
    assert origin.rating is not None
    assert origin.rating.url == ""


def test_lines_may_be_reviews() -> None:
    lines = [
        review({"alternateName": "True"}),
        '{"text": "Rocks were found there."}',
        review({}),
        '{"ClaimReview": 1}',
    ]
    document = read("\n".join(lines), "a.jsonl")
    assert [words for _, words in shown(document)] == [
        'The moon is made of "cheese".',
        "Rocks were found there.",
    ]
    assert document.blocks[0].origin == Origin(
        "Bob", date(2019, 1, 1), Rating(True, "True", "Desk", date(2020, 5, 1))
    )
    assert document.locate(document.blocks[1].span).line == 2
    assert [detail for _, detail in left_out(document)] == [
        "not rated by Desk on 2020-05-01",
        "a record with no field “text”",
    ]


def test_reviews_in_the_script_of_a_page() -> None:
    script = f'<script type="application/ld+json">{review({"alternateName": "True"})}</script>'
    document = read(f"<p>Before.</p>{script}<p>Behind.</p>", "a.html")
    assert [words for _, words in shown(document)] == ["Before.", 'The moon is made of "cheese".', "Behind."]


def test_our_own_reviews_are_known() -> None:
    document = read(review({"alternateName": "True"}, author={"name": "factcheck"}), "a.json")
    assert ("generator", "factcheck") in document.properties


@pytest.mark.parametrize("text", ['{"a": 1}', "[]", '{"name": "ClaimReview"}'])
def test_other_json_is_no_document(text: str) -> None:
    with pytest.raises(ForeignError, match="JSON without a ClaimReview"):
        read(text, "a.json")


def test_json_of_our_own_is_called_by_its_name() -> None:
    gold = Path(__file__).parents[1] / "gold"
    known = {
        (gold / "json" / "sample.json").read_text("utf-8"): "a report of factcheck",
        (gold / "gitlab" / "ruled.json").read_text("utf-8"): "a report of factcheck",
        '{\n "schema_version": "1.0",\n "documents": []}': "a report of factcheck",
        written(
            Baseline({"ab": Entry("ab", 1, "number", ("One.", "A ClaimReview."))})
        ).decode(): "a baseline of factcheck",
        '{\n  "schema": "factcheck-triage/1",\n  "marks": {}\n}': "marks from a report of factcheck",
    }
    for text, name in known.items():
        with pytest.raises(ForeignError, match=name):
            read(text, "a.json")


def test_broken_json_is_an_error_with_its_line() -> None:
    with pytest.raises(ReadError) as error:
        read('{"@type":\n"ClaimReview"', "a.json")
    assert error.value.line == 2
    assert not isinstance(error.value, ForeignError)


# Notebooks


def notebook(*cells: tuple[str, str | list[str]]) -> str:
    made: list[dict[str, object]] = [{"cell_type": kind, "source": source} for kind, source in cells]
    for cell in made:
        if cell["cell_type"] == "code":
            cell["outputs"] = [{"output_type": "stream", "text": "42"}]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4})


def test_cells_and_lines_are_the_places_of_a_notebook() -> None:
    text = notebook(
        ("markdown", ["# Study\n", "\n", "The **mean** was 5 m.\n", "```\n", "never closed"]),
        ("code", "x = 1"),
        ("markdown", "Next *words* here.\n\n| A | B (m) |\n|---|---|\n| x | 5 |"),
        ("raw", "raw"),
    )
    document = read(text, "a.ipynb")
    assert shown(document) == [
        (BlockKind.HEADING, "Study"),
        (BlockKind.PARAGRAPH, "The mean was 5 m."),
        (BlockKind.PARAGRAPH, "Next words here."),
        (BlockKind.CELL, "5"),
    ]
    assert [document.locate(b.span).label for b in document.blocks] == [
        "cell 1, line 1", "cell 1, line 3", "cell 3, line 1", "cell 3, line 5",
    ]  # fmt: skip
    assert document.blocks[3].cell is not None
    assert document.blocks[3].cell.heads == "x, B"
    assert document.blocks[2].headings == ("Study",)
    assert {detail for _, detail in left_out(document)} >= {
        "code cell",
        "1 output of a code cell",
        "raw cell",
    }


@pytest.mark.parametrize("text", ["{", "[]", '{"a": 1}', "{" + '"cells": ' + "[" * 5000])
def test_what_is_no_notebook_is_refused(text: str) -> None:
    with pytest.raises(ReadError):
        read(text, "a.ipynb")


@pytest.mark.parametrize("cells", ["null", "[]", "[1, null, {}]", '[{"cell_type": "markdown", "source": 5}]'])
def test_odd_cells_hold_nothing(cells: str) -> None:
    assert read(f'{{"cells": {cells}}}', "a.ipynb").blocks == ()
