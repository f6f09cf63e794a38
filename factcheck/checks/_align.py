"""Content words of a pair laid side by side: what both have, and what only one has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from factcheck.claims.terms import Term, Terms
from factcheck.claims.values.names import same_name
from factcheck.model import Claim, Name, Pair, Quantity, Span

NAMING_UNITS = frozenset({"label", "version", "ordinal"})
"""Units whose numbers name a thing rather than measure it."""


_MODALS = frozenset(
    {"should", "could", "would", "might", "may", "ought", "wants", "want", "wanted", "proposes", "proposed"}
)


@dataclass(frozen=True)
class Alignment:
    """The content words of claim and evidence, with spans in their documents."""

    claim: tuple[Term, ...]
    evidence: tuple[Term, ...]

    @cached_property
    def common(self) -> frozenset[str]:
        """Stems that both sides have."""
        return frozenset(t.stem for t in self.claim) & frozenset(t.stem for t in self.evidence)

    @property
    def only_claim(self) -> tuple[Term, ...]:
        """Words of the claim that the evidence lacks."""
        return tuple(t for t in self.claim if t.stem not in self.common)

    @property
    def only_evidence(self) -> tuple[Term, ...]:
        """Words of the evidence that the claim lacks."""
        return tuple(t for t in self.evidence if t.stem not in self.common)

    def share(self, without: Iterable[Span] = ()) -> float:
        """Part of the shorter side's distinct words that the other side has too, 0 to 1.

        Words inside the spans `without` (the conflicting ones) are not counted, on either side.
        """
        left = tuple(without)
        one = {t.stem for t in self.claim if not _inside(t, left)}
        two = {t.stem for t in self.evidence if not _inside(t, left)}
        lesser = min(len(one), len(two))
        return len(one & two) / lesser if lesser else 0.0


def _inside(term: Term, spans: tuple[Span, ...]) -> bool:
    return any(span.start < term.end and term.start < span.end for span in spans)


class Aligner:
    """Makes alignments; one for each check, since the stemmer keeps state."""

    def __init__(self) -> None:
        self._terms = Terms()

    def align(self, pair: Pair) -> Alignment:
        """The words of both sides of a pair.

        The two sides may lie in the same document, so their offsets never mix up: two claims do not overlap.
        """
        return Alignment(self._placed(pair.claim), self._placed(pair.evidence.passage))

    def _placed(self, claim: Claim) -> tuple[Term, ...]:
        by = claim.span.start
        return tuple(Term(t.stem, t.start + by, t.end + by, t.proper) for t in self._terms.of(claim.text))


def only_one_is_modal(pair: Pair) -> bool:
    """Whether exactly one side says what should, could or may be: a wish is no contradiction of a fact."""
    ours, theirs = (
        not _MODALS.isdisjoint(c.text.lower().split()) for c in (pair.claim, pair.evidence.passage)
    )
    return ours != theirs


def other_subjects(pair: Pair, alignment: Alignment) -> bool:
    """Whether both sides speak of different things: two towns, two versions, the Starter and the Business plan.

    Numbers that name a thing (versions, sections) count as names.
    """
    one, two = _named(pair.claim), _named(pair.evidence.passage)
    names_apart = bool(one[0]) and bool(two[0]) and not any(same_name(a, b) for a in one[0] for b in two[0])
    labels_apart = bool(one[1]) and bool(two[1]) and one[1].isdisjoint(two[1])
    ours = _qualified(alignment.claim, alignment.common, pair.claim.span.start)
    theirs = _qualified(alignment.evidence, alignment.common, pair.evidence.passage.span.start)
    heads_apart = any(theirs.get(head, names) != names for head, names in ours.items())
    return names_apart or labels_apart or heads_apart


def _named(claim: Claim) -> tuple[list[str], frozenset[float]]:
    names = [value.text for value in claim.values if isinstance(value, Name)]
    labels = [v.low for v in claim.values if isinstance(v, Quantity) and v.unit in NAMING_UNITS]
    return names, frozenset(labels)


def _qualified(terms: tuple[Term, ...], common: frozenset[str], start: int) -> dict[str, set[str]]:
    """Common nouns with the capitalised word right before them: plan -> {starter}."""
    found: dict[str, set[str]] = {}
    for before, head in pairwise(terms):
        # The first word of a sentence has a capital of its own.
        named = before.proper and before.start > start and before.stem not in common
        if (
            named
            and head.stem.isalpha()
            and not head.proper
            and head.stem in common
            and head.start - before.end <= 2
        ):
            found.setdefault(head.stem, set()).add(before.stem)
    return found


def quoted(claim: Claim, span: Span) -> str:
    """The words of a span of a claim's document, on one line and in quotation marks."""
    text = claim.text[span.start - claim.span.start : span.end - claim.span.start]
    text = " ".join(text.split())
    # A span may begin or end inside a quotation; half a pair of marks only confuses.
    if text.count('"') % 2:
        text = text.replace('"', "")
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    return f"“{text.strip()}”"
