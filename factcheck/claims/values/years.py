"""Years, decades, quarters, halves and seasons, and their early, middle and late parts."""

from __future__ import annotations

import re
from datetime import date

from factcheck.claims.values import periods
from factcheck.claims.values.lexicon import (
    FUNCTION_WORDS,
    ORDINAL_WORDS,
    adjective,
    listed,
    participle,
    plural,
)
from factcheck.claims.values.numbers import MULTIPLIERS
from factcheck.claims.values.periods import MONTHS, SEASONS, Period
from factcheck.claims.values.tokens import NUMBER, WORD, Tokens
from factcheck.claims.values.units import after as unit_after

_EARLIEST, _LATEST = 1500, 2100
_FIRM = listed("in since during by until till before fiscal year after circa pre post")
"""After these a number is a year whatever follows."""
_LOOSE = listed(
    "died born founded established built released published formed created of from to through around about between and early mid late - – spring summer autumn winter ( , for the"
)
"""After these it is one unless it counts something."""
_YEARLY = listed("levels level figures prices terms season edition election elections world olympics")
"""Before these it is one."""
_PARTS = {
    "early": "early",
    "mid": "mid",
    "late": "late",
    "beginning": "early",
    "start": "early",
    "end": "late",
} | {"middle": "mid"}
_GLUED = re.compile(r"(fy|q[1-4]|h[12])-?(\d{4}|\d{2})?")
_LINKS = frozenset({"-", "–", "to", "and", "through", "until"})
GLUED = frozenset({"fy", "q1", "q2", "q3", "q4", "h1", "h2"})
"""First letters of “FY2022” and “Q3”."""
TRIGGERS = (
    frozenset(_PARTS) | SEASONS | {"fiscal", "fy", "first", "second", "third", "fourth", "last", "half"}
)


def year_at(t: Tokens, i: int) -> int | None:
    """The year written at token `i`: four digits from 1500 to 2100."""
    raw = t.words[i] if t.kind(i) == NUMBER else ""
    if len(raw) != 4 or not raw.isdecimal() or not _EARLIEST <= int(raw) <= _LATEST:
        return None
    return int(raw)


def read(t: Tokens, i: int) -> tuple[Period | None, int] | None:
    """“in 2022”, “2019-2021”, “2019-21”, “the 1990s”, “2022 Q3”."""
    year = year_at(t, i) if len(t.words[i]) == 4 else None
    if year is None or (t.joined(i) and t.at(i - 1) not in ("(", "-", "–", '"', "“", "/", "[", "'", "‘")):
        return None
    decade = _decade(t, i + 1) if year % 10 == 0 else 0
    if decade:
        return (date(year, 1, 1), date(year + 9, 12, 31)), decade
    glued = _GLUED.fullmatch(t.at(i + 1))
    if glued and not glued[2] and glued[1] != "fy":
        return _slice(glued[1], year), i + 2
    ranged = _ranged(t, i, year)
    if ranged is not None:
        return ranged
    if _is_year(t, i):
        return periods.year_period(year), i + 1
    # “Choi 2011”, “Expo 2020”: a year or a name, but no amount.
    named = t.capital(i - 1) and t.at(i - 1) not in FUNCTION_WORDS
    return (None, i + 1) if named and (t.kind(i + 1) != WORD or t.lower[i + 1] in FUNCTION_WORDS) else None


def _decade(t: Tokens, k: int) -> int:
    """Token behind the ending of “1990s” or “1990's”; 0 where there is none."""
    if t.at(k) in ("'", "’") and t.joined(k):
        k += 1
    return k + 1 if t.at(k) == "s" and t.joined(k) else 0


def _ranged(t: Tokens, i: int, year: int) -> tuple[Period, int] | None:
    """The second year of a range; two digits complete the century (“2019-21”)."""
    link = t.at(i + 1)
    if link not in _LINKS and link != "/":
        return None
    raw = t.words[i + 2] if t.kind(i + 2) == NUMBER else ""
    tight = t.joined(i + 1) and t.joined(i + 2)
    last = year_at(t, i + 2)
    if last is None and tight and len(raw) == 2 and raw.isdecimal() and int(raw) > year % 100:
        last = year - year % 100 + int(raw)
    if last is None and tight and link == "-" and len(raw) == 2 and raw.isdecimal() and 1 <= int(raw) <= 12:
        return periods.month_period(year, int(raw)), i + 3
    before = t.at(i - 1)
    words = {
        "and": before == "between",
        "to": before == "from" or _is_year(t, i),
        "through": True,
        "until": True,
    }
    if last is None or last <= year or not words.get(link, tight or link == "–") or _counts(t, i + 3):
        return None
    return (date(year, 1, 1), date(last, 12, 31)), i + 3


