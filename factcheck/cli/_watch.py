"""Runs again whenever a file that matters has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable

import typer

from factcheck.errors import FactcheckError
from factcheck.gate import ExitCode

Stamp = dict[str, tuple[int, int]]
"""Time of the last change and size of each file."""

_PAUSE = 0.5
"""Seconds between two looks."""
_MOST_TOLD = 3
"""Changed files that are named; of more only the number is told."""


def watch(run: Callable[[], int], files: Callable[[], Iterable[str]], pause: float = _PAUSE) -> int:
    """Runs, and again after each change, until the user interrupts; the exit code of the last run.

    What is wrong in a run is told and does not end the watch: the next change may put it right.
    """
    code = int(ExitCode.USAGE)
    before: Stamp | None = None
    try:
        while True:
            now = stamp(files())
            if now != before:
                _tell(before, now)
                # Looked at before the run, so that a change during it is not missed.
                before, code = now, _once(run)
                typer.echo("Watching for changes; Ctrl-C ends it.", err=True)
            time.sleep(pause)
    except KeyboardInterrupt:
        return code


def stamp(files: Iterable[str]) -> Stamp:
    """What tells one state of the files from another; a file that is gone is left out."""
    found: Stamp = {}
    for path in files:
        try:
            state = os.stat(path)
        except OSError:
            continue
        found[path] = (state.st_mtime_ns, state.st_size)
    return found


def _tell(before: Stamp | None, now: Stamp) -> None:
    """Says on standard error which files made a further run necessary."""
    if before is None:
        return
    changed = sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
    more = f" and {len(changed) - _MOST_TOLD} more" if len(changed) > _MOST_TOLD else ""
    typer.echo(f"\nChanged: {', '.join(changed[:_MOST_TOLD])}{more}", err=True)


def _once(run: Callable[[], int]) -> int:
    try:
        return run()
    except FactcheckError as error:
        typer.echo(f"factcheck: {error}", err=True)
        return ExitCode.USAGE
