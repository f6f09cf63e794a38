"""Where things end in LaTeX: groups, formulas, environments. Every search is made once, so hostile text costs no more."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from factcheck.model import Span
from factcheck.readers._tex_words import CODE

_MARK = re.compile(
    r"\\(?P<edge>begin|end)[ \t]*+\{(?P<name>[A-Za-z@]{1,40}\*?)\}|\\(?P<verb>verb|lstinline)\b"
    r"|\\(?:href|url|nolinkurl|path)[ \t]*+(?P<address>\{[^{}\r\n]{0,2000}\})|\\(?P<escaped>[^A-Za-z@])"
    r"|(?P<comment>%[^\r\n]*+)|(?P<open>\{)|(?P<close>\})",
    re.DOTALL,
)
_VERB = re.compile(
    r"\\(?:verb|lstinline)\*?(?:\[[^\[\]]{0,200}\])?(?P<mark>[^A-Za-z\s*{])[^\r\n]{0,500}?(?P=mark)"
)
_OPTION = re.compile(
    r"[ \t]*+\[(?:[^\[\]{}%\\]|\\.){0,500}+(?:\{(?:[^\[\]{}%\\]|\\.){0,200}+\}(?:[^\[\]{}%\\]|\\.){0,300}+)?\]"
)
_GROUP = re.compile(r"[ \t]*+(?:\r\n?|\n)?[ \t]*+\{")
_FORMULA = re.compile(r"\$((?:[^$\\%\r\n]|\\.|%[^\r\n]*+|(?:\r\n?|\n)(?![ \t]*+[\r\n]))*+)\$", re.DOTALL)
_ENVIRONMENT = re.compile(r"\\begin[ \t]*+\{(?P<name>[A-Za-z@]{1,40}\*?)\}")


class Places:
    """Knows of each group where it ends, and what code and comments there are."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: set[str] = set()
        """What was looked for and does not come any more."""
        self.groups: dict[int, int] = {}
        """Closing brace of each opening one."""
        self.code: dict[int, tuple[int, str]] = {}
        """Where each stretch of code begins: its end, and what it is."""
        self.environments: dict[int, Span] = {}
        """Where each environment begins: its last command."""
        self.comments: list[Span] = []
        open_ones: list[int] = []
        self._begun: defaultdict[str, list[int]] = defaultdict(list)
        position = 0
        while mark := _MARK.search(text, position):
            position = mark.end()
            if mark["open"]:
                open_ones.append(mark.start())
            elif mark["close"] and open_ones:
                self.groups[open_ones.pop()] = mark.start()
            elif mark["comment"]:
                self.comments.append(Span(*mark.span()))
            elif mark["address"]:
                self.groups[mark.start("address")] = mark.end() - 1
            elif mark["edge"] or mark["verb"]:
                position = self._code(mark) or self._edge(mark) or position
        self._comment_starts = [comment.start for comment in self.comments]
        self._code_starts = list(self.code)

    def _edge(self, mark: re.Match[str]) -> int:
        """Notes where an environment begins or ends; its braces are a group as any other."""
        if mark["edge"]:
            self.groups[mark.start("name") - 1] = mark.end() - 1
            begun = self._begun[mark["name"]]
            if mark["edge"] == "begin":
                begun.append(mark.start())
            elif begun:
                self.environments[begun.pop()] = Span(*mark.span())
        return 0

    def _code(self, mark: re.Match[str]) -> int:
        """The end of the code that begins there; 0 where none does."""
        start = mark.start()
        if mark["edge"] == "begin" and mark["name"].rstrip("*") in CODE:
            closing = f"\\end{{{mark['name']}}}"
            end = -1 if closing in self._missing else self._text.find(closing, mark.end())
            if end < 0:
                self._missing.add(closing)
            end = len(self._text) if end < 0 else end + len(closing)
            self.code[start] = (end, f"{mark['name']} environment")
        elif mark["verb"] and (inline := _VERB.match(self._text, start)):
            self.code[start] = (inline.end(), f"\\{mark['verb']}")
        return self.code[start][0] if start in self.code else 0

    def hides(self, position: int) -> int:
        """The end of the comment or the code that holds a position; 0 where none does."""
        number = bisect_right(self._comment_starts, position) - 1
        if number >= 0 and position < self.comments[number].end:
            return self.comments[number].end
        number = bisect_right(self._code_starts, position) - 1
        end = self.code[self._code_starts[number]][0] if number >= 0 else 0
        return end if position < end else 0

    def after(self, words: str, position: int) -> int:
        """The place behind the next such words outside of comments; -1 where there are none."""
        if words in self._missing:
            return -1
        while (found := self._text.find(words, position)) >= 0:
            number = bisect_right(self._comment_starts, found) - 1
            if number < 0 or self.comments[number].end <= found:
                return found + len(words)
            position = self.comments[number].end
        self._missing.add(words)
        return -1

    def option(self, position: int) -> int:
        """The end of the optional argument that begins here, if one does."""
        match = _OPTION.match(self._text, position)
        return match.end() if match else position

    def group(self, position: int) -> Span | None:
        """The group that begins here, room in front of it aside; with its braces."""
        match = _GROUP.match(self._text, position)
        if match is None or match.end() - 1 not in self.groups:
            return None
        return Span(match.end() - 1, self.groups[match.end() - 1] + 1)

    def arguments(self, position: int) -> Iterator[Span]:
        """The options and groups that follow one upon the other without room between them."""
        while True:
            end = self.option(position) if self._text.startswith("[", position) else position
            if end == position and self._text.startswith("{", position):
                end = self.groups.get(position, position - 1) + 1
            if end <= position:
                return
            yield Span(position, end)
            position = end

    def formula(self, position: int) -> Span | None:
        """The formula between single dollar signs that begins here."""
        match = _FORMULA.match(self._text, position)
        return Span(*match.span()) if match else None

    def environment(self, position: int) -> tuple[str, int] | None:
        """Name of the environment that begins here, and the end of its opening."""
        match = _ENVIRONMENT.match(self._text, position)
        return (match["name"], match.end()) if match else None
