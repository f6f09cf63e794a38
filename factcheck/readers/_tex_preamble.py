"""What a LaTeX document says of itself: title, author, date, language."""

from __future__ import annotations

import re

from factcheck.model import Span
from factcheck.readers._tex_places import Places

_FIELD = re.compile(r"\\(?P<name>title|author|date)(?![A-Za-z@])")
_COMMAND = re.compile(
    r"%[^\r\n]*+|\\(?:thanks|inst|footnote)\s*+\{[^{}]{0,200}\}|\\[A-Za-z@]++\*?|\\(?=.)|[{}]", re.DOTALL
)
_AND = re.compile(r"\\and(?![A-Za-z@])|\\\\")
_MONTHS = "january february march april may june july august september october november december".split()
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_LONGEST = 500
"""Characters of a value."""


def fields(text: str, places: Places) -> list[tuple[str, str]]:
    """Key and value of each."""
    comments = {comment.start for comment in places.comments}
    found = []
    for match in _FIELD.finditer(text):
        group = places.group(places.option(match.end()))
        line = text.rfind("\n", 0, match.start()) + 1
        if group is None or text.find("%", line, match.start()) in comments:
            continue
        value = _plain(text, Span(group.start + 1, min(group.end - 1, group.start + _LONGEST)))
        found.append((match["name"], _iso(value) if match["name"] == "date" else value))
    return found


def _plain(text: str, span: Span) -> str:
    written = _AND.sub(", ", text[span.start : span.end])
    return " ".join(_COMMAND.sub(" ", written).replace("~", " ").split()).replace(" ,", ",")


def _iso(value: str) -> str:
    """A date in words as digits; anything else as it is."""
    if match := _DAY_FIRST.fullmatch(value):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(value):
        month, day, year = match.groups()
    else:
        return value
    number = next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(month.lower()[:3])), 0)
    return f"{year}-{number:02}-{int(day):02}" if number else value
