"""The HTML report as data: what the template writes out, and what the page's script shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.model import Decision, Failed, Notice, Report, Skipped, Status
from factcheck.reports._html_cards import Card, cards
from factcheck.reports._html_data import data_json
from factcheck.reports._html_documents import Passages
from factcheck.reports._html_folder import document_views, numbered
from factcheck.reports._html_ledger import LedgerGroup, ledger
from factcheck.reports._html_values import ValueRow, value_rows
from factcheck.reports._passages import Facing, facings
from factcheck.reports._summary import (
    Summary,
    coverage,
    enumeration,
    gate_lines,
    grouped,
    new_findings,
    plural,
    summarise,
)
from factcheck.reports._words import RELATIONS, SCOPES, SEVERITIES
from factcheck.rulings import Trouble


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes at which the page tells instead of shows, so that it stays quick to open and small to send."""

    cards: int = 20_000
    characters: int = 4_500_000
    """Text of documents: as many as fit are shown whole, of the others the surroundings of findings."""
    ledger: int = 500
    """Unchecked stretches listed for each reason."""
    plain: int = 200
    """Findings that are also written as plain text, for browsers without script."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings of one severity there are."""

    severity: str
    count: str
    word: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, with how many findings have it."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of the findings."""

    name: str
    label: str
    every: str
    """The words for no choice."""
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template needs."""

    headline: str
    coverage: str
    share: int
    """Sentences that were checked, in per cent of all."""
    changes: str
    """What is new, what was known and what is gone, in words; empty without a baseline or suppressions."""
    gate: tuple[str, ...]
    """The gate's answer in sentences; empty where no gate was asked."""
    decision: Decision | None
    clean: bool
    """Whether claims were checked, none was contradicted, and no file failed."""
    tallies: tuple[Tally, ...]
    failed: tuple[Failed, ...]
    skipped: tuple[Skipped, ...]
    notices: tuple[Notice, ...]
    severities: tuple[Choice, ...]
    filters: tuple[Filter, ...]
    plain: tuple[Facing, ...]
    """The findings for browsers without script."""
    findings: int
    findings_missing: int
    documents: int
    values: tuple[ValueRow, ...]
    ledger: tuple[LedgerGroup, ...]
    unchecked: int
    manifest: tuple[tuple[str, str], ...]
    data: str
    """The rest as JSON, safe inside a script element."""


def page(report: Report, limits: Limits) -> Page:
    """Turns a report into the data of its page."""
    summary = summarise(report)
    # What is known already stands behind what is new.
    every = sorted(facings(report), key=lambda facing: facing.verdict.status is not Status.NEW)
    shown = tuple(every[: limits.cards])
    checked = tuple(report.checked())
    numbers = numbered(report)
    passages = Passages.collect(shown, numbers)
    groups = ledger(checked, numbers, limits.ledger)
    values = value_rows(report, numbers)
    rows = cards(shown, checked, passages)
    return Page(
        headline=new_findings(summary),
        coverage=coverage(summary),
        share=summary.sentences_checked * 100 // max(1, summary.sentences),
        changes=_changes(summary, report.notices),
        gate=gate_lines(report.decision) if report.decision else (),
        decision=report.decision,
        clean=bool(summary.claims) and not summary.findings and not summary.failed,
        tallies=tuple(Tally(s.value, *plural(count, s.value).split(" ")) for s, count in summary.severities),
        failed=tuple(o for o in report.outcomes if isinstance(o, Failed)),
        skipped=tuple(o for o in report.outcomes if isinstance(o, Skipped)),
        notices=report.notices,
        severities=_severities(rows),
        filters=_filters(rows, {number: uri for uri, number in numbers.items()}),
        plain=shown[: limits.plain],
        findings=len(shown),
        findings_missing=len(every) - len(shown),
        documents=len(checked),
        values=values,
        ledger=groups,
        unchecked=sum(count for _, count in summary.unchecked),
        manifest=_manifest(report, summary),
        data=data_json(rows, document_views(report, shown, passages, limits.characters), groups, values),
    )


def _changes(summary: Summary, notices: Iterable[Notice]) -> str:
    statuses = Counter(dict(summary.statuses))
    counts = (
        (statuses[Status.BASELINED], "known from the baseline"),
        (statuses[Status.SUPPRESSED], "suppressed"),
        (sum(notice.trouble is Trouble.STALE for notice in notices), "in the baseline and no longer found"),
    )
    known = [f"{grouped(count)} {words}" for count, words in counts if count]
    return enumeration([f"{grouped(statuses[Status.NEW])} new", *known]) if known else ""


def _severities(rows: tuple[Card, ...]) -> tuple[Choice, ...]:
    counts = Counter(card.severity for card in rows)
    return tuple(
        Choice(s.value, f"{word}s", counts[s.value]) for s, word in SEVERITIES.items() if counts[s.value]
    )


def _filters(rows: tuple[Card, ...], uris: dict[int, str]) -> tuple[Filter, ...]:
    """The filters that leave a choice."""
    relations = Counter(card.relation for card in rows)
    scopes = Counter(card.scope for card in rows)
    statuses = Counter(card.status for card in rows)
    checks = Counter(check for card in rows for check in card.checks)
    documents = Counter(number for card in rows for number in {side.document for side in card.sides})
    found = (
        Filter("status", "Status", "new and known", _choices(statuses, [(s, s.value) for s in Status])),
        Filter("relation", "Relation", "all relations", _choices(relations, RELATIONS.items())),
        Filter("scope", "Scope", "all scopes", _choices(scopes, SCOPES.items())),
        Filter(
            "checks", "Check", "all checks", _choices(checks, [(check, check) for check in sorted(checks)])
        ),
        Filter(
            "document",
            "Document",
            "all documents",
            tuple(
                Choice(str(number), uris[number], count)
                for number, count in sorted(documents.items(), key=lambda item: uris[item[0]])
            ),
        ),
    )
    return tuple(entry for entry in found if len(entry.choices) > 1)


def _choices(counts: Counter[str], words: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    return tuple(Choice(str(value), label, counts[value]) for value, label in words if counts[value])


def _manifest(report: Report, summary: Summary) -> tuple[tuple[str, str], ...]:
    manifest = report.manifest
    corpora = [
        f"{c.title} ({c.name}), {plural(c.documents, 'document')}, {plural(c.passages, 'passage')}, "
        f"{f'licence {c.licence}, ' if c.licence else ''}digest {c.digest}"
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
