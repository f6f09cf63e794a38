"""What `weights.json` says of the shipped models: files with their hashes, label order, limits, licence."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.errors import IncompleteError

MANIFEST = "weights.json"


def weights_folder() -> Path:
    """Where the shipped weights lie: beside this module, in a checkout and in a wheel alike."""
    return Path(__file__).with_name("weights")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of the shipped weights."""

    path: Path
    sha256: str
    """Hash of its bytes, in hexadecimal."""

    def check(self) -> Path:
        """The path, once the bytes are known to be the right ones; raises ``IncompleteError`` otherwise."""
        if not self.path.is_file():
            raise IncompleteError(f"model file missing: {self.path} (reinstall factcheck)")
        with self.path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        if found != self.sha256:
            raise IncompleteError(f"model file damaged: {self.path} (reinstall factcheck)")
        return self.path


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One shipped model."""

    name: str
    graph: StoredFile
    words: StoredFile
    """The word table that the graph refers to; models may share it."""
    tokenizer: StoredFile
    max_length: int
    """Most tokens of one input, the special ones included."""

    @property
    def title(self) -> str:
        """Name and digest over every file that the model is made of, as shown in a report's manifest."""
        digest = hashlib.sha256("".join(f.sha256 for f in self.files).encode()).hexdigest()
        return f"{self.name}@{digest[:12]}"

    @property
    def files(self) -> tuple[StoredFile, ...]:
        """Graph, word table and tokeniser."""
        return self.graph, self.words, self.tokenizer


def read_entry(role: str, folder: Path | None = None) -> ModelEntry:
    """The entry of one role (`nli` or `embed`); raises ``IncompleteError`` where the manifest is unusable."""
    root = weights_folder() if folder is None else folder
    path = root / MANIFEST
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return _entry(content, role, root)
    except FileNotFoundError as error:
        raise IncompleteError(f"the shipped models are missing: no {path} (reinstall factcheck)") from error
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise IncompleteError(f"{path} is damaged: {error!r} (reinstall factcheck)") from error


def _entry(content: dict[str, Any], role: str, root: Path) -> ModelEntry:
    files = content["files"]
    model = content["models"][role]

    def stored(part: str) -> StoredFile:
        return StoredFile(root / model[part], files[model[part]]["sha256"])

    return ModelEntry(
        name=model["name"],
        graph=stored("graph"),
        words=stored("words"),
        tokenizer=stored("tokenizer"),
        max_length=int(model["max_length"]),
    )
