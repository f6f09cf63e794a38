"""One run of the program, as the commands that analyse documents share it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from factcheck.cli._progress import progress as progress
from factcheck.gate import ExitCode

if TYPE_CHECKING:
    from factcheck.config import Resolved
    from factcheck.model import Report
    from factcheck.wiring import Target


def settings(ctx: typer.Context) -> Resolved:
    """The settings of a command: its options, then the configuration file, then the defaults."""
    from factcheck import wiring

    return wiring.configuration(ctx.params)


def targets(settings: Resolved) -> list[Target]:
    """The reports to write; raises ``UsageError`` for an unknown format."""
    from factcheck import wiring

    return [wiring.output(text) for text in settings.config.output]


def checked(paths: Sequence[str], settings: Resolved) -> Report:
    """The report on the documents at the paths, screened and decided."""
    from factcheck import wiring

    screening = wiring.screening(settings)
    with progress(settings.config.quiet) as bar:
        return screening.screen(wiring.check(paths, settings, bar))


def deliver(report: Report, targets: Sequence[Target], settings: Resolved) -> None:
    """Write the reports, and print the summary."""
    from factcheck import wiring

    for target in targets:
        target.write(report)
    if settings.config.quiet:
        return
    wiring.summarise(report, to_stderr=any(target.path == "-" for target in targets))
    for target in targets:
        if target.path != "-":
            typer.echo(f"{target.format} report: {target.path}", err=True)


def exit_code(report: Report) -> int:
    """What the gate decided."""
    return report.decision.exit_code if report.decision else ExitCode.INTERNAL
