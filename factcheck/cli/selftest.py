"""``factcheck selftest``: what a check finds in the user's own documents, told by what is planted there."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli import _options as options
from factcheck.cli import _run as run
from factcheck.gate import ExitCode


def command(
    ctx: typer.Context,
    paths: options.Paths,
    documents: Annotated[
        int, typer.Option("--documents", min=1, metavar="N", help="Documents that are tried, at most.")
    ] = 20,
    per_kind: Annotated[
        int,
        typer.Option("--per-kind", min=1, metavar="N", help="Plants of each kind in a document, at most."),
    ] = 2,
    seed: Annotated[int, typer.Option("--seed", help="Another number chooses other sentences.")] = 0,
    output: options.JsonOutput = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    nli_model: options.NliModel = None,
    embed_model: options.EmbedModel = None,
    quiet: options.Quiet = None,
    config: options.ConfigFile = None,
) -> None:
    """Plant contradictions into the documents, in memory, and tell how many a check finds.

    Sentences are said again with another number, date, name or degree, or denied; then the same check runs as ever, on the
    documents as they are and on those with the plants. A table tells recall by kind, and how many untouched documents have
    findings, at each confidence: what --min-confidence would buy. No file is changed.
    """
    from factcheck import wiring

    files = run.json_files(output or ())
    settings = run.settings(ctx)
    with run.progress(settings.config.quiet) as bar:
        trial = wiring.trial(paths, settings, bar, per_kind=per_kind, most=documents, seed=seed)
    for file in files:
        wiring.save_trial(trial, file)
    if not files:
        for line in wiring.show_trial(trial):
            typer.echo(line)
    raise typer.Exit(ExitCode.CLEAN if trial.outcomes else ExitCode.INCOMPLETE)
