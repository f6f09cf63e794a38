"""Dates: shifted, restated in another form, bounded."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from training.synthetic.edit import CONTRADICTION, ENTAILMENT, NEUTRAL, Edit, Pools, splice

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
_MONTH = "(?P<month>" + "|".join(MONTHS) + ")"
DAY_FIRST = re.compile(r"(?<![\w–-])(?P<day>[1-3]?\d) " + _MONTH + r" (?P<year>[12]\d{3})(?![\w–-])")
MONTH_FIRST = re.compile(_MONTH + r" (?P<day>[1-3]?\d), (?P<year>[12]\d{3})(?![\w–-])")
MONTH_YEAR = re.compile(r"\b(?P<cue>[Ii]n|[Ss]ince|[Uu]ntil) " + _MONTH + r",? (?P<year>[12]\d{3})(?![\w–-])")
YEAR = re.compile(r"\b(?P<cue>[Ii]n) (?P<year>1[4-9]\d\d|20[0-2]\d)(?![\w/–-]|[.,]\d)")
EVENT = re.compile(
    r"\b(?:born|died|founded|established|opened|released|published|built|completed|married|elected|appointed|killed"
    r"|formed|created|launched|signed|joined|graduated|won|premiered|debuted|began|started|ended|closed|moved|arrived"
    r"|retired|became|dissolved|abolished|renamed|acquired|merged|discovered|invented|assassinated|executed|buried"
    r"|moved|emigrated|invaded|captured|defeated|introduced|issued|adopted|ratified|gained|achieved|declared)\b"
)
STATE = re.compile(
    r"\b(?:population|inhabitants|residents|members|employees|students|revenue|revenues|sales|profit|profits|GDP"
    r"|exports|imports|budget|unemployment|prices?|output|production|rate|households|enrollment|turnover|attendance"
    r"|growth|inflation|debt|income|users|subscribers|staff|workers)\b"
)


def _full_dates(sentence: str) -> Iterator[re.Match[str]]:
    yield from DAY_FIRST.finditer(sentence)
    yield from MONTH_FIRST.finditer(sentence)


def _dated(found: re.Match[str], day: int, month: str, year: int) -> str:
    """A date in the form of the one found."""
    return f"{day} {month} {year}" if found.re is DAY_FIRST else f"{month} {day}, {year}"


def shifted(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """Another day, month or year of an event."""
    if not EVENT.search(sentence):
        return
    for found in _full_dates(sentence):
        day, month, year = int(found["day"]), found["month"], int(found["year"])
        way = rng.choice(("day", "month", "year", "year"))
        if way == "day":
            day = rng.choice([d for d in range(1, 29) if d != day])
        elif way == "month":
            month = rng.choice([m for m in MONTHS if m != month])
        else:
            year += rng.choice((-11, -5, -3, -2, -1, 1, 2, 3, 4, 8))
        new = _dated(found, day, month, year)
        yield Edit(splice(sentence, *found.span(), new), CONTRADICTION, "date-shifted", found[0], new)
    for pattern in (MONTH_YEAR, YEAR):
        for found in pattern.finditer(sentence):
            new = str(int(found["year"]) + rng.choice((-20, -10, -6, -3, -2, -1, 1, 2, 3, 5, 9)))
            start, end = found.span("year")
            yield Edit(splice(sentence, start, end, new), CONTRADICTION, "date-shifted", found["year"], new)


def restated(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """The same date in another or a coarser form; and a coarser form that excludes it."""
    for found in _full_dates(sentence):
        day, month, year = int(found["day"]), found["month"], int(found["year"])
        swapped = f"{month} {day}, {year}" if found.re is DAY_FIRST else f"{day} {month} {year}"
        yield Edit(splice(sentence, *found.span(), swapped), ENTAILMENT, "date-restated", found[0], swapped)
        if not sentence[: found.start()].endswith(("on ", "On ")) or not EVENT.search(sentence):
            continue
        start = found.start() - 3
        wrong_month = rng.choice([m for m in MONTHS if m != month])
        wrong_year = year + rng.choice((-4, -2, -1, 1, 2, 6))
        forms = (
            (ENTAILMENT, rng.choice((f"in {month} {year}", f"in {year}", f"in the month of {month} {year}"))),
            (
                CONTRADICTION,
                rng.choice((f"in {wrong_month} {year}", f"in {month} {wrong_year}", f"in {wrong_year}")),
            ),
        )
        for label, new in forms:
            new = new if sentence[start] == "o" else new[0].upper() + new[1:]
            text = splice(sentence, start, found.end(), new)
            yield Edit(
                text, label, "date-restated", sentence[start : found.end()], new, mirrored=label != ENTAILMENT
            )


def bounded(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """`before`, `after` a year, `in the 1990s`: rightly and wrongly."""
    if not EVENT.search(sentence):
        return
    for found in YEAR.finditer(sentence):
        year = int(found["year"])
        decade = year // 10 * 10
        other = decade + rng.choice((-30, -20, -10, 10, 20))
        gap = rng.choice((1, 2, 4, 7))
        right = rng.choice((f"in the {decade}s", f"before {year + gap}", f"after {year - gap}"))
        wrong = rng.choice((f"in the {other}s", f"before {year - gap}", f"after {year + gap}"))
        for label, new in ((ENTAILMENT, right), (CONTRADICTION, wrong)):
            new = new if found["cue"] == "in" else new[0].upper() + new[1:]
            text = splice(sentence, *found.span(), new)
            yield Edit(text, label, "date-bound", found[0], new, mirrored=label == CONTRADICTION)


def other_period(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """A state or a measure in another year, with another figure: both can hold."""
    from training.synthetic.numbers import changed

    found = YEAR.search(sentence)
    years = re.findall(r"\b(?:1[4-9]|20)\d\d\b", sentence)
    if not found or len(years) != 1 or not STATE.search(sentence) or EVENT.search(sentence):
        return
    new = str(int(found["year"]) + rng.choice((-5, -3, -2, -1, 1, 2, 3, 5)))
    text = splice(sentence, found.start("year"), found.end("year"), new)
    for edit in changed(text, rng, pools):
        yield Edit(edit.text, NEUTRAL, "other-period", found["year"], new)
        return
