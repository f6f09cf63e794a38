"""Findings that are known and accepted, kept in a file: only what is new counts.

An entry is the fingerprint of two contradicting passages and how often they were found, with the two texts for whoever reads the file. It holds no line,
no path and no date, so neither an edit elsewhere nor a renamed file changes it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from factcheck.errors import UsageError
from factcheck.model import Notice, Report, Status, Verdict
from factcheck.rulings import Trouble
from factcheck.verdicts.grouping import together

VERSION = 1
TRIAGE = "factcheck-triage/1"
"""Name of the form in which the HTML report exports marks."""
_EXCERPT = 200
"""Characters of each text that an entry repeats."""


class Mark(StrEnum):
    """What a person says of a finding."""

    TRUE = "true"
    """The two passages do contradict each other: it counts until one of them is put right."""
    FALSE = "false"
    """A false alarm."""
    LATER = "later"
    """True, but not to be put right now."""


WORDS = {Mark.TRUE: "a true contradiction", Mark.FALSE: "a false alarm", Mark.LATER: "to be fixed later"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted finding."""

    fingerprint: str
    count: int
    """So many findings of this fingerprint are accepted: copies of the same two passages."""
    check: str
    texts: tuple[str, ...]
    """Both passages, shortened, in alphabetical order."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a person said of a finding, with what is needed to measure precision by it."""

    mark: Mark
    check: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Baseline:
    """The content of a baseline file."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    """By fingerprint."""
    labels: Mapping[str, Label] = field(default_factory=dict)
    """By fingerprint; those of findings that are gone are kept."""

    def apply(self, report: Report) -> Report:
        """The report with the accepted findings marked; what is suppressed anyway takes none of the count."""
        left = {fingerprint: entry.count for fingerprint, entry in self.entries.items()}
        verdicts = []
        for verdict in report.verdicts:
            if verdict.status is Status.NEW and left.get(verdict.fingerprint):
                left[verdict.fingerprint] -= 1
                verdict = replace(
                    verdict, status=Status.BASELINED, status_reason=self._reason(verdict.fingerprint)
                )
            verdicts.append(verdict)
        return replace(report, verdicts=tuple(verdicts))

    def stale(self, report: Report, name: str) -> tuple[Notice, ...]:
        """A notice for each entry that the report has fewer findings of; `name` is the baseline's path."""
        found = _counts(report)
        return tuple(
            Notice(Trouble.STALE, name, 0, f"No longer found: {' / '.join(entry.texts)} [{fingerprint}].")
            for fingerprint, entry in sorted(self.entries.items())
            if found[fingerprint] < entry.count
        )

    def accepting(self, report: Report) -> Baseline:
        """The baseline of exactly what the report finds; findings marked as true stay out."""
        chosen = [v for v in _countable(report) if self._mark(v.fingerprint) is not Mark.TRUE]
        return replace(self, entries=_entries(chosen))

    def pruned(self, report: Report) -> Baseline:
        """The baseline without what the report no longer finds."""
        now = self.accepting(report).entries
        kept = {
            fingerprint: replace(entry, count=min(entry.count, now[fingerprint].count))
            for fingerprint, entry in self.entries.items()
            if fingerprint in now
        }
        return replace(self, entries=kept)

    def marked(self, marks: Mapping[str, Mark], report: Report) -> Baseline:
        """The baseline with the marks of a person: false and later go in, true goes out; the rest stays.

        A mark is given to a finding as it is shown, with all its evidence.
        """
        labels = dict(self.labels)
        entries = dict(self.entries)
        found = _entries(_countable(report))
        meant = dict(marks)
        for verdict in together(self.apply(report).verdicts):
            if mark := marks.get(verdict.fingerprint):
                meant |= {pair.fingerprint: mark for pair in verdict.further if pair.fingerprint not in marks}
        for verdict in report.verdicts:
            if mark := marks.get(verdict.fingerprint):
                labels[verdict.fingerprint] = Label(
                    mark, verdict.findings[0].check, round(verdict.confidence, 4)
                )
        for fingerprint, mark in meant.items():
            if mark is Mark.TRUE:
                entries.pop(fingerprint, None)
            elif fingerprint in found:
                entries[fingerprint] = found[fingerprint]
        return Baseline(entries, labels)

    def _mark(self, fingerprint: str) -> Mark | None:
        label = self.labels.get(fingerprint)
        return label.mark if label else None

    def _reason(self, fingerprint: str) -> str:
        mark = self._mark(fingerprint)
        return WORDS[mark] if mark else ""


