"""Frames without a speaking subject: "according to X", "per X", "it was announced that", "X was quoted as saying"."""

from collections.abc import Iterator, Sequence

from factcheck.claims._frame import Frame, Place
from factcheck.claims._function_words import AUXILIARIES, BE, PREPOSITIONS, SUBORDINATORS, TIME_WORDS
from factcheck.claims._speech import PASSIVE_HEDGES, PASSIVE_REPORTS, SOURCE_NOUNS, SPEECH_NOUNS
from factcheck.claims._subjects import subject
from factcheck.claims._titles import TITLES
from factcheck.claims._tokens import MARKS, Token
from factcheck.claims._word_lists import word_set
from factcheck.model import Span

_AS_BY = word_set("reported stated noted shown indicated described announced cited claimed explained")
CITING = (
    frozenset(("according", "per", "citing", "quoted", "cited"))
    | SPEECH_NOUNS
    | PASSIVE_REPORTS
    | PASSIVE_HEDGES
    | _AS_BY
)
"""Words without which there is none of these frames."""

_STOPS = word_set("released published seen obtained issued posted made conducted commissioned and but")
_PUTTING = word_set("put puts gave gives set sets listed lists named mentioned mentions")
_STANDARDS = word_set("""terms term rule rules plan plans size schedule order key keys contract number kind type age value weight
    need needs situation season weather circumstances case""")
"""What something is done by, rather than who says it."""
_LONGEST_NAME = 4
"""Tokens."""
_FAR = 10
"""Tokens; how far the parts of one turn of phrase may stand apart."""


def citations(text: str, tokens: Sequence[Token]) -> Iterator[Frame]:
    """Yields the frames of a sentence that need no speech verb."""
    for index, token in enumerate(tokens):
        word = token.word
        if word == "according" and index + 2 < len(tokens) and tokens[index + 1].word == "to":
            yield from _cited(text, tokens, (index, index + 1), Place.CITED)
        elif (
            word == "per"
            and index + 1 < len(tokens)
            and (index == 0 or tokens[index - 1].word in (",", "as"))
        ):
            yield from _cited(text, tokens, (index, index), Place.CITED)
        elif word == "citing" and index + 1 < len(tokens):
            yield from _cited(text, tokens, (index, index), Place.WEAK)
        elif (
            word == "by" and index > 1 and tokens[index - 2].word == "as" and tokens[index - 1].word in _AS_BY
        ):
            yield from _cited(text, tokens, (index - 2, index), Place.CITED)
        elif word in ("quoted", "cited"):
            yield from _quoted_as(text, tokens, index)
        elif word in SPEECH_NOUNS:
            yield from _in_speech(text, tokens, index)
        if word in PASSIVE_REPORTS or word in PASSIVE_HEDGES:
            yield from _impersonal(text, tokens, index)


def _cited(text: str, tokens: Sequence[Token], cue: tuple[int, int], place: Place) -> Iterator[Frame]:
    """The frame of "according to" and its like, where a possible speaker follows."""
    first = cue[1] + 1
    last = _phrase_end(tokens, first)
    named = _apposed(tokens, first, last)
    if named is not None:
        first, last = named
    elif last < first or not (
        _may_speak(tokens[first : last + 1]) or _set_apart(tokens, cue[0], first, last)
    ):
        return
    at_edge = cue[0] == 0 or last + 1 >= len(tokens)
    if place is Place.CITED and not at_edge:
        place = Place.BEFORE
    yield Frame(
        text[tokens[first].start : tokens[last].end],
        Span(tokens[cue[0]].start, tokens[cue[1]].end),
        Span(tokens[cue[0]].start, tokens[last].end),
        (int(place), tokens[cue[0]].start),
    )


def _apposed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """First and last token of the name behind a role: “according to the manager, Ada Brandt, ...”; None where it is not sure."""
    role = tokens[first : last + 1]
    start = last + 2
    if not role or role[0].word not in ("the", "its", "their") or start >= len(tokens):
        return None
    if tokens[last + 1].word != "," or TITLES.isdisjoint(token.word for token in role):
        return None
    end = start
    while end < len(tokens) and tokens[end].capital:
        end += 1
    behind = [token.word for token in tokens[end : end + _FAR]]
    if not 1 < end - start <= _LONGEST_NAME or (behind and behind[0] != ","):
        return None
    # “According to the minister, Tom Gray, the mayor, left”: the name may be that of whom it is said.
    return None if behind[1:2] == ["the"] and "," in behind[1:] else (start, end - 1)


