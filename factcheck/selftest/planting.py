"""Plants contradictions into a document in memory: sentences of its own, said again in another form."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.claims.predicates import parts
from factcheck.model import Block, BlockKind, Checked, Claim, Document, Mode, Name, Span
from factcheck.selftest.alterations import alterations

_LEADS = ("", "", "In short, ", "As stated elsewhere, ")
_SMALL = frozenset({"The", "A", "An", "In", "On", "At", "All", "Its", "This", "These"})
"""First words that lose their capital behind a lead."""
_POINTING = re.compile(
    r"\b(?:it|its|he|she|his|her|they|their|them|this|that|these|those|here|there|such)\b", re.IGNORECASE
)
_LEAST, _MOST = 5, 40
"""Words of a sentence that is said again."""


@dataclass(frozen=True, slots=True)
class Plant:
    """One planted sentence."""

    kind: str
    original: Claim
    text: str
    document: str
    span: Span
    """Its place in the planted document."""


def plant(
    checked: Checked, names: Sequence[Name], per_kind: int, rng: random.Random
) -> tuple[Document, tuple[Plant, ...]]:
    """The document with paragraphs behind its end, at most so many of each kind; no sentence is used twice."""
    document = checked.document
    text, blocks = document.text, list(document.blocks)
    counts: Counter[str] = Counter()
    plants = []
    claims = [claim for claim in checked.claims if _stands_alone(claim)]
    for claim in rng.sample(claims, len(claims)):
        # The kind that has been planted least so far, so that rare kinds get their turn.
        found = sorted(alterations(claim, names, rng), key=lambda a: counts[a.kind])
        found = [alteration for alteration in found if counts[alteration.kind] < per_kind]
        if not found:
            continue
        sentence = _said_again(found[0].text, rng)
        start = len(text) + 2
        text += f"\n\n{sentence}"
        span = Span(start, len(text))
        blocks.append(Block(span, BlockKind.PARAGRAPH, claim.headings))
        plants.append(Plant(found[0].kind, claim, sentence, document.uri, span))
        counts[found[0].kind] += 1
    return replace(document, text=text, blocks=tuple(blocks)), tuple(plants)


def _stands_alone(claim: Claim) -> bool:
    """Whether a statement is a plain whole sentence that means the same at another place."""
    return (
        claim.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        and claim.sentence is None
        and claim.attribution.mode is Mode.ASSERTED
        and _LEAST <= len(claim.text.split()) <= _MOST
        and claim.text.rstrip().endswith(".")
        and not _POINTING.search(claim.text)
        and parts(claim.text) is not None
    )


def _said_again(sentence: str, rng: random.Random) -> str:
    lead = rng.choice(_LEADS)
    first, _, rest = sentence.partition(" ")
    return f"{lead}{first.lower() if lead and first in _SMALL else first} {rest}"
