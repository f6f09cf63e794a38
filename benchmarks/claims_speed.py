"""How fast documents are read and taken apart into claims, and how much memory it takes.

Run `python -m benchmarks.claims_speed [--megabytes 5] [--paths PATH...]`; it prints one Markdown line. The folder is made of
the project's own documents and labelled sentences, shuffled with a fixed seed. One process, one core; documents are
dropped as soon as they are read, so the peak shows what a run needs beside the claims that it keeps. Then the command
`factcheck claims -o json` does the same as a user would have it done, on as many cores as it may use.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.claims import DATA, rows
from factcheck.claims.extraction import extract
from factcheck.discovery import Found, discover, load
from factcheck.frozen import collect_seldom
from factcheck.model import Document

_PARAGRAPHS = 40
"""Of a document."""
_SENTENCES = 5
"""Of a paragraph."""
_ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Make the folder, read it, print megabytes a second and peak memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="unused; the folder is made")
    parser.add_argument("--megabytes", type=float, default=5.0, help="size of the folder that is made")
    parser.add_argument("--paths", nargs="*", help="read these instead of a folder that is made")
    arguments = parser.parse_args()
    collect_seldom()  # as the program does
    print(
        "| MB | documents | claims | MB/s a core | of that reading | peak, MB above start | command, MB/s a core "
        "| command, peak MB |\n|--:|--:|--:|--:|--:|--:|--:|--:|"
    )
    if arguments.paths:
        print(measured(arguments.paths))
        return
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), arguments.megabytes * 1e6)
        print(measured([folder]))


def fill(folder: Path, size: float) -> None:
    """Write Markdown, text and HTML documents of about so many bytes in all."""
    draw = random.Random(7)
    sentences = [row["text"] for name in ("attribution", "values", "worthiness") for row in rows(name)]
    for path in sorted((_ROOT / "seeds").rglob("*.md")):
        sentences += [line for line in path.read_text(encoding="utf-8").splitlines() if len(line) > 80]
    written, number = 0, 0
    while written < size:
        number += 1
        paragraphs = [
            " ".join(draw.choices(sentences, k=_SENTENCES))
            + f" Item {number} counts {draw.randint(2, 9999)}."
            for _ in range(_PARAGRAPHS)
        ]
        kind = ("md", "txt", "html")[number % 3]
        if kind == "html":
            body = "".join(f"<p>{paragraph.replace('<', '&lt;')}</p>\n" for paragraph in paragraphs)
            text = f"<html><body><h1>Page {number}</h1>\n{body}</body></html>"
        else:
            text = ("# " if kind == "md" else "") + f"Page {number}\n\n" + "\n\n".join(paragraphs) + "\n"
        (folder / f"page{number:05}.{kind}").write_text(text, encoding="utf-8")
        written += len(text.encode())


def measured(paths: list[str]) -> str:
    """One line of the table."""
    before = _peak()
    began = time.process_time()
    size = sum(len(document.text.encode()) for document in documents(paths))
    reading = time.process_time() - began
    began, count, claims = time.process_time(), 0, 0
    for document in documents(paths):
        count += 1
        claims += len(extract(document)[1])
    total = time.process_time() - began
    spent, most = command(paths)
    return (
        f"| {size / 1e6:.1f} | {count} | {claims} | {size / 1e6 / total:.2f} | {100 * reading / total:.0f} % "
        f"| {_peak() - before:.0f} | {size / 1e6 / spent:.2f} | {most:.0f} |"
    )


def documents(paths: list[str]) -> Iterator[Document]:
    """Each document; what can't be read is passed over."""
    for found in discover(paths, (), ()):
        read = load(found) if isinstance(found, Found) else found
        if isinstance(read, Document):
            yield read


def command(paths: list[str]) -> tuple[float, float]:
    """Processor seconds of `factcheck claims -o json` with all its processes, and the peak memory of the largest, in MB."""
    words = [sys.executable, "-m", "factcheck", "claims", *paths, "-o", f"json={os.devnull}"]
    _, status, used = os.wait4(os.spawnv(os.P_NOWAIT, sys.executable, words), 0)
    if status:
        raise SystemExit(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def _peak() -> float:
    """Highest resident memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
