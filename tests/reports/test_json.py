"""The JSON report: its schema, its order, and values that lead back into the documents."""

from __future__ import annotations

import json
import math
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from factcheck.model import (
    Bound,
    Checked,
    Degree,
    Name,
    Polarity,
    Quantity,
    Reason,
    Report,
    Span,
    Unchecked,
    Value,
)
from factcheck.reports._data import value_data
from factcheck.reports.json import SCHEMA, JsonReporter, report_data
from tests.factories import document, empty_report, hostile_report, labelled_report, report, sample_report
from tests.gold import assert_gold

PUBLISHED: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))


def closed(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without room for additions: readers must bear them, this version must not make them."""
    schema = deepcopy(schema)
    stack: list[Any] = [schema]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if "properties" in node:
                node.setdefault("additionalProperties", False)
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
    return schema


def test_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(PUBLISHED)
    assert PUBLISHED["$id"] == "urn:factcheck:report-1.0"


@pytest.mark.parametrize("shown", [sample_report(), hostile_report(), empty_report()])
def test_every_report_fits_the_published_schema_and_adds_nothing(shown: Report) -> None:
    data = json.loads(JsonReporter().render(shown))
    problems = [error.message for error in Draft202012Validator(closed(PUBLISHED)).iter_errors(data)]
    assert problems == []
    assert data["schema_version"] == shown.schema_version


def test_a_place_without_lines_is_told_in_words_beside_the_label_of_the_claim() -> None:
    data = report_data(labelled_report())
    assert list(Draft202012Validator(closed(PUBLISHED)).iter_errors(data)) == []
    claim = data["claims"][0]
    assert (claim["place"], claim["label"]) == ("paragraph 5", "NOT_ENOUGH_INFO")
    assert data["unchecked"][0]["place"] == "paragraph 5"
    assert any(side.get("place") for f in data["findings"] for side in (f["claim"], f["evidence"]))


def test_sample_is_written_as_the_gold_file_says() -> None:
    assert_gold(JsonReporter().render(sample_report()), "json/sample.json")


def test_offsets_and_marks_lead_to_the_words() -> None:
    shown = sample_report()
    texts = {o.uri: o.document.text for o in shown.checked()} | {d.uri: d.text for d in shown.references}
    data = report_data(shown)
    for finding in data["findings"]:
        for side in (finding["claim"], finding["evidence"]):
            text = texts[side["document"]]
            assert text[side["start"] : side["end"]] == side["text"]
            assert text.split("\n")[side["line"] - 1][side["column"] - 1 :].startswith(side["text"][:10])
    first = data["findings"][0]
    start, end = first["claim"]["marks"][0]
    assert texts[first["claim"]["document"]][start:end] == "41.2 million euros"


def test_summary_agrees_with_the_lists() -> None:
    data = report_data(sample_report())
    assert sum(data["summary"]["findings"].values()) == len(data["findings"])
    assert sum(data["summary"]["labels"].values()) == data["summary"]["claims"] == len(data["claims"])
    assert sum(data["summary"]["unchecked"].values()) == len(data["unchecked"])
    assert [document["status"] for document in data["documents"]] == ["checked"] * 3 + ["skipped", "failed"]


def test_confidence_has_four_digits_and_findings_keep_their_order() -> None:
    findings = report_data(sample_report())["findings"]
    assert [finding["severity"] for finding in findings] == ["error", "error", "warning", "note"]
    assert findings[0]["confidence"] == 0.97


def test_values_of_every_kind_fit_the_schema() -> None:
    open_ended = Quantity(Span(0, 3), 12.0, math.inf, "t", "lorry", bound=Bound.AT_LEAST)
    values: list[Value] = [
        open_ended,
        Polarity(Span(0, 3), Span(4, 9)),
        Degree(Span(0, 3), "price", -1, ("high",), "change"),
        Name(Span(0, 3), "Ida Holm", "person"),
    ]
    schema = closed(PUBLISHED)
    validator = Draft202012Validator({"$ref": "#/$defs/value", "$defs": schema["$defs"]})
    for value in values:
        validator.validate(value_data(value))
    assert value_data(open_ended)["high"] is None


def test_long_unchecked_text_is_cut_but_its_offsets_are_not() -> None:
    inside = document("long.txt", "word " * 100)
    entry = Unchecked(Span(0, 500), Reason.TOO_LONG, "500 characters")
    (data,) = report_data(report([Checked(inside, (), (), (entry,))]))["unchecked"]
    assert len(data["text"]) <= 200
    assert data["text"].endswith("…")
    assert (data["start"], data["end"], data["reason"]) == (0, 500, "too long")
