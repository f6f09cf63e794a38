"""Paths as typed on the command line in, files to read out: what is taken, what is left alone, and why.

In folders, hidden files, dependencies (``node_modules``, virtual environments) and what a ``.gitignore`` leaves out
are passed over; a file that is named itself is always taken. Every real file is taken once, whatever links lead to
it. The order is that of the paths given, then by name, on every machine.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from pathspec import GitIgnoreSpec

from factcheck import readers
from factcheck.errors import ForeignError, ReadError, UsageError
from factcheck.model import Document, Failed, Skipped

_PASSED_OVER = frozenset({"node_modules", "__pycache__", "site-packages"})
"""Folders of other people's files; hidden ones (.git, .venv) are passed over anyway."""
_OWN_REPORT = ("generator", "factcheck")
_OWN_COMMENT = b"<!-- factcheck -->"
"""How a Markdown report begins."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that a reader can be tried on."""

    path: Path
    uri: str
    """The path as given, with forward slashes."""


def discover(
    paths: Sequence[str], include: Sequence[str] = (), exclude: Sequence[str] = ()
) -> tuple[Found | Skipped | Failed, ...]:
    """All files under the paths, and what was left alone.

    `include` and `exclude` are patterns in .gitignore syntax, matched against the path as given and against the path
    inside the folder given. `exclude` also holds for a file that is named itself. Raises ``UsageError`` for a bad
    pattern.
    """
    choice = _Choice(readers.suffixes(), _spec("include", include), _spec("exclude", exclude))
    return tuple(_once(item for given in paths for item in _under(given, choice)))


def load(found: Found) -> Document | Skipped | Failed:
    """The document in a file; never raises for a bad file."""
    try:
        data = found.path.read_bytes()
        if data.startswith(_OWN_COMMENT):
            return Skipped(found.uri, "a report of factcheck")
        document = readers.read(data, found.uri)
    except OSError as error:
        return Failed(found.uri, _words(error))
    except ForeignError as error:
        return Skipped(found.uri, error.problem)
    except ReadError as error:
        return Failed(
            found.uri, error.problem if error.line is None else f"{error.problem} (line {error.line})"
        )
    if not document.text.strip() and not document.unchecked:
        return Skipped(found.uri, "empty")
    if any(key == _OWN_REPORT[0] and value.startswith(_OWN_REPORT[1]) for key, value in document.properties):
        return Skipped(found.uri, "a report of factcheck")
    return document


@dataclass(frozen=True, slots=True)
class _Choice:
    """What the user wants of a folder."""

    suffixes: frozenset[str]
    include: GitIgnoreSpec | None
    exclude: GitIgnoreSpec | None

    def has_reader(self, uri: str) -> bool:
        return PurePath(uri).suffix.lower() in self.suffixes

    def excludes(self, names: tuple[str, ...]) -> bool:
        return self.exclude is not None and any(map(self.exclude.match_file, names))

    def includes(self, names: tuple[str, ...]) -> bool:
        return self.include is None or any(map(self.include.match_file, names))


