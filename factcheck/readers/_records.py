"""Texts that stand inside JSON: everything around them is masked, the escapes in them are resolved in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.model import BlockKind, Origin
from factcheck.readers._draft import Draft, Piece
from factcheck.readers._json_places import Node, escapes
from factcheck.readers._mask import Edit

_PARAGRAPH = re.compile(r"(?:(?:\\r)?\\n(?:[ \t]|\\t|\\r)*+){2,}+")
"""An empty line, as JSON writes it."""


def show(draft: Draft, start: int, end: int, texts: Sequence[Node]) -> None:
    """Masks a stretch of JSON but for the texts in it, which are given in order."""
    position = start
    for node in texts:
        draft.edits.append(Edit(position, node.start, joins=False))
        draft.edits += escapes(draft.text, node.start, node.end)
        position = node.end
    draft.edits.append(Edit(position, end, joins=False))


def paragraphs(draft: Draft, node: Node, origin: Origin | None = None, level: int = 0) -> Iterator[Piece]:
    """The paragraphs of a text; a level ends the sections above them."""
    start = node.start
    for gap in _PARAGRAPH.finditer(draft.text, node.start, node.end):
        yield Piece(start, gap.start(), BlockKind.PARAGRAPH, level, origin)
        start = gap.end()
    yield Piece(start, node.end, BlockKind.PARAGRAPH, level, origin)
