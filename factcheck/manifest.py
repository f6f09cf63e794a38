"""What makes a run repeatable: versions, models, settings and corpora, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CorpusInfo:
    """Identity of one reference corpus."""

    name: str
    title: str
    licence: str
    documents: int
    passages: int
    digest: str
    """Hash over content and models."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What makes a run repeatable."""

    version: str
    models: tuple[tuple[str, str], ...]
    """Role and name@digest of each model."""
    settings: tuple[tuple[str, str], ...]
    corpora: tuple[CorpusInfo, ...] = ()
    pairs: int = 0
    """Pairs that were judged."""
