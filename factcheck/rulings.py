"""What is decided about findings and runs after all has been judged: notices and the gate's decision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """What is amiss with a suppression, a waiver or a baseline."""

    EXPIRED = "expired"
    UNUSED = "unused"
    INVALID = "invalid"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the rules of a run that its user should know; never a finding."""

    trouble: Trouble
    uri: str
    """The document, waiver file or baseline that holds the rule."""
    line: int
    """1-based; 0 where no line can be named."""
    message: str
    """One plain sentence."""

    @property
    def place(self) -> str:
        """Path and line, as editors understand them."""
        return f"{self.uri}:{self.line}" if self.line else self.uri


class Result(StrEnum):
    """How a run ends."""

    PASSED = "passed"
    FAILED = "failed"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Decision:
    """The gate's answer; text, HTML, JSON and the exit code all take it from here."""

    result: Result
    exit_code: int
    """What the command exits with."""
    counted: int
    """Findings that count."""
    reasons: tuple[str, ...]
    """Why the run does not pass, each a few words; empty where it passes."""
    not_counted: tuple[tuple[str, int], ...] = ()
    """Findings that do not count, by the reason why not, in words; zeros left out."""
    rule: str = ""
    """Which findings count, in words."""
