"""``factcheck index``: build or update the index of a reference corpus."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli import _options as options
from factcheck.cli._progress import progress
from factcheck.gate import ExitCode


def command(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Folder of one or more reference corpora.")],
    embed_model: options.EmbedModel = None,
    quiet: options.Quiet = False,
) -> None:
    """Build or update the index of a reference corpus.

    Vectors are kept in the user's cache by content: only new and changed statements are embedded again.
    """
    from factcheck import wiring

    with progress(quiet) as bar:
        corpora = wiring.corpora([folder], wiring.pipeline(wiring.Settings(embed_model=embed_model), bar))
    problems = 0
    for corpus in corpora:
        info = corpus.info
        typer.echo(
            f"{info.name}: {info.documents} documents, {info.passages} statements, digest {info.digest}"
        )
        for problem in corpus.problems:
            problems += 1
            typer.echo(
                f"{problem.uri}: {getattr(problem, 'error', None) or getattr(problem, 'reason', '')}",
                err=True,
            )
    empty = not any(corpus.info.passages for corpus in corpora)
    raise typer.Exit(ExitCode.INCOMPLETE if problems or empty else ExitCode.CLEAN)
