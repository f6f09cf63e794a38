"""Checks that look at one document by itself: arithmetic, headings, quantifiers, and clauses beside each other."""

from __future__ import annotations

import pytest

from factcheck import readers
from factcheck.checks import Check, DocumentCheck, Slip
from factcheck.checks._clauses import beside
from factcheck.checks.antonym import AntonymCheck
from factcheck.checks.arithmetic import ArithmeticCheck
from factcheck.checks.degree import DegreeCheck
from factcheck.checks.heading import HeadingCheck
from factcheck.checks.negation import NegationCheck
from factcheck.checks.quantifier import QuantifierCheck
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
    ("He reigned for 12 years, from 1990 to 2000.", "12 years", "10 years"),
    ("Her ten-year term (1990–2003) ended in peace.", "ten-year", "13 years"),
    ("Ida Holm was born in 1901. She died in 1977 at the age of 86.", "86", "75 or 76"),
    ("She was born on 3 May 1901. She died on 2 May 1977, aged 76.", "76", "75"),
    ("Ida Holm, who was born in 1921, died in 1990 at the age of 54.", "54", "68 or 69"),
    ("The crew of nine people consisted of four cooks and six sailors.", "nine", "10"),
    ("Of the 40 patients in the trial, 25 recovered and 18 did not.", "40", "43"),
    ("More than half of the members (40 of 100) voted yes.", "More than half", "less than half"),
    ("Revenue rose to $45 million from $50 million.", "rose", "fall"),
    ("Revenue reached $45 million, up from $50 million.", "up", "“down”"),
    ("The trip was shortened from four hours to a total of six hours.", "shortened", "rise"),
    ("The town's population increased between 2001 and 2011, a decrease of 4 percent.", "decrease", "“rise”"),
    ("She left in 2004, two years before she joined the club in 2001.", "two years", "exchanged"),
    ("The museum reopened in 1990, five years after its closure in 1980.", "five years", "10 years"),
    ("The siege lasted three days, from 4 May to 29 May.", "three days", "25 days"),
    ("The four-day fair runs from Thursday 5 June to Tuesday 10 June.", "four-day", "5 days"),
    ("The war lasted from 1914 until 1908.", "1914", "exchanged"),
    ("The tunnel, begun in 1998, was finished in 1992.", "1998", "exchanged"),
    ("The inspection found five defects: rust, two cracks and a loose railing.", "five", "lists 4"),
    (
        "In total, 140 people took part in the inspection: 60 divers, 50 engineers and 20 students.",
        "140",
        "130",
    ),
    ("Of the 80 bolts that were tested, 20 bolts (30 percent) failed.", "30", "25 percent"),
    ("There are 180 spaces today and 35 would be lost, so that 155 remain.", "155", "145"),
    ("He said that the yard has 180 spaces and that 35 would be lost, so that 155 remain.", "155", "145"),
    ("Of the spaces, 35 of 180 would be lost, so that 155 remain.", "155", "145"),
    ("The hotel has 90 rooms, and 20 will be closed, leaving 60.", "60", "70"),
    ("The council met on Friday, 14 September 2023, in the town hall.", "Friday", "“Thursday”"),
    ("The gauge failed on Saturday March 3rd, 2024.", "Saturday", "“Sunday”"),
    ("# Minutes of Mon, 2024-03-03\n\nNobody came.", "Mon", "“Sunday”"),
    ("Marsh carried 7 of the 12 districts, Holm the other six.", "12", "13"),
    ("The club has 40 members, 22 of them women and 19 men.", "40", "41"),
    ("The three supported methods are password, certificate, token and Kerberos.", "three", "lists 4"),
    ("She reported an income of $48,200 and expenses of $45,900, a loss of $2,300.", "loss", "“profit”"),
    (
        "Income of $800 and expenses of $500 leave us well.\n\nRevenue of $80 and costs of $95, a loss of $20.",
        "$20",
        "15",
    ),
    ("Ida Holm (1901–1977) was a poet.\n\nShe died in Oslo at the age of 86.", "86", "75 or 76"),
    ("Ida Holm (3 May 1901 – 2 May 1977) was a poet.\n\nHolm died in Oslo, aged 76.", "76", "75"),
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
    "Ida Holm was born in 1921, and her brother died in 1990 at the age of 54.",
    "Two synods (638 and 639) met in the town.",
    "Two crews consisted of eight men and seven women.",
    "Of the 40 patients in the trial, 25 had a fever and 30 did not sleep well.",
    "Coordinates: Mayotte 12 50 S, 45 10 E Reunion: 21 06 S, 55 36 E.",
    "The county has 15 cases – 9 in Oslo and 6 in Moss — and two deaths.",
    "The island covers 2.74 square kilometres (1.058 square miles, or 677 acres).",
    "The storm killed 30, drowned 4 and hurt 6 people, a total of 40 victims.",
    "Revenue rose to $55 million from $50 million.",
    "Revenue rose to $55 million in May, down from a rate that nobody had expected.",
    "Unemployment fell by 2 percent, a rise of one point on the year before.",
    "The temperature falls from 4 degrees to minus 6 degrees.",
    "The population increased by 10% in the past year from 1 million to 1.1 million residents.",
    "The museum reopened in 1990, ten years after its closure in 1980.",
    "After three years in the firm, from 1990 to 1999 he was its head.",
    "He reigned twenty-two years from 1990 to 2012.",
    "The two-day fair, held from 1990 to 2002, drew thousands.",
    "The siege lasted 25 days, from 4 May to 29 May.",
    "The kingdom lasted from 520 until 480 BC.",
    "The crater formed between 1080 and 980 Ma.",
    "The tunnel, finished in 1998, was begun in 1992.",
    "The inspection found four defects: rust, two cracks and a loose railing.",
    "The inspection found three defects: rust, two cracks and a loose railing.",
    "The inspection found four defects:\n\n- rust\n- two cracks\n- a loose railing",
    "In total, 140 people took part in the inspection: 60 divers, 60 engineers and 20 students.",
    "Some 140 people worked for two years on the bridge: 60 divers, 50 engineers and 20 students.",
    "Of the 80 bolts that were tested, 20 bolts (25 percent) failed.",
    "There are 180 spaces today and 35 would be lost, so that 145 remain.",
    "There are 180 spaces today and 35 would be lost, and 20 are added.",
    "The hotel has 90 rooms and 20 suites were closed, so that 60 guests remain.",
    "The council met on Thursday, 14 September 2023, in the town hall.",
    "The army took the town on Saturday, 3 March 1714.",
    "Open from Monday to Friday, 14 and 15 September 2023 aside.",
    "Marsh carried 7 of the 12 districts, Holm the other five.",
    "Marsh carried 7 of the 12 districts, and in the other six months little happened.",
    "The club has 40 members, 12 of them women and 9 men.",
    "The two methods are simple, fast and robust.",
    "She reported an income of $48,200 and expenses of $45,900, a profit of $2,300.",
    "She reported an income of $48,200 and expenses of $45,900, a loss of trust.",
    "Ida Holm (1901–1977) was a poet.\n\nHer brother Paul died at the age of 86.",
    "The war (1914–1918) was long.\n\nHe died in it at the age of 86.",
    "Ida Holm (1901–1977) was a poet.\n\nShe died in Oslo at the age of 76.",
]
TAKEN_BACK = [
    ("The board approved the merger by a unanimous vote of 7 to 2.", "unanimous"),
    ("The resolution passed unanimously, although three members voted against it.", "unanimously"),
    ("The sole survivor of the wreck and his brother, who also survived, came to Hull.", "sole survivor"),
    ("All passengers survived the crash, in which three passengers died.", "All passengers survived"),
    (
        "None of the houses was damaged, and the two houses that were damaged were rebuilt.",
        "None of the houses was damaged",
    ),
    ("She was an only child and grew up with her two sisters in Bergen.", "only child"),
    ("The report was adopted unanimously: 24 members voted for it and three voted against.", "unanimously"),
]
KEPT = [
    "The board approved the merger by a unanimous vote of 9 to 0.",
    "The judges were nearly unanimous, with one judge dissenting.",
    "The first vote was unanimous, but the second was carried by 7 to 2.",
    "She won the bout by a unanimous decision, 40 to 36.",
    "The resolution passed unanimously, although three members had spoken against it.",
    "He was thought to be the sole survivor, until his brother and a cook, who also survived, were found.",
    "All passengers survived the crash, in which three people on the ground died.",
    "None of the houses was damaged, and the two barns that were damaged were rebuilt.",
    "She was an only child and grew up with her two cousins in Bergen.",
    "The report was adopted unanimously (24 votes for, none against).",
    "The report was adopted unanimously; earlier, three members had voted against it.",
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


@pytest.mark.parametrize(("text", "marked"), TAKEN_BACK)
def test_a_quantifier_that_its_sentence_takes_back_is_marked(text: str, marked: str) -> None:
    (slip,) = _slips(QuantifierCheck(), text)
    (span,) = slip.finding.claim_spans
    assert text[span.start : span.end] == marked
    assert slip.finding.evidence_spans


@pytest.mark.parametrize("text", KEPT)
def test_a_quantifier_that_holds_is_passed_over(text: str) -> None:
    assert _slips(QuantifierCheck(), text) == []


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("The door was locked at midnight, but the door was unlocked at midnight.", "antonym"),
        ("The price of bread rose in March, and the price of bread fell in March.", "antonym"),
        ("The door was locked at midnight, but the door was unlocked at dawn.", None),
        ("The price of bread rose in March, and the price of milk fell in March.", None),
        ("Norway owes a report to Chad, but Chad does not owe a report to Norway.", None),
    ],
)
def test_clauses_of_one_sentence_contradict_each_other_in_the_same_words_only(
    text: str, check: str | None
) -> None:
    document = readers.read(text.encode(), "a.md")
    assert isinstance(document, Document)
    typed: list[Check] = [DegreeCheck(), AntonymCheck(), NegationCheck()]
    found = beside(Checked(document, *extract(document)), typed)
    assert [slip.finding.check for slip in found] == ([check] if check else [])


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
