"""``factcheck audit``: go through the findings, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.baseline import Mark
from factcheck.cli import _options as options
from factcheck.cli import _run as run
from factcheck.gate import ExitCode

if TYPE_CHECKING:
    from factcheck.audit import Audit

_ANSWERS = {"y": Mark.TRUE, "n": Mark.FALSE, "l": Mark.LATER}
_QUESTION = "Do they contradict each other? [y]es, [n]o, fix [l]ater, [s]kip, [q]uit"


def command(
    ctx: typer.Context,
    paths: options.Paths,
    stats: Annotated[
        bool, typer.Option("--stats", help="Only tell how many labelled findings were true.")
    ] = False,
    corpus: options.Corpus = None,
    index_dir: options.IndexDir = None,
    corpus_use: options.CorpusUse = None,
    baseline: options.Baseline = None,
    waivers: options.Waivers = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    nli_model: options.NliModel = None,
    embed_model: options.EmbedModel = None,
    config: options.ConfigFile = None,
) -> None:
    """Go through the findings that nobody has judged yet, and keep what you say in the baseline.

    No and later accept a finding; yes lets it count until it is put right. At the end stands how many were true, by check,
    and from which confidence on they can be trusted.
    """
    from factcheck import wiring
    from factcheck.audit import told

    settings = run.settings(ctx)
    code = ExitCode.CLEAN
    if stats:
        baseline_now = wiring.screening(settings).baseline
    else:
        with run.progress(settings.config.quiet) as bar:
            audit = wiring.audit(paths, settings, bar)
        _walk(audit)
        baseline_now = audit.baseline
        code = run.read_code(run.gaps(audit.pairs.outcomes))
    for line in told(baseline_now):
        typer.echo(line)
    raise typer.Exit(code)


def _walk(audit: Audit) -> None:
    """Ask for each finding, until the user, or standard input, comes to an end."""
    from factcheck import wiring

    found = audit.open()
    for number, verdict in enumerate(found, start=1):
        typer.echo(f"\n{number} of {len(found)}")
        wiring.show_finding(audit.pairs, verdict)
        answer = _ask()
        if answer == "q":
            return
        if answer in _ANSWERS:
            audit.mark(verdict, _ANSWERS[answer])


def _ask() -> str:
    while True:
        try:
            answer = input(f"{_QUESTION}: ").strip().lower()[:1]
        except (EOFError, KeyboardInterrupt):
            typer.echo()
            return "q"
        if answer in (*_ANSWERS, "s", "q"):
            return answer
