"""LaTeX nearer to what is printed: macros that the file defines are put in, footnotes stand behind their paragraphs.

What comes out is LaTeX still, with the place in the file of each of its fragments. Only plain macros are put in: those that take
whole groups, and whose meaning is words and commands of a sentence. All others stay as they are, and are listed later.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from factcheck.model import Fragment, Span
from factcheck.readers import _tex_words as words
from factcheck.readers._tex_macros import DEFINITION, Macro, Macros
from factcheck.readers._tex_places import Places

_USE = re.compile(r"\\(?:(?P<name>[A-Za-z@]++)|.)", re.DOTALL)
_NOTE = re.compile(r"\\(?:footnote(?:text)?|endnote|sidenote|marginnote|marginpar)(?![A-Za-z@])")
_END = re.compile(
    r"(?:\r\n?|\n)[ \t]*+(?:\r\n?|\n)|\\(?:begin|end)[ \t]*+\{(?P<name>[A-Za-z@]{1,40})"
    r"|\\(?:par|item|part|chapter|(?:sub){0,2}section|(?:sub)?paragraph|appendix)(?![A-Za-z@])"
)
"""What a paragraph may end with."""
_APART = "\n\n"
_OFF = "\\iffalse"
_LONGEST_GROUP = 5000
"""Characters of a group out of which a footnote is moved: it should not land far away."""
_DEEPEST = 10
"""Macros within the arguments of macros."""
_SET_APART = words.TABLES | words.MATHEMATICS | words.HIDDEN | {"comment"}
"""Environments that a footnote is not moved out of."""
_KEPT_WHOLE = words.LISTS | words.QUOTATIONS
"""Environments behind which their footnotes stand: between two items one would be an item, or end the list."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    command: Span
    words: Span
    behind: int
    """Where its paragraph ends."""


@dataclass(slots=True)
class Printed:
    """The text as it was put together."""

    text: str
    fragments: tuple[Fragment, ...] = ()
    """Empty where the text is that of the file."""


def printed(text: str) -> Printed:
    """The text with its macros put in and its footnotes moved; work and growth are bounded by its length."""
    if not _NOTE.search(text) and not DEFINITION.search(text):
        return Printed(text)
    places = Places(text)
    macros = Macros(text, places)
    notes = _notes(text, places, macros)
    if not macros and not notes:
        return Printed(text)
    return _Printer(text, places, macros, notes).run()


def _notes(text: str, places: Places, macros: Macros) -> list[Note]:
    """The footnotes that can be read behind their paragraphs, in order, none inside another."""
    outer = _outermost(Span(opening, closing + 1) for opening, closing in places.groups.items())
    apart = _outermost(chain(_environments(places, _SET_APART), _switched_off(text, places)))
    lists = _environments(places, _KEPT_WHOLE)
    notes: list[Note] = []
    # The last paragraph's end is remembered: many footnotes may stand before one.
    searched, behind = 0, 0
    for match in _NOTE.finditer(text, max(0, places.after("\\begin{document}", 0))):
        start = match.start()
        group = places.group(places.option(match.end()))
        inside = notes and start < notes[-1].command.end
        if group is None or inside or places.hides(start) or macros.defines(start) or _around(apart, start):
            continue
        around = _around(outer, start)
        if around and len(around) > _LONGEST_GROUP:
            continue
        listed = _around(lists, start)
        end = max(group.end, around.end if around else 0, listed.end if listed else 0)
        if not searched <= end <= behind:
            searched, behind = end, _paragraph_end(text, places, end)
        notes.append(Note(Span(start, group.end), Span(group.start + 1, group.end - 1), behind))
    return notes


def _paragraph_end(text: str, places: Places, position: int) -> int:
    for match in _END.finditer(text, position):
        if not places.hides(match.start()) and (match["name"] or "") not in words.MATHEMATICS:
            return match.start()
    return len(text)


def _environments(places: Places, names: frozenset[str]) -> list[Span]:
    """The outermost environments of these names, in order."""
    return _outermost(
        Span(start, closing.end)
        for start, closing in places.environments.items()
        if (found := places.environment(start)) and found[0].rstrip("*") in names
    )


def _switched_off(text: str, places: Places) -> Iterator[Span]:
    """What stands between “iffalse” and “fi”."""
    position = 0
    while (start := text.find(_OFF, position)) >= 0:
        position = start + len(_OFF)
        if not places.hides(start) and (end := places.after("\\fi", position)) > 0:
            yield Span(start, end)
            position = end


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """Those that lie in no other one, in order."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return kept


def _around(spans: list[Span], position: int) -> Span | None:
    """The one of these disjoint stretches that holds a position."""
    number = bisect_right(spans, position, key=lambda span: span.start) - 1
    return spans[number] if number >= 0 and position < spans[number].end else None


@dataclass(slots=True)
class _Printer:
    """Puts the text together."""

    source: str
    places: Places
    macros: Macros
    notes: list[Note]
    parts: list[str] = field(default_factory=list)
    fragments: list[Fragment] = field(default_factory=list)
    length: int = 0

    def run(self) -> Printed:
        position = 0
        waiting = sorted(self.notes, key=lambda note: note.behind)
        for note in waiting:
            if position < note.behind:
                position = self._copy(position, note.behind)
            self._put(_APART, note.words.start, 0)
            self._copy(note.words.start, note.words.end)
            self._put(_APART, note.words.end, 0)
        self._copy(position, len(self.source))
        text = "".join(self.parts)
        return Printed(text, tuple(self.fragments) if text != self.source else ())

    def _put(self, text: str, origin: int, length: int) -> None:
        if text:
            self.parts.append(text)
            self.fragments.append(Fragment(self.length, origin, length))
            self.length += len(text)

    def _copy(self, start: int, end: int, depth: int = 0) -> int:
        """Takes over a stretch without its footnotes, with its macros put in; returns where it really ended."""
        position = start
        note = bisect_left(self.notes, start, key=lambda one: one.command.start)
        search = start
        while use := _USE.search(self.source, search, end):
            while note < len(self.notes) and self.notes[note].command.start < use.start():
                note += 1
            search = use.end()
            if note < len(self.notes) and self.notes[note].command.start == use.start():
                self._put(self.source[position : use.start()], position, use.start() - position)
                position = search = self.notes[note].command.end
            elif (hidden := self.places.hides(use.start())) or (hidden := self.macros.defines(use.start())):
                search = max(search, hidden)
            elif use["name"] and (macro := self.macros.named(use["name"], use.start())):
                behind = self._expand(macro, position, use.span(), depth)
                position = search = behind or position
                search = max(search, use.end())
        if position < end:
            self._put(self.source[position:end], position, end - position)
        return max(position, end)

    def _expand(self, macro: Macro, position: int, use: tuple[int, int], depth: int) -> int:
        """Puts a macro in, after the words before it; returns the end of its use, 0 where it stays as it is."""
        start, end = use
        arguments: list[Span] = []
        for _ in range(macro.arguments):
            group = self.places.group(end)
            if group is None:
                return 0
            arguments.append(group)
            end = group.end
        meaning = self.macros.meaning(macro)
        if meaning is None or depth >= _DEEPEST or not self.macros.afford(sum(map(len, arguments)), meaning):
            return 0
        self._put(self.source[position:start], position, start - position)
        for piece in meaning:
            if isinstance(piece, str):
                self._put(piece, start, 0 if arguments else end - start)
            else:
                self._copy(arguments[piece].start + 1, arguments[piece].end - 1, depth + 1)
        return end
