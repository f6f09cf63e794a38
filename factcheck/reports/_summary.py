"""The answer of a run in numbers and in one sentence; every format says the same."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model import (
    Checked,
    Decision,
    Failed,
    Label,
    Reason,
    Relation,
    Report,
    Severity,
    Skipped,
    Status,
)
from factcheck.reports._words import REASONS
from factcheck.rulings import Result

_RELATIONS = {
    Relation.CONTRADICTION: ("contradiction", "contradictions"),
    Relation.SOURCES_DISAGREE: ("disagreement between sources", "disagreements between sources"),
    Relation.CHANGED_OVER_TIME: ("change over time", "changes over time"),
    Relation.OTHER_SCOPE: ("difference of scope", "differences of scope"),
    Relation.REVISION: ("revision", "revisions"),
}


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over a whole report."""

    checked: int
    """Documents that were read and checked."""
    skipped: int
    failed: int
    sentences: int
    sentences_checked: int
    """Sentences in which a claim begins."""
    claims: int
    severities: tuple[tuple[Severity, int], ...]
    """New findings by severity, worst first; zeros included."""
    relations: tuple[tuple[Relation, int], ...]
    """New findings by relation, in a fixed order; zeros left out."""
    labels: tuple[tuple[Label, int], ...]
    """Claims by label, in the order of the labels; zeros included."""
    unchecked: tuple[tuple[Reason, int], ...]
    """Ledger entries by reason, most frequent first; zeros left out."""
    statuses: tuple[tuple[Status, int], ...] = ()
    """Findings by status, in the order of the statuses; zeros included."""

    @property
    def findings(self) -> int:
        """All new findings, of any severity."""
        return sum(count for _, count in self.severities)


def summarise(report: Report) -> Summary:
    """Counts a report."""
    checked = tuple(report.checked())
    new = [verdict for verdict in report.verdicts if verdict.status is Status.NEW]
    severities = Counter(verdict.severity for verdict in new)
    relations = Counter(verdict.relation for verdict in new)
    statuses = Counter(verdict.status for verdict in report.verdicts)
    labels = Counter(label for _, label in report.labels)
    unchecked = Counter(entry.reason for outcome in checked for entry in outcome.unchecked)
    return Summary(
        checked=len(checked),
        skipped=sum(isinstance(outcome, Skipped) for outcome in report.outcomes),
        failed=sum(isinstance(outcome, Failed) for outcome in report.outcomes),
        sentences=sum(len(outcome.sentences) for outcome in checked),
        sentences_checked=sum(map(sentences_checked, checked)),
        claims=sum(len(outcome.claims) for outcome in checked),
        severities=tuple((severity, severities[severity]) for severity in Severity),
        relations=tuple((relation, relations[relation]) for relation in _RELATIONS if relations[relation]),
        labels=tuple((label, labels[label]) for label in Label),
        unchecked=tuple(sorted(unchecked.items(), key=lambda item: (-item[1], item[0]))),
        statuses=tuple((status, statuses[status]) for status in Status),
    )


def sentences_checked(outcome: Checked) -> int:
    """How many sentences of a document hold the beginning of a claim."""
    starts = sorted(claim.span.start for claim in outcome.claims)
    return sum(
        bisect_left(starts, sentence.span.start) < bisect_left(starts, sentence.span.end)
        for sentence in outcome.sentences
    )


def headline(summary: Summary) -> str:
    """What was found and what was accepted, in words, without a full stop."""
    accepted = [f"{grouped(count)} {status.value}" for status, count in _accepted(summary)]
    return f"{new_findings(summary)} ({enumeration(accepted)})" if accepted else new_findings(summary)


def new_findings(summary: Summary) -> str:
    """What was found and not accepted before, in words, without a full stop."""
    if not summary.checked:
        return "Nothing was checked"
    kinds = [plural(count, *_RELATIONS[relation]) for relation, count in summary.relations]
    none = "No new contradictions" if _accepted(summary) else "No contradictions"
    return f"{enumeration(kinds) or none} in {plural(summary.checked, 'document')}"


def _accepted(summary: Summary) -> list[tuple[Status, int]]:
    return [(status, count) for status, count in summary.statuses if count and status is not Status.NEW]


def coverage(summary: Summary) -> str:
    """How much of the input the answer stands on, in words, without a full stop."""
    left_out = []
    if summary.failed:
        left_out.append(f"{plural(summary.failed, 'file')} could not be read")
    if summary.skipped:
        left_out.append(f"{plural(summary.skipped, 'file was', 'files were')} skipped")
    if summary.sentences:
        read = f"{grouped(summary.sentences_checked)} of {plural(summary.sentences, 'sentence')} checked"
    else:
        read = "no sentence was found" if summary.checked else "no document was read"
    if not left_out and not summary.checked:
        return "no document was found"
    return f"{read}; {enumeration(left_out) or 'every file was read'}"


def unchecked_words(summary: Summary) -> str:
    """What was not checked, the most frequent reason first, each with its number; empty where there is nothing."""
    return ", ".join(f"{REASONS[reason]} ({grouped(count)})" for reason, count in summary.unchecked)


def references(report: Report) -> str:
    """The reference corpora with the digest of what they held, as a sentence; empty where there were none."""
    named = enumeration([f"{corpus.title} (digest {corpus.digest})" for corpus in report.manifest.corpora])
    return f"Reference corpora: {named}." if named else ""


def answer(summary: Summary) -> str:
    """The whole answer as one line."""
    return f"{headline(summary)}; {coverage(summary)}"


def gate_lines(decision: Decision) -> tuple[str, ...]:
    """The gate's answer in sentences, the first of which says it all."""
    counted = plural(decision.counted, "finding counts", "findings count")
    why = "; ".join(decision.reasons) or (counted if decision.counted else "no finding counts")
    forgiven = decision.result is Result.FAILED and not decision.exit_code
    code = f"exit code {decision.exit_code}{' (--exit-zero)' if forgiven else ''}"
    lines = [
        f"Gate: {decision.result.value}, {code}: {why}.",
        f"Counted: {decision.rule}.",
    ]
    if decision.not_counted:
        left_out = ", ".join(_left_out(words, count) for words, count in decision.not_counted)
        lines.append(f"Not counted: {left_out}.")
    return tuple(lines)


def _left_out(words: str, count: int) -> str:
    """How many findings do not count and why; a severity is its own reason."""
    return plural(count, words) if words in set(Severity) else f"{grouped(count)} {words}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{grouped(count)} {one if count == 1 else many or one + 's'}"


def grouped(count: int) -> str:
    """A number with its thousands apart."""
    return f"{count:,}"


def enumeration(words: Sequence[str]) -> str:
    """Words joined by commas and a last “and”."""
    *first, last = words or ("",)
    return f"{', '.join(first)} and {last}" if first else last
