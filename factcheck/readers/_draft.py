"""The last step of every reader: pieces and edits in source offsets become a :class:`Document`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from factcheck.model import Block, BlockKind, Cell, Document, Fragment, Origin, Reason, Span, Unchecked
from factcheck.readers._byline import byline, dateline, titled, validity
from factcheck.readers._directives import directives
from factcheck.readers._lines import trimmed
from factcheck.readers._mask import Edit, invisible, masked
from factcheck.readers._metadata import Metadata
from factcheck.readers._tables import Grid, described

_LONGEST_EXCERPT = 80
"""Characters."""
_LONGEST_HEADLINE = 120
"""Characters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block as the rules of its format cut it, white space and markup included."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    """Of a heading, 1 is the outermost; elsewhere it ends the sections of this level and below, 0 ends none."""
    origin: Origin | None = None
    """Of an entry in a file of records."""


@dataclass(slots=True)
class Draft:
    """What a reader collects while it walks through a text."""

    text: str
    pieces: list[Piece] = field(default_factory=list)
    """In reading order, disjoint."""
    edits: list[Edit] = field(default_factory=list)
    """In any order."""
    unchecked: list[Unchecked] = field(default_factory=list)
    """In any order. One that lies within a piece covers masked characters only (a comment, an image's text)."""
    metadata: Metadata = field(default_factory=Metadata)
    pages: tuple[int, ...] = ()
    """Offset of the first character of each page, where the format has pages."""
    grids: list[Grid] = field(default_factory=list)
    """The tables; each slot is also a piece, which begins at the same place."""
    labels: list[tuple[int, str]] = field(default_factory=list)
    """As in :class:`Document`."""
    fragments: tuple[Fragment, ...] = ()
    """As in :class:`Document`."""
    file_lines: tuple[int, ...] = ()
    """As in :class:`Document`."""

    def document(self, data: bytes, uri: str, media_type: str) -> Document:
        """The finished document: every visible character lies in a block or in an unchecked region."""
        text = masked(self.text, chain(self.edits, invisible(self.text)))
        outline = _Outline(text, _heads(self.grids, text))
        blocks = tuple(outline.blocks(self.pieces))
        known = self.metadata.properties
        if outline.author and not any(name == "author" for name, _ in known):
            known = tuple(sorted((*known, ("author", outline.author))))
        unchecked = sorted((*self.unchecked, *outline.silent), key=lambda region: region.span)
        unchecked += _unclaimed(text, chain((b.span for b in blocks), (u.span for u in unchecked)))
        return Document(
            uri=uri,
            text=text,
            media_type=media_type,
            sha256=hashlib.sha256(data).hexdigest(),
            blocks=blocks,
            unchecked=tuple(sorted(unchecked, key=lambda region: region.span)),
            language=self.metadata.language,
            title=self.metadata.title or outline.title,
            date=self.metadata.date or outline.written or titled(outline.title),
            authority=self.metadata.authority,
            properties=known,
            labels=tuple(self.labels),
            pages=self.pages,
            directives=directives(self.text, text, media_type, unchecked),
            valid_from=self.metadata.valid_from or outline.valid_from,
            valid_until=self.metadata.valid_until or outline.valid_until,
            supersedes=self.metadata.supersedes,
            fragments=self.fragments,
            file_lines=self.file_lines,
        )


def masked_out(text: str, region: Span, what: str, content: Span) -> Iterator[Unchecked]:
    """The ledger's entry for masked text, with its first words, because the document's text lacks them now.

    None where the content says nothing.
    """
    words = text[content.start : min(content.end, content.start + 4 * _LONGEST_EXCERPT)].split()
    if words:
        line = " ".join(words)
        shown = line if len(line) <= _LONGEST_EXCERPT else f"{line[: _LONGEST_EXCERPT - 1]}…"
        yield Unchecked(region, Reason.MARKUP, f"{what}: {shown}")


class _Outline:
    """Follows the headings through a document."""

    def __init__(self, text: str, heads: Mapping[int, Cell | str | None]) -> None:
        self._text = text
        self._heads = heads
        self._path: list[tuple[int, str]] = []
        self.title = ""
        """The first heading of the outermost level."""
        self.silent: list[Unchecked] = []
        """Cells that state nothing, and who wrote the text and when."""
        self.author = ""
        self.written: date | None = None
        self.valid_from: date | None = None
        self.valid_until: date | None = None
        self._is_above = True
        """Whether nothing but headings and bylines was seen."""
        self._below = False
        """Whether a byline stands right above."""
        self._headed = False
        """Whether a heading stands right above."""
        self._changed: date | None = None

    def blocks(self, pieces: Iterable[Piece]) -> Iterator[Block]:
        for piece in pieces:
            span = trimmed(self._text, piece.start, piece.end)
            if not span:
                continue
            if self._is_above and self._is_byline(piece, span):
                self.silent.append(
                    Unchecked(span, Reason.FRONT_MATTER, "who wrote it, when, or from when it holds")
                )
                continue
            if piece.level:
                self._leave(piece.level)
            cell = self._heads.get(piece.start) if piece.kind is BlockKind.CELL else None
            if isinstance(cell, str):
                self.silent.append(Unchecked(span, Reason.TABLE_CELL, cell))
                continue
            yield Block(span, piece.kind, tuple(title for _, title in self._path), cell, piece.origin)
            if piece.kind is BlockKind.HEADING:
                self._enter(piece.level, span)

    def _is_byline(self, piece: Piece, span: Span) -> bool:
        """Whether a piece says who wrote the text, or when; what it says is kept."""
        words = self._text[span.start : span.end]
        found = None
        if piece.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and piece.origin is None:
            titled_above = self._headed and piece.kind is BlockKind.PARAGRAPH
            found = byline(words, below=self._below or titled_above)
        self._below = found is not None
        self._headed = piece.kind is BlockKind.HEADING
        if found is None and piece.origin is None and (holds := validity(words)):
            self.valid_from, self.valid_until = self.valid_from or holds.first, self.valid_until or holds.last
            return True
        if found is None:
            # A headline with a verb in it looks like a paragraph.
            headline = len(words) <= _LONGEST_HEADLINE and words[-1].isalnum()
            self._is_above = piece.kind is BlockKind.HEADING or (
                headline and piece.kind is BlockKind.PARAGRAPH
            )
            if not self._is_above:
                self.written = self.written or self._changed or dateline(words)
            return False
        self.author = self.author or found.author
        if found.is_update:
            self._changed = self._changed or found.day
        else:
            self.written = self.written or found.day
        return True

    def _leave(self, level: int) -> None:
        while self._path and self._path[-1][0] >= level:
            self._path.pop()

    def _enter(self, level: int, span: Span) -> None:
        title = " ".join(self._text[span.start : span.end].split())
        self._path.append((level, title))
        if level == 1 and not self.title:
            self.title = title


def _heads(grids: Iterable[Grid], text: str) -> dict[int, Cell | str | None]:
    """What is known of each slot, by its first character."""
    return {
        slot.start: known
        for number, grid in enumerate(grids, 1)
        for slot, known in described(grid, text, number)
    }


def _unclaimed(text: str, spans: Iterable[Span]) -> Iterator[Unchecked]:
    """The net below the rules: visible text that none of them took is listed, never lost."""
    position = 0
    for span in chain(sorted(spans), (Span(len(text), len(text)),)):
        if span.start > position and (rest := trimmed(text, position, span.start)):
            yield Unchecked(rest, Reason.MARKUP, "not recognised")
        position = max(position, span.end)
