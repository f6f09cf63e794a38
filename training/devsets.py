"""The development sets: rows as they lie, and the sentence pairs that are derived from whole documents."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training import sentences

WORD = re.compile(r"[a-z]{3,}|\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True)
class Example:
    """One row of a development set."""

    premise: str
    hypothesis: str
    label: str
    case: str
    """What the bootstrap resamples: a document, a page, a claim."""
    group: str
    """Domain or kind, where the set has one."""


CASE_KEYS = ("case", "page", "summary", "target", "seed", "topic")


def load(data: Path, name: str, limit: int = 0) -> list[Example]:
    """A development set of pairs; `limit` takes every k-th row so that about so many remain."""
    rows = list(raw(data, name))
    examples = [_example(row, i) for i, row in enumerate(rows)]
    if limit and len(examples) > limit:
        cases = sorted({e.case for e in examples})
        kept = set(cases[:: max(1, round(len(examples) / limit))])
        examples = [e for e in examples if e.case in kept]
    return examples


def raw(data: Path, name: str) -> Iterator[dict[str, Any]]:
    """The JSON rows of a development set."""
    with gzip.open(data / "dev" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def _example(row: dict[str, Any], place: int) -> Example:
    meta = row.get("meta") or {}
    identity = str(row.get("id", place))
    case = next(
        (str(meta[key])[:200] for key in CASE_KEYS if meta.get(key) is not None), row["premise"][:120]
    )
    if "claim_label" in meta:
        case = identity.split("_")[0]
    if "error_type" in meta:
        case = identity.rsplit("-", 1)[0]
    group = str(meta.get("domain") or meta.get("error_type") or "")
    return Example(row["premise"], row["hypothesis"], row["label"], case, group)


def synthetic(path: Path) -> list[Example]:
    """The held-out made pairs, `kind` as group."""
    with path.open(encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    return [Example(r["premise"], r["hypothesis"], r["label"], r["document"], r["kind"]) for r in rows]


def words(text: str) -> frozenset[str]:
    """Lower-case words and figures."""
    return frozenset(WORD.findall(text.lower()))


def related_pairs(texts: Sequence[tuple[str, str]], per_document: int = 40) -> list[tuple[str, str, str]]:
    """(sentence, sentence, document) of one text that share two rare words, at most so many a document.

    A word is rare where at most 3 % of the documents (never fewer than three) have it.
    """
    counts = Counter(word for _, text in texts for word in words(text))
    rare_below = max(3, int(0.03 * len(texts)))
    made: list[tuple[str, str, str]] = []
    for name, text in texts:
        parts = [s for line in text.splitlines() for s in sentences.split(line) if 5 <= len(s.split()) <= 60]
        found = [
            (one, other, name)
            for i, one in enumerate(parts)
            for other in parts[i + 1 :]
            if one != other and sum(counts[w] <= rare_below for w in words(one) & words(other)) >= 2
        ]
        made.extend(found[:: max(1, len(found) // per_document)][:per_document])
    return made


def clean_pairs(data: Path) -> list[tuple[str, str, str]]:
    """Related sentence pairs of documents without contradiction."""
    texts = [(str(r["id"]), str(r["text"])) for r in raw(data, "contradoc") if r["label"] == "clean"]
    return related_pairs(texts)


def planted_pairs(data: Path) -> list[tuple[str, list[tuple[str, str]]]]:
    """For each contradictory document, the pairs of its planted sentence with every other sentence."""
    made: list[tuple[str, list[tuple[str, str]]]] = []
    for row in raw(data, "contradoc"):
        evidence = row.get("evidence") or ""
        if row["label"] != "contradictory" or not evidence:
            continue
        parts = [s for line in row["text"].splitlines() for s in sentences.split(line) if len(s.split()) >= 4]
        others = [s for s in parts if s not in evidence and evidence not in s]
        made.append((str(row["id"]), [(s, evidence) for s in others]))
    return made


def wiki_pairs(data: Path) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    """Contradicting passages of Wikipedia as sentences, and the other sentence pairs of the same paragraphs."""
    real: list[tuple[str, str, str]] = []
    other: list[tuple[str, str, str]] = []
    for row in raw(data, "wikicontradict"):
        first, second, case = row["meta"]["ctx1"], row["meta"]["ctx2"], str(row["id"])
        real.append((first, second, case))
        for paragraph, told in ((row["premise"], first), (row["hypothesis"], second)):
            parts = [s for s in sentences.split(paragraph) if len(s.split()) >= 5]
            other.extend(
                (one, two, case)
                for i, one in enumerate(parts)
                for two in parts[i + 1 :]
                if told not in (one, two)
            )
            other.extend(
                (one, told, case) for one in parts if len(words(one) & words(told)) < 0.6 * len(words(one))
            )
    return real, other
