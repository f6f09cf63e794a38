"""JUnit XML: the public schema, and one case for each claim."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
import xmlschema

from factcheck.model import Report
from factcheck.reports.junit import JunitReporter
from tests.factories import (
    checked,
    claim,
    document,
    empty_report,
    hostile_report,
    report,
    ruled_report,
    sample_report,
)
from tests.gold import assert_gold

SCHEMA = xmlschema.XMLSchema(str(Path(__file__).parent.parent / "schemas" / "junit-10.xsd"))


def suites(shown: Report) -> ET.Element:
    return ET.fromstring(JunitReporter().render(shown))


@pytest.mark.parametrize("shown", [sample_report(), ruled_report(), hostile_report(), empty_report()])
def test_every_report_fits_the_public_schema(shown: Report) -> None:
    assert [str(error.reason) for error in SCHEMA.iter_errors(suites(shown))] == []


def test_ruled_sample_is_written_as_the_gold_file_says() -> None:
    assert_gold(JunitReporter().render(ruled_report()), "junit/ruled.xml")


def test_every_claim_is_a_case_and_totals_agree() -> None:
    shown = ruled_report()
    root = suites(shown)
    claims = sum(len(outcome.claims) for outcome in shown.checked())
    assert len(root.findall("testsuite/testcase")) == claims + 2 == int(root.attrib["tests"])
    assert len(root.findall(".//failure")) == 1 == int(root.attrib["failures"])
    assert len(root.findall(".//error")) == 1 == int(root.attrib["errors"])
    assert len(root.findall(".//skipped")) == 3


def test_status_decides_between_failure_skip_and_pass() -> None:
    cases = {case.attrib["name"]: case for case in suites(ruled_report()).findall("testsuite/testcase")}
    assert cases["It cost 41.2 million euros."].find("failure") is not None
    known = cases["The toll has never been raised."].find("skipped")
    assert known is not None
    assert known.attrib["message"] == "suppressed: the rise was taken back"
    slight = cases["Its deck is 312 metres long."]
    assert slight.find("failure") is None
    assert "298 metres" in slight.findtext("system-out", "")


def test_two_findings_on_one_claim_are_one_failure() -> None:
    shown = sample_report()
    first, second = shown.verdicts[:2]
    both = replace(shown, verdicts=(first, replace(second, claim=first.claim)))
    (failure,) = suites(both).findall(".//failure")
    assert first.message in (failure.text or "")
    assert second.message in (failure.text or "")


def test_equal_claims_have_names_of_their_own() -> None:
    inside = document("twice.txt", "It rains. It rains.")
    first = claim(inside, "It rains.")
    second = replace(first, id="other", span=first.span.shifted(10))
    names = [
        case.attrib["name"] for case in suites(report([checked(inside, (first, second))])).iter("testcase")
    ]
    assert names == ["It rains.", "It rains. (2)"]
