"""SARIF: the public schema, places that lead to the words, and rules that explain themselves."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from factcheck import checks, plugins
from factcheck.model import Report, Span
from factcheck.reports.sarif import SarifReporter
from tests.factories import empty_report, hostile_report, labelled_report, report, ruled_report, sample_report
from tests.gold import assert_gold

SCHEMA = Path(__file__).parent.parent / "schemas" / "sarif-schema-2.1.0.json"
VALIDATOR = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def run(shown: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SarifReporter().render(shown))["runs"][0]
    return found


@pytest.mark.parametrize("shown", [sample_report(), ruled_report(), hostile_report(), empty_report()])
def test_every_report_fits_the_public_schema(shown: Report) -> None:
    problems = [error.message for error in VALIDATOR.iter_errors(json.loads(SarifReporter().render(shown)))]
    assert problems == []


def test_ruled_sample_is_written_as_the_gold_file_says() -> None:
    log = json.loads(SarifReporter().render(ruled_report()))
    # The rules are the checks' own words, which change without any change of the format.
    del log["runs"][0]["tool"]["driver"]["rules"]
    for result in log["runs"][0]["results"]:
        del result["ruleIndex"]
    assert_gold((json.dumps(log, indent=2, ensure_ascii=False) + "\n").encode(), "sarif/ruled.sarif")


def test_every_check_is_a_rule_with_help_and_results_lead_to_it() -> None:
    found = run(sample_report())
    rules = found["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} >= {check.id for check in plugins.load_all(checks).values()}
    number = next(rule for rule in rules if rule["id"] == "number")
    assert "The Starter plan keeps logs" in number["help"]["markdown"]
    for result in found["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_regions_hold_the_words_of_both_sides() -> None:
    shown = sample_report()
    texts = {o.uri: o.document.text for o in shown.checked()} | {d.uri: d.text for d in shown.references}
    found = run(shown)
    for result, verdict in zip(found["results"], shown.verdicts, strict=True):
        sides = (result["locations"][0], result["relatedLocations"][0])
        for place, claim in zip(sides, (verdict.claim, verdict.evidence[0].passage), strict=True):
            physical = place["physicalLocation"]
            region, uri = physical["region"], physical["artifactLocation"]["uri"]
            line = texts[uri].split("\n")[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == claim.text
            assert found["artifacts"][physical["artifactLocation"]["index"]]["location"]["uri"] == uri
            assert place["message"]["text"]


def test_a_claim_over_two_lines_ends_on_the_second() -> None:
    sample = sample_report()
    first, outcome = sample.verdicts[0], next(sample.checked())
    start = outcome.document.text.index("It cost")
    wide = replace(first.claim, span=Span(start - 10, start + 5))
    result = run(replace(sample, verdicts=(replace(first, claim=wide),)))["results"][0]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["endLine"], region["endColumn"]) == (7, 8, 6)


def test_states_and_suppressions_follow_the_status() -> None:
    first, suppressed, baselined, fourth = run(ruled_report())["results"]
    assert [r["baselineState"] for r in (first, suppressed, baselined, fourth)] == [
        "new", "new", "unchanged", "new",
    ]  # fmt: skip
    assert suppressed["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "the rise was taken back",
            "location": {"physicalLocation": {"artifactLocation": {"uri": "factcheck-waivers.toml"}}},
        }
    ]
    assert "suppressions" not in first | baselined | fourth
    assert not any("baselineState" in result for result in run(sample_report())["results"])


def test_a_suppression_in_the_document_is_in_source() -> None:
    shown = ruled_report()
    verdict = replace(shown.verdicts[1], status_uri="handbook/bridge.md")
    (suppression,) = run(replace(shown, verdicts=(verdict,)))["results"][0]["suppressions"]
    assert suppression["kind"] == "inSource"
    assert suppression["location"]["physicalLocation"]["artifactLocation"]["uri"] == "handbook/bridge.md"


def test_files_and_notices_are_notifications() -> None:
    (invocation,) = run(ruled_report())["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 1
    unread = invocation["toolExecutionNotifications"]
    assert [entry["level"] for entry in unread] == ["note", "error"]
    assert "cross-reference table" in unread[1]["message"]["text"]
    (amiss,) = invocation["toolConfigurationNotifications"]
    assert amiss["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}
    assert run(report())["invocations"][0]["executionSuccessful"] is True


def test_text_of_documents_is_no_link_and_no_placeholder() -> None:
    for result in run(hostile_report())["results"]:
        text = result["message"]["text"]
        own = text.rindex("The other side: [")
        assert text.replace("\\[", "").count("[") == 1
        assert "{{{{7*7}}}}" in text or "{" not in text[:own].replace("{{", "")


def test_a_place_without_lines_has_a_name_and_no_region() -> None:
    shown = labelled_report()
    location = run(shown)["results"][0]["locations"][0]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "paragraph 5"}]
    assert "region" not in location["physicalLocation"]
    assert list(VALIDATOR.iter_errors(json.loads(SarifReporter().render(shown)))) == []
