"""Ages without a unit (“aged 52”, “older than 30”, “Ada Brandt, 52, ...”) and single stretches of time (“within a week”)."""

from __future__ import annotations

from factcheck.claims.values import units
from factcheck.claims.values.lexicon import FUNCTION_WORDS, listed
from factcheck.claims.values.tokens import NUMBER, WORD, Tokens
from factcheck.model import Quantity

UNIT = "month"
MONTHS = 12.0
_OLDEST = 120
_LEADING = ("aged", "of", ",")
"""What stands before an age, unless it is bounded."""
_LIMITS = frozenset({"under", "over", "below", "above"})
_PEOPLE = listed(
    """children child kids people persons visitors guests pupils adults those anyone everyone nobody boys girls men women
    passengers applicants swimmers members riders drivers players patients travellers residents customers users minors"""
)
_SAID_OF = listed(
    "pay travel get go enter need receive live play swim ride ski sit stand eat drink vote work free"
)
_COMPARED = frozenset({"older", "younger"})
STRETCHES = listed("hour day week fortnight month year decade century")
_BEFORE = listed("within for about nearly almost over under than after takes took lasts lasted")
_BEHIND = listed("later earlier long")


def is_age(t: Tokens, start: int, first: int, behind: int) -> bool:
    """Whether the bare number from token `first` is an age; `start` is where the words that bound it begin."""
    if _people_under(t, start, first, behind):
        return True
    if start == first and t.at(start - 1) not in _LEADING:
        return False
    raw = t.words[first]
    if t.kind(first) != NUMBER or not raw.isdecimal() or int(raw) > _OLDEST or behind != first + 1:
        return False
    if _COMPARED.intersection(t.lower[start:first]) or t.at(start - 1) == "aged":
        return True
    if t.at(start - 1) == "of" and t.at(start - 2) == "age":
        return True
    return t.at(first - 1) == "," and t.at(behind) == "," and t.capital(first - 2) and t.capital(first - 3)


def _people_under(t: Tokens, start: int, first: int, behind: int) -> bool:
    """“children under 16”, “visitors over sixty-five”, where nothing is counted behind."""
    if t.lower[start] not in _LIMITS or first != start + 1 or t.at(start - 1) not in _PEOPLE:
        return False
    following = t.at(behind)
    return t.kind(behind) != WORD or following in FUNCTION_WORDS or following in _SAID_OF


def stretch(t: Tokens, i: int) -> tuple[Quantity, int] | None:
    """“a week” where it measures (“within a week”, “a week and a half”), and the token behind it."""
    if t.at(i) not in ("a", "an") or t.at(i + 1) not in STRETCHES:
        return None
    unit = units.after(t, i + 1, False)
    if unit is None:
        return None
    half = t.lower[i + 2 : i + 5] == ("and", "a", "half")
    advance = t.lower[i + 2 : i + 4] == ("in", "advance")
    if not (half or advance or t.at(i - 1) in _BEFORE or t.at(i + 2) in _BEHIND):
        return None
    behind = i + 5 if half else i + 2
    value = unit.convert(1.5 if half else 1.0)
    return Quantity(t.span(i, behind), value, value, unit.name), behind
