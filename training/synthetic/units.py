"""Units: exchanged, converted, and scales (million for billion)."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from training.synthetic import numbers
from training.synthetic.edit import CONTRADICTION, ENTAILMENT, Edit, Pools, splice

CONVERSIONS = {
    "km": ("miles", 0.621371), "kilometres": ("miles", 0.621371), "kilometers": ("miles", 0.621371),
    "miles": ("kilometres", 1.609344), "metres": ("feet", 3.28084), "meters": ("feet", 3.28084),
    "feet": ("metres", 0.3048), "ft": ("m", 0.3048), "m": ("ft", 3.28084), "kg": ("pounds", 2.20462),
    "pounds": ("kg", 0.453592), "hours": ("minutes", 60.0), "acres": ("hectares", 0.404686),
    "hectares": ("acres", 2.47105), "sq km": ("square miles", 0.386102), "tonnes": ("kilograms", 1000.0),
}  # fmt: skip
EXCHANGES = {
    "km": ("m", "miles"), "kilometres": ("metres", "miles"), "kilometers": ("meters", "miles"),
    "miles": ("kilometres", "yards"), "metres": ("kilometres", "feet"), "meters": ("kilometers", "feet"),
    "feet": ("metres", "inches"), "kg": ("grams", "tonnes"), "tonnes": ("kilograms",), "hours": ("minutes", "days"),
    "minutes": ("hours", "seconds"), "days": ("weeks", "hours", "months"), "weeks": ("months", "days"),
    "months": ("years", "weeks"), "years": ("months", "weeks", "decades"), "acres": ("hectares", "square miles"),
    "hectares": ("acres", "square kilometres"), "sq km": ("sq m", "acres"), "million": ("billion", "thousand"),
    "billion": ("million", "trillion"), "thousand": ("million", "hundred"),
}  # fmt: skip
UNIT = re.compile(
    r"(?<![\w.,/–(-])(?P<number>\d{1,3}(?:,\d{3}){0,3}(?:\.\d{1,3})?) (?P<unit>"
    + "|".join(sorted({*CONVERSIONS, *EXCHANGES}, key=len, reverse=True))
    + r")\b(?!\s?[(/²³]| \d|-| (?:old|ago|later|earlier|after|before|race|world|hurdles|sprint|freestyle|at|and|butterfly|backstroke|[A-Z]))"
)
MONEY = {"$": "€", "€": "$", "£": "$"}


def exchanged(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """The same number with a unit of another size."""
    for found in UNIT.finditer(sentence):
        options = EXCHANGES.get(found["unit"])
        if options and float(found["number"].replace(",", "")) > 1.5:
            new = rng.choice(options)
            text = splice(sentence, found.start("unit"), found.end("unit"), new)
            yield Edit(text, CONTRADICTION, "unit", found["unit"], new)


def converted(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """The same amount in another unit, rightly; and a wrong amount in that unit."""
    for found in UNIT.finditer(sentence):
        if found["unit"] not in CONVERSIONS:
            continue
        value = float(found["number"].replace(",", ""))
        unit, factor = CONVERSIONS[found["unit"]]
        if value * factor < 1:
            continue
        digits = 3 if factor not in (60.0, 1000.0) else 6
        hedged = numbers.HEDGED.search(sentence[: found.start()][-14:])
        about = "" if hedged else rng.choice(("about ", "", "approximately "))
        right = f"{about}{_plain(value * factor, digits)} {unit}"
        wrong = f"{about}{_plain(value * factor * rng.choice((0.45, 0.7, 1.5, 2.2)), 2)} {unit}"
        for label, new in ((ENTAILMENT, right), (CONTRADICTION, wrong)):
            text = splice(sentence, found.start(), found.end(), new)
            yield Edit(text, label, "unit-converted", found[0], new)


def _plain(value: float, digits: int) -> str:
    """The value with so many significant digits, with thousands separators."""
    near = float(f"{value:.{digits}g}")
    return f"{int(near):,}" if near == int(near) else f"{near:,}"
