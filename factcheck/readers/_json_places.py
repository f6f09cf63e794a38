"""JSON with places: where each text of a file stands, so that a claim in it leads back to line and column.

No recursion, so that a million brackets are an error of the file and not of the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.readers._mask import Edit

_DEEPEST = 200
"""Values inside each other; no file of records comes near it."""
_TOKEN = re.compile(
    r"""[ \t\r\n]*+(?:"((?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+)"|([\[\]{},:])|(-?+[0-9][0-9.eE+-]*+|true|false|null))"""
)
_BLANK = re.compile(r"[ \t\r\n]*+")
_ESCAPE = re.compile(
    r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\(?:u[0-9a-fA-F]{4}|.)"
)
_PLAIN = {"b": "", "f": "", "n": "", "r": "", "t": ""}


class JsonError(ValueError):
    """A text that is no JSON."""

    def __init__(self, problem: str, position: int) -> None:
        super().__init__(problem)
        self.position = position


@dataclass(slots=True)
class Node:
    """A value with its place."""

    start: int
    """Of a text: its first character behind the quotation mark."""
    end: int
    text: str | None = None
    """Of a text, escapes resolved."""
    plain: str = ""
    """Of a number or a constant, as written."""
    members: dict[str, Node] | None = None
    """Of an object; of equal keys the last one holds, as in every parser."""
    items: list[Node] = field(default_factory=list)
    """Of a list."""

    def of(self, key: str) -> Node | None:
        """A member of an object."""
        return self.members.get(key) if self.members is not None else None

    def words(self, *keys: str) -> str:
        """The first text or number under one of these keys; empty where there is none."""
        for key in keys:
            node = self.of(key)
            if node is not None and (node.text or node.plain not in ("", "null")):
                return node.text or node.plain
        return ""


def parse(text: str, start: int = 0, end: int | None = None) -> Node:
    """The value in a stretch of text; raises :class:`JsonError` where it is none."""
    return _Parser(text, start, len(text) if end is None else end).run()


def escapes(text: str, start: int, end: int) -> Iterator[Edit]:
    """An edit for each escape in the text of a value; a line break or tab becomes a space."""
    for match in _ESCAPE.finditer(text, start, end):
        shown = _shown(match[0])
        if not shown or shown.isspace() or not shown.isprintable():
            yield Edit(match.start(), match.end(), joins=False)
        else:
            yield Edit(match.start(), match.end(), shown)


def _shown(escape: str) -> str:
    if escape[1] != "u":
        return _PLAIN.get(escape[1], escape[1])
    if len(escape) == 12:
        high, low = int(escape[2:6], 16), int(escape[8:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    code = int(escape[2:], 16)
    return "\N{REPLACEMENT CHARACTER}" if 0xD800 <= code < 0xE000 else chr(code)


def _resolved(raw: str) -> str:
    breaks = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
    return _ESCAPE.sub(lambda m: breaks.get(m[0][1], "") or _shown(m[0]), raw) if "\\" in raw else raw


class _Parser:
    """Goes once from left to right, with the open values on a stack."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._position = start
        self._end = end
        self._open: list[Node] = []
        self._keys: list[str] = []
        """The key under which each open object expects its next value."""

    def run(self) -> Node:
        while True:
            node = self._begin()
            while node is not None:
                if not self._open:
                    return self._whole(node)
                node = self._add(node)

    def _begin(self) -> Node | None:
        """The value that begins here; None where it was only opened and its first member comes next."""
        match = self._token()
        if match[1] is not None:
            return Node(match.start(1), match.end(1), _resolved(match[1]))
        if match[3] is not None:
            return Node(match.start(3), match.end(3), plain=match[3])
        if match[2] not in "[{":
            raise JsonError(f"unexpected “{match[2]}”", match.start(2))
        node = Node(match.start(2), match.end(2), members={} if match[2] == "{" else None)
        closing = "}" if match[2] == "{" else "]"
        if self._next_is(closing):
            node.end = self._position
            return node
        if len(self._open) >= _DEEPEST:
            raise JsonError(f"values inside each other, more than {_DEEPEST} deep", node.start)
        self._open.append(node)
        self._keys.append(self._key() if node.members is not None else "")
        return None

    def _add(self, node: Node) -> Node | None:
        """Puts a value into the one around it; returns that one where it ends here."""
        parent = self._open[-1]
        if parent.members is not None:
            parent.members[self._keys[-1]] = node
        else:
            parent.items.append(node)
        match = self._token()
        if match[2] == ",":
            if parent.members is not None:
                self._keys[-1] = self._key()
            return None
        if match[2] != ("}" if parent.members is not None else "]"):
            raise JsonError("a comma or a closing bracket is missing", match.start())
        parent.end = match.end()
        self._keys.pop()
        return self._open.pop()

    def _key(self) -> str:
        match = self._token()
        if match[1] is None:
            raise JsonError("a key in quotation marks is missing", match.start())
        if not self._next_is(":"):
            raise JsonError("a colon is missing", self._position)
        return _resolved(match[1])

    def _next_is(self, mark: str) -> bool:
        """Steps over a mark, if it comes next."""
        match = _TOKEN.match(self._text, self._position, self._end)
        if match is None or match[2] != mark:
            return False
        self._position = match.end()
        return True

    def _token(self) -> re.Match[str]:
        match = _TOKEN.match(self._text, self._position, self._end)
        if match is None:
            blank = _BLANK.match(self._text, self._position, self._end)
            at = blank.end() if blank else self._position
            raise JsonError("ends too early" if at >= self._end else "unexpected character", at)
        self._position = match.end()
        return match

    def _whole(self, node: Node) -> Node:
        blank = _BLANK.match(self._text, self._position, self._end)
        if blank and blank.end() < self._end:
            raise JsonError("more text behind the value", blank.end())
        return node