def _is_year(t: Tokens, i: int) -> bool:
    """Whether the words around a number make it a year."""
    before, following = t.at(i - 1), t.at(i + 1)
    if (
        unit_after(t, i + 1, True) is not None
        or following in ("per", "-")
        or before in ("$", "€", "£", "#", ".")
    ):
        return following == "-" and not t.joined(i + 1)
    if before in _FIRM or before in MONTHS or following in _YEARLY:
        return True
    if following in ("'", "’") and t.at(i + 2) == "s" and t.joined(i + 2):
        return True
    if before in ("the", "its", "this", "a", "an") or (t.capital(i - 1) and before not in FUNCTION_WORDS):
        return t.kind(i + 1) == WORD and following not in FUNCTION_WORDS and not plural(following)
    if before == "and" and t.at(i - 3) == "between" and year_at(t, i - 2) is None:
        return False
    if i == 0 or before in (")", ":"):
        return t.at(i + 1) in (",", ":") or following in FUNCTION_WORDS
    return (before in _LOOSE and not _counts(t, i + 1)) or _attributive(t, i)


def _attributive(t: Tokens, i: int) -> bool:
    """“her 2007 song”: a number right before a singular noun can only be a year."""
    following = t.at(i + 1)
    if not ("1900" <= t.words[i] <= "2099") or t.kind(i + 1) != WORD or t.capital(i + 1) or t.joined(i + 1):
        return False
    if following in FUNCTION_WORDS or plural(following) or participle(following) or following in MULTIPLIERS:
        return False
    return not (adjective(following) or following.endswith("ly") or _counts(t, i + 1))


def _counts(t: Tokens, k: int) -> bool:
    """Whether what follows at token `k` is something that a number counts."""
    if t.kind(k) != WORD or t.lower[k] in FUNCTION_WORDS:
        return False
    for j in range(k, min(k + 3, len(t))):
        if t.kinds[j] != WORD or t.lower[j] in FUNCTION_WORDS or participle(t.lower[j]):
            return False
        if plural(t.lower[j]) and not t.capital(j):
            return True
    return False


def named(t: Tokens, i: int) -> tuple[Period | None, int] | None:
    """“FY2022”, “Q3 2022”, “first half of 2022”, “spring 2022”, “early 2023”, “the end of March 2023”."""
    low = t.lower[i]
    if low[:2] in GLUED and (glued := _GLUED.fullmatch(low)):
        return _glued(t, i, glued)
    if low == "fiscal":
        k = i + 2 if t.at(i + 1) == "year" else i + 1
        year = year_at(t, k)
        return (periods.year_period(year), k + 1) if year is not None else None
    if low in SEASONS:
        k = i + 2 if t.at(i + 1) == "of" else i + 1
        year = year_at(t, k)
        return (periods.season_period(year, low), k + 1) if year is not None else None
    if low in _PARTS:
        return _part(t, i)
    return _ordinal_slice(t, i)


def _glued(t: Tokens, i: int, glued: re.Match[str]) -> tuple[Period | None, int] | None:
    behind = i + 1
    year = int(glued[2]) if glued[2] else None
    if year is None:
        k = i + 2 if t.at(i + 1) in ("of", "-", "/") else i + 1
        year, behind = year_at(t, k), k + 1
        if (
            year is None
            and glued[1] == "fy"
            and t.kind(k) == NUMBER
            and len(t.words[k]) == 2
            and t.words[k].isdecimal()
        ):
            year = int(t.words[k])
    if year is None:
        return None if glued[1] == "fy" or not t.capital(i) else (None, i + 1)
    return _slice(glued[1], year + 2000 if year < 100 else year), behind


def _slice(name: str, year: int) -> Period | None:
    if not 1 <= year <= 9998:
        return None
    if name == "fy":
        return periods.year_period(year)
    length = 3 if name[0] == "q" else 6
    return periods.months_period(year, (int(name[1]) - 1) * length + 1, length)


def _ordinal_slice(t: Tokens, i: int) -> tuple[Period | None, int] | None:
    """“third quarter of 2022”, “first half of the year 2022”."""
    what, k = t.at(i + 1), i + 2
    if what not in ("quarter", "half"):
        return None
    while t.at(k) in ("of", "the", "year", "fiscal"):
        k += 1
    year = year_at(t, k)
    number = ORDINAL_WORDS.get(t.lower[i], 4 if what == "quarter" else 2)
    if year is None or number > (4 if what == "quarter" else 2):
        return None
    return _slice(f"{what[0]}{number}", year), k + 1


def _part(t: Tokens, i: int) -> tuple[Period | None, int] | None:
    k = i + 1
    if t.lower[i] not in ("early", "mid", "late") and t.at(k) != "of":
        return None
    while t.at(k) in ("of", "-", "in", "the"):
        k += 1
    part = _PARTS[t.lower[i]]
    if t.capital(k) and t.at(k) in MONTHS:
        year = year_at(t, k + 1)
        if year is None:
            return None
        return periods.part_of(periods.month_period(year, MONTHS[t.at(k)]), part), k + 2
    year = year_at(t, k)
    if year is None or _counts(t, k + 1):
        return None
    decade = _decade(t, k + 1) if year % 10 == 0 else 0
    if decade:
        start = {"early": 0, "mid": 3, "late": 6}[part]
        return (date(year + start, 1, 1), date(year + start + 3, 12, 31)), decade
    return periods.part_of(periods.year_period(year), part), k + 1
