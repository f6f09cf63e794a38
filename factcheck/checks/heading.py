"""A heading that says something else than the text below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from factcheck.checks import Example, Slip
from factcheck.checks._align import NAMING_UNITS, Aligner, quoted, remedy, unasked
from factcheck.checks._passages import passage
from factcheck.checks._quantities import akin, comparable, measured, meet
from factcheck.checks._scope import other_basis
from factcheck.claims.values.degrees import same_dimension
from factcheck.claims.values.polarity import turned
from factcheck.model import (
    BlockKind,
    Checked,
    Claim,
    Degree,
    Finding,
    Pair,
    Polarity,
    Quantity,
    Sentence,
    Span,
    Stance,
)

_CONFIDENCE = 0.85
_LEAST_SHARE = 0.6
"""Part of the heading's other words that the sentence must have."""
_LEAST_WORDS = 2
"""Words of the heading that the sentence must have, the figure aside."""


class HeadingCheck:
    """Holds headings against the statements below them."""

    id: ClassVar[str] = "heading"
    title: ClassVar[str] = "A heading that the text contradicts"
    help: ClassVar[str] = (
        "Headings are no claims, so nothing else looks at them. This check compares the figures of a heading, and whether "
        "it tells of a rise or a fall, with the sentences below it that have most of its words. It keeps silent where any "
        "sentence below agrees with the heading."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "",
            "# Exports of steel fell by 20 percent\n\nExports of steel fell by 12 percent in the spring.\n",
            Stance.CONTRADICTS,
        ),
        Example("", "# Exports of steel fall\n\nExports of steel rose in the spring.\n", Stance.CONTRADICTS),
        Example(
            "",
            "# Exports of steel fell by 20 percent\n\nExports of steel fell by a fifth, or 20 percent. Exports of wool "
            "fell by 12 percent.\n",
            None,
        ),
        Example("", "# Steel in 2020\n\nExports of steel rose by 12 percent.\n", None),
    )

    def __init__(self) -> None:
        self._aligner = Aligner()

    def judge(self, pair: Pair) -> Finding | None:
        """Nothing: two statements are the business of other checks."""
        return None

    def examine(self, read: Checked) -> Iterator[Slip]:
        """The headings with a sentence below that contradicts them."""
        for sentence in read.sentences:
            if sentence.kind is not BlockKind.HEADING:
                continue
            below = _below(read, sentence)
            if below:
                heading = passage(read.document, sentence.span, sentence.kind, sentence.headings)
                yield from self._figures(heading, below)
                yield from self._directions(heading, below)

    def _figures(self, heading: Claim, below: Sequence[Claim]) -> Iterator[Slip]:
        for figure in (v for v in heading.values if isinstance(v, Quantity) and v.unit not in NAMING_UNITS):
            ours = measured(heading, figure)
            others = [(c, measured(c, v)) for c in below for v in c.values if isinstance(v, Quantity)]
            if ours.open or any(akin(figure, m.quantity) and meet(ours, m) for _, m in others):
                continue
            for claim, rival in others:
                same = comparable(figure, rival.quantity) and not rival.open
                if same and self._about(heading, claim, ours.span, rival.span):
                    what = quoted(heading, ours.span), quoted(claim, rival.span)
                    told = f"The heading has {what[0]}, the text below {what[1]}"
                    yield self._slip(claim, heading, rival.span, ours.span, told)
                    break

    def _directions(self, heading: Claim, below: Sequence[Claim]) -> Iterator[Slip]:
        others = [(c, degree) for c in below for degree in _changes(c)]
        for ours in _changes(heading):
            alike = [(c, d) for c, d in others if same_dimension(ours.dimension, d.dimension)]
            if any(d.direction == ours.direction for _, d in alike):
                continue
            for claim, rival in alike:
                if self._about(heading, claim, ours.span, rival.span):
                    what = quoted(heading, ours.span), quoted(claim, rival.span)
                    told = f"The heading says {what[0]}, the text below {what[1]}"
                    yield self._slip(claim, heading, rival.span, ours.span, told)
                    break

    def _about(self, heading: Claim, claim: Claim, ours: Span, theirs: Span) -> bool:
        """Whether a sentence has the words of the heading, on the same basis."""
        alignment = self._aligner.align(unasked(heading, claim))
        words = {t.stem for t in alignment.claim if not (ours.start <= t.start < ours.end)}
        common = words & {t.stem for t in alignment.evidence if not (theirs.start <= t.start < theirs.end)}
        enough = len(common) >= _LEAST_WORDS and len(common) >= _LEAST_SHARE * len(words)
        return enough and not other_basis(alignment)

    def _slip(self, claim: Claim, heading: Claim, here: Span, there: Span, told: str) -> Slip:
        message = f"{told}; {remedy(claim, here, heading, there)}"
        return Slip(
            claim, heading, Finding(self.id, Stance.CONTRADICTS, _CONFIDENCE, message, (here,), (there,))
        )


def _below(read: Checked, heading: Sentence) -> list[Claim]:
    """The claims of running text in the section of a heading."""
    title = " ".join(read.document.slice(heading.span).split())
    depth = len(heading.headings)
    return [
        c
        for c in read.claims
        if c.span.start >= heading.span.end
        and c.kind is not BlockKind.CELL
        and len(c.headings) > depth
        and " ".join(c.headings[depth].split()) == title
    ]


def _changes(claim: Claim) -> list[Degree]:
    """The rises and falls of a claim, turned by the negations that reach them."""
    negations = tuple(v for v in claim.values if isinstance(v, Polarity))
    found = [v for v in claim.values if isinstance(v, Degree) and v.dimension and v.kind == "change"]
    return [replace(degree, direction=turned(degree, negations)) for degree in found]


plugin: type[HeadingCheck] = HeadingCheck
