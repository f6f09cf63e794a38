"""A reference corpus on disk: a folder with ``corpus.toml`` (title, licence, authority, language) and documents, or one file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from factcheck.corpus.store import Filter
from factcheck.errors import UsageError
from factcheck.model import Claim, Document

SETTINGS = "corpus.toml"
_USES = ("language", "authority", "since", "until")
"""What a user may ask of the documents of all corpora of a run."""


_Item = TypeVar("_Item", Document, Claim)


@dataclass(frozen=True, slots=True)
class CorpusFolder:
    """Where a corpus lies and what it says of itself."""

    path: Path
    name: str
    title: str
    licence: str = ""
    authority: int | None = None
    """1 to 100, for documents that state none of their own."""
    valid_from: date | None = None
    """First day on which its statements hold, for documents that say nothing of it."""
    valid_until: date | None = None
    """Last day on which its statements hold, for documents that say nothing of it."""
    supersedes: tuple[str, ...] = ()
    """Names of the corpora that it takes the place of."""
    chosen: Filter | None = None
    """Which of its documents may be evidence; None for all."""
    file: str = ""
    """Name of its only file; empty where it is all that lies in the folder."""

    @property
    def place(self) -> Path:
        """What a user names to have it."""
        return self.path / self.file

    def outside(self, uri: str) -> str:
        """The path that a user would type for a path inside the corpus."""
        root = self.path.as_posix()
        return uri if root == "." else f"{root.removesuffix('/')}/{uri}"

    def settled(self, item: _Item) -> _Item:
        """A document or passage with the corpus's authority and validity where it states none of its own."""
        if self.authority is self.valid_from is self.valid_until is None:
            return item
        return replace(
            item,
            authority=self.authority if item.authority is None else item.authority,
            valid_from=item.valid_from or self.valid_from,
            valid_until=item.valid_until or self.valid_until,
        )

    def narrowed(self, use: Filter) -> CorpusFolder:
        """The same, with a choice of documents beside its own."""
        return replace(self, chosen=replace(use, authority=self.authority, further=self.chosen))

    def identity(self) -> str:
        """All settings that change what the corpus says, as one line."""
        chosen = f" {self.chosen.told()}" if self.chosen else ""
        return f"{self.authority} {self.valid_from} {self.valid_until}{chosen}"


def find(path: Path) -> tuple[CorpusFolder, ...]:
    """The corpora at or below a folder, by path; a folder without any ``corpus.toml`` is one corpus itself, and so is a file.

    A file has the settings of the ``corpus.toml`` beside it. Raises ``UsageError`` where there is nothing at the path or a
    ``corpus.toml`` can't be read.
    """
    if path.is_file():
        beside = (path.parent / SETTINGS).is_file()
        folder = _read(path.parent) if beside else CorpusFolder(path.parent, path.stem, path.name)
        return (replace(folder, name=path.stem, file=path.name),)
    if not path.is_dir():
        raise UsageError(f"{path}: no such corpus folder or file")
    roots = sorted(settings.parent for settings in path.rglob(SETTINGS))
    if not roots:
        return (CorpusFolder(path, path.resolve().name, path.resolve().name),)
    return tuple(_read(root) for root in roots)


def _read(root: Path) -> CorpusFolder:
    settings = root / SETTINGS
    try:
        stored = tomllib.loads(settings.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{settings}: {error}") from error
    name = root.resolve().name
    authority = stored.get("authority")
    if authority is not None and not (isinstance(authority, int) and 1 <= authority <= 100):
        raise UsageError(f"{settings}: authority must be a whole number from 1 to 100, not {authority!r}")
    superseded = stored.get("supersedes", [])
    if not isinstance(superseded, list) or not all(isinstance(other, str) for other in superseded):
        raise UsageError(f"{settings}: supersedes must be a list of names of corpora, not {superseded!r}")
    return CorpusFolder(
        root,
        name,
        str(stored.get("title", name)),
        str(stored.get("licence", "")),
        authority,
        _day(settings, stored, "valid_from"),
        _day(settings, stored, "valid_until"),
        tuple(superseded),
        _chosen(settings, stored.get("use", {}), authority),
    )


def use_of(options: Sequence[str]) -> Filter | None:
    """The choice of documents that options make, KEY=VALUE each: language (repeatable), authority, since, until.

    Raises ``UsageError`` for any other key and for a value that is not understood.
    """
    if not options:
        return None
    languages, rest = [], {}
    for option in options:
        key, equals, value = option.partition("=")
        if not equals or key not in _USES or not value or key in rest:
            raise UsageError(
                f"corpus-use takes {', '.join(_USES)} with =VALUE, once each but for language, not {option!r}"
            )
        if key == "language":
            languages.append(value)
        else:
            rest[key] = value
    least = rest.get("authority")
    if least is not None and not (least.isascii() and least.isdigit()):
        raise UsageError(f"corpus-use: authority must be a whole number, not {least!r}")
    since, until = _day("corpus-use", rest, "since"), _day("corpus-use", rest, "until")
    return Filter(frozenset(languages), int(least) if least else None, since, until)


def _chosen(settings: Path, stored: Any, authority: int | None) -> Filter | None:
    """The table ``[use]``: languages, least_authority, since, until."""
    known = {"languages", "least_authority", "since", "until"}
    if not isinstance(stored, dict) or not stored.keys() <= known:
        raise UsageError(f"{settings}: [use] takes {', '.join(sorted(known))}, not {stored!r}")
    languages, least = stored.get("languages", []), stored.get("least_authority")
    if not isinstance(languages, list) or not all(isinstance(name, str) for name in languages):
        raise UsageError(f'{settings}: languages must be a list such as ["en"], not {languages!r}')
    if least is not None and not isinstance(least, int):
        raise UsageError(f"{settings}: least_authority must be a whole number, not {least!r}")
    if not stored:
        return None
    since, until = _day(settings, stored, "since"), _day(settings, stored, "until")
    return Filter(frozenset(languages), least, since, until, authority)


def _day(settings: Path | str, stored: Mapping[str, Any], key: str) -> date | None:
    """A day, written plainly (2024-03-01) or as a text."""
    value = stored.get(key)
    try:
        return date.fromisoformat(str(value)[:10]) if value is not None else None
    except ValueError:
        raise UsageError(f"{settings}: {key} must be a day such as 2024-03-01, not {value!r}") from None


def in_force(folders: Sequence[CorpusFolder]) -> tuple[CorpusFolder, ...]:
    """The same corpora, each with the end that a corpus which supersedes it has set to it."""
    ends: dict[str, date] = {}
    for newer in folders:
        last = newer.valid_from - timedelta(days=1) if newer.valid_from else date.min
        for name in newer.supersedes:
            ends[name] = min(last, ends.get(name, last))
    return tuple(
        replace(folder, valid_until=min(ends[folder.name], folder.valid_until or date.max))
        if folder.name in ends
        else folder
        for folder in folders
    )
