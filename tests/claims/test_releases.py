"""Which statements describe a release, and which the page of today."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.claims.releases import other_release, release
from tests.fakes import claim


@pytest.mark.parametrize(
    ("document", "headings", "depth"),
    [
        ("CHANGELOG.md", ("Changelog", "3.0 (2023)"), 2),
        ("docs/guide.md", ("3.0 (2023)",), 1),
        ("a.md", ("[1.2.0] - 2023-04-01", "Changed"), 1),
        ("a.md", ("Release notes", "Version 2.1.0", "Agent", "Fixed"), 2),
        ("a.md", ("Release notes", "Version 2"), 2),
        ("a.md", ("Release notes, March 2022",), 1),
        ("a.md", ("What’s new", "12 May"), 2),
        ("release-notes/agent.md", ("v4",), 1),
        ("HISTORY.md", ("2.0.1",), 1),
        ("CHANGELOG.md", ("Changelog", "Unreleased"), 0),
        ("CHANGELOG.md", ("Changelog", "How we number versions"), 0),
        # A date or a number at a heading is no release by itself.
        ("report.md", ("Fire report", "12 May 2023"), 0),
        ("report.md", ("Annual report 2023",), 0),
        ("history.md", ("The town", "1923"), 0),
        ("guide.md", ("Acme Agent 3.0 – 2 May 2023",), 1),
        ("guide.md", ("v4.2.1-rc1, released on 2023-01-02",), 1),
        ("guide.md", ("3.1 Storage",), 0),
        ("report.md", ("3.1 Sales in 2023",), 0),
        ("guide.md", ("3.1 Storage in 2023 and how it was paid for",), 0),
        ("guide.md", ("Release 1.2",), 0),
        ("newsletter.md", ("May 2023",), 0),
        ("guide.md", (), 0),
    ],
)
def test_the_release_that_a_section_describes(document: str, headings: tuple[str, ...], depth: int) -> None:
    found = replace(claim("The timeout is 30 seconds."), document=document, headings=headings)
    assert release(found) == headings[:depth]


def test_two_releases_and_today_are_three_times() -> None:
    old, new, today = (
        replace(claim("The timeout is 30 seconds."), document="CHANGELOG.md", headings=headings)
        for headings in (("1.0",), ("2.0", "Fixed"), ("About",))
    )
    assert other_release(old, new)
    assert other_release(old, today)
    assert not other_release(new, replace(new, headings=("2.0", "Changed")))
    assert not other_release(today, today)
