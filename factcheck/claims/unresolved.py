"""Words of a statement that mean something in another sentence, where it is not sure what: “He”, “It”, “The city”.

What a model reads (`Claim.context`) names the person or thing where only one reading is possible. What is left over is told
here, so that a reader of `factcheck claims` sees which statements do not stand alone.
"""

from __future__ import annotations

import re

from factcheck.claims._function_words import AUXILIARIES, IRREGULAR_PASTS
from factcheck.claims._verbs import STATING
from factcheck.claims._word_lists import word_set
from factcheck.model import BlockKind, Claim

_POINTING = re.compile(r"(?:He|She|It|They|His|Her|Its|Their|This|These|That|Those)\b(?!['’-])")
_KIND = re.compile(r"(?P<words>The (?P<noun>[a-z]{2,20}))(?P<owner>['’]s)? (?P<next>[\w'’-]+)")
_KINDS = word_set(
    "city town village region district country island river company firm group organisation organization club team band film"
    " movie book novel album song series game school university hospital museum man woman author artist writer director"
)
"""Nouns that say what kind of thing it is, and leave open which one."""
_EMPTY = re.compile(
    r"It (?:(?:is|was|has been|had been|will be|would be|may be|is not|was not|isn['’]t|wasn['’]t|also|now) ){1,2}"
    r"(?:un)?(?:clear|likely|possible|important|necessary|true|known|time|said|reported|believed|thought|expected|estimated"
    r"|announced|understood|feared|hoped|possible|common|hard|difficult|easy|raining|snowing)\b"
    r"|It (?:rained|snowed|seems|seemed|appears|appeared|turned out|takes|took)\b"
    r"|(?:This|That)(?: same| very)? (?:year|month|week|day|morning|afternoon|evening|night|time|season|summer|winter)\b|These days\b"
)
"""An “It” that means nothing, and times told by pointing at them."""
_FINITE = AUXILIARIES | STATING | IRREGULAR_PASTS
_PRONOUNS = ("he", "she", "it", "they")


def unresolved(claim: Claim) -> tuple[str, ...]:
    """The words of a statement, and of who says it, of which it is not sure whom or what they mean; as written, in order."""
    if claim.kind is BlockKind.CELL:
        return ()
    found = _opening(claim.context)
    source = claim.attribution.source or ""
    if source.lower() in _PRONOUNS and source.lower() not in (word.lower() for word in found):
        found = (*found, source)
    return found


def _opening(context: str) -> tuple[str, ...]:
    """The pointing words with which a statement begins."""
    pointing = _POINTING.match(context)
    if pointing:
        return () if _EMPTY.match(context) else (pointing[0],)
    kind = _KIND.match(context)
    if kind is None or kind["noun"] not in _KINDS:
        return ()
    verb = kind["next"].lower()
    return (kind["words"],) if kind["owner"] or verb in _FINITE or verb.endswith("ed") else ()
