"""A statement said again in a form that excludes it: one generator for each kind of contradiction."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from factcheck.checks._align import NAMING_UNITS
from factcheck.checks._roles import level
from factcheck.claims.predicates import parts
from factcheck.claims.values.aliases import same_name
from factcheck.claims.values.lexicon import NUMBER_WORDS, PREPOSITIONS, antonyms, listed
from factcheck.model import Claim, DateRange, Name, Polarity, Quantity, Span
from factcheck.selftest.pinned import pinned

_UNCHANGED = NAMING_UNITS | {"times", "time of day"}
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_MONTHS = "January February March April May June July August September October November December".split()
_FACTORS = (0.4, 0.6, 1.7, 2.5, 3.0)
_AUXILIARIES = listed("is are was were can could will would must should")
_ONCE = re.compile(
    r"\b(?:born|died|founded|established|formed|created|built|constructed|completed|finished|opened|launched|released"
    r"|published|signed|adopted|ratified|abolished|annexed|invaded|independen\w+|discovered|invented|introduced|deprecated"
    r"|switched off|removed|renamed|merged|dissolved|elected|appointed|resigned|ends|ended|expires|begins|began|starts|"
    r"started|became|moved|captured|destroyed)\b"
)
"""Words for what happens once: said of another day, it contradicts."""
_NOT = re.compile(r"\b(?:is|are|was|were|can|could|will|would|must|should) (not )(?!only|until|just|yet)")
_OTHER_SENSES = PREPOSITIONS | listed(
    """open opened close closed free public right left old light first last long present like back even hard early late pass
    passed on off up down in out with without short later sooner contract contracts objective forwards forgave blamed lost
    then now missing"""
)
"""Words whose opposite often fits another sense only."""
_EXTREMES = dict(
    pair
    for one, two in (
        line.split()
        for line in "highest lowest\nlargest smallest\nmost least\nbest worst\nlongest shortest".splitlines()
    )
    for pair in ((one, two), (two, one))
)
_ESTRANGING = re.compile(
    r"(?:some|many|most|several|few|all|every|each|no|none|never|not|only|if|unless)\b", re.IGNORECASE
)
"""Subjects and sentences that “not” does not simply deny."""
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Alteration:
    """A statement in another form."""

    kind: str
    """“number”, “date”, “negation”, “degree” or “name”."""
    text: str


Names = Sequence[Name]
"""Names that may take the place of another."""


def alterations(claim: Claim, names: Names, rng: random.Random) -> Iterator[Alteration]:
    """The contradictions that can be made of a statement, at most one of each kind."""
    for kind, make in _MAKERS.items():
        text = make(claim, names, rng)
        if text is not None and text != _plain(claim.text):
            yield Alteration(kind, text)


def _number(claim: Claim, names: Names, rng: random.Random) -> str | None:
    amounts = [v for v in claim.values if isinstance(v, Quantity) and v.unit not in _UNCHANGED]
    for amount in _shuffled(amounts, rng):
        words = _words(claim, amount.span)
        figures = list(_FIGURE.finditer(words))
        if len(figures) == 1:
            new = _other_figure(figures[0][0], amount.unit == "percent", rng)
            return _with(claim, amount.span, words[: figures[0].start()] + new + words[figures[0].end() :])
        low = words.lower().split()
        if not figures and low and 2 <= NUMBER_WORDS.get(low[0], 0) <= 12:
            others = [
                w for w, n in NUMBER_WORDS.items() if 2 <= n <= 12 and abs(n - NUMBER_WORDS[low[0]]) > 1
            ]
            new = rng.choice(others)
            new = new.capitalize() if words[0].isupper() else new
            return _with(claim, amount.span, new + words[len(words.split()[0]) :])
    return None


def _other_figure(written: str, is_percent: bool, rng: random.Random) -> str:
    """Another figure, written the same way."""
    value = float(written.replace(",", ""))
    decimals = len(written.partition(".")[2])
    factors = [f for f in _FACTORS if not is_percent or value * f <= 100] or [0.4]
    new = value * rng.choice(factors)
    if not decimals:
        new = round(new)
        new += 2 * (abs(new - value) < 2)
    return f"{new:,.{decimals}f}" if "," in written or new >= 10_000 else f"{new:.{decimals}f}"


def _date(claim: Claim, names: Names, rng: random.Random) -> str | None:
    if not _ONCE.search(claim.text):
        return None
    for day in _shuffled([v for v in claim.values if isinstance(v, DateRange)], rng):
        words = _words(claim, day.span)
        years = list(_YEAR.finditer(words))
        if len(years) == 1:
            new = str(int(years[0][0]) + rng.choice((-9, -6, -4, 3, 5, 8)))
            return _with(claim, day.span, words[: years[0].start()] + new + words[years[0].end() :])
        months = [m for m in _MONTHS if re.search(rf"\b{m}\b", words)]
        if not years and len(months) == 1:
            new = _MONTHS[(_MONTHS.index(months[0]) + rng.randint(3, 9)) % 12]
            return _with(claim, day.span, words.replace(months[0], new))
    return None


def _negation(claim: Claim, names: Names, rng: random.Random) -> str | None:
    text = claim.text
    if any(isinstance(v, Polarity) for v in claim.values):
        found = _NOT.search(text)
        return None if found is None else _plain(text[: found.start(1)] + text[found.end(1) :])
    cut = parts(text)
    if cut is None or _ESTRANGING.search(text):
        return None
    verb = text[cut.verb.start : cut.verb.end]
    if verb in _AUXILIARIES:
        denied = f"{verb} not"
    elif verb.endswith("s") and verb not in ("has", "does"):
        denied = f"does not {_base(verb)}"
    else:
        return None
    return _plain(text[: cut.verb.start] + denied + text[cut.verb.end :])


def _base(verb: str) -> str:
    """The infinitive of a third person."""
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    return verb[:-2] if verb.endswith(("sses", "shes", "ches", "xes", "zzes", "goes")) else verb[:-1]


def _degree(claim: Claim, names: Names, rng: random.Random) -> str | None:
    text = claim.text
    words = {m[0] for m in _WORD.finditer(text.lower())}
    for match in _shuffled(list(_WORD.finditer(text)), rng):
        word = match[0]
        if match.start() == 0 or text[match.start() - 1] != " " or word in _OTHER_SENSES:
            continue
        opposites = sorted({_EXTREMES[word]} if word in _EXTREMES else antonyms(word))
        if not opposites or words.intersection(opposites):
            continue
        lead = text[: match.start()]
        new = rng.choice(opposites)
        if lead.endswith((" a ", " an ")):
            lead = lead[: lead.rindex(" a")] + (" an " if new[0] in "aeiou" else " a ")
        return _plain(lead + new + text[match.end() :])
    return None


def _name(claim: Claim, names: Names, rng: random.Random) -> str | None:
    """Another name of the same kind in a place that one alone can fill."""
    own = [v for v in claim.values if isinstance(v, Name)]
    for name in _shuffled(pinned(claim), rng):
        fitting = [
            n.text for n in names if _alike(n, name) and not any(same_name(n.text, mine.text) for mine in own)
        ]
        if fitting:
            return _with(claim, name.span, rng.choice(sorted(set(fitting))))
    return None


def _alike(one: Name, two: Name) -> bool:
    """Whether two names are of one kind: two towns, two countries; where the kind is unknown, of as many words in like letters."""
    if one.kind != two.kind or level(one) != level(two):
        return False
    shapes = [[word.isupper() for word in name.text.split()] for name in (one, two)]
    return one.kind != "other" or (shapes[0] == shapes[1] and len(shapes[0]) > 1)


_MAKERS: dict[str, Callable[[Claim, Names, random.Random], str | None]] = {
    "number": _number,
    "date": _date,
    "negation": _negation,
    "degree": _degree,
    "name": _name,
}
KINDS = tuple(_MAKERS)
"""Every kind of contradiction that is planted."""


def _shuffled(items: list[_T], rng: random.Random) -> list[_T]:
    return rng.sample(items, len(items))


def _words(claim: Claim, span: Span) -> str:
    return claim.text[span.start - claim.span.start : span.end - claim.span.start]


def _with(claim: Claim, span: Span, words: str) -> str:
    """The claim on one line, other words in the place of some."""
    start, end = span.start - claim.span.start, span.end - claim.span.start
    return _plain(claim.text[:start] + words + claim.text[end:])


def _plain(text: str) -> str:
    return " ".join(text.split())
