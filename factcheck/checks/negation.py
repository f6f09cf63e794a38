"""The same statement, once affirmed and once denied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar

from factcheck.checks import Check, Example
from factcheck.checks._align import Aligner, Alignment, certainty, quoted
from factcheck.checks._denied import denied_whole
from factcheck.checks._scope import conditional, only_one_is_modal, other_subjects
from factcheck.checks._subjects import subjects_apart
from factcheck.claims.states import RUNNING, same_support
from factcheck.claims.terms import Term
from factcheck.claims.values.lexicon import DETERMINERS, NUMBER_WORDS, adjective, listed
from factcheck.model import Claim, DateRange, Finding, Name, Pair, Polarity, Quantity, Span, Stance

_LEAST_SHARE = 0.7
"""How much of the denied words must stand on the other side too."""


_PARTIAL = listed(
    "quite all every everyone only necessarily always entirely fully yet completely exactly really just merely solely both"
)
"""Behind “not” these deny a part only."""
_LIGHT = listed("get go come make take have do give keep put set let see say turn run")
"""Verbs that mean little by themselves: “didn't get into it” and “got angry” share no statement."""
_BETWEEN = DETERMINERS | NUMBER_WORDS.keys() | listed("a an several many some any its their")
"""Words that may stand between a verb and its object, beside adjectives and figures."""
_AUXILIARY = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|must|should)\s+$", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_Frame = tuple[str, frozenset[str]]
"""A verb, and the stems of what has something by it."""
_SAME_FRAME = {"has": "have", "are": "is", "were": "was"}
_SHUNNING = re.compile(
    r"\b(?:avoid|refus|fail|lack|without|reject|prevent|stop|ceas|declin|den(?:y|ie)|forb[ai]d|ban|prohibit)\w*",
    re.IGNORECASE,
)
"""Words that deny without a “not”."""
_BEYOND = listed("further other additional another")
"""Behind “no” these leave what there is alone: “no further plant will be closed”."""
_ONLY = re.compile(r"\b(?:only|few|hardly)\b", re.IGNORECASE)
"""“Data only with consent” and “no data” leave little between them."""


