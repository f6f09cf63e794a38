"""The picture of the folder: each document a strip, each claim a mark where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from factcheck.model import Checked, Severity, Span
from factcheck.reports._summary import plural, sentences_checked

WIDTH = 1000
"""Units across a strip, whatever the length of the document."""
_STEP = 4
"""Marks stand on a grid of so many units; of those that meet, the worst is drawn."""
_NARROWEST = 6
_ORDER = ("plain", "supported", "note", "warning", "error")


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim (or several at one spot)."""

    x: int
    width: int
    kind: str
    """“error”, “warning”, “note”, “supported” or “plain”."""
    finding: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One document."""

    number: int
    uri: str
    marks: tuple[Mark, ...]
    """The worst last, so that it is drawn on top."""
    findings: int
    coverage: str


def strip(
    outcome: Checked, verdicts: Mapping[Span, tuple[Severity, int]], supported: Set[str], number: int
) -> Strip:
    """Draws a document; `verdicts` gives severity and number of the finding at a passage, `supported` claim ids."""
    length = max(1, len(outcome.document.text))
    drawn: dict[int, Mark] = {}
    kinds = {c.span: ("supported" if c.id in supported else "plain", None) for c in outcome.claims}
    found = {span: (severity.value, finding) for span, (severity, finding) in verdicts.items()}
    for span, (kind, finding) in (kinds | found).items():
        x = span.start * WIDTH // length // _STEP * _STEP
        width = max(_NARROWEST, len(span) * WIDTH // length - 1)
        line = outcome.document.locate(span).line
        words = f"line {line}" if finding is None else f"finding {finding}, line {line}"
        mark = Mark(x, min(width, WIDTH - x), kind, finding, words)
        if x not in drawn or _ORDER.index(kind) > _ORDER.index(drawn[x].kind):
            drawn[x] = mark
    return Strip(
        number=number,
        uri=outcome.uri,
        marks=tuple(sorted(drawn.values(), key=lambda m: (_ORDER.index(m.kind), m.x))),
        findings=len({finding for _, finding in found.values()}),
        coverage=f"{sentences_checked(outcome)} of {plural(len(outcome.sentences), 'sentence')}",
    )
