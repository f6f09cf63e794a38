"""``factcheck facts``: what the documents say of each measure, and where they differ."""

from __future__ import annotations

import typer

from factcheck.cli import _options as options
from factcheck.cli import _run as run


def command(
    ctx: typer.Context,
    paths: options.Paths,
    output: options.JsonOutput = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    config: options.ConfigFile = None,
) -> None:
    """Print every value with its subject, measure and period, and all the places that state it.

    Values of one fact are told apart as majority, outlier or open; facts that differ come first. No model is needed, and
    nothing is judged: the exit code is 0, or 3 where a file could not be read.
    """
    from factcheck import wiring

    files = run.json_files(output or ())
    outcomes = wiring.settled_outline(paths, wiring.chosen(run.settings(ctx, own=["output"])))
    found = wiring.facts(outcomes)
    for file in files:
        wiring.save_facts(found, outcomes, file)
    if not files:
        for line in wiring.show_facts(found, outcomes):
            typer.echo(line)
    raise typer.Exit(run.read_code(run.gaps(outcomes)))
