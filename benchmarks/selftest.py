"""The self-test on text that is at hand: recall on planted contradictions by kind, and untouched documents that are flagged.

Run `python -m benchmarks.selftest [--data DIR] [--pages N] [--characters N] [--seed N]`; it prints one Markdown table. The sets are ten
documents of the reference corpora and so many pages of the World Factbook, of each the beginning. With `--shown FILE` every
plant goes there with what became of it, and every alarm on an untouched document.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from benchmarks.documents import rows
from factcheck import readers, wiring
from factcheck.model import Document
from factcheck.selftest.alterations import KINDS
from factcheck.selftest.running import THRESHOLDS, run
from factcheck.selftest.telling import trial_json

_ROOT = Path(__file__).resolve().parent.parent
_OWN = 10
"""Documents of the reference corpora."""


def factbook(data: Path, pages: int, characters: int) -> list[Document]:
    """Pages of the World Factbook, cut behind a line; evenly spaced, so that not all are of one continent."""
    every = list(rows(data / "text" / "factbook.jsonl.gz"))
    found = every[:: max(1, len(every) // pages)][:pages]
    texts = ((row["title"], row["text"][:characters].rpartition("\n")[0]) for row in found)
    return [readers.read(f"# {title}\n\n{text}\n".encode(), f"{title}.md") for title, text in texts]


def table(name: str, documents: Sequence[Document], most: int, seed: int, shown: BinaryIO | None) -> None:
    """One row for each threshold, of at most so many of the documents."""
    pipeline = wiring.pipeline(wiring.Settings())
    trial = run(documents, pipeline, per_kind=4, most=most, seed=seed)
    if shown:
        shown.write(trial_json(trial))
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
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--characters", type=int, default=2500)
    parser.add_argument("--seed", type=int, default=0, help="another number chooses other sentences")
    parser.add_argument("--shown", type=argparse.FileType("wb"), help="file for all plants and alarms")
    given = parser.parse_args()
    print(f"| documents | confidence | {' | '.join(KINDS)} | untouched flagged |")
    print(f"|---|---|{'--:|' * (len(KINDS) + 1)}")
    found = wiring.sources([str(_ROOT / "corpora")], wiring.Settings())
    own = [d for d in found if isinstance(d, Document)]
    table("reference corpora", own, _OWN, given.seed, given.shown)
    pages = factbook(given.data, given.pages, given.characters)
    table("World Factbook", pages, len(pages), given.seed, given.shown)


if __name__ == "__main__":
    main()
