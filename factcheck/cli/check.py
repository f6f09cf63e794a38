"""``factcheck check``: the main job."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck import gate
from factcheck.cli import _options as options
from factcheck.cli._progress import progress
from factcheck.gate import FailOn, Policy

_DEFAULT_OUTPUT = "html=factcheck-report.html"


def command(
    paths: options.Paths,
    corpus: Annotated[
        list[str] | None,
        typer.Option("--corpus", metavar="DIR", help="Folder of reference corpora; repeatable."),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FORMAT=FILE",
            help="Report to write, - for standard output; repeatable.",
        ),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option(help="Least severity that makes the exit code 1.")
    ] = FailOn.WARNING,
    include: options.Include = None,
    exclude: options.Exclude = None,
    nli_model: options.NliModel = None,
    embed_model: options.EmbedModel = None,
    quiet: options.Quiet = False,
) -> None:
    """Find contradictions in files and folders.

    Writes factcheck-report.html unless told otherwise, and prints a summary. Exit code: 0 clean, 1 findings at or above
    --fail-on, 2 wrong usage, 3 something could not be checked, 4 internal error.
    """
    from factcheck import wiring

    targets = [wiring.output(text) for text in output or [_DEFAULT_OUTPUT]]
    settings = wiring.Settings(nli_model, embed_model, tuple(include or ()), tuple(exclude or ()))
    with progress(quiet) as bar:
        pipeline = wiring.pipeline(settings, bar)
        corpora = wiring.corpora(corpus or [], pipeline)
        report = pipeline.check(wiring.sources(paths, settings), corpora)
    report = gate.decide(report, Policy(fail_on))
    for target in targets:
        target.write(report)
    if not quiet:
        wiring.summarise(report, to_stderr=any(target.path == "-" for target in targets))
        for target in targets:
            if target.path != "-":
                typer.echo(f"{target.format} report: {target.path}", err=True)
    raise typer.Exit(report.decision.exit_code if report.decision else gate.ExitCode.INTERNAL)
