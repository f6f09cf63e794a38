"""How often something happens, as times in a year: “every six months”, “twice a year”, “fortnightly”, “every other day”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from factcheck.claims.values.lexicon import NUMBER_WORDS, ORDINAL_WORDS
from factcheck.claims.values.periods import WEEKDAYS
from factcheck.model import Bound

_DAYS = frozenset(WEEKDAYS)
_A_YEAR = {
    "minute": 525_960.0,
    "hour": 8_766.0,
    "day": 365.25,
    "night": 365.25,
    "week": 365.25 / 7,
    "fortnight": 365.25 / 14,
    "month": 12.0,
    "quarter": 4.0,
    "year": 1.0,
    "decade": 0.1,
} | dict.fromkeys(WEEKDAYS, 365.25 / 7)
_OF_THE_CALENDAR = frozenset({"month", "quarter", "year", "decade"})
"""Periods that have no fixed number of days."""
_ADVERBS = {
    "hourly": (1, "hour"),
    "daily": (1, "day"),
    "nightly": (1, "night"),
    "weekly": (1, "week"),
    "fortnightly": (1, "fortnight"),
    "monthly": (1, "month"),
    "quarterly": (1, "quarter"),
    "half-yearly": (2, "year"),
    "yearly": (1, "year"),
    "annually": (1, "year"),
}
"""Those that mean one thing to everybody; “biweekly” does not."""
_COUNTS = {"once": 1, "twice": 2, "thrice": 3}
_LEAST_COUNT = r"\d{1,3}|" + "|".join(word for word, value in NUMBER_WORDS.items() if value)
_COUNT = rf"(?:once|twice|thrice|(?:{_LEAST_COUNT})\s+times?)"
_NTH = "|".join((*ORDINAL_WORDS, r"\d{1,2}(?:st|nd|rd|th)"))
_PERIOD = "|".join(_A_YEAR)
_WEEKDAY = "|".join(WEEKDAYS)
_OFTEN = re.compile(
    rf"""\b(?:
        (?: (?P<count>{_COUNT}) | (?P<fewest>once|twice|{_LEAST_COUNT}) \s*(?:or|to|-|–)\s* (?P<most>{_COUNT})) \s+
        (?: (?:a|an|per|each|every|in\s+an?|in\s+every) \s+ (?P<unit>{_PERIOD})
          | (?:every|in) \s+ (?P<units>{_LEAST_COUNT}) \s+ (?P<of>{_PERIOD})s
          | (?P<adverb>hourly|daily|nightly|weekly|monthly|quarterly|yearly|annually) )
      | every \s+ (?P<number>{_LEAST_COUNT}) (?:\s*(?:or|to|-|–)\s*(?P<last>{_LEAST_COUNT}))? [\s-]+ (?P<long>{_PERIOD})s
      | every \s+ (?:(?P<other>other)|(?P<nth>{_NTH})) \s+ (?P<skipped>{_PERIOD}) (?P<monthly>\s+(?:of|in)\s+(?:the|each|every|a)\s+month)?
      | (?:on\s+)? the \s+ (?P<of_month>{_NTH}) \s+ (?P<weekday>{_WEEKDAY}) \s+ (?:of|in) \s+ (?:the|each|every|a) \s+ month
      | (?:every|each) \s+ (?:single\s+)? (?P<each>{_PERIOD}) (?P<days>(?:\s*,\s*(?:{_WEEKDAY}))*\s+and\s+(?:{_WEEKDAY}))?
      | (?P<alone>{"|".join(_ADVERBS)})
    )(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
_BOUND = re.compile(
    r"\b(?:(?P<least>at\s+least|no\s+less\s+(?:often\s+)?than|no\s+fewer\s+than|not\s+less\s+than|more\s+than|more\s+often\s+than|a\s+minimum\s+of)"
    r"|(?P<most>at\s+most|up\s+to|(?:no|not)\s+more\s+(?:often\s+)?than|less\s+(?:often\s+)?than|fewer\s+than|only|a\s+maximum\s+of)"
    r"|(?P<vague>about|around|nearly|almost|roughly|approximately|not|except|than|if))\s+$",
    re.IGNORECASE,
)
_LEAST_BEHIND = re.compile(r"\s+(?:or\s+more\s+often|at\s+least|at\s+a\s+minimum|or\s+more)\b", re.IGNORECASE)
_MOST_BEHIND = re.compile(r"\s+(?:at\s+(?:the\s+)?most|or\s+less\s+often|or\s+less)\b", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*(?:[.,;:!?)\]\n–—-]|$)|\s+(?:at|in|on|by|for|from|and|or|to|until|till|with|during|between|except|unless|if|when|after|before"
    r"|since|as|but|while|via|using|through|over|within|rather|instead|than|throughout)\b",
    re.IGNORECASE,
)
"""Behind an adverb; what else follows is a noun: “daily backups”."""
_LOOK = 32
"""Characters before a frequency that are read for a bound."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often something happens, with its place in the text."""

    start: int
    end: int
    low: float
    """Times in a year."""
    high: float
    bound: Bound = Bound.EXACT
    calendar: bool = False
    """Whether it is counted in months or years, which have no fixed number of days."""
    day: str = ""
    """The day of the week on which it happens, where it is named."""
    nth: str = ""
    """“third” of “every third Tuesday”, which may be one of the month or each third one: then only another day or number differs."""


