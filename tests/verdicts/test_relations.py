"""What kind of disagreement it is: only a contradiction is an error."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from factcheck.model import Attribution, Pair, Relation
from factcheck.verdicts.relations import relation, supersession
from tests.fakes import pair

OTHER_SCOPE = [
    ("Memory use fell in version 4.2.", "Memory use rose in version 4.1."),
    ("The Starter plan keeps logs for 30 days.", "The Business plan keeps logs for 90 days."),
    ("Rents in Oslo rose in the spring.", "Rents in Paris fell in the spring."),
    ("Net profit fell in the spring.", "Gross profit rose in the spring."),
    ("Dogs are welcome indoors.", "Dogs are banned outdoors."),
]
PARTS = [("The hotel has 110 rooms.", "The hotel has 90 rooms in the old town.")]
CONTRADICTION = [
    ("The plan keeps logs for 30 days.", "The plan keeps logs for 90 days."),
    ("Ida Holm was born in Oslo.", "Ida Holm was born in Paris."),
    ("Rents in Oslo rose in the spring.", "Rents in Oslo fell in the spring."),
    ("Net profit fell in the spring.", "Net profit rose in the spring."),
]


def test_a_date_and_another_time_in_words_are_two_times() -> None:
    sides = "Games were most popular in the 1990s.", "Games are less popular in the new millennium."
    assert relation(pair(*sides), "degree") is Relation.CHANGED_OVER_TIME
    assert relation(pair(*sides[::-1]), "degree") is Relation.CHANGED_OVER_TIME


@pytest.mark.parametrize(("premise", "hypothesis"), OTHER_SCOPE)
def test_two_scopes(premise: str, hypothesis: str) -> None:
    assert relation(pair(premise, hypothesis), "nli") is Relation.OTHER_SCOPE


@pytest.mark.parametrize(("premise", "hypothesis"), PARTS)
def test_fewer_at_a_place_may_be_a_part(premise: str, hypothesis: str) -> None:
    assert relation(pair(premise, hypothesis), "number") is Relation.OTHER_SCOPE
    assert relation(pair(hypothesis, premise), "number") is Relation.OTHER_SCOPE


@pytest.mark.parametrize(("premise", "hypothesis"), CONTRADICTION)
def test_one_scope(premise: str, hypothesis: str) -> None:
    assert relation(pair(premise, hypothesis), "nli") is Relation.CONTRADICTION


def test_frequencies_that_differ_are_no_two_bases() -> None:
    sides = "The keys are rotated every six months.", "The keys are rotated once a year."
    assert relation(pair(*sides), "number") is Relation.CONTRADICTION


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("policy-v1.md", "policy-v2.md", Relation.REVISION),
        ("terms-draft.md", "docs/terms.md", Relation.REVISION),
        ("policy-v2.md", "policy-v2.md", Relation.CONTRADICTION),
        ("chapter-1.md", "chapter-2.md", Relation.CONTRADICTION),
        ("report-2023.md", "report-2024.md", Relation.REVISION),
        ("terms-2022.md", "terms.md", Relation.REVISION),
        ("billing.md", "backup.md", Relation.CONTRADICTION),
        ("v1.md", "v2.md", Relation.CONTRADICTION),
    ],
)
def test_versions_of_one_file_are_a_revision(one: str, two: str, expected: Relation) -> None:
    plain = pair("The plan keeps logs for 30 days.", "The plan keeps logs for 90 days.")
    passage = replace(plain.evidence.passage, document=two)
    found = replace(
        plain, claim=replace(plain.claim, document=one), evidence=replace(plain.evidence, passage=passage)
    )
    assert relation(found, "number") is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("new.md", "", Relation.REVISION),
        ("", "old.md", Relation.REVISION),
        ("other.md", "", Relation.REVISION),
        ("new.md", "newest.md", Relation.REVISION),
        ("other.md", "another.md", Relation.CONTRADICTION),
        ("", "", Relation.CONTRADICTION),
    ],
)
def test_what_was_superseded_is_a_revision(ours: str, theirs: str, expected: Relation) -> None:
    plain = pair("The plan keeps logs for 30 days.", "The plan keeps logs for 90 days.")
    one = replace(plain.claim, document="old.md", superseded_by=ours)
    two = replace(plain.evidence.passage, document="new.md", superseded_by=theirs)
    found = replace(plain, claim=one, evidence=replace(plain.evidence, passage=two))
    assert relation(found, "number") is expected
    assert bool(supersession(found)) is (expected is Relation.REVISION)


def test_a_superseded_document_may_be_wrong_about_its_own_time() -> None:
    plain = pair("In 2022 the plan kept logs for 90 days.", "The plan keeps logs for 30 days.")
    one = replace(plain.claim, document="old.md", superseded_by="new.md", valid_until=date(2022, 12, 31))
    two = replace(plain.evidence.passage, document="log.md")
    found = replace(plain, claim=one, evidence=replace(plain.evidence, passage=two))
    assert relation(found, "number") is Relation.CONTRADICTION
    ended = replace(found, claim=replace(one, valid_until=date(2021, 12, 31)))
    assert relation(ended, "number") is Relation.CHANGED_OVER_TIME


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Starter plan", "Business plan", Relation.OTHER_SCOPE),
        ("Release 1.2", "Release 1.3", Relation.OTHER_SCOPE),
        ("Norway", "Sweden", Relation.OTHER_SCOPE),
        ("Overview", "Storage", Relation.CONTRADICTION),
        ("Storage", "Storage", Relation.CONTRADICTION),
    ],
)
def test_headings_of_one_pattern_are_scopes(one: str, two: str, expected: Relation) -> None:
    plain = pair("Logs are kept for 30 days.", "Logs are kept for 90 days.")
    passage = replace(plain.evidence.passage, headings=(two,))
    found = replace(
        plain, claim=replace(plain.claim, headings=(one,)), evidence=replace(plain.evidence, passage=passage)
    )
    assert relation(found, "number") is expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (("Changelog", "3.0 (2023)"), ("Guide",), Relation.CHANGED_OVER_TIME),
        (("Changelog", "3.0 (2023)"), ("Changelog", "2.0 (2022)"), Relation.CHANGED_OVER_TIME),
        (("Changelog", "3.0 (2023)"), ("Changelog", "3.0 (2023)"), Relation.CONTRADICTION),
        (("Guide 2023",), ("Notes",), Relation.CONTRADICTION),
        (("Norway", "Storage"), ("Sweden", "Storage"), Relation.OTHER_SCOPE),
        (("Norway", "Storage"), ("Norway", "Storage"), Relation.CONTRADICTION),
        (("Handbook", "Storage"), ("Guide", "Storage"), Relation.CONTRADICTION),
    ],
)
def test_headings_of_two_documents_tell_of_two_releases_and_of_two_places(
    one: tuple[str, ...], two: tuple[str, ...], expected: Relation
) -> None:
    plain = pair("Logs are kept for 30 days.", "Logs are kept for 90 days.")
    passage = replace(plain.evidence.passage, headings=two)
    found = replace(
        plain, claim=replace(plain.claim, headings=one), evidence=replace(plain.evidence, passage=passage)
    )
    assert relation(found, "number") is expected


def _written(text: str, on: date | None, other: str, other_on: date | None) -> Pair:
    plain = pair(other, text)
    passage = replace(plain.evidence.passage, date=other_on)
    return replace(
        plain, claim=replace(plain.claim, date=on), evidence=replace(plain.evidence, passage=passage)
    )


@pytest.mark.parametrize(
    ("text", "on", "written", "expected"),
    [
        ("Prices rose to 5 euros in May 2024.", None, date(2022, 3, 1), Relation.CHANGED_OVER_TIME),
        ("Prices rose to 5 euros in May 2021.", None, date(2022, 3, 1), Relation.CONTRADICTION),
        ("Prices rose to 5 euros in May 2024.", None, None, Relation.CONTRADICTION),
        ("Prices are 5 euros today.", date(2024, 5, 1), date(2022, 3, 1), Relation.CHANGED_OVER_TIME),
        ("Prices are 5 euros today.", date(2022, 5, 1), date(2022, 3, 1), Relation.CONTRADICTION),
        ("Prices are 5 euros.", date(2024, 5, 1), date(2022, 3, 1), Relation.CONTRADICTION),
    ],
)
def test_nobody_writes_of_days_to_come(
    text: str, on: date | None, written: date | None, expected: Relation
) -> None:
    found = _written(text, on, "Prices stood at 4 euros.", written)
    assert relation(found, "number") is expected
    turned = replace(
        found, claim=found.evidence.passage, evidence=replace(found.evidence, passage=found.claim)
    )
    assert relation(turned, "number") is expected


def test_what_says_until_when_it_holds_is_held_to_that() -> None:
    found = _written(
        "Prices rose to 5 euros in May 2024.", None, "Prices stand at 4 euros.", date(2022, 3, 1)
    )
    lasting = replace(found.evidence.passage, valid_until=date(2025, 12, 31))
    found = replace(found, evidence=replace(found.evidence, passage=lasting))
    assert relation(found, "number") is Relation.CONTRADICTION


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Notes on Kestrel 2.4", "Kestrel 3.0", Relation.OTHER_SCOPE),
        ("Notes on Kestrel 2.4", "Upgrading to Kestrel 2.4", Relation.CONTRADICTION),
        ("Notes on Kestrel 2.4", "Heron 3.0", Relation.CONTRADICTION),
        ("See section 2.4", "Section 3.1: limits", Relation.CONTRADICTION),
    ],
)
def test_headings_name_two_versions_of_one_thing(one: str, two: str, expected: Relation) -> None:
    plain = pair("Messages are encrypted.", "Messages are stored without encryption.")
    passage = replace(plain.evidence.passage, headings=(two,))
    found = replace(
        plain, claim=replace(plain.claim, headings=(one,)), evidence=replace(plain.evidence, passage=passage)
    )
    assert relation(found, "nli") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the sandbox the limit is 10 requests.", Relation.OTHER_SCOPE),
        ("In Sweden hotels have a limit of 10 requests.", Relation.OTHER_SCOPE),
        ("On the free tier, the limit is 10 requests.", Relation.OTHER_SCOPE),
        ("In the network the limit is 10 requests.", Relation.CONTRADICTION),
        ("In fact, the limit is 10 requests.", Relation.CONTRADICTION),
        ("On the other hand, the limit is 10 requests.", Relation.CONTRADICTION),
        ("At its meeting on Friday the limit is 10 requests.", Relation.CONTRADICTION),
        ("The limit is 10 requests in the sandbox.", Relation.CONTRADICTION),
    ],
)
def test_words_at_the_head_confine_a_statement_that_another_document_makes_of_all(
    text: str, expected: Relation
) -> None:
    found = pair("The limit of the network is 100 requests.", text)
    assert relation(found, "number") is expected
    one = replace(found.claim, document=found.evidence.passage.document)
    assert relation(replace(found, claim=one), "number") is Relation.CONTRADICTION


def test_what_the_check_finds_at_odds_explains_nothing_away() -> None:
    dates = pair("The bridge was opened in 1932.", "The bridge was opened in 1934.")
    assert relation(dates, "date") is Relation.CONTRADICTION
    assert relation(dates, "number") is Relation.CHANGED_OVER_TIME
    voices = _said(pair("It fell.", "It rose."), "Anna Berg", "Tom Hale")
    assert relation(voices, "quotation") is Relation.CONTRADICTION
    assert relation(voices, "nli") is Relation.SOURCES_DISAGREE
    births = pair("The painter was born in Sweden.", "The painter was born in Portugal.")
    assert relation(births, "name") is Relation.CONTRADICTION


def _said(base: Pair, ours: str, theirs: str) -> Pair:
    passage = replace(base.evidence.passage, attribution=Attribution(theirs))
    claim = replace(base.claim, attribution=Attribution(ours))
    return replace(base, claim=claim, evidence=replace(base.evidence, passage=passage))


@pytest.mark.parametrize(
    ("late", "early", "days", "check", "expected"),
    [
        (
            "Of the 1,100 people who had to leave their homes, 400 have returned.",
            "About 900 people had to leave their homes.",
            3,
            "number",
            Relation.CHANGED_OVER_TIME,
        ),
        (
            "The flood killed 14 people.",
            "The flood killed 12 people.",
            1,
            "number",
            Relation.CHANGED_OVER_TIME,
        ),
        ("The flood killed 12 people.", "The flood killed 14 people.", 1, "number", Relation.CONTRADICTION),
        ("The flood killed 14 people.", "The flood killed 12 people.", 0, "number", Relation.CONTRADICTION),
        ("The flood killed 14 people.", "The flood killed 12 people.", 90, "number", Relation.CONTRADICTION),
        ("The flood killed 14 people.", "The flood killed 12 people.", 1, "nli", Relation.CONTRADICTION),
        ("The school has 14 rooms.", "The school has 12 rooms.", 1, "number", Relation.CONTRADICTION),
        (
            "The flood of 1974 killed 14 people.",
            "The flood of 1974 killed 12 people.",
            1,
            "number",
            Relation.CONTRADICTION,
        ),
    ],
)
def test_a_count_that_grows_from_article_to_article_changes(
    late: str, early: str, days: int, check: str, expected: Relation
) -> None:
    first = date(2026, 2, 2)
    told = _written(late, first + timedelta(days), early, first)
    assert relation(told, check) is expected
    assert relation(_written(early, first, late, first + timedelta(days)), check) is expected
