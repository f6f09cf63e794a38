"""The report as a terminal shows it: a block for each finding, then the totals and what was not checked."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from factcheck.model import BlockKind, Failed, Report, Severity, Skipped, Status
from factcheck.reports import Reporter
from factcheck.reports._advice import to_fix
from factcheck.reports._exchange import quotation
from factcheck.reports._passages import Facing, Side, facings, pieces
from factcheck.reports._summary import (
    Summary,
    answer,
    gate_lines,
    grouped,
    plural,
    references,
    summarise,
    unchecked_words,
)
from factcheck.reports._words import RELATIONS, harmless, one_line, shorten, squeeze, sureness

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold blue"}
_PASSAGE = 240
"""Characters shown of a passage."""
_ACCEPTED = 10
"""Findings shown of those that are suppressed, and of those in the baseline."""
_SKIPPED = 5
"""Files named of those that were passed over."""
_COMMAND = re.compile(r"^\s*::|##(?=\w*\[)")
"""How the commands of CI services begin: at the beginning of a line, or anywhere in it."""
_WIDTH = 100
"""Columns where there is no terminal to ask."""


class TerminalReporter:
    """Writes the summary as plain text, without colours."""

    title: ClassVar[str] = "Text: findings and totals, as printed on the terminal"

    def render(self, report: Report) -> bytes:
        """See :class:`Reporter`; characters that UTF-8 does not have become question marks."""
        from rich.console import Console

        lines = io.StringIO()
        # No terminal, whatever the environment says: a file gets the same bytes everywhere.
        console = Console(
            file=lines,
            width=_WIDTH,
            color_system=None,
            force_terminal=False,
            legacy_windows=False,
            _environ={},
        )
        print_summary(report, console)
        return lines.getvalue().encode("utf-8", "replace")


def print_summary(report: Report, console: Console) -> None:
    """Prints findings, totals and ledger; colours are the console's matter (it honours ``NO_COLOR``)."""
    from rich.text import Text

    shown = facings(report)
    for facing in (facing for facing in shown if facing.verdict.status is Status.NEW):
        print_finding(facing, console)
    for line in (*_accepted(shown), *_notices(report)):
        _print_line(line, console)
    for outcome in report.outcomes:
        if isinstance(outcome, Failed):
            line = Text.assemble((one_line(outcome.uri), "bold"), f": not read: {one_line(outcome.error)}")
            _print_line(line, console)
    for line in _totals(summarise(report)):
        _print_indented(line, 0, console)
    if told := references(report):
        _print_indented(Text(one_line(told)), 0, console)
    if left_out := _skipped(report):
        _print_indented(Text(left_out), 0, console)
    for number, sentence in enumerate(gate_lines(report.decision) if report.decision else ()):
        _print_indented(Text(sentence, style="" if number else "bold"), 0, console)


def _skipped(report: Report) -> str:
    """The files that were passed over and why, the first few by name; empty where there is none."""
    skipped = [outcome for outcome in report.outcomes if isinstance(outcome, Skipped)]
    if not skipped:
        return ""
    named = [f"{one_line(outcome.uri)} ({one_line(outcome.reason)})" for outcome in skipped[:_SKIPPED]]
    more = f" and {grouped(len(skipped) - _SKIPPED)} more" if len(skipped) > _SKIPPED else ""
    return f"Skipped: {', '.join(named)}{more}."


def print_finding(facing: Facing, console: Console) -> None:
    """Prints one finding with both its passages."""
    from rich.text import Text

    _print_line(_heading(facing), console)
    _print_indented(Text(one_line(facing.verdict.message), style="bold"), 2, console)
    _print_indented(_quotation(facing.claim), 4, console)
    _print_indented(_quotation(facing.evidence, facing.evidence_place), 4, console)
    if found := to_fix(facing):
        place, why = found
        _print_indented(Text(one_line(f"Fix {place}. {why}"), style="dim"), 4, console)
    console.print()


def _accepted(shown: Sequence[Facing]) -> Iterator[Text]:
    """Suppressed and baselined findings, a line each; of many, the first."""
    from rich.text import Text

    for status in (Status.SUPPRESSED, Status.BASELINED):
        known = [facing for facing in shown if facing.verdict.status is status]
        for facing in known[:_ACCEPTED]:
            reason = facing.verdict.status_reason
            yield Text.assemble(
                one_line(facing.claim.place),
                f"  {status.value}  {one_line(facing.verdict.message)}",
                (f"  ({one_line(reason)})" if reason else "", "dim"),
            )
        if len(known) > _ACCEPTED:
            yield Text(f"... and {grouped(len(known) - _ACCEPTED)} more {status.value}")


def _notices(report: Report) -> Iterator[Text]:
    from rich.text import Text

    for notice in report.notices:
        yield Text.assemble(
            one_line(notice.place), "  ", (notice.trouble.value, "yellow"), f"  {one_line(notice.message)}"
        )


def _print_indented(text: Text, columns: int, console: Console) -> None:
    # By hand: the library's padding leaves blanks at the ends of lines.
    for line in text.wrap(console, max(20, console.width - columns)):
        line.rstrip()
        line.pad_left(columns)
        _print_line(line, console)


def _print_line(line: Text, console: Console) -> None:
    # CI services carry out commands that they find in a log; the words of a document must not give any.
    line.plain = _COMMAND.sub(lambda match: f"{match[0][:-1]}\ufffd", line.plain)
    console.print(line, soft_wrap=True)


def _heading(facing: Facing) -> Text:
    from rich.text import Text

    verdict = facing.verdict
    return Text.assemble(
        one_line(facing.claim.place),
        "  ",
        (verdict.severity.value, _STYLES[verdict.severity]),
        f"  {RELATIONS[verdict.relation].lower()}, {sureness(verdict.confidence)}",
        (f"  [{', '.join(facing.checks)}]" if facing.checks else "", "dim"),
        (f"  {verdict.fingerprint}", "dim"),
    )


def _quotation(side: Side, place: str = "") -> Text:
    """A passage with its deciding words bold, and where it stands unless the heading has told."""
    from rich.text import Text

    text = Text()
    left = _PASSAGE
    if side.claim.kind is BlockKind.CELL:
        text.append(quotation(side, _PASSAGE))
        return _attributed(text, side, place)
    for piece in pieces(side.claim.span, side.marks):
        words = harmless(squeeze(side.document.text, piece.span.start, piece.span.end))
        shown = shorten(words, left) if left > 1 else ""
        text.append(shown, style="bold underline" if piece.marked else "")
        left -= len(words)
    if left < 0 and not text.plain.endswith("…"):
        text.append("…")
    return _attributed(text, side, place)


def _attributed(text: Text, side: Side, place: str) -> Text:
    from rich.text import Text

    source = side.claim.attribution.source
    speaker = f" — {one_line(source)}" if source else ""
    return Text.assemble("“", text, "”", speaker, (f" ({one_line(place)})" if place else "", "dim"))


def _totals(summary: Summary) -> Iterator[Text]:
    from rich.text import Text

    found = ", ".join(plural(count, severity.value) for severity, count in summary.severities if count)
    yield Text(f"{answer(summary)}.", style="bold")
    if found:
        yield Text(f"Findings: {found}.")
    if summary.unchecked:
        yield Text(f"Not checked: {unchecked_words(summary)}.")


plugin: type[Reporter] = TerminalReporter
