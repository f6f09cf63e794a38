"""Inline markup of reStructuredText, masked in place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.readers._mask import Edit

# Each alternative is linear: it stops at the first mark, and at a blank line, which no markup crosses.
_INLINE = re.compile(
    r"""
      ``(?P<literal>[^`\n]+(?:\n[^`\n]+){0,3})``
    | (?::(?P<role>[A-Za-z][\w.+:-]{0,60}):)?`(?P<text>[^`<\n]*(?:\n[^`<\n]+){0,3})
          (?:<(?P<target>[^>`]{0,500})>)?`(?P<tail>__?|:[A-Za-z][\w.+-]{0,60}:)?
    | (?<![\w*])(?P<mark>\*\*?)(?=[^\s*])(?P<words>[^*\n]*(?:\n[^*\n]+){0,5})(?<=\S)(?P=mark)(?!\w)
    | (?<!\w)\[(?P<note>\#?[\w.-]{0,40}|\*)\]_(?!\w)
    | (?<![\w|])\|(?P<name>[^\s|][^|\n]{0,60})\|(?P<after>__?)?
    | (?<=\w)(?P<link>__?)(?=[\s.,;:!?)\]]|\Z)
    | \\(?P<escaped>.)
    """,
    re.VERBOSE,
)


def inline(text: str, start: int, end: int) -> Iterator[Edit]:
    """An edit for each piece of markup in a stretch of running text."""
    for match in _INLINE.finditer(text, start, end):
        shown = next((name for name in ("literal", "words", "name") if match[name] is not None), "")
        if match["text"] is not None:
            yield from _interpreted(match)
        elif shown:
            yield Edit(match.start(), match.start(shown))
            yield Edit(match.end(shown), match.end())
        elif match["escaped"] is not None:
            blank = match["escaped"].isspace()
            yield Edit(match.start(), match.end() if blank else match.start() + 1)
        else:
            yield Edit(match.start(), match.end())


def _interpreted(match: re.Match[str]) -> Iterator[Edit]:
    """A role or a link: its words stay, its target goes unless there is nothing else."""
    first, last = (
        match.span("text") if match["text"].strip() or match["target"] is None else match.span("target")
    )
    if match["text"].startswith(("~", "!")) and match["role"]:
        first += 1
    words = len(match[0][: last - match.start()].rstrip())
    yield Edit(match.start(), first)
    yield Edit(min(match.start() + words, last) if words > first - match.start() else last, match.end())
