"""The macros that a LaTeX file defines, as far as they are plain: words, commands of a sentence, and whole groups as arguments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from factcheck.model import Span
from factcheck.readers import _tex_words as words
from factcheck.readers._tex_places import Places

DEFINITION = re.compile(
    r"\\(?P<how>(?:re)?newcommand|providecommand|DeclareRobustCommand|def)(?![A-Za-z@])\*?[ \t]*+"
    r"(?:\{[ \t]*+\\(?P<braced>[A-Za-z]{1,40})[ \t]*+\}|\\(?P<bare>[A-Za-z]{1,40}))"
    r"(?:[ \t]*+\[(?P<count>[0-9])\]|(?P<parameters>(?:#[1-9])++))?"
)
_COMMENT = re.compile(r"(?<!\\)%[^\r\n]*+(?:(?:\r\n?|\n)[ \t]*+)?")
_BREAK = re.compile(r"[ \t]*+(?:\r\n?|\n)[ \t]*+")
_XSPACE = re.compile(r"\\xspace(?![A-Za-z@])")
"""Room behind a macro, which is kept here anyway."""
_ARGUMENT = re.compile(r"#([1-9])")
_USE = re.compile(r"\\(?:(?P<name>[A-Za-z@]++)|.)", re.DOTALL)
_NOT_PLAIN = re.compile(
    r"[\r\n][ \t]*+[\r\n]|##|@|\\(?:begin|end|par|item|caption|part|chapter|(?:sub){0,2}section|(?:sub)?paragraph|def|edef|gdef|let"
    r"|(?:re)?newcommand|providecommand|if[a-z]*|else|fi|csname|expandafter|verb|lstinline)(?![A-Za-z])"
)
"""What makes a macro more than words of a sentence."""
_LONGEST = 500
"""Characters of a definition."""
_LONGEST_MEANING = 2000
"""Characters of it when the macros in it are put in."""
_DEEPEST = 5
"""Macros within macros."""
_READ = (
    words.SHOWN
    | words.SHOWN_SECOND
    | words.SILENT
    | words.SWITCHES
    | words.ACCENTS
    | words.HEADINGS.keys()
    | words.LETTERS.keys()
    | words.WORDS.keys()
    | {
        "begin",
        "end",
        "item",
        "par",
        "caption",
        "footnote",
        "footnotetext",
        "iffalse",
        "verb",
        "lstinline",
        "fi",
    }
)
"""Commands that are read by their names, whatever a file makes of their looks."""

Meaning = tuple[str | int, ...]
"""Words and numbers of arguments, from 0, in turns."""


@dataclass(frozen=True, slots=True)
class Macro:
    """One definition."""

    place: Span
    """Of the whole definition."""
    arguments: int
    body: str | None
    """None where it is not plain."""


class Macros:
    """The definitions of a file, each in force from its place on."""

    def __init__(self, text: str, places: Places) -> None:
        self._by_name: defaultdict[str, list[Macro]] = defaultdict(list)
        self._all: list[Macro] = []
        self._meanings: dict[Macro, Meaning | None] = {}
        self._room = 100_000 + 2 * len(text)
        """Characters that may still be put in: a few macros can stand for a text of any length."""
        position = 0
        while match := DEFINITION.search(text, position):
            position = match.end()
            if places.hides(match.start()):
                continue
            macro = _macro(text, places, match)
            if macro is None:
                continue
            position = macro.place.end
            self._all.append(macro)
            name = match["braced"] or match["bare"]
            if name not in _READ and (match["how"] != "providecommand" or name not in self._by_name):
                self._by_name[name].append(macro)

    def __bool__(self) -> bool:
        return bool(self._by_name)

    def defines(self, position: int) -> int:
        """The end of the definition that holds a position; 0 where none does."""
        number = bisect_right(self._all, position, key=lambda macro: macro.place.start) - 1
        return self._all[number].place.end if number >= 0 and position < self._all[number].place.end else 0

    def named(self, name: str, position: int) -> Macro | None:
        """What a command means at a position, where the file says so."""
        known = self._by_name.get(name, [])
        number = bisect_right(known, position, key=lambda macro: macro.place.start) - 1
        return known[number] if number >= 0 else None

    def afford(self, arguments: int, meaning: Meaning) -> bool:
        """Whether there is room for one more use; takes it."""
        self._room -= arguments * (len(meaning) + 1) + sum(len(p) for p in meaning if isinstance(p, str))
        return self._room >= 0

    def meaning(self, macro: Macro) -> Meaning | None:
        """What a macro stands for, macros in it put in; None where it is not plain."""
        if macro not in self._meanings:
            body = None if macro.body is None else self._resolved(macro.body, _DEEPEST)
            self._meanings[macro] = None if body is None else _pieces(body)
        return self._meanings[macro]

    def _resolved(self, body: str, depth: int) -> str | None:
        """A body with the macros in it put in, as they are defined last."""
        self._room -= len(body)
        if self._room < 0 or len(body) > _LONGEST_MEANING:
            return None
        places, position = Places(body), 0
        parts: list[str] = []
        for use in _USE.finditer(body):
            known = self._by_name.get(use["name"] or "", [])
            if use.start() < position or not known:
                continue
            inner, end = known[-1], use.end()
            groups: list[str] = []
            while len(groups) < inner.arguments and (group := places.group(end)):
                groups.append(body[group.start + 1 : group.end - 1])
                end = group.end
            if not depth or inner.body is None or len(groups) < inner.arguments:
                return None
            put = _ARGUMENT.sub(lambda match, g=groups: g[int(match[1]) - 1], inner.body)  # type: ignore[misc]
            resolved = self._resolved(put, depth - 1)
            if resolved is None:
                return None
            parts += (body[position : use.start()], resolved)
            position = end
        whole = "".join((*parts, body[position:]))
        return whole if len(whole) <= _LONGEST_MEANING else None


def _macro(text: str, places: Places, match: re.Match[str]) -> Macro | None:
    """The definition that begins there; None where it is none."""
    group = places.group(match.end())
    has_default = group is None and places.option(match.end()) > match.end()
    if has_default:
        group = places.group(places.option(match.end()))
    if group is None:
        return None
    arguments = int(match["count"] or 0) or len(match["parameters"] or "") // 2
    plain = not has_default and len(group) <= _LONGEST
    body = _plain(text[group.start + 1 : group.end - 1], arguments) if plain else None
    return Macro(Span(match.start(), group.end), arguments, body)


def _plain(body: str, arguments: int) -> str | None:
    """A body on one line; None where it is more than words of a sentence."""
    line = _COMMENT.sub("", body)
    if _NOT_PLAIN.search(line) or any(int(number) > arguments for number in _ARGUMENT.findall(line)):
        return None
    return _BREAK.sub(" ", _XSPACE.sub("", line))


def _pieces(body: str) -> Meaning:
    parts = _ARGUMENT.split(body)
    return tuple(int(part) - 1 if number % 2 else part for number, part in enumerate(parts))
