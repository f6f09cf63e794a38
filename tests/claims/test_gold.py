"""Every sentence of whole documents: who says it, or why it is not checked. The gold files were read through line by line.

The article that the project started from is not ours to keep: its gold file holds places and hashes only.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from factcheck.claims.extraction import extract
from factcheck.discovery import Found, discover, load
from factcheck.model import Claim, Document, Sentence, Unchecked
from tests.gold import assert_gold

_ROOT = Path(__file__).resolve().parents[2]
_ARTICLE = _ROOT.parent / "shared" / "seed" / "bakhmut-article.txt"
SEEDS = (
    "news/bakhmut.md",
    "docs/api.md",
    "docs/operations.html",
    "docs/retention.txt",
    "docs/release-notes.md",
)


def read(path: Path) -> Document:
    (found,) = discover([str(path)], (), ())
    assert isinstance(found, Found)
    document = load(found)
    assert isinstance(document, Document)
    return document


def judged(document: Document) -> Iterator[tuple[Sentence, str]]:
    """Each sentence with its claims' voices, or with the reason why it has none."""
    sentences, claims, ledger = extract(document)
    for sentence in sentences:
        own = [c for c in claims if sentence.span.start <= c.span.start < sentence.span.end]
        gaps = [gap for gap in ledger if gap.span == sentence.span]
        assert own or gaps, document.slice(sentence.span)
        yield sentence, " + ".join(map(_voice, own)) or _reason(gaps[0])


def _voice(claim: Claim) -> str:
    return f"{claim.attribution.mode}, {claim.attribution.source or 'the document'}"


def _reason(gap: Unchecked) -> str:
    return f"{gap.reason}, not checked"


@pytest.mark.parametrize("name", SEEDS)
def test_a_document_of_the_demonstration(name: str) -> None:
    document = read(_ROOT / "seeds" / name)
    lines = [
        f"{document.locate(sentence.span).line} | {voice} | {' '.join(document.slice(sentence.span).split())}\n"
        for sentence, voice in judged(document)
    ]
    assert_gold("".join(lines).encode(), f"claims/{name.replace('/', '-')}.txt")


@pytest.mark.skipif(
    not _ARTICLE.is_file(), reason="the article lies beside the project only where it is made"
)
def test_the_first_article() -> None:
    document = read(_ARTICLE)
    lines = [
        f"{sentence.span.start}-{sentence.span.end} | "
        f"{sha256(document.slice(sentence.span).encode()).hexdigest()[:12]} | {voice}\n"
        for sentence, voice in judged(document)
    ]
    assert_gold("".join(lines).encode(), "claims/first-article.txt")
