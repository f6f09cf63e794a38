"""Numbers with their unit, measure, bound and precision, one own sentence a row."""

from __future__ import annotations

import pytest

from factcheck.claims.values import extract
from factcheck.model import Bound, Quantity

_SIGNS = {Bound.EXACT: "", Bound.AT_LEAST: ">=", Bound.AT_MOST: "<="}


def quantities(text: str) -> list[Quantity]:
    return [value for value in extract(text) if isinstance(value, Quantity)]


def shown(q: Quantity) -> str:
    """“>=~5..10 USD/month | price”."""
    number = f"{q.low:.12g}" if q.low == q.high else f"{q.low:.12g}..{q.high:.12g}"
    amount = f"{_SIGNS[q.bound]}{'~' * q.approximate}{number} {q.unit}".strip()
    return f"{amount} | {q.measure}" if q.measure else amount


COUNTS = [
    ("Two key bridges were destroyed near the town.", ["2 | bridge"]),
    ("The army lost 5,000 soldiers in a week.", ["5000 | soldier"]),
    ("Some 70 000 men crossed the border.", ["~70000 | man"]),
    ("About 1.2 million people live there.", ["~1200000 | person"]),
    ("They sent two dozen tanks.", ["24 | tank"]),
    ("Half a million shells were fired.", ["500000 | shell"]),
    ("Twenty-five officers resigned.", ["25 | officer"]),
    ("A hundred men stayed behind.", ["100 | man"]),
    ("Two hundred and five houses burned.", ["205 | house"]),
    ("Dozens of civilians fled.", ["~24..99 | civilian"]),
    ("Tens of thousands of troops trained there.", ["~20000..99999 | troop"]),
    ("Several hundred workers went on strike.", ["~200..900 | worker"]),
    ("A couple of lorries waited.", ["~2 | lorry"]),
    ("Between 5 and 10 people drowned.", ["5..10 | person"]),
    ("70,000-80,000 soldiers took part.", ["70000..80000 | soldier"]),
    ("From the hill 5 to 10 tanks advanced.", ["5..10 | tank"]),
    ("Three of the five bridges stand.", ["3 | bridge", "5 | bridge"]),
    ("At least 20 people were hurt.", [">=20 | person"]),
    ("More than 300 pupils took part.", [">=300 | pupil"]),
    ("Over 40 members left.", [">=40 | member"]),
    ("Up to 200 fields are stored.", ["<=200 | field"]),
    ("As many as 30 wolves were seen.", ["<=30 | wolf"]),
    ("Fewer than 12 cases remain.", ["<=12 | case"]),
    ("No more than 8 levels are allowed.", ["<=8 | level"]),
    ("No fewer than 9 witnesses spoke.", [">=9 | witness"]),
    ("Under 50 tickets were left.", ["<=50 | ticket"]),
    ("Just over 60 guests came.", [">=~60 | guest"]),
    ("Nearly 400 homes lost power.", ["~400 | home"]),
    ("Roughly 90 voters answered.", ["~90 | voter"]),
    ("18 or more players may join.", [">=18 | player"]),
    ("5m people watched the final.", ["5000000 | person"]),
    ("At least 41 killed in the storm.", [">=41 | killed"]),
    ("12 Hamas fighters surrendered.", ["12 | fighter"]),
    ("5,000 US soldiers arrived.", ["5000 | soldier"]),
    ("One soldier was wounded.", ["1 | soldier"]),
    ("The server handles 500 requests per second.", ["500 /s | request"]),
    ("Lumen stores three copies of every event in three zones.", ["3 | copy", "3 | zone"]),
]

