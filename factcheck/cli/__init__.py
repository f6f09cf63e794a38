"""The command line: one module a command; each parses, calls, prints and exits."""

from __future__ import annotations

import sys
import warnings

import typer

from factcheck.cli import (
    audit,
    baseline,
    check,
    claims,
    compare,
    config,
    doctor,
    explain,
    facts,
    index,
    init,
    lsp,
    selftest,
)
from factcheck.errors import FactcheckError, IncompleteError
from factcheck.frozen import collect_seldom
from factcheck.gate import ExitCode
from factcheck.version import VERSION

app = typer.Typer(
    name="factcheck",
    help="Finds contradictions inside documents, across a folder and against a reference corpus. Offline.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check")(check.command)
app.command("compare")(compare.command)
app.command("claims")(claims.command)
app.command("facts")(facts.command)
app.command("index")(index.command)
app.command("baseline")(baseline.command)
app.command("audit")(audit.command)
app.command("explain")(explain.command)
app.command("selftest")(selftest.command)
app.command("lsp")(lsp.command)
app.command("config")(config.command)
app.command("init")(init.command)
app.command("doctor")(doctor.command)


@app.callback(invoke_without_command=True)
def _root(version: bool = typer.Option(False, "--version", help="Print the version and exit.")) -> None:
    if version:
        typer.echo(f"factcheck {VERSION}")
        raise typer.Exit


def main() -> None:
    """Run the program; errors that a user can meet become one line and an exit code, warnings one line."""
    collect_seldom()
    warnings.formatwarning = lambda message, *_, **__: f"factcheck: {message}\n"
    try:
        app()
    except IncompleteError as error:
        _fail(error, ExitCode.INCOMPLETE)
    except FactcheckError as error:
        _fail(error, ExitCode.USAGE)
    except BrokenPipeError:
        # The reader of a pipe went away (`| head`): nothing to say, and nobody to say it to.
        sys.stderr.close()
        sys.exit(ExitCode.CLEAN)


def _fail(error: FactcheckError, code: ExitCode) -> None:
    typer.echo(f"factcheck: {error}", err=True)
    sys.exit(code)
