"""Who says each sentence of a document, by which words, and how firmly.

Four things decide, the first that holds: words mainly in quotation marks are quoted; a hedge leaves a statement
open; a speech verb or "according to" reports; all else is the document's own voice. Pronouns and short names
lead back to the fullest form of the name in the document, where only one fits.
"""

import re
from collections.abc import Sequence

from factcheck.claims import hedges
from factcheck.claims._sight import Sight, look
from factcheck.claims._speakers import speakers
from factcheck.claims._tokens import tokenise
from factcheck.claims._verbs import states
from factcheck.claims.sources import FullNames, Speaker
from factcheck.model import Attribution, Document, Mode, Sentence, Span

_WORD = re.compile(r"\w+(?:['’-]\w+)*+")
_MAINLY = 0.5
"""Share of a statement's words in quotation marks from which it counts as quoted."""
_FEW = 3
"""Words; a sentence with more of its own beside a quotation names its speaker or has none."""
_LONG_QUOTATION = 4
"""Words; a shorter one without a speaker is a title or a label."""


def attribute(
    document: Document, sentences: Sequence[Sentence], names: FullNames | None = None
) -> tuple[Attribution, ...]:
    """Returns the attribution of each sentence; `sentences` are those of the document, in order.

    `names` are those of the document, where they are known already.
    """
    sights = look(document, sentences)
    named = speakers(sights, names or FullNames(document.text))
    owners = _owners(sights, named)
    result: list[Attribution] = []
    last: tuple[int, Speaker] | None = None
    for sentence, here, said in zip(sentences, sights, named, strict=True):
        voice = said
        if voice is None and here.quotes:
            voice = next((owners[speech] for speech in here.speeches if speech in owners), None)
            # A quotation without a speaker of its own goes on with the last one of this paragraph or the one above.
            if voice is None and last is not None and here.block - last[0] <= 1 and _unframed(here) <= _FEW:
                voice = last[1]
        result.append(_attribution(sentence.span.start, here, voice))
        if said is not None:
            last = (here.block, said)
        elif not here.quotes and last is not None and last[0] != here.block:
            last = None
    return tuple(result)


def _owners(sights: Sequence[Sight], named: Sequence[Speaker | None]) -> dict[int, Speaker]:
    """Number of a quotation -> who is named as its speaker in a sentence that it touches."""
    owners: dict[int, Speaker] = {}
    for here, said in zip(sights, named, strict=True):
        if said is not None:
            for speech in here.speeches:
                owners.setdefault(speech, said)
    return owners


def _attribution(offset: int, here: Sight, voice: Speaker | None) -> Attribution:
    """Puts speaker, cue and mode of one sentence together; `offset` is its place in the document."""
    frame = here.frame
    if here.quotes and _mainly_quoted(here, voice is not None):
        quoting = frame.cue if frame else Span(here.quotes[0].start, here.quotes[0].start + 1)
        return Attribution(voice.name if voice else None, quoting.shifted(offset), Mode.QUOTED)
    source = None
    if frame is not None and frame.source:
        source = voice.name if voice else frame.source
    hedge = frame.cue if frame is not None and frame.hedged else None
    if here.hedgeable:
        hedge = hedges.find(tokenise(here.text, here.quotes)) or hedge
    if hedge is not None:
        return Attribution(source, hedge.shifted(offset), Mode.HEDGED)
    if frame is not None:
        return Attribution(source, frame.cue.shifted(offset), Mode.REPORTED)
    return Attribution()


def _unframed(here: Sight) -> int:
    """Number of words outside the quotation marks of a sentence."""
    quoted = sum(len(_WORD.findall(here.text, quote.start, quote.end)) for quote in here.quotes)
    return len(_WORD.findall(here.text)) - quoted


def _mainly_quoted(here: Sight, spoken: bool) -> bool:
    """Whether most of what a sentence states is in quotation marks; `spoken` tells that a speaker is known."""
    quoted = sum(len(_WORD.findall(here.text, quote.start, quote.end)) for quote in here.quotes)
    words = len(_WORD.findall(here.text))
    if here.frame is not None:
        frame = here.frame.words
        words -= len(_WORD.findall(here.text, frame.start, frame.end))
        overlap = [quote for quote in here.quotes if quote.overlaps(frame)]
        quoted -= sum(len(_WORD.findall(here.text, quote.start, quote.end)) for quote in overlap)
        return words > 0 and quoted > _MAINLY * words
    if spoken and quoted == words:
        return True
    if quoted < _LONG_QUOTATION or quoted <= _MAINLY * words:
        return False
    return any(states(_WORD.findall(here.text[quote.start : quote.end].lower())) for quote in here.quotes)
