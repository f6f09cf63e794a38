"""``factcheck claims``: what is read as a claim, by whom, and why the rest is not."""

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
    """Print the claims: who says what, as of when, with its values; or the reason why a sentence is not checked."""
    from factcheck import wiring

    files = run.json_files(output or ())
    settings = wiring.chosen(run.settings(ctx, own=["output"]))
    if files:
        gaps = wiring.save_outline(paths, settings, files)
    else:
        gaps = wiring.show_outline(paths, settings, typer.echo)
    raise typer.Exit(run.read_code(gaps.told()))
