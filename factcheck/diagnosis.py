"""What this installation is made of, and whether each part is in order."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from factcheck.config import Resolved
from factcheck.errors import IncompleteError, UsageError
from factcheck.inference.manifest import read_entry
from factcheck.references import default_indexes
from factcheck.reports._summary import plural
from factcheck.version import VERSION

_NAME = re.compile(r"[\w.-]+")
"""The name that a requirement begins with."""
_ROLES = ("embed", "nli")


class Item(NamedTuple):
    """One line of the diagnosis."""

    subject: str
    words: str
    fine: bool = True


def diagnose(settings: Resolved, problems: str = "") -> Iterator[Item]:
    """Everything in a fixed order; opens no model, changes nothing, and asks no network.

    `problems` says what is wrong with the settings, a line each, where the defaults stand in for them.
    """
    yield Item("factcheck", f"{VERSION} in {os.path.dirname(__file__)}")
    yield Item("python", f"{platform.python_version()} on {platform.platform()}, {sys.executable}")
    yield Item("processor", f"{plural(os.cpu_count() or 1, 'core')}, {platform.machine()}")
    for requirement in metadata.requires("factcheck") or ():
        if (name := _NAME.match(requirement)) and "extra ==" not in requirement:
            yield _library(name[0])
    for role in _ROLES:
        yield from _model(role, settings)
    yield Item("network", "never asked: the shipped models are files of the package")
    yield _cache(settings)
    if problems:
        yield from (Item("settings", problem, fine=False) for problem in problems.splitlines())
    else:
        yield Item(
            "settings", str(settings.file) if settings.file else "defaults; no factcheck.toml was found"
        )
    yield from (_file(key, settings) for key in ("baseline", "waivers"))
    git = shutil.which("git")
    yield Item("git", git or "not found; --diff needs it")


def _file(key: str, settings: Resolved) -> Item:
    """A file that a setting names."""
    try:
        return Item(key, str(settings.existing(key) or "none"))
    except UsageError as error:
        return Item(key, str(error), fine=False)


def _library(name: str) -> Item:
    try:
        return Item(name, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Item(name, "missing (reinstall factcheck)", fine=False)


def _model(role: str, settings: Resolved) -> Iterator[Item]:
    """The model in use, and each of its files with its hash, read anew."""
    named = settings.config.nli_model if role == "nli" else settings.config.embed_model
    if named:
        yield Item(role, f"{named} (by name; opened when it is needed)")
        return
    try:
        entry = read_entry(role)
        yield Item(role, entry.title)
        for file in entry.files:
            path = file.check()
            yield Item("", f"{path.name} {_size(path.stat().st_size)} sha256 {file.sha256}")
    except IncompleteError as error:
        yield Item(role, str(error), fine=False)


def _cache(settings: Resolved) -> Item:
    """Where the indexes of reference corpora lie, and how much room they take."""
    folder = Path(settings.config.index_dir) if settings.config.index_dir else default_indexes()
    if not folder.is_dir():
        return Item("cache", f"{folder}, not made yet")
    try:
        sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    except OSError as error:
        return Item("cache", f"{folder} can't be read: {error.strerror or error}", fine=False)
    return Item("cache", f"{folder}, {_size(sum(sizes))} in {plural(len(sizes), 'file')}")


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB"
