"""What a cell of a table states: figure or words, with the heads of its row and column as the subject."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factcheck.claims._verbs import states
from factcheck.claims.values.figures import figure
from factcheck.model import Cell, Document, Sentence, Value

_WORD = re.compile(r"[^\W_]++(?:['’-][^\W_]++)*+")
_LEAST_WORDS = 4
"""Of a sentence in a cell."""
_MOST_WORDS = 12
"""Of a cell that is no sentence; more is a text that names no subject."""
_NO_VALUE = frozenset("n/a na nan null none nil tbd tba unknown - – — ? .. ... … :".split())
_IDENTIFIER = re.compile(
    r"\S*+(?<!\w)(?:https?://|www\.)\S*+|[\w.+-]{1,64}@[\w.-]++|(?=[^\s\d]*+\d)(?=[\d\W_]*+[^\W\d_])[\w./:#-]++"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell as a statement; where `silence` says why it is none, the rest is empty."""

    context: str = ""
    """As :attr:`Claim.context`."""
    values: tuple[Value, ...] = ()
    """With spans in the document."""
    silence: str = ""


def is_running(text: str) -> bool:
    """Whether a cell holds a sentence, so that it is read like any other."""
    words = _WORD.findall(text.lower())
    if len(words) < _LEAST_WORDS or not states(words):
        return False
    return text.rstrip().endswith((".", "!", "?", "…", "”", '"')) or len(words) > _MOST_WORDS


def read(document: Document, sentence: Sentence) -> Reading:
    """What the cell states that makes up a sentence."""
    text = document.slice(sentence.span)
    words = " ".join(text.split())
    cell = sentence.cell
    if words.lower() in _NO_VALUE or not any(map(str.isalnum, words)):
        return Reading(silence="no value")
    if words.endswith("?"):
        return Reading(silence="question")
    if cell is None or not cell.heads:
        return Reading(silence="no heads tell what it is")
    found = figure(text, cell)
    if found is not None:
        moved = replace(found.quantity, span=sentence.span, measure=found.quantity.measure or _measure(cell))
        return Reading(f"{_subject(cell)}: {found.written}", (moved,))
    if _IDENTIFIER.fullmatch(words):
        return Reading(silence="identifier")
    if len(_WORD.findall(words)) > _MOST_WORDS:
        return Reading(silence="words without a statement")
    return Reading(f"{_subject(cell)}: {words}")


def introduced(context: str, cell: Cell | None) -> str:
    """A sentence in a cell, with the head of its row in front where it doesn't say that itself."""
    head = cell.row_header if cell else ""
    return context if not head or head.lower() in context.lower() else f"{head}: {context}"


def _subject(cell: Cell) -> str:
    """What the heads and, where there is one, the description say that a cell is about."""
    if not cell.described:
        return cell.heads
    return f"{cell.row_header} ({cell.described}), {cell.column_header}"


def _measure(cell: Cell) -> str:
    """The noun that is measured: the last word of the head that names no period."""
    for head in (cell.column_header, cell.row_header):
        words = [word for word in _WORD.findall(head.lower()) if word.isalpha()]
        if words:
            return str(words[-1])
    return ""
