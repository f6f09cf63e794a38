"""What the documents say of each measure: one fact with its values, and everywhere that each is stated.

Two statements are of one fact only where that is sure: apart from the value they have the same content words, the same
unit, the same dates and the same speaker, and their headings do not set them apart. Nothing is judged by a model.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from factcheck.checks._align import NAMING_UNITS
from factcheck.checks._occasions import tells_of_occasion
from factcheck.checks._passages import passage
from factcheck.checks._quantities import measured, meet, same_measure
from factcheck.checks._scope import sections_apart
from factcheck.checks.date import ONCE
from factcheck.claims.predicates import Parts, parts
from factcheck.claims.prices import priced
from factcheck.claims.releases import other_release
from factcheck.claims.terms import Terms
from factcheck.claims.validity import never_together
from factcheck.claims.values.lexicon import listed
from factcheck.model import (
    BlockKind,
    Checked,
    Claim,
    DateRange,
    Fact,
    Mode,
    Name,
    Polarity,
    Quantity,
    Span,
    Standing,
    Stated,
    Value,
)

DATE = "date"
"""Unit of facts whose value is a day or a period."""
PRICE = "price"
"""Measure of facts that a label and an amount of money make up."""
DEAD = "dead"
"""Measure of facts that tell how many died."""
_EVENT = timedelta(days=30)
"""How near to an article's day the event lies that it tells of."""
_DEAD_ARE = re.compile(
    r"\s+(?:people\s+)?(?:dead|deaths|fatalities)(?=\s*(?:$|[.,;:!?])|\s+(?:in|after|as|at|on|from|by|and|are|were|is|was)\b)",
    re.IGNORECASE,
)
_PEOPLE_DIED = re.compile(
    r"\s+(?:people|persons|men|women)\s+(?:(?:have|had)\s+)?(?:died|lost their lives|(?:were|was|been)\s+(?:found\s+)?(?:killed|dead))\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\b(?:of whom|of them|another|others?|more|each|every)\b", re.IGNORECASE)
"""Words of those who tell of a part, or of further ones."""

_TELLING = listed(
    """above after all any as before below between both but could down each either every except few from if into just less
    least may might more most must never no nor not off only other over per same should since some than through under
    unless until up when where whether while will with within without would both half twice"""
)
"""Function words that are no content words and still say of what a value holds."""
_FILLING = listed("about almost approximately around current exactly nearly now roughly today total")
"""Words that tell two statements of one fact apart from each other no more."""
_POINTING = re.compile(
    r"\b(?:it|its|he|she|his|hers?|him|they|them|their|theirs|this|that|these|those|here|there|such|former|latter|we|our|us|i|my"
    r"|you|your)\b",
    re.IGNORECASE,
)
"""Words that mean what stands before: such a statement is compared within its own section only."""
_PLACE = re.compile(r"\b(?:on|in|at|near|beside|behind)\s", re.IGNORECASE)
_GENERAL = re.compile(r"(?:an?|any|each|every|all|one)\s", re.IGNORECASE)
_PRESENT = re.compile(r"(?:can|may|must|has|have|is|are|\w+[^s\W]s)$")
"""Verbs of rules: “a batch may contain”, “a key expires”."""
_LEAST_WORDS = 2
"""Content words apart from the value."""

_Key = tuple[object, ...]


@dataclass(frozen=True)
class _Statement:
    """One value with what it is said of."""

    claim: Claim
    value: Quantity | DateRange
    extent: Span
    """The value with the words that bound it."""
    subject: str
    measure: str
    period: str
    key: _Key

    def agrees(self, other: _Statement) -> bool:
        """Whether both values can be true of one thing."""
        if isinstance(self.value, Quantity) and isinstance(other.value, Quantity):
            return meet(measured(self.claim, self.value), measured(other.claim, other.value))
        if isinstance(self.value, DateRange) and isinstance(other.value, DateRange):
            return self.value.first <= other.value.last and other.value.first <= self.value.last
        return False


def facts(claims: Iterable[Claim]) -> tuple[Fact, ...]:
    """The facts of all claims; those that differ first, then in the order of the claims."""
    terms = Terms()
    groups: defaultdict[_Key, list[list[_Statement]]] = defaultdict(list)
    order: list[list[_Statement]] = []
    for statement in (s for claim in claims for s in _statements(claim, terms)):
        places = groups[statement.key]
        group = next((g for g in places if all(_together(statement, other) for other in g)), None)
        if group is None:
            group = []
            places.append(group)
            order.append(group)
        group.append(statement)
    found = [_fact(group) for group in order]
    return tuple(sorted(found, key=lambda fact: len(fact.values) == 1))


def statements(read: Checked) -> Iterator[Claim]:
    """What a document states, in reading order: its claims, and the headings that tell how many died."""
    titles = (
        passage(read.document, sentence.span, sentence.kind, sentence.headings)
        for sentence in read.sentences
        if sentence.kind is BlockKind.HEADING
    )
    telling = (title for title in titles if any(_counts_dead(title, v) for v in title.values))
    yield from sorted((*telling, *read.claims), key=lambda claim: claim.span)


