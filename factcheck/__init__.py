"""Finds contradictions inside documents, across a folder and against a reference corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck import version

__version__ = version.VERSION
__all__ = ["__version__", "check_paths", "compare"]

if TYPE_CHECKING:
    from factcheck.api import check_paths, compare


def __getattr__(name: str) -> object:
    """Load the interface on first use, so that ``import factcheck`` stays light."""
    if name in {"check_paths", "compare"}:
        from factcheck import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
