"""Which way a sentence points on which scale; rows are own sentences and what is read from them."""

from __future__ import annotations

import pytest

from factcheck.claims.values import extract
from factcheck.claims.values.degrees import same_dimension
from factcheck.claims.values.polarity import turned
from factcheck.model import Degree, Polarity


def degrees(text: str) -> list[Degree]:
    return [value for value in extract(text) if isinstance(value, Degree)]


def shown(d: Degree) -> str:
    """“-strategic value (level)”."""
    return f"{'+' if d.direction > 0 else '-'}{' '.join([*d.modifiers, d.dimension]).strip()} ({d.kind})"


VALUE = [
    ("Bakhmut is a region of low strategic value.", ["-strategic value (level)"]),
    ('The town has more "strategic and operational value".', ["+strategic operational value (comparison)"]),
    (
        "It has more of a symbolic value than a strategic and operational value.",
        ["+symbolic value (comparison)", "-strategic operational value (comparison)"],
    ),
    (
        "The value of the town is more symbolic than strategic or operational.",
        ["+symbolic value (comparison)", "-strategic operational value (comparison)"],
    ),
    ("It is more symbolic than operational.", ["+symbolic (comparison)", "-operational (comparison)"]),
    (
        "It has less strategic than symbolic value.",
        ["-strategic value (comparison)", "+symbolic value (comparison)"],
    ),
    (
        "It has symbolic rather than strategic value.",
        ["+symbolic value (comparison)", "-strategic value (comparison)"],
    ),
    ("The town's value is low.", ["-value (level)"]),
    ('The strategic value of the town is "low".', ["-strategic value (level)"]),
    ("The town's strategic and operational value is high.", ["+strategic operational value (level)"]),
    ("The town has little value.", ["-value (level)"]),
    ("The town has no strategic value.", ["-strategic value (level)"]),
    ("The town has great value.", ["+value (level)"]),
    ("The town is worthless.", ["-value (level)"]),
    ("The bridge is of strategic importance.", ["+strategic importance (level)"]),
    ("The bridge has tactical value.", ["+tactical value (level)"]),
    ("The bridge is strategically important.", ["+strategic importance (level)"]),
    ("The bridge is unimportant.", ["-importance (level)"]),
    ("It is a low-value target.", ["-value (level)"]),
    ("The discovery is insignificant.", ["-significance (level)"]),
]

CHANGE = [
    ("Prices rose.", ["+price (change)"]),
    ("Exports of steel fell in the spring.", ["-steel export (change)"]),
    ("The number of users has grown steadily.", ["+user (change)"]),
    ("Unemployment dropped to 5%.", ["-unemployment (change)"]),
    ("The bank cut interest rates.", ["-interest (change)"]),
    ("Taxes were raised again.", ["+tax (change)"]),
    ("There was an increase in production.", ["+production (change)"]),
    ("The fall in demand surprised everyone.", ["-demand (change)"]),
    ("A price increase was announced.", ["+price (change)"]),
    ("Shares are up 5%.", ["+share (change)"]),
    ("Rising prices hurt the poor.", ["+price (change)"]),
    ("The update reduces latency.", ["-latency (change)"]),
    ("The cache improved throughput.", ["+throughput (change)"]),
    ("The company is increasing its dividend.", ["+dividend (change)"]),
]

SCALES = [
    ("The latency is lower.", ["-latency (comparison)"]),
    ("The plan costs more energy.", ["+energy (comparison)"]),
    ("Fewer users complained.", ["-user (comparison)"]),
    ("The army is larger.", ["+army size (comparison)"]),
    ("The car is less expensive.", ["-car price (comparison)"]),
    ("The new engine is faster than the old one.", ["+engine speed (comparison)"]),
    ("The road is dangerous.", ["-road safety (level)"]),
    ("The gate is open.", ["+gate openness (level)"]),
    ("The gate is closed.", ["-gate openness (level)"]),
    ("Logging is disabled by default.", ["-logging activation (level)"]),
    ("The plan allows uploads.", ["+upload permission (level)"]),
    ("The plan forbids uploads.", ["-upload permission (level)"]),
    ("They won the election.", ["+election possession (level)"]),
    ("They lost the election.", ["-election possession (level)"]),
    ("She was the first woman to do so.", ["+woman order (level)"]),
    ("The feature is mandatory.", ["+feature obligation (level)"]),
]

NOTHING = [
    "More than 5 people came.",
    "No more than 5 people came.",
    "Two more bridges burned down.",
    "He declined to comment.",
    "The High Court sat in Great Britain.",
    "Last week a little girl went to high school.",
    "In the fall of 2022 it was quiet.",
    "Bakhmut fell in May.",
    "The large model and the small model share a file.",
    "The first phase and the last phase are alike.",
    "Groups of large and small sizes were made.",
    "More or less everyone agreed.",
    "At least they tried.",
]


@pytest.mark.parametrize(("text", "expected"), [*VALUE, *CHANGE, *SCALES])
def test_dimension_direction_and_modifiers(text: str, expected: list[str]) -> None:
    assert [shown(d) for d in degrees(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_words_that_put_nothing_on_a_scale(text: str) -> None:
    assert degrees(text) == []


def test_line_breaks_and_runs_of_spaces_do_not_matter() -> None:
    (found,) = degrees("a region of   low\n  strategic    value")
    assert (found.dimension, found.direction, found.modifiers) == ("value", -1, ("strategic",))


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("value", "value", True),
        ("value", "importance", True),
        ("price", "cost", True),
        ("latency", "delay", True),
        ("value", "price", False),
        ("", "", False),
        ("value", "", False),
        ("bridge", "bridge", True),
    ],
)
def test_same_dimension(one: str, two: str, expected: bool) -> None:
    assert same_dimension(one, two) is expected
    assert same_dimension(two, one) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The value is low.", -1),
        ("The value is not low.", 1),
        ("The town has no value.", -1),
        ("The town does not have great value.", -1),
        ("The value is high, but it is not a city.", 1),
    ],
)
def test_a_negation_turns_a_degree_round_unless_it_is_part_of_it(text: str, expected: int) -> None:
    values = extract(text)
    negations = tuple(value for value in values if isinstance(value, Polarity))
    (degree,) = (value for value in values if isinstance(value, Degree))
    assert turned(degree, negations) == expected
