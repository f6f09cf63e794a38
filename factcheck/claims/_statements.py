"""What a subject says behind its verb, and whether that is speech at all."""

from collections.abc import Callable, Sequence

from factcheck.claims._function_words import (
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_PASTS,
    PREPOSITIONS,
    PRONOUNS,
    TIME_WORDS,
)
from factcheck.claims._speech import FINDING_NOUNS, VERBS, Speech
from factcheck.claims._subjects import Subject, speakerlike
from factcheck.claims._tokens import MARKS, QUOTE, Token, is_finite, surely_finite
from factcheck.claims._word_lists import word_set

QUESTION_WORDS = word_set("which what who whom how whether when where why if to")
_TIME_UNITS = word_set("day evening morning night afternoon week month year time weekend")
_PLACING = word_set("in on at during after before to via outside through under last earlier this")
_ELSEWHERE = word_set("and or but ; : who which")
_TITLING = word_set("wrote writes read reads recommended recommends announced")
_NO_THINGS = word_set("and or but not to both either even especially responsibility")
_FIGURE_PAPERS = FINDING_NOUNS - word_set(
    "team authors scientists researchers investigators times guardian bbc"
)
_LISTENERS = word_set("him her them us me himself herself themselves")
_REJECTED = word_set(
    "claim claims allegation allegations accusation accusations report reports suggestion idea"
)
_LOOSE_PASTS = word_set("left put set read cut hit let shut spread lost made built held found meant known")
_FIRM_PASTS = IRREGULAR_PASTS - _LOOSE_PASTS
"""Past forms that are as often participles behind a noun."""
_CLAIMING = ("claims", "claim", "claimed")
_FAR = 12
"""Tokens; how far behind its verb a "that" or the verb of the reported clause is sought."""


def statement(tokens: Sequence[Token], found: Subject, verb: int) -> int | None:
    """Index of the first token of what a subject says behind its verb; None where that is no speech."""
    right = verb + 1
    if right >= len(tokens):
        return None
    kind = VERBS[tokens[verb].word]
    that = that_clause(tokens, right)
    if kind in _FIXED:
        return _FIXED[kind](tokens, right) if kind is Speech.TELL or speakerlike(tokens, found) else None
    if kind is Speech.SHOW and not finds(tokens, found):
        return None
    if that is not None:
        return that
    quote = next((i for i in range(right, min(right + 4, len(tokens))) if tokens[i].word == QUOTE), None)
    if kind is Speech.BARE:
        return _said_plainly(tokens, found, verb, quote)
    if not (speakerlike(tokens, found) or kind is Speech.SHOW):
        return None
    if quote is not None and not (quote == right and tokens[verb].word in _TITLING):
        return quote
    if kind is Speech.ADD or tokens[right].word in _LISTENERS:
        return None
    if tokens[right].word == "to":
        return right + 1 if kind is Speech.VOW or tokens[verb].word in _CLAIMING else None
    if kind is Speech.CALL:
        return _called(tokens, right) or (
            _described(tokens, right) if tokens[verb].word == "described" else None
        )
    thing = kind in (Speech.FIGURE, Speech.SHOW) and _noun_phrase(tokens, found, right)
    return right if thing or _clause(tokens, right) else None


def _said_plainly(tokens: Sequence[Token], found: Subject, verb: int, quote: int | None) -> int | None:
    """Index of the first token of what follows "said" without a "that"."""
    right = verb + 1
    if tokens[right].word in ("to", ",") or tokens[right].word in QUESTION_WORDS:
        return None
    # "Comments say why": in the present tense things say much that is no statement.
    if tokens[verb].word != "said" and not speakerlike(tokens, found) and not _clause(tokens, right):
        return quote
    return quote or right


def _spoke_of(tokens: Sequence[Token], right: int) -> int | None:
    """Index behind "of" in "spoke of losses", "spoke on Monday of losses"."""
    for index in range(right, min(right + 4, len(tokens) - 1)):
        if tokens[index].word == "of":
            return index + 1
        if tokens[index].word not in ("on", "in") and tokens[index].word not in TIME_WORDS:
            return None
    return None


def _described(tokens: Sequence[Token], right: int) -> int | None:
    """Index behind the verb in "described the city as a salient"."""
    words = [token.word for token in tokens[right : right + _FAR]]
    stop = next((i for i, word in enumerate(words) if word in MARKS), len(words))
    return right if "as" in words[1:stop] else None


