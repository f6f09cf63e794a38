"""The composition root: the only module that knows concrete names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck import cache, checks, plugins, reports
from factcheck.comparison import Comparer
from factcheck.corpus import folder
from factcheck.discovery import Found, discover, load
from factcheck.errors import UsageError
from factcheck.inference.loading import open_embedder, open_nli
from factcheck.model import Document, Failed, Outcome, Report, Skipped
from factcheck.pipeline import Corpus, Pipeline, Progress, Silence, extract_all
from factcheck.reports._outline import outline_json, outline_text
from factcheck.reports._outputs import save, write
from factcheck.reports.terminal import print_summary
from factcheck.verdicts import calibration
from factcheck.verdicts.judging import Judge


@dataclass(frozen=True, slots=True)
class Target:
    """One report to write."""

    format: str
    path: str
    """A file, or - for standard output."""

    def write(self, report: Report) -> None:
        """Render and write the whole report; raises ``UsageError`` where the path can't be written."""
        write(report, self.format, self.path)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may choose for a run."""

    nli_model: str | None = None
    """Hub name or path of an NLI cross-encoder; None for the shipped one."""
    embed_model: str | None = None
    """Hub name or path of a sentence-transformers embedder; None for the shipped one."""
    include: tuple[str, ...] = ()
    """Globs in .gitignore syntax; where there are any, only files that match are read."""
    exclude: tuple[str, ...] = ()
    """Globs in .gitignore syntax of files to leave out."""

    def shown(self) -> tuple[tuple[str, str], ...]:
        """The settings as they stand in the manifest."""
        return (("exclude", ", ".join(self.exclude)), ("include", ", ".join(self.include)))


def judge(settings: Settings) -> Judge:
    """The judge with its model, every check of the folder, and the shipped calibration."""
    found = tuple(check() for check in plugins.load_all(checks).values())
    return Judge(open_nli(settings.nli_model), found, calibration.load())


def comparer(settings: Settings) -> Comparer:
    """What judges given pairs."""
    return Comparer(judge(settings))


def pipeline(settings: Settings, progress: Progress | None = None) -> Pipeline:
    """What checks a folder."""
    return Pipeline(
        embedder=open_embedder(settings.embed_model),
        judge=judge(settings),
        settings=settings.shown(),
        progress=progress or Silence(),
    )


def sources(paths: Sequence[str], settings: Settings) -> list[Document | Skipped | Failed]:
    """The documents at the paths, and what could not be read."""
    found = discover(paths, settings.include, settings.exclude)
    return [load(item) if isinstance(item, Found) else item for item in found]


def corpora(paths: Sequence[str], pipeline: Pipeline) -> tuple[Corpus, ...]:
    """The reference corpora at the paths, indexed."""
    folders = [found for path in paths for found in folder.find(Path(path))]
    pipeline = replace(pipeline, embedder=cache.CachedEmbedder(pipeline.embedder, cache.default_path()))
    return tuple(
        pipeline.open_corpus(found, sources([str(found.path)], Settings(exclude=(folder.SETTINGS,))))
        for found in folders
    )


def output(text: str) -> Target:
    """The report asked for by FORMAT=FILE; raises ``UsageError`` for any other form and for an unknown format."""
    name, equals, path = text.partition("=")
    if not equals or not path:
        raise UsageError(f"-o takes FORMAT=FILE, not {text!r}; formats: {', '.join(plugins.names(reports))}")
    plugins.load(reports, name)
    return Target(name, path)


def summarise(report: Report, to_stderr: bool) -> None:
    """Print the summary for people; standard output belongs to a report that is written there."""
    from rich.console import Console

    print_summary(report, Console(stderr=to_stderr, highlight=False))


def outline(paths: Sequence[str], settings: Settings) -> tuple[Outcome, ...]:
    """The claims of the documents and the ledger of the rest, without any judgement."""
    return tuple(extract_all(sources(paths, settings)))


def save_outline(outcomes: Sequence[Outcome], path: str) -> None:
    """Write the outline as JSON, - for standard output; raises ``UsageError`` where the path can't be written."""
    save(outline_json(outcomes), path)


def show_outline(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The outline for people, a line each."""
    return outline_text(outcomes)
