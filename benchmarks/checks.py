"""Each typed check by itself, without any model: what it fires on, and how often rightly.

Run `python -m benchmarks.checks [--data DIR] [--most N] [--only CHECKS] [--shown FILE]`; it prints Markdown tables. Pairs
are those of the development sets, sentence against sentence; clean pairs are two sentences of one consistent text, once
any two and once those that share enough words for retrieval to offer them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any, TextIO

from factcheck import checks, plugins, readers
from factcheck.checks import Check, DocumentCheck
from factcheck.claims.extraction import extract
from factcheck.claims.resolution import resolved
from factcheck.claims.terms import Terms
from factcheck.claims.values import extract as extract_values
from factcheck.model import (
    Checked,
    Claim,
    Document,
    Evidence,
    Finding,
    Pair,
    Relation,
    Scope,
    Scores,
    Span,
    Stance,
)
from factcheck.verdicts.relations import relation

_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_SETS = (
    "vitaminc",
    "fever_symmetric",
    "breaking_nli",
    "mnli_mm",
    "chatprotect",
    "wikicontradict",
    "climate_fever",
)
_UNASKED = Scores(0.0, 0.0, 1.0)
_ALARMS = (Relation.CONTRADICTION, Relation.SOURCES_DISAGREE)
_NEAR = 3
"""Content words that a near pair shares, at least."""
_COUNTRIES = 20
"""Pages of the World Factbook."""
_MOST_CLEAN = 20_000
"""Clean pairs of one kind."""


@dataclass(frozen=True, slots=True)
class Row:
    """Two texts, and whether they contradict each other; None where nobody has said."""

    premise: str
    hypothesis: str
    contradicts: bool
    label: str


def stored(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a compressed JSON Lines file; exits with a message where it is missing."""
    if not path.exists():
        sys.exit(f"{path} is missing: say where the development data lie with --data")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def sample(data: Path, name: str, most: int) -> list[Row]:
    """At most so many rows of one development set, drawn evenly, in their order."""
    rows = [
        Row(r["premise"], r["hypothesis"], r["label"] == "contradiction", r["label"])
        for r in stored(data / "dev" / f"{name}.jsonl.gz")
    ]
    chosen = sorted(random.Random(0).sample(range(len(rows)), min(most, len(rows))))
    return [rows[i] for i in chosen]


@lru_cache(maxsize=20_000)
def statements(text: str, uri: str) -> tuple[Claim, ...]:
    """The claims of a text as a document of its own; the whole text where it has none."""
    document = readers.read(text.encode(), uri)
    assert isinstance(document, Document)
    claims = extract(document)[1]
    return claims or (
        Claim(uri, uri, Span(0, len(text)), text, " ".join(text.split()), values=extract_values(text)),
    )


def fired(check: Check, row: Row) -> Finding | None:
    """The surest contradiction that a check finds between any two sentences of a row."""
    found = [
        finding
        for claim in statements(row.hypothesis, "hypothesis.txt")
        for passage in statements(row.premise, "premise.txt")
        if (finding := judged(check, claim, passage))
    ]
    return max(found, key=lambda f: f.confidence, default=None)


def judged(check: Check, claim: Claim, passage: Claim) -> Finding | None:
    """The contradiction that a check finds between two statements, changes over time and the like left out."""
    pair = Pair(resolved(claim), Evidence(resolved(passage), 1.0, 1, Scope.FOLDER), _UNASKED)
    finding = check.judge(pair)
    if finding is None or finding.stance is not Stance.CONTRADICTS:
        return None
    return finding if relation(pair, finding.check) in _ALARMS else None


def labelled_table(found: dict[str, Check], rows: dict[str, list[Row]], shown: TextIO | None) -> str:
    """Precision and recall of every check on every set: right of fired, and share of the contradictions."""
    lines = ["| check | " + " | ".join(rows) + " |", "|---|" + "--:|" * len(rows)]
    for name, check in found.items():
        cells = []
        for key, examples in rows.items():
            hits = [(row, finding) for row in examples if (finding := fired(check, row))]
            right = sum(row.contradicts for row, _ in hits)
            wanted = sum(row.contradicts for row in examples)
            cells.append(f"{right}/{len(hits)} ({100 * right / wanted:.1f} %)" if hits else "0")
            for row, finding in hits:
                show(shown, name, key, row, finding)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def show(out: TextIO | None, check: str, where: str, row: Row, finding: Finding) -> None:
    """Write what fired, a JSON line each."""
    if out is not None:
        told = {
            "check": check,
            "set": where,
            "label": row.label,
            "message": finding.message,
            "confidence": finding.confidence,
            "premise": row.premise,
            "hypothesis": row.hypothesis,
        }
        out.write(json.dumps(told, ensure_ascii=False) + "\n")


def clean_pairs(texts: Iterable[tuple[str, str]], near: bool) -> list[tuple[Claim, Claim]]:
    """Pairs of statements within each of the consistent texts (name, text); `near` ones share enough words."""
    terms = Terms()
    pairs: list[tuple[Claim, Claim]] = []
    for name, text in texts:
        claims = [replace(c, document=name) for c in statements(text, "clean.txt")]
        stems = [set(terms.stems(c.text)) for c in claims]
        for i, j in combinations(range(len(claims)), 2):
            if not near or len(stems[i] & stems[j]) >= _NEAR:
                pairs.append((claims[i], claims[j]))
    chosen = sorted(random.Random(0).sample(range(len(pairs)), min(_MOST_CLEAN, len(pairs))))
    return [pairs[i] for i in chosen]


