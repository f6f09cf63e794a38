"""Which statements describe a release: they stand in a changelog, under a heading with a version or a date.

What such a section says held then; the page of today may well say something else.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from factcheck.model import Claim

_LOG = r"change[-_ ]?logs?|release[-_ ]?notes?|release[-_ ]history|version[-_ ]history|what['’]?s[-_ ]new"
_LOG_HEADING = re.compile(rf"\b(?:{_LOG}|releases|list of changes)\b", re.IGNORECASE)
_LOG_FILE = re.compile(rf"(?:^|[-_. ])(?:{_LOG}|whats[-_]?new)(?=$|[-_. ])|releases$", re.IGNORECASE)
_LOOSE_FILE = re.compile(r"(?:changes|history|news)$", re.IGNORECASE)
"""Such a file may also hold a chronicle, so that a date at a heading tells of events there and not of a release."""
_VERSION_WORDS = r"(?:(?<![\w.])(?:(?:v|ver|version|release|rev|revision)\.?\s?)?\d+(?:\.\d+)+|\bv\d+\b)"
_VERSION = re.compile(_VERSION_WORDS, re.IGNORECASE)
_NAMED_VERSION = re.compile(r"\b(?:version|release)\s\d+\b|^\W*\d{1,3}(?:\W|$)", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\b"
_DATE_WORDS = rf"(?:\b(?:19|20)\d\d\b|\b\d{{1,2}}\.?\s{_MONTH}|\b{_MONTH}\.?\s\d{{1,2}}\b)"
_DATE = re.compile(_DATE_WORDS, re.IGNORECASE)
_ENTRY = re.compile(
    rf"\W{{0,3}}(?:[^\W\d][\w.-]*\s){{0,3}}{_VERSION_WORDS}(?:[-+.][a-z]{{1,6}}[\d.]{{0,4}})?\W{{1,5}}(?:released\s(?:on\s)?)?"
    rf"(?:(?:\d[\d./-]{{0,9}}(?:st|nd|rd|th)?|{_MONTH})[,.]?\s?){{1,3}}\W{{0,3}}",
    re.IGNORECASE,
)
"""A version with its date and nothing else heads an entry of a changelog, whatever the file is called."""


def release(claim: Claim) -> tuple[str, ...]:
    """The headings down to that of the release that a claim describes; empty where it describes none."""
    for depth in range(len(claim.headings), 0, -1):
        if _heads(claim.headings[depth - 1], claim.headings[: depth - 1], PurePosixPath(claim.document)):
            return claim.headings[:depth]
    return ()


def other_release(one: Claim, two: Claim) -> bool:
    """Whether two statements describe two releases, or one of them a release and the other what holds today."""
    return release(one) != release(two)


def _heads(heading: str, above: tuple[str, ...], path: PurePosixPath) -> bool:
    """Whether a heading is that of a release."""
    if _ENTRY.fullmatch(heading) and _DATE.search(heading):
        return True
    has_version = bool(_VERSION.search(heading) or _NAMED_VERSION.search(heading))
    places = (path.stem, *path.parts[:-1])
    if any(map(_LOG_HEADING.search, (heading, *above))) or any(map(_LOG_FILE.search, places)):
        return has_version or bool(_DATE.search(heading))
    return has_version and _LOOSE_FILE.fullmatch(path.stem) is not None
