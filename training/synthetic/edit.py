"""What a generator yields: an altered sentence, and what it then means beside the original."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

ENTAILMENT, NEUTRAL, CONTRADICTION = "entailment", "neutral", "contradiction"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one sentence."""

    text: str
    """The altered sentence."""
    label: str
    """Label of the pair (original, altered)."""
    kind: str
    """Kind of change, the key by which accuracy is reported."""
    old: str
    """The words that were replaced; empty where something was only inserted."""
    new: str
    """What stands there now; a rewriting must keep these words."""
    mirrored: bool = True
    """Whether the label also holds with premise and hypothesis exchanged."""


@dataclass(frozen=True, slots=True)
class Pools:
    """Names met in the texts, to swap in; places and groups come from the lexicon."""

    persons: tuple[str, ...]
    """First name and surname."""


Generator = Callable[[str, random.Random, Pools], Iterator[Edit]]


def splice(text: str, start: int, end: int, new: str) -> str:
    """The text with [start, end) replaced."""
    return text[:start] + new + text[end:]


def like_case(model: str, word: str) -> str:
    """The word with the capitalisation of the model's first letter."""
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def mend_articles(text: str) -> str:
    """`a` or `an` as the following word begins; by spelling, with the few usual exceptions."""
    text = re.sub(r"\b([Aa])n (?=[bcdfgjklmnpqrstvwxyz])", r"\1 ", text)
    return re.sub(r"\b(a|A) (?=(?:[aei]|o(?!ne)|un[a-hj-z])[a-z])", r"\1n ", text)