DENIED = [
    ("No bag may weigh more than 20 kilograms.", ["<=20 kg | weight"]),
    ("You may not borrow more than six books.", ["<=6 | book"]),
    ("Guests must not be younger than 18.", [">=216 month | age"]),
    ("The class never has fewer than 12 pupils.", [">=12 | pupil"]),
    ("Water levels never rise above 4 metres.", ["<=4 m"]),
    ("You may not stay for more than two weeks.", ["<=1209600 s"]),
    ("It did not rain for more than two weeks.", [">=1209600 s"]),
    ("No one knows whether more than 20 people died.", [">=20 | person"]),
    ("No, more than 20 people died.", [">=20 | person"]),
    ("The law does not apply to firms with more than 50 staff.", [">=50 | staff"]),
    ("Not all of the more than 300 pupils came.", [">=300 | pupil"]),
]

MEASURED = [
    ("The town had a population of 70,000.", ["70000 | population"]),
    ("The population is 70,000.", ["70000 | population"]),
    ("The death toll rose from 41 to 52.", ["41 | former toll", "52 | toll"]),
    ("The price rose to $5.", ["5 USD | price"]),
    ("The price of oil fell to $80 a barrel.", ["80 USD/barrel | price"]),
    ("Prices rose by 5 percent.", ["5 percent | price change"]),
    ("There was a 20% increase in prices.", ["20 percent | price change"]),
    ("Unemployment rate was 5.4%.", ["5.4 percent | unemployment"]),
    ("The number of users reached 5,000.", ["5000 | user"]),
    ("Log retention is 30 days.", ["2592000 s | retention"]),
    ("The plan has a 30-day retention period.", ["2592000 s | retention"]),
    ("The default retention for audit logs is 14 days.", ["1209600 s | retention"]),
    ("Timeout: 30 s.", ["30 s | timeout"]),
    ("The bridge is 5 metres long.", ["5 m | length"]),
    ("The tower, 330 m tall, was painted.", ["330 m | height"]),
    ("The Team plan costs $49 per month.", ["49 USD/month | cost"]),
    ("The siege lasted 14 months.", ["14 month | duration"]),
    ("They delivered 5 tonnes of rice.", ["5000 kg | rice"]),
    ("Nearly 20% of voters stayed away.", ["~20 percent | voter"]),
    ("Three quarters of voters agreed.", ["75 percent | voter"]),
    ("Two-thirds of members agreed.", ["66.6666666667 percent | member"]),
    ("Half of the crew was ill.", ["50 percent | crew"]),
    ("One in three pupils is ill.", ["33.3333333333 percent | pupil"]),
    ("Nine out of ten doctors agree.", ["90 percent | doctor"]),
    ("The buffer was cut from 64 MB to 32 MB.", ["64000000 byte | former buffer", "32000000 byte | buffer"]),
    ("The 27-year-old sailor was found.", ["324 month | age"]),
    ("Shares are up 5%.", ["5 percent | share change"]),
]

