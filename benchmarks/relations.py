"""The kind of a disagreement, on small folders of our own: another time, another scope, two sources, a revision.

Run `python -m benchmarks.relations [--misses]`; it prints a Markdown table. Each row of `benchmarks/data/relations.jsonl` is a
folder whose two statements differ and yet may both hold, or are two sources' or two versions', beside a folder of nearly the
same wording that contradicts itself; all were written before the program had seen them, and every third was set aside. A
difference of time, scope or version is right where nothing counts: it is a note of that kind, or nothing. Sources that
disagree must be a warning of that kind which names both. A contradiction must be a warning or an error.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.claims import Row, rows
from factcheck import readers, wiring
from factcheck.model import Relation, Severity, Verdict
from factcheck.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class Result:
    """What the program says of one row."""

    row: Row
    found: tuple[Verdict, ...]
    """Of the folder that does not contradict itself."""
    twin: tuple[Verdict, ...]
    """Of the one that does."""

    @property
    def right(self) -> bool:
        """Whether the first folder is judged as it should be."""
        if self.row["relation"] == Relation.SOURCES_DISAGREE:
            return any(
                v.relation is Relation.SOURCES_DISAGREE and v.severity is Severity.WARNING and _names_both(v)
                for v in self.found
            )
        return all(v.relation == self.row["relation"] and v.severity is Severity.NOTE for v in self.found)

    @property
    def told(self) -> bool:
        """Whether it is told which kind of difference it is."""
        return any(v.relation == self.row["relation"] for v in self.found)

    @property
    def twin_found(self) -> bool:
        """Whether the contradiction is one."""
        return any(
            v.relation is Relation.CONTRADICTION and v.severity is not Severity.NOTE for v in self.twin
        )


def _names_both(verdict: Verdict) -> bool:
    """Whether a message has the names of both speakers."""
    sides = (verdict.claim, verdict.evidence[0].passage)
    sources = [side.attribution.source for side in sides]
    return all(source and source.lower() in verdict.message.lower() for source in sources)


def judged(pipeline: Pipeline, documents: Mapping[str, str]) -> tuple[Verdict, ...]:
    """All that is found in a folder."""
    read = [readers.read(text.encode(), name) for name, text in documents.items()]
    return pipeline.check(read).verdicts


def table(results: Sequence[Result]) -> str:
    """One row for each kind; rows tuned on, then rows set aside."""
    lines = [
        "| difference | right | kind told | beside it: contradiction found | right, set aside | kind told | found |"
    ]
    lines.append("|---|" + "--:|" * 6)
    for kind in (*dict.fromkeys(r.row["relation"] for r in results), "all"):
        cells = [kind]
        for aside in (False, True):
            some = [r for r in results if kind in (r.row["relation"], "all") and r.row["held_out"] == aside]
            counts = (sum(r.right for r in some), sum(r.told for r in some), sum(r.twin_found for r in some))
            cells += [f"{count}/{len(some)}" for count in counts]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def misses(results: Iterable[Result]) -> Iterable[str]:
    """What is wrong on the rows tuned on."""
    for r in (r for r in results if not r.row["held_out"]):
        if not r.right:
            said = [f"{v.severity} {v.relation} {v.findings[0].check}: {v.message}" for v in r.found]
            yield f"{r.row['relation']}: {r.row['documents']} -> {said}"
        if not r.twin_found:
            said = [f"{v.severity} {v.relation} {v.findings[0].check}: {v.message}" for v in r.twin]
            yield f"twin of {r.row['relation']}: {r.row['twin']} -> {said}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="", help="unused; the rows belong to the project")
    parser.add_argument("--misses", action="store_true", help="list what is wrong on the rows tuned on")
    chosen = parser.parse_args(arguments)
    pipeline = wiring.pipeline(wiring.Settings())
    results = [
        Result(row, judged(pipeline, row["documents"]), judged(pipeline, row["twin"]))
        for row in rows("relations")
    ]
    print(table(results))
    if chosen.misses:
        print("\n".join(misses(results)))


if __name__ == "__main__":
    main()
