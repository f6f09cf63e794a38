"""Contradictions inside one sentence: found, and their consistent look-alikes passed over?

Run `python -m benchmarks.within [--misses]`; it prints a Markdown table. The rows in `benchmarks/data/within.jsonl` were written
before the program had seen them, of the kinds that careless editing makes, each beside sentences of nearly the same words
that are consistent; half of them were set aside before any tuning. No model is asked.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from benchmarks.checks import read
from benchmarks.claims import Row, rows
from factcheck import checks, plugins
from factcheck.checks import Check, DocumentCheck
from factcheck.checks._clauses import beside


def found(typed: Sequence[Check], text: str) -> list[str]:
    """The messages of all that is found in a text by itself."""
    document = read(text)
    alone = (slip for check in typed if isinstance(check, DocumentCheck) for slip in check.examine(document))
    return [slip.finding.message for slip in (*alone, *beside(document, typed))]


def line(name: str, results: Sequence[tuple[Row, bool]]) -> str:
    """One row of the table: both halves, tuned on and set aside."""
    cells = [name]
    for aside in (False, True):
        half = [(row["contradicts"], hit) for row, hit in results if row["held_out"] == aside]
        for wanted in (True, False):
            hits = [hit for contradicts, hit in half if contradicts == wanted]
            cells.append(f"{sum(hits)}/{len(hits)}")
    return "| " + " | ".join(cells) + " |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="", help="unused; the rows belong to the project")
    parser.add_argument("--misses", action="store_true", help="list what is wrong on the rows tuned on")
    chosen = parser.parse_args(arguments)
    classes: dict[str, type[Check]] = plugins.load_all(checks)
    typed = [make() for name, make in classes.items() if name != "nli"]
    results = [(row, bool(found(typed, row["text"]))) for row in rows("within")]
    print(
        "| kind | found | look-alikes flagged | set aside: found | look-alikes flagged |\n|---|--:|--:|--:|--:|"
    )
    for kind in dict.fromkeys(row["kind"] for row, _ in results):
        print(line(kind, [(row, hit) for row, hit in results if row["kind"] == kind]))
    print(line("all", results))
    for row, hit in results:
        if chosen.misses and not row["held_out"] and hit != row["contradicts"]:
            print("alarm:" if hit else "missed:", row["text"])


if __name__ == "__main__":
    main()
