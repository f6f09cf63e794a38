"""``factcheck index``: build or update the index of a reference corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import _options as options
from factcheck.cli import _run as run
from factcheck.gate import ExitCode

if TYPE_CHECKING:
    from factcheck.corpus.reference import Corpus


def command(
    ctx: typer.Context,
    folder: Annotated[
        str, typer.Argument(metavar="PATH", help="Folder of one or more reference corpora, or a file.")
    ],
    index_dir: options.IndexDir = None,
    check: Annotated[
        bool, typer.Option("--check", help="Also list where the corpora contradict themselves or each other.")
    ] = False,
    output: options.Output = None,
    nli_model: options.NliModel = None,
    embed_model: options.EmbedModel = None,
    quiet: options.Quiet = None,
    config: options.ConfigFile = None,
) -> None:
    """Build or update the index of a reference corpus.

    Only files whose content changed are read again, and only new statements are embedded. `check --corpus` does the same
    by itself. The index is kept in the user's cache directory unless told otherwise; the corpus is only read. With --check
    the exit code is 1 where a corpus gives two answers, and -o writes the report on them.
    """
    from factcheck import wiring

    settings = run.settings(ctx)
    chosen = settings.config
    with run.progress(chosen.quiet) as bar:
        pipeline = wiring.pipeline(wiring.chosen(settings), bar)
        corpora = wiring.corpora([folder], pipeline, chosen.index_dir, wiring.tell(chosen.quiet))
        report = wiring.check_corpora([folder], pipeline, settings) if check else None
    sound = [_tell(corpus) for corpus in corpora]
    code = ExitCode.CLEAN if all(sound) and any(c.info.passages for c in corpora) else ExitCode.INCOMPLETE
    if report is not None:
        run.deliver(report, run.targets(settings) if output else (), settings)
        code = ExitCode(report.decision.exit_code if report.decision else ExitCode.INTERNAL) or code
    raise typer.Exit(code)


def _tell(corpus: Corpus) -> bool:
    """Print what a corpus holds and what was changed; returns whether all of it could be used."""
    from factcheck.reports._summary import plural

    info, changes = corpus.info, corpus.changes
    holds = f"{plural(info.documents, 'document')}, {plural(info.passages, 'statement')}"
    searched = ", searched approximately" if corpus.snapshot.approximate else ""
    typer.echo(
        f"{info.name}: {holds}, digest {info.digest} (+{changes.added} ~{changes.changed} -{changes.removed}){searched}"
    )
    for problem in corpus.problems:
        reason = getattr(problem, "error", None) or getattr(problem, "reason", "")
        typer.echo(f"{problem.uri}: {reason}", err=True)
    return not corpus.problems
