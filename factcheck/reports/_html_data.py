"""The data of the page as compact JSON: rows without keys, names of the columns once, safe inside a script element."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from typing import Any

from factcheck.reports._advice import Advice
from factcheck.reports._html_cards import Card, Other, Passage
from factcheck.reports._html_documents import BlockView, Run
from factcheck.reports._html_folder import DocumentView
from factcheck.reports._html_ledger import LedgerEntry, LedgerGroup
from factcheck.reports._html_marks import KINDS
from factcheck.reports._html_values import Place, ValueEntry, ValueRow
from factcheck.reports._words import RELATIONS, SCOPES, SEVERITIES, harmless

_COLUMNS = (Card, Passage, Other, Advice, DocumentView, LedgerGroup, LedgerEntry, ValueRow, ValueEntry, Place)
_BLOCKS = ("paragraph", "heading", "item", "quote", "cell", "region", "gap")
# Nothing in a string may end the element, start a comment in it, or break a line; half a surrogate pair is no text.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def data_json(
    cards: tuple[Card, ...],
    documents: tuple[DocumentView, ...],
    ledger: tuple[LedgerGroup, ...],
    values: tuple[ValueRow, ...],
) -> str:
    """Everything that the script of the page shows."""
    data = {
        "columns": {kind.__name__: [field.name for field in fields(kind)] for kind in _COLUMNS},
        "blocks": _BLOCKS,
        "marks": KINDS,
        "words": {
            "severity": {kind.value: word for kind, word in SEVERITIES.items()},
            "relation": {kind.value: word for kind, word in RELATIONS.items()},
            "scope": {kind.value: word for kind, word in SCOPES.items()},
        },
        "findings": [_row(card) for card in cards],
        "documents": [_row(view) for view in documents],
        "ledger": [_row(group) for group in ledger],
        "values": [_row(row) for row in values],
    }
    return _UNSAFE.sub(_escape, json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\ufffd" if 0xD800 <= code < 0xE000 else f"\\u{code:04x}"


def _row(value: Any) -> Any:
    """A dataclass as the list of its fields; blocks of documents in a form of their own."""
    match value:
        case str():
            # The test is quick, and nearly all texts pass it.
            return value if value.isprintable() else harmless(value)
        case BlockView(kind, line, cells):
            return [_BLOCKS.index(kind), line, *([_run(run) for run in cell] for cell in cells)]
        case tuple() | list():
            return [_row(item) for item in value]
    if is_dataclass(value):
        return [_row(getattr(value, field.name)) for field in fields(value)]
    return value


def _run(run: Run) -> Any:
    """A string for plain words, [reason, words] for unchecked ones, [start, look, findings, words] for a passage."""
    if run.kind == "hit":
        return [run.start, run.look, list(run.findings), _row(run.texts)]
    words = _row("".join(run.texts))
    return [_row(run.note), words] if run.kind == "unchecked" else words
