"""Comments that speak to this program: ``factcheck: ...``, in the comment syntax of each format.

Only a comment counts that the reader has masked: the same characters in a code block, or in an inline code span, are
an example.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.model import Directive, Reason, Span, Unchecked

_MARK = "factcheck:"
_MARKUP = re.compile(r"<!--\s*+factcheck:((?:(?!-->).)*+)-->", re.DOTALL)
_FORMS = {
    "text/markdown": _MARKUP,
    "text/html": _MARKUP,
    "application/x-ipynb+json": _MARKUP,
    "text/plain": re.compile(r"^[ \t]*+#[ \t]*+factcheck:([^\r\n]*+)", re.MULTILINE),
    "text/x-rst": re.compile(r"^[ \t]*+\.\.[ \t]++factcheck:([^\r\n]*+)", re.MULTILINE),
    "text/x-tex": re.compile(r"%[ \t]*+factcheck:([^\r\n]*+)"),
}
"""By media type; other formats have no comments, or none that a reader sees."""
LINE = _FORMS["text/plain"]
"""A directive of plain text, which is a whole line."""


def directives(
    source: str, masked: str, media_type: str, unchecked: Iterable[Unchecked]
) -> tuple[Directive, ...]:
    """The directives of a decoded file, in reading order; `masked` is its text with the markup out."""
    form = _FORMS.get(media_type)
    if form is None or _MARK not in source:
        return ()
    code = [region.span for region in unchecked if region.reason is Reason.CODE]
    return tuple(_found(form, source, masked, code))


def _found(form: re.Pattern[str], source: str, masked: str, code: list[Span]) -> Iterator[Directive]:
    for match in form.finditer(source):
        span = Span(*match.span())
        if not masked[span.start : span.end].strip() and not any(map(span.overlaps, code)):
            yield Directive(span, " ".join(match[1].split()))
