"""Long feeds of reviewed claims, some at a time: JSON that is one list of objects is cut between them.

The list is the whole file, or the ``dataFeedElement`` of a schema.org DataFeed; what stands around it is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

_MARK = re.compile(rb'["\\{}\[\]]')
_TOP = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")
_NAMED = re.compile(rb'"dataFeedElement"\s*:\s*\[\s*\{')
_NAME = re.compile(rb'"dataFeedElement"\s*:\s*$')
_LOOK = 200
"""Bytes before a list that are searched for its name."""


def is_feed(start: bytes) -> bool:
    """Whether a JSON file that begins so is a list of objects, or has one as a feed."""
    return bool(_TOP.match(start) or _NAMED.search(start))


def runs(file: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """The file in order, in pieces of about so many bytes: whole objects of the list (True), or what stands around it.

    A piece of objects begins with the bracket or comma before the first of them, perhaps after blanks.
    """
    scan = _Scan()
    data = bytearray()
    while chunk := file.read(size):
        data += chunk
        begin, end = scan.advance(bytes(data))
        if begin:
            yield bytes(data[:begin]), False
        if end > begin:
            yield bytes(data[begin:end]), True
        if cut := max(begin, end):
            del data[:cut]
            scan.move(cut)
        if scan.done:
            yield bytes(data), False
            scan.move(len(data))
            data.clear()
    if data:
        yield bytes(data), False


@dataclass
class _Scan:
    """How far a file was read; places count from the first byte that is still held."""

    seen: int = 0
    escaped: int = -1
    """Place of a character in a text that a backslash stands before."""
    in_text: bool = False
    open: list[bytes] = field(default_factory=list)
    depth: int = 0
    """Brackets open within the list itself; 0 before the list and behind it."""
    done: bool = False

    def advance(self, data: bytes) -> tuple[int, int]:
        """Read on; returns where the list begins (0 where it did before, or not yet), and the end of its last whole object."""
        begin = end = 0
        for mark in _MARK.finditer(data, self.seen):
            place, what = mark.start(), mark[0]
            if self.in_text:
                self._text(place, what)
            elif what == b'"':
                self.in_text = True
            elif what in b"{[":
                if what == b"[" and self._is_list(data[max(0, place - _LOOK) : place]):
                    self.depth, begin = len(self.open) + 1, place
                self.open.append(what)
            elif self.open:
                self.open.pop()
                if self.depth and len(self.open) == self.depth:
                    end = place + 1
                elif len(self.open) < self.depth:
                    self.depth, self.done = 0, True
        self.seen = len(data)
        return begin, end

    def _text(self, place: int, what: bytes) -> None:
        if place == self.escaped:
            return
        if what == b"\\":
            self.escaped = place + 1
        elif what == b'"':
            self.in_text = False

    def _is_list(self, before: bytes) -> bool:
        if self.depth or self.done:
            return False
        return not self.open or (len(self.open) == 1 and bool(_NAME.search(before)))

    def move(self, by: int) -> None:
        """Bytes at the start were let go."""
        self.seen -= by
        self.escaped -= by
