"""Figures of one passage that do not add up: sums, lists, shares, directions, ranges and spans of years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from factcheck.model import Bound, DateRange, Quantity, Span, Value

_LEAST_PARTS = 2
_MOST_LISTED = 12
"""Things that a writer counts before listing them."""
_ROUNDING = 1.0
"""Percentage points that a rounded percentage may be off."""
_ROUND = 1000
_FAR = 100.0
"""How often one end of “from 8 to 1.2 million” may hold the other before the first is read in the unit of the second."""
_NAMING = frozenset({"ordinal", "label", "version", "time of day"})
_ALIKE = ("", "percent")
_GAP = re.compile(r"^[^.;:?!()]{0,60}$")
_LIST_OPENS = re.compile(r"^(?:\s+[\w'’-]+){1,4}\s*:\s+")
_SUM_OPENS = re.compile(
    r"^(?:\s+[\w'’-]+){0,4}\s*(?::|\(|—|–|\s-|\b(?:is|are|was|were|be)\s+(?:split|divided|broken\s+down)\s+into)"
    r"\s*(?:namely\s+)?[$€£]?$"
)
_OPEN_LIST = re.compile(
    r"\b(?:such as|including|includes?|e\.g|for example|for instance|among|like|etc|so on|others?|at least|or more)\b|…",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"\s*(?:,\s*(?:and|or)\s+|,\s*|;\s*(?:and\s+)?|\s+and\s+|\s+plus\s+)(?:another\s+|the\s+)?"
)
_TOTAL_BEFORE = re.compile(
    r"\b(?:(?:a|the|for a|in)\s+(?:grand\s+)?total\s+of|totall?ing|altogether|in all,?)\s+[$€£]?$",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:remaining|rest|the other|remainder)\b", re.IGNORECASE)
_OF_ALL = re.compile(
    r"^\W*(?:out\s+)?of\s+(?:the|its|these|all|their|a\s+total\s+of)?(?:\s+the)?\s*$", re.IGNORECASE
)
_UP = r"rose|rise|rises|risen|rising|increas(?:e|es|ed|ing)|grew|grow|grows|grown|climb(?:s|ed)?|jump(?:s|ed)?|surged?|soared?|went\s+up"
_DOWN = r"fell|fall|falls|fallen|falling|drop(?:s|ped)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|shrank|sank|slipped|plunged|went\s+down"
_MOVED = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?P<gap>[^.;:?!]{{0,60}}?)\bfrom\s+(?:about\s+|nearly\s+)?[$€£]?$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"^(?:\s+\([^)]{0,40}\))?(?:\s+(?!from\b|and\b|or\b)[\w'’-]+){0,5}?\s+to\s+(?:about\s+|just\s+|nearly\s+|over\s+|under\s+)?[$€£]?$",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|place|position|seed(?:ed)?|odds|spot|No\.|number)\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween\s+[$€£]?$", re.IGNORECASE)
_AND = re.compile(r"^\s+and\s+[$€£]?$", re.IGNORECASE)
_LIFE = re.compile(r"\((\d{4})\s?[–-]\s?(\d{4})\)(?!\s*(?:BC|B\.C))")
_SHARE = re.compile(
    r"\b(?P<part>\d[\d,]*)\s+(?:[\w'’-]+\s+)?(?:out\s+)?of\s+(?:the\s+|its\s+|all\s+|these\s+|their\s+|all\s+the\s+)?(?P<whole>\d[\d,]*)\b"
    r"[^.;:()%\d]{0,40}?(?:\(|,\s*or\s+|,\s*)(?:or\s+|about\s+|roughly\s+)?(?P<percent>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)",
    re.IGNORECASE,
)
_SHARE_BEHIND = re.compile(
    r"\bof\s+(?:the|its|all|these|their)\s+(?:[\w'’-]+\s+)?(?P<whole>\d[\d,]*)\s+[\w'’-]+(?:\s+[\w'’-]+)?,\s*(?P<part>\d[\d,]*)\s*"
    r"(?:\(|,\s*or\s+)(?P<percent>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)",
    re.IGNORECASE,
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
_YEARS = re.compile(
    r"\b(?P<n>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)[\s-]years?\b"
    r"(?:[\s-][\w'’-]+){0,3}?,?\s*(?:\(|from\s+|between\s+)(?P<a>1[0-9]\d\d|20\d\d)\s*(?:–|-|to|and|until)\s*(?P<b>1[0-9]\d\d|20\d\d)\b",
    re.IGNORECASE,
)
_YEARS_BEHIND = re.compile(
    r"\b(?:from|between)\s+(?P<a>1[0-9]\d\d|20\d\d)\s*(?:–|-|to|and|until)\s*(?P<b>1[0-9]\d\d|20\d\d),\s*(?:for\s+)?(?:a\s+)?"
    r"(?:period\s+of\s+|span\s+of\s+|total\s+of\s+)?(?P<n>\d{1,3})\s+years\b",
    re.IGNORECASE,
)
_VAGUELY = re.compile(
    r"\b(?:about|around|nearly|almost|over|some|roughly|more\s+than|less\s+than|under|up\s+to|every|first|last)\s+$",
    re.IGNORECASE,
)
_NUMBER_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure that the passage itself contradicts."""

    figure: Span
    against: tuple[Span, ...]
    told: str
    """What is wrong, and with which figure it would be right: a sentence without its full stop."""


