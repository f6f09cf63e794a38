"""``factcheck config``: every setting, and where it comes from."""

from __future__ import annotations

import typer

from factcheck.cli import _options as options
from factcheck.cli import _run as run


def command(ctx: typer.Context, config: options.ConfigFile = None) -> None:
    """Print every setting with its origin: a file and line, or the default.

    The output is itself a configuration.
    """
    from factcheck.config import shown

    for line in shown(run.settings(ctx)):
        typer.echo(line)
