"""Which side to fix: authority before origin, origin before age, and silence where nothing speaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factcheck.claims.values import extract
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
        ((NEW, None), (NEW, None), "", "Neither side is much newer or of higher authority."),
        ((NEW, None), (date(2024, 5, 30), None), "", "Neither side is much newer or of higher authority."),
        (
            (NEW, None),
            (date(2024, 5, 31), None),
            "claim",
            "It is the older one (1 May 2024 against 31 May 2024).",
        ),
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


def stating(*lines: str, **ends: date) -> Facing:
    """The first line against each of the others, by their figures, as one fact; `ends` by name of document, from “a” on."""
    pages = [document(f"{chr(97 + i)}.md", line) for i, line in enumerate(lines)]
    claims = [
        replace(claim(page, page.text, values=extract(page.text)), valid_until=ends.get(page.uri[0]))
        for page in pages
    ]
    figures = [tuple(v.span for v in c.values) for c in claims]
    pairs = [
        verdict(claims[0], other, finding("number", "They differ.", figures[0], figures[i]))
        for i, other in enumerate(claims[1:], 1)
    ]
    whole = replace(pairs[0], evidence=tuple(p.evidence[0] for p in pairs), further=tuple(pairs[1:]))
    return facings(report([checked(p, [c]) for p, c in zip(pages, claims, strict=True)], [whole]))[0]


def test_the_side_of_fewer_places_is_to_mend_where_age_tells_nothing() -> None:
    one, three = "It takes 21 days.", "It takes 30 days."
    assert advice(stating(one, three, "It takes thirty days.")) == Advice("claim", "2 places say otherwise.")
    assert advice(stating(one, three, three, three, "It takes 14 days.")).side == "claim"


def test_places_that_differ_among_themselves_are_no_majority() -> None:
    assert advice(stating("It takes 21 days.", "It takes 30 days.", "It takes 14 days.")).side == ""
    assert advice(stating("It takes 21 days.", "It takes 30 days.")).side == ""


def test_a_document_that_has_an_end_is_no_witness_and_not_the_side_to_keep() -> None:
    one, other = "It takes 21 days.", "It takes 30 days."
    assert advice(stating(one, other, other, c=OLD)).side == ""
    assert advice(stating(one, other, other, a=OLD)).side == ""
    assert advice(stating(one, other, other, other, d=OLD)).side == "claim"
    both = facing((None, None), (None, 90))
    ended = replace(
        both, evidence=replace(both.evidence, claim=replace(both.evidence.claim, valid_until=NEW))
    )
    assert advice(ended) == Advice("", "The other side holds until 1 May 2024 only.")
    dated = replace(ended, claim=replace(both.claim, claim=replace(both.claim.claim, date=OLD)))
    assert advice(dated).side == "claim"


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