@dataclass(frozen=True, slots=True)
class _Ignored:
    """One .gitignore file."""

    folder: str
    """Absolute, with forward slashes and one at the end."""
    spec: GitIgnoreSpec

    def decides(self, absolute: str) -> bool | None:
        """True: ignore; False: take in spite of the files above; None: not mentioned."""
        return self.spec.check_file(absolute.removeprefix(self.folder)).include


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder on the way down."""

    path: Path
    uri: str
    inside: str
    """Path below the folder given, with a slash at the end; empty for that folder itself."""
    absolute: str
    """With forward slashes and one at the end."""
    rules: tuple[_Ignored, ...]
    """The nearest last."""

    def child(self, name: str) -> _Folder:
        uri = name if self.uri in ("", ".") else f"{self.uri.removesuffix('/')}/{name}"
        return _Folder(self.path / name, uri, f"{self.inside}{name}/", f"{self.absolute}{name}/", self.rules)

    def ignores(self, absolute: str) -> bool:
        for rule in reversed(self.rules):
            decision = rule.decides(absolute)
            if decision is not None:
                return decision
        return False


def _under(given: str, choice: _Choice) -> Iterator[Found | Skipped | Failed]:
    """Everything at or below one path of the command line."""
    path, uri = Path(given), _printable(PurePath(given).as_posix())
    try:
        mode = os.stat(path).st_mode if given else 0
    except FileNotFoundError:
        mode = 0
    except (OSError, ValueError) as error:
        yield Failed(uri, _words(error))
        return
    if not mode:
        yield Failed(uri if given else "", "no such file or folder")
    elif stat.S_ISDIR(mode):
        yield from sorted(_Walk(choice).run(path, uri), key=lambda item: item.uri.split("/"))
    elif choice.excludes((uri,)):
        yield Skipped(uri, "excluded")
    else:
        yield _file(path, uri, choice, stat.S_ISREG(mode))


def _file(path: Path, uri: str, choice: _Choice, is_regular: bool) -> Found | Skipped:
    if not choice.has_reader(uri):
        return Skipped(uri, f"no reader for {PurePath(uri).suffix.lower() or 'files without a suffix'}")
    return Found(path, uri) if is_regular else Skipped(uri, "not a regular file")


class _Walk:
    """One way down a folder; linked folders come last, so that real ones keep their names."""

    def __init__(self, choice: _Choice) -> None:
        self._choice = choice
        self._waiting: list[_Folder] = []
        self._linked: list[_Folder] = []
        self._seen: set[str] = set()

    def run(self, path: Path, uri: str) -> Iterator[Found | Skipped | Failed]:
        absolute = Path(os.path.abspath(path)).as_posix().removesuffix("/") + "/"
        self._waiting = [_Folder(path, uri, "", absolute, _rules_above(absolute))]
        while self._waiting or self._linked:
            folder = self._waiting.pop() if self._waiting else self._linked.pop(0)
            real = os.path.realpath(folder.path)
            if real not in self._seen:
                self._seen.add(real)
                yield from self._entries(folder)

    def _entries(self, folder: _Folder) -> Iterator[Found | Skipped | Failed]:
        try:
            with os.scandir(folder.path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield Failed(folder.uri, _words(error))
            return
        names = {entry.name for entry in entries}
        if "pyvenv.cfg" in names:
            return
        if ".gitignore" in names:
            folder = _with_rules(folder)
        for entry in entries:
            if not entry.name.startswith("."):
                yield from self._entry(folder, entry)

    def _entry(self, folder: _Folder, entry: os.DirEntry[str]) -> Iterator[Found | Skipped]:
        child = folder.child(_printable(entry.name))
        is_folder = _is_folder(entry)
        if is_folder and entry.name in _PASSED_OVER:
            return
        uri, absolute, inside = child.uri, child.absolute, child.inside
        if not is_folder:
            absolute, inside = absolute[:-1], inside[:-1]
        names = (f"{uri}/" if is_folder else uri, inside)
        matters = is_folder or self._choice.has_reader(uri)
        if self._choice.excludes(names):
            reason = "excluded"
        elif folder.ignores(absolute):
            reason = "ignored by .gitignore"
        elif is_folder:
            real = _Folder(Path(entry.path), uri, inside, absolute, folder.rules)
            (self._linked if entry.is_symlink() else self._waiting).append(real)
            return
        elif matters and not self._choice.includes(names):
            reason = "not included"
        else:
            yield _file(Path(entry.path), uri, self._choice, _is_regular(entry))
            return
        if matters:
            yield Skipped(names[0], reason)


def _once(items: Iterable[Found | Skipped | Failed]) -> Iterator[Found | Skipped | Failed]:
    """Each real file once: the file itself goes before links to it, the first path before later ones."""
    listed = list(items)
    files = [item for item in listed if isinstance(item, Found)]
    chosen: dict[str, Found] = {}
    for found in sorted(files, key=lambda found: found.path.is_symlink()):
        chosen.setdefault(os.path.realpath(found.path), found)
    for item in listed:
        first = chosen[os.path.realpath(item.path)] if isinstance(item, Found) else item
        if first is item:
            yield item
        elif item.uri != first.uri:
            yield Skipped(item.uri, f"the same file as {first.uri}")


def _rules_above(absolute: str) -> tuple[_Ignored, ...]:
    """The .gitignore files between a folder and the root of its repository, the outermost first.

    None where there is no repository, and none where they leave out the very folder that the user asked for.
    """
    rules: list[_Ignored] = []
    folder = Path(absolute)
    while not (folder / ".git").exists():
        if folder == folder.parent:
            return ()
        folder = folder.parent
        rules[:0] = _rules_in(folder)
    start = _Folder(Path(absolute), "", "", absolute, tuple(rules))
    return () if start.ignores(absolute) else tuple(rules)


def _with_rules(folder: _Folder) -> _Folder:
    rules = (*folder.rules, *_rules_in(folder.path, folder.absolute))
    return _Folder(folder.path, folder.uri, folder.inside, folder.absolute, rules)


def _rules_in(folder: Path, absolute: str | None = None) -> tuple[_Ignored, ...]:
    """What the folder's .gitignore says; lines that are no patterns are left out, as git does."""
    try:
        lines = (folder / ".gitignore").read_text("utf-8", "replace").splitlines()
    except OSError:
        return ()
    base = absolute or folder.as_posix().removesuffix("/") + "/"
    return (_Ignored(base, GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))),)


def _is_pattern(line: str) -> bool:
    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True


def _spec(option: str, patterns: Sequence[str]) -> GitIgnoreSpec | None:
    for pattern in patterns:
        if not _is_pattern(pattern):
            raise UsageError(f"{option}: {pattern!r} is not a valid pattern")
    return GitIgnoreSpec.from_lines(patterns) if patterns else None


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_regular(entry: os.DirEntry[str]) -> bool:
    """Whether reading can't block; True as well where only reading will tell what is wrong (a dead link)."""
    try:
        return stat.S_ISREG(entry.stat().st_mode)
    except OSError:
        return True


def _printable(name: str) -> str:
    """The name with bytes that are no UTF-8 replaced, so that every report can show it."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _words(error: OSError | ValueError) -> str:
    """The system's own words for what went wrong."""
    return str(getattr(error, "strerror", None) or error)
