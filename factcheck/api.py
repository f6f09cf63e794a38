"""The Python interface: the same work as the command line, as values."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike, fspath

from factcheck import wiring
from factcheck.model import Comparison, Report


def check_paths(
    paths: Sequence[str | PathLike[str]],
    *,
    corpora: Sequence[str | PathLike[str]] = (),
    settings: wiring.Settings | None = None,
) -> Report:
    """Check files and folders against themselves, each other and reference corpora.

    Files that can't be read are outcomes of the report, not errors. Raises ``UsageError`` for a missing corpus or
    an unfit model, ``IncompleteError`` where a model is missing.
    """
    chosen = settings or wiring.Settings()
    run = wiring.pipeline(chosen)
    references = wiring.corpora([fspath(path) for path in corpora], run)
    return run.check(wiring.sources([fspath(path) for path in paths], chosen), references)


def compare(premise: str, hypothesis: str, *, settings: wiring.Settings | None = None) -> Comparison:
    """Judge a hypothesis (one or more sentences) by a premise of any length, without retrieval."""
    return next(wiring.comparer(settings or wiring.Settings()).compare([(premise, hypothesis)]))
