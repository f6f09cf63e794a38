"""``factcheck doctor``: whether this installation can work, and with what."""

from __future__ import annotations

import typer

from factcheck.cli import _options as options
from factcheck.cli import _run as run
from factcheck.errors import UsageError
from factcheck.gate import ExitCode


def command(ctx: typer.Context, config: options.ConfigFile = None) -> None:
    """Print versions, models with their hashes, the cache, and the settings in use.

    Exit code: 0 where everything is in order, 2 where the settings are wrong, 3 where a model is missing or damaged.
    """
    from factcheck.config import DEFAULTS
    from factcheck.diagnosis import diagnose

    try:
        settings, problems = run.settings(ctx), ""
    except UsageError as error:
        settings, problems = DEFAULTS, str(error)
    bad = []
    for item in diagnose(settings, problems):
        typer.echo(f"{'ok' if item.fine else 'BAD':<4} {item.subject:<21} {item.words}")
        bad += [] if item.fine else [item.subject]
    wrong = not {"settings", "baseline", "waivers"}.isdisjoint(bad)
    raise typer.Exit(ExitCode.USAGE if wrong else ExitCode.INCOMPLETE if bad else ExitCode.CLEAN)
