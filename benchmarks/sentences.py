"""Sentence boundaries: our splitter beside pysbd, syntok and a naive regex on the English Web Treebank rows.

Run `python -m benchmarks.sentences [--data DIR]`; it prints one Markdown table. A boundary counts as found when
the end offset of a sentence is exactly right. The rules were tuned while looking at the even rows only.
"""

import argparse
import gzip
import importlib
import json
import re
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.claims import sentences

Splitter = Callable[[str], Iterable[tuple[int, int]]]

_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_FILE = Path("dev") / "sentences_ewt.jsonl.gz"
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One document with the end offsets of its sentences."""

    text: str
    ends: frozenset[int]


@dataclass(frozen=True, slots=True)
class Quality:
    """Micro-averaged over the sentence ends of several documents."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def main() -> None:
    """Prints the table, or says what is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=_DATA, help="folder that holds dev/sentences_ewt.jsonl.gz"
    )
    path = parser.parse_args().data / _FILE
    if not path.is_file():
        sys.exit(f"No such file: {path}. Name the folder of the data with --data.")
    rows = read(path)
    print(f"{len(rows)} documents, {sum(len(row.ends) for row in rows)} sentences")
    print()
    print(
        "| Splitter | Precision | Recall | F1 | F1 even rows | F1 odd rows | MB/s by document | MB/s as one text | n |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, splitter in splitters().items():
        print(table_line(name, splitter, rows))


def read(path: Path) -> tuple[Row, ...]:
    """Reads the labelled documents."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return tuple(Row(record["text"], frozenset(end for _, end in record["sentences"])) for record in records)


def splitters() -> dict[str, Splitter]:
    """Name -> function from text to offsets."""
    return {"factcheck": sentences.split, "pysbd": _pysbd(), "syntok": _syntok(), "naive regex": _naive}


def table_line(name: str, splitter: Splitter, rows: tuple[Row, ...]) -> str:
    """One line of the table; `n` is the number of sentences that the splitter found."""
    found = [frozenset(end for _, end in splitter(row.text)) for row in rows]
    every, even, odd = (
        quality(rows[part], found[part]) for part in (slice(None), slice(0, None, 2), slice(1, None, 2))
    )
    figures = (every.precision, every.recall, every.f1, even.f1, odd.f1)
    shown = " | ".join(f"{figure:.4f}" for figure in figures)
    texts = tuple(row.text for row in rows)
    by_document, as_one = speed(splitter, texts), speed(splitter, ("\n\n".join(texts),))
    return f"| {name} | {shown} | {by_document:.2f} | {as_one:.2f} | {sum(map(len, found))} |"


def quality(rows: Iterable[Row], found: Iterable[frozenset[int]]) -> Quality:
    """Holds the ends found against those labelled."""
    pairs = list(zip(rows, found, strict=True))
    right = sum(len(row.ends & ends) for row, ends in pairs)
    return Quality(
        right / sum(len(ends) for _, ends in pairs), right / sum(len(row.ends) for row, _ in pairs)
    )


def speed(splitter: Splitter, texts: tuple[str, ...]) -> float:
    """Megabytes of UTF-8 a second of processor time; the best of several rounds."""
    seconds = []
    for _ in range(_ROUNDS):
        began = time.process_time()
        for text in texts:
            list(splitter(text))
        seconds.append(time.process_time() - began)
    return sum(len(text.encode()) for text in texts) / 1e6 / min(seconds)


def _require(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as missing:
        sys.exit(f"Missing library: {missing.name}. Install the dependency group 'bench'.")


def _pysbd() -> Splitter:
    segmenter = _require("pysbd").Segmenter(language="en", clean=False, char_span=True)

    def split(text: str) -> Iterable[tuple[int, int]]:
        for span in segmenter.segment(text):
            yield span.start, span.start + len(span.sent.rstrip())

    return split


def _syntok() -> Splitter:
    segmenter = _require("syntok.segmenter")

    def split(text: str) -> Iterable[tuple[int, int]]:
        for paragraph in segmenter.analyze(text):
            for tokens in paragraph:
                yield tokens[0].offset, tokens[-1].offset + len(tokens[-1].value)

    return split


def _naive(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    for gap in re.finditer(r"(?<=[.!?])\s+|\n\n", text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text.rstrip())


if __name__ == "__main__":
    main()
