"""Checks that look at one document by itself: arithmetic and headings."""

from __future__ import annotations

import pytest

from factcheck import readers
from factcheck.checks import DocumentCheck, Slip
from factcheck.checks.arithmetic import ArithmeticCheck
from factcheck.checks.heading import HeadingCheck
from factcheck.claims.extraction import extract
from factcheck.model import Checked, Document

WRONG = [
    ("The fleet has 12 ships: 5 tankers, 4 ferries and 2 tugs.", "12", "11"),
    ("They sold 40 boats in May and 60 boats in June, a total of 110 boats.", "110", "100"),
    ("Of the 120 seats, 70 went to Labour, 30 to the Greens and the remaining 15 to others.", "120", "115"),
    ("The kit has four parts: a base, a lid, and a pump.", "four", "3"),
    ("In all, 30 of the 60 members (40 percent) voted yes.", "40", "50"),
    ("Sales rose from 10 million to 8 million euros.", "rose", "fall"),
    ("Output grew by 50 percent, from 200 to 240 tonnes.", "50 percent", "20 percent"),
    ("Sales doubled from 30,000 to 45,000 units.", "doubled", "1.5 times"),
    ("Of the 200 trees, 50 (40 percent) were felled.", "40", "25 percent"),
    ("Unemployment fell from 5% to 7%.", "fell", "rise"),
    ("The price rose by 30 percent from 100 to 120 dollars.", "30 percent", "20 percent"),
    ("Costs lie between 10 percent and 5 percent.", "10 percent", "backwards"),
    ("Ida Holm (1977–1901) was a poet.", "1977", "backwards"),
    ("He reigned for 12 years, from 1990 to 2000.", "12", "10 years"),
    ("Her ten-year term (1990–2003) ended in peace.", "ten", "13 years"),
    ("Ida Holm was born in 1901. She died in 1977 at the age of 86.", "86", "75 or 76"),
    ("She was born on 3 May 1901. She died on 2 May 1977, aged 76.", "76", "75"),
]
RIGHT = [
    "The firm has 100 employees: 40 in Leeds and 60 in York.",
    "The house has 10 rooms: 4 bedrooms, 2 bathrooms and a kitchen.",
    "The town has about 110 shops: 40 in the north and 60 in the south.",
    "The storm was one of seven cyclones (4 hurricanes, two major hurricanes and four storms).",
    "She has two siblings: a sister, Brandy, and a brother, Alan.",
    "There are many reasons, for example three: cost, time, staff and space.",
    "The menu has two dishes: fish, and salt and pepper and rice.",
    "Revenue grew 20% from $100 million to $120 million.",
    "Revenue grew 21% from $99 million to $120 million.",
    "The team climbed from 10th to 8th place.",
    "The club fell from 8 to 1.2 million members.",
    "Some 31 of the 60 members (52 percent) voted yes.",
    "He reigned for almost 11 years, from 1990 to 2000.",
    "He reigned for 11 years, from 1990 to 2000.",
    "Ida Holm was born in 1901. Her brother was born in 1903. She died in 1977 at the age of 86.",
    "The dynasty (350–27 BC) ruled the delta.",
]


def _slips(check: DocumentCheck, text: str) -> list[Slip]:
    document = readers.read(text.encode(), "a.md")
    assert isinstance(document, Document)
    return list(check.examine(Checked(document, *extract(document))))


@pytest.mark.parametrize(("text", "marked", "told"), WRONG)
def test_figures_that_do_not_add_up_are_marked_and_put_right(text: str, marked: str, told: str) -> None:
    (slip,) = _slips(ArithmeticCheck(), text)
    (span,) = slip.finding.claim_spans
    assert text[span.start : span.end] == marked
    assert slip.claim.span.start <= span.start < span.end <= slip.claim.span.end
    assert told in slip.finding.message
    assert slip.finding.evidence_spans


@pytest.mark.parametrize("text", RIGHT)
def test_figures_that_may_be_right_are_passed_over(text: str) -> None:
    assert not _slips(ArithmeticCheck(), text)


def test_a_list_is_held_against_the_number_above_it() -> None:
    text = "The council gave three reasons:\n\n- cost\n- time\n  - in the north\n- staff\n- space\n"
    (slip,) = _slips(ArithmeticCheck(), text)
    assert "“three” and lists 4" in slip.finding.message
    assert slip.passage.text.startswith("cost")
    assert not _slips(ArithmeticCheck(), text.replace("- space\n", ""))


@pytest.mark.parametrize(
    ("heading", "body", "told"),
    [
        ("Tunnel cost rose by 30 percent", "The cost of the tunnel rose by 13 percent.", "30 percent"),
        ("Rents rise in Leeds", "Rents in Leeds fell in the spring.", "fell"),
        (
            "Rents in Leeds rise by 5%",
            "Rents in Leeds rose by 5 percent. Rents in York rose by 9 percent.",
            "",
        ),
        ("Rents in 2020", "Rents in Leeds rose by 5 percent.", ""),
    ],
)
def test_a_heading_is_held_against_the_text_below(heading: str, body: str, told: str) -> None:
    slips = _slips(HeadingCheck(), f"# {heading}\n\n{body}\n")
    assert bool(slips) == bool(told)
    for slip in slips:
        assert told in slip.finding.message
        assert slip.passage.text == heading


def test_a_heading_speaks_of_its_own_section_only() -> None:
    text = "# Report\n\n## Rents in Leeds rise\n\nAll is well there.\n\n## York\n\nRents in Leeds fell.\n"
    assert not _slips(HeadingCheck(), text)