def difference(old: Baseline, new: Baseline) -> tuple[int, int]:
    """How many findings the new one accepts more, and how many fewer."""
    before = Counter({f: entry.count for f, entry in old.entries.items()})
    after = Counter({f: entry.count for f, entry in new.entries.items()})
    return (after - before).total(), (before - after).total()


def read(path: Path) -> Baseline:
    """The baseline in a file; raises ``UsageError`` where it can't be read or is none."""
    data = _json(path)
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise UsageError(f"{path}: not a baseline of version {VERSION}")
    try:
        entries = [
            Entry(row["fingerprint"], int(row["count"]), row["check"], tuple(row["texts"]))
            for row in data["findings"]
        ]
        labels = {
            fingerprint: Label(Mark(row["mark"]), row["check"], float(row["confidence"]))
            for fingerprint, row in data["labels"].items()
        }
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(f"{path}: a damaged baseline: {type(error).__name__}: {error}") from error
    return Baseline({entry.fingerprint: entry for entry in entries}, labels)


def written(baseline: Baseline) -> bytes:
    """The file's bytes: sorted, a finding a line, so that versions can be compared and merged."""
    rows = [
        json.dumps(
            {
                "fingerprint": entry.fingerprint,
                "count": entry.count,
                "check": entry.check,
                "texts": list(entry.texts),
            },
            ensure_ascii=False,
        )
        for _, entry in sorted(baseline.entries.items())
    ]
    labels = [
        f"{json.dumps(fingerprint)}: "
        + json.dumps({"mark": label.mark.value, "check": label.check, "confidence": label.confidence})
        for fingerprint, label in sorted(baseline.labels.items())
    ]
    text = f'{{\n"version": {VERSION},\n"findings": [{_lines(rows)}],\n"labels": {{{_lines(labels)}}}\n}}\n'
    return text.encode("utf-8", "backslashreplace")


def read_marks(path: Path) -> dict[str, Mark]:
    """The marks of a triage file, by fingerprint; raises ``UsageError`` for anything else.

    The file is what the HTML report exports, an object with "schema" and "marks"; or the object of marks alone.
    """
    data = _json(path)
    if isinstance(data, dict) and "marks" in data:
        if data.get("schema") != TRIAGE:
            raise UsageError(f"{path}: schema {data.get('schema')!r} is not {TRIAGE!r}")
        data = data["marks"]
    if not isinstance(data, dict):
        raise UsageError(f"{path}: an object of fingerprints and marks is wanted")
    marks: dict[str, Mark] = {}
    for fingerprint, value in data.items():
        word = str(value).lower() if isinstance(value, bool) else value
        if not isinstance(word, str) or word not in list(Mark):
            raise UsageError(f"{path}: {fingerprint}: one of {', '.join(Mark)} is wanted, not {value!r}")
        if not fingerprint.strip():
            raise UsageError(f"{path}: a fingerprint is empty")
        marks[fingerprint] = Mark(word)
    return marks


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise UsageError(f"can't read {path}: {error.strerror or error}") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{path}: not JSON") from error
    except json.JSONDecodeError as error:
        raise UsageError(f"{path}:{error.lineno}: not JSON: {error.msg}") from error


def _countable(report: Report) -> list[Verdict]:
    """What a baseline may hold: everything that is not suppressed."""
    return [verdict for verdict in report.verdicts if verdict.status is not Status.SUPPRESSED]


def _counts(report: Report) -> Counter[str]:
    return Counter(verdict.fingerprint for verdict in _countable(report))


def _entries(verdicts: Iterable[Verdict]) -> dict[str, Entry]:
    counts: Counter[str] = Counter()
    entries: dict[str, Entry] = {}
    for verdict in verdicts:
        counts[verdict.fingerprint] += 1
        texts = tuple(sorted(_excerpt(s.text) for s in (verdict.claim, verdict.evidence[0].passage)))
        known = entries.get(verdict.fingerprint)
        # Copies may differ in capitals; which of them comes first must not matter.
        texts = min(texts, known.texts) if known else texts
        entries[verdict.fingerprint] = Entry(
            verdict.fingerprint, counts[verdict.fingerprint], verdict.findings[0].check, texts
        )
    return dict(sorted(entries.items()))


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else f"{line[: _EXCERPT - 1]}…"


def _lines(rows: list[str]) -> str:
    return "\n" + ",\n".join(rows) + "\n" if rows else ""
