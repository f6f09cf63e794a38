"""Content words of a text, stemmed: what retrieval counts and what checks align."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?", re.UNICODE)

STOP_WORDS = frozenset(
    """a about above after again all also am an and any are as at be been before being between both but by can
    could did do does doing done during each even ever every few for from further had has have having he her here
    hers him his how however i if in into is it its itself just let may me might more most much must my no nor not
    now of off on once one only or other our out over own per quite rather s same shall she should so some still
    such t than that the their them then there these they this those though through thus to too under until up upon
    us very was we were what when where whether which while who whom whose why will with within without would yet
    you your said says say told tell according added""".split()
)
"""Function words and bare speech verbs: they carry no subject."""


@dataclass(frozen=True, slots=True)
class Term:
    """One content word with its place."""

    stem: str
    start: int
    end: int
    proper: bool
    """Whether it is written with a capital (a name, or the first word of a sentence)."""


class Terms:
    """Finds the content words of English text; holds the stemmer, which is costly to make."""

    @cached_property
    def _stemmer(self) -> object:
        import Stemmer

        return Stemmer.Stemmer("english")

    def of(self, text: str) -> tuple[Term, ...]:
        """Content words in order, with offsets into `text`."""
        words = [m for m in _WORD.finditer(text) if m.group().lower() not in STOP_WORDS]
        stems: list[str] = self._stemmer.stemWords([_plain(m.group()) for m in words])  # type: ignore[attr-defined]
        return tuple(
            Term(stem, m.start(), m.end(), m.group()[0].isupper())
            for m, stem in zip(words, stems, strict=True)
        )

    def stems(self, text: str) -> list[str]:
        """The stems alone, in order, repeated as they occur."""
        return [term.stem for term in self.of(text)]


def _plain(word: str) -> str:
    """Lower case, without a possessive ending."""
    lowered = word.lower().replace("’", "'")
    return lowered[:-2] if lowered.endswith("'s") else lowered
