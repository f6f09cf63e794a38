"""``factcheck lsp``: the language server for editors."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli import _options as options
from factcheck.errors import UsageError

_EXTRA = ("pygls", "lsprotocol")


def command(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH...]", help="Files and folders; the folder that the editor has open."),
    ] = None,
    corpus: options.Corpus = None,
    index_dir: options.IndexDir = None,
    corpus_use: options.CorpusUse = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    config: options.ConfigFile = None,
) -> None:
    """Serve findings to an editor (language server protocol, over standard input and output).

    Everything is checked when a document is opened or saved. Needs the extra lsp. Exit code: 0, or 2 without the extra.
    """
    try:
        from factcheck.cli import _server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise UsageError('the language server needs an extra: pip install "factcheck[lsp]"') from error
    _server.serve(ctx, paths or ())
