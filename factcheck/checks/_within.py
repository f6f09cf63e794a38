"""Quantifiers against an exception that the same sentence tells of: a unanimous vote of 7 to 2, a sole survivor and another one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks._slips import Slip, shown
from factcheck.claims.values.lexicon import NUMBER_WORDS
from factcheck.model import Span

_NUMBER = rf"(?:\d[\d,]*|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_SOME = rf"(?:{_NUMBER}|some|several|many|a\s+few)"
_WHOLE = r"(?<!nearly )(?<!almost )(?<!virtually )(?<!not )(?<!near-)(?<!non-)(?<!not a )(?<!less than )"
_VOTE = re.compile(
    rf"{_WHOLE}\b(?P<all>unanimous(?:ly)?)\b"
    r"(?:\s+(?:by|in|with|of|a|an|the|vote|votes|ruling|verdict|judg(?:e)?ment|decision|approved|passed|adopted|accepted|voted|agreed)){0,5}"
    rf"\s*[,(]?\s*(?P<but>{_NUMBER}\s*(?:votes?\s+)?(?:-?\s*to\s*-?|–|-)\s*(?P<against>{_NUMBER}))\b(?![-–:\d]|\.\d|\s+(?:on|in)\s+(?:May|June))",
    re.IGNORECASE,
)
_BOUT = re.compile(r"\bdecision\b", re.IGNORECASE)
_BENCH = re.compile(
    r"\b(?:court|council|board|committee|parliament|senate|commission|justices|assembly|congress)\b",
    re.IGNORECASE,
)
_DISSENT = re.compile(
    rf"{_WHOLE}\b(?P<all>unanimous(?:ly)?)\b(?:(?!\bbut\b)[^.;:]){{0,60}}?,?\s+(?:with|although|though|even\s+though|despite)\s+"
    rf"(?P<but>(?:{_SOME}|one)\s+(?:[\w'’-]+\s+){{0,3}}?(?:dissent(?:ed|ing)|vot(?:ed|ing)\s+(?:against|no)|oppos(?:ed|ing)|in\s+dissent))\b"
    r"(?!\s+(?:before|earlier|in\s+\w+\s+earlier))",
    re.IGNORECASE,
)
_COUNTED_AGAINST = re.compile(
    rf"{_WHOLE}\b(?P<all>unanimous(?:ly)?)\b\s*(?:[:;–—]|\.?\s*\()(?:(?!\b(?:but|earlier|before)\b)[^.;:]){{0,60}}?"
    rf"(?P<but>\b(?!(?:no|zero|nil|0|none)\b){_NUMBER}\s+(?:[\w'’-]+\s+){{0,2}}?(?:(?:had\s+)?voted\s+|votes?\s+|were\s+)?against)\b",
    re.IGNORECASE,
)
_SOLE = re.compile(
    r"\b(?P<all>(?:sole|only|lone)\s+(?P<who>[a-z]+)(?:or|er))\b[^.;:]*?\band\b[^.;:]{0,60}?,?\s+who\s+(?P<but>also\s+(?P=who)ed)\b",
    re.IGNORECASE,
)
_THOUGHT = re.compile(
    r"\b(?:not|n['’]t|thought|believed|said|claimed|until|first|initially|originally|reported|feared|assumed|supposed\w*|supposedly|other)\b",
    re.IGNORECASE,
)
_LIVED = re.compile(
    rf"(?<!not )(?<!nearly )(?<!almost )(?<!virtually )\b(?P<all>all\s+(?:of\s+)?(?:the\s+|its\s+|their\s+)?(?:{_NUMBER}\s+)?(?P<who>[a-z]+s|people|men|women|children)"
    r"(?:\s+on\s+board|\s+aboard)?\s+(?:had\s+)?(?:survived|escaped\s+un\w+|(?:were|was)\s+(?:rescued|saved|unhurt|unharmed|uninjured)))\b"
    rf"[^.;:]*?\b(?P<but>{_SOME}\s+(?:of\s+the\s+)?(?P=who)\s+(?:had\s+)?(?:died|drowned|perished|(?:were|was|been)\s+killed|lost\s+their\s+lives))\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?P<all>(?:none\s+of\s+(?:the|its|their)|no)\s+(?:[a-z]+\s+)?(?P<who>[a-z]{3,}?)s?\s+(?:(?:was|were|is|are)|ha(?:d|s|ve)\s+been)\s+"
    rf"(?P<how>[a-z]+(?:ed|en|wn)))\b[^.;:]*?\b(?P<but>(?:{_NUMBER}|several|many)\s+(?:[a-z]+\s+)?(?P=who)s?\s+(?:that|which|who)\s+"
    r"(?:(?:was|were|is|are)|ha(?:d|s|ve)\s+been)\s+(?P=how))\s*(?:[,.]|(?:was|were|is|are|ha(?:d|s|ve)|could|can|will)\b)",
    re.IGNORECASE,
)
_CHILD = re.compile(
    r"\b(?P<all>only\s+child)\b(?!\s+(?:of|to|from|born|together)\b)[^.;:]{0,40}?\b(?:grew\s+up|lived|lives|was\s+raised|raised|shared)\b[^.;:,]{0,20}?"
    rf"\bwith\s+(?P<but>(?:his|her|their)\s+(?:{_NUMBER}\s+)?(?:(?:older|younger|elder|big|little|twin)\s+)*(?:sister|brother|sibling)s?)\b(?!['’-])",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:another|later|second|before|previous(?:ly)?|earlier|since|afterwards|other|next)\b", re.IGNORECASE
)
_ZERO = frozenset({"0", "zero", "nil", "none"})


_RULES = (
    ("unanimous", _VOTE, None),
    ("unanimous", _DISSENT, None),
    ("unanimous", _COUNTED_AGAINST, None),
    ("also", _SOLE, _THOUGHT),
    ("all ", _LIVED, _ANOTHER),
    ("no", _NONE, _ANOTHER),
    ("only child", _CHILD, _THOUGHT),
)
"""A word that must be there, what is found, and what makes it harmless."""


def slips(text: str) -> Iterator[Slip]:
    """The quantifiers of one sentence that it takes back; spans are relative to the text."""
    low = text.lower()
    for cue, pattern, unless in _RULES:
        if cue in low and not (unless and unless.search(text)):
            yield from (_slip(text, found) for found in pattern.finditer(text) if not _allowed(text, found))


def _allowed(text: str, found: re.Match[str]) -> bool:
    """Whether a vote had nobody against it, or is the score of a bout, which judges give unanimously."""
    against = found.groupdict().get("against")
    if against is None:
        return False
    return against.lower() in _ZERO or bool(_BOUT.search(found[0]) and not _BENCH.search(text))


def _slip(text: str, found: re.Match[str]) -> Slip:
    """The quantifier and its exception, from the groups “all” and “but”."""
    ours, theirs = Span(*found.span("all")), Span(*found.span("but"))
    told = f"{shown(text, ours)} does not go with {shown(text, theirs)} in the same sentence; it would be right without either of the two"
    return Slip(ours, (theirs,), told)
