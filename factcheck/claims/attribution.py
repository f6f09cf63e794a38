"""Who says each sentence of a document, by which words, and how firmly.

Four things decide, the first that holds: words mainly in quotation marks are quoted; a hedge leaves a statement
open; a speech verb or "according to" reports; all else is the document's own voice. Pronouns and short names
lead back to the fullest form of the name in the document, where only one fits.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.claims import frames, hedges
from factcheck.claims._frame import Frame
from factcheck.claims._function_words import PREPOSITIONS
from factcheck.claims._speech import HEDGES
from factcheck.claims._tokens import tokenise
from factcheck.claims.quotations import Quotation, quotations
from factcheck.claims.sources import FullNames, Speaker, speaker
from factcheck.model import Attribution, BlockKind, Document, Mode, Sentence, Span

_WORD = re.compile(r"\w+(?:['’-]\w+)*+")
_LEADING_NAME = re.compile(
    r"(?:[^\W\d_][\w’'-]*+\s){0,4}?(?:[A-Z][\w’'-]++\s){2,4}(?=[a-z])|[A-Z][\w’'-]++\s(?=[a-z])"
)
_LOOK_BACK = 5
"""Sentences; how far a pronoun's person is sought among those who are named but do not speak."""
_PRONOUNS = ("he", "she", "they", "it", "him", "her", "them")
_MAINLY = 0.5
"""Share of a statement's words in quotation marks from which it counts as quoted."""
_LONG_QUOTATION = 4
"""Words; a shorter one without a speaker is a title or a label."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one sentence shows by itself."""

    text: str
    quotes: tuple[Span, ...]
    """Quoted stretches of `text`."""
    speeches: tuple[int, ...]
    """Numbers of the quotations they belong to."""
    frame: Frame | None
    block: int


def attribute(document: Document, sentences: Sequence[Sentence]) -> tuple[Attribution, ...]:
    """Returns the attribution of each sentence; `sentences` are those of the document, in order."""
    seen = _look(document, sentences)
    names = FullNames(document.text)
    speakers = _speakers(seen, names)
    owners = _owners(seen, speakers)
    result: list[Attribution] = []
    last: tuple[int, Speaker] | None = None
    for sentence, here, said in zip(sentences, seen, speakers, strict=True):
        voice = said
        if voice is None and here.quotes:
            voice = next((owners[speech] for speech in here.speeches if speech in owners), None)
            # A quotation without a speaker of its own goes on with the last one of this paragraph or the one above.
            if voice is None and last is not None and here.block - last[0] <= 1:
                voice = last[1]
        attribution = _attribution(sentence, here, voice)
        if said is not None:
            last = (here.block, said)
        elif (
            attribution.mode is not Mode.QUOTED
            and not here.quotes
            and last is not None
            and last[0] != here.block
        ):
            last = None
        result.append(attribution)
    return tuple(result)


def _look(document: Document, sentences: Sequence[Sentence]) -> tuple[_Seen, ...]:
    """Finds the quotations and the frame of each sentence."""
    found = quotations(document.text, document.blocks)
    ends = [quotation.span.end for quotation in found]
    starts = [block.span.start for block in document.blocks]
    seen: list[_Seen] = []
    for sentence in sentences:
        span = sentence.span
        text = document.text[span.start : span.end]
        quotes, speeches = _inside(found, ends, span)
        silent = sentence.kind in (BlockKind.HEADING, BlockKind.CELL)
        words = set(_WORD.findall(text.lower())) if not silent else set()
        frame = None if silent or frames.CUES.isdisjoint(words) else frames.find(text, quotes)
        seen.append(_Seen(text, quotes, speeches, frame, bisect_left(starts, span.start + 1)))
    return tuple(seen)


def _inside(
    found: Sequence[Quotation], ends: Sequence[int], span: Span
) -> tuple[tuple[Span, ...], tuple[int, ...]]:
    """The quoted stretches of a sentence, relative to it, and the numbers of their quotations."""
    quotes: list[Span] = []
    speeches: list[int] = []
    index = bisect_left(ends, span.start + 1)
    while index < len(found) and found[index].span.start < span.end:
        quote = found[index].span
        quotes.append(Span(max(quote.start, span.start) - span.start, min(quote.end, span.end) - span.start))
        speeches.append(found[index].speech)
        index += 1
    return tuple(quotes), tuple(speeches)


