"""The given material as rows: public pairs, paragraphs, factbook fields."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training import sentences


@dataclass(frozen=True, slots=True)
class Pair:
    """One labelled pair with where it comes from."""

    premise: str
    hypothesis: str
    label: str
    source: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Consecutive sentences of one text that don't contradict each other."""

    document: str
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of a factbook country: `measure: value; value`."""

    country: str
    section: str
    measure: str
    value: str


def rows(path: Path) -> Iterator[dict[str, str]]:
    """JSON rows of a gzip file."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def pairs(data: Path) -> Iterator[Pair]:
    """The public training pairs."""
    for row in rows(data / "train" / "nli.jsonl.gz"):
        premise = row["premise"].strip()
        if row["source"] == "fever":
            premise = " ".join(dict.fromkeys(sentences.split(premise)))
        yield Pair(premise, row["hypothesis"].strip(), row["label"], row["source"])


def paragraphs(data: Path) -> Iterator[Paragraph]:
    """Wikipedia paragraphs, and the prose fields of the factbook."""
    for row in rows(data / "text" / "wikipedia_paragraphs.jsonl.gz"):
        parts = sentences.split(row["text"].replace("''", '"').replace("``", '"').replace(" -- ", ", "))
        if len(parts) > 1:
            yield Paragraph(f"wiki:{row['title']}", row["title"], parts)
    for entry in entries(data):
        parts = sentences.split(entry.value)
        if len(parts) > 1 and all(re.match(r"[A-Z]", p) and len(p.split()) > 5 for p in parts):
            yield Paragraph(f"factbook:{entry.country}", entry.country, parts)


def entries(data: Path) -> Iterator[Entry]:
    """Factbook fields, line by line."""
    for row in rows(data / "text" / "factbook.jsonl.gz"):
        section = ""
        for line in row["text"].splitlines():
            if line.startswith("#"):
                section = line.lstrip("# ").strip()
            elif ": " in line:
                measure, _, value = line.partition(": ")
                if len(measure) < 80 and value.strip():
                    yield Entry(row["title"], section, measure.strip(), value.strip())
