"""Two least versions of one program that a text asks for."""

from __future__ import annotations

import re
from typing import ClassVar

from factcheck.checks import Check, Example
from factcheck.checks._align import quoted, remedy
from factcheck.checks._occasions import other_period
from factcheck.checks._scope import conditional
from factcheck.claims.terms import Terms
from factcheck.model import Bound, Claim, Finding, Pair, Polarity, Quantity, Span, Stance

_ASKED = re.compile(
    r"\b(?:requires?|required|needs?|needed|minimum|at least|enough|suffic\w{2,5}|prerequisites?)\b",
    re.IGNORECASE,
)
"""Words by which an exact version is the least one."""
_ASKING = frozenset(
    "requir need minimum least enough suffic suffici prerequisit version releas run work support new newer later higher"
    " greater abov instal use must".split()
)
"""Stems that say only that something is asked for."""
_ELSEWHERE = re.compile(r"[;,(]|\s(?:and|or|to|for|if|when|with|on)\s", re.IGNORECASE)
"""Where the words about a version end: “Python 3.10 or newer and 2 GB of memory”."""
_DROPPED = re.compile(
    r"(?:\s+(?:and|or)\s+(?:older|earlier|below))?\s+(?:(?:is|are)\s+(?:not|no\s+longer)\s+supported|(?:is|are)\s+unsupported"
    r"|(?:has|have)\s+not\s+been\s+supported|(?:does|do|will)\s+(?:not|no\s+longer)\s+(?:be\s+supported|work))\b",
    re.IGNORECASE,
)
_DROPPING = re.compile(
    r"\b(?:(?:dropp?(?:s|ed)|ends?|ended|remov(?:es|ed))\s+(?:the\s+)?support\s+(?:for|of)|no\s+longer\s+supports?|not\s+support"
    r"|no\s+longer\s+runs?\s+(?:on|under))\s+[A-Za-z.+#-]{1,20}\s+$",
    re.IGNORECASE,
)
_SUPPORT = re.compile(r"\bsupport\s+(?:for|of)\s+[A-Za-z.+#-]{1,20}\s+$", re.IGNORECASE)
_WAS_DROPPED = re.compile(
    r"\s+(?:(?:has|had)\s+been|was|is)\s+(?:dropped|removed|discontinued|ended)\b", re.IGNORECASE
)
_DONE = re.compile(r"\s*(?:[.;,]|$|and\s+(?:older|earlier|below))", re.IGNORECASE)
_NEWER = re.compile(r"\s+or\s+(?:newer|later|higher|greater|above)\b", re.IGNORECASE)
_CONFIDENCE = 0.9


