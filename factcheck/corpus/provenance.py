"""Where an index comes from: the code that extracted it, and the identity of what it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_EXTRACTING = ("readers", "claims", "corpus")
"""Folders that decide which passages a file has and how they are stored; the nouns lie beside them."""
_DIGITS = 16
"""Hexadecimal digits of a digest."""


@cache
def extractor_digest() -> str:
    """Digest of the code that reads files and extracts passages: when it changes, stored passages are out of date."""
    package = Path(__file__).resolve().parent.parent
    inside = (path for name in _EXTRACTING for path in (package / name).rglob("*"))
    digest = hashlib.sha256()
    for path in sorted([*package.glob("*.py"), *inside]):
        if path.is_file() and path.suffix != ".pyc":
            # Line ends may differ from checkout to checkout, the code does not.
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:_DIGITS]


def identity(models: Iterable[str], settings: str, documents: Iterable[tuple[str, str]]) -> str:
    """Digest of a corpus: its models, its settings, and path and content hash of each document."""
    digest = hashlib.sha256("\x1f".join([*models, settings]).encode("utf-8", "replace"))
    for uri, content in sorted(documents):
        digest.update(f"\n{content} {uri}".encode("utf-8", "replace"))
    return digest.hexdigest()[:_DIGITS]
