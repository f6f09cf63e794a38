"""GitLab Code Quality: its published properties, and identities that bear edits."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from factcheck.model import Report, Scope
from factcheck.reports.gitlab import GitlabReporter
from tests.factories import empty_report, hostile_report, labelled_report, ruled_report, sample_report
from tests.gold import assert_gold

SCHEMA = Path(__file__).parent.parent / "schemas" / "gitlab-code-quality.json"
VALIDATOR = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def issues(shown: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(GitlabReporter().render(shown))
    return found


@pytest.mark.parametrize("shown", [sample_report(), ruled_report(), hostile_report(), empty_report()])
def test_every_report_fits_the_schema_and_no_identity_is_given_twice(shown: Report) -> None:
    found = issues(shown)
    assert [error.message for error in VALIDATOR.iter_errors(found)] == []
    identities = [issue["fingerprint"] for issue in found]
    assert len(set(identities)) == len(identities)


def test_ruled_sample_is_written_as_the_gold_file_says() -> None:
    assert_gold(GitlabReporter().render(ruled_report()), "gitlab/ruled.json")


def test_known_findings_are_left_out() -> None:
    assert [issue["location"]["lines"]["begin"] for issue in issues(ruled_report())] == [8, 8, 1]


def test_what_a_corpus_says_names_the_corpora_and_their_digests() -> None:
    told = [issue["description"] for issue in issues(sample_report())]
    scopes = [verdict.evidence[0].scope for verdict in sample_report().verdicts]
    named = ["Reference corpora: Register of bridges (digest 89ab23cd)." in each for each in told]
    assert named[: len(scopes)] == [scope is Scope.CORPUS for scope in scopes]
    assert any(named)


def test_identities_bear_moved_lines_and_tell_twins_apart() -> None:
    shown = sample_report()
    first = shown.verdicts[0]
    twin = replace(first, claim=shown.verdicts[1].claim)
    one, two, *_ = issues(replace(shown, verdicts=(first, twin)))
    assert one["fingerprint"] == issues(shown)[0]["fingerprint"]
    assert two["fingerprint"] != one["fingerprint"]


def test_a_place_without_lines_is_told_in_words() -> None:
    first = issues(labelled_report())[0]
    assert first["location"]["lines"]["begin"] == 1
    assert first["description"].startswith("paragraph 5: The Marrow bridge costs")
