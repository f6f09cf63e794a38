"""Where a document quotes: stretches between quotation marks, also over several sentences and paragraphs.

A quotation that is not closed in its paragraph goes on in the next one where that one opens with a quotation mark
again, as newspapers set it. Otherwise the closing mark was forgotten, and the quotation ends with its sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model import Block, BlockKind, Span

# The characters stand first, so that the engine can skip to them; what must stand before a single mark is looked back for.
_MARK = re.compile('["“”„«»\'‘](?:(?<=["“”„«»])|(?=\\w)(?:(?<=[\\s(\\[—–][\\s\\S])|(?<![\\s\\S]{2})))')
_SINGLE_END = re.compile("['’](?!\\w)")
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[^\W\d_a-z]|\s*\Z)")
_OPENERS = "\"“„«'‘"
_CLOSERS = {"“": '”"', "„": '“”"', "«": "»", '"': '"”'}
_LONGEST_SINGLE = 600
"""Characters; the single mark is an apostrophe too, so its partner is only sought nearby."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Text between quotation marks."""

    span: Span
    """Marks included."""
    speech: int
    """Number shared by the paragraphs of one quotation."""


def quotations(text: str, blocks: tuple[Block, ...]) -> tuple[Quotation, ...]:
    """Returns the quotations of a document in order; they are disjoint and none crosses a block."""
    found: list[Quotation] = []
    speech = 0
    goes_on = False
    for number, block in enumerate(blocks):
        pairs = tuple(_pairs(text, block.span))
        goes_on = goes_on and bool(pairs)
        for span, closed in pairs:
            if not goes_on:
                speech += 1
            goes_on = not closed and _opens_with_mark(text, blocks, number + 1)
            if not closed and not goes_on:
                span = Span(span.start, _sentence_end(text, span))
            found.append(Quotation(span, speech))
    return tuple(found)


def _pairs(text: str, block: Span) -> Iterator[tuple[Span, bool]]:
    """The quotations of one block, each with whether its closing mark was found; only the last may lack it."""
    opened: int | None = None
    behind = block.start
    for match in _MARK.finditer(text, block.start, block.end):
        mark, at = match[0], match.start()
        if at < behind:
            continue
        if opened is not None:
            if mark == '"' and _surely_opens(text, at, block):
                # The mark that should have closed the one before was forgotten.
                yield Span(opened, at), True
                opened = at
            elif mark in _CLOSERS[text[opened]]:
                behind = match.end()
                yield Span(opened, behind), True
                opened = None
        elif mark in "'‘":
            end = _single_end(text, at, block.end)
            if end:
                behind = end
                yield Span(at, end), True
        elif _may_open(text, at, block):
            opened = at
    if opened is not None:
        yield Span(opened, block.end), False


def _single_end(text: str, at: int, end: int) -> int:
    """End of the quotation that a single mark opens; 0 where it is only an apostrophe."""
    first = 0
    for match in _SINGLE_END.finditer(text, at + 1, min(end, at + _LONGEST_SINGLE)):
        before = text[match.start() - 1]
        if before in ",.!?…":
            return match.end()
        # "the workers' rights": a mark after an s may be a possessive, so a surer one is sought first.
        if not before.isspace() and not first:
            first = match.end()
            if before != "s":
                return first
    return first


def _may_open(text: str, at: int, block: Span) -> bool:
    """Whether the double mark at `at` opens a quotation; a straight one may also be an inch or a stray."""
    if text[at] != '"':
        return text[at] in _OPENERS
    if at + 1 >= block.end or text[at + 1].isspace():
        return False
    return at == block.start or not text[at - 1].isalnum()


def _surely_opens(text: str, at: int, block: Span) -> bool:
    """Whether a straight mark stands between a space and a letter."""
    return block.start < at < block.end - 1 and text[at - 1].isspace() and text[at + 1].isalnum()


def _opens_with_mark(text: str, blocks: tuple[Block, ...], number: int) -> bool:
    """Whether a running paragraph of that number exists and begins with a quotation mark."""
    if number >= len(blocks) or blocks[number].kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTE):
        return False
    span = blocks[number].span
    return text[span.start : span.end].lstrip()[:1] in tuple(_OPENERS)


def _sentence_end(text: str, span: Span) -> int:
    """Where the sentence that begins with an unclosed mark ends."""
    match = _SENTENCE_END.search(text, span.start, span.end)
    return match.end() if match else span.end
