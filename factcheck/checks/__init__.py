"""Pair in, :class:`Finding` out; one module a check (plug-in folder)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Protocol, runtime_checkable

from factcheck.model import Checked, Claim, Finding, Pair, Stance


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of texts and what the check says of it; ``None`` where it keeps silent."""

    premise: str
    """Empty where the check looks at the other text alone."""
    hypothesis: str
    stance: Stance | None

    def shown(self) -> tuple[str, str]:
        """Evidence and claim for a table, each on one line."""
        premise, hypothesis = (" ".join(text.split()) for text in (self.premise, self.hypothesis))
        return premise or "(the text alone)", hypothesis


class Check(Protocol):
    """Judges one pair by one kind of evidence."""

    id: ClassVar[str]
    title: ClassVar[str]
    help: ClassVar[str]
    """One paragraph: what it finds and when it keeps silent."""
    examples: ClassVar[tuple[Example, ...]]
    """These become tests, the checks page, ``explain`` output and SARIF rules."""

    def judge(self, pair: Pair) -> Finding | None:
        """What this check has to say of the pair, or nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Slip:
    """What a document says against itself in one place, where no retrieval would look for it."""

    claim: Claim
    """The statement in question."""
    passage: Claim
    """What speaks against it: the same sentence, a list below it, a heading above it."""
    finding: Finding


@runtime_checkable
class DocumentCheck(Check, Protocol):
    """A check that also looks at one document by itself."""

    def examine(self, read: Checked) -> Iterable[Slip]:
        """What this check finds within the document, in reading order."""
        ...