class RequirementCheck:
    """Compares the least versions that two statements ask for."""

    id: ClassVar[str] = "requirement"
    title: ClassVar[str] = "Versions that are asked for"
    help: ClassVar[str] = (
        "Finds two least versions of one program: “You need Python 3.10 or newer”, “Python 3.8 is enough”, and one that “is no longer supported” elsewhere. It keeps silent where a "
        "statement says for what the version is needed (a plug-in, a platform, another version), where either is "
        "denied, and about what was asked for in the past."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example("You need Python 3.10 or newer.", "Python 3.8 is enough.", Stance.CONTRADICTS),
        Example("Lumen requires Java 17.", "Lumen needs at least Java 11.", Stance.CONTRADICTS),
        Example(
            "The client requires Python 3.8 or later.",
            "Python 3.8 is no longer supported.",
            Stance.CONTRADICTS,
        ),
        Example("The client requires Python 3.9 or later.", "Python 3.8 is no longer supported.", None),
        Example("You need Python 3.10 or newer.", "Python 3.10 is required.", None),
        Example("You need Python 3.10 or newer.", "The plug-in needs Python 3.8.", None),
        Example("You need Python 3.10 or newer.", "Python 3.8 is required to build the documentation.", None),
        Example("Version 4 requires Python 3.10.", "Python 3.8 is enough.", None),
        Example("Python 3.10 is required.", "Python 3.8 is no longer enough.", None),
        Example("Lumen runs on Python 3.12.", "Python 3.8 is enough.", None),
    )

    def __init__(self) -> None:
        self._terms = Terms()

    def judge(self, pair: Pair) -> Finding | None:
        """The two versions where both statements ask for one and say nothing else."""
        claim, passage = pair.claim, pair.evidence.passage
        if dropped := _dropped_and_asked(claim, passage):
            return self._unmet(pair, *dropped)
        ours, theirs = _asked(claim), _asked(passage)
        if ours is None or theirs is None or ours.measure != theirs.measure or ours.low == theirs.low:
            return None
        if conditional(pair) or other_period(pair):
            return None
        if self._besides(claim, ours) != self._besides(passage, theirs):
            return None
        here, there = _named(claim, ours), _named(passage, theirs)
        message = (
            f"Two least versions are asked for: {quoted(claim, here)} here, {quoted(passage, there)} there; "
            f"{remedy(claim, here, passage, there)}"
        )
        return Finding(self.id, Stance.CONTRADICTS, _CONFIDENCE, message, (ours.span,), (theirs.span,))

    def _unmet(self, pair: Pair, ours: Quantity, theirs: Quantity) -> Finding | None:
        """A version that is enough on one side and not supported on the other."""
        claim, passage = pair.claim, pair.evidence.passage
        if conditional(pair):
            return None
        here, there = _named(claim, ours), _named(passage, theirs)
        one, two = quoted(claim, here), quoted(passage, there)
        message = f"One text asks for a version that the other no longer supports: {one} here, {two} there; they would agree if a newer one were asked for."
        return Finding(self.id, Stance.CONTRADICTS, _CONFIDENCE, message, (ours.span,), (theirs.span,))

    def _besides(self, claim: Claim, version: Quantity) -> frozenset[str]:
        """What the words about a version name besides: who needs it, and what for."""
        by, text = claim.span.start, claim.text
        newer = _NEWER.match(text, version.span.end - by)
        behind = newer.end() if newer else version.span.end - by
        rest = text[behind:]
        cut = _ELSEWHERE.search(rest)
        # What it is needed for narrows it down; what else is needed does not.
        told = rest[: cut.start()] if cut and cut[0].strip() in {"and", ","} else rest
        stems = self._terms.stems(f"{text[: version.span.start - by]} {told}")
        return frozenset(s for s in stems if s not in _ASKING and s != version.measure and not s.isdigit())


def _named(claim: Claim, version: Quantity) -> Span:
    """The version with the name of its program, where that stands right before it."""
    before = claim.text[: version.span.start - claim.span.start].rstrip()
    named = before.lower().endswith(version.measure)
    return (
        Span(claim.span.start + len(before) - len(version.measure), version.span.end)
        if named
        else version.span
    )


def _dropped_and_asked(claim: Claim, passage: Claim) -> tuple[Quantity, Quantity] | None:
    """The versions where one side says of one that it is not supported, and to the other it, or an older one, is enough."""
    for dropping, asking in ((claim, passage), (passage, claim)):
        asked, found = _asked(asking), _version(dropping)
        if asked is None or found is None:
            continue
        behind = dropping.text[found.span.end - dropping.span.start :]
        before = dropping.text[: found.span.start - dropping.span.start]
        dropped = (
            _DROPPED.match(behind)
            or (_DROPPING.search(before) and _DONE.match(behind))
            or (_SUPPORT.search(before) and _WAS_DROPPED.match(behind))
        )
        if dropped and found.measure == asked.measure and asked.low <= found.low:
            return (found, asked) if dropping is claim else (asked, found)
    return None


def _version(claim: Claim) -> Quantity | None:
    """The one version that a statement names."""
    found = [v for v in claim.values if isinstance(v, Quantity) and v.unit in ("version", "label")]
    return found[0] if len(found) == 1 and found[0].measure.isalpha() else None


def _asked(claim: Claim) -> Quantity | None:
    """The one least version that a statement asks for; None where it names several, or denies."""
    found = [v for v in claim.values if isinstance(v, Quantity) and v.unit in ("version", "label")]
    if len(found) != 1 or found[0].unit != "version" or any(isinstance(v, Polarity) for v in claim.values):
        return None
    if found[0].bound is not Bound.AT_LEAST and not _ASKED.search(claim.text):
        return None
    return found[0] if found[0].measure.isalpha() else None


plugin: type[Check] = RequirementCheck
