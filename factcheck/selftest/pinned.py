"""Names that their sentence pins down: another one in the same place would make it false."""

from __future__ import annotations

import re

from factcheck.model import Claim, Name

_OFFICE = (
    r"(?:president|prime\s+minister|(?:[\w-]+\s+){0,2}?(?:minister|secretary)(?:\s+(?:of|for)\s+[\w\s]{3,20}?)?|premier|chancellor"
    r"|king|queen|emperor|sultan|emir|mayor|governor|ceo|cfo|cto|chief\s+executive|chief\s+of\s+[\w\s]{3,24}?|chair(?:man|woman)?"
    r"|director(?:[\s-]general)?|secretary[\s-]general|head|leader|captain|commander|ambassador|editor|coach|owner|founder"
    r"|author|designer|architect|inventor|composer)"
)
_THING = (
    r"(?:capital(?:\s+city)?|currency|official\s+language|birthplace|headquarters|seat|successor|predecessor)"
)
_DONE_ONCE = (
    r"(?:annexed|awarded|built|ceded|claimed|colonized|commissioned|composed|conquered|created|designed|developed|directed"
    r"|discovered|established|founded|granted|invented|introduced|led|opened|owned|painted|published|sold|written|wrote)"
)
_BEFORE = re.compile(
    rf"""(?: \b(?:is|was|are|became)\s+(?:\w+\s+)?{_DONE_ONCE}\s+(?:[\w\s]{{0,24}}\s)?by\s+(?:the\s+)?
      | \b(?:{_THING}|{_OFFICE})\s+(?:of\s+[\w\s’'-]{{2,40}}\s+)?(?:is|was|remains)\s+(?:the\s+)?
      | \b(?:capital|dictatorship|presidency|reign)\s+(?:city\s+)?of\s+
      | \b(?:born|buried|headquartered|based|located|situated|meets?|met|agreed|signed)\s+(?:in|at)\s+(?:the\s+)?
      | \b(?:ceded|awarded|sold|granted|transferred)\s+[\w\s’'-]{{2,40}}\sto\s+(?:the\s+)?
      | \b(?:seceded|independen(?:ce|t)|separated)\s+from\s+(?:the\s+)?
      | \b(?:named|renamed|called|new\s+name(?:\s+of)?)\s+(?:after\s+)?(?:the\s+)?["“]?
      | (?:^|\s){_OFFICE},?\s+
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_BEHIND = re.compile(
    rf"""["”]?\s+(?: (?:\w+ly\s+)?{_DONE_ONCE}\b
      | (?:is|was|became|becomes|has\s+been|(?:was\s+)?(?:sworn\s+in|elected|appointed|served|took\s+office)(?:\s+as)?)\s+
        (?:as\s+)?(?:the\s+|its\s+)?(?:\w+\s+)?(?:{_THING}|{_OFFICE})\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_LISTED_BEFORE = re.compile(r"(?:,|\band|\bor|\bboth|\bwith|/|&)\s+(?:the\s+)?$")
_LISTED_BEHIND = re.compile(r"\s*(?:(?:,|and|or|&|/)\s*(?:and\s+|the\s+)*[A-Z]|(?:and|or|with)\b)")
_SOME = re.compile(
    r"\b(?:former(?:ly)?|acting|interim|deputy|vice|co-|one of|including|such as)\b", re.IGNORECASE
)
_REACH = 120
"""Characters before a name that are read."""


def pinned(claim: Claim) -> list[Name]:
    """The names of a claim that alone can stand where they stand, in order; none of several in one place."""
    found = []
    if _SOME.search(claim.text):
        return []
    for name in (v for v in claim.values if isinstance(v, Name)):
        start, end = name.span.start - claim.span.start, name.span.end - claim.span.start
        before, behind = claim.text[max(0, start - _REACH) : start], claim.text[end : end + _REACH]
        if _LISTED_BEFORE.search(before) or _LISTED_BEHIND.match(behind):
            continue
        if _BEFORE.search(before) or _BEHIND.match(behind):
            found.append(name)
    return found
