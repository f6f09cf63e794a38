"""Times of day, as quantities in minutes after midnight with the unit “time of day”."""

from __future__ import annotations

from factcheck.claims.values.tokens import NUMBER, WORD, Tokens
from factcheck.model import Quantity

_HALVES = {"am": 0, "a.m.": 0, "pm": 12, "p.m.": 12}
_ZONES = frozenset(
    {"gmt", "utc", "cet", "cest", "est", "edt", "pst", "pdt", "bst", "eet", "ist", "local", "hours"}
)
_BEFORE = frozenset(
    {
        "at",
        "by",
        "until",
        "till",
        "from",
        "around",
        "about",
        "between",
        "to",
        "before",
        "after",
        "since",
        "and",
    }
)
_BEHIND = frozenset(_HALVES) | {":", "o'clock"}
"""One of these stands behind the hour of any time."""
UNIT = "time of day"


def read(t: Tokens, i: int) -> tuple[Quantity | None, int] | None:
    """The time at the number token `i` (None where it is passed over) and the token behind it; None if there is none."""
    if t.at(i + 1) not in _BEHIND or (t.joined(i) and t.at(i - 1) in ("$", ".", "_", "#")):
        return None
    raw, k = t.words[i], i + 1
    minute = 0
    if len(raw) in (4, 5) and raw.count(".") == 1 and t.at(i + 1) in _HALVES:
        raw, _, rest = raw.partition(".")
        if not rest.isdecimal():
            return None
        minute = int(rest)
    elif (
        t.at(k) == ":"
        and t.joined(k)
        and t.joined(k + 1)
        and t.kind(k + 1) == NUMBER
        and len(t.words[k + 1]) == 2
    ):
        if not t.words[k + 1].isdecimal():
            return None
        minute, k = int(t.words[k + 1]), k + 2
    if not raw.isdecimal() or len(raw) > 2 or int(raw) > 24 or minute > 59:
        return None
    return _timed(t, i, int(raw), minute, k)


def _timed(t: Tokens, i: int, hour: int, minute: int, k: int) -> tuple[Quantity | None, int] | None:
    colon = t.at(i + 1) == ":"
    if t.at(k) in _HALVES and t.kind(k) == WORD and 1 <= hour <= 12:
        minutes = (hour % 12 + _HALVES[t.at(k)]) * 60 + minute
        return _quantity(t, i, k + 1, minutes), k + 1
    if t.at(k) == "o'clock":
        return _quantity(t, i, k + 1, hour * 60), k + 1
    if not colon:
        return None
    while t.at(k) in (":", ".") and t.joined(k) and t.joined(k + 1) and t.kind(k + 1) == NUMBER:
        k += 2
    clear = len(t.words[i]) == 2 or t.at(k) in _ZONES or t.at(i - 1) in _BEFORE
    return (_quantity(t, i, k, hour * 60 + minute) if clear and k - i == 3 else None), k


def _quantity(t: Tokens, first: int, behind: int, minutes: int) -> Quantity:
    return Quantity(t.span(first, behind), float(minutes), float(minutes), UNIT)
