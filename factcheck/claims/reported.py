"""Reported sentences of several statements: what a speaker is said to have stated, taken apart where the split is sure.

Each clause keeps the words that hand it to its speaker: “The board said exports rose and imports fell” states that the
board said the one and that it said the other.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from factcheck.claims import clauses, frames
from factcheck.claims._word_lists import word_set
from factcheck.claims.clauses import Clause
from factcheck.model import Span

_MARKS = ('"', "“", "”", "«", "»", "„", "``", "''", "‘")
_SECOND_THAT = re.compile(
    r"(?<=\sand) that(?=\s)(?! (?:is|was|are|were|has|had|would|will|could|can|may|might)\b)"
)
_OPEN = word_set("if whether how why what when where to")
"""Words behind a speech verb with which it states nothing that could be taken apart."""


def split(text: str, cue: Span) -> tuple[tuple[Clause, ...], tuple[int, int]]:
    """Returns the clauses of a reported sentence in order, and where the words begin and end that they make up.

    There are no clauses where it is one statement or the split is not sure. `cue` is the place of the telling word,
    relative to the text.
    """
    place = None
    if clauses.has_joint(text) and not any(mark in text for mark in _MARKS):
        place = statement(text, cue)
    if place is None:
        return (), (0, 0)
    begin, end = place
    # A second “that” hands the second clause to the speaker as well; spaces in its place leave all offsets as they are.
    told = _SECOND_THAT.sub("     ", text[begin:end], count=1)
    found = tuple(_shifted(clause, begin) for clause in clauses.split(told))
    if any(frames.find(text[clause.read_from : clause.end], ()) for clause in found):
        # “The ministry said A, while the mayor said B”: the second has a speaker of its own.
        return (), place
    sure = not begin or told != text[begin:end] or all(_surely_told(text, *pair) for pair in pairwise(found))
    return (found if sure else ()), place


def _surely_told(text: str, one: Clause, two: Clause) -> bool:
    """Whether the speaker in front of two clauses surely says the second as well.

    “The minister said the road was closed, and the mayor agreed”, “said the road was closed and took questions”: in
    these the writer goes on, or the speaker.
    """
    if text[two.start :].startswith(("which ", "who ")) or one.subject:
        return True
    between = text[one.end : two.start]
    if "while" in between:
        return two.subject is None
    return two.subject is None and between.split() == ["and"]


def statement(text: str, cue: Span) -> tuple[int, int] | None:
    """Where what is reported begins and ends; None where the frame is not all at one end of the sentence."""
    frame = frames.find(text, ())
    if frame is None or frame.cue != cue or frame.hedged:
        return None
    if frame.words.start == 0:
        begin = frame.words.end
        while begin < len(text) and (text[begin].isspace() or text[begin] == ","):
            begin += 1
        first = text[begin:].split(maxsplit=1)[:1]
        return (begin, len(text.rstrip())) if first and first[0].lower() not in _OPEN else None
    if text[frame.words.end :].strip(" .!\n\r"):
        return None
    end = len(text[: frame.words.start].rstrip(", \n\r"))
    return (0, end) if end else None


def _shifted(clause: Clause, by: int) -> Clause:
    subject = (clause.subject[0] + by, clause.subject[1] + by) if clause.subject else None
    return replace(
        clause, start=clause.start + by, end=clause.end + by, read_from=clause.read_from + by, subject=subject
    )


def framed(text: str, found: tuple[Clause, ...], place: tuple[int, int]) -> tuple[Clause, ...]:
    """The clauses with their frame: the one beside it takes it in, the others have it handed on."""
    begin, end = place
    if begin:
        first, *others = found
        first = (
            replace(first, start=0, read_from=0)
            if first.subject is None
            else replace(first, frame=(0, begin))
        )
        return (first, *(replace(clause, frame=(0, begin)) for clause in others))
    whole = len(text.rstrip())
    *others, last = found
    return (*(replace(clause, frame=(end, whole)) for clause in others), replace(last, end=whole))
