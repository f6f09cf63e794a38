"""Which words left of a speech verb name its subject."""

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.claims._function_words import (
    BE,
    DETERMINERS,
    IRREGULAR_PASTS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
)
from factcheck.claims._speech import SOURCE_NOUNS
from factcheck.claims._titles import KIN, TITLES
from factcheck.claims._tokens import MARKS, MAY, QUOTE, Token, finite, is_finite, surely_finite
from factcheck.claims._word_lists import word_set

_LONGEST = 30
"""Tokens; no subject is longer."""
_NOBODY = word_set("i we you us me one there to not do please who nobody none let")
_HELPING = word_set("has have had did does will") | BE
_BARE_PASTS = word_set(
    "left put set read cut hit let shut spread quit leads runs heads lives owns works plays"
)
"""Verbs that are so behind a name, and may be something else elsewhere."""
_RELATIVE = ("who", "which", "where", "whose", "that")
_SPEAKING = SOURCE_NOUNS | TITLES | KIN
_NAMES_TOO = frozenset((MAY, "april", "june", "august"))
_WHEN = TIME_WORDS | _NAMES_TOO


class Subject(NamedTuple):
    """The tokens from `first` to `last`, both included, that name who speaks."""

    first: int
    last: int
    behind: str
    """Word of the token in front of it; empty at the start of the sentence."""
    passive: bool = False
    """Whether a form of "be" stands between it and the verb."""
    opening: str = ""
    """"as" for "As X said"."""


def subject(tokens: Sequence[Token], verb: int) -> Subject | None:
    """Returns the subject of the verb at that index, None where there is none or the clause is not a main one."""
    last, passive = _before_verb(tokens, verb)
    if last < 0:
        return None
    word = tokens[last].word
    if word == ",":
        found = _appositive(tokens, last)
    elif word == QUOTE and tokens[last].text == ",":
        found = _appositive(tokens, last + 1)
    elif word in ("and", "but", "then"):
        found = main_subject(tokens, last)
    elif word in MARKS:
        return None
    else:
        found = _region(tokens, last)
    if found is None or tokens[found.last].word in _NOBODY or tokens[found.last].word.endswith(("'s", "s'")):
        return None
    return found._replace(passive=passive)


def _before_verb(tokens: Sequence[Token], verb: int) -> tuple[int, bool]:
    """Index of the last word in front of a verb that is neither adverb nor time nor helping verb."""
    last = verb - 1
    passive = False
    while last >= 0:
        word = tokens[last].word
        if word in BE:
            passive = True
        elif not (word in _HELPING or _adverb(word) or _when(tokens, last, verb)):
            break
        last -= 1
    return last, passive


def _when(tokens: Sequence[Token], index: int, verb: int) -> bool:
    """Whether a word in front of a verb belongs to a time ("on Monday", "on 5 May", "this week", "also")."""
    word = tokens[index].word
    before = tokens[index - 1].word if index else ""
    if index > 1 and before.isdigit() and tokens[index - 2].word == "of":
        return False
    if word in ("on", "in"):
        return index + 1 < verb and (tokens[index + 1].word in _WHEN or tokens[index + 1].word.isdigit())
    if word.isdigit():
        return before in _WHEN or before in ("on", "in")
    if word in _NAMES_TOO:
        return before in ("on", "in") or before.isdigit()
    return word in _WHEN


def _adverb(word: str) -> bool:
    return word.endswith("ly") and word not in (
        "family",
        "ally",
        "assembly",
        "italy",
        "supply",
        "july",
        "emily",
    )


def _region(tokens: Sequence[Token], last: int) -> Subject | None:
    """The noun phrase that ends at `last`, back to the next mark or the start."""
    first = last
    while first and last - first < _LONGEST and tokens[first - 1].word not in MARKS:
        first -= 1
    behind = tokens[first - 1].word if first else ""
    if behind == QUOTE and tokens[first - 1].text not in ",.!?…":
        return None
    opening = ""
    if tokens[first].word == "as":
        first, opening = first + 1, "as"
    for index in range(last, first - 1, -1):
        word = tokens[index].word
        if word in _RELATIVE and index > first and finite(tokens[index:last]):
            last = index - 1
        elif word in SUBORDINATORS and not (index < last and tokens[index + 1].word.endswith("ing")):
            return None
        elif word in ("and", "but") and finite(tokens[first:index]):
            first = index + 1
            break
    first = _skip_lead(tokens, first, last)
    # A form in -ed is no obstacle: beside a speech verb it is a participle ("the figures released in May show").
    if first > last or any(map(surely_finite, tokens[first : last + 1])):
        return None
    unfit = tokens[last].word in DETERMINERS or tokens[last].word in PREPOSITIONS
    if unfit or any(token.word in PRONOUNS and token.word != "one" for token in tokens[first:last]):
        return None
    name = _name_before(tokens, first, last)
    if name is not None:
        return name
    return Subject(first, last, behind, opening=opening)


def _name_before(tokens: Sequence[Token], first: int, last: int) -> Subject | None:
    """The name in "Tom Enders, chief of Airbus said", where the second comma was forgotten."""
    if first < 3 or tokens[first - 1].word != "," or not _is_role(tokens, first, last):
        return None
    start = first - 2
    while start and tokens[start - 1].capital:
        start -= 1
    if (
        start == first - 2
        or tokens[start].word in PREPOSITIONS
        or (start and tokens[start - 1].word not in MARKS)
    ):
        return None
    return Subject(start, first - 2, tokens[start - 1].word if start else "")


