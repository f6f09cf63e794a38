"""Numbers: changed, rounded, spelled out, bounded; and figures that already carry a bound."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from training.synthetic.edit import CONTRADICTION, ENTAILMENT, NEUTRAL, Edit, Pools, splice
from training.synthetic.lexicon import listed

WORDS = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
FIGURE = re.compile(
    r"(?<![\w.,/:#+–—-])(?P<money>[$£€]?)(?P<digits>\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?P<tail>\.\d{1,4})?(?![\w/:–—]|[.,-]\w)"
)
WORD = re.compile(r"\b(?P<word>" + "|".join(WORDS[2:]) + r")\b(?!-)")
HEDGED = re.compile(
    r"(?:about|approximately|around|nearly|almost|over|than|least|most|to|some|roughly|under|above|below|between|and|or"
    r"|estimated|by|exceeding|exceeds|of|top|number|no\.|approx\.|c\.|circa|from|aged?|ca\.|reaching|~|±)\s*$",
    re.IGNORECASE,
)
NAMED = re.compile(r"(?:[A-Z][\w.'’]*|" + MONTHS + r"|[#№(])\s*$")
AFTER = re.compile(
    r"\s*(?:" + MONTHS + r"|st\b|nd\b|rd\b|th\b|BC|AD|B\.C|A\.D|degrees|o'clock|a\.m|p\.m|-|–|\+)"
)
BOUNDED = re.compile(
    r"\b(?P<cue>more than|over|at least|less than|fewer than|up to|at most|under) (?P<money>[$£€]?)"
    r"(?P<digits>\d{1,3}(?:,\d{3}){0,3})(?![\w/:–—]|[.,-]\w)"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands in a sentence."""

    start: int
    end: int
    value: float
    money: str
    decimals: int
    commas: bool
    spelled: bool


def figures(sentence: str) -> Iterator[Figure]:
    """Numbers that state how much or how many; years, days, names with numbers and hedged figures are left out."""
    for found in FIGURE.finditer(sentence):
        digits, tail = found["digits"], found["tail"] or ""
        value = float(digits.replace(",", "") + tail)
        before, after = sentence[: found.start()], sentence[found.end() :]
        year = len(digits) == 4 and not tail and 1000 <= value <= 2100
        if year or value == 0 or HEDGED.search(before[-14:]) or AFTER.match(after):
            continue
        if (NAMED.search(before[-40:]) and not found["money"]) or not before or re.search(r"\d\s*$", before):
            continue
        if len(digits) > 1 and digits[0] == "0":
            continue
        yield Figure(
            found.start(),
            found.end(),
            value,
            found["money"],
            max(0, len(tail) - 1),
            "," in digits,
            spelled=False,
        )
    for found in WORD.finditer(sentence):
        before, after = sentence[: found.start()], sentence[found.end() :]
        counted = re.match(r" (?!of\b|hundred\b|thousand\b|million\b|years? old\b)[a-z]", after)
        if counted and not HEDGED.search(before[-14:]):
            value = WORDS.index(found["word"])
            yield Figure(found.start(), found.end(), value, "", 0, commas=False, spelled=True)


def written(value: float, like: Figure) -> str:
    """The value in the spelling of the figure that it replaces."""
    if like.spelled and value == int(value) and 2 <= value <= 20:
        return WORDS[int(value)]
    if like.decimals:
        return (
            f"{like.money}{value:,.{like.decimals}f}"
            if like.commas
            else f"{like.money}{value:.{like.decimals}f}"
        )
    return (
        f"{like.money}{round(value):,}" if like.commas or value >= 10_000 else f"{like.money}{round(value)}"
    )


def other_value(figure: Figure, rng: random.Random, percent: bool) -> float:
    """A value that can't be a rounding of the figure's."""
    value = figure.value
    if figure.decimals == 0 and value <= 20:
        return rng.choice([v for v in range(max(2, int(value) - 4), int(value) + 5) if v != value])
    factor = rng.choice((rng.uniform(0.35, 0.85), rng.uniform(1.18, 2.6)))
    if rng.random() < 0.2:
        factor = rng.choice((0.9, 0.93, 1.07, 1.1))
    new = value * factor
    if percent and new > 97:
        new = value * rng.uniform(0.4, 0.8)
    digits = max(2, len(str(int(value)).rstrip("0")))
    scale = (
        10.0 ** (math.floor(math.log10(new)) + 1 - digits) if figure.decimals == 0 else 10**-figure.decimals
    )
    new = round(new / scale) * scale
    if abs(new - value) < max(scale, 1e-9) * 0.5:
        new = value + scale
    return max(new, 10.0**-figure.decimals)


