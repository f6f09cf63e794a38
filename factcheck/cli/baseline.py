"""``factcheck baseline``: findings that are known and accepted."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli import _options as options
from factcheck.cli import _run as run


def command(
    ctx: typer.Context,
    paths: options.Paths,
    accept_new: Annotated[
        bool, typer.Option("--accept-new", help="Let the baseline grow by what is new.")
    ] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Only take out what is no longer found.")] = False,
    marks: Annotated[
        str | None,
        typer.Option(
            "--import", metavar="FILE", help="Take over the marks of a triage file, and nothing else."
        ),
    ] = None,
    corpus: options.Corpus = None,
    index_dir: options.IndexDir = None,
    corpus_use: options.CorpusUse = None,
    baseline: options.Baseline = None,
    waivers: options.Waivers = None,
    require_reason: options.RequireReason = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    nli_model: options.NliModel = None,
    embed_model: options.EmbedModel = None,
    quiet: options.Quiet = None,
    config: options.ConfigFile = None,
) -> None:
    """Make or update the baseline: what stands in it is shown as known and does not count.

    Give it the same paths as check. Prints what comes in (+) and what goes out (-). A baseline that is there already
    grows only with --accept-new; without it, exit code 1, and nothing is written.
    """
    from factcheck import wiring

    settings = run.settings(ctx)
    update = wiring.baseline_update(settings, marks, accept_new=accept_new, prune=prune)
    with run.progress(settings.config.quiet) as bar:
        lines, code = update(wiring.check(paths, settings, bar))
    for line in lines:
        typer.echo(line, err=bool(code))
    raise typer.Exit(code)
