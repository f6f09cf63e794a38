"""Claims against labels of our own: who says it, which values it holds, whether it can be checked at all.

Run `python -m benchmarks.claims [--misses] [--peers]`; it prints Markdown tables. The labels in `benchmarks/data` were written
by reading, before the program had seen a sentence; rows marked `held_out` were set aside before any tuning.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import claims_values
from factcheck.claims.attribution import attribute
from factcheck.claims.extraction import sentences_of
from factcheck.claims.worthiness import unworthy
from factcheck.model import Block, BlockKind, Document, Span

DATA = Path(__file__).with_name("data")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    hits: int
    total: int

    def __str__(self) -> str:
        return f"{100 * self.hits / self.total:.1f} % ({self.hits}/{self.total})" if self.total else "-"


def main() -> None:
    """Print the tables for the rows tuned on and for those set aside."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="unused; the labels belong to the project")
    parser.add_argument("--misses", action="store_true", help="list what is wrong on the rows tuned on")
    parser.add_argument("--peers", action="store_true", help="measure quantulum3 and dateparser too")
    arguments = parser.parse_args()
    _attribution(rows("attribution"), arguments.misses)
    claims_values.table(rows("values"), arguments.misses, arguments.peers)
    _worthiness(rows("worthiness"), arguments.misses)


def rows(name: str) -> tuple[Row, ...]:
    """The labelled rows of a set."""
    with open(DATA / f"{name}.jsonl", encoding="utf-8") as lines:
        return tuple(json.loads(line) for line in lines)


def parts(labelled: Sequence[Row]) -> tuple[tuple[str, list[Row]], ...]:
    """The rows tuned on and those set aside, with their titles."""
    return (
        ("tuned on", [row for row in labelled if not row["held_out"]]),
        ("set aside", [row for row in labelled if row["held_out"]]),
    )


def document(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    """A text of one block."""
    return Document("a.txt", text, "text/plain", "0" * 64, (Block(Span(0, len(text)), kind),))


def _attribution(labelled: Sequence[Row], misses: bool) -> None:
    print("\n| attribution | n | source and mode | source | mode |\n|---|--:|--:|--:|--:|")
    for title, part in parts(labelled):
        found = [attributed(row) for row in part]
        source = [same_source(got[0], row["source"]) for got, row in zip(found, part, strict=True)]
        mode = [got[1] == row["mode"] for got, row in zip(found, part, strict=True)]
        both = [a and b for a, b in zip(source, mode, strict=True)]
        print(f"| {title} | {len(part)} | {_share(both)} | {_share(source)} | {_share(mode)} |")
        if misses and title == "tuned on":
            wrong = [(row, got) for row, got, right in zip(part, found, both, strict=True) if not right]
            _list(f"{row['mode']}, {row['source']} <- {got}: {row['text']}" for row, got in wrong)


def attributed(row: Row) -> tuple[str | None, str]:
    """Source and mode of the sentence that a row means: the marked one, else the last."""
    made = document(row["text"])
    sentences = sentences_of(made)
    attributions = attribute(made, sentences)
    wanted = Span(row["start"], row["end"]) if "start" in row else sentences[-1].span
    index = max(
        range(len(sentences)),
        key=lambda i: min(sentences[i].span.end, wanted.end) - max(sentences[i].span.start, wanted.start),
    )
    return attributions[index].source, attributions[index].mode.value


def same_source(one: str | None, two: str | None) -> bool:
    """Whether two speakers are written alike but for case and article."""
    if one is None or two is None:
        return one is two
    return one.casefold().removeprefix("the ") == two.casefold().removeprefix("the ")


def _worthiness(labelled: Sequence[Row], misses: bool) -> None:
    print("\n| check-worthiness | n | precision | recall | F1 | reason right |\n|---|--:|--:|--:|--:|--:|")
    for title, part in parts(labelled):
        print(f"| {title} | {len(part)} | {worthiness_figures(part, judged_by_rules)} |")
        if misses and title == "tuned on":
            _list(
                f"{row['reason']} <- {reason}: {row['text']}"
                for row in part
                if (reason := judged_by_rules(row)) != row["reason"]
            )


def judged_by_rules(row: Row) -> str | None:
    """The reason why the program takes a row for no claim."""
    reason = unworthy(row["text"], BlockKind(row["kind"]))
    return reason.value if reason else None


def worthiness_figures(part: Sequence[Row], judge: Callable[[Row], str | None]) -> str:
    """Precision, recall and F1 of what is taken for checkable, and how often the reason of the rest is right."""
    said = [judge(row) for row in part]
    both = [(row, reason) for row, reason in zip(part, said, strict=True)]
    right = sum(row["checkable"] and reason is None for row, reason in both)
    precision = Share(right, sum(reason is None for reason in said))
    recall = Share(right, sum(row["checkable"] for row in part))
    f1 = 2 * right / (precision.total + recall.total)
    reasons = [row["reason"] == reason for row, reason in both if not row["checkable"] and reason]
    return f"{precision} | {recall} | {f1:.3f} | {_share(reasons)}"


def _share(right: Sequence[bool]) -> Share:
    return Share(sum(right), len(right))


def _list(lines: Iterable[str]) -> None:
    print()
    for line in lines:
        print(f"    {line}")
    print()


if __name__ == "__main__":
    main()
