"""Statements written for this project, as they stand apart in one document: other words, not twins.

Every line of a `.txt` file holds four sentences, parted by ` | `: a statement, a sentence that contradicts it, one that
speaks of the same things and is consistent with it, and one that follows from it. In `consistent.txt` all four are
consistent with each other and none follows from another.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

from training.synthetic.compose import Row
from training.synthetic.edit import CONTRADICTION, ENTAILMENT, NEUTRAL

FOLDER = Path(__file__).parent
ALL_CONSISTENT = "consistent"


def lines(folder: Path = FOLDER) -> Iterator[tuple[str, tuple[str, str, str, str]]]:
    """The lines of all files with a name each; raises ``ValueError`` with file and line where one has not four parts."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            parts = tuple(part.strip() for part in line.split(" | "))
            if len(parts) != 4 or not all(parts):
                raise ValueError(f"{path}:{number}: four sentences are wanted, {len(parts)} are there")
            yield f"written:{path.stem}:{number}", parts


def rows(folder: Path = FOLDER) -> Iterator[Row]:
    """The pairs of every line, in both directions where the label allows it."""
    for document, parts in lines(folder):
        if document.split(":")[1] == ALL_CONSISTENT:
            for one, other in permutations(parts, 2):
                yield Row(one, other, NEUTRAL, "written-consistent", document)
        else:
            yield from _pairs(document, *parts)


def _pairs(document: str, said: str, against: str, beside: str, follows: str) -> Iterator[Row]:
    for one in (said, follows, f"{said} {beside}", f"{beside} {said}"):
        yield Row(one, against, CONTRADICTION, "written-contradiction", document)
    for one in (said, follows):
        yield Row(against, one, CONTRADICTION, "written-contradiction", document)
    for one in (said, f"{beside} {said}"):
        yield Row(one, follows, ENTAILMENT, "written-entailment", document)
    for one, other in ((said, beside), (beside, said), (follows, beside), (beside, follows)):
        yield Row(one, other, NEUTRAL, "written-neutral", document)
