"""Negations and what they reach over; two that cancel each other are not reported."""

from __future__ import annotations

from factcheck.claims.values.lexicon import listed, read
from factcheck.claims.values.tokens import MARK, NUMBER, Tokens
from factcheck.model import Degree, Polarity

_TABLE = read("negations")
_ENDS = listed(_TABLE["ends"])
_SUBJECTS = listed(_TABLE["subjects"])
_DENIERS = listed(_TABLE["deniers"])
_REACH = 80
"""Tokens that a scope may have; longer clauses are lists."""
_STOPS = frozenset(",;:—.!?)")
_COORDINATORS = frozenset({"and", "or", "nor"})


def _by_first(phrases: list[str]) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return {first: sorted(found, key=len, reverse=True) for first, found in table.items()}


_CUES = _by_first(_TABLE["cues"])
_HARMLESS = _by_first(_TABLE["harmless"])
_FIRST = frozenset(_CUES) | frozenset(_HARMLESS)
_SECOND = frozenset(
    words[1] for table in (_CUES, _HARMLESS) for found in table.values() for words in found if len(words) > 1
)
_LOOSE = frozenset(
    first
    for first in _FIRST
    if all(len(words) > 1 for table in (_CUES, _HARMLESS) for words in table.get(first, ()))
)
"""First words that begin nothing by themselves: “in no way”."""
_CONTRACTED = "n't"


def find(t: Tokens) -> list[Polarity]:
    """The negations of a sentence, in order; the scope runs from the cue to the end of its clause."""
    contracted = "'" in t.text or "’" in t.text
    if not contracted and _CUES.keys().isdisjoint(t.vocabulary):
        return []
    cues: list[tuple[int, int, int]] = []
    done = 0
    for i, low in enumerate(t.lower):
        if i < done or not (low in _FIRST or (contracted and low.endswith(_CONTRACTED))):
            continue
        if low in _LOOSE and t.at(i + 1) not in _SECOND:
            continue
        behind = _cue(t, i)
        if behind > i:
            cues.append((i, behind, _scope_end(t, behind)))
        done = max(-behind if behind < 0 else behind, i + 1)
    return [Polarity(t.span(first, behind), t.span(first, end)) for first, behind, end in _standing(t, cues)]


def _cue(t: Tokens, i: int) -> int:
    """Token behind the cue at `i`; negative behind a harmless phrase; 0 where there is neither."""
    harmless = _longest(t, i, _HARMLESS)
    if t.lower[i] in ("no", "not") and t.at(i + 2) == "than" and t.at(i + 1) != "other":
        harmless = i + 3
    cue = _longest(t, i, _CUES)
    if t.lower[i].endswith(_CONTRACTED):
        cue = 0 if t.at(i + 1) in ("only", "just", "exceed") else i + 1
    if harmless and harmless >= cue:
        return -harmless
    return 0 if not cue or _misread(t, i, cue) else cue


def _longest(t: Tokens, i: int, table: dict[str, list[tuple[str, ...]]]) -> int:
    for words in table.get(t.at(i), ()):
        if tuple(t.lower[i : i + len(words)]) == words:
            return i + len(words)
    return 0


def _misread(t: Tokens, i: int, behind: int) -> bool:
    """Cues that are something else here: “No. 5”, “no-fly”, an answer “No,”, “lack of” after “no”."""
    if t.lower[i] == "no":
        dotted = t.at(i + 1) == "." and t.kind(i + 2) == NUMBER
        return dotted or t.kind(i + 1) == NUMBER or t.at(i + 1) in (",", "-", ":") or i + 1 == len(t)
    if t.lower[i] in ("free", "far"):
        return t.at(i - 1) in ("the", "a") or t.at(i + 2) == "charge"
    if t.lower[i] == "not" and t.at(behind) in ("only", "just"):
        return True
    # “did not arrive until Monday” tells of an arrival.
    return t.lower[i] in ("not", "didn't") and "until" in t.lower[behind : _scope_end(t, behind)]


def _scope_end(t: Tokens, behind: int) -> int:
    """Token behind the clause in which a cue stands."""
    end = min(behind + _REACH, len(t))
    for k in range(behind, end):
        low = t.lower[k]
        if (
            t.kinds[k] == MARK
            and low in _STOPS
            and not (low == "." and t.joined(k + 1) and not t.quote(k + 1))
        ):
            return k if k > behind else behind
        if low in _ENDS and k > behind:
            return k
        if low in ("and", "or") and t.at(k + 1) in _SUBJECTS:
            return k
        if low in ("–", "-") and not t.joined(k):
            return k
    return end


def _standing(t: Tokens, cues: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The cues left over when those in each other's scope have cancelled."""
    left: list[tuple[int, int, int]] = []
    for cue in cues:
        if left and cue[0] < left[-1][2] and _cancels(t, left[-1], cue):
            left.pop()
            continue
        left.append(cue)
    return left


def _cancels(t: Tokens, outer: tuple[int, int, int], inner: tuple[int, int, int]) -> bool:
    between = t.lower[outer[1] : inner[0]]
    if _COORDINATORS.intersection(between) or t.lower[inner[0]] in _COORDINATORS:
        return False
    if any(word in ("that", "who", "which") for word in between):
        return t.lower[outer[0]] in _DENIERS
    return True


def turned(degree: Degree, negations: tuple[Polarity, ...]) -> int:
    """Direction of a degree after the negations that reach it; a cue within the degree (“no value”) is in it already."""
    direction = degree.direction
    for negation in negations:
        inside = degree.span.start <= negation.span.start < degree.span.end
        if not inside and negation.scope.start <= degree.span.start < negation.scope.end:
            direction = -direction
    return direction
