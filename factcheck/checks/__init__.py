"""Pair in, :class:`Finding` out; one module a check (plug-in folder)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

from factcheck.model import Finding, Pair, Stance


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of texts and what the check says of it; ``None`` where it keeps silent."""

    premise: str
    hypothesis: str
    stance: Stance | None


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
