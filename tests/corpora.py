"""Reference corpora made of a few lines, with the small stand-in for the embedder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from factcheck import references
from factcheck.corpus.reference import Corpus
from factcheck.inference import Embedder
from factcheck.pipeline import Silence
from tests.fakes import WordEmbedder


def write(folder: Path, files: Mapping[str, str | bytes], settings: str = "") -> Path:
    """Makes the folder hold exactly these files, and the settings where there are any."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in [p for p in folder.rglob("*") if p.is_file()]:
        path.unlink()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    if settings:
        (folder / "corpus.toml").write_text(settings, "utf-8")
    return folder


def reopen(folder: Path, embedder: Embedder | None = None) -> Corpus:
    """The corpus below `folder`, its index beside it."""
    (corpus,) = references.open_all(
        [str(folder / "corpus")], embedder or WordEmbedder(), Silence(), str(folder / "index")
    )
    return corpus


def open_corpus(
    folder: Path, files: Mapping[str, str | bytes], settings: str = "", embedder: Embedder | None = None
) -> Corpus:
    """A corpus of exactly these files below `folder`, its index brought up to date."""
    write(folder / "corpus", files, settings)
    return reopen(folder, embedder)
