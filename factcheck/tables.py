"""TOML files with the line of every key, read so that all their problems are told at once.

The standard parser tells no lines, so statements are found by it: the shortest run of lines that parses by itself.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.errors import UsageError

KeyPath = tuple[str | int, ...]
"""Names of tables and keys, and the numbers of entries in an array of tables, from the outside in."""

_AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(slots=True)
class Problems:
    """Collects what is wrong, so that a user repairs it all in one go."""

    found: list[tuple[str, str]] = field(default_factory=list)
    """Place and words of each."""

    def add(self, place: str, words: str) -> None:
        """Notes one problem."""
        self.found.append((place, words))

    def unknown(self, place: str, kind: str, name: str, known: Collection[str]) -> None:
        """Notes a name that means nothing, with the nearest one that does."""
        self.add(place, f"unknown {kind} {name!r}{nearest(name, known)}")

    def stop(self) -> None:
        """Raises ``UsageError`` with all problems, those of a file in the order of its lines, where there are any."""
        if self.found:
            raise UsageError("\n".join(f"{place}: {words}" for place, words in self._in_order()))

    def _in_order(self) -> list[tuple[str, str]]:
        """Files stay in the order in which they came first; an option of the command line is a place by itself."""
        files: dict[str, int] = {}

        def key(problem: tuple[str, str]) -> tuple[int, int]:
            file, _, line = problem[0].rpartition(":")
            name, number = (file, int(line)) if line.isdecimal() else (problem[0], 0)
            return files.setdefault(name, len(files)), number

        return sorted(self.found, key=key)


@dataclass(frozen=True, slots=True)
class Toml:
    """One file."""

    name: str
    """The path as shown to the user."""
    values: dict[str, Any]
    lines: dict[KeyPath, int]
    """The line on which each key begins, 1-based."""

    def place(self, *key: str | int) -> str:
        """File and line of a key; of its table where the key has no line of its own."""
        for length in range(len(key), 0, -1):
            if key[:length] in self.lines:
                return f"{self.name}:{self.lines[key[:length]]}"
        return self.name

    def line(self, *key: str | int) -> int:
        """The line of a key, 0 where it has none."""
        return self.lines.get(key, 0)


def read(path: Path, name: str) -> Toml:
    """The file at that path; raises ``UsageError`` where it can't be read or is not TOML."""
    try:
        text = path.read_text("utf-8-sig")
        values = tomllib.loads(text)
    except OSError as error:
        raise UsageError(f"can't read {name}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        place = _AT.search(str(error))
        line = place[1] if place and place[1] else text.rstrip("\n").count("\n") + 1
        raise UsageError(f"{name}:{line}: not TOML: {_AT.sub('', str(error))}") from error
    except RecursionError as error:
        raise UsageError(f"{name}: nested too deeply") from error
    lines: dict[KeyPath, int] = {}
    for key, number in _lines(text):
        # A table begins where it, or anything in it, is named first.
        for length in range(1, len(key) + 1):
            lines.setdefault(key[:length], number)
    return Toml(name, values, lines)


def checked(parse: Callable[[Any], Any], value: object, place: str, problems: Problems) -> Any:
    """A value as the parser makes it; a problem, and None, where the parser refuses it."""
    try:
        return parse(value)
    except ValueError as error:
        problems.add(place, str(error))
        return None


def nearest(name: str, known: Collection[str]) -> str:
    """The hint behind an unknown name: the nearest one, or all where none is near."""
    close = difflib.get_close_matches(name.replace("_", "-"), sorted(known), 1)
    return f"; did you mean {close[0]!r}?" if close else f"; there are: {', '.join(sorted(known))}"


def _lines(text: str) -> Iterator[tuple[KeyPath, int]]:
    """Each key with the line on which it begins; tables as well."""
    table: KeyPath = ()
    entries: dict[KeyPath, int] = {}
    pending: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        pending.append(line)
        try:
            found = tomllib.loads("\n".join(pending))
        except tomllib.TOMLDecodeError:
            continue
        first = number - len(pending) + 1
        is_header = pending[0].lstrip().startswith("[")
        pending = []
        if is_header:
            table = _table(found, entries)
            yield table, first
        else:
            yield from ((table + path, first) for path in _paths(found))


def _table(found: dict[str, Any], entries: dict[KeyPath, int]) -> KeyPath:
    """The path that a header names; an array of tables counts its entries."""
    path: KeyPath = ()
    node: Any = found
    while node:
        ((name, node),) = node.items()
        path = (*path, name)
        if isinstance(node, list):
            entries[path] = entries.get(path, -1) + 1
            return (*path, entries[path])
        if path in entries:
            path = (*path, entries[path])
    return path


def _paths(found: dict[str, Any], above: KeyPath = ()) -> Iterator[KeyPath]:
    for name, value in found.items():
        yield (*above, name)
        if isinstance(value, dict):
            yield from _paths(value, (*above, name))
