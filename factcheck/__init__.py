"""Finds contradictions inside documents, across a folder and against a reference corpus."""

from __future__ import annotations

__version__ = "0.1.0"
