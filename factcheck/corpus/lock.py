"""One writer at a time: a lock of the operating system, which a process that dies lets go of by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import IncompleteError

if TYPE_CHECKING:
    from filelock import FileLock

PATIENCE = 600.0
"""Seconds to wait for another writer."""


class Lock:
    """The right to write into one index."""

    def __init__(
        self, path: Path, tell: Callable[[str], None] = lambda _: None, patience: float = PATIENCE
    ) -> None:
        """Take the lock's file; `tell` is given a line for people when there is somebody to wait for."""
        self._path = path
        self._tell = tell
        self._patience = patience
        self._lock: FileLock | None = None

    @property
    def held(self) -> bool:
        """Whether this process may write."""
        return self._lock is not None

    def acquire_now(self) -> bool:
        """Take the lock where nobody holds it; returns whether this process may write."""
        from filelock import FileLock, Timeout

        lock = FileLock(self._path)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return False
        self._lock = lock
        return True

    def acquire(self) -> None:
        """Wait for the lock; raises ``IncompleteError`` where its holder does not let go."""
        from filelock import FileLock, Timeout

        if self.acquire_now():
            return
        self._tell(f"another run is updating the index {self._path.parent}; waiting for it")
        lock = FileLock(self._path)
        try:
            lock.acquire(timeout=self._patience)
        except Timeout:
            waited = f"{self._patience:.0f} seconds"
            raise IncompleteError(
                f"{self._path.parent}: another run has been updating this index for more than {waited};"
                " try again when it is done"
            ) from None
        self._lock = lock

    def release(self) -> None:
        """Let the next one write."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
