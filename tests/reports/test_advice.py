"""Which side to fix: authority before origin, origin before age, and silence where nothing speaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factcheck.model import Attribution, Mode, Rating, Relation, Scope
from factcheck.reports._advice import Advice, advice, merits, to_fix
from factcheck.reports._passages import Facing, facings
from tests.factories import checked, claim, document, finding, report, verdict

OLD, NEW = date(2020, 5, 1), date(2024, 5, 1)


def facing(
    ours: tuple[date | None, int | None],
    theirs: tuple[date | None, int | None],
    relation: Relation = Relation.CONTRADICTION,
    scope: Scope = Scope.FOLDER,
) -> Facing:
    pages = [
        document(f"{name}.md", f"It is {number} metres.", written=written, authority=authority)
        for name, number, (written, authority) in (("a", 1, ours), ("b", 2, theirs))
    ]
    one, two = (claim(page, page.text) for page in pages)
    judged = verdict(one, two, finding("number", "1 is not 2.", (), ()), scope=scope, relation=relation)
    return facings(report([checked(pages[0], [one]), checked(pages[1], [two])], [judged]))[0]


@pytest.mark.parametrize(
    ("ours", "theirs", "side", "words"),
    [
        ((None, 50), (None, 90), "claim", "The other side has the higher authority (90 against 50)."),
        ((None, 50), (None, None), "evidence", "The other side has the higher authority (50 against none)."),
        ((NEW, 50), (OLD, 90), "claim", "The other side has the higher authority (90 against 50)."),
        ((OLD, 50), (NEW, 50), "claim", "It is the older one (1 May 2020 against 1 May 2024)."),
        ((NEW, None), (OLD, None), "evidence", "It is the older one (1 May 2020 against 1 May 2024)."),
        ((NEW, None), (NEW, None), "", "Neither side is newer or of higher authority."),
        (
            (None, None),
            (OLD, None),
            "",
            "Neither side has the higher authority; a date on both would tell which is older.",
        ),
    ],
)
def test_a_contradiction_is_weighed(
    ours: tuple[date | None, int | None], theirs: tuple[date | None, int | None], side: str, words: str
) -> None:
    assert advice(facing(ours, theirs)) == Advice(side, words)


def test_the_side_of_fewer_places_is_to_mend_where_age_tells_nothing() -> None:
    both = facing((None, None), (OLD, None))
    (first,) = both.verdict.evidence
    second = replace(first, passage=replace(first.passage, document="c.md"))
    more = replace(both, verdict=replace(both.verdict, evidence=(first, second)))
    assert advice(more) == Advice("claim", "2 places say otherwise.")
    pairs = tuple(
        replace(both.verdict, claim=replace(both.claim.claim, document=f"{name}.md"), evidence=(first,))
        for name in ("d", "e")
    )
    split = replace(both, verdict=replace(both.verdict, evidence=(first, first, first), further=pairs))
    assert advice(split) == Advice("evidence", "3 places say otherwise.")
    older = facing((NEW, None), (OLD, None))
    aged = replace(older, verdict=replace(older.verdict, evidence=(first, second)))
    assert advice(aged).words.startswith("It is the older one")


def test_a_reference_goes_before_age() -> None:
    found = advice(facing((NEW, None), (OLD, None), scope=Scope.CORPUS))
    assert found.side == "claim"
    assert "reference" in found.words


def test_a_change_over_time_is_a_matter_of_age_alone() -> None:
    assert advice(facing((NEW, 10), (OLD, 90), Relation.CHANGED_OVER_TIME)).side == "evidence"
    assert advice(facing((None, 10), (None, 90), Relation.CHANGED_OVER_TIME)).side == ""


def test_a_text_that_is_newer_than_its_reference_is_left_alone() -> None:
    found = advice(facing((NEW, None), (OLD, None), Relation.CHANGED_OVER_TIME, Scope.CORPUS))
    assert found == Advice("", "The reference is the older one; the text may be ahead of it.")
    assert advice(facing((OLD, None), (NEW, None), Relation.CHANGED_OVER_TIME, Scope.CORPUS)).side == "claim"


@pytest.mark.parametrize("relation", [Relation.SOURCES_DISAGREE, Relation.OTHER_SCOPE])
def test_what_both_may_hold_needs_no_fixing(relation: Relation) -> None:
    assert advice(facing((OLD, 10), (NEW, 90), relation)).side == ""


def test_merits_are_named_for_the_side_that_has_them() -> None:
    found = facing((NEW, 10), (OLD, 90))
    assert merits(found.claim, found.evidence) == ("newer",)
    assert merits(found.evidence, found.claim) == ("higher authority",)


def test_what_no_longer_holds_is_to_mend() -> None:
    both = facing((NEW, None), (OLD, 90), Relation.CHANGED_OVER_TIME)
    for last, words in ((OLD, "It held until 1 May 2020 only."), (date.min, "It was superseded.")):
        ended = replace(both, claim=replace(both.claim, claim=replace(both.claim.claim, valid_until=last)))
        assert advice(ended) == Advice("claim", words)


def test_the_document_that_was_superseded_is_to_mend() -> None:
    both = facing((NEW, None), (OLD, 90), Relation.REVISION)
    old = replace(both.claim, claim=replace(both.claim.claim, superseded_by="new.md"))
    assert advice(replace(both, claim=old)) == Advice("claim", "It was superseded by new.md.")
    other = replace(both.evidence, claim=replace(both.evidence.claim, superseded_by="new.md"))
    assert advice(replace(both, evidence=other)) == Advice("evidence", "It was superseded by new.md.")


def test_the_place_to_fix_is_that_of_the_side_advised() -> None:
    assert to_fix(facing((NEW, None), (OLD, None))) == (
        "b.md:1:1",
        "It is the older one (1 May 2020 against 1 May 2024).",
    )
    assert to_fix(facing((NEW, None), (NEW, None))) is None


def test_whoever_makes_a_claim_that_was_rated_false_is_to_mend_it() -> None:
    found = facing((NEW, 90), (OLD, None), Relation.SOURCES_DISAGREE, Scope.CORPUS)
    rating = Rating(False, "False", "Desk", OLD)
    rated = replace(
        found, evidence=replace(found.evidence, claim=replace(found.evidence.claim, rating=rating))
    )
    assert advice(rated) == Advice("claim", "It makes a claim that was rated “False” by Desk on 2020-05-01.")
    reported = replace(rated.claim.claim, attribution=Attribution("Ida Holm", None, Mode.REPORTED))
    assert advice(replace(rated, claim=replace(rated.claim, claim=reported))).side == ""