def _together(one: _Statement, two: _Statement) -> bool:
    """Whether two statements with the same words are of one fact."""
    if (
        one.measure not in {PRICE, DEAD}
        and isinstance(one.value, Quantity)
        and isinstance(two.value, Quantity)
    ):
        ours, theirs = one.value.measure, two.value.measure
        if ours != theirs and not same_measure(one.value, two.value):
            return False
    apart = (sections_apart, never_together, other_release)
    return not any(differ(one.claim, two.claim) for differ in apart)


def _statements(claim: Claim, terms: Terms) -> Iterator[_Statement]:
    """The facts that one claim states, where it is plain enough."""
    if claim.kind is BlockKind.CELL or claim.attribution.mode is Mode.HEDGED:
        return
    if any(isinstance(v, Polarity) for v in claim.values):
        return
    if has_price := priced(claim):
        yield _price(claim, *has_price, terms)
        return
    yield from _dead(claim)
    found = parts(claim.text)
    if found is None or _POINTING.fullmatch(claim.text[found.subject.start : found.subject.end].strip()):
        return
    dates = [v for v in claim.values if isinstance(v, DateRange)]
    amounts = [v for v in claim.values if isinstance(v, Quantity) and v.unit not in NAMING_UNITS]
    figures = [v.span for v in amounts]
    if not dates and tells_of_occasion(replace(claim, text=_without(claim, figures))):
        return
    for amount in amounts:
        place = measured(claim, amount)
        # Two figures of one kind in a sentence: which holds for what can't be told.
        if place.open or sum(_base(a) == _base(amount) for a in amounts) > 1 or _counts_dead(claim, amount):
            continue
        if key := _key(claim, found, place.span, dates, terms):
            yield _statement(claim, found, amount, place.span, dates, (amount.unit, *key))
    if len(dates) == 1 and not amounts and _once(claim, found, terms):
        (day,) = dates
        if key := _key(claim, found, day.span, [], terms):
            yield _statement(claim, found, day, day.span, [], (DATE, *key))


def _dead(claim: Claim) -> Iterator[_Statement]:
    """How many died, in whatever words: an article in its own voice has one number for one time."""
    found = [v for v in claim.values if isinstance(v, Quantity) and _counts_dead(claim, v)]
    if len(found) != 1 or _ASIDE.search(claim.text):
        return
    (amount,) = found
    dates = [v for v in claim.values if isinstance(v, DateRange)]
    # “On Sunday” in an article of that week is the event's own day, which its other sentences leave out.
    other = [day for day in dates if claim.date is None or abs(claim.date - day.first) > _EVENT]
    periods = frozenset((day.first, day.last) for day in other)
    key = (DEAD, claim.document, periods, (claim.attribution.source or "").lower())
    period = ", ".join(_plain(_words(claim, day.span)) for day in dates)
    yield _Statement(claim, amount, measured(claim, amount).span, "The dead", DEAD, period, key)


def _counts_dead(claim: Claim, amount: Value) -> bool:
    """Whether a figure counts those who died: “14 dead”, “fourteen people died”, “12 people were killed”."""
    if not isinstance(amount, Quantity) or amount.unit or measured(claim, amount).open:
        return False
    behind = claim.text[amount.span.end - claim.span.start :]
    return bool(_DEAD_ARE.match(behind) or (amount.measure == "person" and _PEOPLE_DIED.match(behind)))


def _base(amount: Quantity) -> str:
    """The unit of what is paid or done, whether or not it is said how often: “€24 a night”, “€27”."""
    return amount.unit.split("/")[0]


def _price(claim: Claim, label: Span, amount: Quantity, terms: Terms) -> _Statement:
    """What has a price is named by its label alone, in whatever file it stands."""
    subject = claim.text[label.start : label.end]
    source = (claim.attribution.source or "").lower()
    key = (PRICE, amount.unit, frozenset(terms.stems(subject)), source)
    extent = measured(claim, amount).span
    return _Statement(claim, amount, extent, _plain(subject), PRICE, "", key)


def _once(claim: Claim, found: Parts, terms: Terms) -> bool:
    """Whether what a claim tells behind its subject happens once."""
    behind = claim.text[found.verb.start :]
    return not ONCE.isdisjoint(terms.stems(behind)) and not tells_of_occasion(claim)


def _statement(
    claim: Claim,
    found: Parts,
    value: Quantity | DateRange,
    extent: Span,
    dates: Sequence[DateRange],
    key: _Key,
) -> _Statement:
    lead = claim.text[found.verb.start : max(found.verb.end, extent.start - claim.span.start)]
    noun = value.measure if isinstance(value, Quantity) else ""
    return _Statement(
        claim=claim,
        value=value,
        extent=extent,
        subject=_plain(_without(claim, [extent])[found.subject.start : found.subject.end]),
        measure=noun or _plain(lead),
        period=", ".join(_plain(_words(claim, day.span)) for day in dates),
        key=key,
    )


