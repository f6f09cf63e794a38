"""The composition root: the only module that knows concrete names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck import cache, checks, plugins
from factcheck.comparison import Comparer
from factcheck.corpus import folder
from factcheck.discovery import Found, discover, load
from factcheck.inference.loading import open_embedder, open_nli
from factcheck.model import Document, Failed, Skipped
from factcheck.pipeline import Corpus, Pipeline, Progress, Silence
from factcheck.verdicts import calibration
from factcheck.verdicts.judging import Judge


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
