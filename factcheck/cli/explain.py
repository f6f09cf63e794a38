"""``factcheck explain``: one check, or one finding, in full."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli._completion import checks


def command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID|CHECK",
            help="A check, or the fingerprint of a finding; its first digits will do.",
            autocompletion=checks,
        ),
    ],
    report: Annotated[
        str, typer.Option("--report", metavar="FILE", help="JSON report that holds the finding.")
    ] = "factcheck-report.json",
) -> None:
    """Explain a check, or a finding of a JSON report: both sides, their values, who decided, and the scores."""
    from factcheck import wiring

    for line in wiring.explain(name, report):
        typer.echo(line)
