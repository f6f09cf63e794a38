"""``factcheck check``: the main job."""

from __future__ import annotations

import typer

from factcheck.cli import _options as options
from factcheck.cli import _run as run
from factcheck.cli import _watch as watching


def command(
    ctx: typer.Context,
    paths: options.Paths,
    corpus: options.Corpus = None,
    index_dir: options.IndexDir = None,
    corpus_use: options.CorpusUse = None,
    output: options.Output = None,
    fail_on: options.FailOnOption = None,
    min_confidence: options.MinConfidence = None,
    max_findings: options.MaxFindings = None,
    min_checked: options.MinChecked = None,
    exit_zero: options.ExitZero = None,
    baseline: options.Baseline = None,
    strict_baseline: options.StrictBaseline = None,
    waivers: options.Waivers = None,
    require_reason: options.RequireReason = None,
    diff: options.Diff = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    aliases: options.Aliases = None,
    lexicon: options.Lexicon = None,
    nli_model: options.NliModel = None,
    embed_model: options.EmbedModel = None,
    quiet: options.Quiet = None,
    config: options.ConfigFile = None,
    watch: options.Watch = False,
) -> None:
    """Find contradictions in files and folders.

    Writes factcheck-report.html unless told otherwise, and prints a summary. Every option can stand in factcheck.toml.
    Exit code: 0 clean, 1 findings that count, 2 wrong usage, 3 something could not be checked, 4 internal error.
    """
    if watch:
        code = watching.watch(lambda: run.complete(ctx, paths), lambda: run.files(ctx, paths))
    else:
        code = run.complete(ctx, paths)
    raise typer.Exit(code)
