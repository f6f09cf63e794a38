"""Who wrote a text and when, read above its first sentence and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import readers
from factcheck.model import Document, Reason
from factcheck.readers._byline import byline, dateline, titled, validity
from factcheck.readers._metadata import parse_day

BODY = "The ferry ran aground early on Thursday and fourteen people were hurt."


def document(*lines: str, name: str = "a.txt") -> Document:
    return readers.read("\n\n".join((*lines, BODY)).encode(), name)


@pytest.mark.parametrize(
    ("line", "author", "day"),
    [
        ("By Ada Brandt, 3 April 2026", "Ada Brandt", date(2026, 4, 3)),
        (
            "By Ada Brandt and Jo de Vries | April 3, 2026, 5:40 p.m.",
            "Ada Brandt and Jo de Vries",
            date(2026, 4, 3),
        ),
        ("By our correspondent", "our correspondent", None),
        ("Thursday, 8 May — by Aiko Farrell", "Aiko Farrell", None),
        ("8 May 2026 | By Aiko Farrell and Jo Kent", "Aiko Farrell and Jo Kent", date(2026, 5, 8)),
        ("Published on Friday, 3 April 2026", "", date(2026, 4, 3)),
        ("Last updated: 2026-04-03", "", date(2026, 4, 3)),
    ],
)
def test_a_byline_is_read(line: str, author: str, day: date | None) -> None:
    found = byline(line, below=False)
    assert found is not None
    assert (found.author, found.day) == (author, day)


@pytest.mark.parametrize(
    "line",
    [
        "By March the bridge was closed",
        "By Thursday, 3 April 2026, the bridge was closed.",
        "By 3 April 2026",
        "3 April 2026",
        "Published by Brandt",
        "Bye Ada Brandt",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert byline(line, below=False) is None


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.rst"])
def test_a_document_takes_its_date_and_author_from_it(name: str) -> None:
    found = document("Ferry had steering fault", "By Ada Brandt", "3 April 2026", name=name)
    assert found.date == date(2026, 4, 3)
    assert dict(found.properties)["author"] == "Ada Brandt"
    told = [found.slice(u.span) for u in found.unchecked if u.reason is Reason.FRONT_MATTER]
    assert told == ["By Ada Brandt", "3 April 2026"]
    assert all("By Ada" not in heading for block in found.blocks for heading in block.headings)


def test_the_first_day_is_the_documents_and_a_change_stands_in_for_it() -> None:
    assert document("Updated 9 April 2026", "Published 3 April 2026").date == date(2026, 4, 3)
    assert document("Updated 9 April 2026").date == date(2026, 4, 9)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Minutes of the council, 14 January 2025", date(2025, 1, 14)),
        ("Results day – March 4, 2025", date(2025, 3, 4)),
        ("The day after 14 January 2025", None),
        ("The fire of 14 January 2025 and its causes", None),
    ],
)
def test_a_title_may_end_in_the_day(title: str, expected: date | None) -> None:
    assert titled(title) == expected
    assert readers.read(f"# {title}\n\n{BODY}\n".encode(), "a.md").date == expected


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("In force from 1 March 2022 to 31 January 2025", date(2022, 3, 1), date(2025, 1, 31)),
        ("Effective date: 2025-02-01", date(2025, 2, 1), None),
        ("Valid until 31 December 2025", None, date(2025, 12, 31)),
    ],
)
def test_from_when_a_text_holds(line: str, first: date | None, last: date | None) -> None:
    found = document(line)
    assert (found.valid_from, found.valid_until) == (first, last)
    assert any(u.reason is Reason.FRONT_MATTER for u in found.unchecked)


@pytest.mark.parametrize("line", ["In force", "Valid", "Effective teams", "In force from next year"])
def test_what_says_nothing_of_validity(line: str) -> None:
    assert validity(line) is None


def test_a_day_right_below_the_title_is_the_documents() -> None:
    found = readers.read(f"Questions and answers\n12 March 2025\n\n{BODY}\n\n{BODY}\n".encode(), "a.txt")
    assert (found.title, found.date) == ("Questions and answers", date(2025, 3, 12))
    assert readers.read(f"# Questions\n\n12 March 2025\n\n{BODY}\n".encode(), "a.md").date == date(
        2025, 3, 12
    )
    assert readers.read(f"# Diary\n\n## 12 March 2025\n\n{BODY}\n".encode(), "a.md").date is None


def test_front_matter_outranks_a_byline() -> None:
    found = document("---\ndate: 2 May 2026\nauthor: Desk\n---", "By Ada Brandt, 3 April 2026")
    assert found.date == date(2026, 5, 2)
    assert dict(found.properties)["author"] == "Desk"


def test_below_the_first_sentence_nothing_is_a_byline() -> None:
    found = document(BODY, "By Ada Brandt, 3 April 2026")
    assert found.date is None


def test_a_dateline_gives_the_day_and_stays() -> None:
    assert dateline("Harrow, 2 June 2026. The agency paid.") == date(2026, 6, 2)
    assert dateline("Harrow, the town, was founded on 2 June 2026.") is None
    text = f"HARROW, 2 June 2026 – {BODY}"
    found = readers.read(text.encode(), "a.txt")
    assert found.date == date(2026, 6, 2)
    assert found.text == text


@given(
    st.dates(date(1000, 1, 1), date(9999, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%A, %d %B %Y"])
)
def test_a_day_in_words_is_read_as_it_is_written(day: date, form: str) -> None:
    assert parse_day(day.strftime(form)) == day
