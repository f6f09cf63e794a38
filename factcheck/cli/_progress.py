"""A progress bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from factcheck.pipeline import Progress, Silence

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


@contextmanager
def progress(quiet: bool | None) -> Iterator[Progress]:
    """Progress on standard error while the block runs, where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield Silence()
        return
    from rich.console import Console
    from rich.progress import Progress as RichProgress

    with RichProgress(console=Console(stderr=True), transient=True) as bar:
        yield Bar(bar)


class Bar:
    """One line of rich progress a stage."""

    def __init__(self, bar: RichProgress) -> None:
        """Take a running rich bar."""
        self._bar = bar
        self._task: TaskID | None = None

    def start(self, stage: str, total: int) -> None:
        """Show a new stage in place of the last one."""
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task(stage, total=total or None)

    def advance(self, steps: int) -> None:
        """Move the current stage on."""
        if self._task is not None:
            self._bar.advance(self._task, steps)