def _is_role(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a noun phrase without an article names an office ("chief executive of the bank")."""
    if tokens[first].word in DETERMINERS:
        return False
    return any(
        tokens[index].word in TITLES and tokens[index + 1].word in PREPOSITIONS
        for index in range(first, min(first + 3, last))
    )


def _skip_lead(tokens: Sequence[Token], first: int, last: int) -> int:
    """Moves the start of a subject behind "But", "On Monday" and, before a pronoun, any phrase."""
    if tokens[last].word in ("he", "she", "they", "it"):
        return last if tokens[first].word != "to" else last + 1
    while first <= last and tokens[first].word in OPENERS:
        first += 1
    if first > last or tokens[first].word not in PREPOSITIONS:
        return first
    index = first + 1
    while index <= last and _of_time(tokens, index):
        index += 1
    return index if index > first + 1 else last + 1


def _of_time(tokens: Sequence[Token], index: int) -> bool:
    word = tokens[index].word
    return word in _WHEN or word.isdigit() or (word in ("the", "a") and tokens[index + 1].word in _WHEN)


def _appositive(tokens: Sequence[Token], comma: int) -> Subject | None:
    """The subject of "Ana Petrova, the chief negotiator, said" and of "the negotiator, Ana Petrova, said"."""
    segments = _segments_before(tokens, comma)
    usable: list[tuple[int, int]] = []
    for first, last in reversed(segments):
        while first < last and tokens[first].word in OPENERS:
            first += 1
        if tokens[first].word in SUBORDINATORS or _participle(tokens[first]):
            continue
        aside = first == last and _lead_word(tokens[first].word)
        if aside and not usable:
            continue
        described = tokens[first].word in DETERMINERS and not any(
            map(surely_finite, tokens[first : last + 1])
        )
        if (
            aside
            or tokens[first].word in PREPOSITIONS
            or (finite(tokens[first : last + 1]) and not described)
        ):
            break
        usable.append((first, last))
    if not usable:
        return None
    names = [segment for segment in usable if _is_name(tokens, segment)]
    first, last = (names or usable)[-1]
    first = _skip_lead(tokens, first, last)
    if first > last:
        return None
    return Subject(first, last, tokens[first - 1].word if first else "")


def _participle(token: Token) -> bool:
    """Whether a word opens a shortened relative clause (", led by X,")."""
    return not token.capital and (
        token.word.endswith(("ing", "ed")) or token.word in ("led", "known", "born", "seen")
    )


def _lead_word(word: str) -> bool:
    return word in OPENERS or word in TIME_WORDS or _adverb(word)


def _segments_before(tokens: Sequence[Token], comma: int) -> list[tuple[int, int]]:
    """First and last token of each stretch between commas, up to three of them, that ends at `comma`."""
    segments: list[tuple[int, int]] = []
    last = comma - 1
    while last >= 0 and len(segments) < 4:
        first = last
        while first and comma - first < 2 * _LONGEST and tokens[first - 1].word not in MARKS:
            first -= 1
        if tokens[first].word not in MARKS:
            segments.insert(0, (first, last))
        if not first or tokens[first - 1].word != ",":
            break
        last = first - 2
    return segments


def _is_name(tokens: Sequence[Token], segment: tuple[int, int]) -> bool:
    """Whether a stretch is nothing but a name of several words."""
    first, last = segment
    return last > first and all(token.capital for token in tokens[first : last + 1])


def main_subject(tokens: Sequence[Token], stop: int) -> Subject | None:
    """The subject of the whole sentence: what stands before its first verb, where that may speak."""
    first = 0
    if tokens[0].word in PREPOSITIONS:
        first = next((index + 1 for index in range(stop) if tokens[index].word == ","), stop)
    while first < stop and (_lead_word(tokens[first].word) or tokens[first].word == ","):
        first += 1
    for index in range(first, min(stop, first + _LONGEST)):
        if tokens[index].word in SUBORDINATORS:
            return None
        word = tokens[index].word
        named = index > first and tokens[index - 1].capital
        if (
            word in MARKS
            or is_finite(tokens, index)
            or word in IRREGULAR_PASTS
            or (named and word in _BARE_PASTS)
        ):
            found = Subject(first, index - 1, "")
            return found if index > first and speakerlike(tokens, found) else None
    return None


def leading_name(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """First and last token of the sentence's subject where a person's name may stand in it, appositions included."""
    found = main_subject(tokens, len(tokens)) if tokens else None
    if found is None:
        return None
    behind = found.last + 2
    if behind < len(tokens) and tokens[behind - 1].word == "," and not tokens[found.last].capital:
        end = behind
        while end + 1 < len(tokens) and tokens[end].capital and tokens[end + 1].capital:
            end += 1
        if behind < end < behind + 4 and end + 1 < len(tokens) and tokens[end + 1].word == ",":
            return behind, end
    return found.first, found.last


def speakerlike(tokens: Sequence[Token], found: Subject) -> bool:
    """Whether a subject looks like somebody or something that makes statements."""
    words = tokens[found.first : found.last + 1]
    if len(words) == 1 and words[0].word in ("he", "she", "they"):
        return True
    if any(token.word in _SPEAKING or token.word.rstrip("s") in _SPEAKING for token in words):
        return True
    inside = words if found.first else words[1:]
    return any(token.capital for token in inside) or (len(words) == 1 and words[0].capital)
