"""A statement with the name in place of the pronoun that it begins with, for whatever compares words.

“It was built in 1950.” becomes “The Halden Tower was built in 1950.”, as the models read it (:mod:`factcheck.claims.context`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from factcheck.claims.statements import moved
from factcheck.claims.values import extract
from factcheck.model import BlockKind, Claim, Name, Span

_PRONOUNS = frozenset({"it", "he", "she"})


def resolved(claim: Claim) -> Claim:
    """The claim whose text begins with the name, its other words and values in their old places; itself where there is no pronoun.

    Its span begins before or behind the true one, by as much as the name is longer or shorter than the pronoun.
    """
    pronoun, rest = _opening(claim)
    name = claim.context[: len(claim.context) - len(" ".join(rest.split()))].rstrip()
    start = claim.span.start + len(pronoun) - len(name)
    if not pronoun or not name or start < 0 or f"{name} {' '.join(rest.split())}" != claim.context:
        return claim
    # A name is known as such by what follows it.
    named = (
        moved(v, start) for v in extract(f"{name}{rest}") if isinstance(v, Name) and v.span.end <= len(name)
    )
    return replace(
        claim, text=f"{name}{rest}", span=Span(start, claim.span.end), values=(*named, *claim.values)
    )


def _opening(claim: Claim) -> tuple[str, str]:
    """The pronoun that a statement begins with, and what follows it; empty where it begins otherwise."""
    word = claim.text.split(maxsplit=1)[0] if claim.text.strip() else ""
    if word.lower() not in _PRONOUNS or claim.kind is BlockKind.CELL or not claim.text.startswith(word):
        return "", claim.text
    return word, claim.text[len(word) :]


def anchored(spans: Iterable[Span], claim: Claim) -> tuple[Span, ...]:
    """Spans found in the resolved claim, in its true text: the name's are those of the pronoun."""
    end = claim.span.start + len(_opening(claim)[0])
    return tuple(span if span.start >= end else Span(claim.span.start, max(span.end, end)) for span in spans)