def slips(text: str, values: Sequence[Value]) -> Iterator[Slip]:
    """The slips of one passage; the spans of `values` and of the slips are relative to `text`."""
    exact = [
        v
        for v in values
        if isinstance(v, Quantity) and v.bound is Bound.EXACT and not v.approximate and v.low == v.high
    ]
    yield from _lists(text, exact)
    yield from _sums(text, exact)
    yield from _remainders(text, exact)
    yield from _moves(text, exact)
    yield from _backwards(text, exact, [v for v in values if isinstance(v, DateRange)])
    yield from _shares(text)
    yield from _durations(text)


def _lists(text: str, exact: Sequence[Quantity]) -> Iterator[Slip]:
    """“three reasons: cost, time and staff”: the number against the things listed."""
    for q in exact:
        opened = _LIST_OPENS.match(text[q.span.end :])
        if q.unit or not opened or not (q.low.is_integer() and 2 <= q.low <= _MOST_LISTED):
            continue
        start = q.span.end + opened.end()
        listed = re.split(r"[.!?](?:\s|$)", text[start:])[0]
        if re.search(r"[()\"“”:\d–—]|\b(?:both|of which|while)\b", listed) or _OPEN_LIST.search(text):
            continue
        count = _counted(listed)
        if count and count != int(q.low):
            told = (
                f"The text announces {_shown(text, q.span)} and lists {count}; it would be right with {count}"
            )
            yield Slip(q.span, (Span(start, start + len(listed)),), told)


def _counted(listed: str) -> int:
    """How many things a list has; 0 where it can be read in two ways."""
    if ";" in listed:
        parts = [p for p in listed.split(";") if p.strip()]
        return len(parts) if len(parts) >= _LEAST_PARTS else 0
    commas = [p.strip() for p in listed.split(",")]
    # “a sister, Brandy, and a brother, Alan” names each thing twice.
    if len({bool(re.match(r"(?:and\s+|or\s+)?(?:an?|the|one|his|her|its)\s", p)) for p in commas}) > 1:
        return 0
    oxford = re.match(r"(?:and|or)\s", commas[-1]) is not None
    ands = len(re.findall(r"\b(?:and|or)\b", listed))
    parts = [p for p in _SEPARATOR.split(listed) if p]
    if any(len(part.split()) > 3 for part in parts) or len(parts) < _LEAST_PARTS:
        return 0
    # “fish, rice, and salt and pepper”: an “and” too many may stand inside one thing.
    if ands != 1 or (oxford and len(commas) != len(parts)):
        return 0
    return len(parts)


def _sums(text: str, exact: Sequence[Quantity]) -> Iterator[Slip]:
    """“110 jobs: 40 in Leeds and 60 in York”; “40 in Leeds and 60 in York, a total of 110”."""
    for i, total in enumerate(exact):
        behind = [q for q in exact[i + 1 :] if q.unit == total.unit]
        if (
            behind
            and _SUM_OPENS.match(text[total.span.end : behind[0].span.start])
            and not _OPEN_LIST.search(text)
        ):
            parts = _run(text, behind)
            end = text[parts[-1].span.end :]
            more = re.match(r"[^.;()]*?(?:,|\band\b)\s*(?:a|an|one|the|some|several|many|no)\b", end)
            if len(parts) >= _LEAST_PARTS and not more and not _overlap(total, parts):
                yield from _against(text, total, parts)
        if _TOTAL_BEFORE.search(text[: total.span.start]):
            before = [q for q in exact[:i] if q.unit == total.unit and q.measure in ("", total.measure)]
            if (
                len(before) >= _LEAST_PARTS
                and _run(text, before) == before
                and _near(text, before[-1], total)
            ):
                yield from _against(text, total, before)


