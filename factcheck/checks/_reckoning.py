"""Figures of one passage that do not add up: sums, lists and shares, and what changes and spans of time say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.checks import _balance, _changes, _elapsed
from factcheck.checks._slips import Slip, plain, rounding, shown
from factcheck.claims.values.lexicon import NUMBER_WORDS
from factcheck.model import Bound, DateRange, Quantity, Span, Value

_LEAST_PARTS = 2
_MOST_LISTED = 12
"""Things that a writer counts before listing them."""
_ROUNDING = 1.0
"""Percentage points that a rounded percentage may be off."""
_GAP = re.compile(r"^[^.;:?!()—–]{0,60}$")
_LIST_OPENS = re.compile(r"^(?:\s+[\w'’-]+){0,3}\s+(?![\w'’-]+ing\b)[\w'’-]+\s*:\s+")
_LIST_IS = re.compile(r"^(?:\s+(?![\w'’-]+ing\b)[\w'’-]+){1,3}\s+(?:are|were)\s+(?=[\w'’-]+,)")
"""The same without a colon: “the three methods are password, token and Kerberos”."""
_NAMED = re.compile(r"(?:^|\s)[A-Z]")
_SUM_OPENS = re.compile(
    r"^(?:\s+[\w'’-]+){0,4}\s*(?::|\(|—|–|\s-|\b(?:is|are|was|were|be)\s+(?:split|divided|broken\s+down)\s+into)"
    r"\s*(?:namely\s+)?[$€£]?$"
)
_FAR_OPENS = re.compile(r"^(?:\s+[\w'’-]+){5,9}:\s*$")
"""The same at the end of a longer clause, where a total is named as such: “in total, 140 people took part in the inspection:”."""
_IN_TOTAL = re.compile(r"\b(?:in\s+(?:total|all)|altogether|overall),?\s+$", re.IGNORECASE)
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
_OTHERS = re.compile(
    r"^(?:\s+[\w'’-]+){1,3}(?:,|\s+and|\s+while|\s+but|;)(?:\s+[\w'’-]+){0,5}\s+the\s+(?:other|remaining)\s+$",
    re.IGNORECASE,
)
_OF_THE = re.compile(r"^\s+(?:out\s+)?of\s+(?:the|its|their|all)\s+$", re.IGNORECASE)
_OF_THEM = re.compile(r"^[^.;:()\d]{0,40}?[,(–—]\s*(?:of\s+(?:them|whom|these)\s+)?$", re.IGNORECASE)
_EACH_OTHERS = re.compile(
    r"^\s+(?:of\s+(?:them|whom|these)\s+)?(?:are\s+|were\s+)?(?P<one>women|men|female|male|girls|boys|females|males)\s+and\s+$",
    re.IGNORECASE,
)
_OPPOSITE_SEX = {"women": "men", "female": "male", "girls": "boys", "females": "males"}
_LOST = re.compile(
    r"^(?:[^.;:?!]{0,40}?,?\s+(?:and|but|of\s+which)\s+(?:that\s+)?|[^.;:?!]{0,40}?,\s+)$",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"^[^.;:?!\d]{0,40}?\b(?:lost|removed|cut|closed|sold|demolished|destroyed|scrapped|dropped|left|withdrawn|go|gone|disappear)\b"
    r"[^.;:?!\d]{0,20}?(?:,\s*|\s+)(?:so\s+that|so|and|leaving|which\s+leaves|which\s+left)\s+(?:only\s+|just\s+)?$",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"^\s+(?:[\w'’-]+\s+)?(?:(?:will|would|are|were|is|was|still|now)\s+){0,2}(?:be\s+)?(?:remain(?:s|ed)?|left|stay(?:s|ed)?)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(r"^(?:\s+[\w'’-]+)?\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|all\s+)?$", re.IGNORECASE)
_NO_NOUN = frozenset({"", "remain", "million", "billion"})
"""What is read as counted where a figure stands alone: “155 remain”."""
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
    r"\bof\s+(?:the|its|all|these|their)\s+(?:[\w'’-]+\s+)?(?P<whole>\d[\d,]*)\s+[\w'’-]+(?:\s+(?:(?:that|who|which)\s+)?[\w'’-]+){0,3}?,\s*(?P<part>\d[\d,]*)"
    r"\s*(?:[^\W\d][\w'’-]*\s*)?(?:\(|,\s*or\s+)(?P<percent>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)",
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
    yield from _others(text, exact)
    yield from _sexes(text, exact)
    yield from _left(text, exact)
    yield from _shares(text)
    yield from _balance.slips(text, exact)
    yield from _changes.slips(text, exact)
    yield from _elapsed.slips(text, exact, [v for v in values if isinstance(v, DateRange)])


def _lists(text: str, exact: Sequence[Quantity]) -> Iterator[Slip]:
    """“three reasons: cost, time and staff”: the number against the things listed."""
    for q in exact:
        opened = _LIST_OPENS.match(text[q.span.end :]) or _listed_by_verb(text, q)
        if q.unit or not opened or not (q.low.is_integer() and 2 <= q.low <= _MOST_LISTED):
            continue
        start = q.span.end + opened.end()
        listed = re.split(r"[.!?](?:\s|$)", text[start:])[0]
        if re.search(r"[()\"“”:\d–—]|\b(?:both|of which|while)\b", listed) or _OPEN_LIST.search(text):
            continue
        count = _counted(listed)
        each = one_by_one(p for p in _SEPARATOR.split(listed) if p)
        if count and int(q.low) not in (count, each):
            count = max(count, each)
            told = (
                f"The text announces {shown(text, q.span)} and lists {count}; it would be right with {count}"
            )
            yield Slip(q.span, (Span(start, start + len(listed)),), told)


def _listed_by_verb(text: str, q: Quantity) -> re.Match[str] | None:
    """The words behind “The three” up to a list with a name in it; “the three are old, slow and loud” lists nothing."""
    opened = (
        _LIST_IS.match(text[q.span.end :])
        if text[: q.span.start].strip() in ("The", "Its", "Our", "All")
        else None
    )
    return opened if opened and _NAMED.search(text[q.span.end + opened.end() :]) else None


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


def one_by_one(listed: Iterable[str]) -> int:
    """How many things a list has where a part of it counts for several: “rust, two cracks and a loose railing” are four."""
    first = (part.split(maxsplit=1)[0].lower() for part in listed if part.strip())
    return sum(int(word) if word.isdigit() else NUMBER_WORDS.get(word, 1) for word in first)


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
    if _FAR_OPENS.match(between):
        return bool(_IN_TOTAL.search(text[: total.span.start]))
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


def _others(text: str, exact: Sequence[Quantity]) -> Iterator[Slip]:
    """“A won 7 of the 12 districts, B the other six.”"""
    if len(exact) != 3:
        return
    part, whole, rest = exact
    if part.unit or whole.unit or rest.unit or not _OF_THE.match(text[part.span.end : whole.span.start]):
        return
    if _OTHERS.match(text[whole.span.end : rest.span.start]):
        yield from _against(text, whole, (part, rest))


def _sexes(text: str, exact: Sequence[Quantity]) -> Iterator[Slip]:
    """“400 members, 250 of them women and 170 men”; where they are fewer, the others may be children."""
    for total, one, two in zip(exact, exact[1:], exact[2:], strict=False):
        found = _EACH_OTHERS.match(text[one.span.end : two.span.start])
        if found is None or not _OF_THEM.match(text[total.span.end : one.span.start]):
            continue
        ours, theirs = found["one"].lower(), text[two.span.end :].lstrip().lower()
        pairs = {**_OPPOSITE_SEX, **{b: a for a, b in _OPPOSITE_SEX.items()}}
        if re.match(rf"{pairs[ours]}\b", theirs) and one.low + two.low > total.low:
            yield from _against(text, total, (one, two))


def _left(text: str, exact: Sequence[Quantity]) -> Iterator[Slip]:
    """“180 spaces today and 35 would be lost, so that 155 remain”; “35 of 180 would be lost, so that 155 remain”."""
    for one, two, rest in zip(exact, exact[1:], exact[2:], strict=False):
        if not one.unit == two.unit == rest.unit or len({q.measure for q in (one, two, rest)} - _NO_NOUN) > 1:
            continue
        whole, lost = (two, one) if _TAKEN.match(text[one.span.end : two.span.start]) else (one, two)
        between = text[one.span.end : two.span.start]
        if whole is one and not _LOST.match(between):
            continue
        gone = _GONE.match(text[two.span.end : rest.span.start])
        if gone is None or not (
            "leav" in gone[0] or "which left" in gone[0] or _LEFT.match(text[rest.span.end :])
        ):
            continue
        slack = sum(rounding(q) for q in (one, two, rest)) + 1e-6 * whole.low
        if whole.low > lost.low and abs(whole.low - lost.low - rest.low) > slack:
            right = plain(whole.low - lost.low)
            told = (
                f"{shown(text, rest.span)} is not what is left of {shown(text, whole.span)} without {shown(text, lost.span)}"
                f"; it would be right with {right}"
            )
            yield Slip(rest.span, (whole.span, lost.span), told)


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
