"""A reporting frame: the words that hand a sentence to a speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from factcheck.claims._subjects import Subject
from factcheck.claims._tokens import Token
from factcheck.model import Span


class Place(IntEnum):
    """Where a frame stands to its statement; the smaller, the further outside it is."""

    CITED = 0
    """ "According to X" at either end."""
    BEHIND = 1
    """ "..., X said." """
    BEFORE = 2
    """ "X said ...", and what interrupts: "..., X said, ..."; the first one is the outer one."""
    WEAK = 3
    """ "..., citing X": only where nothing else tells."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Who is named as speaker, by which words, and which words are not part of the statement."""

    source: str
    """The noun phrase as written; empty where nobody is named ("it was announced that")."""
    cue: Span
    """The telling words."""
    words: Span
    """Everything that belongs to the frame; the rest of the sentence is the statement."""
    rank: tuple[int, int]
    """Smallest for the outermost frame."""
    hedged: bool = False

    @classmethod
    def of(
        cls, text: str, tokens: Sequence[Token], found: Subject, verb: int, extent: tuple[int, int, Place]
    ) -> Frame:
        """Makes the frame of a subject and its verb; `extent` is its first and last token and its place."""
        first, last, place = extent
        source = text[tokens[found.first].start : tokens[found.last].end]
        words = Span(tokens[first].start, tokens[last].end)
        cue = Span(tokens[verb].start, tokens[verb].end)
        return cls(source, cue, words, (int(place), tokens[verb].start))
