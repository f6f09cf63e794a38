"""One run of the program, as the commands that analyse documents share it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from factcheck.cli._progress import progress as progress
from factcheck.errors import UsageError
from factcheck.gate import ExitCode
from factcheck.gate import gaps as gaps

if TYPE_CHECKING:
    from factcheck.config import Resolved
    from factcheck.model import Report
    from factcheck.wiring import Target


def settings(ctx: typer.Context, own: Sequence[str] = ()) -> Resolved:
    """The settings of a command: its options, then the configuration file, then the defaults.

    `own` are options that mean something else to this command than to the settings.
    """
    from factcheck import wiring

    # An option that may be repeated and was not given comes as an empty list.
    given = {name: None if value in ([], ()) else value for name, value in ctx.params.items()}
    return wiring.configuration({name: value for name, value in given.items() if name not in own})


def json_files(output: Iterable[str]) -> tuple[str, ...]:
    """Where JSON is to go, - for standard output; raises ``UsageError`` for any other format."""
    for text in output:
        if text != "json" and (text.partition("=")[0] != "json" or not text.partition("=")[2]):
            raise UsageError(f"-o takes json or json=FILE here, not {text!r}")
    return tuple(text.partition("=")[2] or "-" for text in output)


def targets(settings: Resolved) -> tuple[Target, ...]:
    """The reports to write; raises ``UsageError`` for an unknown format, and where two want the same place."""
    from factcheck import wiring

    return wiring.outputs(settings.config.output)


def checked(paths: Sequence[str], settings: Resolved) -> Report:
    """The report on the documents at the paths, screened and decided."""
    from factcheck import wiring

    screening = wiring.screening(settings)
    with progress(settings.config.quiet) as bar:
        return screening.screen(wiring.check(paths, settings, bar))


def deliver(report: Report, targets: Sequence[Target], settings: Resolved) -> None:
    """Write the reports, and print the summary; raises ``UsageError`` for what can't be written, at the very end."""
    from factcheck import wiring

    problems = wiring.publish(report, targets)
    if not settings.config.quiet:
        # The terminal report on standard output is the summary already.
        if not any(target.path == "-" and target.format == "terminal" for target in targets):
            wiring.summarise(report, to_stderr=any(target.path == "-" for target in targets))
        for target in targets:
            if target.path != "-" and target not in problems:
                typer.echo(f"{target.format} report: {target.path}", err=True)
    if problems:
        raise UsageError("\n".join(problems.values()))


def complete(ctx: typer.Context, paths: Sequence[str]) -> int:
    """A whole run of check, from the settings to the reports; its exit code is what the gate decided."""
    chosen = settings(ctx)
    wanted = targets(chosen)
    report = checked(paths, chosen)
    deliver(report, wanted, chosen)
    return exit_code(report)


def exit_code(report: Report) -> int:
    """What the gate decided."""
    return report.decision.exit_code if report.decision else ExitCode.INTERNAL


def read_code(missing: Sequence[str]) -> ExitCode:
    """The exit code of a command that reads and judges nothing; what was not read is told on standard error."""
    if not missing:
        return ExitCode.CLEAN
    typer.echo(f"factcheck: {'; '.join(missing)}", err=True)
    return ExitCode.INCOMPLETE


def files(ctx: typer.Context, paths: Sequence[str]) -> Iterator[str]:
    """Every file whose change may change the outcome of a run; its own reports are none of them."""
    from factcheck import wiring

    yield from wiring.possible_settings(ctx.params)
    # Settings that are broken are put right in one of these files, so there is nothing else to look at.
    with suppress(UsageError):
        yield from wiring.watched(paths, settings(ctx))
