"""The documents of the folder, one row of data each: figures, marks and the whole text where there is room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from factcheck.model import Checked, Document, Label, Report, Span, Status
from factcheck.reports._html_documents import BlockView, Passages, block_views, excerpt
from factcheck.reports._html_marks import Found, claim_marks, marks
from factcheck.reports._passages import Facing
from factcheck.reports._summary import grouped, plural, sentences_checked
from factcheck.reports._words import day

EXCERPT = "Only the surroundings of findings are shown, to keep this page small."
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
    """All documents; so many characters of text are shown whole, of the rest the surroundings of findings."""
    checked = tuple(report.checked())
    found = _found(shown)
    whole = _whole(checked, passages, characters)
    supported = {claim for claim, label in report.labels if label is Label.SUPPORTED}
    views = [
        _checked_view(
            outcome, passages, claim_marks(outcome, found[outcome.uri], supported), outcome.uri in whole
        )
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
        verdict = facing.verdict
        kind = verdict.severity.value if verdict.status is Status.NEW else "known"
        for side in (facing.claim, facing.evidence):
            found[side.claim.document].setdefault(side.claim.span, (kind, number))
    return found


def _whole(checked: Iterable[Checked], passages: Passages, characters: int) -> set[str]:
    whole = set()
    # Those with findings first: they are the ones that somebody will read.
    for outcome in sorted(checked, key=lambda o: not passages.of(o.uri)):
        if len(outcome.document.text) <= characters:
            whole.add(outcome.uri)
            characters -= len(outcome.document.text)
    return whole


def _checked_view(outcome: Checked, passages: Passages, drawn: tuple[int, ...], whole: bool) -> DocumentView:
    document, hits = outcome.document, passages.of(outcome.uri)
    sentences, read = len(outcome.sentences), sentences_checked(outcome)
    blocks: tuple[BlockView, ...] = ()
    if whole or hits:
        blocks = block_views(document, outcome.unchecked, hits)
    if not whole:
        blocks = excerpt(blocks)
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
        findings=_count(passages, document),
        sentences=sentences,
        sentences_checked=read,
        marks=drawn,
        note="" if whole else EXCERPT if hits else TOO_MUCH,
        blocks=blocks,
    )


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
        findings=_count(passages, document),
        sentences=0,
        sentences_checked=0,
        marks=drawn,
        note=EXCERPT if len(shown) < len(blocks) else "",
        blocks=shown,
    )


def _authority(document: Document) -> Iterator[str]:
    if document.authority is not None:
        yield f"authority {document.authority}"


def _count(passages: Passages, document: Document) -> int:
    return len({finding for hit in passages.of(document.uri) for finding in hit.findings})
