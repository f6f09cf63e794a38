"""HTML's rules of layout: which text is a paragraph, a title, a point, a cell, and which is none of the reader's.

Fills a :class:`Draft` from a whole page or from a stretch of HTML inside another format. Broken markup is taken as
browsers take it where that matters (unclosed items and cells, stray end tags), and text is never lost over it.
"""

from __future__ import annotations

from typing import NamedTuple

from factcheck.model import BlockKind, Reason, Span, Unchecked
from factcheck.readers import _html_tags as tags
from factcheck.readers._claim_reviews import add_script
from factcheck.readers._draft import Draft, Piece, masked_out
from factcheck.readers._html_lexer import Event, attributes, events
from factcheck.readers._html_meta import pairs_of
from factcheck.readers._html_tables import Tables
from factcheck.readers._mask import Edit, entities
from factcheck.readers._superscript import superscript

_DEEPEST = 256
"""Elements inside each other; deeper ones count as part of the one above."""


class _Element(NamedTuple):
    """An open element, with what it means for text inside."""

    name: str
    kind: BlockKind = BlockKind.PARAGRAPH
    is_content: bool = False


class _Region(NamedTuple):
    """A stretch that is left out, while it lasts."""

    start: int
    reason: Reason
    name: str
    depth: int


class Outline:
    """Walks once through a stretch of HTML."""

    def __init__(self, draft: Draft, start: int, end: int) -> None:
        self._draft = draft
        self._text = draft.text
        self._start = start
        self._end = end
        self._stack = [_Element("")]
        self._region: _Region | None = None
        self._block_start = start
        self._has_text = False
        self._after_break = False
        self._struck: int | None = None
        self._last_closes: dict[str, int] = {}
        self._tables = Tables(draft.text, draft.grids)
        self.pairs: list[tuple[str, str]] = []
        """What the page says of itself, in reading order."""

    def walk(self) -> None:
        """Fills the draft."""
        position = self._start
        for event in events(self._text, self._start, self._end):
            self._see_text(position, event.start)
            match event.kind:
                case "open":
                    self._open(event)
                case "close":
                    self._close(event)
                case "raw":
                    self._raw(event)
                case "comment":
                    self._comment(event)
                case "declaration":
                    self._mask(event)
            position = event.end
        self._see_text(position, self._end)
        self._boundary(self._end, self._end)
        self._leave(0, self._end)
        self._draft.edits.extend(entities(self._text, self._start, self._end))

    def _see_text(self, start: int, end: int) -> None:
        if start < end and not self._text[start:end].isspace():
            self._has_text = True
            self._after_break = False

    def _mask(self, event: Event, joins: bool = True, text: str = "") -> None:
        self._draft.edits.append(Edit(event.start, event.end, text, joins))

    def _list(self, event: Event, what: str, content: Span) -> None:
        """Puts masked text into the ledger, unless it lies in a region that is listed as a whole."""
        if self._region is None:
            region = Span(event.start, event.end)
            self._draft.unchecked += masked_out(self._text, region, what, content)

    # Opening tags

    def _open(self, event: Event) -> None:
        name = event.name
        if name in tags.BLOCKS:
            self._open_block(event)
        elif name == "br":
            self._line_break(event)
        elif name == "img":
            self._image(event)
        elif name == "sup" and (raised := superscript(self._text, event.start, self._end)):
            self._draft.edits.append(raised)
        elif name == "q":
            self._quotation_mark(event, "“")
        else:
            if name in tags.STRUCK and self._struck is None and self._closes_later(event):
                self._struck = event.start
            self._mask(event, joins=name not in tags.GAPS)
        self.pairs += pairs_of(self._text, event)

    def _image(self, event: Event) -> None:
        self._mask(event, joins=False)
        alt = attributes(self._text, event).get("alt", "")
        if self._region is None and alt.strip():
            self._draft.unchecked += masked_out(alt, Span(event.start, event.end), "image", Span(0, len(alt)))

    def _quotation_mark(self, event: Event, mark: str) -> None:
        self._mask(event, text=mark)
        self._has_text = True

    def _line_break(self, event: Event) -> None:
        """One is a space, two are the end of a paragraph."""
        if self._after_break:
            self._boundary(event.start, event.end)
        self._after_break = True
        self._mask(event, joins=False)

    def _open_block(self, event: Event) -> None:
        name = event.name
        ended_text = self._boundary(event.start, event.end)
        self._mask(event, joins=False)
        if name in tags.IMPLIED:
            self._close_implied(event)
        if ended_text and self._stack[-1].name in tags.HEADINGS:
            self._leave(len(self._stack) - 1, event.start)
        self._tables.open(event)
        if name in tags.TRACKED and not self._text.endswith("/>", event.start, event.end):
            self._enter(event)

    def _enter(self, event: Event) -> None:
        if len(self._stack) > _DEEPEST:
            return
        above = self._stack[-1]
        is_content = above.is_content or event.name in tags.CONTENT
        kind = tags.KINDS.get(event.name, above.kind)
        reason = self._reason(event, above) if self._region is None else None
        if reason and self._closes_later(event):
            self._region = _Region(event.start, reason, event.name, len(self._stack))
        self._stack.append(_Element(event.name, kind, is_content))

    def _reason(self, event: Event, above: _Element) -> Reason | None:
        """Why the text of an element is left out; None where it isn't."""
        tag = self._text[event.start : event.end].lower()
        if "hidden" in tag or "role" in tag:
            given = attributes(self._text, event)
            if "hidden" in given or given.get("aria-hidden") == "true":
                return Reason.MARKUP
            if given.get("role", "").lower() in tags.NAVIGATION_ROLES:
                return Reason.NAVIGATION
        if event.name in tags.PAGE_PARTS and above.is_content:
            return None
        return tags.LEFT_OUT.get(event.name)

    def _close_implied(self, event: Event) -> None:
        names, barriers = tags.IMPLIED[event.name]
        for index in range(len(self._stack) - 1, 0, -1):
            if self._stack[index].name in names:
                self._leave(index, event.start)
                return
            if self._stack[index].name in barriers:
                return

    def _closes_later(self, event: Event) -> bool:
        """Whether an end tag follows at all: what is never closed must not swallow the page."""
        name = event.name
        if name not in self._last_closes:
            last = (self._text.rfind(f"</{form}>", self._start, self._end) for form in (name, name.upper()))
            self._last_closes[name] = max(last)
        return self._last_closes[name] >= event.end

    # End tags and the rest

    def _close(self, event: Event) -> None:
        name = event.name
        if name in tags.BLOCKS:
            self._boundary(event.start, event.end)
            self._tables.close(name)
            self._mask(event, joins=False)
            if name in tags.TRACKED:
                self._close_tracked(event)
        elif name == "br":
            self._line_break(event)
        elif name == "q":
            self._quotation_mark(event, "”")
        else:
            self._mask(event)
            if name in tags.STRUCK and self._struck is not None:
                whole = event._replace(start=self._struck)
                self._struck = None
                self._mask(whole, joins=False)
                self._list(whole, "struck out", Span(self._text.index(">", whole.start) + 1, event.start))

    def _close_tracked(self, event: Event) -> None:
        in_table = event.name in ("table", "tr", "td", "th")
        for index in range(len(self._stack) - 1, 0, -1):
            name = self._stack[index].name
            if name == event.name or (name in tags.HEADINGS and event.name in tags.HEADINGS):
                self._leave(index, event.end)
                return
            if name == "table" or (name in ("td", "th") and not in_table):
                return

    def _raw(self, event: Event) -> None:
        if (
            event.name == "script"
            and self._region is None
            and add_script(self._draft, event.start, event.end)
        ):
            return
        self._mask(event, joins=False)
        if event.name != "title":
            self._list(event, tags.RAW[event.name], Span(event.start, event.end))
        elif self._region is None:
            self.pairs.append(("title", self._text[event.start : event.end]))

    def _comment(self, event: Event) -> None:
        """One without words may stand inside a word: some page builders put them there."""
        content = Span(event.start + 4, max(event.start + 4, event.end - 3))
        self._mask(event, joins=not self._text[content.start : content.end].strip())
        self._list(event, "comment", content)

    def _boundary(self, end: int, next_start: int) -> bool:
        """Ends the block of text before a tag; returns whether there was any."""
        had_text = self._has_text
        if had_text and self._region is None:
            element = self._stack[-1]
            level = tags.HEADINGS.get(element.name, 1) if element.kind is BlockKind.HEADING else 0
            self._draft.pieces.append(Piece(self._block_start, end, element.kind, level))
            self._tables.see(self._block_start, end)
        self._block_start = next_start
        self._has_text = False
        return had_text

    def _leave(self, depth: int, position: int) -> None:
        """Closes the elements from a depth on."""
        del self._stack[max(depth, 1) :]
        if self._region and self._region.depth >= max(depth, 1):
            span = Span(self._region.start, position)
            self._draft.unchecked.append(Unchecked(span, self._region.reason, self._region.name))
            self._region = None
