"""What this installation is made of, and whether each part is in order."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from importlib import metadata
from typing import NamedTuple

from factcheck import cache
from factcheck.config import Resolved
from factcheck.errors import IncompleteError
from factcheck.inference.manifest import read_entry
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


def diagnose(settings: Resolved) -> Iterator[Item]:
    """Everything in a fixed order; opens no model, changes nothing, and asks no network."""
    yield Item("factcheck", f"{VERSION} in {os.path.dirname(__file__)}")
    yield Item("python", f"{platform.python_version()} on {platform.platform()}, {sys.executable}")
    yield Item("processor", f"{plural(os.cpu_count() or 1, 'core')}, {platform.machine()}")
    for requirement in metadata.requires("factcheck") or ():
        if (name := _NAME.match(requirement)) and "extra ==" not in requirement:
            yield _library(name[0])
    for role in _ROLES:
        yield from _model(role, settings)
    yield Item("network", "never asked: the shipped models are files of the package")
    yield _cache()
    yield Item("settings", str(settings.file) if settings.file else "defaults; no factcheck.toml was found")
    for key in ("baseline", "waivers"):
        path = settings.existing(key)
        yield Item(key, str(path) if path else "none")
    git = shutil.which("git")
    yield Item("git", git or "not found; --diff needs it")


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


def _cache() -> Item:
    path = cache.default_path()
    if not path.is_file():
        return Item("cache", f"{path}, not made yet")
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            ((count,),) = connection.execute("SELECT count(*) FROM vectors")
    except sqlite3.Error as error:
        return Item("cache", f"{path} can't be read ({error}); it may be deleted", fine=False)
    return Item("cache", f"{path}, {_size(path.stat().st_size)}, {plural(count, 'vector')}")


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB"
