"""Markup inside a paragraph of Markdown: what of it is masked, and what of it is listed as left out.

The words of links and code spans stay, targets, brackets and backticks go. The text of images, comments and what is
struck out is masked and listed. One pass from left to right; every pattern is tried where it begins only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import takewhile

from factcheck.model import Span
from factcheck.readers._draft import Draft, masked_out
from factcheck.readers._emphasis import Run, pair, run_at
from factcheck.readers._mask import Edit, entity_at
from factcheck.readers._superscript import superscript

# A set of characters is found several times faster than the alternatives.
_CANDIDATE = re.compile(r"[\\`!\[\]<&*_~]")
_SPECIAL = re.compile(r"\\(?=[!-/:-@\[-`{-~\r\n])|`++|!\[|\[|\]|<|&|\*++|_++|~++")
# The usual link and the usual code span, without anything else inside.
_PLAIN_LINK = re.compile(r"\[(?!\^)[^\[\]\\`!<&*_~]*+(\])\([^\s()<]*+\)")
_PLAIN_CODE = re.compile(r"`[^`]++(`)(?!`)")
_TARGET = re.compile(
    r"""\(\s*+(?:<[^<>\n]*+>|[^\s()<]?+[^\s()]*+(?:\([^\s()]*+\)[^\s()]*+){0,8})
        (?:\s++(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?+\s*+\)""",
    re.VERBOSE,
)
_TICKS = re.compile(r"`++")
_LABEL = re.compile(r"\[([^\[\]]{0,999}+)\]")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[^\s<>@]{1,64}@[^\s<>@]{1,255})>")
_TAG = re.compile(r"<(?:(/?)([A-Za-z][A-Za-z0-9-]*+)(?:[\s/][^<>]*+)?+|[!?][A-Za-z][^<>]*+)>")
_LONGEST_LABEL = 999
_BREAKING_TAGS = frozenset({"br", "p", "div", "td", "th", "tr", "li", "hr", "img"})


def normal_label(label: str) -> str:
    """A label of a link reference, as labels are compared."""
    return " ".join(label.split()).casefold()


@dataclass(slots=True)
class _Bracket:
    start: int
    inner: int
    is_image: bool


class Inline:
    """Walks through one paragraph."""

    def __init__(self, draft: Draft, start: int, end: int, labels: frozenset[str]) -> None:
        self._text = draft.text
        self._edits = draft.edits
        self._unchecked = draft.unchecked
        self._start = start
        self._end = end
        self._labels = labels
        """Normal labels of the document's link references."""
        self._brackets: list[_Bracket] = []
        self._links_below = 0
        """So many of the open brackets stand around a link: they are none themselves."""
        self._runs: list[Run] = []
        self._ticks: dict[int, list[int]] | None = None
        self._last_comment_end = -2
        """Offset of the last end of a comment, -1 for none, -2 where nobody has looked yet."""

    def walk(self) -> None:
        """Fills the draft."""
        text, end, position = self._text, self._end, self._start
        while candidate := _CANDIDATE.search(text, position, end):
            special = _SPECIAL.match(text, candidate.start(), end)
            position = self._take(special) if special else candidate.end()
        self._pair(self._runs)

    def _pair(self, runs: list[Run]) -> None:
        if runs:
            edits, struck = pair(runs)
            self._edits += edits + struck
            for edit in struck:
                self._list(edit, "struck out", Span(edit.start + 2, edit.end - 2))

    def _take(self, match: re.Match[str]) -> int:
        """Handles one special character; returns where to go on."""
        start, end, char = match.start(), match.end(), match[0][0]
        if char == "\\":
            self._edits.append(Edit(start, end))
            return end + 1
        if char == "`":
            return self._code(start, end)
        if char in "*_" or match[0] == "~~":
            run = run_at(self._text, start, end, (self._start, self._end))
            if run.opens or run.closes:
                self._runs.append(run)
            return end
        if char == "~":
            return end
        if char == "[" and (link := _PLAIN_LINK.match(self._text, start, self._end)):
            self._links_below = len(self._brackets)
            return self._around(link)
        if char in "![":
            self._brackets.append(_Bracket(start, end, char == "!"))
            return end
        if char == "]":
            return self._close_bracket(start)
        edit = entity_at(self._text, start, self._end) if char == "&" else self._angle(start)
        if edit is None:
            return end
        self._edits.append(edit)
        return edit.end

    def _code(self, start: int, end: int) -> int:
        """A code span keeps its words: "the limit is `5`" is a statement all the same."""
        if plain := _PLAIN_CODE.match(self._text, start, self._end):
            return self._around(plain)
        if self._ticks is None:
            self._ticks = defaultdict(list)
            for run in _TICKS.finditer(self._text, self._start, self._end):
                self._ticks[run.end() - run.start()].append(run.start())
        closers = self._ticks.get(end - start, [])
        index = bisect_right(closers, start)
        if index == len(closers):
            return end
        close = closers[index]
        self._edits += (Edit(start, end), Edit(close, close + end - start))
        return close + end - start

    def _around(self, match: re.Match[str]) -> int:
        """Masks all but what stands between the first character and the first group."""
        start, close, end = match.start(), match.start(1), match.end()
        self._edits += (Edit(start, start + 1), Edit(close, end))
        return end

    def _angle(self, start: int) -> Edit | None:
        """An edit for the autolink, tag or comment that begins here."""
        if link := _AUTOLINK.match(self._text, start, self._end):
            self._edits.append(Edit(start, start + 1))
            return Edit(link.end() - 1, link.end())
        if self._text.startswith("<!--", start):
            return self._comment(start)
        tag = _TAG.match(self._text, start, self._end)
        if tag is None:
            return None
        name = (tag[2] or "").lower()
        if name == "sup" and not tag[1] and (raised := superscript(self._text, start, self._end)):
            return raised
        return Edit(start, tag.end(), joins=name not in _BREAKING_TAGS)

    def _comment(self, start: int) -> Edit | None:
        if self._last_comment_end == -2:
            self._last_comment_end = self._text.rfind("-->", self._start, self._end)
        if self._last_comment_end < start + 4:
            return None
        end = self._text.find("-->", start + 4, self._end)
        edit = Edit(start, end + 3, joins=not self._text[start + 4 : end].strip())
        self._list(edit, "comment", Span(start + 4, end))
        return edit

    def _close_bracket(self, position: int) -> int:
        after = position + 1
        if not self._brackets:
            return after
        opener = self._brackets.pop()
        is_inside_out = not opener.is_image and len(self._brackets) < self._links_below
        self._links_below = min(self._links_below, len(self._brackets))
        if is_inside_out:
            return after
        if self._text.startswith("^", opener.inner) and position - opener.inner < _LONGEST_LABEL:
            self._edits.append(Edit(opener.start, after))
            return after
        target = _TARGET.match(self._text, after, self._end)
        end = target.end() if target else self._reference_end(opener, position)
        if end is None:
            return after
        inside = self._runs_since(opener.start)
        if opener.is_image:
            self._edits.append(Edit(opener.start, end, joins=False))
            self._list(self._edits[-1], "image", Span(opener.inner, position))
        else:
            self._edits += (Edit(opener.start, opener.inner), Edit(position, end))
            self._pair(inside)
            self._links_below = len(self._brackets)
        return end

    def _runs_since(self, start: int) -> list[Run]:
        """Takes the delimiters out that stand inside brackets: they pair among themselves only."""
        if not self._runs or self._runs[-1].start < start:
            return []
        count = sum(1 for _ in takewhile(lambda run: run.start > start, reversed(self._runs)))
        inside = self._runs[len(self._runs) - count :]
        del self._runs[len(self._runs) - count :]
        return inside

    def _reference_end(self, opener: _Bracket, position: int) -> int | None:
        """Where a link by label ends; None where the brackets are no link."""
        label = _LABEL.match(self._text, position + 1, self._end)
        if label and label[1].strip():
            return label.end() if normal_label(label[1]) in self._labels else None
        if position - opener.inner > _LONGEST_LABEL:
            return None
        if normal_label(self._text[opener.inner : position]) not in self._labels:
            return None
        return label.end() if label else position + 1

    def _list(self, edit: Edit, what: str, content: Span) -> None:
        self._unchecked += masked_out(self._text, Span(edit.start, edit.end), what, content)
