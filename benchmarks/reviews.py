"""Claims that were rated false: are they found where a text repeats them, and nowhere else?

Run `python -m benchmarks.reviews [--shown]`; it prints one Markdown table. The set is `benchmarks/data/reviews.jsonl`, written for this
project: a claim, three sentences that repeat it in other words, one that denies it, and four that speak of the same things and say
neither. All claims are one corpus of ClaimReview, each sentence is a document of its own. Claims with odd numbers are “held out”:
what the check asks for was set on the others.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.claims import rows as rows_of
from factcheck import readers, references, wiring
from factcheck.corpus.candidates import Limits
from factcheck.model import Label, Report
from factcheck.pipeline import Silence

KINDS = ("repeats", "denials", "others")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence beside the claim that it belongs to."""

    number: int
    """Of the claim, from 0."""
    kind: str
    text: str


def review(claim: str) -> dict[str, object]:
    """A review that calls a claim false."""
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": claim,
        "author": {"@type": "Organization", "name": "The Desk"},
        "reviewRating": {"alternateName": "False"},
    }


def sentences(rows: Sequence[dict[str, list[str]]]) -> list[Sentence]:
    """All sentences of the set."""
    return [
        Sentence(number, kind, text)
        for number, row in enumerate(rows)
        for kind in KINDS
        for text in row[kind]
    ]


def checked(claims: Iterable[str], texts: Sequence[str]) -> Report:
    """The texts, each a document that its number names, held against the reviews of the claims and nothing else."""
    pipeline = replace(wiring.pipeline(wiring.Settings()), limits=Limits(per_document=0, per_folder=0))
    documents = [readers.read(text.encode(), f"{number}.txt") for number, text in enumerate(texts)]
    with tempfile.TemporaryDirectory() as place:
        folder, index = Path(place) / "reviews", str(Path(place) / "index")
        folder.mkdir()
        lines = (json.dumps(review(claim)) + "\n" for claim in claims)
        (folder / "reviews.jsonl").write_text("".join(lines), "utf-8")
        corpora = references.open_all([str(folder)], pipeline.embedder, Silence(), index)
        report = pipeline.check(documents, corpora)
        for corpus in corpora:
            corpus.snapshot.close()
    return report


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="not used: the set lies beside this file")
    parser.add_argument("--shown", action="store_true", help="also print what was missed, and every alarm")
    given = parser.parse_args()
    rows = rows_of("reviews")
    every = sentences(rows)
    report = checked([row["claim"] for row in rows], [sentence.text for sentence in every])
    warned = {int(Path(verdict.claim.document).stem) for verdict in report.verdicts}
    upheld = {label[0] for label in report.labels if label[1] is Label.SUPPORTED}
    supported = {
        int(Path(claim.document).stem)
        for outcome in report.checked()
        for claim in outcome.claims
        if claim.id in upheld
    }
    print("| claims | repeated, warned | denied, supported | denied, warned | neither, warned |")
    print("|---|--:|--:|--:|--:|")
    for name, part in (("tuned on", {0}), ("held out", {1}), ("all", {0, 1})):
        chosen = [i for i, sentence in enumerate(every) if sentence.number % 2 in part]
        of = {kind: [i for i in chosen if every[i].kind == kind] for kind in KINDS}
        cells = [
            _share(of["repeats"], warned),
            _share(of["denials"], supported),
            _share(of["denials"], warned),
            _share(of["others"], warned),
        ]
        print(f"| {name} | {' | '.join(cells)} |")
    if given.shown:
        for number, sentence in enumerate(every):
            if (sentence.kind == "repeats") != (number in warned):
                print(f"{sentence.kind}: {sentence.text} [{rows[sentence.number]['claim']}]")


def _share(chosen: Sequence[int], found: set[int]) -> str:
    return f"{len(found.intersection(chosen))} of {len(chosen)}"


if __name__ == "__main__":
    main()
