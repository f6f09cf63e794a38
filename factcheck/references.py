"""The reference corpora of a run: found on disk, their indexes brought up to date, and opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Protocol

from factcheck.corpus.folder import SETTINGS, CorpusFolder, find, in_force
from factcheck.corpus.opening import Opener
from factcheck.corpus.reference import Corpus
from factcheck.corpus.store import Filter
from factcheck.corpus.validity import settled
from factcheck.discovery import Found, discover, load
from factcheck.inference import Embedder
from factcheck.model import Document, Failed, Skipped

LANCE = "lance:"
"""Begins the name of an index on LanceDB: ``lance:DIR``, ``lance:s3://bucket/corpora``."""


class Progress(Protocol):
    """Told how far the work is."""

    def start(self, stage: str, total: int) -> None:
        """A stage begins, with so many steps."""

    def advance(self, steps: int) -> None:
        """So many steps of the current stage are done."""


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """One file of a corpus, read only when its content is new."""

    uri: str
    """Path inside the corpus, with forward slashes."""
    path: Path

    def load(self) -> Document | Skipped | Failed:
        """See :class:`factcheck.corpus.indexing.File`."""
        return load(Found(self.path, self.uri))


def open_all(
    paths: Sequence[str],
    embedder: Embedder,
    progress: Progress,
    index_dir: str = "",
    tell: Callable[[str], None] = lambda _: None,
    use: Filter | None = None,
) -> tuple[Corpus, ...]:
    """The corpora at or below the paths, by path; each is opened once.

    Indexes are kept in `index_dir`, or in the user's cache where it is empty, or in the Lance database at the path or
    address behind ``lance:``; `tell` is given a line for people when
    there is something to wait for; `use` chooses among their documents. Raises ``UsageError`` for a missing folder or bad settings, ``IncompleteError`` where
    another run keeps an index locked.
    """
    folders = _folders(paths)
    if use is not None:
        folders = tuple(folder.narrowed(use) for folder in folders)
    listed = {folder.place: _files(folder, folders) for folder in folders}
    if folders:
        progress.start("Reading reference corpora", sum(len(files) for files, _ in listed.values()))
    database = index_dir.removeprefix(LANCE) if index_dir.startswith(LANCE) else ""
    indexes = Path(index_dir) if index_dir and not database else default_indexes()
    opener = Opener(embedder, indexes, progress.advance, tell, database=database)
    return tuple(opener.open(folder, *listed[folder.place]) for folder in folders)


def documents(paths: Sequence[str]) -> list[Document | Skipped | Failed]:
    """The documents of the corpora at or below the paths, each with the authority and the validity that it has there.

    Raises ``UsageError`` for a missing folder or bad settings.
    """
    folders = _folders(paths)
    found: list[Document | Skipped | Failed] = []
    for folder in folders:
        files, others = _files(folder, folders)
        found += others
        for item in settled([file.load() for file in files]):
            if isinstance(item, Document):
                if folder.chosen and not folder.chosen.takes(item.language, item.date, item.authority):
                    continue
                by = item.superseded_by and folder.outside(item.superseded_by)
                item = replace(folder.settled(item), superseded_by=by)
            found.append(replace(item, uri=folder.outside(item.uri)))
    return found


def _folders(paths: Sequence[str]) -> tuple[CorpusFolder, ...]:
    """The corpora at or below the paths, each once."""
    return in_force(list({f.place.resolve(): f for path in paths for f in find(Path(path))}.values()))


def default_indexes() -> Path:
    """The folder in the user's cache directory."""
    from platformdirs import user_cache_path

    return user_cache_path("factcheck") / "indexes"


def _files(
    folder: CorpusFolder, all_folders: Sequence[CorpusFolder]
) -> tuple[list[CorpusFile], list[Skipped | Failed]]:
    """The files of a corpus, and what was passed over; a corpus within it has its own."""
    inner = [f.place for f in all_folders if f.place != folder.place and f.place.is_relative_to(folder.place)]
    root = "" if folder.path == Path() else f"{folder.path.as_posix().removesuffix('/')}/"
    files: list[CorpusFile] = []
    others: list[Skipped | Failed] = []
    for item in discover([str(folder.place)], exclude=(SETTINGS,)):
        if any(PurePosixPath(item.uri).is_relative_to(path.as_posix()) for path in inner):
            continue
        if isinstance(item, Found):
            files.append(CorpusFile(item.uri.removeprefix(root), item.path))
        elif not item.uri.endswith(SETTINGS):
            others.append(item)
    return files, others
