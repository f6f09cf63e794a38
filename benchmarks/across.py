"""Two texts on one matter, checked as a folder of two files: contradictions found across them, and false alarms.

Run `python -m benchmarks.across [--data DIR] [--most N] [--findings FILE]`; it prints one Markdown table. The sets are SummEdits and
bump: a text and a summary of it, as it was or with an edit that makes it wrong. What the text says against itself is not counted.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.documents import DATA, interval, rows
from factcheck import readers, wiring
from factcheck.model import Severity, Verdict
from factcheck.pipeline import Pipeline

SETS = ("summedits", "bump")


@dataclass(frozen=True, slots=True)
class Result:
    """What the program said of a text and its summary."""

    name: str
    wrong: bool
    """Whether the summary was made wrong."""
    alarms: tuple[Verdict, ...]
    """Findings of severity warning or error that lie in both files."""


def check(pipeline: Pipeline, found: Iterable[dict[str, Any]]) -> Iterator[Result]:
    """Each text with its summary."""
    for row in found:
        files = [(row["premise"], "text.txt"), (row["hypothesis"], "summary.txt")]
        report = pipeline.check([readers.read(text.encode(), name) for text, name in files])
        alarms = tuple(v for v in report.verdicts if v.severity is not Severity.NOTE and _is_across(v))
        yield Result(str(row["id"]), row["label"] == "inconsistent", alarms)


def _is_across(verdict: Verdict) -> bool:
    return len({verdict.claim.document, *(e.passage.document for e in verdict.evidence)}) > 1


def flagged(results: Sequence[Result]) -> str:
    """The share with an alarm, with the 95 % interval of a bootstrap over texts, and n."""

    def value(chosen: Sequence[Result]) -> float:
        return 100 * sum(bool(r.alarms) for r in chosen) / len(chosen)

    low, high = interval(results, value)
    return f"{value(results):.1f} [{low:.1f}, {high:.1f}] ({len(results)})"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--sets", default=",".join(SETS), help="which, parted by commas")
    parser.add_argument("--most", type=int, default=None, help="texts of each set, drawn with a fixed seed")
    parser.add_argument(
        "--findings", type=argparse.FileType("w"), help="file for every alarm, a JSON line each"
    )
    given = parser.parse_args()
    pipeline = wiring.pipeline(wiring.Settings())
    print(
        "| a text and its summary | wrong, flagged, % | right, flagged, % | alarms a right one |\n|---|--:|--:|--:|"
    )
    for name in given.sets.split(","):
        found = list(rows(given.data / "dev" / f"{name}.jsonl.gz"))
        if given.most is not None:
            found = random.Random(0).sample(found, min(given.most, len(found)))
        results = list(check(pipeline, found))
        wrong, right = [r for r in results if r.wrong], [r for r in results if not r.wrong]
        alarms = sum(len(r.alarms) for r in right) / len(right)
        print(f"| {name} | {flagged(wrong)} | {flagged(right)} | {alarms:.3f} |", flush=True)
        for result in results if given.findings else ():
            for v in result.alarms:
                told = {
                    "id": result.name,
                    "wrong": result.wrong,
                    "check": v.findings[0].check,
                    "message": v.message,
                }
                sides = {"claim": v.claim.context, "evidence": v.evidence[0].passage.context}
                given.findings.write(json.dumps(told | sides, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
