"""Comments that speak to this program: ``factcheck: ...``, in the comment syntax of each format.

Only a comment counts that the reader has masked: the same characters in a code block, or in an inline code span, are
an example.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from factcheck.model import Directive, Reason, Span, Unchecked

_MARK = "factcheck:"
_MARKUP = (re.compile(r"<!--\s*+factcheck:"), "-->")
_FORMS: dict[str, tuple[re.Pattern[str], str]] = {
    "text/markdown": _MARKUP,
    "text/html": _MARKUP,
    "text/plain": (re.compile(r"^[ \t]*+#[ \t]*+factcheck:", re.MULTILINE), ""),
    "text/x-tex": (re.compile(r"%[ \t]*+factcheck:"), ""),
    "text/x-rst": (re.compile(r"^[ \t]*+\.\.[ \t]++factcheck:", re.MULTILINE), ""),
}
"""How a directive begins and how it ends (empty: with its line), by media type; other formats have no comments."""
_LINE_END = re.compile(r"[\r\n]|\Z")
LINE = re.compile(r"[ \t]*+#[ \t]*+factcheck:([^\r\n]*+)")
"""A directive of plain text, which is a whole line."""


def directives(
    source: str, masked: str, media_type: str, unchecked: Iterable[Unchecked]
) -> tuple[Directive, ...]:
    """The directives of a decoded file, in reading order; `masked` is its text with the markup out."""
    form = _FORMS.get(media_type)
    if form is None or _MARK not in source:
        return ()
    code = sorted(region.span for region in unchecked if region.reason is Reason.CODE)
    return tuple(_found(form, source, masked, code))


def _found(
    form: tuple[re.Pattern[str], str], source: str, masked: str, code: list[Span]
) -> Iterator[Directive]:
    begin, close = form
    position = 0
    while match := begin.search(source, position):
        end = source.find(close, match.end()) if close else _line_end(source, match.end())
        if end < 0:
            return
        position = end + len(close)
        span = Span(match.start(), position)
        if not masked[span.start : span.end].strip() and not _overlaps(span, code):
            yield Directive(span, " ".join(source[match.end() : end].split()))


def _overlaps(span: Span, regions: list[Span]) -> bool:
    """Whether a stretch meets one of the regions, which are in order and disjoint."""
    after = bisect_left(regions, span)
    return any(span.overlaps(region) for region in regions[max(0, after - 1) : after + 1])


def _line_end(source: str, position: int) -> int:
    found = _LINE_END.search(source, position)
    return found.start() if found else len(source)
