"""What the small words of a statement say: of how many it holds, and how firmly it is meant."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.places import Span


class Extent(StrEnum):
    """Of how many of its kind a statement holds."""

    ALL = "all"
    MOST = "most"
    MANY = "many"
    SOME = "some"
    FEW = "few"
    NONE = "none"


class Force(StrEnum):
    """What a modal verb, or a phrase in its place, adds to a statement."""

    NECESSARY = "necessary"
    POSSIBLE = "possible"
    ADVISED = "advised"
    EXPECTED = "expected"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Quantifier:
    """A word that says of how many, or how often, a statement holds; a negation before it stands by itself."""

    span: Span
    extent: Extent
    measure: str = ""
    """Lower-case singular noun that is meant (“school”); “time” for “always” and its kind; empty where unknown."""


@dataclass(frozen=True, slots=True)
class Modality:
    """A modal verb or a phrase in its place."""

    span: Span
    force: Force
