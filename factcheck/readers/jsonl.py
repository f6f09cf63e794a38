"""JSON Lines: each line is a document of its own, with its text in the field ``text``.

The lines are read as sections of one file, so that a place is a line of the file that the user has: the title of a
record is the heading of its section, its date that of its claims. A broken line is listed, the others are read.
A line without a text may be a ClaimReview, as in the feeds of fact-checkers.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import ClassVar

from factcheck.errors import ForeignError
from factcheck.model import BlockKind, Document, Origin, Reason, Span, Unchecked
from factcheck.readers import Reader
from factcheck.readers._claim_reviews import TYPE, add, reviews
from factcheck.readers._decode import decode
from factcheck.readers._draft import Draft, Piece, masked_out
from factcheck.readers._json_places import JsonError, Node, parse
from factcheck.readers._lines import line_spans
from factcheck.readers._metadata import metadata
from factcheck.readers._records import paragraphs, show

_TEXT = "text"
_NAMES = ("title", "headline", "id", "_id")
_LEAST_WORDS = 5
"""Of another field that a reader could have expected to be checked."""


class JsonlReader:
    """Reads records with a text."""

    suffixes: ClassVar[tuple[str, ...]] = (".jsonl", ".ndjson")
    media_type: ClassVar[str] = "application/jsonl"

    def read(self, data: bytes, uri: str) -> Document:
        """The document in those bytes.

        Raises ``ReadError`` where they are no text, ``ForeignError`` where no record has one.
        """
        draft = Draft(decode(data, uri))
        lines = [line for line in line_spans(draft.text) if draft.text[slice(*line)].strip()]
        read = [_record(draft, *line) for line in lines]
        if lines and not any(read) and not any(u.reason is Reason.UNREADABLE for u in draft.unchecked):
            raise ForeignError(uri, "no record has a field “text” or is a ClaimReview")
        draft.metadata = metadata((("title", PurePosixPath(uri).stem),))
        return draft.document(data, uri, self.media_type)


def _record(draft: Draft, start: int, end: int) -> bool:
    """Adds one line to the draft; returns whether it has a text."""
    try:
        record = parse(draft.text, start, end)
    except JsonError as error:
        problem = f"no valid JSON: {error} (column {error.position - start + 1})"
        draft.unchecked.append(Unchecked(Span(start, end), Reason.UNREADABLE, problem))
        return False
    text = record.of(_TEXT)
    if (
        (text is None or text.text is None)
        and draft.text.find(TYPE, start, end) >= 0
        and any(reviews(record))
    ):
        add(draft, record, start, end)
        return True
    if text is None or text.text is None:
        what = "no object" if record.members is None else "no field “text”"
        draft.unchecked.append(Unchecked(Span(start, end), Reason.MARKUP, f"a record with {what}"))
        return False
    title = next((node for key in _NAMES if (node := record.of(key)) and node.text), None)
    if title is not None and title.start > text.start:
        title = None
    if title is not None:
        draft.pieces.append(Piece(title.start, title.end, BlockKind.HEADING, 1))
    written = metadata((key, node.text or node.plain) for key, node in (record.members or {}).items()).date
    origin = Origin(date=written) if written else None
    draft.pieces += paragraphs(draft, text, origin, 0 if title else 1)
    show(draft, start, end, [node for node in (title, text) if node])
    _list_others(draft, record, (title, text))
    return True


def _list_others(draft: Draft, record: Node, shown: tuple[Node | None, ...]) -> None:
    """Lists the other fields that hold running text."""
    for key, node in (record.members or {}).items():
        if node not in shown and node.text and len(node.text.split()) >= _LEAST_WORDS:
            region = Span(node.start, node.end)
            draft.unchecked += masked_out(draft.text, region, f"field “{key}”", region)


plugin: type[Reader] = JsonlReader
