"""What the words of a statement say: figures and dates, names, degrees, denials, of how many and how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from factcheck.frozen import quick
from factcheck.kinds import Bound
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


@dataclass(frozen=True, slots=True)
class Polarity:
    """A negation and what it negates."""

    span: Span
    """The negating words (“not”, “no longer”, “denied”)."""
    scope: Span
    """The words under the negation."""


@dataclass(frozen=True, slots=True)
class Degree:
    """A direction on a scale: low or high value, more or less of it, a rise or a fall."""

    span: Span
    dimension: str
    """Lower-case lemma of what is measured (“value”, “price”, “latency”); empty where unknown."""
    direction: int
    """+1 for high, more, rising; -1 for low, less, falling."""
    modifiers: tuple[str, ...] = ()
    """Lower-case adjectives of the dimension (“strategic”, “operational”), in order."""
    kind: str = "level"
    """“level” (low, high), “comparison” (more, less) or “change” (rose, fell)."""


@quick
@dataclass(frozen=True, slots=True)
class Name:
    """A proper name."""

    span: Span
    text: str
    """As written, white space collapsed, leading titles left out."""
    kind: str = "other"
    """“person”, “place”, “organisation” or “other”."""


@quick
@dataclass(frozen=True, slots=True)
class Quantity:
    """A number bound to what it measures."""

    span: Span
    low: float
    """Smallest value meant, in `unit`; equal to `high` for a plain number."""
    high: float
    unit: str = ""
    """Canonical unit (“percent”, “USD”, “km”, “day”); empty for a plain count."""
    measure: str = ""
    """Lower-case singular noun that is counted or measured (“bridge”, “population”); empty where unknown."""
    approximate: bool = False
    bound: Bound = Bound.EXACT
    step: float = 0.0
    """Half of the last stated digit: 70,000 may mean 65,000 to 75,000 (step 5,000); 0 for small exact counts."""


@quick
@dataclass(frozen=True, slots=True)
class DateRange:
    """A day or a period, both ends included."""

    span: Span
    first: date
    last: date
