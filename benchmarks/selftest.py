"""The self-test on text that is at hand: recall on planted contradictions by kind, and untouched documents that are flagged.

Run `python -m benchmarks.selftest [--data DIR] [--pages N] [--characters N]`; it prints one Markdown table. The sets are ten
documents of the reference corpora and so many pages of the World Factbook, of each the beginning.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.documents import rows
from factcheck import readers, wiring
from factcheck.model import Document
from factcheck.selftest.alterations import KINDS
from factcheck.selftest.running import THRESHOLDS, run

_ROOT = Path(__file__).resolve().parent.parent
_EVERY = 6
"""Each so-manieth page of the World Factbook is taken, so that not all are of one continent."""


def factbook(data: Path, pages: int, characters: int) -> list[Document]:
    """Pages of the World Factbook, cut behind a line."""
    found = list(rows(data / "text" / "factbook.jsonl.gz"))[::_EVERY][:pages]
    texts = ((row["title"], row["text"][:characters].rpartition("\n")[0]) for row in found)
    return [readers.read(f"# {title}\n\n{text}\n".encode(), f"{title}.md") for title, text in texts]


def table(name: str, documents: Sequence[Document]) -> None:
    """One row for each threshold."""
    pipeline = wiring.pipeline(wiring.Settings())
    trial = run(documents, pipeline, per_kind=4, most=10, seed=0)
    for threshold in THRESHOLDS:
        cells = [
            "{}/{}".format(*trial.found(kind, threshold)) if kind in trial.kinds() else "" for kind in KINDS
        ]
        label = f"{threshold:.0%}" if threshold else "as shipped"
        flagged = f"{trial.flagged(threshold)} of {trial.documents}"
        print(f"| {name} | {label} | {' | '.join(cells)} | {flagged} |", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=_ROOT.parent / "shared" / "data")
    parser.add_argument("--pages", type=int, default=10)
    parser.add_argument("--characters", type=int, default=2500)
    given = parser.parse_args()
    print(f"| documents | confidence | {' | '.join(KINDS)} | untouched flagged |")
    print(f"|---|---|{'--:|' * (len(KINDS) + 1)}")
    found = wiring.sources([str(_ROOT / "corpora")], wiring.Settings())
    table("reference corpora", [d for d in found if isinstance(d, Document)])
    table("World Factbook", factbook(given.data, given.pages, given.characters))


if __name__ == "__main__":
    main()