def _overlap(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether two parts count one kind of thing, of which one may hold the other: “4 storms, two major storms”."""
    kinds = [p.measure for p in parts if p.measure and p.measure != total.measure]
    return len(kinds) > len(set(kinds))


def _near(text: str, one: Quantity, two: Quantity) -> bool:
    return bool(_GAP.match(text[one.span.end : two.span.start]))


def _run(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The first quantities that follow each other as parts of one enumeration."""
    run = [quantities[0]]
    for q in quantities[1:]:
        between = text[run[-1].span.end : q.span.start]
        pieces = _SEPARATOR.split(between)
        if (
            not _GAP.match(between)
            or len(pieces) != 2
            or re.sub(r"[$€£]", "", pieces[1]).strip() not in ("", "a further")
        ):
            break
        run.append(q)
    return run


def _against(text: str, total: Quantity, parts: Sequence[Quantity]) -> Iterator[Slip]:
    found = sum(p.low for p in parts)
    wanted = total.low
    slack = sum(_step(q) for q in (total, *parts)) + 1e-6 * abs(wanted)
    if abs(found - wanted) > slack:
        told = f"The parts do not add up to {_shown(text, total.span)}: they make {_plain(found)}; it would be right with {_plain(found)}"
        yield Slip(total.span, tuple(p.span for p in parts), told)


def _step(q: Quantity) -> float:
    """How far a figure may be rounded: “120 seats” are 120; from a thousand on round figures are round."""
    return 0.0 if q.low < _ROUND and float(q.low).is_integer() else q.step


def _remainders(text: str, exact: Sequence[Quantity]) -> Iterator[Slip]:
    """“Of the 120 seats, 70 went to A, 30 to B and the remaining 15 to C.”"""
    for i, total in enumerate(exact):
        parts = [q for q in exact[i + 1 :] if q.unit == total.unit]
        if not _OF_ALL.match(text[: total.span.start]) or len(parts) < _LEAST_PARTS:
            continue
        last = text[parts[-2].span.end : parts[-1].span.start]
        if _REST.search(last) and not re.search(
            r"[;.]|\bof (?:whom|which|these|them)\b", text[total.span.end : parts[-1].span.start]
        ):
            yield from _against(text, total, parts)


def _moves(text: str, exact: Sequence[Quantity]) -> Iterator[Slip]:
    """“rose from 10 to 8”; “rose by 30 percent from 100 to 120”."""
    for one, two in pairwise(exact):
        two = _as_written(text, one, two)
        multiplied = _MULTIPLIED.search(text[: one.span.start])
        if multiplied and _one_unit(one, two) and _TO.match(text[one.span.end : two.span.start]):
            yield from _times(text, multiplied, one, two)
        moved = _MOVED.search(text[: one.span.start])
        if moved is None or not _one_unit(one, two):
            continue
        if (
            not _TO.match(text[one.span.end : two.span.start])
            or _RANKED.search(text)
            or one.low <= 0
            or two.low <= 0
        ):
            continue
        if max(one.low, two.low) / min(one.low, two.low) > _FAR:
            continue
        up = moved["up"] is not None
        verb = moved["up"] or moved["down"]
        spans = (one.span, two.span)
        if (two.low < one.low) if up else (two.low > one.low):
            told = (
                f"“{verb}” does not fit: from {_shown(text, one.span)} to {_shown(text, two.span)} is a {'fall' if up else 'rise'}"
                "; it would be right with the two figures exchanged"
            )
            yield Slip(
                Span(moved.start("up" if up else "down"), moved.end("up" if up else "down")), spans, told
            )
            continue
        by = [
            q for q in exact if q.unit == "percent" and moved.start("gap") <= q.span.start < moved.end("gap")
        ]
        if len(by) == 1 and one.unit != "percent":
            yield from _grown(text, by[0], one, two)


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
        f"“{found['verb']}” does not fit a change from {_shown(text, one.span)} to {_shown(text, two.span)}"
        f"; it would be right with {_plain(float(f'{two.low / one.low:.2g}'))} times as much"
    )
    yield Slip(Span(*found.span("verb")), (one.span, two.span), told)


