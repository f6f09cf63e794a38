"""The HTML report as data: every word, number, anchor and class that the template puts on the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date

from factcheck.model import Checked, Document, Failed, Label, Reason, Report, Severity, Skipped, Span
from factcheck.reports._html_cards import Card, Filters, cards, filters
from factcheck.reports._html_documents import BlockView, Passages, block_views, excerpt
from factcheck.reports._html_strips import Strip, strip
from factcheck.reports._passages import Facing, facings
from factcheck.reports._summary import (
    Summary,
    coverage,
    grouped,
    headline,
    plural,
    sentences_checked,
    summarise,
)
from factcheck.reports._words import day, shorten, squeeze

_LEDGER_TEXT = 160
"""Characters of an unchecked sentence that the ledger repeats."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes at which the page tells instead of shows, so that it stays quick to open."""

    cards: int = 1000
    characters: int = 3_000_000
    """Text of documents shown whole; of the others only the surroundings of findings."""
    ledger: int = 200
    """Unchecked sentences listed for each reason."""
    strips: int = 100
    """Documents in the picture of the folder."""
    unfolded: int = 15
    """Documents drawn before the rest of the picture is folded away."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings of one severity there are."""

    severity: str
    count: str
    word: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document with its passages highlighted."""

    number: int
    uri: str
    title: str
    written: date | None
    written_words: str
    facts: tuple[str, ...]
    """What else there is to say of it, each a few words."""
    blocks: tuple[BlockView, ...]
    findings: int
    note: str
    """What is not shown of it; empty where all is."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One stretch that was not checked."""

    place: str
    href: str
    text: str
    detail: str


