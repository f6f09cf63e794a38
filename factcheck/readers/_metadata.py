"""What a file says of itself: key and value pairs in, typed metadata out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from factcheck.model import Day

_DATE_KEYS = ("date", "published", "created", "updated", "modified", "last_modified", "lastmod")
"""Which key tells when a document was written, the best one first."""
_LANGUAGE_KEYS = ("language", "lang")
_DAY = re.compile(r"\s*(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?!\d)")
_MONTHS = "january february march april may june july august september october november december".split()
DAY_IN_WORDS = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(m.capitalize() for m in _MONTHS)}),? \d{{4}}"
    rf"|(?:{'|'.join(m.capitalize() for m in _MONTHS)}) \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
"""Pattern of a day such as “Friday, 3 April 2026” or “April 3, 2026”."""
_WORDED = re.compile(rf"\s*{DAY_IN_WORDS}(?!\d)")
_PART = re.compile(r"[A-Z][a-z]+|\d+")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?![A-Za-z])")
_AUTHORITY = re.compile(r"\s*\d{1,3}\s*")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Fields of :class:`~factcheck.model.Document` that a file fills by itself."""

    title: str = ""
    date: date | None = None
    authority: int | None = None
    language: str = "en"
    properties: tuple[tuple[str, str], ...] = ()
    valid_from: Day | None = None
    valid_until: Day | None = None
    supersedes: tuple[str, ...] = ()


def metadata(pairs: Iterable[tuple[str, str]]) -> Metadata:
    """Typed metadata; of several values under one key the first holds.

    A value that isn't understood (a date in words, an authority of 500) stays among the properties as it is.
    """
    values: dict[str, str] = {}
    for key, value in pairs:
        name = key.strip().lower()
        if name and value.strip():
            values.setdefault(name, value.strip())
    written = _take_date(values, _DATE_KEYS)
    valid_from, valid_until = _take_date(values, ("valid_from",)), _take_date(values, ("valid_until",))
    authority = _take_authority(values)
    language = _take_language(values)
    title = " ".join(values.pop("title", "").split())
    superseded = (name.strip() for name in values.pop("supersedes", "").split(","))
    return Metadata(
        title,
        written,
        authority,
        language,
        tuple(sorted(values.items())),
        valid_from,
        valid_until,
        tuple(filter(None, superseded)),
    )


def parse_day(text: str) -> date | None:
    """The day that a text begins with, as in 2024-03-12, 2024/3/12 or 12 March 2024; None where there is none."""
    if match := _DAY.match(text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
    elif match := _WORDED.match(text):
        parts = _PART.findall(match[0])
        day, year = (int(part) for part in parts if part.isdigit())
        month = next(_MONTHS.index(p.lower()) + 1 for p in parts if p.lower() in _MONTHS)
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _take_date(values: dict[str, str], keys: Iterable[str]) -> date | None:
    for key in keys:
        if day := parse_day(values.get(key, "")):
            del values[key]
            return day
    return None


def _take_authority(values: dict[str, str]) -> int | None:
    given = values.get("authority", "")
    if _AUTHORITY.fullmatch(given) and 1 <= int(given) <= 100:
        del values["authority"]
        return int(given)
    return None


def _take_language(values: dict[str, str]) -> str:
    for key in _LANGUAGE_KEYS:
        if match := _LANGUAGE.match(values.get(key, "")):
            del values[key]
            return match[1].lower()
    return "en"