@lru_cache(maxsize=4096)
def frequencies(text: str) -> tuple[Frequency, ...]:
    """The frequencies that a text tells, in order; those that are vague, denied or said of a noun (“daily backups”) are left out."""
    return tuple(read for found in _OFTEN.finditer(text) if (read := _read(text, found)) is not None)


def _read(text: str, found: re.Match[str]) -> Frequency | None:
    if found["alone"] and not _ENDS.match(text, found.end()):
        return None
    told = _told(found)
    bound = _BOUND.search(text[max(0, found.start() - _LOOK) : found.start()])
    if told is None or (bound and bound["vague"]):
        return None
    low, high, period = told
    sense, start, end = Bound.EXACT, found.start(), found.end()
    if bound:
        sense = Bound.AT_LEAST if bound["least"] else Bound.AT_MOST
        start -= len(bound[0])
        if bound["most"] and bound["most"].lower() == "only":
            sense = Bound.EXACT
    elif behind := _LEAST_BEHIND.match(text, end) or _MOST_BEHIND.match(text, end):
        sense = Bound.AT_LEAST if behind.re is _LEAST_BEHIND else Bound.AT_MOST
        end = behind.end()
    day = period if period in _DAYS else (found["days"] or "").lower()
    nth = (found["nth"] or found["of_month"] or "").lower() if day else ""
    return Frequency(start, end, low, high, sense, period in _OF_THE_CALENDAR, day, nth)


def _told(found: re.Match[str]) -> tuple[float, float, str] | None:
    """Fewest and most times in a year, and the period that they are told by; None for nonsense such as “every 0 days”."""
    if found["alone"]:
        times, period = _ADVERBS[found["alone"].lower()]
        return times * _A_YEAR[period], times * _A_YEAR[period], period
    if found["count"] or found["most"]:
        return _counted(found)
    if found["number"]:
        period = found["long"].lower()
        first, last = _value(found["number"]), _value(found["last"] or found["number"])
        return (_A_YEAR[period] / last, _A_YEAR[period] / first, period) if 0 < first <= last else None
    if found["skipped"]:
        period = found["skipped"].lower()
        step = 2 if found["other"] else _ordinal(found["nth"])
        if found["monthly"] and period in _DAYS:
            return 12.0, 12.0, period
        return (_A_YEAR[period] / step, _A_YEAR[period] / step, period) if step > 1 else None
    if found["of_month"]:
        return 12.0, 12.0, found["weekday"].lower()
    period = found["each"].lower()
    if found["days"]:
        each_week = _A_YEAR[period] * (1 + len(re.findall(_WEEKDAY, found["days"], re.IGNORECASE)))
        return each_week, each_week, "week"
    return _A_YEAR[period], _A_YEAR[period], period


def _counted(found: re.Match[str]) -> tuple[float, float, str] | None:
    """“Twice a year”, “once every two years”, “two or three times a week”."""
    fewest = _times(found["count"] or found["fewest"])
    most = _times(found["most"] or found["count"])
    period = found["unit"] or found["of"] or _ADVERBS[found["adverb"].lower()][1]
    every = _value(found["units"]) if found["units"] else 1
    if not 0 < fewest <= most or not every:
        return None
    period = period.lower()
    return fewest * _A_YEAR[period] / every, most * _A_YEAR[period] / every, period


def _times(words: str) -> int:
    first = words.lower().split()[0]
    return _COUNTS.get(first) or _value(first)


def _value(word: str) -> int:
    return int(word) if word.isdecimal() else int(NUMBER_WORDS[word.lower()])


def _ordinal(word: str) -> int:
    return int(word[:-2]) if word[0].isdecimal() else int(ORDINAL_WORDS[word.lower()])
