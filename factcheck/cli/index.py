"""``factcheck index``: build or update the index of a reference corpus."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli import _options as options
from factcheck.cli import _run as run
from factcheck.gate import ExitCode


def command(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Folder of one or more reference corpora.")],
    index_dir: options.IndexDir = None,
    embed_model: options.EmbedModel = None,
    quiet: options.Quiet = None,
    config: options.ConfigFile = None,
) -> None:
    """Build or update the index of a reference corpus.

    Only files whose content changed are read again, and only new statements are embedded. `check --corpus` does the same
    by itself. The index is kept in the user's cache directory unless told otherwise; the corpus is only read.
    """
    from factcheck import wiring

    settings = run.settings(ctx)
    chosen = settings.config
    with run.progress(chosen.quiet) as bar:
        pipeline = wiring.pipeline(wiring.chosen(settings), bar)
        corpora = wiring.corpora([folder], pipeline, chosen.index_dir, wiring.tell(chosen.quiet))
    problems = 0
    for corpus in corpora:
        info, changes = corpus.info, corpus.changes
        typer.echo(
            f"{info.name}: {info.documents} documents, {info.passages} statements, digest {info.digest}"
            f" (+{changes.added} ~{changes.changed} -{changes.removed})"
        )
        for problem in corpus.problems:
            problems += 1
            reason = getattr(problem, "error", None) or getattr(problem, "reason", "")
            typer.echo(f"{problem.uri}: {reason}", err=True)
    empty = not any(corpus.info.passages for corpus in corpora)
    raise typer.Exit(ExitCode.INCOMPLETE if problems or empty else ExitCode.CLEAN)
