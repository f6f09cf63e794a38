"""Text of documents inside Markdown, so that it stays text.

Held against CommonMark and what GitHub and GitLab add to it: mentions, references to issues, links made of bare
addresses, emoji, formulas.
"""

from __future__ import annotations

import re

from factcheck.reports._exchange import plain_line

_BREAK = "\u200b"
"""A space without width: it parts what would be read as one mention, reference or address."""
# A mention, a reference or a label; a bare address; an issue of GitHub; an emoji.
_LINKED = re.compile(
    r"(?<=[@#!%&~])(?=[\w\"])|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=\bGH-)(?=\d)|(?<=:)(?=[\w+-]+:)", re.I
)
_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|]")
# What makes a list, a heading or a rule at the beginning of a line.
_OPENING = re.compile(r"^(\d{0,9})([-+=#.)])")
_TICKS = re.compile(r"`+")


def escape(text: str) -> str:
    """The text on one line, to stand behind other words of a line."""
    parted = _SPECIAL.sub(r"\\\g<0>", _LINKED.sub(_BREAK, plain_line(text)))
    # The only form of a dollar sign that no renderer takes for the beginning of a formula.
    return parted.replace("$", "<span>$</span>")


def paragraph(text: str) -> str:
    """The text on one line, to stand at the beginning of a line."""
    return _OPENING.sub(r"\1\\\2", escape(text).strip())


def code(text: str) -> str:
    """The text on one line as a code span: nothing in it is read as Markdown."""
    line = plain_line(text)
    ticks = "`" * (1 + max((len(run) for run in _TICKS.findall(line)), default=0))
    edge = " " if line.startswith(("`", " ")) or line.endswith(("`", " ")) else ""
    return f"{ticks}{edge}{line}{edge}{ticks}" if line.strip() else "` `"
