"""HTML cut into tags, comments and raw text, each with its offsets; whatever lies between is text.

Own work instead of the standard library's ``html.parser``, because that one takes quadratic time on unclosed tags,
comments and quotes, and reads broken markup differently from one patch release to the next. Here every character is
looked at a bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal, NamedTuple

Kind = Literal["open", "close", "comment", "declaration", "raw"]

_MARKUP = re.compile(r"<(?:(/?+)([A-Za-z][^\s/>]*+)|(!--)|[!?/])")
# A quote counts behind an equals sign only, and only if it is closed.
_TAG_END = re.compile(r"""[^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+')?+[^>=]*+)*+>""")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?+""")
_COMMENT_END = re.compile(r"--!?>")
_RAW = frozenset({"script", "style", "title", "textarea", "iframe", "xmp", "noembed", "noframes"})


class Event(NamedTuple):
    """One piece of markup."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    """Lower-case tag name; of raw text, the element that it lies in."""


def events(text: str, start: int = 0, end: int | None = None) -> Iterator[Event]:
    """All markup of a stretch of HTML, in order."""
    return _Lexer(text, start, len(text) if end is None else end).events()


def attributes(text: str, event: Event) -> dict[str, str]:
    """The attributes of an opening tag, names in lower case, entities decoded; the first of a name holds."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text, event.start + 1 + len(event.name), event.end - 1):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
    return found


class _Lexer:
    """Goes once from left to right; remembers what is known not to come any more."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._last_close = text.rfind(">", start, end)
        self._last_quoted_fails = False

    def events(self) -> Iterator[Event]:
        position = self._start
        while match := _MARKUP.search(self._text, position, self._end):
            position = match.end()
            event = self._comment(match) if match[3] else self._tag(match)
            if event is None:
                continue
            yield event
            position = event.end
            if event.kind == "open" and event.name in _RAW:
                raw = self._raw(event)
                yield raw
                position = raw.end

    def _comment(self, match: re.Match[str]) -> Event:
        """A comment that is never closed goes on to the end, as in browsers."""
        start = match.end()
        if self._text.startswith((">", "->"), start):
            return Event("comment", match.start(), self._text.index(">", start) + 1)
        close = _COMMENT_END.search(self._text, start, self._end)
        return Event("comment", match.start(), close.end() if close else self._end)

    def _tag(self, match: re.Match[str]) -> Event | None:
        """A tag or declaration; None where the bracket is just a character."""
        if match.end() > self._last_close:
            return None
        if match[2] is None:
            return Event("declaration", match.start(), self._text.index(">", match.end()) + 1)
        kind: Kind = "close" if match[1] else "open"
        return Event(kind, match.start(), self._tag_end(match.end()), match[2].lower())

    def _tag_end(self, position: int) -> int:
        if not self._last_quoted_fails:
            if match := _TAG_END.match(self._text, position, self._end):
                return match.end()
            # The quotes swallow the rest of the text, and would do so from every tag to come.
            self._last_quoted_fails = True
        return self._text.index(">", position) + 1

    def _raw(self, event: Event) -> Event:
        """The raw text behind an opening tag, without the closing one; to the end where there is none."""
        close = re.compile(rf"</{event.name}(?=[\s/>])", re.IGNORECASE)
        match = close.search(self._text, event.end, self._end)
        return Event("raw", event.end, match.start() if match else self._end, event.name)
