"""``factcheck init``: a configuration to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="Folder to write it into.")] = ".",
) -> None:
    """Write a factcheck.toml in which every setting is explained and none is set; never overwrites."""
    from factcheck import config

    typer.echo(f"wrote {config.init(Path(folder))}")
