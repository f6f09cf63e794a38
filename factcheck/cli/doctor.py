"""``factcheck doctor``: whether this installation can work, and with what."""

from __future__ import annotations

import typer

from factcheck.cli import _options as options
from factcheck.cli import _run as run
from factcheck.gate import ExitCode


def command(ctx: typer.Context, config: options.ConfigFile = None) -> None:
    """Print versions, models with their hashes, the cache, and the settings in use.

    Exit code: 0 where everything is in order, 2 where the settings are wrong, 3 where a model is missing or damaged.
    """
    from factcheck.diagnosis import diagnose

    healthy = True
    for item in diagnose(run.settings(ctx)):
        typer.echo(f"{'ok' if item.fine else 'BAD':<4} {item.subject:<21} {item.words}")
        healthy = healthy and item.fine
    raise typer.Exit(ExitCode.CLEAN if healthy else ExitCode.INCOMPLETE)
