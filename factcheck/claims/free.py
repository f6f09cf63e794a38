"""What costs nothing: “is free of charge”, “at no cost”, “costs nothing”, “there is no fee for”, “Admission: free”."""

from __future__ import annotations

import re

from factcheck.model import Claim, Polarity, Span

_FREE = re.compile(
    r"""\b(?:
        free\s+of\s+(?:charge|cost) | (?:at|for)\s+no\s+(?:(?:extra|additional|further)\s+)?(?:cost|charge|fee)s? | for\s+free
      | without\s+(?:(?:extra|additional|any)\s+)?(?:charge|cost|fee|payment)s?
      | (?:costs?|pays?|charged?|charges?)\s+nothing (?!\s+(?:more|less|but|like|else|extra|compared|except))
      | (?:there\s+(?:is|are)\s+)? no\s+(?:(?P<of>[a-z-]+)\s+)?(?:fee|charge|cost)s? (?:\s+(?:is|are)\s+(?:charged|due|payable))?
      | (?:(?:is|are|was|were|be|remains?|stays?)\s+(?:entirely|completely|always|still|also)\s+
          | (?:is|are|was|were|be|remains?|stays?|travels?|enters?|rides?|go|goes|swims?|parks?|admitted|:)\s+) free
        (?!\s*-) (?=\s*(?:[.,;!)]|$)|\s+(?:for|to\s+(?:all|everyone|everybody|the\s+public|members|visitors|guests)|on|in|at|and|until|during|with)\b)
    )(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
_KEYED = re.compile(r"(?<=:)\s+free(?=\s*\.?$)", re.IGNORECASE)
_DENIED = re.compile(r"(?:\b(?:not|never|no\s+longer|hardly)|n['’]t)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_NOT_NAMING = frozenset({"extra", "additional", "further", "separate", "such"})
_LOOK = 24
"""Characters before the words that are read for a denial."""


def free(claim: Claim) -> tuple[Span, Span | None] | None:
    """The words by which a statement says that something costs nothing, and the one among them that tells what (“no admission fee”).

    None where it doesn't say so, or denies it or anything else.
    """
    text, by = claim.text, claim.span.start
    found = _FREE.search(text) or _KEYED.search(text)
    if found is None or _DENIED.search(text[max(0, found.start() - _LOOK) : found.start()]):
        return None
    span = Span(by + found.start(), by + found.end())
    if not all(span.overlaps(v.span) for v in claim.values if isinstance(v, Polarity)):
        return None
    of = found.groupdict().get("of")
    named = of is not None and of.lower() not in _NOT_NAMING
    return span, Span(by + found.start("of"), by + found.end("of")) if named else None