UNITS = [
    ("It weighs 3 kg.", ["3 kg | weight"]),
    ("They walked 10 km.", ["10000 m"]),
    ("The road is 5-10 km long.", ["5000..10000 m | length"]),
    ("They waited two or three days.", ["172800..259200 s"]),
    ("They waited one and a half hours.", ["5400 s"]),
    ("They waited half an hour.", ["1800 s"]),
    ("It took 2 years.", ["24 month"]),
    ("The farm covers 12 square kilometres.", ["12000000 m2"]),
    ("It was 20 °C at noon.", ["20 celsius", "720 time of day"]),
    ("It was 68 degrees Fahrenheit.", ["20 celsius"]),
    ("Files of up to 10 GB are accepted.", ["<=10000000000 byte | file"]),
    ("It has 4 GiB of memory.", ["4294967296 byte | memory"]),
    ("The line carries 100 Mbps.", ["100000000 bit/s"]),
    ("Trains run at 300 km/h.", ["83.3333333333 m/s"]),
    ("It flew at 100 km per hour.", ["27.7777777778 m/s"]),
    ("The panel yields 5 kW.", ["5000 W"]),
    ("Profits of $1.2bn were reported.", ["1200000000 USD | profit"]),
    ("He paid £3m.", ["3000000 GBP"]),
    ("He paid €5 million.", ["5000000 EUR"]),
    ("He paid US$40.", ["40 USD"]),
    ("He paid 20 euros.", ["20 EUR"]),
    ("Sanctions ranging from $5 to $10m followed.", ["5000000..10000000 USD"]),
    ("Support rose by 3 percentage points.", ["3 percentage point | support change"]),
    ("Output grew 5-fold.", ["5 times | output change"]),
    ("Output doubled.", ["2 times | output change"]),
    ("The city is twice as large.", ["2 times"]),
    ("It is the third largest city.", ["3 ordinal | city"]),
    ("The 21st brigade moved out.", ["21 ordinal | brigade"]),
    ("It needs Python 3.11 or later.", [">=3.011 version | python"]),
    ("Agent 4.2 was released.", ["4.002 version | agent"]),
    ("Use v2.1.3 of it.", ["2.001003 version"]),
    ("It listens on port 8080.", ["8080 label | port"]),
    ("See section 3 and RFC 2119.", ["3 label | section", "2119 label | rfc"]),
    ("The shop opens at 9:30.", ["570 time of day"]),
    ("The shop closes at 5 p.m.", ["1020 time of day"]),
    ("Children under 16 pay half.", ["<=192 month | age"]),
    ("Admission for children under six is free.", ["<=72 month | age"]),
    ("He beat people over five sets.", [">=5 | set"]),
]

NOTHING = [
    "Call +1 202 555 0100 or 555-1234.",
    "The host is 10.0.0.1.",
    "The team won 3-1.",
    "F-16 jets and COVID-19 patients.",
    "No one knows, and one of them lied.",
    "First of all, they left.",
    "The 5G network and sample 229E.",
    "In 2022 the war began.",
    "Both sides agreed.",
    "It costs nothing.",
]


@pytest.mark.parametrize(("text", "expected"), [*COUNTS, *DENIED, *MEASURED, *UNITS])
def test_a_number_is_bound_to_unit_and_measure(text: str, expected: list[str]) -> None:
    assert [shown(q) for q in quantities(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_digits_that_measure_nothing_are_left_out(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("70,000 people", 5000.0),
        ("72,300 people", 50.0),
        ("1,234 people", 0.0),
        ("3.5 metres", 0.05),
        ("12 people", 0.0),
        ("30 days", 0.0),
        ("1.2 million people", 50_000.0),
        ("3 million people", 500_000.0),
        ("$1.25bn", 5_000_000.0),
        ("2.5 km", 50.0),
        ("70,000-80,000 people", 0.0),
    ],
)
def test_step_is_half_of_the_last_stated_digit(text: str, step: float) -> None:
    assert quantities(text)[0].step == step


def test_a_change_of_an_object_names_what_changed() -> None:
    former, now = quantities("The release raised the buffer from 32 MB to 64 MB.")
    assert (former.measure, now.measure) == ("former buffer", "buffer")


def test_spaces_and_line_breaks_inside_do_not_matter() -> None:
    plain = quantities("more than twenty five million euros")
    spread = quantities("more   than\n twenty    five\n\tmillion     euros")
    assert [(q.low, q.unit, q.bound) for q in plain] == [(q.low, q.unit, q.bound) for q in spread]


def test_the_span_holds_sign_number_and_unit_only() -> None:
    text = "He paid more than $1.2 million a month for it."
    (found,) = quantities(text)
    assert text[found.span.start : found.span.end] == "$1.2 million a month"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("5 km", "5,000 metres"),
        ("2 hours", "120 minutes"),
        ("1 GB", "1,000 MB"),
        ("$1.5bn", "1,500 million dollars"),
    ],
)
def test_one_amount_in_two_units_is_one_amount(one: str, two: str) -> None:
    (first,), (second,) = quantities(one), quantities(two)
    assert (first.low, first.unit) == (second.low, second.unit)
