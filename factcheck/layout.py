"""How a document is laid out: blocks, sentences, cells of tables, and what a reader leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factcheck.frozen import quick
from factcheck.kinds import BlockKind, Reason
from factcheck.places import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's place in a table, and the words at the heads of its row and column."""

    table: int
    """Number of the table in its document, from 1."""
    row: int
    """1-based, headers included."""
    column: int
    """1-based."""
    row_header: str = ""
    """Names the row (“Revenue”, “Finland”); several key columns are joined by a comma."""
    column_header: str = ""
    """Names the column (“2022”), without its unit; several header rows are joined by a comma."""
    units: tuple[str, ...] = ()
    """Units as written at the heads (“$m”, “%”), the one that is valid for the smallest part first."""
    key: str = ""
    """What the row headers are (“Country”): the head of their own column."""
    caption: str = ""
    """Title of the table, name of its sheet, or of its file."""
    reference: str = ""
    """The cell's name in a spreadsheet (“B7”)."""
    described: str = ""
    """What a column of descriptions says of the row (“Port on which the server listens”), for a cell that holds its value."""

    @property
    def heads(self) -> str:
        """The words that say what stands in the cell: row header, then column header."""
        return ", ".join(head for head in (self.row_header, self.column_header) if head)


@dataclass(frozen=True, slots=True)
class Rating:
    """What a reviewer has made of a claim: that it holds, or that it does not."""

    holds: bool
    words: str
    """As the reviewer puts it (“Pants on Fire”), or as a place on a scale (“1 of 5”)."""
    reviewer: str = ""
    """Empty where the review does not say."""
    day: date | None = None
    """Of the review."""
    url: str = ""
    """Address of the review; empty where the file gives none."""

    def told(self) -> str:
        """The rating on one line, as in: rated “False” by Desk on 2020-05-01."""
        rated = f"rated “{self.words}”" if self.words else "not rated"
        by = f"by {self.reviewer}" if self.reviewer else ""
        on = f"on {self.day.isoformat()}" if self.day else ""
        return " ".join(filter(None, (rated, by, on)))


@dataclass(frozen=True, slots=True)
class Origin:
    """Who says a block, and when, where the file says so itself."""

    source: str = ""
    """Empty for the document's own voice."""
    date: date | None = None
    rating: Rating | None = None
    """Of a claim that somebody has reviewed."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that belongs together: no sentence reaches over its border."""

    span: Span
    kind: BlockKind
    headings: tuple[str, ...] = ()
    """Titles of the headings above it, outermost first."""
    cell: Cell | None = None
    """Of a cell whose table has heads."""
    origin: Origin | None = None
    """Of an entry in a file of records."""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A stretch of a document that was not checked, and why."""

    span: Span
    reason: Reason
    detail: str = ""
    """What exactly was seen, where the reason alone would leave a reader guessing."""


@quick
@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or heading, list item, table cell) with its place in the layout."""

    span: Span
    kind: BlockKind
    headings: tuple[str, ...] = ()
    cell: Cell | None = None
    """As in its block."""
    origin: Origin | None = None
    """As in its block."""
