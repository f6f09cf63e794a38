"""Annotations for GitHub Actions: workflow commands on standard output."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from factcheck.model import Failed, Report, Severity, Span
from factcheck.reports import Reporter
from factcheck.reports._exchange import plain_line, quotation
from factcheck.reports._passages import Facing, Side, new_facings
from factcheck.reports._summary import answer, plural, references, summarise
from factcheck.reports._words import RELATIONS, shorten, sureness
from factcheck.rulings import Notice

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_LIMIT = 10
"""Annotations of one kind that a step shows; the rest is dropped without a word."""
_QUOTED = 300
"""Characters of a passage."""
_UNREAD = 5
"""Files named in the one annotation for all that could not be read."""
_REASON = 200
"""Characters of the reason why a file could not be read."""


class GithubReporter:
    """Writes a workflow command a line: of each kind the worst, and how many more there are."""

    title: ClassVar[str] = "GitHub annotations: workflow commands, worst first, within the limits of a step"

    def render(self, report: Report) -> bytes:
        """See :class:`Reporter`; the last line is the answer in plain words."""
        shown = new_facings(report)
        lines: list[str] = []
        for severity, kind in _KINDS.items():
            commands = [_annotation(facing, kind) for facing in shown if facing.verdict.severity is severity]
            if severity is Severity.ERROR:
                commands = [*_unread(report), *commands]
            if severity is Severity.NOTE:
                commands += [_notice(notice) for notice in report.notices]
            lines += _within_limit(commands, kind)
        told = plain_line(" ".join(filter(None, [f"{answer(summarise(report))}.", references(report)])))
        text = "\n".join([*lines, f"factcheck: {told}"])
        return f"{text}\n".encode()


def _within_limit(commands: Sequence[str], kind: str) -> Sequence[str]:
    if len(commands) <= _LIMIT:
        return commands
    rest = f"{plural(len(commands) - _LIMIT + 1, 'more ' + kind)} not shown here: see the summary of the step"
    return [*commands[: _LIMIT - 1], _command(kind, rest, title="factcheck")]


def _annotation(facing: Facing, kind: str) -> str:
    verdict, claim = facing.verdict, facing.claim
    other = f"“{quotation(facing.evidence, _QUOTED)}”\n{plain_line(facing.evidence_place)}"
    # A file without lines of its own can be annotated as a whole only.
    where = f"{plain_line(claim.location.label)}: " if claim.location.label else ""
    return _command(
        kind,
        f"{where}{plain_line(verdict.message)}\nThe other side: {other}",
        file=claim.document.uri,
        **({} if where else _lines(claim)),
        title=f"{RELATIONS[verdict.relation]}, {sureness(verdict.confidence)}",
    )


def _lines(side: Side) -> dict[str, int]:
    """The lines of a passage; GitHub marks the columns of one line only."""
    start, end = side.location, side.document.locate(Span(side.claim.span.end, side.claim.span.end))
    columns = {"col": start.column, "endColumn": end.column} if start.line == end.line else {}
    return {"line": start.line, "endLine": end.line, **columns}


def _unread(report: Report) -> Iterator[str]:
    """One annotation for all files that could not be read, lest they push out every finding."""
    failed = [outcome for outcome in report.outcomes if isinstance(outcome, Failed)]
    if not failed:
        return
    named = [f"{plain_line(o.uri)}: {shorten(plain_line(o.error), _REASON)}" for o in failed[:_UNREAD]]
    rest = [f"and {len(failed) - _UNREAD:,} more"] if len(failed) > _UNREAD else []
    title = f"{plural(len(failed), 'file')} could not be read"
    yield _command("error", "\n".join([*named, *rest]), file=failed[0].uri, title=title)


def _notice(notice: Notice) -> str:
    line = {"line": notice.line} if notice.line else {}
    return _command(
        "notice",
        plain_line(notice.message),
        file=notice.uri,
        **line,
        title=f"factcheck: {notice.trouble.value}",
    )


def _command(kind: str, message: str, **properties: str | int) -> str:
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{kind} {given}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(plain_line(text)).replace(":", "%3A").replace(",", "%2C")


plugin: type[Reporter] = GithubReporter
