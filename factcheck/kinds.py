"""The closed lists of the model: scopes, modes, stances, labels, relations, severities, statuses, reasons."""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """Where a piece of evidence comes from, seen from the claim."""

    DOCUMENT = "document"
    FOLDER = "folder"
    CORPUS = "corpus"


class Mode(StrEnum):
    """How firmly, and in whose voice, a claim is made."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    QUOTED = "quoted"
    HEDGED = "hedged"


class Stance(StrEnum):
    """What one text does to another."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NEUTRAL = "neutral"


class Label(StrEnum):
    """The judgement on one claim."""

    SUPPORTED = "SUPPORTED"
    CONTRADICTED = "CONTRADICTED"
    DISPUTED = "DISPUTED"
    NOT_ENOUGH_INFO = "NOT_ENOUGH_INFO"


class Relation(StrEnum):
    """The kind of disagreement between a claim and its evidence."""

    CONTRADICTION = "contradiction"
    CHANGED_OVER_TIME = "changed-over-time"
    OTHER_SCOPE = "other-scope"
    SOURCES_DISAGREE = "sources-disagree"
    REVISION = "revision"


class Severity(StrEnum):
    """How loudly a verdict is reported; ordered by :attr:`rank`."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for a note, 1 for a warning, 2 for an error."""
        return ("note", "warning", "error").index(self.value)


class Status(StrEnum):
    """Whether a finding is news, or already known and accepted."""

    NEW = "new"
    BASELINED = "baselined"
    SUPPRESSED = "suppressed"


class BlockKind(StrEnum):
    """What a stretch of running text is in the layout of its document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    CELL = "cell"


class Reason(StrEnum):
    """Why a stretch of text was not checked."""

    QUESTION = "question"
    INSTRUCTION = "instruction"
    FRAGMENT = "fragment"
    OPINION = "opinion"
    HYPOTHETICAL = "hypothetical"
    HEADING = "heading"
    TABLE_CELL = "table cell"
    AMBIGUOUS = "ambiguous"
    CODE = "code"
    MARKUP = "markup"
    FRONT_MATTER = "front matter"
    NAVIGATION = "navigation"
    TOO_LONG = "too long"
    NO_TEXT = "no text"
    UNREADABLE = "unreadable"


class Bound(StrEnum):
    """Which side of a quantity is left open."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"


class Standing(StrEnum):
    """How one value of a fact stands to the others."""

    AGREED = "agreed"
    """All places say so."""
    MAJORITY = "majority"
    """More than half of the places say so."""
    OUTLIER = "outlier"
    """Most places say something else."""
    OPEN = "open"
    """The places differ, and no value has most of them."""
