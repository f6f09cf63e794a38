"""Comments that speak to this program, in formats as such."""

from __future__ import annotations

import pytest

from factcheck.model import Reason, Span, Unchecked
from factcheck.readers._directives import directives


@pytest.mark.parametrize(
    ("media_type", "source", "words"),
    [
        ("text/x-rst", "Text.\n\n.. factcheck: ignore number -- why\n\nMore.\n", ["ignore number -- why"]),
        (
            "text/markdown",
            "<!--factcheck:ignore--> <!-- factcheck:\nignore-end -->",
            ["ignore", "ignore-end"],
        ),
        ("text/markdown", "<!-- factcheck: ignore --", []),
        ("text/markdown", "<!-- fact: ignore -->", []),
        ("text/plain", "# factcheck: ignore\r\n", ["ignore"]),
        ("application/pdf", "# factcheck: ignore\n", []),
    ],
)
def test_each_format_has_its_comment(media_type: str, source: str, words: list[str]) -> None:
    found = directives(source, " " * len(source), media_type, ())
    assert [directive.words for directive in found] == words
    assert all("factcheck:" in source[d.span.start : d.span.end] for d in found)


def test_what_can_be_seen_or_is_code_is_no_directive() -> None:
    source = "<!-- factcheck: ignore -->"
    assert directives(source, source, "text/markdown", ()) == ()
    code = Unchecked(Span(0, len(source)), Reason.CODE)
    assert directives(source, " " * len(source), "text/markdown", (code,)) == ()


def test_a_hostile_text_is_read_to_its_end() -> None:
    source = "<!-- factcheck: " * 20_000
    assert directives(source, " " * len(source), "text/html", ()) == ()
