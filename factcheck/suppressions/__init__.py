"""Findings that somebody accepted with a reason: they stay in the report, marked, and do not count.

A suppression that has expired, or that is not understood, does not hold: the finding counts, and a notice says why.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial

from factcheck.model import Document, Notice, Report, Status, Verdict
from factcheck.reports._summary import plural
from factcheck.rulings import Trouble
from factcheck.suppressions.directives import Region, Terms, elsewhere, regions
from factcheck.suppressions.waivers import Waiver


@dataclass(slots=True)
class _Suppression:
    """One directive or waiver at work."""

    uri: str
    line: int
    terms: Terms
    covers: Callable[[Verdict], bool]
    problem: str = ""
    relevant: bool = True
    """Whether it could have met a finding in this run."""
    met: list[Verdict] = field(default_factory=list)

    def meets(self, verdict: Verdict) -> bool:
        if self.terms.checks and verdict.findings[0].check not in self.terms.checks:
            return False
        return self.covers(verdict)


def suppress(
    report: Report,
    waivers: Sequence[Waiver],
    checks: Collection[str],
    *,
    require_reason: bool = False,
    today: date | None = None,
) -> Report:
    """The report with the suppressed findings marked, and with a notice for each suppression that is amiss.

    `checks` are the ids that a directive may name. `today` is that of the clock, or of ``SOURCE_DATE_EPOCH``.
    """
    today = today or _today()
    of_document: defaultdict[str, list[_Suppression]] = defaultdict(list)
    for outcome in report.checked():
        of_document[outcome.uri] += _directives(outcome.document, checks)
    cited = [document.uri for document in report.references]
    central = [_from_waiver(waiver, [*of_document, *cited]) for waiver in waivers]
    everything = [*(s for listed in of_document.values() for s in listed), *central]
    for suppression in everything:
        if require_reason and not suppression.terms.reason and not suppression.problem:
            suppression.problem = "a reason is required"
    verdicts = []
    for verdict in report.verdicts:
        sides = dict.fromkeys((verdict.claim.document, verdict.evidence[0].passage.document))
        near = [s for uri in sides for s in of_document.get(uri, ())]
        verdicts.append(_marked(verdict, (*near, *central), today))
    notices = (notice for suppression in everything for notice in _notices(suppression, today))
    return replace(report, verdicts=tuple(verdicts), notices=(*report.notices, *notices))


def _marked(verdict: Verdict, near: Iterable[_Suppression], today: date) -> Verdict:
    """The verdict, suppressed by the first one that holds; all that meet it take note."""
    met = [s for s in near if not s.problem and s.meets(verdict)]
    for suppression in met:
        suppression.met.append(verdict)
    holding = [s for s in met if not _expired(s.terms, today)]
    if not holding:
        return verdict
    first = holding[0]
    return replace(verdict, status=Status.SUPPRESSED, status_reason=first.terms.reason, status_uri=first.uri)


def _notices(suppression: _Suppression, today: date) -> Iterator[Notice]:
    count = len(suppression.met)
    if suppression.problem:
        end = "" if suppression.problem.endswith("?") else "."
        words = f"This suppression does not hold: {suppression.problem}{end}"
        yield Notice(Trouble.INVALID, suppression.uri, suppression.line, words)
    elif _expired(suppression.terms, today):
        again = plural(count, "finding counts", "findings count") + " again" if count else "it met no finding"
        words = f"This suppression held until {suppression.terms.until}: {again}."
        yield Notice(Trouble.EXPIRED, suppression.uri, suppression.line, words)
    elif not count and suppression.relevant:
        words = "This suppression meets no finding: remove it."
        yield Notice(Trouble.UNUSED, suppression.uri, suppression.line, words)


def _directives(document: Document, checks: Collection[str]) -> Iterator[_Suppression]:
    for region in regions(document, checks):
        yield _Suppression(
            document.uri, region.line, region.terms, _lies_in(document, region), region.problem
        )


def _lies_in(document: Document, region: Region) -> Callable[[Verdict], bool]:
    spans = (region.span, *elsewhere(document, region.span))

    def covers(verdict: Verdict) -> bool:
        sides = (verdict.claim, verdict.evidence[0].passage)
        own = [side.span for side in sides if side.document == document.uri]
        return any(side.overlaps(span) for side in own for span in spans)

    return covers


def _from_waiver(waiver: Waiver, documents: Iterable[str]) -> _Suppression:
    named = frozenset(filter(waiver.names, documents))
    covers = partial(waiver.covers, named=named)
    return _Suppression(waiver.uri, waiver.line, waiver.terms, covers, relevant=bool(named))


def _expired(terms: Terms, today: date) -> bool:
    return terms.until is not None and today > terms.until


def _today() -> date:
    """Today, or the day that a repeatable run is told to take for it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else date.today()
