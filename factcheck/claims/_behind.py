"""Speech verbs that follow their statement or interrupt it: "..., X said", "...", said X."""

from collections.abc import Sequence

from factcheck.claims._function_words import DETERMINERS, PREPOSITIONS, SUBORDINATORS, TIME_WORDS
from factcheck.claims._speech import VERBS, Speech
from factcheck.claims._statements import QUESTION_WORDS, opens_clause
from factcheck.claims._subjects import Subject
from factcheck.claims._tokens import MARKS, QUOTE, Token, finite, is_finite, surely_finite
from factcheck.claims._word_lists import word_set

_SIDE_CLAUSES = word_set("after before when as while since because though although following")
_ADDING = word_set("added continued noted observed remarked commented recalled replied joked")
_INVERTING = word_set("said says say added adds explained noted warned")
_NOUNS_TOO = word_set(
    "report reports claims claim notes note states estimates estimate forecast forecasts show shows find finds"
)
_SUBJECTS = word_set("he she one two")
_HEARERS = DETERMINERS | word_set("reporters journalists parliament lawmakers me him them us")


def inverted(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the subject follows the verb: `"...", said Tom Okafor`."""
    if verb == 0 or verb + 1 >= len(tokens) or tokens[verb - 1].word not in (",", QUOTE):
        return False
    if VERBS[tokens[verb].word] is Speech.TELL:
        return False
    quoted = tokens[verb - 1].word == QUOTE or (verb > 1 and tokens[verb - 2].word == QUOTE)
    if not _may_be_named(tokens, verb + 1, quoted):
        return False
    if quoted:
        return ends_clause(tokens, verb - 1) or tokens[verb].word not in _NOUNS_TOO
    end = phrase_end(tokens, verb + 1)
    if _set_off(tokens, verb + 1, end) and tokens[verb].word in _INVERTING:
        return True
    if finite(tokens[verb + 1 : end + 1]) or any(
        token.word == "that" for token in tokens[verb + 1 : end + 1]
    ):
        return False
    return tokens[verb].word in _INVERTING and (
        finite(tokens[: verb - 1]) or any(token.word == QUOTE for token in tokens[: verb - 1])
    )


def _set_off(tokens: Sequence[Token], first: int, last: int, verb: int = 0) -> bool:
    """Whether a name, with its verb, interrupts a sentence between two commas."""
    end = max(last, verb)
    named = all(token.capital for token in tokens[first : last + 1])
    return named and end + 2 < len(tokens) and tokens[end + 1].word == ","


def _may_be_named(tokens: Sequence[Token], first: int, quoted: bool) -> bool:
    """Whether a noun phrase that can be a subject begins at that index; behind a quotation a bare role may do."""
    token = tokens[first]
    if token.word in TIME_WORDS:
        return False
    if token.capital or token.word in DETERMINERS or token.word in _SUBJECTS:
        return True
    return quoted and any(other.capital for other in tokens[first : phrase_end(tokens, first) + 1])


def named_behind(tokens: Sequence[Token], first: int) -> tuple[int, int]:
    """First and last token of a subject that follows its verb; a name set off by a comma wins over its role."""
    mark = phrase_end(tokens, first)
    last = first
    while last < mark and not (
        tokens[last + 1].word in SUBORDINATORS or tokens[last + 1].word in ("as", "in", "on")
    ):
        last += 1
    if tokens[last].capital or last < mark or last + 2 >= len(tokens) or tokens[last + 1].word != ",":
        return first, last
    end = phrase_end(tokens, last + 2)
    if 0 < end - (last + 2) < 4 and all(token.capital for token in tokens[last + 2 : end + 1]):
        return last + 2, end
    return first, last


def stands_behind(tokens: Sequence[Token], found: Subject, verb: int) -> bool:
    """Whether "X said" closes or interrupts a statement that began before it."""
    if found.opening == "as":
        return _adverbial(tokens, verb)
    if found.behind not in (",", QUOTE, "—", "–", "--", ")", "("):
        return False
    if found.behind == QUOTE and not ends_clause(tokens, found.first - 1):
        return False
    if VERBS[tokens[verb].word] is Speech.ADD:
        before = range(found.first)
        clause = tokens[verb].word in _ADDING and any(is_finite(tokens, index) for index in before)
        aside = tokens[verb].word in _ADDING and _set_off(tokens, found.first, found.last, verb)
        if not (clause or aside or any(tokens[index].word == QUOTE for index in before)):
            return False
    return _adverbial(tokens, verb)


def _adverbial(tokens: Sequence[Token], verb: int) -> bool:
    """Whether nothing but time, place, listener or a side clause follows the verb up to the next mark."""
    end = phrase_end(tokens, verb)
    rest = tokens[verb + 1 : end + 1]
    side = next((i for i, token in enumerate(rest) if token.word in _SIDE_CLAUSES), len(rest))
    if side == 0:
        return True
    rest = rest[:side]
    if VERBS[tokens[verb].word] is Speech.TELL:
        return bool(rest) and not any(
            surely_finite(token) or token.word in QUESTION_WORDS or opens_clause(rest, i)
            for i, token in enumerate(rest)
        )
    if not rest:
        behind = tokens[end + 1].word if end + 1 < len(tokens) else ""
        return behind != ":" and not (behind == QUOTE and tokens[verb - 1].word == ",")
    first = rest[0].word
    if first == "to":
        opens = len(rest) > 1 and (rest[1].capital or rest[1].word in _HEARERS)
    else:
        opens = first in PREPOSITIONS or first in TIME_WORDS or first.endswith("ly")
    return opens and not any(surely_finite(token) or opens_clause(rest, i) for i, token in enumerate(rest))


def ends_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether a comma, or a quotation that ends like a clause, stands at that index."""
    token = tokens[index]
    return token.word == "," or (token.word == QUOTE and token.text in ",.!?…")


def phrase_end(tokens: Sequence[Token], start: int) -> int:
    """Index of the last token before the next mark."""
    end = start
    while end + 1 < len(tokens) and tokens[end + 1].word not in MARKS:
        end += 1
    return end
