"""Writes reports to where the user wants them, whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from factcheck import plugins, reports
from factcheck.errors import UsageError
from factcheck.model import Report
from factcheck.reports import Reporter

STANDARD_OUTPUT = "-"


def write(report: Report, name: str, path: str) -> None:
    """Renders one format into a file, or to standard output for ``-``.

    A reader of the file never meets half a report: it is written beside the old one, then takes its place.
    Raises ``UsageError`` for an unknown format and for a path that can't be written.
    """
    reporter: type[Reporter] = plugins.load(reports, name)
    save(reporter().render(report), path)


def save(content: bytes, path: str) -> None:
    """Puts bytes where the user wants them; raises ``UsageError`` for a path that can't be written."""
    if path == STANDARD_OUTPUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        _replace(Path(path), content)
    except OSError as error:
        raise UsageError(f"can't write {path}: {error.strerror or error}") from error


def _replace(path: Path, content: bytes) -> None:
    # A link stays a link; what it leads to is replaced.
    target = path.resolve()
    if target.exists() and not target.is_file():
        # A pipe or a device (or a folder, which fails here as it should) can't be replaced.
        target.write_bytes(content)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    # Opened by hand and not by `tempfile`, so that the file gets the permissions of any other new file.
    draft = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    try:
        draft.write_bytes(content)
        os.replace(draft, target)
    finally:
        draft.unlink(missing_ok=True)
