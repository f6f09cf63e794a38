"""The words in which reports speak of the nouns of the model, and text made fit for showing."""

from __future__ import annotations

import re
from datetime import date

from factcheck.model import Claim, Mode, Reason, Relation, Scope, Severity

RELATIONS = {
    Relation.CONTRADICTION: "Contradiction",
    Relation.CHANGED_OVER_TIME: "Changed over time",
    Relation.OTHER_SCOPE: "Different scope",
    Relation.REVISION: "Revised",
    Relation.SOURCES_DISAGREE: "Sources disagree",
}
SCOPES = {
    Scope.DOCUMENT: "within one document",
    Scope.FOLDER: "between documents",
    Scope.CORPUS: "against the reference corpus",
}
SEVERITIES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTE: "Note"}
REASONS = {
    Reason.QUESTION: "questions",
    Reason.INSTRUCTION: "instructions",
    Reason.FRAGMENT: "fragments",
    Reason.OPINION: "opinions",
    Reason.HYPOTHETICAL: "hypothetical sentences",
    Reason.HEADING: "headings",
    Reason.TABLE_CELL: "table cells",
    Reason.AMBIGUOUS: "ambiguous sentences",
    Reason.CODE: "code",
    Reason.MARKUP: "markup",
    Reason.FRONT_MATTER: "front matter",
    Reason.NAVIGATION: "navigation",
    Reason.TOO_LONG: "too long",
    Reason.NO_TEXT: "without text",
    Reason.UNREADABLE: "unreadable",
}
"""What was not checked, as the head of a list or a count."""
_CERTAINTY = ((0.95, "almost certain"), (0.85, "very likely"), (0.7, "likely"), (0.0, "possible"))
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SPACE = re.compile(r"\s+")
_CLOSING = frozenset(".,;:!?)]”’")
# Control characters could drive a terminal or break a parser; each gives way to one visible character, so that
# lengths stay as they are.
_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n\r\x85"}
# What reorders or hides the text that follows it, beyond the word it stands in.
_BIDI = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")

_HARMFUL = _CONTROLS | _BIDI
_BREAKS = dict.fromkeys(map(ord, "\t\n\r\x85\u2028\u2029"), "\ufffd")


def certainty(confidence: float) -> str:
    """A calibrated confidence as a word."""
    return next(word for least, word in _CERTAINTY if confidence >= least)


def percent(confidence: float) -> str:
    """A confidence in whole percent; never 100 for what is less than certain."""
    return f"{min(round(confidence * 100), 99 if confidence < 1 else 100)} %"


def sureness(confidence: float) -> str:
    """A calibrated confidence as a word and a number."""
    return f"{certainty(confidence)} ({percent(confidence)})"


def speaker(claim: Claim) -> str:
    """Who says it, and how; of what was rated false, also how it was rated: the document does not say it itself."""
    source, mode = claim.attribution.source, claim.attribution.mode
    rated = claim.rating.told() if claim.rating and not claim.rating.holds else ""
    said = source or ("" if rated else "the document itself")
    named = said if not said or mode is Mode.ASSERTED else f"{said} ({mode})"
    return ", ".join(filter(None, (named, rated)))


def day(when: date) -> str:
    """A date in words, the same in every locale."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def harmless(text: str) -> str:
    """The text without characters that command a terminal or turn the reading direction around."""
    return text.translate(_HARMFUL)


def one_line(text: str) -> str:
    """The harmless text, with line breaks and tabs made visible, so that it can't pose as another line."""
    return harmless(text).translate(_BREAKS)


def squeeze(text: str, start: int, end: int) -> str:
    """The characters of a range with white space collapsed, as a reader wants to see them.

    Markup was masked by spaces, which leaves one before a full stop now and then; such spaces vanish.
    """
    pieces = []
    position = start
    for run in _SPACE.finditer(text, start, end):
        pieces.append(text[position : run.start()])
        pieces.append("" if _closes(text, run.end()) else " ")
        position = run.end()
    pieces.append(text[position:end])
    return "".join(pieces)


def _closes(text: str, position: int) -> bool:
    """Whether a closing mark stands there that no word follows directly."""
    after = text[position + 1 : position + 2]
    return text[position : position + 1] in _CLOSING and (not after or after.isspace())


def shorten(text: str, limit: int) -> str:
    """The beginning of a text, cut at a word and marked as cut where it is longer than so many characters."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    cut = head.rfind(" ")
    return f"{head[: cut if cut > limit // 2 else None].rstrip()}…"


def shorten_left(text: str, limit: int) -> str:
    """The end of a text, cut at a word and marked as cut where it is longer than so many characters."""
    if len(text) <= limit:
        return text
    tail = text[len(text) - limit + 1 :]
    cut = tail.find(" ")
    return f"…{tail[cut + 1 if 0 <= cut < limit // 2 else 0 :].lstrip()}"
