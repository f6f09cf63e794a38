"""What is asked of each path: checks turned off, severities changed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath

from pathspec import GitIgnoreSpec

from factcheck.model import Severity

EVERY_CHECK = "all"
OFF = "off"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a per-path table."""

    pattern: str
    """Glob in .gitignore syntax, seen from the folder of the configuration."""
    check: str
    """Id of a check, or ``all``."""
    level: Severity | None
    """The severity of its findings; None turns the check off."""

    def __str__(self) -> str:
        return f"{self.pattern}: {self.check} {self.level.value if self.level else OFF}"


@dataclass(frozen=True)
class Rules:
    """All of them, in the order of the file; the last one that matches holds."""

    rules: tuple[Rule, ...] = ()
    root: str = ""
    """Folder of the configuration."""
    _specs: tuple[GitIgnoreSpec, ...] = field(init=False, repr=False, compare=False)
    _matches: dict[str, tuple[bool, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Which rules match a document, for those asked before: every pair asks."""

    def __post_init__(self) -> None:
        specs = tuple(glob(rule.pattern) for rule in self.rules)
        object.__setattr__(self, "_specs", specs)

    def __str__(self) -> str:
        return "; ".join(map(str, self.rules))

    def off(self, check: str, uris: Iterable[str]) -> bool:
        """Whether a check keeps silent on a pair of those documents."""
        rule = self._last(check, uris)
        return rule is not None and rule.level is None

    def severity(self, check: str, uris: Iterable[str], severity: Severity) -> Severity:
        """The severity of a finding of that check on those documents, or the one given where no rule speaks."""
        rule = self._last(check, uris)
        return severity if rule is None or rule.level is None else rule.level

    def _last(self, check: str, uris: Iterable[str]) -> Rule | None:
        if not self.rules:
            return None
        sides = [self._matching(uri) for uri in uris]
        for number in range(len(self.rules) - 1, -1, -1):
            if self.rules[number].check in (check, EVERY_CHECK) and any(side[number] for side in sides):
                return self.rules[number]
        return None

    def _matching(self, uri: str) -> tuple[bool, ...]:
        if uri not in self._matches:
            path = inside(uri, self.root)
            self._matches[uri] = tuple(spec.match_file(path) for spec in self._specs)
        return self._matches[uri]


def glob(pattern: str) -> GitIgnoreSpec:
    """A pattern in .gitignore syntax, ready to match; raises ``ValueError`` for what is none."""
    try:
        return GitIgnoreSpec.from_lines([pattern])
    except (ValueError, re.error) as error:
        raise ValueError(f"{pattern!r} is not a valid pattern") from error


def inside(uri: str, root: str) -> str:
    """A document's path as seen from a folder; absolute where it lies outside."""
    path = os.path.relpath(os.path.abspath(uri), os.path.abspath(root))
    return PurePath(os.path.abspath(uri) if path.startswith("..") else path).as_posix()
