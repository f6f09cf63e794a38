"""Which ``*``, ``_`` and ``~~`` of a text are markup: the pairing rules of CommonMark and of GitHub's strikethrough."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.readers._mask import Edit

_Key = tuple[str, bool, int]


@dataclass(slots=True)
class Run:
    """A row of the same delimiter, as far as it isn't used up."""

    char: str
    start: int
    """Offset of the first character left."""
    count: int
    """Characters left."""
    length: int
    """Characters that there were."""
    opens: bool
    closes: bool


def run_at(text: str, start: int, end: int, bounds: tuple[int, int]) -> Run:
    """The row of delimiters at a place; beyond the bounds it sees white space."""
    before = text[start - 1] if start > bounds[0] else " "
    after = text[end] if end < bounds[1] else " "
    left = not after.isspace() and (after.isalnum() or not before.isalnum())
    right = not before.isspace() and (before.isalnum() or not after.isalnum())
    char = text[start]
    if char == "_":
        left, right = (
            left and (not right or not before.isalnum()),
            right and (not left or not after.isalnum()),
        )
    return Run(char, start, end - start, end - start, left, right)


def pair(runs: list[Run]) -> tuple[list[Edit], list[Edit]]:
    """Edits that mask the paired delimiters, and one edit for each stretch that is struck out."""
    pairing = _Pairing()
    for run in runs:
        if run.closes:
            pairing.close(run)
        if run.opens and run.count:
            pairing.stack.append(run)
    return pairing.edits, pairing.struck


class _Pairing:
    """The stack of delimiters that still wait for a partner.

    `bottoms` remembers, for each kind of closer, below which height nothing fits: so each is searched once only.
    """

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self.struck: list[Edit] = []
        self.stack: list[Run] = []
        self._bottoms: dict[_Key, int] = {}

    def close(self, closer: Run) -> None:
        while closer.count:
            index = self._opener(closer)
            if index is None:
                return
            opener = self.stack[index]
            self._join(opener, closer)
            self._cut(index + 1 if opener.count else index)

    def _cut(self, height: int) -> None:
        """Takes off what stood between two partners; what is put there next has not been searched."""
        del self.stack[height:]
        for key, bottom in self._bottoms.items():
            self._bottoms[key] = min(bottom, height)

    def _join(self, opener: Run, closer: Run) -> None:
        used = 2 if min(opener.count, closer.count) > 1 else 1
        opener.count -= used
        inner = opener.start + opener.count
        if closer.char == "~":
            self.struck.append(Edit(inner, closer.start + used, joins=False))
        else:
            self.edits += (Edit(inner, inner + used), Edit(closer.start, closer.start + used))
        closer.start += used
        closer.count -= used

    def _opener(self, closer: Run) -> int | None:
        key = (closer.char, closer.opens, closer.length % 3)
        bottom = self._bottoms.get(key, 0)
        for index in range(len(self.stack) - 1, bottom - 1, -1):
            if _fits(self.stack[index], closer):
                return index
        self._bottoms[key] = len(self.stack)
        return None


def _fits(opener: Run, closer: Run) -> bool:
    if opener.char != closer.char:
        return False
    if opener.closes or closer.opens:
        # The "rule of three": *a**b* is not to end in the middle.
        return (opener.length + closer.length) % 3 != 0 or (opener.length % 3 == 0 and closer.length % 3 == 0)
    return True
