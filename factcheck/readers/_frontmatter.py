"""Front matter: what stands above a document between two ``---`` lines (YAML) or ``+++`` lines (TOML).

Of YAML it reads the flat part that front matter is made of (``key: value``, quotes, lists of plain values). Anything
deeper is kept as raw text under its key, so nothing is lost and nothing fails.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from factcheck.readers._lines import line_spans

_LONGEST = 65_536
"""Characters; what goes on longer than this is no front matter."""
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_KEY = re.compile(r"([A-Za-z_][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(.*+)|[ \t]*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*+)")
_QUOTED = re.compile(r"""(?:"((?:[^"\\]|\\.)*+)"|'((?:[^']|'')*+)')\s*+(?:\#.*+)?""")
_COMMENT = re.compile(r"(?:^|\s)#.*+")
_ESCAPE = re.compile(r"\\(.)")
_LIST = re.compile(r"\[([^\[\]{}]*+)\]\s*+(?:\#.*+)?")
_LIST_ITEM = re.compile(r"""\s*+("(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'|[^,"']*+)\s*+(?:,|\Z)""")
_ESCAPED = {"n": " ", "t": " ", "r": " "}

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of a text."""

    end: int
    """Offset of the first character behind it; 0 where there is none."""
    pairs: Pairs = ()
    problem: str = ""
    """Why the values could not be read, if so."""


def front_matter(text: str) -> FrontMatter:
    """The front matter that a text begins with."""
    fence = text[:3]
    if fence not in _FENCES:
        return FrontMatter(0)
    # One more line than the limit allows does no harm; a whole book cut into lines would.
    lines = line_spans(text[:_LONGEST])
    if text[slice(*lines[0])].rstrip() != fence:
        return FrontMatter(0)
    for index in range(1, len(lines)):
        if text[slice(*lines[index])].rstrip() in _FENCES[fence]:
            return _between(text, fence, lines[1:index], lines[index][1])
    return FrontMatter(0)


def _between(text: str, fence: str, lines: list[tuple[int, int]], end: int) -> FrontMatter:
    rows = [text[start:stop] for start, stop in lines]
    if fence == "+++":
        return _toml("\n".join(rows), end)
    written = [row for row in rows if row.strip() and not row.lstrip().startswith("#")]
    # A rule above ordinary text looks the same but for the keys.
    if not written or _KEY.fullmatch(written[0].rstrip()):
        return FrontMatter(end, tuple(_yaml(rows)))
    return FrontMatter(0)


def _yaml(rows: list[str]) -> Iterator[tuple[str, str]]:
    """Key and value of each entry at the left margin, with the lines that hang below it."""
    key, value, below = "", "", list[str]()
    for row in rows:
        match = _KEY.fullmatch(row.rstrip())
        if match:
            if key:
                yield key, _value(value, below)
            key, value, below = match[1], match[2] or "", []
        elif row.strip() and not row.startswith("#"):
            below.append(row.rstrip())
    if key:
        yield key, _value(value, below)


def _value(first: str, below: list[str]) -> str:
    if not below:
        return _scalar(first)
    items = [_ITEM.fullmatch(row) for row in below]
    if not _COMMENT.sub("", first) and all(items):
        return ", ".join(_scalar(item[1]) for item in items if item)
    # A block of text ("|" or ">"), a wrapped value or a nested map: as it stands.
    head = [] if first.strip() in ("|", ">", "|-", ">-", "|+", ">+") else [first]
    return " ".join(part.strip() for part in head + below).strip()


def _scalar(text: str) -> str:
    text = text.strip()
    if quoted := _QUOTED.fullmatch(text):
        return _unquoted(quoted)
    if listed := _LIST.fullmatch(text):
        return ", ".join(_items(listed[1]))
    return _COMMENT.sub("", text).strip()


def _unquoted(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[2].replace("''", "'")
    return _ESCAPE.sub(lambda escape: _ESCAPED.get(escape[1], escape[1]), match[1])


def _items(text: str) -> Iterator[str]:
    position = 0
    while position < len(text):
        match = _LIST_ITEM.match(text, position)
        if match is None:
            yield text[position:].strip()
            return
        if item := _scalar(match[1]):
            yield item
        position = match.end()


def _toml(text: str, end: int) -> FrontMatter:
    try:
        pairs = tuple(_flat(tomllib.loads(text), ""))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return FrontMatter(end, problem=f"not valid TOML: {str(error).splitlines()[0]}")
    return FrontMatter(end, pairs)


def _flat(table: dict[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    """Every value of nested tables, under its dotted key."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            yield prefix + key, ", ".join(map(_plain, value))
        else:
            yield prefix + key, _plain(value)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
