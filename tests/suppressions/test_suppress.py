"""Suppressed findings stay, marked; what does not hold counts again and is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factcheck import readers
from factcheck.model import Notice, Report, Status, Verdict
from factcheck.rulings import Trouble
from factcheck.suppressions import suppress
from factcheck.suppressions.directives import Terms
from factcheck.suppressions.waivers import Waiver
from factcheck.verdicts.rules import glob
from tests.factories import checked, claim, finding, report, verdict

CHECKS = ("date", "nli", "number")
TODAY = date(2027, 1, 31)


def two_sides(comment: str, uri: str = "b.md") -> Report:
    """One finding between two documents; the comment stands behind its evidence."""
    one = readers.read(b"The toll is 4 euros.\n", "a.md")
    two = readers.read(f"The toll is 5 euros. {comment}\n\nMore text.\n".encode(), uri)
    ours, theirs = claim(one, "The toll is 4 euros."), claim(two, "The toll is 5 euros.")
    found = verdict(ours, theirs, finding("number", "They differ.", (), ()), finding("nli", "Yes.", (), ()))
    return report([checked(one, [ours]), checked(two, [theirs])], [found])


def after(
    comment: str, waivers: tuple[Waiver, ...] = (), **options: bool
) -> tuple[Verdict, tuple[Notice, ...]]:
    done = suppress(two_sides(comment), waivers, CHECKS, today=TODAY, **options)
    return done.verdicts[0], done.notices


def test_either_side_may_hold_the_comment() -> None:
    found, notices = after("<!-- factcheck: ignore number -- it rose -->")
    assert (found.status, found.status_reason) == (Status.SUPPRESSED, "it rose")
    assert notices == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("It is old.\\footnote{The toll is 5 euros.} % factcheck: ignore\n", Status.SUPPRESSED),
        ("% factcheck: ignore-next-line\nIt is old.\\footnote{The toll is 5 euros.}\n", Status.SUPPRESSED),
        ("It is old.\\footnote{The toll is 5 euros.}\nIt is red. % factcheck: ignore\n", Status.NEW),
    ],
)
def test_a_comment_covers_the_footnotes_of_its_line(text: str, status: Status) -> None:
    one = readers.read(b"The toll is 4 euros.\n", "a.md")
    two = readers.read(text.encode(), "b.tex")
    ours, theirs = claim(one, "The toll is 4 euros."), claim(two, "The toll is 5 euros.")
    found = verdict(ours, theirs, finding("number", "They differ.", (), ()))
    done = suppress(report([checked(one, [ours]), checked(two, [theirs])], [found]), (), CHECKS, today=TODAY)
    assert done.verdicts[0].status is status


@pytest.mark.parametrize(
    ("comment", "trouble", "words"),
    [
        ("<!-- factcheck: ignore nli -->", Trouble.UNUSED, "meets no finding"),
        ("<!-- factcheck: ignore-next-line -->", Trouble.UNUSED, "meets no finding"),
        (
            "<!-- factcheck: ignore until=2027-01-30 -->",
            Trouble.EXPIRED,
            "until 2027-01-30: 1 finding counts again",
        ),
        ("<!-- factcheck: ignore date until=2020-01-01 -->", Trouble.EXPIRED, "it met no finding"),
        ("<!-- factcheck: ignore numbr -->", Trouble.INVALID, "did you mean 'number'?"),
        ("<!-- factcheck: ignore-start -->", Trouble.INVALID, "without “ignore-end”"),
    ],
)
def test_what_does_not_hold_counts_and_is_told(comment: str, trouble: Trouble, words: str) -> None:
    found, (notice,) = after(comment)
    assert found.status is Status.NEW
    assert (notice.trouble, notice.place) == (trouble, "b.md:1")
    assert words in notice.message


def test_it_holds_on_its_last_day() -> None:
    assert after("<!-- factcheck: ignore until=2027-01-31 -->")[0].status is Status.SUPPRESSED


def test_a_reason_may_be_required() -> None:
    found, (notice,) = after("<!-- factcheck: ignore -->", require_reason=True)
    assert (found.status, notice.trouble) == (Status.NEW, Trouble.INVALID)
    assert "a reason is required" in notice.message
    assert after("<!-- factcheck: ignore -- agreed -->", require_reason=True)[1] == ()


def test_two_that_meet_one_finding_are_both_in_use() -> None:
    found, notices = after(
        "<!-- factcheck: ignore until=2020-01-01 --> <!-- factcheck: ignore -- first --> "
        "<!-- factcheck: ignore -- second -->"
    )
    assert found.status_reason == "first"
    assert [notice.trouble for notice in notices] == [Trouble.EXPIRED]


def test_a_waiver_for_documents_of_another_run_is_not_called_unused() -> None:
    here = Waiver("w.toml", 3, Terms(frozenset(), "known"), text="4 euros")
    found, notices = after("", (here,))
    assert (found.status, found.status_reason, notices) == (Status.SUPPRESSED, "known", ())
    nothing = replace(here, text="6 euros")
    assert [n.place for n in after("", (nothing,))[1]] == ["w.toml:3"]
    elsewhere = replace(nothing, path=glob("other/*.pdf"))
    assert after("", (elsewhere,))[1] == ()


def test_the_day_can_be_set_for_a_repeatable_run(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = two_sides("<!-- factcheck: ignore until=2001-09-09 -->")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert suppress(shown, (), CHECKS).verdicts[0].status is Status.SUPPRESSED
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000100000")
    assert suppress(shown, (), CHECKS).verdicts[0].status is Status.NEW
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert suppress(shown, (), CHECKS).verdicts[0].status is Status.NEW
