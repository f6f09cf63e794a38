"""Figures of one passage that do not add up: sums, lists and shares, and what changes and spans of time say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.checks import _changes, _elapsed
from factcheck.checks._slips import Slip, plain, rounding, shown
from factcheck.model import Bound, DateRange, Quantity, Span, Value

_LEAST_PARTS = 2
_MOST_LISTED = 12
"""Things that a writer counts before listing them."""
_ROUNDING = 1.0
"""Percentage points that a rounded percentage may be off."""
_GAP = re.compile(r"^[^.;:?!()—–]{0,60}$")
_LIST_OPENS = re.compile(r"^(?:\s+[\w'’-]+){0,3}\s+(?![\w'’-]+ing\b)[\w'’-]+\s*:\s+")
_SUM_OPENS = re.compile(
    r"^(?:\s+[\w'’-]+){0,4}\s*(?::|\(|—|–|\s-|\b(?:is|are|was|were|be)\s+(?:split|divided|broken\s+down)\s+into)"
    r"\s*(?:namely\s+)?[$€£]?$"
)
_CONSISTS = re.compile(
    r"^(?:\s+(?!each\b|every\b|per\b)[\w'’-]+){0,2}\s+(?:consist(?:s|ed)?|(?:is|are|was|were)\s+(?:made\s+up|composed))\s+of\s+$"
)
_PEOPLE = frozenset(
    {"person", "people", "member", "man", "woman", "player", "seat", "vote", "ship", "house", "room"}
)
"""What is counted one by one: “two teams consisted of 8 men and 7 women” each."""
_OPEN_LIST = re.compile(
    r"\b(?:such as|including|includes?|e\.g|for example|for instance|among|like|etc|so on|others?|at least|or more)\b|…",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"\s*(?:,\s*(?:and|or)\s+|,\s*|;\s*(?:and\s+)?|\s+and\s+|\s+plus\s+)(?:another\s+|the\s+)?"
)
_MORE = re.compile(
    r"^[^.;()]*?(?:,|\band\b)\s*(?:a|an|one|the|some|several|many|no|very|small(?:er)?|other|or)\b|^[^.,;()]{0,40}\(|^[^.;,()]*\bor\b"
)
"""Behind the last part that was read: another one without a figure, in brackets, or the same in another unit."""
_FIGURE_BEFORE = re.compile(r"\d\s+$")
"""“45 10 E”: a part of a coordinate, and no total."""
_TOTAL_BEFORE = re.compile(
    r"\b(?:(?:a|the|for a|in)\s+(?:grand\s+)?total\s+of|totall?ing|altogether|in all,?)\s+[$€£]?$",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:remaining|rest|the other|remainder)\b", re.IGNORECASE)
_DID_NOT = re.compile(
    r"^\s+(?:do|does|did|is|are|was|were|has|have|had|could|can|will|would)(?:\s+not|n['’]t)\s*\.?\s*$",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"^\W*(?:out\s+)?of\s+(?:the|its|these|all|their|a\s+total\s+of)?(?:\s+the)?\s*$", re.IGNORECASE
)
_SHARE = re.compile(
    r"\b(?P<part>\d[\d,]*)\s+(?:[\w'’-]+\s+)?(?:out\s+)?of\s+(?:the\s+|its\s+|all\s+|these\s+|their\s+|all\s+the\s+)?(?P<whole>\d[\d,]*)\b"
    r"[^.;:()%\d]{0,40}?(?:\(|,\s*or\s+|,\s*)(?:or\s+|about\s+|roughly\s+)?(?P<percent>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\b(?:(?P<more>(?:a|the)\s+majority|more\s+than\s+half|over\s+half)|(?P<less>a\s+minority|(?:less|fewer)\s+than\s+half))\b"
    r"[^.;:()%\d]{0,60}?(?:\(|,\s*)(?P<part>\d[\d,]*)\s+(?:out\s+)?of\s+(?:the\s+|its\s+|all\s+|their\s+)?(?P<whole>\d[\d,]*\d|\d)\b",
    re.IGNORECASE,
)
_SHARE_BEHIND = re.compile(
    r"\bof\s+(?:the|its|all|these|their)\s+(?:[\w'’-]+\s+)?(?P<whole>\d[\d,]*)\s+[\w'’-]+(?:\s+[\w'’-]+)?,\s*(?P<part>\d[\d,]*)\s*"
    r"(?:\(|,\s*or\s+)(?P<percent>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)",
    re.IGNORECASE,
)


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
    yield from _shares(text)
    yield from _changes.slips(text, exact)
    yield from _elapsed.slips(text, exact, [v for v in values if isinstance(v, DateRange)])


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
                f"The text announces {shown(text, q.span)} and lists {count}; it would be right with {count}"
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
        if behind and not _OPEN_LIST.search(text) and _opens(text, total, behind[0]):
            parts = _run(text, behind)
            if len(parts) >= _LEAST_PARTS and _closed(text, total, parts):
                yield from _against(text, total, parts)
        if _TOTAL_BEFORE.search(text[: total.span.start]):
            before = [q for q in exact[:i] if q.unit == total.unit]
            if (
                len(before) >= _LEAST_PARTS
                and {q.measure for q in before} <= {"", total.measure}
                and _run(text, before) == before
                and _near(text, before[-1], total)
            ):
                yield from _against(text, total, before)


def _opens(text: str, total: Quantity, first: Quantity) -> bool:
    """Whether what stands between a total and its first part says that parts follow."""
    between = text[total.span.end : first.span.start]
    if _FIGURE_BEFORE.search(text[: total.span.start]):
        return False
    if _CONSISTS.match(between):
        return total.measure in _PEOPLE
    return bool(_SUM_OPENS.match(between))


def _closed(text: str, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the parts are all there are, and no names, shares of each other or the total in another currency."""
    # “Two synods (638 and 639)” names each of them.
    if len(parts) == total.low or (total.unit and any(part.low > total.low for part in parts)):
        return False
    return not _MORE.match(text[parts[-1].span.end :]) and not _overlap(total, parts)


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
    slack = sum(rounding(q) for q in (total, *parts)) + 1e-6 * abs(wanted)
    if abs(found - wanted) > slack:
        told = f"The parts do not add up to {shown(text, total.span)}: they make {plain(found)}; it would be right with {plain(found)}"
        yield Slip(total.span, tuple(p.span for p in parts), told)