def _accused(tokens: Sequence[Token], right: int) -> int | None:
    """Index behind "of" in "accused Y of lying"."""
    return _charge(tokens, right, lambda index: tokens[index].word == "of")


def _rejected(tokens: Sequence[Token], right: int) -> int | None:
    """Index behind "that" in "rejected the claim that it lied"."""
    return _charge(
        tokens,
        right,
        lambda index: opens_clause(tokens, index) and tokens[index - 1].word in _REJECTED,
    )


def _charge(tokens: Sequence[Token], right: int, opens: Callable[[int], bool]) -> int | None:
    """Index behind the first token that opens a charge, before any mark or verb."""
    for index in range(right + 1, min(right + _FAR, len(tokens))):
        if opens(index):
            return index + 1
        if tokens[index].word in MARKS or surely_finite(tokens[index]):
            return None
    return None


def _called(tokens: Sequence[Token], right: int) -> int | None:
    """Index of the quoted name in "X called the decision a 'mistake'"."""
    for index in range(right, min(right + _FAR, len(tokens))):
        if tokens[index].word == QUOTE:
            return index
        if tokens[index].word in MARKS or surely_finite(tokens[index]):
            return None
    return None


def opens_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token is a "that" which opens a clause, and not the one of "that evening"."""
    if tokens[index].word != "that":
        return False
    return index + 1 >= len(tokens) or tokens[index + 1].word not in _TIME_UNITS


def that_clause(tokens: Sequence[Token], right: int) -> int | None:
    """Index behind the "that" which opens the reported clause, directly or after time and place."""
    if right < len(tokens) and tokens[right].word == "out":
        right += 1
    if right < len(tokens) and opens_clause(tokens, right):
        return right + 1
    if right < len(tokens) and (tokens[right].word in _PLACING or tokens[right].word in TIME_WORDS):
        for index in range(right + 1, min(right + _FAR, len(tokens))):
            if surely_finite(tokens[index]) or tokens[index].word in _ELSEWHERE:
                return None
            if opens_clause(tokens, index):
                return index + 1
    return None


def _told(tokens: Sequence[Token], right: int) -> int | None:
    """Index behind the listener in "told reporters that", "told AP the bridge was gone"; None for orders."""
    for index in range(right + 1, min(right + _FAR, len(tokens))):
        word = tokens[index].word
        if opens_clause(tokens, index):
            return index + 1
        if word in (QUOTE, ":"):
            return index
        if word in AUXILIARIES:
            return right + 1
        if word in QUESTION_WORDS:
            return None
    return None


def _clause(tokens: Sequence[Token], right: int) -> bool:
    """Whether what follows looks like a clause of its own ("the letter was forged")."""
    if tokens[right].word in QUESTION_WORDS or tokens[right].word in _NO_THINGS:
        return False
    for index in range(right + 1, min(right + _FAR, len(tokens))):
        word = tokens[index].word
        named = tokens[right].capital or tokens[right].word in PRONOUNS
        past = tokens[right].word in DETERMINERS and word in _FIRM_PASTS
        if word in AUXILIARIES or past or (named and is_finite(tokens, index)):
            return tokens[right].word not in AUXILIARIES and tokens[right].word not in PREPOSITIONS
        if word in MARKS or word in QUESTION_WORDS or word in ("that", "and"):
            return False
    return False


def _noun_phrase(tokens: Sequence[Token], found: Subject, right: int) -> bool:
    """Whether a thing follows that states something by itself ("growth of 3%")."""
    if VERBS[tokens[right - 1].word] is Speech.SHOW:
        words = {token.word for token in tokens[found.first : found.last + 1]}
        if not words & _FIGURE_PAPERS:
            return False
    word = tokens[right].word
    return not (
        word in _NO_THINGS or word in AUXILIARIES or word in PREPOSITIONS or word in MARKS or word in VERBS
    )


def finds(tokens: Sequence[Token], found: Subject) -> bool:
    """Whether a subject is a study, a figure or the like."""
    words = tokens[found.first : found.last + 1]
    return any(token.word in FINDING_NOUNS for token in words) or speakerlike(tokens, found)


_FIXED: dict[Speech, Callable[[Sequence[Token], int], int | None]] = {
    Speech.TELL: _told,
    Speech.SPEAK: _spoke_of,
    Speech.ACCUSE: _accused,
    Speech.REJECT: _rejected,
}
"""Verbs that take one turn of phrase only."""
