"""The words of one sentence that tell who says it: "X said that ...", "..., X added", "according to X".

One sentence may hold several such frames, one inside the other; the outermost one is its source.
"""

from collections.abc import Iterator, Sequence

from factcheck.claims._frame import Frame, Place
from factcheck.claims._function_words import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
)
from factcheck.claims._speech import FINDING_NOUNS, PARTICIPLES, VERBS, Speech
from factcheck.claims._subjects import Subject, main_subject, speakerlike, subject
from factcheck.claims._tokens import MARKS, QUOTE, Token, finite, is_finite, surely_finite, tokenise
from factcheck.claims._word_lists import word_set
from factcheck.claims.citations import CITING, citations
from factcheck.model import Span

CUES = frozenset(VERBS) | PARTICIPLES | CITING
"""A sentence without any of these words has no frame."""

_QUESTION_WORDS = word_set("which what who whom how whether when where why if to")
_TIME_UNITS = word_set("day evening morning night afternoon week month year time weekend")
_PLACING = word_set("in on at during after before to via outside through under last earlier this")
_ELSEWHERE = word_set("and or but ; : who which")
_SIDE_CLAUSES = word_set("after before when as while since because though although following")
_ADDING = word_set("added continued noted observed remarked commented recalled replied joked")
_TITLING = word_set("wrote writes read reads recommended recommends announced")
_NO_THINGS = word_set("and or but not to both either even especially responsibility")
_INVERTING = word_set("said says say added adds explained noted warned")
_NOUNS_TOO = word_set(
    "report reports claims claim notes note states estimates estimate forecast forecasts show shows find finds"
)
_FIGURE_PAPERS = FINDING_NOUNS - word_set(
    "team authors scientists researchers investigators times guardian bbc"
)
_SUBJECTS = word_set("he she one two")
_LISTENERS = word_set("him her them us me himself herself themselves")
_HEARERS = DETERMINERS | word_set("reporters journalists parliament lawmakers me him them us")
_MOST = 12
"""Speech verbs that are looked at in one sentence."""
_FAR = 12
"""Tokens; how far behind its verb a "that" or the verb of the reported clause is sought."""


def find(text: str, quotes: Sequence[Span]) -> Frame | None:
    """Returns the outermost frame of a sentence, None where the sentence speaks for itself.

    `quotes` are the quoted stretches of `text`, in order; what stands inside them is never a frame.
    """
    tokens = tokenise(text, quotes)
    frames = [*citations(text, tokens)]
    speaking = [
        index for index, token in enumerate(tokens) if token.word in VERBS or token.word in PARTICIPLES
    ]
    for index in speaking[:_MOST]:
        token = tokens[index]
        if token.word in VERBS and not token.capital:
            frames.extend(_said(text, tokens, index))
        elif token.word in PARTICIPLES:
            frames.extend(_saying(text, tokens, index))
    if not frames:
        frames.extend(_remarked(text, tokens))
    return min(frames, key=lambda frame: frame.rank, default=None)


def _said(text: str, tokens: Sequence[Token], verb: int) -> Iterator[Frame]:
    """The frame of a finite speech verb, if it makes one."""
    if _inverted(tokens, verb):
        first, last = _named_behind(tokens, verb + 1)
        end = max(last, _to_end(tokens, verb))
        yield Frame.of(text, tokens, Subject(first, last, ""), verb, (verb, end, Place.BEHIND))
        return
    found = subject(tokens, verb)
    if found is None or found.passive:
        return
    kind = VERBS[tokens[verb].word]
    if kind is not Speech.CALL and _stands_behind(tokens, found, verb):
        end = _phrase_end(tokens, verb)
        place = Place.BEHIND if end + 2 >= len(tokens) else Place.BEFORE
        if found.behind == QUOTE:
            end = max(end, _to_end(tokens, verb))
        if kind is not Speech.SHOW or _finds(tokens, found):
            yield Frame.of(text, tokens, found, verb, (found.first, end, place))
        return
    start = _statement(tokens, found, verb)
    if start is not None:
        yield Frame.of(text, tokens, found, verb, (0, start - 1, Place.BEFORE))


def _saying(text: str, tokens: Sequence[Token], verb: int) -> Iterator[Frame]:
    """The frame of "X left, saying that ..." and "X is saying that ..."."""
    if verb == 0 or verb + 1 >= len(tokens):
        return
    start = _that(tokens, verb + 1)
    if start is None and tokens[verb + 1].word == QUOTE:
        start = verb + 1
    if (
        start is None
        and tokens[verb].word == "saying"
        and tokens[verb + 1].word not in ("no", "nothing", "to", ",")
    ):
        start = verb + 1
    if start is None:
        return
    if _ends_clause(tokens, verb - 1):
        found = main_subject(tokens, verb - 1)
    else:
        found = subject(tokens, verb)
        if found is not None and not found.passive:
            return
    if found is not None:
        yield Frame.of(text, tokens, found, verb, (0, start - 1, Place.BEFORE))


