"""Finds the folders that travel with the program: templates, seeds and corpora."""

from __future__ import annotations

from pathlib import Path

from factcheck.errors import IncompleteError

FOLDERS = ("templates", "seeds", "corpora")
"""Top-level in the repository; inside the package, under ``_data``, in a wheel."""


def folder(name: str, package: Path | None = None) -> Path:
    """The folder of that name, from a wheel, an editable install or a bare checkout.

    `package` is the folder of the program's own modules. Raises ``IncompleteError`` where neither layout has
    the folder.
    """
    package = Path(__file__).parent if package is None else package
    # A wheel's data first: beside an installed package lie the folders of strangers.
    for place in (package / "_data" / name, package.parent / name):
        if place.is_dir():
            return place
    raise IncompleteError(f"the folder {name!r} did not come with this installation of factcheck")