def _set_apart(tokens: Sequence[Token], cue: int, first: int, last: int) -> bool:
    """Whether a comma parts "according to the hospital" from the statement; rules and plans say nothing by themselves."""
    if tokens[first].word not in ("the", "a", "an") or not _STANDARDS.isdisjoint(
        token.word for token in tokens[first : last + 1]
    ):
        return False
    behind = cue == 0 and last + 1 < len(tokens) and tokens[last + 1].word == ","
    return behind or (cue > 0 and tokens[cue - 1].word == "," and last + 1 == len(tokens))


def _phrase_end(tokens: Sequence[Token], first: int) -> int:
    """Index of the last token of the noun phrase that begins at `first`."""
    last = first - 1
    for index in range(first, len(tokens)):
        word = tokens[index].word
        if word in MARKS or word in AUXILIARIES or word in SUBORDINATORS:
            break
        if word in _STOPS and not (word == "and" and _joins_speakers(tokens, index)):
            break
        last = index
    while last > first and (tokens[last].word in TIME_WORDS or tokens[last].word in PREPOSITIONS):
        last -= 1
    return last


def _joins_speakers(tokens: Sequence[Token], index: int) -> bool:
    """Whether an "and" is followed by another speaker rather than by another statement."""
    behind = tokens[index + 1 : index + 6]
    stop = next(
        (i for i, token in enumerate(behind) if token.word in MARKS or token.word in AUXILIARIES), len(behind)
    )
    if stop < len(behind) and behind[stop].word in AUXILIARIES:
        return False
    return _may_speak(behind[:stop])


def _may_speak(tokens: Sequence[Token]) -> bool:
    """Whether a noun phrase names somebody or something that makes statements."""
    return any(
        token.capital or token.word in SOURCE_NOUNS or token.word in ("him", "her", "them")
        for token in tokens
    )


def _quoted_as(text: str, tokens: Sequence[Token], verb: int) -> Iterator[Frame]:
    """ "X was quoted as saying", "Y quoted X as saying"."""
    saying = next(
        (i for i in range(verb + 1, min(verb + _FAR, len(tokens))) if tokens[i].word == "saying"), None
    )
    found = subject(tokens, verb)
    if saying is None or found is None or tokens[saying - 1].word != "as":
        return
    yield Frame(
        text[tokens[found.first].start : tokens[found.last].end],
        Span(tokens[verb].start, tokens[saying].end),
        Span(0, tokens[saying].end),
        (int(Place.BEFORE), tokens[verb].start),
    )


def _impersonal(text: str, tokens: Sequence[Token], verb: int) -> Iterator[Frame]:
    """ "It was announced by X that", "it is believed that"."""
    first = verb - 1
    while first > 0 and (
        tokens[first].word in BE or tokens[first].word in ("has", "had", "also", "widely", "now")
    ):
        first -= 1
    if tokens[first].word != "it" or not any(token.word in BE for token in tokens[first:verb]):
        return
    that = next((i for i in range(verb + 1, min(verb + _FAR, len(tokens))) if tokens[i].word == "that"), None)
    if that is None:
        return
    source = ""
    if tokens[verb + 1].word == "by":
        source = text[tokens[verb + 2].start : tokens[that - 1].end] if verb + 2 < that else ""
    yield Frame(
        source,
        Span(tokens[first + 1].start, tokens[verb].end),
        Span(0, tokens[that].end),
        (int(Place.BEFORE), tokens[verb].start),
        hedged=tokens[verb].word in PASSIVE_HEDGES and tokens[verb].word not in ("said", "reported"),
    )


def _in_speech(text: str, tokens: Sequence[Token], noun: int) -> Iterator[Frame]:
    """ "In X's evening address, ..." and "X's address put the number at", at the start of a sentence."""
    owner = next(
        (i for i in range(noun - 1, max(noun - 5, -1), -1) if tokens[i].text.endswith(("'s", "’s"))), None
    )
    behind = tokens[noun + 1].word if noun + 1 < len(tokens) else ""
    if owner is not None and (behind in _PUTTING or (behind == "," and tokens[0].word in ("in", "during"))):
        first = 1 if tokens[0].word in ("in", "during") else 0
        if not any(token.word in MARKS for token in tokens[:noun]):
            source = text[tokens[first].start : tokens[owner].end - 2]
            cue = Span(tokens[noun].start, tokens[noun].end)
            yield Frame(source, cue, Span(0, cue.end), (int(Place.WEAK), cue.start))
    elif tokens[0].word == "in" and behind == "of" and tokens[noun].word in ("words", "view", "opinion"):
        yield from _cited(text, tokens, (0, noun + 1), Place.CITED)
