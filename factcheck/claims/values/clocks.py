"""Times of day, as quantities in minutes after midnight with the unit “time of day”.

Where nothing tells the morning from the evening (“at nine”, “9:25”) it is the time before noon; `either` tells of it.
"""

from __future__ import annotations

import re

from factcheck.claims.values import units
from factcheck.claims.values.lexicon import NUMBER_WORDS, NUMBERS, listed
from factcheck.claims.values.tokens import NUMBER, WORD, Tokens
from factcheck.model import Quantity

UNIT = "time of day"
NAMED = {"noon": 720, "midday": 720, "midnight": 0}
"""Words for a time, with its minutes."""
_NOON = 720.0
_HALVES = {"am": 0, "a.m.": 0, "pm": 12, "p.m.": 12}
_PARTS = {"morning": 0, "afternoon": 12, "evening": 12}
_ZONES = listed("gmt utc cet cest eet est edt pst pdt bst ist local hours")
_BEFORE = listed("at by until till from around about between to before after since and")
_BEFORE_NAMED = _BEFORE | listed("is was past is: : - – at: than")
_PAST = {"past": 1, "after": 1, "to": -1, "before": -1}
_STEPS = frozenset({5, 10, 20, 25})
"""Minutes that are said with an hour: “twenty past eight”."""
_BEHIND = frozenset(_HALVES) | {":", "o'clock", "in", "at", "past", "minutes"}
"""One of these stands behind the digits of a time, unless it is told by the words before it."""
_EVENTS = listed(
    """open opens opened opening close closes closed closing shut shuts start starts started begin begins began end ends
    ended finish finishes finished meet meets met served staffed leave leaves depart departs departed arrive arrives arrived
    sail sails hours reachable available doors"""
)
"""Words near which a bare number behind “at” or “from” is an hour: “opens at nine”, “open from 9 to 5”."""
_OPEN = frozenset({"open", "opens", "hours", ":"})
"""Right behind these a range is one of hours without “from”: “open 9-5”, “the match ended 3 to 1”."""
_LEADING = listed("at until till by")
_LINKS = listed("to until till and - – —")
_ENDING = frozenset({"", ".", ",", ";", ")", "!", "?"}) | listed(
    "on every each and or until till in daily but from"
)
"""What may stand behind a bare hour: no noun that it could count, and no unit."""
_REACH = 6
"""Tokens before a bare hour that are read for an event."""
_FRACTIONS = frozenset(NUMBERS["fractions"])
_HALF_TOLD = re.compile(r"[ap]\.?m\b|noon|midday|night|morning|evening", re.IGNORECASE)
_WRITTEN_HOUR = re.compile(r"(\d{1,2}):\d\d")


def either(words: str) -> bool:
    """Whether a time in these words may be before or after noon: “nine”, “half past nine”, “9:25”, but not “21:25” or “09:25”."""
    if _HALF_TOLD.search(words):
        return False
    hour = _WRITTEN_HOUR.match(words)
    return hour is None or (hour[1][0] != "0" and 1 <= int(hour[1]) <= 12)


def read(t: Tokens, i: int) -> tuple[Quantity | None, int] | None:
    """The time that begins at token `i` (None where it is passed over) and the token behind it; None if there is none."""
    if t.lower[i] in NAMED or (t.lower[i] == "12" and t.at(i + 1) in NAMED):
        return _named(t, i)
    if t.kinds[i] == NUMBER and (t.joined(i) and t.at(i - 1) in ("$", ".", "_", "#")):
        return None
    return _spoken(t, i) or (_written(t, i) if t.at(i + 1) in _BEHIND else None) or _bare(t, i)


def _named(t: Tokens, i: int) -> tuple[Quantity | None, int]:
    """“noon” and “midnight” where they tell a time: “at noon”, “until midnight”."""
    at = i + 1 if t.lower[i] == "12" else i
    if t.at(i - 1) not in _BEFORE_NAMED or t.capital(at) or t.at(at + 1) == "-":
        return None, at + 1
    minutes = float(NAMED[t.lower[at]])
    return Quantity(t.span(i, at + 1), minutes, minutes, UNIT), at + 1


def _spoken(t: Tokens, i: int) -> tuple[Quantity, int] | None:
    """“half past nine”, “a quarter to five”, “ten minutes to six”, “nine o'clock”, “9 in the morning”."""
    hour = _hour(t, i)
    # “They arrested 9 in the morning” counts people.
    told = t.at(i + 1) in _HALVES or t.at(i - 1) in _BEFORE
    if hour and (t.at(i + 1) == "o'clock" or (told and _half(t, i + 1, hour)[0] is not None)):
        return _quantity(t, i, i + 1, hour, 0)
    k = i + 1 if t.lower[i] == "a" else i
    if t.at(k) == "half":
        minutes, k = 30, k + 1
    elif t.at(k) == "quarter":
        minutes, k = 15, k + 1
    else:
        minutes, k = _minutes(t, k)
    sign = _PAST.get(t.at(k), 0)
    hour = _hour(t, k + 1)
    if not (minutes and sign and hour) or (minutes == 30 and sign < 0):
        return None
    if t.at(k + 2) in _FRACTIONS or units.after(t, k + 2, False) is not None:
        return None
    return _quantity(t, i, k + 2, hour, sign * minutes)