def clean_table(
    found: dict[str, Check], pairs: dict[str, list[tuple[Claim, Claim]]], shown: TextIO | None
) -> str:
    """Alarms of every check on pairs that do not contradict each other, and their rate in 1,000 pairs."""
    head = [f"{name} ({len(some):,} pairs)" for name, some in pairs.items()]
    lines = ["| check | " + " | ".join(head) + " |", "|---|" + "--:|" * len(pairs)]
    counts: Counter[tuple[str, str]] = Counter()
    for name, check in found.items():
        for key, some in pairs.items():
            for claim, passage in some:
                finding = judged(check, claim, passage)
                if finding:
                    counts[(name, key)] += 1
                    show(shown, name, key, Row(passage.text, claim.text, False, "clean"), finding)
        cells = [
            f"{counts[(name, k)]} ({1000 * counts[(name, k)] / max(1, len(p)):.2f})" for k, p in pairs.items()
        ]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def planted_table(found: dict[str, Check], data: Path) -> str:
    """ContraDoc: documents in which a check fires on the planted sentence against any other one of its document."""
    rows = [r for r in stored(data / "dev" / "contradoc.jsonl.gz") if r["label"] == "contradictory"]
    hits: dict[str, set[str]] = {name: set() for name in found}
    for row in rows:
        wanted = " ".join((row.get("evidence") or "").split())
        claims = statements(row["text"], "planted.txt")
        planted = [c for c in claims if wanted and (c.context in wanted or wanted in c.context)]
        for name, check in found.items():
            if any(judged(check, a, b) for a in planted for b in claims if a is not b):
                hits[name].add(row["id"])
    lines = [f"| check | of {len(rows)} |", "|---|--:|"]
    lines += [f"| {name} | {len(ids)} |" for name, ids in hits.items() if ids]
    return "\n".join([*lines, f"| any | {len(set().union(*hits.values()))} |"])


def alone_table(
    found: dict[str, Check], texts: dict[str, list[tuple[str, str]]], shown: TextIO | None
) -> str:
    """Alarms of the checks that look at one document by itself, on consistent documents."""
    lines = [
        "| check | " + " | ".join(f"{k} ({len(t):,})" for k, t in texts.items()) + " |",
        "|---|" + "--:|" * len(texts),
    ]
    for name, check in found.items():
        if not isinstance(check, DocumentCheck):
            continue
        cells = []
        for key, documents in texts.items():
            slips = [slip for _, text in documents for slip in check.examine(read(text))]
            for slip in slips:
                show(shown, name, key, Row(slip.passage.text, slip.claim.text, False, "clean"), slip.finding)
            cells.append(str(len(slips)))
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def read(text: str) -> Checked:
    """A text as a Markdown document with its claims."""
    document = readers.read(text.encode(), "clean.md")
    assert isinstance(document, Document)
    return Checked(document, *extract(document))


def clean_texts(data: Path) -> dict[str, list[tuple[str, str]]]:
    """Consistent texts by name: the clean ContraDoc documents and paragraphs of Wikipedia."""
    documents = stored(data / "dev" / "contradoc.jsonl.gz")
    paragraphs = stored(data / "text" / "wikipedia_paragraphs.jsonl.gz")
    return {
        "ContraDoc, clean": [(r["id"], r["text"]) for r in documents if r["label"] == "clean"],
        "Wikipedia": [(r["id"], r["text"]) for r in paragraphs],
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=_DATA)
    parser.add_argument("--most", type=int, default=1500, help="rows of a set at most")
    parser.add_argument("--only", default="", help="comma-separated checks; all but the model's by default")
    parser.add_argument(
        "--shown", type=argparse.FileType("w"), help="file for all that fired, a JSON line each"
    )
    chosen = parser.parse_args(arguments)
    classes: dict[str, type[Check]] = plugins.load_all(checks)
    names = chosen.only.split(",") if chosen.only else [name for name in classes if name != "nli"]
    found: dict[str, Check] = {name: classes[name]() for name in names}
    rows = {name: sample(chosen.data, name, chosen.most) for name in _SETS}
    for name, examples in rows.items():
        print(f"{name}: {len(examples)} rows, {sum(r.contradicts for r in examples)} contradictions")
    print("\nRight of fired (share of the contradictions found)\n")
    print(labelled_table(found, rows, chosen.shown), flush=True)
    texts = clean_texts(chosen.data)
    pairs = {f"{name}, any": clean_pairs(some, near=False) for name, some in texts.items()}
    pairs |= {f"{name}, near": clean_pairs(some, near=True) for name, some in texts.items()}
    print("\nAlarms on clean pairs (in 1,000)\n")
    print(clean_table(found, pairs, chosen.shown), flush=True)
    print("\nPlanted sentences of ContraDoc on which a check fires\n")
    print(planted_table(found, chosen.data), flush=True)
    print("\nAlarms on consistent documents, each by itself\n")
    factbook = [(r["id"], r["text"]) for r in stored(chosen.data / "text" / "factbook.jsonl.gz")]
    texts["World Factbook"] = random.Random(0).sample(factbook, _COUNTRIES)
    print(alone_table(found, texts, chosen.shown))


if __name__ == "__main__":
    main()
