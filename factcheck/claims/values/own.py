"""What users add to the word lists of the package: names of one thing, opposites, and words on a scale.

The additions hold for the whole process, since words are looked up in many places; a run sets its own before it reads.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.claims.values import aliases, lexicon, scales, tokens
from factcheck.claims.values.antonyms import forms, opposites
from factcheck.claims.values.scales import Cue

_DIGITS = 8
"""Hexadecimal digits of a mark."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Words that put something high and words that put it low."""

    scale: str
    """What they measure; empty for a plain rise or fall."""
    up: tuple[str, ...] = ()
    down: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The additions of one run; words in lower case, verbs in their base form."""

    names: tuple[tuple[str, ...], ...] = ()
    """Of each thing its full name, and behind it the other ones."""
    opposites: tuple[tuple[str, str], ...] = ()
    scales: tuple[Sides, ...] = ()
    """Adjectives."""
    states: tuple[Sides, ...] = ()
    """Verbs that bring a state about, and undo it."""
    changes: tuple[Sides, ...] = ()
    """Verbs of rise and fall."""

    @property
    def mark(self) -> str:
        """Tells passages extracted with these additions from others; empty where there are none."""
        if self == Words():
            return ""
        return f".{hashlib.sha256(repr(self).encode('utf-8', 'replace')).hexdigest()[:_DIGITS]}"


_in_use = [Words()]


def in_use() -> Words:
    """The additions that hold now."""
    return _in_use[0]


def use(words: Words) -> None:
    """Lets these additions hold from now on, in place of those before."""
    if words == in_use():
        return
    _in_use[0] = words
    aliases.extend(words.names)
    lexicon.extend(opposites({"words": "", "verbs": "\n".join(f"{a} / {b}" for a, b in words.opposites)}))
    scales.extend(_cues(words))
    tokens.forget()


def _cues(words: Words) -> Iterator[tuple[str, Cue]]:
    """Each word that puts something high or low, in all its forms."""
    for sides in words.scales:
        for word, direction in _directed(sides):
            yield word, Cue("scale", direction, "level", sides.scale)
            yield from (
                (form, Cue("scale", direction, "comparison", sides.scale)) for form in scales.inflected(word)
            )
    for sides in words.states:
        for verb, direction in _directed(sides):
            yield from ((form, Cue("state", direction, "level", sides.scale)) for form in set(forms(verb)))
    for sides in words.changes:
        for verb, direction in _directed(sides):
            yield from ((form, Cue("verb", direction, "change", takes="either")) for form in set(forms(verb)))


def _directed(sides: Sides) -> Iterator[tuple[str, int]]:
    yield from ((word, 1) for word in sides.up)
    yield from ((word, -1) for word in sides.down)