def _minutes(t: Tokens, k: int) -> tuple[int, int]:
    """The minutes before “past”, or before “to” where they are named, and the token behind them; 0 where there are none."""
    tens = t.at(k) == "twenty" and t.at(k + 1) == "-" and t.at(k + 2) == "five"
    minutes = 25 if tens else _whole(t, k)
    behind = k + 3 if tens else k + 1
    if t.at(behind) == "minutes":
        return minutes, behind + 1
    # “Five to nine” is a range as well.
    return (minutes, behind) if minutes in _STEPS and t.at(behind) == "past" else (0, behind)


def _whole(t: Tokens, k: int) -> int:
    """The small whole number at token `k`, in digits or as a word; 0 where there is none."""
    raw = t.words[k] if t.kind(k) == NUMBER else ""
    return int(raw) if raw.isdecimal() and len(raw) <= 2 else int(NUMBER_WORDS.get(t.at(k), 0))


def _hour(t: Tokens, k: int) -> int:
    """The hour at token `k`, 1 to 12; 0 where there is none."""
    hour = _whole(t, k)
    return hour if hour <= 12 else 0


def _written(t: Tokens, i: int) -> tuple[Quantity | None, int] | None:
    """“9 a.m.”, “9.30 pm”, “21:30”."""
    if t.kinds[i] != NUMBER:
        return None
    raw, k = t.words[i], i + 1
    minute = 0
    if len(raw) in (4, 5) and raw.count(".") == 1:
        whole, _, rest = raw.partition(".")
        if not (rest.isdecimal() and len(rest) == 2) or _half(t, k, 1)[0] is None:
            return None
        raw, minute = whole, int(rest)
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
    told = colon or t.at(k) in _HALVES or t.at(i - 1) in _BEFORE
    if 1 <= hour <= 12 and told and _half(t, k, hour)[0] is not None:
        return _quantity(t, i, k, hour, minute)
    if not colon:
        return None
    end = k
    while t.at(k) in (":", ".") and t.joined(k) and t.joined(k + 1) and t.kind(k + 1) == NUMBER:
        k += 2
    clear = len(t.words[i]) == 2 or t.at(k) in _ZONES or t.at(i - 1) in _BEFORE
    if not clear or k - i != 3:
        return None, k
    minutes = float((hour * 60 + minute) % 1440)
    return Quantity(t.span(i, end), minutes, minutes, UNIT), k


def _bare(t: Tokens, i: int) -> tuple[Quantity, int] | None:
    """An hour by itself, near a word that tells what happens then: “opens at nine”, “open from 9 to 5”."""
    hour = _hour(t, i)
    if not hour or (t.joined(i) and t.at(i - 1) not in _LINKS):
        return None
    lead = t.at(i - 3) if _links(t, i, -1) else t.at(i - 1)
    if _links(t, i, -1) or _links(t, i, 1):
        last = i if _links(t, i, -1) else i + 2
        leads = lead in ("from", "between") or lead in _OPEN
        leads = leads and (
            t.at(last + 1) in _ENDING or _half(t, last + 1, hour)[0] is not None or _sets(t, last)
        )
    else:
        leads = lead in _LEADING and t.at(i + 1) in _ENDING
    if not leads or _EVENTS.isdisjoint(t.lower[max(i - _REACH, 0) : i]):
        return None
    return _quantity(t, i, i + 1, hour, 0)


def _sets(t: Tokens, i: int) -> bool:
    """Whether minutes follow the hour at token `i`: “5:30”."""
    return t.at(i + 1) == ":" and t.joined(i + 1)


def _links(t: Tokens, i: int, way: int) -> bool:
    """Whether an hour is tied to another one before (-1) or behind it (1): “9 to 5”, “9 to 5.30 p.m.”."""
    return t.at(i + way) in _LINKS and _hour(t, i + 2 * way) > 0


def _half(t: Tokens, k: int, hour: int) -> tuple[int | None, int]:
    """0 before noon and 12 after it, where the words at token `k` tell, and the token behind them."""
    if t.at(k) in _HALVES and t.kind(k) == WORD:
        return _HALVES[t.at(k)], k + 1
    if t.at(k) == "in" and t.at(k + 1) == "the" and t.at(k + 2) in _PARTS:
        return _PARTS[t.at(k + 2)], k + 3
    if t.at(k) == "at" and t.at(k + 1) == "night":
        return (12 if 6 <= hour < 12 else 0), k + 2
    return None, k


def _quantity(t: Tokens, first: int, behind: int, hour: int, minute: int) -> tuple[Quantity, int]:
    """The time so many minutes past an hour, with what stands behind it to tell the half of the day."""
    if t.at(behind) == "o'clock":
        behind += 1
    half, behind = _half(t, behind, hour)
    minutes = float((hour % 12 * 60 + minute) % int(_NOON))
    # A quarter to twelve p.m. is before midnight, and a quarter to twelve a.m. before noon.
    minutes += _NOON if (half == 12) else 0.0
    return Quantity(t.span(first, behind), minutes, minutes, UNIT), behind
