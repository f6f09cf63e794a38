"""The words of one sentence that tell who says it: "X said that ...", "..., X added", "according to X".

One sentence may hold several such frames, one inside the other; the outermost one is its source.
"""

from collections.abc import Iterator, Sequence

from factcheck.claims._behind import ends_clause, inverted, named_behind, phrase_end, stands_behind
from factcheck.claims._frame import Frame, Place
from factcheck.claims._speech import PARTICIPLES, VERBS, Speech
from factcheck.claims._statements import finds, statement, that_clause
from factcheck.claims._subjects import Subject, main_subject, subject
from factcheck.claims._tokens import MARKS, QUOTE, Token, tokenise
from factcheck.claims.citations import CITING, citations
from factcheck.model import Span

CUES = frozenset(VERBS) | PARTICIPLES | CITING
"""A sentence without any of these words has no frame."""
_UNSAID = ("no", "nothing", "to", ",")
_MOST = 12
"""Speech verbs that are looked at in one sentence."""


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
    if inverted(tokens, verb):
        first, last = named_behind(tokens, verb + 1)
        end = max(last, _to_end(tokens, verb))
        yield Frame.of(text, tokens, Subject(first, last, ""), verb, (verb, end, Place.BEHIND))
        return
    found = subject(tokens, verb)
    if found is None or found.passive:
        return
    kind = VERBS[tokens[verb].word]
    if kind is not Speech.CALL and stands_behind(tokens, found, verb):
        end = phrase_end(tokens, verb)
        place = Place.BEHIND if end + 2 >= len(tokens) else Place.BEFORE
        if found.behind == QUOTE:
            end = max(end, _to_end(tokens, verb))
        if kind is not Speech.SHOW or finds(tokens, found):
            yield Frame.of(text, tokens, found, verb, (found.first, end, place))
        return
    start = statement(tokens, found, verb)
    if start is not None:
        yield Frame.of(text, tokens, found, verb, (0, start - 1, Place.BEFORE))


def _saying(text: str, tokens: Sequence[Token], verb: int) -> Iterator[Frame]:
    """The frame of "X left, saying that ..." and "X is saying that ..."."""
    if verb == 0 or verb + 1 >= len(tokens):
        return
    start = that_clause(tokens, verb + 1)
    if start is None and tokens[verb + 1].word == QUOTE:
        start = verb + 1
    if start is None and tokens[verb].word == "saying" and tokens[verb + 1].word not in _UNSAID:
        start = verb + 1
    if start is None:
        return
    if ends_clause(tokens, verb - 1):
        found = main_subject(tokens, verb - 1)
    else:
        found = subject(tokens, verb)
        if found is not None and not found.passive:
            return
    if found is not None:
        yield Frame.of(text, tokens, found, verb, (0, start - 1, Place.BEFORE))


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
