"""A statement that is denied whole: “Payloads are not signed”, where the other side says “Payloads are signed with SHA-256.”

Whoever says more of how it is done says too that it is done. It is otherwise with what is said of a narrower case: “Dogs are
not allowed” and “Dogs are allowed in the garden” are a rule and its exception.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.claims.predicates import Parts, parts
from factcheck.claims.terms import Term, Terms
from factcheck.model import Claim, DateRange, Polarity, Span

_IS = ({"is", "are"}, {"was", "were"})
_NOT = re.compile(r"n['’]t$")
_HOW = re.compile(r"\s+(?:by|using|via|with(?=\s+(?:the\s+|an?\s+)?[A-Z0-9]))\s", re.IGNORECASE)
_END = re.compile(r"\W*$|\s*[,;]\s|\s+(?:and|because|since|so)\s")
_NARROWING = re.compile(
    r"\b(?:if|when|unless|until|till|only|except|other\s+than|after|before|where|while|once|most|some|unlike|request|appointment|consent"
    r"|permission|agreement|exception|longer|yet|still|now)\b",
    re.IGNORECASE,
)
"""Words that make it a case of its own, or another time."""
_ALLOWING = frozenset("allow permit admit accept possibl avail welcom".split())
"""Stems of what is allowed here and not there."""
_TERMS = Terms()


def denied_whole(
    affirming: Claim, denying: Claim, negation: Polarity, affirmer: Sequence[Term], denier: Sequence[Term]
) -> tuple[Span, Span] | None:
    """What is denied, with its “not”, and where the other side affirms it of the same subject; None where one may tell of less."""
    ours, theirs = parts(denying.text), parts(affirming.text)
    if ours is None or theirs is None or not _same_verb(denying, ours, affirming, theirs):
        return None
    if any(_NARROWING.search(c.text) for c in (affirming, denying)) or _dated(affirming) or _dated(denying):
        return None
    if not _same_subject((denying, ours, denier), (affirming, theirs, affirmer)):
        return None
    if denying.text[ours.verb.end : negation.span.start - denying.span.start].strip():
        return None
    denied = next((t for t in denier if t.start >= negation.span.end), None)
    behind = (t for t in affirmer if t.start >= affirming.span.start + theirs.verb.end)
    # “Badly damaged” is damaged.
    affirmed = next((t for t in behind if not _adverb(affirming, t)), None)
    if denied is None or affirmed is None or denied.stem != affirmed.stem or denied.proper:
        return None
    if denying.text[negation.span.end - denying.span.start : denied.start - denying.span.start].strip():
        return None
    rest, other = (c.text[t.end - c.span.start :] for c, t in ((denying, denied), (affirming, affirmed)))
    how = _HOW.match(other) is not None and denied.stem not in _ALLOWING
    if not _END.match(rest) or not (_END.match(other) or how):
        return None
    return Span(negation.span.start, denied.end), Span(affirmed.start, affirmed.end)


def _same_verb(one: Claim, ours: Parts, two: Claim, theirs: Parts) -> bool:
    """Whether both tell of what is, or both of what was."""
    said = [_NOT.sub("", c.text[p.verb.start : p.verb.end].lower()) for c, p in ((one, ours), (two, theirs))]
    now, then = (all(word in forms for word in said) for forms in _IS)
    # What was so at one point of a story need not be so at another.
    return now or (then and one.document != two.document)


def _adverb(claim: Claim, term: Term) -> bool:
    return claim.text[: term.end - claim.span.start].endswith("ly")


def _dated(claim: Claim) -> bool:
    return any(isinstance(v, DateRange) for v in claim.values)


_Side = tuple[Claim, Parts, Sequence[Term]]


def _same_subject(denier: _Side, affirmer: _Side) -> bool:
    """Whether both are of one thing: what either names besides stands in the other's headings."""
    (one, ours), (two, theirs) = ((side[0], _within(side)) for side in (denier, affirmer))
    if not ours or not theirs or ours[-1] != theirs[-1]:
        return False
    above = [set(_TERMS.stems(" ".join(c.headings))) for c in (one, two)]
    return set(ours) - set(theirs) <= above[1] and set(theirs) - set(ours) <= above[0]


def _within(side: _Side) -> list[str]:
    """The stems of the subject, in order."""
    claim, said, terms = side
    return [t.stem for t in terms if t.end <= claim.span.start + said.subject.end]