def _speakers(seen: Sequence[_Seen], names: FullNames) -> tuple[Speaker | None, ...]:
    """The speaker that each sentence's own frame names, pronouns and short names resolved."""
    result: list[Speaker | None] = []
    persons: tuple[int, Speaker] | None = None
    others: Speaker | None = None
    for index, here in enumerate(seen):
        if here.frame is None or not here.frame.source:
            result.append(None)
            continue
        said = speaker(here.frame.source)
        if said.name in ("he", "she", "him", "her"):
            found = _person(seen, index, persons, names)
            fits = found is not None and not (
                found.pronoun and said.name in ("he", "she") and found.pronoun != said.name
            )
            said = found if found is not None and fits else said
        elif said.name in ("it", "they", "them"):
            said = others or said
        else:
            full = names.full(said.name)
            if full != said.name:
                said = speaker(full)
        if said.person:
            persons = (index, said)
        elif said.name not in _PRONOUNS:
            others = said
        result.append(said)
    return tuple(result)


def _person(
    seen: Sequence[_Seen], index: int, spoke: tuple[int, Speaker] | None, names: FullNames
) -> Speaker | None:
    """Whom "he" or "she" means: the last person who spoke, or was named later at the start of a sentence."""
    oldest = max(index - _LOOK_BACK, spoke[0] + 1 if spoke else 0)
    for earlier in range(index - 1, oldest - 1, -1):
        if seen[earlier].frame is not None:
            continue
        found = _leading_person(seen[earlier].text, names)
        if found is not None:
            return found
    return spoke[1] if spoke else None


def _leading_person(text: str, names: FullNames) -> Speaker | None:
    """The person with whose name a sentence begins, in its fullest form."""
    match = _LEADING_NAME.match(text)
    if match is None:
        return None
    phrase = match[0].strip()
    if any(word.lower() in PREPOSITIONS for word in phrase.split()):
        return None
    found = speaker(phrase)
    full = names.full(found.name)
    if full != found.name:
        found = speaker(full)
    return found if found.person else None


def _owners(seen: Sequence[_Seen], speakers: Sequence[Speaker | None]) -> dict[int, Speaker]:
    """Number of a quotation -> who is named as its speaker in a sentence that it touches."""
    owners: dict[int, Speaker] = {}
    for here, said in zip(seen, speakers, strict=True):
        if said is not None:
            for speech in here.speeches:
                owners.setdefault(speech, said)
    return owners


def _attribution(sentence: Sentence, here: _Seen, voice: Speaker | None) -> Attribution:
    """Puts speaker, cue and mode of one sentence together."""
    offset = sentence.span.start
    frame = here.frame
    if here.quotes and _mainly_quoted(here, voice is not None):
        quoting = frame.cue if frame else Span(here.quotes[0].start, here.quotes[0].start + 1)
        return Attribution(voice.name if voice else None, quoting.shifted(offset), Mode.QUOTED)
    source = None
    if frame is not None and frame.source:
        source = voice.name if voice else frame.source
    hedge = frame.cue if frame is not None and frame.hedged else None
    if not HEDGES.isdisjoint(_WORD.findall(here.text.lower())):
        hedge = hedges.find(tokenise(here.text, here.quotes)) or hedge
    if hedge is not None:
        return Attribution(source, hedge.shifted(offset), Mode.HEDGED)
    if frame is not None:
        return Attribution(source, frame.cue.shifted(offset), Mode.REPORTED)
    return Attribution()


def _mainly_quoted(here: _Seen, spoken: bool) -> bool:
    """Whether most of what a sentence states stands in quotation marks; `spoken` tells that a speaker is known."""
    quoted = sum(len(_WORD.findall(here.text, quote.start, quote.end)) for quote in here.quotes)
    words = len(_WORD.findall(here.text))
    if here.frame is not None:
        frame = here.frame.words
        words -= len(_WORD.findall(here.text, frame.start, frame.end))
        overlap = [q for q in here.quotes if q.overlaps(frame)]
        quoted -= sum(len(_WORD.findall(here.text, q.start, q.end)) for q in overlap)
        return words > 0 and quoted > _MAINLY * words
    if spoken and quoted == words:
        return True
    return quoted >= _LONG_QUOTATION and quoted > _MAINLY * words
