"""A reference corpus on disk: a folder with ``corpus.toml`` (title, licence, authority, language) and documents."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import UsageError

SETTINGS = "corpus.toml"


@dataclass(frozen=True, slots=True)
class CorpusFolder:
    """Where a corpus lies and what it says of itself."""

    path: Path
    name: str
    title: str
    licence: str = ""
    authority: int | None = None
    """1 to 100, for documents that state none of their own."""


def find(path: Path) -> tuple[CorpusFolder, ...]:
    """The corpora at or below a folder, by path; a folder without any ``corpus.toml`` is one corpus itself.

    Raises ``UsageError`` where the folder is missing or a ``corpus.toml`` can't be read.
    """
    if not path.is_dir():
        raise UsageError(f"{path}: no such corpus folder")
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
    return CorpusFolder(root, name, str(stored.get("title", name)), str(stored.get("licence", "")), authority)