@dataclass(frozen=True, slots=True)
class LedgerGroup:
    """All stretches that were not checked for one reason."""

    reason: str
    count: int
    entries: tuple[LedgerEntry, ...]
    missing: int
    """Entries that are counted but not listed."""


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template needs."""

    headline: str
    coverage: str
    clean: bool
    """Whether claims were checked, none was contradicted, and no file failed."""
    tallies: tuple[Tally, ...]
    failed: tuple[Failed, ...]
    skipped: tuple[Skipped, ...]
    strips: tuple[Strip, ...]
    strips_folded: tuple[Strip, ...]
    strips_missing: int
    cards: tuple[Card, ...]
    cards_missing: int
    filters: Filters
    documents: tuple[DocumentView, ...]
    references: tuple[DocumentView, ...]
    ledger: tuple[LedgerGroup, ...]
    unchecked: int
    manifest: tuple[tuple[str, str], ...]


def page(report: Report, limits: Limits) -> Page:
    """Turns a report into the data of its page."""
    summary = summarise(report)
    shown = facings(report)[: limits.cards]
    checked = tuple(report.checked())
    numbers = {uri: n for n, uri in enumerate(_uris(report), 1)}
    passages = Passages.collect(shown, numbers)
    strips = _strips(report, shown, numbers, limits)
    return Page(
        headline=headline(summary),
        coverage=coverage(summary),
        clean=bool(summary.claims) and not summary.findings and not summary.failed,
        tallies=tuple(Tally(s.value, *plural(count, s.value).split(" ")) for s, count in summary.severities),
        failed=tuple(o for o in report.outcomes if isinstance(o, Failed)),
        skipped=tuple(o for o in report.outcomes if isinstance(o, Skipped)),
        strips=strips[: limits.unfolded],
        strips_folded=strips[limits.unfolded :],
        strips_missing=len(checked) - len(strips),
        cards=cards(shown, checked, passages),
        cards_missing=summary.findings - len(shown),
        filters=filters(shown, numbers),
        documents=_checked_views(checked, passages, limits),
        references=_reference_views(report.references, {o.uri for o in checked}, passages),
        ledger=_ledger(checked, numbers, limits),
        unchecked=sum(count for _, count in summary.unchecked),
        manifest=_manifest(report, summary),
    )


def _uris(report: Report) -> Iterable[str]:
    return dict.fromkeys([*(o.uri for o in report.checked()), *(d.uri for d in report.references)])


def _strips(
    report: Report, shown: Iterable[Facing], numbers: Mapping[str, int], limits: Limits
) -> tuple[Strip, ...]:
    verdicts: defaultdict[str, dict[Span, tuple[Severity, int]]] = defaultdict(dict)
    for number, facing in enumerate(shown, 1):
        for side in (facing.claim, facing.evidence):
            verdicts[side.claim.document].setdefault(side.claim.span, (facing.verdict.severity, number))
    supported = {claim for claim, label in report.labels if label is Label.SUPPORTED}
    checked = list(report.checked())
    if len(checked) > min(limits.strips, limits.unfolded):
        checked.sort(key=lambda outcome: -len(verdicts[outcome.uri]))
    return tuple(
        strip(outcome, verdicts[outcome.uri], supported, numbers[outcome.uri])
        for outcome in checked[: limits.strips]
    )


def _checked_views(
    checked: Iterable[Checked], passages: Passages, limits: Limits
) -> tuple[DocumentView, ...]:
    checked = tuple(checked)
    left = limits.characters
    whole = set()
    # Those with findings first: they are the ones that somebody will read.
    for outcome in sorted(checked, key=lambda o: not passages.of(o.uri)):
        if len(outcome.document.text) <= left:
            whole.add(outcome.uri)
            left -= len(outcome.document.text)
    views = []
    for outcome in checked:
        document, hits = outcome.document, passages.of(outcome.uri)
        facts = (
            f"{grouped(sentences_checked(outcome))} of {plural(len(outcome.sentences), 'sentence')} checked",
            plural(len(outcome.claims), "claim"),
            *_authority(document),
        )
        blocks: tuple[BlockView, ...] = ()
        note = "" if outcome.uri in whole else _EXCERPT if hits else _TOO_MUCH
        if hits or outcome.uri in whole:
            blocks = block_views(document, outcome.unchecked, hits, passages.numbers[outcome.uri])
        if outcome.uri not in whole:
            blocks = excerpt(blocks)
        views.append(_document_view(document, passages, blocks, facts, note))
    return tuple(views)


_EXCERPT = "Only the surroundings of findings are shown, to keep this page small."
_TOO_MUCH = "No finding; the text is not shown, to keep this page small."


def _reference_views(
    references: Iterable[Document], checked: Set[str], passages: Passages
) -> tuple[DocumentView, ...]:
    views = []
    for document in references:
        # A folder may hold its own reference corpus; its documents are shown once, as checked ones.
        if document.uri in checked:
            continue
        number, hits = passages.numbers[document.uri], passages.of(document.uri)
        blocks = excerpt(block_views(document, document.unchecked, hits, number))
        facts = tuple(f"{name}: {value}" for name, value in document.properties)
        views.append(_document_view(document, passages, blocks, (*facts, *_authority(document))))
    return tuple(views)


def _authority(document: Document) -> tuple[str, ...]:
    return () if document.authority is None else (f"authority {document.authority}",)


def _document_view(
    document: Document,
    passages: Passages,
    blocks: tuple[BlockView, ...],
    facts: tuple[str, ...],
    note: str = "",
) -> DocumentView:
    return DocumentView(
        number=passages.numbers[document.uri],
        uri=document.uri,
        title=document.title,
        written=document.date,
        written_words=day(document.date) if document.date else "",
        facts=facts,
        blocks=blocks,
        findings=len({finding for hit in passages.of(document.uri) for finding in hit.findings}),
        note=note,
    )


def _ledger(
    checked: Iterable[Checked], numbers: Mapping[str, int], limits: Limits
) -> tuple[LedgerGroup, ...]:
    groups: defaultdict[Reason, list[LedgerEntry]] = defaultdict(list)
    counts: defaultdict[Reason, int] = defaultdict(int)
    for outcome in checked:
        document = outcome.document
        for entry in outcome.unchecked:
            counts[entry.reason] += 1
            if counts[entry.reason] > limits.ledger:
                continue
            text = shorten(squeeze(document.text, entry.span.start, entry.span.end).strip(), _LEDGER_TEXT)
            place = f"{document.uri}:{document.locate(entry.span).line}"
            groups[entry.reason].append(
                LedgerEntry(place, f"#document-{numbers[document.uri]}", text, entry.detail)
            )
    ordered = sorted(groups, key=lambda reason: (-counts[reason], reason))
    return tuple(
        LedgerGroup(r.value, counts[r], tuple(groups[r]), counts[r] - len(groups[r])) for r in ordered
    )


def _manifest(report: Report, summary: Summary) -> tuple[tuple[str, str], ...]:
    manifest = report.manifest
    corpora = [
        f"{c.title} ({c.name}), {plural(c.documents, 'document')}, {plural(c.passages, 'passage')}, "
        f"licence {c.licence}, digest {c.digest}"
        for c in manifest.corpora
    ]
    return (
        ("factcheck", manifest.version),
        ("Report schema", report.schema_version),
        *((f"Model, {role}", name) for role, name in manifest.models),
        *(("Reference corpus", corpus) for corpus in corpora),
        *((f"Setting, {name}", value) for name, value in manifest.settings),
        ("Claims", grouped(summary.claims)),
        ("Pairs judged", grouped(manifest.pairs)),
    )