def rounded(value: float, rng: random.Random, direction: int) -> float:
    """A round number below (-1), above (+1) or nearest (0), at most about 12 % away (5 % for nearest)."""
    for digits in rng.sample((1, 2), 2) if direction else (1, 2):
        scale = 10.0 ** (math.floor(math.log10(value)) + 1 - digits)
        near = (math.floor, round, math.ceil)[direction + 1](value / scale) * scale
        limit = 0.12 if direction else 0.05
        if near != value and 0 < abs(near - value) / value <= limit:
            return near
    return 0.0


def is_percent(sentence: str, figure: Figure) -> bool:
    """Whether a percent sign or word follows."""
    return bool(re.match(r"\s?(?:%|percent|per cent)", sentence[figure.end :]))


def changed(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """Another number in the place of one."""
    for figure in figures(sentence):
        new = written(other_value(figure, rng, is_percent(sentence, figure)), figure)
        old = sentence[figure.start : figure.end]
        if new != old:
            text = splice(sentence, figure.start, figure.end, new)
            yield Edit(text, CONTRADICTION, "number-changed", old, new)


def _plain(value: float, figure: Figure) -> str:
    """A round value in digits."""
    if value != int(value):
        return f"{figure.money}{value:g}"
    return f"{figure.money}{int(value):,}"


def approximated(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """`about`, `more than` and `less than` a round number, rightly and wrongly."""
    for figure in figures(sentence):
        if figure.value < 12 or figure.spelled:
            continue
        old = sentence[figure.start : figure.end]
        fewer = (
            "less than" if figure.money or is_percent(sentence, figure) or figure.decimals else "fewer than"
        )
        above = (rng.choice(("more than", "over")), ENTAILMENT, rounded(figure.value, rng, -1))
        below = (rng.choice((fewer, "less than", "under")), ENTAILMENT, rounded(figure.value, rng, 1))
        near = (
            rng.choice(("about", "around", "approximately", "roughly")),
            ENTAILMENT,
            rounded(figure.value, rng, 0),
        )
        high = _far(figure.value, rng.uniform(1.25, 2.2))
        low = _far(figure.value, rng.uniform(0.4, 0.78))
        wrong = (
            (above[0], CONTRADICTION, high),
            (below[0], CONTRADICTION, low),
            (near[0], CONTRADICTION, rng.choice((high, low))),
            (rng.choice(("at least", "no fewer than")), CONTRADICTION, high),
            (rng.choice(("at most", "no more than", "up to")), CONTRADICTION, low),
        )
        percent = is_percent(sentence, figure)
        for cue, label, value in rng.sample((above, below, near), 2) + rng.sample(wrong, 2):
            if value and not (percent and value > 99):
                new = f"{cue} {_plain(value, figure)}"
                text = splice(sentence, figure.start, figure.end, new)
                yield Edit(text, label, "number-bound", old, new, mirrored=label == CONTRADICTION)


def _far(value: float, factor: float) -> float:
    """A round number about factor times the value."""
    new = value * factor
    scale = 10.0 ** (math.floor(math.log10(new)) - 1)
    near = round(new / scale) * scale
    return float(f"{near:.6g}") if abs(near - value) / value > 0.15 else 0.0


def bounded(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """A figure that already has a bound: an exact one inside is neutral, one outside a contradiction."""
    for found in BOUNDED.finditer(sentence):
        value = float(found["digits"].replace(",", ""))
        if value < 12 or 1900 <= value <= 2100 or re.match(r"\s?(?:%|per)", sentence[found.end() :]):
            continue
        lower = found["cue"] in ("more than", "over", "at least")
        like = Figure(0, 0, value, found["money"], 0, commas=value >= 1000, spelled=False)
        inside = _far(value, rng.uniform(1.2, 1.9) if lower else rng.uniform(0.5, 0.8))
        outside = _far(value, rng.uniform(0.3, 0.7) if lower else rng.uniform(1.3, 2.2))
        cue = rng.choice(("", "about ", "exactly "))
        for label, new_value, word in ((NEUTRAL, inside, cue), (CONTRADICTION, outside, cue)):
            if new_value:
                new = word + written(new_value, like)
                text = splice(sentence, found.start(), found.end(), new)
                yield Edit(text, label, "number-limit", found[0], new, mirrored=label == CONTRADICTION)


def respelled(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """`three` for 3 and 3 for `three`; 1200 for 1,200; 2.5 million for 2,500,000."""
    for figure in figures(sentence):
        old, new = sentence[figure.start : figure.end], ""
        whole = figure.value == int(figure.value) and not figure.decimals
        if figure.spelled:
            new = str(int(figure.value))
        elif whole and figure.value <= 12 and not figure.money and not is_percent(sentence, figure):
            new = WORDS[int(figure.value)]
        elif whole and figure.value >= 1_000_000 and figure.value % 10_000 == 0:
            new = f"{figure.money}{figure.value / 1e6:g} million"
        elif figure.commas:
            new = old.replace(",", "")
        if new and new != "one" and figure.start > 0:
            yield Edit(
                splice(sentence, figure.start, figure.end, new), ENTAILMENT, "number-spelled", old, new
            )
