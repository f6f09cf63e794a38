"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders.")]
Include = Annotated[
    list[str] | None,
    typer.Option("--include", metavar="GLOB", help="Read only files that match; repeatable."),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="GLOB", help="Leave out files that match; repeatable."),
]
NliModel = Annotated[
    str | None,
    typer.Option("--nli-model", metavar="NAME", help="Another NLI cross-encoder, by hub name or local path."),
]
EmbedModel = Annotated[
    str | None,
    typer.Option("--embed-model", metavar="NAME", help="Another embedding model, by hub name or local path."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No talk; errors are still shown.")]