class NegationCheck:
    """Finds a negation on one side over words that the other side affirms."""

    id: ClassVar[str] = "negation"
    title: ClassVar[str] = "Affirmed and denied"
    help: ClassVar[str] = (
        "Finds a statement that one side affirms and the other denies (“not”, “never”, “no longer”, “failed to”). "
        "It keeps silent where both sides are negated, and where the denied words do not stand on the other side."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The service encrypts backups at rest.",
            "The service does not encrypt backups at rest.",
            Stance.CONTRADICTS,
        ),
        Example("The minister never met the envoy.", "The minister met the envoy.", Stance.CONTRADICTS),
        Example(
            "Old clients have not been accepted since May.", "Old clients have been refused since May.", None
        ),
        Example("The minister never met the envoy.", "The minister did not meet the envoy.", None),
        Example("The building had no sprinklers.", "The building had sprinklers.", Stance.CONTRADICTS),
        Example("Windows is not supported.", "Yes, it runs on Windows.", Stance.CONTRADICTS),
        Example("Payloads are not signed.", "Payloads are signed with HMAC-SHA256.", Stance.CONTRADICTS),
        Example("The building had no sprinklers.", "The building of sprinklers had begun.", None),
        Example("I did not get into it with Kevin.", "Kevin was getting angrier, the father said.", None),
        Example(
            "The service does not encrypt backups at rest.", "The service stores backups for a year.", None
        ),
    )

    def __init__(self) -> None:
        self._aligner = Aligner()

    def judge(self, pair: Pair) -> Finding | None:
        """A finding where exactly one side denies what the other one says."""
        ours, theirs = _negations(pair.claim), _negations(pair.evidence.passage)
        if bool(ours) == bool(theirs):
            return None
        negation = (ours or theirs)[0]
        affirming, denying = pair.evidence.passage, pair.claim
        if theirs:
            affirming, denying = denying, affirming
        if _agrees_in_part(affirming, denying, negation) or conditional(pair) or only_one_is_modal(pair):
            return None
        alignment = self._aligner.align(pair)
        denier, affirmer = alignment.claim, alignment.evidence
        if theirs:
            denier, affirmer = affirmer, denier
        denied = [t for t in denier if negation.span.end <= t.start and t.end <= negation.scope.end]
        if other_subjects(pair, alignment) or _said_of_others(pair, alignment, negation, bool(ours)):
            return None
        if denied and (found := _support(denied[0], denier, affirmer)):
            spans = (Span(negation.span.start, denied[0].end), Span(found.start, found.end))
            return self._finding(pair, spans if ours else spans[::-1], quoted(denying, negation.span), 1.0)
        if _is_not(denying, negation) and (
            whole := denied_whole(affirming, denying, negation, affirmer, denier)
        ):
            return self._finding(pair, whole if ours else whole[::-1], quoted(denying, negation.span), 1.0)
        # The word right behind the negation is what is denied; "not accepted" and "refused" agree.
        affirmed = next((t for t in affirmer if denied and t.stem == denied[0].stem), None)
        if affirmed is None or (affirmed.proper and affirmed.start > affirming.span.start):
            return None
        # “No samples from the lake” leaves those from the river alone.
        if _said(denying, negation).startswith("no") and all(alignment.extra()):
            return None
        stems = {t.stem for t in denied}
        known = stems & alignment.common
        words = alignment.share((negation.span,) if ours else (), (negation.span,) if theirs else ())
        share = min(len(known) / len(stems), words)
        if _said(denying, negation) == "no":
            frames = _frame(denying, denier, negation.span.start), _frame(affirming, affirmer, affirmed.start)
            known = _there(known, alignment.common, affirmer, affirmed, frames)
        if share < _LEAST_SHARE or len(known) < 2 or not _substance(denied, known):
            return None
        spans = (Span(_verb_start(denying, negation), denied[0].end), Span(affirmed.start, affirmed.end))
        return self._finding(pair, spans if ours else spans[::-1], quoted(denying, negation.span), share)

    def _finding(self, pair: Pair, spans: tuple[Span, ...], word: str, share: float) -> Finding:
        one, two = quoted(pair.claim, spans[0]), quoted(pair.evidence.passage, spans[1])
        return Finding(
            check=self.id,
            stance=Stance.CONTRADICTS,
            confidence=certainty(share),
            message=f"One text affirms what the other denies: {one} here, {two} there; they would agree without {word}.",
            claim_spans=(spans[0],),
            evidence_spans=(spans[1],),
        )


def _said_of_others(pair: Pair, alignment: Alignment, negation: Polarity, ours: bool) -> bool:
    """Whether each side's subject has words of its own: “prices for consumers”, “prices for businesses”."""
    nowhere = Span(0, 0)
    spans = (negation.span, nowhere) if ours else (nowhere, negation.span)
    return subjects_apart(pair, alignment, *spans)


def _verb_start(claim: Claim, negation: Polarity) -> int:
    """Where the auxiliary in front of a “not” begins: “does not survive”."""
    before = _AUXILIARY.search(claim.text[: negation.span.start - claim.span.start])
    return claim.span.start + before.start() if before else negation.span.start


def _support(denied: Term, denier: Sequence[Term], affirmer: Sequence[Term]) -> Term | None:
    """The word of the other side by which something runs that is not supported here; None where each says more."""
    if not same_support((t.stem for t in denier), (t.stem for t in affirmer)):
        return None
    ours = {t.stem for t in denier}
    return next((t for t in affirmer if t.stem not in ours), None) if denied.stem in RUNNING else None


