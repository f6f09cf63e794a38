"""What each sentence of a document shows by itself: its quotations and its reporting frame."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.claims import frames
from factcheck.claims._frame import Frame
from factcheck.claims._speech import HEDGES
from factcheck.claims.quotations import Quotation, quotations
from factcheck.claims.worthiness import LONGEST
from factcheck.frozen import quick
from factcheck.model import BlockKind, Document, Sentence, Span

_WORD = re.compile(r"\w+")
_CUES = frames.CUES | HEDGES


@quick
@dataclass(frozen=True, slots=True)
class Sight:
    """What one sentence shows."""

    text: str
    quotes: tuple[Span, ...]
    """Quoted stretches of `text`."""
    speeches: tuple[int, ...]
    """Numbers of the quotations they belong to."""
    frame: Frame | None
    hedgeable: bool
    """Whether it holds a word that may weaken it."""
    block: int
    """Number of its block in the document."""


def look(document: Document, sentences: Sequence[Sentence]) -> tuple[Sight, ...]:
    """Returns what each sentence shows; headings, table cells and overlong ones show nothing."""
    found = quotations(document.text, document.blocks)
    ends = [quotation.span.end for quotation in found]
    starts = [block.span.start for block in document.blocks]
    sights: list[Sight] = []
    for sentence in sentences:
        span = sentence.span
        text = document.text[span.start : span.end]
        block = bisect_right(starts, span.start) - 1
        if sentence.kind in (BlockKind.HEADING, BlockKind.CELL) or len(text) > LONGEST:
            sights.append(Sight(text, (), (), None, False, block))
            continue
        quotes, speeches = _inside(found, ends, span) if found else ((), ())
        words = _CUES.intersection(_WORD.findall(text.lower()))
        spoken = not frames.CUES.isdisjoint(words) or any(text[quote.end - 2] in ",?!" for quote in quotes)
        frame = frames.find(text, quotes) if spoken else None
        sights.append(Sight(text, quotes, speeches, frame, not HEDGES.isdisjoint(words), block))
    return tuple(sights)


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
