"""Whole documents, each checked alone: contradictions found and, before all, false alarms.

Run `python -m benchmarks.documents [--data DIR] [--findings FILE]`; it prints Markdown tables. The sets are ContraDoc
(documents with one self-contradiction beside clean ones) and consistent text: articles, paragraphs, the World Factbook.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from factcheck import readers, wiring
from factcheck.model import Report, Severity, Verdict
from factcheck.pipeline import Pipeline

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_DRAWS = 1000
"""Bootstrap draws of an interval."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Text:
    """One document of a set."""

    name: str
    text: str
    contradictory: bool = False
    evidence: str = ""
    """The planted sentence of a contradictory document."""


@dataclass(frozen=True, slots=True)
class Result:
    """What the program said of one document."""

    text: Text
    alarms: tuple[Verdict, ...]
    """Findings of severity warning or error."""
    sentences: int

    @property
    def hit(self) -> bool:
        """Whether an alarm touches the planted sentence."""
        wanted = " ".join(self.text.evidence.split())
        sides = [s for v in self.alarms for s in (v.claim.text, *(e.passage.text for e in v.evidence))]
        found = [" ".join(side.split()) for side in sides]
        return bool(wanted) and any(side in wanted or wanted in side for side in found)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a compressed JSON Lines file; exits with a message where it is missing."""
    if not path.exists():
        sys.exit(f"{path} is missing: say where the development data lie with --data")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def contradoc(data: Path) -> list[Text]:
    """Documents of which some contradict themselves."""
    return [
        Text(r["id"], r["text"], r["label"] == "contradictory", r.get("evidence") or "")
        for r in rows(data / "dev" / "contradoc.jsonl.gz")
    ]


def clean_sets(data: Path, countries: int) -> dict[str, list[Text]]:
    """Consistent documents by set; of the World Factbook, whose pages are long, so many countries."""
    articles = {r["premise"] for r in rows(data / "dev" / "bump.jsonl.gz")}
    paragraphs = list(rows(data / "text" / "wikipedia_paragraphs.jsonl.gz"))
    factbook = list(rows(data / "text" / "factbook.jsonl.gz"))
    return {
        "bump articles": [Text(hashlib.sha256(a.encode()).hexdigest()[:8], a) for a in sorted(articles)],
        "Wikipedia paragraphs": [Text(r["id"], r["text"]) for r in random.Random(0).sample(paragraphs, 500)],
        "World Factbook": [Text(r["id"], r["text"]) for r in random.Random(0).sample(factbook, countries)],
    }


def check(pipeline: Pipeline, texts: Iterable[Text]) -> Iterator[Result]:
    """Each document alone."""
    for text in texts:
        document = readers.read(text.text.encode(), f"{text.name}.txt")
        report: Report = pipeline.check([document])
        alarms = tuple(v for v in report.verdicts if v.severity is not Severity.NOTE)
        yield Result(text, alarms, sum(len(c.sentences) for c in report.checked()))


def f1(results: Sequence[Result]) -> float:
    """Of the contradictory documents, found by any alarm."""
    true = sum(bool(r.alarms) and r.text.contradictory for r in results)
    flagged = sum(bool(r.alarms) for r in results)
    positive = sum(r.text.contradictory for r in results)
    return 2 * true / (flagged + positive) if flagged + positive else 0.0


def interval(results: Sequence[T], measure: Callable[[Sequence[T]], float]) -> tuple[float, float]:
    """95 % bootstrap interval of a measure, resampled by document or whatever a result is of."""
    rng = random.Random(0)
    draws = sorted(measure(rng.choices(results, k=len(results))) for _ in range(_DRAWS))
    return draws[int(0.025 * _DRAWS)], draws[int(0.975 * _DRAWS)]


def report_contradoc(results: Sequence[Result]) -> str:
    """One Markdown table."""
    clean = [r for r in results if not r.text.contradictory]
    bad = [r for r in results if r.text.contradictory]
    low, high = interval(results, f1)
    always = 2 * len(bad) / (len(results) + len(bad))
    return "\n".join(
        [
            "| ContraDoc | n | figure | always flag |",
            "|---|--:|--:|--:|",
            f"| F1 | {len(results)} | {f1(results):.3f} ({low:.3f} to {high:.3f}) | {always:.3f} |",
            f"| recall | {len(bad)} | {sum(bool(r.alarms) for r in bad) / len(bad):.3f} | 1.000 |",
            f"| recall, alarm on the planted sentence | {len(bad)} | {sum(r.hit for r in bad) / len(bad):.3f} | |",
            f"| clean documents flagged | {len(clean)} | {sum(bool(r.alarms) for r in clean) / len(clean):.3f} | 1.000 |",
        ]
    )


def report_clean(name: str, results: Sequence[Result], seconds: float) -> str:
    """One row of a Markdown table."""
    alarms = sum(len(r.alarms) for r in results)
    sentences = sum(r.sentences for r in results)
    flagged = sum(bool(r.alarms) for r in results) / len(results)
    return (
        f"| {name} | {len(results)} | {sentences} | {alarms} | {alarms / len(results):.3f} | "
        f"{1000 * alarms / max(1, sentences):.2f} | {flagged:.3f} | {sentences / seconds:.0f} |"
    )


def save_findings(results: Iterable[Result], out: Any) -> None:
    """Every alarm as a JSON line, to be read by eye."""
    for result in results:
        for v in result.alarms:
            row = {
                "document": result.text.name,
                "planted": result.text.contradictory,
                "hit": result.hit,
                "check": v.findings[0].check,
                "confidence": round(v.confidence, 3),
                "message": v.message,
                "claim": v.claim.context,
                "evidence": v.evidence[0].passage.context,
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument(
        "--findings", type=argparse.FileType("w"), help="file for every alarm, a JSON line each"
    )
    parser.add_argument("--sets", default="contradoc,clean", help="contradoc, clean or both")
    parser.add_argument("--most", type=int, default=None, help="documents of each set")
    parser.add_argument("--countries", type=int, default=12, help="pages of the World Factbook")
    arguments = parser.parse_args()
    pipeline = wiring.pipeline(wiring.Settings())
    if "contradoc" in arguments.sets:
        results = list(check(pipeline, contradoc(arguments.data)[: arguments.most]))
        print(report_contradoc(results))
        if arguments.findings:
            save_findings(results, arguments.findings)
    if "clean" in arguments.sets:
        print(
            "\n| clean text | documents | sentences | alarms | a document | in 1,000 sentences | flagged | sentences/s |"
        )
        print("|---|--:|--:|--:|--:|--:|--:|--:|")
        for name, texts in clean_sets(arguments.data, arguments.countries).items():
            start = time.perf_counter()
            results = list(check(pipeline, texts[: arguments.most]))
            print(report_clean(name, results, time.perf_counter() - start), flush=True)
            if arguments.findings:
                save_findings(results, arguments.findings)


if __name__ == "__main__":
    main()