def _inverted(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the subject follows the verb: `"...", said Tom Okafor`."""
    if verb == 0 or verb + 1 >= len(tokens) or tokens[verb - 1].word not in (",", QUOTE):
        return False
    if VERBS[tokens[verb].word] is Speech.TELL:
        return False
    quoted = tokens[verb - 1].word == QUOTE or (verb > 1 and tokens[verb - 2].word == QUOTE)
    first = tokens[verb + 1]
    if first.word in TIME_WORDS or not (
        first.capital
        or first.word in DETERMINERS
        or first.word in _SUBJECTS
        or (quoted and first.word[0].isdigit())
    ):
        return False
    if quoted:
        return _ends_clause(tokens, verb - 1) or tokens[verb].word not in _NOUNS_TOO
    end = _phrase_end(tokens, verb + 1)
    if finite(tokens[verb + 1 : end + 1]) or any(
        token.word == "that" for token in tokens[verb + 1 : end + 1]
    ):
        return False
    return tokens[verb].word in _INVERTING and (
        finite(tokens[: verb - 1]) or any(token.word == QUOTE for token in tokens[: verb - 1])
    )


def _named_behind(tokens: Sequence[Token], first: int) -> tuple[int, int]:
    """First and last token of a subject that follows its verb; a name set off by a comma wins over its role."""
    mark = _phrase_end(tokens, first)
    last = first
    while last < mark and not (
        tokens[last + 1].word in SUBORDINATORS or tokens[last + 1].word in ("as", "in", "on")
    ):
        last += 1
    if tokens[last].capital or last < mark or last + 2 >= len(tokens) or tokens[last + 1].word != ",":
        return first, last
    end = _phrase_end(tokens, last + 2)
    if 0 < end - (last + 2) < 4 and all(token.capital for token in tokens[last + 2 : end + 1]):
        return last + 2, end
    return first, last


def _remarked(text: str, tokens: Sequence[Token]) -> Iterator[Frame]:
    """The frame of a verb that is in no list, known by its place: `"...," she muses`."""
    for index, token in enumerate(tokens):
        if token.word != QUOTE or token.text not in ",?!" or index + 2 >= len(tokens):
            continue
        verb = index + 2
        while verb < len(tokens) and verb < index + 5 and tokens[verb].capital and tokens[verb - 1].capital:
            verb += 1
        if verb >= len(tokens) or not (tokens[index + 1].capital or tokens[index + 1].word in ("he", "she")):
            continue
        closes = verb + 1 == len(tokens) or tokens[verb + 1].word in MARKS
        if closes and tokens[verb].word.endswith(("s", "ed")):
            yield Frame.of(
                text, tokens, Subject(index + 1, verb - 1, ""), verb, (index + 1, verb, Place.WEAK)
            )


def _to_end(tokens: Sequence[Token], verb: int) -> int:
    """Last token where a quotation stands before the verb and none behind it: the rest is the author's; else 0."""
    marks = [index for index, token in enumerate(tokens) if token.word == QUOTE]
    return len(tokens) - 1 if marks and marks[-1] < verb else 0


def _ends_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether a comma, or a quotation that ends like a clause, stands at that index."""
    token = tokens[index]
    return token.word == "," or (token.word == QUOTE and token.text in ",.!?…")


def _phrase_end(tokens: Sequence[Token], start: int) -> int:
    """Index of the last token before the next mark."""
    end = start
    while end + 1 < len(tokens) and tokens[end + 1].word not in MARKS:
        end += 1
    return end


def _stands_behind(tokens: Sequence[Token], found: Subject, verb: int) -> bool:
    """Whether "X said" closes or interrupts a statement that began before it."""
    if found.opening == "as":
        return _adverbial(tokens, verb)
    if found.behind not in (",", QUOTE, "—", "–", "--", ")", "("):
        return False
    if found.behind == QUOTE and not _ends_clause(tokens, found.first - 1):
        return False
    if VERBS[tokens[verb].word] is Speech.ADD:
        before = range(found.first)
        clause = tokens[verb].word in _ADDING and any(is_finite(tokens, index) for index in before)
        if not (clause or any(tokens[index].word == QUOTE for index in before)):
            return False
    return _adverbial(tokens, verb)


def _adverbial(tokens: Sequence[Token], verb: int) -> bool:
    """Whether nothing but time, place, listener or a side clause follows the verb up to the next mark."""
    end = _phrase_end(tokens, verb)
    rest = tokens[verb + 1 : end + 1]
    side = next((i for i, token in enumerate(rest) if token.word in _SIDE_CLAUSES), len(rest))
    if side == 0:
        return True
    rest = rest[:side]
    if VERBS[tokens[verb].word] is Speech.TELL:
        return bool(rest) and not any(
            surely_finite(token) or token.word in _QUESTION_WORDS or _opens_clause(rest, i)
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
    return opens and not any(surely_finite(token) or _opens_clause(rest, i) for i, token in enumerate(rest))


def _statement(tokens: Sequence[Token], found: Subject, verb: int) -> int | None:
    """Index of the first token of what a subject says behind its verb; None where that is no speech."""
    right = verb + 1
    if right >= len(tokens):
        return None
    kind = VERBS[tokens[verb].word]
    that = _that(tokens, right)
    if kind is Speech.TELL:
        return _told(tokens, right)
    if kind is Speech.SHOW and not (
        _finds(tokens, found) or (that == right + 1 and speakerlike(tokens, found))
    ):
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
        return (
            right + 1 if kind is Speech.VOW or tokens[verb].word in ("claims", "claim", "claimed") else None
        )
    if _clause(tokens, right) or (
        kind in (Speech.FIGURE, Speech.SHOW) and _noun_phrase(tokens, found, right)
    ):
        return right
    return None


def _said_plainly(tokens: Sequence[Token], found: Subject, verb: int, quote: int | None) -> int | None:
    """Index of the first token of what follows "said" without a "that"."""
    right = verb + 1
    if tokens[right].word in ("to", ",") or tokens[right].word in _QUESTION_WORDS:
        return None
    # "Comments say why": in the present tense things say much that is no statement.
    if tokens[verb].word != "said" and not speakerlike(tokens, found) and not _clause(tokens, right):
        return quote
    return quote or right


def _called(tokens: Sequence[Token], found: Subject, right: int) -> int | None:
    """Index of the quoted name in "X called the decision a 'mistake'"."""
    if not speakerlike(tokens, found):
        return None
    for index in range(right, min(right + _FAR, len(tokens))):
        if tokens[index].word == QUOTE:
            return index
        if tokens[index].word in MARKS or surely_finite(tokens[index]):
            return None
    return None


def _opens_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token is a "that" which opens a clause, and not the one of "that evening"."""
    if tokens[index].word != "that":
        return False
    return index + 1 >= len(tokens) or tokens[index + 1].word not in _TIME_UNITS


def _that(tokens: Sequence[Token], right: int) -> int | None:
    """Index behind the "that" which opens the reported clause, directly or after time and place."""
    if right < len(tokens) and tokens[right].word == "out":
        right += 1
    if right < len(tokens) and _opens_clause(tokens, right):
        return right + 1
    if right < len(tokens) and (tokens[right].word in _PLACING or tokens[right].word in TIME_WORDS):
        for index in range(right + 1, min(right + _FAR, len(tokens))):
            if surely_finite(tokens[index]) or tokens[index].word in _ELSEWHERE:
                return None
            if _opens_clause(tokens, index):
                return index + 1
    return None


def _told(tokens: Sequence[Token], right: int) -> int | None:
    """Index behind the listener in "told reporters that", "told AP the bridge was gone"; None for orders."""
    for index in range(right + 1, min(right + _FAR, len(tokens))):
        word = tokens[index].word
        if _opens_clause(tokens, index):
            return index + 1
        if word in (QUOTE, ":"):
            return index
        if word in AUXILIARIES:
            return right + 1
        if word in _QUESTION_WORDS:
            return None
    return None


def _clause(tokens: Sequence[Token], right: int) -> bool:
    """Whether what follows looks like a clause of its own ("the letter was forged")."""
    if tokens[right].word in _QUESTION_WORDS or tokens[right].word in _NO_THINGS:
        return False
    for index in range(right + 1, min(right + _FAR, len(tokens))):
        word = tokens[index].word
        named = tokens[right].capital or tokens[right].word in PRONOUNS
        if word in AUXILIARIES or (named and is_finite(tokens, index)):
            return tokens[right].word not in AUXILIARIES and tokens[right].word not in PREPOSITIONS
        if word in MARKS or word in _QUESTION_WORDS or word in ("that", "and"):
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


def _finds(tokens: Sequence[Token], found: Subject) -> bool:
    """Whether a subject is a study, a figure or the like."""
    words = tokens[found.first : found.last + 1]
    return any(token.word in FINDING_NOUNS for token in words) or speakerlike(tokens, found)