def _remainders(text: str, exact: Sequence[Quantity]) -> Iterator[Slip]:
    """“Of the 120 seats, 70 went to A, 30 to B and the remaining 15 to C.”; “Of the 40 patients, 25 recovered and 18 did not.”"""
    for i, total in enumerate(exact):
        parts = [q for q in exact[i + 1 :] if q.unit == total.unit]
        if not _OF_ALL.match(text[: total.span.start]) or len(parts) < _LEAST_PARTS:
            continue
        last = text[parts[-2].span.end : parts[-1].span.start]
        rest = _REST.search(last) or (
            len(parts) == _LEAST_PARTS and _DID_NOT.match(text[parts[-1].span.end :])
        )
        if rest and not re.search(
            r"[;.]|\bof (?:whom|which|these|them)\b", text[total.span.end : parts[-1].span.start]
        ):
            yield from _against(text, total, parts)


def _shares(text: str) -> Iterator[Slip]:
    """“30 of the 60 members (40 percent)”."""
    for m in (*_SHARE.finditer(text), *_SHARE_BEHIND.finditer(text)):
        part, whole = (float(m[k].replace(",", "")) for k in ("part", "whole"))
        if not 0 < part <= whole or m["part"].endswith(",") or 1500 <= whole <= 2100:
            continue
        percent = 100 * part / whole
        if abs(percent - float(m["percent"])) > _ROUNDING:
            told = f"“{m['percent']} percent” does not fit “{m['part']}” of “{m['whole']}”; it would be right with {plain(round(percent, 1))} percent"
            yield Slip(Span(*m.span("percent")), (Span(*m.span("part")), Span(*m.span("whole"))), told)
    for m in _HALF.finditer(text):
        part, whole = (float(m[k].replace(",", "")) for k in ("part", "whole"))
        if not 0 < part <= whole or 1500 <= whole <= 2100:
            continue
        if (2 * part <= whole) if m["more"] else (2 * part >= whole):
            name = "more" if m["more"] else "less"
            told = f"“{' '.join(m[name].split())}” does not fit “{m['part']}” of “{m['whole']}”; it would be right with “{'less' if m['more'] else 'more'} than half”"
            yield Slip(Span(*m.span(name)), (Span(*m.span("part")), Span(*m.span("whole"))), told)
