"""What a cell of a table states: figure or words, with the heads of its row and column as the subject."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factcheck.claims._verbs import states
from factcheck.claims.values.figures import figure
from factcheck.model import Cell, Claim, Document, Sentence, Value

_WORD = re.compile(r"[^\W_]++(?:['’-][^\W_]++)*+")
_LEAST_WORDS = 4
"""Of a sentence in a cell."""
_MOST_WORDS = 12
"""Of a cell that is no sentence; more is a text that names no subject."""
_NO_VALUE = frozenset("n/a na nan null none nil tbd tba unknown - – — ? .. ... … :".split())
_ON = frozenset("true yes on enabled".split())
_OFF = frozenset("false no off disabled".split())
"""What stands in a cell that switches something."""
_ASKING = re.compile(
    r"(?:whether|if) (?P<what>[^,;:.()]{3,80}?) (?P<be>is|are) (?P<state>[^,;:.()]{3,60})", re.IGNORECASE
)
_SWITCHING = re.compile(
    r"(?P<verb>enables?|activates?|turns? on|switch(?:es)? on|disables?|deactivates?|turns? off|switch(?:es)? off) "
    r"(?P<what>[^,;:.()]{3,60})",
    re.IGNORECASE,
)
"""Descriptions of a switch: “Whether connections are encrypted”, “Enable audit logging”."""
_OF = re.compile(r" (?:of|for|in|on|to|from|by|with|about)\b", re.IGNORECASE)
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
    if cell.described and words.lower() in _ON | _OFF and (told := _switched(cell, words.lower() in _ON)):
        return Reading(told)
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


def reads_alone(claim: Claim) -> bool:
    """Whether a cell was read as a sentence, so that any sentence may meet it."""
    return claim.cell is not None and bool(claim.cell.described) and claim.context.endswith(".")


def _switched(cell: Cell, is_on: bool) -> str:
    """What a switch says, as a sentence; empty where its description does not tell."""
    usual = " by default" if cell.column_header.lower().startswith("default") else ""
    if found := _ASKING.fullmatch(cell.described):
        what, state = found["what"], ("" if is_on else "not ") + found["state"]
        be = found["be"]
    elif found := _SWITCHING.fullmatch(cell.described):
        off = found["verb"].lower().startswith(("dis", "deact")) or found["verb"].lower().endswith("off")
        what, state = found["what"], "enabled" if is_on != off else "disabled"
        head = _OF.split(what)[0]
        be = "are" if head.endswith("s") and not head.endswith("ss") else "is"
    else:
        return ""
    return f"{what[:1].upper()}{what[1:]} {be} {state}{usual}."


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
