"""Figures of the factbook in prose: the same measure for another year, group or country is no contradiction."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from training.sources import Entry
from training.synthetic import numbers
from training.synthetic.compose import Row
from training.synthetic.edit import CONTRADICTION, ENTAILMENT, NEUTRAL, mend_articles
from training.synthetic.lexicon import listed

VALUE = re.compile(
    r"^(?P<amount>-?\$?\d[\d,.]*\d?(?:%| (?:million|billion|trillion|years|km|sq km|megawatts|bbl/day|deaths/1,000|m|kWh"
    r"|births/1,000|cubic meters|metric tons|metric tonnes|children born/woman|liters|beds/1,000|bbl))?)"
    r"(?P<rest>[^()\d;]{0,40})\((?P<year>20[012]\d)(?: est\.)?\)$"
)
GENERIC = frozenset(listed("total male female other note name men women municipal industrial"))


@dataclass(frozen=True, slots=True)
class Fact:
    """A measure of a country in a year."""

    country: str
    measure: str
    amount: str
    year: int


def facts(entries: Sequence[Entry]) -> Iterator[Fact]:
    """Entries whose value is one figure with a year and whose measure speaks for itself."""
    for entry in entries:
        measure = re.sub(r" (?:19|20)\d\d$", "", entry.measure.split(":")[-1].strip())
        for value in entry.value.split("; "):
            found = VALUE.match(value.strip())
            named = entry.country != "none" and "," not in entry.country
            if (
                found
                and named
                and measure.lower() not in GENERIC
                and len(measure) > 6
                and re.match(r"[A-Za-z]", measure)
            ):
                amount = (found["amount"] + found["rest"].rstrip()).strip()
                if not re.match(r"[\d-]+ ?years", measure):
                    yield Fact(entry.country, measure[0].lower() + measure[1:], amount, int(found["year"]))


TEMPLATES = (
    "In {year}, the {measure} of {country} was {amount}.",
    "The {measure} of {country} stood at {amount} in {year}.",
    "{country}'s {measure} was {amount} in {year}.",
    "{country} ({year}): {measure} {amount}.",
    "According to the yearbook, {country} had a {measure} of {amount} in {year}.",
    "{country}: {measure}: {amount} ({year} est.)",
)


def say(fact: Fact, rng: random.Random) -> str:
    """The fact as a sentence."""
    text = rng.choice(TEMPLATES).format(
        year=fact.year, measure=fact.measure, country=fact.country, amount=fact.amount
    )
    return mend_articles(text)


def _other_amount(fact: Fact, rng: random.Random) -> str:
    """The amount with another number, or empty."""
    found = re.search(r"\d[\d,]*(?:\.\d+)?", fact.amount)
    if not found:
        return ""
    digits = found[0]
    decimals = len(digits.partition(".")[2])
    value = float(digits.replace(",", ""))
    if value == 0:
        return ""
    figure = numbers.Figure(0, 0, value, "", decimals, "," in digits, spelled=False)
    new = numbers.written(numbers.other_value(figure, rng, "%" in fact.amount), figure)
    return fact.amount[: found.start()] + new + fact.amount[found.end() :] if new != digits else ""


def rows(entries: Sequence[Entry], rng: random.Random, cap: int) -> Iterator[Row]:
    """Pairs of facts: other year, other country, other measure (neutral), other amount, same fact said anew."""
    once = Counter((f.country, f.measure, f.year) for f in dict.fromkeys(facts(entries)))
    known = [f for f in dict.fromkeys(facts(entries)) if once[f.country, f.measure, f.year] == 1]
    by_series: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    by_measure: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    by_country: dict[str, list[Fact]] = defaultdict(list)
    for fact in known:
        by_series[fact.country, fact.measure].append(fact)
        by_measure[fact.measure, fact.year].append(fact)
        by_country[fact.country].append(fact)
    made = 0
    for fact in rng.sample(known, len(known)):
        series = [f for f in by_series[fact.country, fact.measure] if f.year != fact.year]
        elsewhere = [f for f in by_measure[fact.measure, fact.year] if f.country != fact.country]
        beside = [f for f in by_country[fact.country] if f.measure != fact.measure]
        context = [say(f, rng) for f in rng.sample(series, min(len(series), rng.choice((0, 0, 1, 2))))]
        premise = " ".join(rng.sample([say(fact, rng), *context], 1 + len(context)))
        document = f"factbook:{fact.country}"
        options: list[tuple[str, str, Fact | None]] = [
            (NEUTRAL, "figure-other-year", rng.choice(series) if series and not context else None),
            (NEUTRAL, "figure-other-subject", rng.choice(elsewhere) if elsewhere else None),
            (NEUTRAL, "figure-other-measure", rng.choice(beside) if beside and not context else None),
            (ENTAILMENT, "figure-same", fact),
        ]
        amount = _other_amount(fact, rng)
        if amount:
            options.append(
                (CONTRADICTION, "figure-changed", Fact(fact.country, fact.measure, amount, fact.year))
            )
            options.append(
                (CONTRADICTION, "figure-changed", Fact(fact.country, fact.measure, amount, fact.year))
            )
            if not series:
                options.append(
                    (
                        NEUTRAL,
                        "figure-other-year",
                        Fact(fact.country, fact.measure, amount, fact.year - rng.randint(1, 9)),
                    )
                )
        for label, kind, other in rng.sample(options, min(3, len(options))):
            if other is not None:
                yield Row(premise, say(other, rng), label, kind, document)
                made += 1
        if made >= cap:
            return