def _key(claim: Claim, found: Parts, value: Span, dates: Sequence[DateRange], terms: Terms) -> _Key | None:
    """What statements of one fact have in common; None where the claim says too little of what it is about."""
    by = claim.span.start
    left_out = [value, *(day.span for day in dates)]
    # An acronym, or another name of one thing, counts as the name that it stands for.
    spelt = [v for v in claim.values if isinstance(v, Name) and _plain(_words(claim, v.span)) != v.text]
    gone = [*left_out, *(name.span for name in spelt)]
    has_value = value.start < by + found.subject.end
    if has_value and (place := _PLACE.search(claim.text, found.verb.end)):
        # “A café with 60 seats is planned, or will open, on the upper floor”: what is done with it is another matter.
        gone.append(Span(by + found.verb.start, by + place.start()))
    kept = [t for t in terms.of(claim.text) if not any(s.start <= t.start + by < s.end for s in gone)]
    stems = frozenset(t.stem for t in kept).union(*(terms.stems(name.text) for name in spelt)) - _FILLING
    if len([stem for stem in stems if stem.isalpha()]) < _LEAST_WORDS:
        return None
    rest = _without(claim, gone if has_value else left_out)
    telling = frozenset(rest.lower().replace(",", " ").rstrip(".").split()) & _TELLING
    periods = frozenset((day.first, day.last) for day in dates)
    source = (claim.attribution.source or "").lower()
    lead = claim.text[found.subject.start : found.subject.end]
    if _POINTING.search(rest) or not (_named(claim, found) or _general(lead, claim, found)):
        return stems, telling, periods, source, claim.document, claim.headings
    return stems, telling, periods, source


def _named(claim: Claim, found: Parts) -> bool:
    """Whether the subject is a name, or has one or a number that names it."""
    by = claim.span.start
    subject = Span(found.subject.start + by, found.subject.end + by)
    if any(
        value.span.overlaps(subject)
        for value in claim.values
        if isinstance(value, Name) or (isinstance(value, Quantity) and value.unit in NAMING_UNITS)
    ):
        return True
    words = claim.text[found.subject.start : found.subject.end].split()
    return any(word[0].isupper() or any(map(str.isdigit, word)) for word in words[1:])


def _general(lead: str, claim: Claim, found: Parts) -> bool:
    """Whether a statement is a rule for all of a kind."""
    verb = claim.text[found.verb.start : found.verb.end].lower()
    return bool(_GENERAL.match(lead)) and bool(_PRESENT.match(verb))


def _fact(group: Sequence[_Statement]) -> Fact:
    first = group[0]
    clusters: list[list[_Statement]] = []
    for statement in sorted(group, key=_firmness):
        fitting = (c for c in clusters if all(statement.agrees(other) for other in c))
        cluster = next(fitting, None)
        if cluster is None:
            clusters.append([statement])
        else:
            cluster.append(statement)
    order = {id(statement): number for number, statement in enumerate(group)}
    for cluster in clusters:
        cluster.sort(key=lambda statement: order[id(statement)])
    clusters.sort(key=lambda cluster: (-len(cluster), order[id(cluster[0])]))
    return Fact(
        subject=first.subject,
        measure=first.measure,
        unit=first.value.unit if isinstance(first.value, Quantity) else DATE,
        period=first.period,
        values=tuple(_stated(cluster, len(clusters[0]), len(group)) for cluster in clusters),
    )


def _firmness(statement: _Statement) -> bool:
    """Exact values first: what is approximate joins one of them."""
    value = statement.value
    return isinstance(value, Quantity) and (value.approximate or bool(value.step))


def _stated(cluster: Sequence[_Statement], most: int, places: int) -> Stated:
    """One value; `most` places have the most frequent one, of all `places`."""
    first = cluster[0]
    if len(cluster) == places:
        standing = Standing.AGREED
    elif 2 * most <= places:
        standing = Standing.OPEN
    else:
        standing = Standing.MAJORITY if len(cluster) == most else Standing.OUTLIER
    return Stated(
        words=_plain(_words(first.claim, first.extent)),
        value=first.value,
        standing=standing,
        places=tuple((s.claim, s.extent) for s in cluster),
    )


def _without(claim: Claim, spans: Iterable[Span]) -> str:
    """The text of a claim with blanks for some stretches of its document."""
    text = claim.text
    for span in spans:
        start, end = span.start - claim.span.start, span.end - claim.span.start
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _words(claim: Claim, span: Span) -> str:
    return claim.text[span.start - claim.span.start : span.end - claim.span.start]


def _plain(text: str) -> str:
    return " ".join(text.split())
