"""Who wrote a text and when, where it says so above its first sentence: “By Ada Brandt, 3 April 2026”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from factcheck.readers._metadata import DAY_IN_WORDS, parse_day

_LONGEST = 120
"""Characters of such a line."""
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|van|von|der|den|bin|al|la|le|di|da)|[^\W\d_a-z][\w.'’-]*)){0,4}"
_DAY = rf"(?:\d{{4}}-\d\d?-\d\d?|{DAY_IN_WORDS})"
_TIME = r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?"
_WRITER = rf"(?:{_NAME}|the news ?desk|(?:our )?(?:staff|correspondents?|own correspondent|staff (?:reporters?|writers?)))"
_BY = re.compile(
    rf"(?:By|BY|Text by|Story by|Words by|Written by|Reported by|Author:) (?P<who>{_WRITER}(?:(?:,| and|, and|,? in) {_WRITER}){{0,3}})"
    rf"(?:,? ?[|·•–—-]?,? ?(?:(?P<label>[Pp]ublished|[Uu]pdated|[Pp]osted)(?: on)?:? )?(?P<day>{_DAY}){_TIME})?"
)
_DAY_FIRST = re.compile(
    rf"(?P<day>(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:{_DAY}|\d{{1,2}} [A-Z][a-z]{{2,8}}|[A-Z][a-z]{{2,8}} \d{{1,2}})){_TIME},? ?[|·•–—-] ?"
    rf"[Bb]y (?P<who>{_WRITER}(?:(?:,| and|, and) {_WRITER}){{0,3}})"
)
_DATED = re.compile(
    rf"(?P<label>(?:First )?[Pp]ublished|[Pp]osted|[Ii]ssued|[Rr]eleased|Date|(?:Last )?[Uu]pdated|Last (?:modified|changed|reviewed))"
    rf"(?: on)?:? (?P<day>{_DAY}){_TIME}"
)
_ALONE = re.compile(rf"(?P<day>{_DAY}){_TIME}")
_DATELINE = re.compile(rf"(?:[^\W\d_a-z][\w'’. -]{{1,30}}, ){{1,2}}(?P<day>{_DAY})(?=[.:]? |[.:]?$| ?[–—(-])")


_TITLED = re.compile(rf"\S(?:,| [–—|-]) (?P<day>{_DAY})")
_IN_FORCE = re.compile(
    rf"(?:This \w+ (?:is )?)?(?:[Ii]n force|[Ee]ffective|[Vv]alid|[Aa]pplicable)(?: date)?:?"
    rf"(?: (?:from|as of|since)?:? ?(?P<first>{_DAY}))?(?:,? ?(?:to|until|till|through|[–—-]) ?(?P<last>{_DAY}))?\.?"
)


@dataclass(frozen=True, slots=True)
class Validity:
    """From when to when a text holds; either may be open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Byline:
    """What one line says; either part may be missing."""

    author: str = ""
    day: date | None = None
    is_update: bool = False
    """Whether that was the day of a later change."""


def byline(line: str, *, below: bool) -> Byline | None:
    """What a line above the text says of it, None where it is no byline; `below` where another one stands right above it."""
    words = " ".join(line.split())
    if len(words) > _LONGEST:
        return None
    if found := _DAY_FIRST.fullmatch(words):
        return Byline(found["who"], parse_day(found["day"]))
    if found := _BY.fullmatch(words):
        day = parse_day(found["day"] or "")
        return Byline(found["who"], day, (found["label"] or "").lower() == "updated")
    if found := _DATED.fullmatch(words) or (_ALONE.fullmatch(words) if below else None):
        day = parse_day(found["day"])
        label = found.groupdict().get("label") or ""
        return Byline("", day, "pdated" in label or label.startswith("Last")) if day else None
    return None


def titled(title: str) -> date | None:
    """The day at the end of a title: “Minutes of the Town Council, 14 January 2025”."""
    for found in _TITLED.finditer(title):
        if found.end() == len(title):
            return parse_day(found["day"])
    return None


def validity(line: str) -> Validity | None:
    """What a line above the text says of when it holds: “In force from 1 March 2025”; None where it says nothing of it."""
    words = " ".join(line.split())
    found = _IN_FORCE.fullmatch(words) if len(words) <= _LONGEST else None
    if found is None:
        return None
    first, last = (parse_day(found[name] or "") for name in ("first", "last"))
    return Validity(first, last) if first or last else None


def dateline(line: str) -> date | None:
    """The day with which the first sentence of a report begins: “Harrow, 2 June 2026. The agency ...”."""
    found = _DATELINE.match(" ".join(line[:_LONGEST].split()))
    return parse_day(found["day"]) if found else None
