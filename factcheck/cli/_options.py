"""Options that several commands share; None means not given, so that the configuration file can speak."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli._completion import formats, severities

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders.")]
Corpus = Annotated[
    list[str] | None,
    typer.Option(
        "--corpus", metavar="PATH", help="Folder of reference corpora, or a file that is one; repeatable."
    ),
]
IndexDir = Annotated[
    str | None,
    typer.Option(
        "--index-dir", metavar="DIR", help="Where indexes of corpora are kept (default: the user's cache)."
    ),
]
CorpusUse = Annotated[
    list[str] | None,
    typer.Option(
        "--corpus-use",
        metavar="KEY=VALUE",
        help="Which documents of corpora are evidence: since=DAY, until=DAY, language=CODE, authority=N; repeatable.",
    ),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FORMAT=FILE",
        help="Report to write, - for standard output; repeatable.",
        autocompletion=formats,
    ),
]
JsonOutput = Annotated[
    list[str] | None,
    typer.Option(
        "-o", "--output", metavar="json[=FILE]", help="Write JSON; standard output where no FILE is given."
    ),
]
Include = Annotated[
    list[str] | None,
    typer.Option("--include", metavar="GLOB", help="Read only files that match; repeatable."),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="GLOB", help="Leave out files that match; repeatable."),
]
Aliases = Annotated[
    str | None,
    typer.Option("--aliases", metavar="FILE", help="Names that mean one thing."),
]
Lexicon = Annotated[
    str | None,
    typer.Option("--lexicon", metavar="FILE", help="Further opposites and words of degree."),
]
NliModel = Annotated[
    str | None,
    typer.Option("--nli-model", metavar="NAME", help="Another NLI cross-encoder, by hub name or local path."),
]
EmbedModel = Annotated[
    str | None,
    typer.Option("--embed-model", metavar="NAME", help="Another embedding model, by hub name or local path."),
]
Quiet = Annotated[
    bool | None, typer.Option("--quiet/--no-quiet", "-q", help="No talk; errors are still shown.")
]
# Words and numbers are taken as they are: what is wrong with them is told as for a settings file.
FailOnOption = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="SEVERITY",
        help="Least that counts: error, warning (default), note, or never.",
        autocompletion=severities,
    ),
]
MinConfidence = Annotated[
    str | None,
    typer.Option("--min-confidence", metavar="SHARE", help="Least confidence that counts, such as 80%."),
]
MaxFindings = Annotated[
    str | None,
    typer.Option("--max-findings", metavar="N", help="Findings that may count before the run fails."),
]
MinChecked = Annotated[
    str | None,
    typer.Option(
        "--min-checked", metavar="SHARE", help="Least share of the statements to be checked, such as 95%."
    ),
]
ExitZero = Annotated[
    bool | None,
    typer.Option("--exit-zero/--no-exit-zero", help="Exit with 0 whatever is found."),
]
Baseline = Annotated[
    str | None,
    typer.Option(
        "--baseline", metavar="FILE", help="Findings that are known and accepted (factcheck-baseline.json)."
    ),
]
StrictBaseline = Annotated[
    bool | None,
    typer.Option(
        "--strict-baseline/--no-strict-baseline", help="Fail where an entry of the baseline is gone."
    ),
]
Waivers = Annotated[
    str | None,
    typer.Option("--waivers", metavar="FILE", help="Suppressions for PDF and DOCX (factcheck-waivers.toml)."),
]
RequireReason = Annotated[
    bool | None,
    typer.Option(
        "--require-reason/--no-require-reason", help="A suppression without a reason does not hold."
    ),
]
Diff = Annotated[
    str | None,
    typer.Option(
        "--diff", metavar="BASE", help="Show only findings on lines changed since the merge base with BASE."
    ),
]
ConfigFile = Annotated[
    str | None,
    typer.Option("--config", metavar="FILE", help="Settings to use instead of the factcheck.toml found."),
]
Watch = Annotated[bool, typer.Option("--watch", help="Run again whenever a file changes.")]
