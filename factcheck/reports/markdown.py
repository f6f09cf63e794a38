"""Markdown for a comment on a pull request, and for the summary of a CI step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from factcheck.model import BlockKind, Failed, Report, Severity, Skipped
from factcheck.reports import Reporter
from factcheck.reports._advice import to_fix
from factcheck.reports._exchange import quotation
from factcheck.reports._markdown import code, escape, paragraph
from factcheck.reports._passages import Facing, Side, new_facings, pieces
from factcheck.reports._summary import (
    Summary,
    coverage,
    gate_lines,
    grouped,
    headline,
    plural,
    references,
    summarise,
    unchecked_words,
)
from factcheck.reports._words import (
    RELATIONS,
    SEVERITIES,
    one_line,
    shorten,
    shorten_left,
    squeeze,
    sureness,
)

MARKER = "<!-- factcheck -->"
"""The first line, by which a script finds the comment that it wrote before."""
_LIMIT = 65_000
"""Characters; GitHub refuses comments of 65,536."""
_FILES = 8_000
"""Characters of that for the files that were not checked."""
_PASSAGE = 400
"""Characters shown of a passage."""
_MESSAGE = 600
_PLACE = 200


class MarkdownReporter:
    """Writes the answer, what could not be read, and the new findings, worst first, as many as there is room for."""

    title: ClassVar[str] = "Markdown: a comment for a pull request"

    def render(self, report: Report) -> bytes:
        """See :class:`Reporter`; at most 65,000 characters, and what does not fit is counted in a line of its own."""
        summary = summarise(report)
        head = [MARKER, f"### factcheck: {headline(summary)}", *_totals(report, summary)]
        unread = [_file(o.uri, o.error) for o in report.outcomes if isinstance(o, Failed)]
        skipped = [_file(o.uri, o.reason) for o in report.outcomes if isinstance(o, Skipped)]
        amiss = [_file(notice.place, notice.message) for notice in report.notices]
        head += [*_listed("Not read", unread, _FILES), *_listed("Suppressions and baseline", amiss, _FILES)]
        tail = [
            *_unchecked(summary),
            *map(paragraph, filter(None, [references(report)])),
            *_folded("Files skipped", _listed("", skipped, _FILES)),
        ]
        shown = new_facings(report)
        findings = [_finding(facing, number) for number, facing in enumerate(shown, 1)]
        # The line for what does not fit is short and our own: 300 characters hold it.
        kept = _fitting(findings, _LIMIT - 300 - _length([*head, *tail]))
        blocks = [*head, *kept, *_more(shown[len(kept) :]), *tail]
        return ("\n\n".join(blocks) + "\n").encode()


def _totals(report: Report, summary: Summary) -> list[str]:
    """The gate's answer, and how much of the input it stands on."""
    gate = [paragraph(line) for line in gate_lines(report.decision)] if report.decision else []
    first = [f"**{gate[0]}**"] if gate else []
    return [*first, " ".join([*gate[1:], f"{coverage(summary)}."])]


def _finding(facing: Facing, number: int) -> str:
    verdict = facing.verdict
    checks = " · ".join(["", *map(code, facing.checks)])
    heading = (
        f"**{number}. {SEVERITIES[verdict.severity]}:** {RELATIONS[verdict.relation].lower()}, "
        f"{sureness(verdict.confidence)}{checks}"
    )
    message = paragraph(shorten(verdict.message, _MESSAGE))
    sides = _quotation(facing.claim, facing.claim.place), _quotation(facing.evidence, facing.evidence_place)
    parts = [heading, message, *sides]
    if found := to_fix(facing):
        place, why = found
        parts.append(f"Fix {code(shorten_left(place, _PLACE))}. {escape(shorten(why, _MESSAGE))}")
    return "\n\n".join(parts)


def _quotation(side: Side, place: str) -> str:
    """A passage with its deciding words in bold, and below it who says so and where."""
    source = side.claim.attribution.source
    speaker = f"{escape(shorten(source, _PLACE))}, " if source else ""
    return f"> “{_words(side)}”\n>\n> {speaker}{code(shorten_left(place, _PLACE))}"


def _words(side: Side) -> str:
    if side.claim.kind is BlockKind.CELL:
        return escape(quotation(side, _PASSAGE))
    shown, left = "", _PASSAGE
    for piece in pieces(side.claim.span, side.marks):
        words = one_line(squeeze(side.document.text, piece.span.start, piece.span.end))
        text = shorten(words, left) if left > 1 else ""
        shown += f"<b>{escape(text)}</b>" if piece.marked and text else escape(text)
        left -= len(words)
    return f"{shown}…" if left < 0 and not shown.endswith("…") else shown


def _file(uri: str, why: str) -> str:
    return f"- {code(shorten_left(uri, _PLACE))}: {escape(shorten(why, _PLACE))}"


def _listed(title: str, entries: Sequence[str], room: int) -> list[str]:
    """A list of files under a title, as far as there is room."""
    if not entries:
        return []
    kept = _fitting(entries, room)
    rest = [f"- and {grouped(len(entries) - len(kept))} more"] if len(kept) < len(entries) else []
    listed = "\n".join([*kept, *rest])
    return [f"**{title}**\n\n{listed}" if title else listed]


def _folded(title: str, blocks: Sequence[str]) -> list[str]:
    return [f"<details><summary>{title}</summary>", *blocks, "</details>"] if blocks else []


def _unchecked(summary: Summary) -> list[str]:
    return [f"Not checked: {unchecked_words(summary)}."] if summary.unchecked else []


def _more(left_out: Sequence[Facing]) -> list[str]:
    if not left_out:
        return []
    severities = [facing.verdict.severity for facing in left_out]
    kinds = [plural(severities.count(s), s.value) for s in Severity if s in severities]
    return [
        f"**{grouped(len(left_out))} more** ({', '.join(kinds)}): no room for them here; the full report has them all."
    ]


def _fitting(blocks: Sequence[str], room: int) -> list[str]:
    """As many of the blocks, from the first on, as fit with a blank line between any two."""
    kept = []
    for block in blocks:
        room -= len(block) + 2
        if room < 0:
            break
        kept.append(block)
    return kept


def _length(blocks: Iterable[str]) -> int:
    return sum(len(block) + 2 for block in blocks)


plugin: type[Reporter] = MarkdownReporter
