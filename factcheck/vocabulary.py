"""The files in which users name things and add words: aliases, and a lexicon of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factcheck import tables
from factcheck.claims.values.own import Sides, Words
from factcheck.tables import Problems, Toml

_OPPOSITES, _SCALES, _STATES, _CHANGES = "opposites", "scales", "states", "changes"
_TABLES = (_OPPOSITES, _SCALES, _STATES, _CHANGES)
_SIDES = ("up", "down")


def read(aliases: Path | None, lexicon: Path | None) -> Words:
    """The additions of a user; raises ``UsageError`` with all problems that the files have."""
    problems = Problems()
    names = _names(tables.read(aliases, str(aliases)), problems) if aliases else ()
    words = _words(tables.read(lexicon, str(lexicon)), problems) if lexicon else {}
    problems.stop()
    return Words(names=names, **words)


def _names(toml: Toml, problems: Problems) -> tuple[tuple[str, ...], ...]:
    """Each full name with the other ones; none may lead to two things."""
    seen: dict[str, str] = {}
    found: list[tuple[str, ...]] = []
    for name, value in toml.values.items():
        place = toml.place(name)
        others = tables.checked(_strings, value, place, problems) or ()
        if not name.strip():
            problems.add(place, "a name is wanted before the equals sign")
        for spelling in (name, *others):
            normal = " ".join(spelling.casefold().split())
            if seen.setdefault(normal, name) != name:
                problems.add(place, f"{spelling!r} means {seen[normal]!r} already")
        found.append((name, *others))
    return tuple(found)


def _words(toml: Toml, problems: Problems) -> dict[str, Any]:
    """What the lexicon holds, by the fields of the additions."""
    for name in toml.values:
        if name not in _TABLES:
            problems.unknown(toml.place(name), "table", name, _TABLES)
    pairs = [
        (word, other)
        for word, others in _entries(toml, (_OPPOSITES,), problems)
        for word in tables.checked(_single, [word], toml.place(_OPPOSITES, word), problems) or ()
        for other in tables.checked(_single, others, toml.place(_OPPOSITES, word), problems) or ()
    ]
    found: dict[str, Any] = {_OPPOSITES: tuple(pairs)}
    for kind in (_SCALES, _STATES):
        scales = (
            (name, _sides(toml, (kind, name), problems)) for name, _ in _entries(toml, (kind,), problems)
        )
        found[kind] = tuple(Sides(name, *sides) for name, sides in scales)
    if _CHANGES in toml.values:
        found[_CHANGES] = (Sides("", *_sides(toml, (_CHANGES,), problems)),)
    return found


def _sides(toml: Toml, path: tuple[str, ...], problems: Problems) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a table that go up, and those that go down."""
    sides: dict[str, tuple[str, ...]] = {}
    for name, value in _entries(toml, path, problems):
        if name in _SIDES:
            sides[name] = tables.checked(_single, value, toml.place(*path, name), problems) or ()
        else:
            problems.unknown(toml.place(*path, name), "key", name, _SIDES)
    up, down = (sides.get(name, ()) for name in _SIDES)
    for word in sorted(set(up) & set(down)):
        problems.add(toml.place(*path), f"{word!r} stands on both sides")
    return up, down


def _entries(toml: Toml, path: tuple[str, ...], problems: Problems) -> Iterator[tuple[str, Any]]:
    """Names and values of a table; a problem where it is none."""
    node: Any = toml.values
    for name in path:
        node = node.get(name, {})
    if isinstance(node, dict):
        yield from node.items()
    else:
        problems.add(toml.place(*path), f"a table [{'.'.join(path)}] is wanted")


def _strings(value: Any) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(text, str) and text.strip() for text in listed):
        raise ValueError(f"a name, or a list of them, is wanted, not {value!r}")
    return tuple(listed)


def _single(value: Any) -> tuple[str, ...]:
    """Words in lower case; each must be one word, as sentences are looked at word by word."""
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
        raise ValueError(f"a list of words is wanted, not {value!r}")
    for word in listed:
        if len(word.split()) != 1 or not word.replace("-", "").replace("'", "").isalpha():
            raise ValueError(f"a single word is wanted, not {word!r}")
    return tuple(word.strip().lower() for word in listed)
