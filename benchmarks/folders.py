"""Folders of documents on one matter, with contradictions such as editors leave behind: found, and false alarms.

Run `python -m benchmarks.folders [--shown]`; it prints one Markdown table. The set is `benchmarks/data/folders.jsonl`, written for this project: documentation,
news, policy and company papers, three or four files a folder, each with six to nine planted contradictions among much that only looks like
one. In “plain” ones the two sentences tell of the same fact in like words, in those “apart” by two hands who share hardly a word.
Every second folder is “held out”: nothing was set on it. An alarm is right where its places lie in both sentences of a contradiction.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.claims import rows
from benchmarks.documents import interval
from factcheck import readers, wiring
from factcheck.model import Severity, Verdict
from factcheck.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class Planted:
    """Two sentences that contradict each other."""

    sides: tuple[tuple[str, str], tuple[str, str]]
    """File and sentence of each."""
    kind: str


@dataclass(frozen=True, slots=True)
class Result:
    """What the program said of one folder."""

    name: str
    kind: str
    style: str
    held_out: bool
    planted: tuple[Planted, ...]
    found: tuple[bool, ...]
    """Of each planted contradiction, whether an alarm or a note tells it."""
    counted: tuple[bool, ...]
    """The same of alarms alone: warnings and errors."""
    false: tuple[Verdict, ...]
    """Alarms that tell none."""


def check(pipeline: Pipeline, row: dict[str, Any], held_out: bool) -> Result:
    """One folder."""
    documents = [readers.read(text.encode(), name) for name, text in row["files"].items()]
    verdicts = pipeline.check(documents).verdicts
    planted = tuple(
        Planted(((one, said), (other, told)), kind) for one, said, other, told, kind in row["contradictions"]
    )
    alarms = [v for v in verdicts if v.severity is not Severity.NOTE]
    return Result(
        row["name"],
        row["kind"],
        row["style"],
        held_out,
        planted,
        tuple(any(_tells(v, p) for v in verdicts) for p in planted),
        tuple(any(_tells(v, p) for v in alarms) for p in planted),
        tuple(v for v in alarms if not any(_tells(v, p) for p in planted)),
    )


def _tells(verdict: Verdict, planted: Planted) -> bool:
    """Whether the places of a finding lie in both sentences."""
    places = [
        (c.document, c.context, c.text) for c in (verdict.claim, *(e.passage for e in verdict.evidence))
    ]
    return all(any(_within(*place, *side) for place in places) for side in planted.sides)


def _within(document: str, context: str, text: str, file: str, sentence: str) -> bool:
    wanted, own = (" ".join(s.replace("`", "").replace("*", "").split()) for s in (sentence, text))
    return document == file and (own in wanted or wanted in own or wanted in " ".join(context.split()))


def share(results: Sequence[Result], of: Callable[[Result], Iterable[bool]]) -> str:
    """Per cent, with the 95 % interval of a bootstrap over folders, and n."""

    def value(chosen: Sequence[Result]) -> float:
        hits = [hit for result in chosen for hit in of(result)]
        return 100 * sum(hits) / max(1, len(hits))

    low, high = interval(results, value)
    n = sum(len(list(of(result))) for result in results)
    return f"{value(results):.1f} [{low:.1f}, {high:.1f}] ({n})"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="not used: the set lies beside this file")
    parser.add_argument(
        "--shown",
        action="store_true",
        help="also print what was missed, and every false alarm, of folders that are not held out",
    )
    given = parser.parse_args()
    pipeline = wiring.pipeline(wiring.Settings())
    results = [check(pipeline, row, number % 2 == 1) for number, row in enumerate(rows("folders"))]
    parts: dict[str, list[Result]] = {}
    for style in dict.fromkeys(r.style for r in results):
        own = [r for r in results if r.style == style]
        parts |= {style: own, f"{style}, held out": [r for r in own if r.held_out]}
        parts |= {
            f"{style}, {kind}": [r for r in own if r.kind == kind]
            for kind in dict.fromkeys(r.kind for r in own)
        }
    print("| folders | n | found, % | found by an alarm, % | false alarms a folder |\n|---|--:|--:|--:|--:|")
    for name, part in parts.items():
        false = sum(len(r.false) for r in part) / max(1, len(part))
        cells = (share(part, lambda r: r.found), share(part, lambda r: r.counted))
        print(f"| {name} | {len(part)} | {' | '.join(cells)} | {false:.2f} |")
    print(f"\n| kind | found | of |\n|---|--:|--:|\n{by_kind(results)}")
    for result in results if given.shown else ():
        if not result.held_out:
            show(result)


def by_kind(results: Sequence[Result]) -> str:
    """Rows of a table."""
    count, hits = Counter[str](), Counter[str]()
    for result in results:
        for planted, found in zip(result.planted, result.found, strict=True):
            count[planted.kind] += 1
            hits[planted.kind] += found
    return "\n".join(f"| {kind} | {hits[kind]} | {n} |" for kind, n in sorted(count.items()))


def show(result: Result) -> None:
    """What was missed, and the false alarms."""
    print(f"\n{result.name}")
    for planted, found in zip(result.planted, result.found, strict=True):
        if not found:
            print(f"  missed ({planted.kind}): " + " | ".join(sentence for _, sentence in planted.sides))
    for v in result.false:
        print(
            f"  false [{v.findings[0].check}]: {v.claim.context} | {v.evidence[0].passage.context} | {v.message}"
        )


if __name__ == "__main__":
    main()
