"""The documents of the folder, one row of data each: figures, marks and the whole text where there is room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from factcheck.model import Checked, Document, Label, Report, Span
from factcheck.reports._html_documents import BlockView, Passages, block_views, excerpt
from factcheck.reports._html_marks import Found, claim_marks, kind_of, marks
from factcheck.reports._passages import Facing
from factcheck.reports._summary import grouped, plural, sentences_checked
from factcheck.reports._words import day

EXCERPT = "Only the surroundings of findings are shown, to keep this page small."
QUOTED = "The text is not shown, to keep this page small; the findings quote their passages."
TOO_MUCH = "No finding; the text is not shown, to keep this page small."


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document with its passages highlighted."""

    number: int
    uri: str
    title: str
    written_words: str
    facts: tuple[str, ...]
    """What else there is to say of it, each a few words."""
    reference: bool
    """Whether it stands in a reference corpus and was not checked itself."""
    findings: int
    """Those that are new."""
    known: int
    """Those that were suppressed or are in the baseline."""
    has_lines: bool
    """Whether the user's program counts its places by lines."""
    sentences: int
    sentences_checked: int
    marks: tuple[int, ...]
    """See :func:`factcheck.reports._html_marks.marks`."""
    note: str
    """What is not shown of it; empty where all is."""
    blocks: tuple[BlockView, ...]


def numbered(report: Report) -> dict[str, int]:
    """A number from 1 for each document that the page shows: checked ones, then those cited."""
    uris = [*(o.uri for o in report.checked()), *(d.uri for d in report.references)]
    return {uri: number for number, uri in enumerate(dict.fromkeys(uris), 1)}


def document_views(
    report: Report, shown: Iterable[Facing], passages: Passages, characters: int
) -> tuple[DocumentView, ...]:
    """All documents, as far as so many characters go.

    Two thirds are for documents shown whole; what is left is for the surroundings of findings in the others.
    """
    checked = tuple(report.checked())
    found = _found(shown)
    room = _Room(characters)
    # Those with findings first: they are the ones that somebody will read.
    for outcome in sorted(checked, key=lambda o: not passages.of(o.uri)):
        room.take(outcome.document)
    supported = {claim for claim, label in report.labels if label is Label.SUPPORTED}
    views = [
        _checked_view(outcome, passages, claim_marks(outcome, found[outcome.uri], supported), room)
        for outcome in checked
    ]
    # A folder may hold its own reference corpus; its documents are shown once, as checked ones.
    known = {outcome.uri for outcome in checked}
    cited = [document for document in report.references if document.uri not in known]
    return (*views, *(_reference_view(d, passages, marks(d, found[d.uri])) for d in cited))


def _found(shown: Iterable[Facing]) -> Mapping[str, Found]:
    """By document, the passages of findings with the kind of their mark; the worst finding goes first."""
    found: defaultdict[str, dict[Span, tuple[str, int]]] = defaultdict(dict)
    for number, facing in enumerate(shown, 1):
        kind = kind_of(facing.verdict)
        for side in (facing.claim, facing.evidence, *facing.others):
            found[side.claim.document].setdefault(side.claim.span, (kind, number))
    return found


class _Room:
    """How many characters of text the page still has room for."""

    def __init__(self, characters: int) -> None:
        self._left = characters
        self._for_excerpts = characters // 3
        self.whole: set[str] = set()
        """Paths of the documents that are shown whole."""

    def take(self, document: Document) -> None:
        """Shows a document whole if there is room."""
        length = len(document.text)
        if length <= self._left - self._for_excerpts:
            self._left -= length
            self.whole.add(document.uri)

    def fits(self, blocks: Iterable[BlockView]) -> bool:
        """Whether there is room for an excerpt; if so, it is taken."""
        length = sum(len(text) for block in blocks for run in block.runs for text in run.texts)
        if length > self._left:
            return False
        self._left -= length
        return True


def _checked_view(outcome: Checked, passages: Passages, drawn: tuple[int, ...], room: _Room) -> DocumentView:
    document = outcome.document
    sentences, read = len(outcome.sentences), sentences_checked(outcome)
    blocks, note = _text(outcome, passages, room)
    return DocumentView(
        number=passages.numbers[document.uri],
        uri=document.uri,
        title=document.title,
        written_words=day(document.date) if document.date else "",
        facts=(
            f"{grouped(read)} of {plural(sentences, 'sentence')} checked",
            plural(len(outcome.claims), "claim"),
            *_authority(document),
        ),
        reference=False,
        findings=_count(passages, document, known=False),
        known=_count(passages, document, known=True),
        has_lines=not document.labels,
        sentences=sentences,
        sentences_checked=read,
        marks=drawn,
        note=note,
        blocks=blocks,
    )


def _text(outcome: Checked, passages: Passages, room: _Room) -> tuple[tuple[BlockView, ...], str]:
    """The blocks that are shown, and what is told of the rest."""
    hits = passages.of(outcome.uri)
    if outcome.uri in room.whole:
        return block_views(outcome.document, outcome.unchecked, hits), ""
    if not hits:
        return (), TOO_MUCH
    blocks = block_views(outcome.document, outcome.unchecked, hits)
    shown = excerpt(blocks)
    return (shown, EXCERPT if shown != blocks else "") if room.fits(shown) else ((), QUOTED)


def _reference_view(document: Document, passages: Passages, drawn: tuple[int, ...]) -> DocumentView:
    blocks = block_views(document, document.unchecked, passages.of(document.uri))
    shown = excerpt(blocks)
    return DocumentView(
        number=passages.numbers[document.uri],
        uri=document.uri,
        title=document.title,
        written_words=day(document.date) if document.date else "",
        facts=(*(f"{name}: {value}" for name, value in document.properties), *_authority(document)),
        reference=True,
        findings=_count(passages, document, known=False),
        known=_count(passages, document, known=True),
        has_lines=not document.labels,
        sentences=0,
        sentences_checked=0,
        marks=drawn,
        note=EXCERPT if shown != blocks else "",
        blocks=shown,
    )


def _authority(document: Document) -> Iterator[str]:
    if document.authority is not None:
        yield f"authority {document.authority}"


def _count(passages: Passages, document: Document, *, known: bool) -> int:
    cited = {finding for hit in passages.of(document.uri) for finding in hit.findings}
    return len(cited & passages.known if known else cited - passages.known)
