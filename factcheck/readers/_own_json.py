"""JSON that this program has written itself: it states nothing, and the list of files passed over names it."""

from __future__ import annotations

import re

_GAP = r"[ \t\r\n]*+"
_KINDS = (
    (
        rf'\{{{_GAP}"schema_version"{_GAP}:{_GAP}"\d+\.\d+"{_GAP},{_GAP}"(?:summary|documents|facts)"',
        "a report of factcheck",
    ),
    (rf'\{{{_GAP}"version"{_GAP}:{_GAP}\d+{_GAP},{_GAP}"findings"{_GAP}:{_GAP}\[', "a baseline of factcheck"),
    (rf'\{{{_GAP}"schema"{_GAP}:{_GAP}"factcheck-triage/', "marks from a report of factcheck"),
    (rf'\[{_GAP}\{{[^{{}}]{{0,5000}}"check_name"{_GAP}:{_GAP}"factcheck/', "a report of factcheck"),
)
"""How each begins. The keys are written in this order, so nothing has to be read to its end."""
_BEGINNINGS = tuple((re.compile(_GAP + pattern), name) for pattern, name in _KINDS)


def own_json(text: str) -> str:
    """What it is, in words; empty for what others have written."""
    return next((name for beginning, name in _BEGINNINGS if beginning.match(text)), "")
