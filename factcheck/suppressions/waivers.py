"""Suppressions outside of the documents: a TOML file for formats without comments, such as PDF and DOCX.

Each ``[[waiver]]`` names a finding by its fingerprint, a document by a glob, a passage by its words, or several of
these, and then all of them must hold.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pathspec import GitIgnoreSpec

from factcheck import tables
from factcheck.model import Claim, Verdict
from factcheck.suppressions.directives import Terms, day
from factcheck.tables import Problems, Toml
from factcheck.verdicts.rules import glob, inside

_TABLE = "waiver"
_TARGETS = ("fingerprint", "path", "text")


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"a string is wanted, not {value!r}")
    return value


def _names(value: object) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(name, str) for name in listed):
        raise ValueError(f"the id of a check, or a list of them, is wanted, not {value!r}")
    return tuple(listed)


def _until(value: object) -> date:
    return value if isinstance(value, date) and not isinstance(value, datetime) else day(str(value))


_KEYS: dict[str, Callable[[Any], Any]] = {
    "fingerprint": _string,
    "path": lambda value: glob(_string(value)),
    "text": lambda value: _normal(_string(value)),
    "check": _names,
    "reason": _string,
    "until": _until,
    "owner": _string,
}


@dataclass(frozen=True, slots=True)
class Waiver:
    """One of them."""

    uri: str
    """The file that holds it."""
    line: int
    terms: Terms
    fingerprint: str = ""
    path: GitIgnoreSpec | None = None
    text: str = ""
    """Lower case, white space collapsed."""
    root: str = ""
    """Folder that the path is seen from."""

    def covers(self, verdict: Verdict, named: Container[str]) -> bool:
        """Whether it speaks of a finding; `named` are the documents that it names. Either side may be the one."""
        if self.fingerprint and self.fingerprint != verdict.fingerprint:
            return False
        sides = (verdict.claim, verdict.evidence[0].passage)
        return any(side.document in named and self._quotes(side) for side in sides)

    def names(self, document: str) -> bool:
        """Whether it may speak of a document."""
        return self.path is None or self.path.match_file(inside(document, self.root))

    def _quotes(self, side: Claim) -> bool:
        return not self.text or self.text in _normal(side.text)


def read(path: Path, checks: Collection[str]) -> tuple[Waiver, ...]:
    """The waivers of a file; raises ``UsageError`` with all problems that it has."""
    toml = tables.read(path, str(path))
    problems = Problems()
    for name in toml.values:
        if name != _TABLE:
            problems.unknown(toml.place(name), "key", name, [_TABLE])
    entries = toml.values.get(_TABLE, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        problems.add(toml.place(_TABLE), f"a list of tables [[{_TABLE}]] is wanted")
        entries = []
    found = [
        _waiver(toml, number, entry, (checks, str(path.parent), problems))
        for number, entry in enumerate(entries)
    ]
    problems.stop()
    return tuple(found)


def _waiver(
    toml: Toml, number: int, entry: dict[str, Any], setting: tuple[Collection[str], str, Problems]
) -> Waiver:
    checks, root, problems = setting
    values: dict[str, Any] = {}
    for name, value in entry.items():
        place = toml.place(_TABLE, number, name)
        if name in _KEYS:
            values[name] = tables.checked(_KEYS[name], value, place, problems)
        else:
            problems.unknown(place, "key", name, _KEYS)
    for name in values.get("check") or ():
        if name not in checks:
            problems.unknown(toml.place(_TABLE, number, "check"), "check", name, checks)
    if not any(entry.get(name) for name in _TARGETS):
        problems.add(toml.place(_TABLE, number), f"a waiver needs one of {', '.join(_TARGETS)}")
    return Waiver(
        uri=toml.name,
        line=toml.line(_TABLE, number),
        terms=Terms(frozenset(values.get("check") or ()), values.get("reason") or "", values.get("until")),
        fingerprint=values.get("fingerprint") or "",
        path=values.get("path"),
        text=values.get("text") or "",
        root=root,
    )


def _normal(text: str) -> str:
    return " ".join(text.lower().split())
