"""``factcheck claims``: what is read as a claim, by whom, and why the rest is not."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck import gate
from factcheck.cli import _options as options
from factcheck.cli import _run as run
from factcheck.errors import UsageError
from factcheck.gate import ExitCode


def command(
    ctx: typer.Context,
    paths: options.Paths,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "-o",
            "--output",
            metavar="json[=FILE]",
            help="Write JSON; standard output where no FILE is given.",
        ),
    ] = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    config: options.ConfigFile = None,
) -> None:
    """Print the claims: who says what, as of when, with its values; or the reason why a sentence is not checked."""
    from factcheck import wiring

    for text in output or []:
        if text != "json" and (text.partition("=")[0] != "json" or not text.partition("=")[2]):
            raise UsageError(f"-o takes json or json=FILE here, not {text!r}")
    outcomes = wiring.outline(paths, wiring.chosen(run.settings(ctx)))
    for text in output or []:
        wiring.save_outline(outcomes, text.partition("=")[2] or "-")
    if not output:
        for line in wiring.show_outline(outcomes):
            typer.echo(line)
    raise typer.Exit(ExitCode.CLEAN if gate.complete(outcomes) else ExitCode.INCOMPLETE)
