"""Changes whose verb, ends and size do not fit: a rise “from 10 to 8”, “rose to 8 from 10”, “8, up from 10”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.checks._slips import Slip, plain, rounding, shown
from factcheck.model import Quantity, Span

_ROUNDING = 1.0
"""Percentage points that a rounded percentage may be off."""
_FAR = 100.0
"""How often one end of “from 8 to 1.2 million” may hold the other before the first is read in the unit of the second."""
_NAMING = frozenset({"ordinal", "label", "version", "time of day"})
_FORMER = "former "
"""How the measure of a figure behind “from” begins."""
_UP = (
    r"rose|rise|rises|risen|rising|increas(?:e|es|ed|ing)|grew|grow|grows|grown|climb(?:s|ed)?|jump(?:s|ed)?|surged?|soared?"
    r"|went\s+up|raised|lengthened|(?:was|were|been|be)\s+(?:extended|expanded|enlarged)|widened"
)
_DOWN = (
    r"fell|fall|falls|fallen|falling|drop(?:s|ped)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|shrank|shrunk|sank|slipped"
    r"|plunged|went\s+down|lowered|reduced|shortened|narrowed|(?:was|were|been|be)\s+cut"
)
_VERB = rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b"
_ABOUT = r"(?:(?:about|around|just|nearly|almost|over|under|only)\s+)?[$€£]?$"
_MOVED = re.compile(rf"{_VERB}(?P<gap>[^.;:?!]{{0,60}}?)\bfrom\s+{_ABOUT}", re.IGNORECASE)
_TO = re.compile(
    rf"^(?:\s+\([^)]{{0,40}}\))?(?:\s+(?!from\b|and\b|or\b)[\w'’-]+){{0,5}}?\s+to\s+(?:(?:a|the)\s+\w+\s+of\s+)?{_ABOUT}",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(
    rf"{_VERB}(?P<gap>(?:\s+(?!from\b|by\b|and\b|or\b)[\w'’-]+){{0,3}}?)\s+to\s+{_ABOUT}", re.IGNORECASE
)
_FROM = re.compile(rf"^(?:\s+(?!to\b|and\b|or\b|but\b)[\w'’-]+){{0,5}}?\s+from\s+{_ABOUT}", re.IGNORECASE)
_DIRECTED = re.compile(
    rf"^(?:\s+(?!to\b|and\b|or\b|but\b)[\w'’-]+){{0,5}}?\s*[,(–—-]?\s*\b(?:(?P<up>up)|(?P<down>down))\s+(?:sharply\s+|slightly\s+)?from\s+{_ABOUT}",
    re.IGNORECASE,
)
_BEFORE_NAMED = re.compile(
    rf"{_VERB}(?P<gap>[^.;:?!()\"“”%]{{0,80}}?),\s+(?:or\s+)?an?\s+(?:[a-z]+\s+)?"
    r"(?:(?P<gain>increase|rise|gain)|(?P<loss>decrease|fall|drop|decline|reduction|loss))\s+of\s+"
    rf"{_ABOUT}",
    re.IGNORECASE,
)
_TURNS = re.compile(
    rf"\b(?:{_UP}|{_DOWN}|but|while|whereas|although|though|than|after|before|slow\w*|by|not|never|no|costs?|loss(?:es)?|deficit)\b",
    re.IGNORECASE,
)
"""Words behind which a change may be that of another thing, or of the change itself."""
_RANKED = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|place|position|seed(?:ed)?|odds|spot|No\.|number)\b", re.IGNORECASE
)
_TIMES = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}
_MULTIPLIED = re.compile(
    rf"(?<!more than )(?<!nearly )(?<!almost )(?<!about )\b(?P<verb>{'|'.join(_TIMES)})\s+from\s+[$€£]?$",
    re.IGNORECASE,
)
_OFF = 0.1
"""How far from twice as much “doubled” may be, as a part of it."""
_SCALE = re.compile(r"thousand|[mbtr]+illion|\d\s?(?:k|m|bn|mn|tn)\b", re.IGNORECASE)
_WRITTEN = re.compile(r"\d[\d,]*(?:\.\d+)?")


def slips(text: str, exact: Sequence[Quantity]) -> Iterator[Slip]:
    """The slips among the exact figures of one passage."""
    for one, two in pairwise(exact):
        yield from _from_to(text, one, _as_written(text, one, two), exact)
        yield from _to_from(text, one, two)
    for size in exact:
        yield from _named(text, size)


def _from_to(text: str, one: Quantity, two: Quantity, exact: Sequence[Quantity]) -> Iterator[Slip]:
    """“rose from 10 to 8”; “rose by 30 percent from 100 to 120”; “doubled from 30 to 45”."""
    if not _one_unit(one, two) or not _TO.match(text[one.span.end : two.span.start]):
        return
    if multiplied := _MULTIPLIED.search(text[: one.span.start]):
        yield from _times(text, multiplied, one, two)
    moved = _MOVED.search(text[: one.span.start])
    if moved is None or not _measured(text, one, two):
        return
    if slip := _wrong_way(text, moved, (one, two), (one.span, two.span)):
        yield slip
        return
    by = [q for q in exact if q.unit == "percent" and moved.start("gap") <= q.span.start < moved.end("gap")]
    if len(by) == 1 and one.unit != "percent":
        yield from _grown(text, by[0], one, two)


def _to_from(text: str, now: Quantity, before: Quantity) -> Iterator[Slip]:
    """“rose to 8 from 10”; “to 8, up from 10”."""
    between = text[now.span.end : before.span.start]
    if not _one_unit(now, before) or not _measured(text, now, before) or now.unit != before.unit:
        return
    if before.measure not in ("", now.measure) and not before.measure.startswith(_FORMER):
        return
    moved = _MOVED_TO.search(text[: now.span.start]) if _FROM.match(between) else None
    if moved is not None:
        if slip := _wrong_way(text, moved, (before, now), (before.span, now.span)):
            yield slip
        return
    directed = _DIRECTED.match(between)
    if directed is None:
        return
    up = directed["up"] is not None
    if (now.low < before.low) if up else (now.low > before.low):
        start, end = directed.span("up" if up else "down")
        word = Span(now.span.end + start, now.span.end + end)
        told = (
            f"{shown(text, word)} does not fit: {shown(text, now.span)} is {'less' if up else 'more'} than {shown(text, before.span)}"
            f"; it would be right with “{'down' if up else 'up'}”"
        )
        yield Slip(word, (now.span, before.span), told)


def _wrong_way(
    text: str, moved: re.Match[str], ends: tuple[Quantity, Quantity], spans: tuple[Span, Span]
) -> Slip | None:
    """The slip of a verb that goes the other way than its figures, first to last."""
    up = moved["up"] is not None
    first, last = ends
    if (last.low >= first.low) if up else (last.low <= first.low):
        return None
    verb = Span(*moved.span("up" if up else "down"))
    told = (
        f"{shown(text, verb)} does not fit: from {shown(text, spans[0])} to {shown(text, spans[1])} is a {'fall' if up else 'rise'}"
        "; it would be right with the two figures exchanged"
    )
    return Slip(verb, spans, told)


def _named(text: str, size: Quantity) -> Iterator[Slip]:
    """“increased between 2001 and 2011, a decrease of 4 percent”."""
    found = _BEFORE_NAMED.search(text[: size.span.start])
    if found is None or _TURNS.search(found["gap"]):
        return
    verb, noun = ("up" if found["up"] else "down"), ("gain" if found["gain"] else "loss")
    if (verb == "up") == (noun == "gain"):
        return
    place = Span(*found.span(noun))
    first = Span(*found.span(verb))
    told = f"{shown(text, place)} does not fit {shown(text, first)} before it; it would be right with “{'rise' if verb == 'up' else 'fall'}”"
    yield Slip(place, (first,), told)


def _as_written(text: str, one: Quantity, two: Quantity) -> Quantity:
    """The second end of a change in the unit that it alone has, which the first is meant in too: “from 200 to 240 tonnes”."""
    written = _WRITTEN.search(text[two.span.start : two.span.end])
    if one.unit or two.unit in ("", "percent") or written is None or not two.low:
        return two
    if _SCALE.search(text[one.span.start : two.span.end]):
        return two
    factor = two.low / (float(written[0].replace(",", "")) or 1.0)
    return replace(two, low=two.low / factor, high=two.high / factor, step=two.step / factor, unit="")


def _times(text: str, found: re.Match[str], one: Quantity, two: Quantity) -> Iterator[Slip]:
    """“doubled from 30 to 45”."""
    factor = _TIMES[found["verb"].lower()]
    if one.low <= 0 or abs(two.low / one.low / factor - 1) <= _OFF:
        return
    told = (
        f"“{found['verb']}” does not fit a change from {shown(text, one.span)} to {shown(text, two.span)}"
        f"; it would be right with {plain(float(f'{two.low / one.low:.2g}'))} times as much"
    )
    yield Slip(Span(*found.span("verb")), (one.span, two.span), told)


def _one_unit(one: Quantity, two: Quantity) -> bool:
    """Whether both ends of a change are in one unit, which may be said once."""
    units = {one.unit, two.unit} - {""}
    return len(units) < 2 and units.isdisjoint(_NAMING)


def _measured(text: str, one: Quantity, two: Quantity) -> bool:
    """Whether two figures measure something that grows with them: no ranks, no losses, no ends in two scales."""
    if _RANKED.search(text) or one.low <= 0 or two.low <= 0:
        return False
    return max(one.low, two.low) / min(one.low, two.low) <= _FAR


def _grown(text: str, by: Quantity, one: Quantity, two: Quantity) -> Iterator[Slip]:
    """The percentage of a change against its two ends, with what rounding allows."""
    sign = 1 if two.low >= one.low else -1
    changes = [
        sign * (b - a) / a * 100
        for a in (one.low - rounding(one), one.low + rounding(one))
        for b in (two.low - rounding(two), two.low + rounding(two))
        if a > 0
    ]
    slack = _ROUNDING + 0.02 * by.low
    if changes and not min(changes) - slack <= by.low <= max(changes) + slack:
        exact = abs(two.low - one.low) / one.low * 100
        told = (
            f"{shown(text, by.span)} does not fit a change from {shown(text, one.span)} to {shown(text, two.span)}"
            f"; it would be right with {plain(round(exact, 1))} percent"
        )
        yield Slip(by.span, (one.span, two.span), told)