def _one_unit(one: Quantity, two: Quantity) -> bool:
    """Whether both ends of a change are in one unit, which may be said once."""
    units = {one.unit, two.unit} - {""}
    return len(units) < 2 and units.isdisjoint(_NAMING)


def _grown(text: str, by: Quantity, one: Quantity, two: Quantity) -> Iterator[Slip]:
    """The percentage of a change against its two ends, with what rounding allows."""
    changes = [
        abs(b - a) / a * 100
        for a in (one.low - _step(one), one.low + _step(one))
        for b in (two.low - _step(two), two.low + _step(two))
        if a > 0
    ]
    slack = _ROUNDING + 0.02 * by.low
    if changes and not min(changes) - slack <= by.low <= max(changes) + slack:
        exact = abs(two.low - one.low) / one.low * 100
        told = (
            f"{_shown(text, by.span)} does not fit a change from {_shown(text, one.span)} to {_shown(text, two.span)}"
            f"; it would be right with {_plain(round(exact, 1))} percent"
        )
        yield Slip(by.span, (one.span, two.span), told)


def _backwards(text: str, exact: Sequence[Quantity], days: Sequence[DateRange]) -> Iterator[Slip]:
    """“between 10 and 5”, “between 2010 and 2005”, “(1977–1901)”."""
    spans: list[tuple[Span, Span]] = [
        (a.span, b.span)
        for a, b in pairwise(exact)
        if a.unit == b.unit and a.unit in _ALIKE and a.low > b.low
    ]
    spans += [(a.span, b.span) for a, b in pairwise(days) if a.first > b.last]
    for first, second in spans:
        if _BETWEEN.search(text[: first.start]) and _AND.match(text[first.end : second.start]):
            told = f"The range runs backwards: {_shown(text, first)} comes behind {_shown(text, second)}; it would be right with the two exchanged"
            yield Slip(first, (second,), told)
    for life in _LIFE.finditer(text):
        if int(life[1]) > int(life[2]) > 999 and int(life[1]) < 2100:
            told = f"The years run backwards: “{life[1]}” comes behind “{life[2]}”; it would be right with the two exchanged"
            yield Slip(Span(*life.span(1)), (Span(*life.span(2)),), told)


def _shares(text: str) -> Iterator[Slip]:
    """“30 of the 60 members (40 percent)”."""
    for m in (*_SHARE.finditer(text), *_SHARE_BEHIND.finditer(text)):
        part, whole = (float(m[k].replace(",", "")) for k in ("part", "whole"))
        if not 0 < part <= whole or m["part"].endswith(",") or 1500 <= whole <= 2100:
            continue
        percent = 100 * part / whole
        if abs(percent - float(m["percent"])) > _ROUNDING:
            told = f"“{m['percent']} percent” does not fit “{m['part']}” of “{m['whole']}”; it would be right with {_plain(round(percent, 1))} percent"
            yield Slip(Span(*m.span("percent")), (Span(*m.span("part")), Span(*m.span("whole"))), told)


def _durations(text: str) -> Iterator[Slip]:
    """“for 12 years, from 1990 to 2000”."""
    for m in (*_YEARS.finditer(text), *_YEARS_BEHIND.finditer(text)):
        if _VAGUELY.search(text[: m.start("n")]):
            continue
        years = _NUMBER_WORDS.get(m["n"].lower()) or (int(m["n"]) if m["n"].isdecimal() else 0)
        length = int(m["b"]) - int(m["a"])
        # Both ends may be counted, or neither.
        if years and length > 0 and abs(years - length) > 1:
            told = f"“{m['n']} years” does not fit “{m['a']}” to “{m['b']}”; it would be right with {length} years"
            yield Slip(Span(*m.span("n")), (Span(*m.span("a")), Span(*m.span("b"))), told)


def _shown(text: str, span: Span) -> str:
    return f"“{' '.join(text[span.start : span.end].split())}”"


def _plain(number: float) -> str:
    """A figure as people write it: “1,250”, “12.5”."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.10g}"