def _elsewhere(affirmer: Sequence[Term], affirmed: Term, common: frozenset[str]) -> bool:
    """Whether the thing is affirmed of something narrower: “no school in the village”, “a school in the next village”."""
    return any(
        term.stem not in common and head.stem in common and head != affirmed and head.start - term.end == 1
        for term, head in pairwise(affirmer)
    )


def _there(
    known: set[str],
    common: frozenset[str],
    affirmer: Sequence[Term],
    affirmed: Term,
    frames: tuple[_Frame | None, _Frame | None],
) -> set[str]:
    """The denied words that the other side affirms; of a thing that is not there, also what has it, where it is the same."""
    if _elsewhere(affirmer, affirmed, common):
        return set()
    says_more = any(t.start > affirmed.end and t.stem not in common for t in affirmer)
    if len(known) > 1 or says_more or frames[0] is None or frames[0] != frames[1]:
        return known
    return known | common


def _frame(claim: Claim, terms: Sequence[Term], start: int) -> _Frame | None:
    """What has the thing at a place, and the verb by which it has it: “had” before “three new sprinklers”.

    None where a time is named, which may be another one.
    """
    by = claim.span.start
    before = list(_WORD.finditer(claim.text, 0, start - by))
    while before and _between(before[-1][0].lower()):
        before.pop()
    if not before or any(isinstance(v, DateRange) for v in claim.values):
        return None
    verb = before[-1][0].lower()
    owner = frozenset(t.stem for t in terms if t.end <= before[-1].start() + by)
    return _SAME_FRAME.get(verb, verb), owner


def _between(word: str) -> bool:
    """Whether a word may stand between a verb and its object."""
    return word in _BETWEEN or word.isdigit() or adjective(word)


def _substance(denied: Sequence[Term], known: set[str]) -> bool:
    """Whether more of what is denied stands on the other side than a light verb and names."""
    return any(t.stem in known and not t.proper and t.stem not in _LIGHT for t in denied)


def _said(claim: Claim, negation: Polarity) -> str:
    """The negating word in lower case, “not” in any form aside."""
    text = claim.text[negation.span.start - claim.span.start : negation.span.end - claim.span.start].lower()
    return "" if text.startswith("not") and not text.startswith("nothing") else text


def _is_not(claim: Claim, negation: Polarity) -> bool:
    """Whether the negating word is a “not”, and no “never” or “no longer”."""
    said = _said(claim, negation)
    return not said or said.endswith(("n't", "n’t"))


def _agrees_in_part(affirming: Claim, denying: Claim, negation: Polarity) -> bool:
    """Whether the other side denies too, by a verb, or only a part is denied (“not always”)."""
    behind = denying.text[negation.span.end - denying.span.start :].split()
    if _said(denying, negation) == "no" and _ONLY.search(affirming.text):
        return True
    if _said(denying, negation) == "no" and behind and behind[0].lower() in _BEYOND:
        return True
    if _of_other_figures(affirming, denying, negation):
        return True
    return bool(_SHUNNING.search(affirming.text)) or bool(behind and behind[0].lower() in _PARTIAL)


def _of_other_figures(affirming: Claim, denying: Claim, negation: Polarity) -> bool:
    """Whether what is denied and the other side have figures, and none in common: “can go back from 3.2 to 3.1”, “can't go back from 3 to 2”."""
    ours, theirs = ([v for v in side.values if isinstance(v, Quantity)] for side in (affirming, denying))
    denied = [v for v in theirs if v.span.start >= negation.span.end]
    return bool(ours and denied) and not any(
        a.low <= b.high and b.low <= a.high for a in ours for b in denied
    )


def _negations(claim: Claim) -> list[Polarity]:
    """The negations of a claim; a “Not” within a title or a name denies nothing."""
    names = [v.span for v in claim.values if isinstance(v, Name)]
    found = [v for v in claim.values if isinstance(v, Polarity)]
    return [v for v in found if not any(name.overlaps(v.span) for name in names)]


plugin: type[Check] = NegationCheck
