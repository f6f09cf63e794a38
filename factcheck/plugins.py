"""A plug-in folder is its own registry: the module's name is the key, a leading underscore means no plug-in.

Every plug-in module ends with one line, ``plugin: type[Port] = Implementation``, which registers it and lets
the type checker prove that it fits.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import Any

from factcheck.errors import UsageError


def names(package: ModuleType) -> tuple[str, ...]:
    """Keys of all plug-ins of a folder, sorted."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(package.__path__) if not m.name.startswith("_")))


def load(package: ModuleType, name: str) -> Any:
    """The class that a plug-in registers; raises ``UsageError`` for an unknown name."""
    known = names(package)
    if name not in known:
        kind = package.__name__.rpartition(".")[2]
        raise UsageError(f"unknown name {name!r} in {kind}; there are: {', '.join(known)}")
    return importlib.import_module(f"{package.__name__}.{name}").plugin


def load_all(package: ModuleType) -> dict[str, Any]:
    """All plug-ins of a folder by name, sorted."""
    return {name: load(package, name) for name in names(package)}
