"""Writes reports to where the user wants them, whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
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
    save_parts((content,), (path,))


def save_parts(parts: Iterable[bytes], paths: Iterable[str]) -> None:
    """Puts bytes that come piece by piece everywhere that the user wants them; none of them is kept.

    Raises ``UsageError`` for a path that can't be written, where that shows before the first piece is asked for.
    """
    with ExitStack() as stack:
        sinks = [stack.enter_context(_sink(path)) for path in paths]
        for part in parts:
            for sink in sinks:
                sink(part)


@contextmanager
def _sink(path: str) -> Iterator[Callable[[bytes], object]]:
    """What takes the bytes for a path; a file takes the place of the old one when all are written, or not at all."""
    if path == STANDARD_OUTPUT:
        yield sys.stdout.buffer.write
        sys.stdout.buffer.flush()
        return
    with _blamed(path):
        # A link stays a link; what it leads to is replaced.
        target = Path(path).resolve()
        # A pipe or a device (or a folder, which fails here as it should) can't be replaced.
        direct = target.exists() and not target.is_file()
        target.parent.mkdir(parents=True, exist_ok=True)
        # Opened by hand and not by `tempfile`, so that the file gets the permissions of any other new file.
        draft = target if direct else target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
        file = draft.open("wb")

    def take(part: bytes) -> None:
        with _blamed(path):
            file.write(part)

    try:
        try:
            yield take
        finally:
            with _blamed(path):
                file.close()
        if not direct:
            with _blamed(path):
                os.replace(draft, target)
    finally:
        if not direct:
            draft.unlink(missing_ok=True)


@contextmanager
def _blamed(path: str) -> Iterator[None]:
    """Makes an error of the system one that names the path."""
    try:
        yield
    except OSError as error:
        raise UsageError(f"can't write {path}: {error.strerror or error}") from error
