"""All on one side, none or few on the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from factcheck.checks import Check, Example, Slip
from factcheck.checks._align import Aligner, Alignment, certainty, quoted, reaching, remedy
from factcheck.checks._only import only_against_all
from factcheck.checks._passages import owner, sentences
from factcheck.checks._scope import conditional, only_one_is_modal, other_basis, other_subjects
from factcheck.checks._within import slips
from factcheck.claims.terms import Term
from factcheck.claims.values.lexicon import listed
from factcheck.model import Checked, Claim, Finding, Pair, Polarity, Span, Stance

_CUES = {
    "not all": r"not\s+(?:all|every|everyone|everybody|always)|(?:only|just|merely)\s+(?:some|a\s+few|part)(?:\s+of)?",
    "none": r"none\s+of|not\s+one|no[\s-]one|nobody|nothing|never|neither\s+of|no(?=\s+[a-z])",
    "few": r"(?:very|only\s+a|hardly|too)\s+few|(?<!\ba\s)few|hardly\s+any|a\s+(?:small\s+)?minority\s+of|rarely|seldom|hardly\s+ever",
    "most": r"(?:the|a)\s+(?:vast\s+|large\s+|great\s+|overwhelming\s+)?majority\s+of"
    r"|(?<!\bthe\s)(?<!\bat\s)(?<!\bits\s)most(?=\s+(?:of\b|[a-z]+s\b))|(?:nearly|almost)\s+all|usually",
    "all": r"(?<!\bat\s)(?<!\babove\s)(?<!\bafter\s)all(?=\s+(?:of\b|the\b|its\b|their\b|[a-z]+s\b))"
    r"|every(?=\s+[a-z]+)|each(?=\s+(?:of\b|[a-z]+))|everyone|everybody|everything|always",
    "some": r"some\s+of|some(?=\s+[a-z]+s\b)|several|many|a\s+number\s+of|sometimes|often|numerous|a\s+few",
}
_CUE = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<{name.replace(' ', '_')}>{cue})" for name, cue in _CUES.items())
    + r")(?![\w-])",
    re.IGNORECASE,
)
_NOT_CUE = re.compile(
    r"no\s+(?:longer|more|less|fewer|later|sooner|doubt|matter|other|such|sign)\b|each\s+other|all\s+(?:over|but)\b"
    r"|every\s+(?:other|\d+|two|three|four|five|six|ten|few|day|week|month|year|hour|time)\b",
    re.IGNORECASE,
)
_ALMOST = re.compile(r"\b(?:nearly|almost|virtually)\s+(?:every|always|everyone)", re.IGNORECASE)
_CONFLICTS = frozenset(
    frozenset(pair)
    for pair in (
        ("all", "none"),
        ("all", "few"),
        ("all", "not all"),
        ("all", "some not"),
        ("most", "few"),
        ("most", "none"),
        ("some", "none"),
    )
)
_OFTEN = listed("always never often rarely seldom sometimes usually frequently")
_LEAST_SHARE = 0.75
"""How much of the other words must agree."""
_LEAST_WORDS = 2
"""Content words in common."""
_ALONE = 0.9
"""Confidence where a sentence takes its own word back."""


@dataclass(frozen=True, slots=True)
class _Quantified:
    """A quantifier with what it speaks of."""

    kind: str
    span: Span
    of: str
    """Stem of the next content word."""


class QuantifierCheck:
    """Compares how many of the same things a statement is said of."""

    id: ClassVar[str] = "quantifier"
    title: ClassVar[str] = "All, most, few, none"
    help: ClassVar[str] = (
        "Finds the same statement made of all on one side and of none, few or not all on the other (“every”, “most”, “no”, "
        "“never”, “always”, “rarely”), and what “only” some and all may do. It asks for the same noun or verb behind both words, and keeps silent where each "
        "side adds words of its own, since these may restrict what is meant. Within one sentence it finds a quantifier that is "
        "taken back: a “unanimous” vote of 7 to 2, all who survived beside some who died, a sole survivor beside another one."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example("All plans include daily backups.", "No plan includes daily backups.", Stance.CONTRADICTS),
        Example(
            "Most members voted for the merger.", "Few members voted for the merger.", Stance.CONTRADICTS
        ),
        Example(
            "The valve is always closed at night.", "The valve is never closed at night.", Stance.CONTRADICTS
        ),
        Example("Every branch opens on Saturday.", "Not every branch opens on Saturday.", Stance.CONTRADICTS),
        Example(
            "Parental leave is available to all employees.",
            "Only permanent employees can take parental leave.",
            Stance.CONTRADICTS,
        ),
        Example("All users can delete their own projects.", "Only administrators can delete projects.", None),
        Example("All plans include daily backups.", "Most plans include daily backups.", None),
        Example("All plans include daily backups.", "No plan includes support by telephone.", None),
        Example("Some members voted for the merger.", "Some members did not vote for the merger.", None),
        Example("", "The board approved the merger by a unanimous vote of 7 to 2.", Stance.CONTRADICTS),
        Example("", "The first vote was unanimous, and the second was carried by 7 to 2.", None),
    )

    def __init__(self) -> None:
        self._aligner = Aligner()

    def judge(self, pair: Pair) -> Finding | None:
        """A finding for the first quantifier whose rival stands before the same word."""
        passage = pair.evidence.passage
        if (apart := only_against_all(pair.claim, passage)) and not conditional(pair):
            return self._finding(pair, *apart, 1.0, "many")
        if not _CUE.search(pair.claim.text) or not _CUE.search(passage.text):
            return None
        alignment = self._aligner.align(pair)
        here = list(_quantified(pair.claim, alignment.claim))
        there = list(_quantified(passage, alignment.evidence))
        rivals = ((a, b) for a in here for b in there if a.of == b.of)
        found = next(((a, b) for a, b in rivals if frozenset((a.kind, b.kind)) in _CONFLICTS), None)
        if found is None or _set_apart(pair, alignment):
            return None
        ours, theirs = found
        share = alignment.share((ours.span,), (theirs.span,))
        words = [stem for stem in alignment.common if stem.isalpha()]
        if (
            share < _LEAST_SHARE
            or len(words) < _LEAST_WORDS
            or all(alignment.extra((ours.span,), (theirs.span,)))
        ):
            return None
        # “Never” stands for no time, and needs no noun behind it.
        often = any(
            quoted(c, q.span)[1:-1].lower() in _OFTEN for c, q in ((pair.claim, ours), (passage, theirs))
        )
        return self._finding(pair, ours.span, theirs.span, share, "often" if often else "many")

    def _finding(self, pair: Pair, ours: Span, theirs: Span, share: float, much: str) -> Finding:
        passage = pair.evidence.passage
        one, two = (
            quoted(claim, span if much == "often" else reaching(claim, span))
            for claim, span in ((pair.claim, ours), (passage, theirs))
        )
        change = remedy(pair.claim, ours, passage, theirs)
        return Finding(
            check=self.id,
            stance=Stance.CONTRADICTS,
            confidence=certainty(share),
            message=f"The texts disagree about how {much}: {one} here, {two} there; {change}",
            claim_spans=(ours,),
            evidence_spans=(theirs,),
        )

    def examine(self, read: Checked) -> Iterator[Slip]:
        """The quantifiers that a sentence takes back itself."""
        for claim, sentence in sentences(read):
            by = sentence.span.start
            for slip in slips(sentence.text):
                ours = slip.figure.shifted(by)
                spans = tuple(span.shifted(by) for span in slip.against)
                finding = Finding(self.id, Stance.CONTRADICTS, _ALONE, f"{slip.told}.", (ours,), spans)
                yield Slip(owner(read, ours) or claim, sentence, finding)


def _set_apart(pair: Pair, alignment: Alignment) -> bool:
    return (
        other_subjects(pair, alignment)
        or other_basis(alignment)
        or only_one_is_modal(pair)
        or conditional(pair)
    )


def _quantified(claim: Claim, terms: tuple[Term, ...]) -> Iterator[_Quantified]:
    """The quantifiers of a claim; “some ... not” is one of its own, “all ... not” can be read both ways and is none."""
    by = claim.span.start
    negations = [v.span for v in claim.values if isinstance(v, Polarity)]
    for match in _CUE.finditer(claim.text):
        nearby = claim.text[max(0, match.start() - 10) : match.end() + 10]
        titled = match[0][0].isupper() and match.start() > 0
        if titled or _NOT_CUE.match(claim.text, match.start()) or _ALMOST.search(nearby):
            continue
        kind = (match.lastgroup or "").replace("_", " ")
        span = Span(match.start() + by, match.end() + by)
        negated = any(not negation.overlaps(span) for negation in negations)
        if negated and kind != "some":
            continue
        behind = next((t.stem for t in terms if t.start >= span.end), "")
        if behind:
            yield _Quantified("some not" if negated else kind, span, behind)


plugin: type[Check] = QuantifierCheck
