"""Statements about two numbered things of one kind, and captions of two places: nothing is stated twice.

“Count 4: guilty” and “Count 9: not guilty” tell of two counts. Where the number is what is told of one subject (“he lives in
room 12”) the two can contradict each other, so it must head the statement, label it or stand in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.claims.values.aliases import same_name
from factcheck.claims.values.lexicon import FUNCTION_WORDS, TIME_NOUNS, lemma, listed
from factcheck.claims.values.units import LABELS
from factcheck.model import Pair

_ITEM = re.compile(
    r"\b(?P<noun>[^\W\d_]{3,20})\s+(?P<mark>(?:#|№|[Nn]os?\.)\s*)?(?P<number>\d{1,5}(?:\.\d{1,3}){0,3}[a-z]?|[IVXL]{1,6}|[A-Z])"
    r"(?![\w%])(?![.,]\d)(?P<label>\s*[:.–—-](?=\s|$))?(?P<comma>,)?"
)
_HEAD = re.compile(
    r"\W*(?P<setting>(?i:in|on|under|for|at)\s+)?(?:(?i:the|this|that|a|an|his|her|its|their)\s+)?(?:[A-Z][\w.’'-]*\s+){0,4}"
)
"""What may stand before a thing that heads a statement."""
_CITED = listed(
    "figure fig table section chapter page appendix annex footnote note paragraph clause article rule equation verse volume"
)
"""What brackets mostly name to say where more is told: “sales fell (Figure 2)”."""
_NUMERAL = re.compile(r"[IVXL]+|[A-Z]")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_CAPTION = re.compile(
    r"(?P<what>(?:[A-Z][\w’'-]*\s+)?(?i:[a-z]{4,}(?:tion|ment|ing)s?|views?|maps?|photos?|photographs?|pictures?|images?|plans?|sites?|works?|scenes?"
    r"|ruins|damage)(?:\s+(?:of|to|on|for)\s+(?:(?:the|a|an)\s+)?[a-z][\w’'-]*)?)"
    r"\s+(?:at|in|of|near|on|over|off|from)\s+(?:the\s+)?"
    r"(?P<where>\(?[A-Z][\w’'-]*\)?(?:\s+(?:(?:of|the|de|la)\s+)?\(?[A-Z][\w’'-]*\)?){0,5})\.?"
)
"""What a picture shows, and where: “View of the harbour at Bergen”."""


def items_apart(pair: Pair) -> bool:
    """Whether each side tells of a numbered thing of one kind, “Figure 2”, “Bug #123”, and not of the same one."""
    ours, theirs = (set(_items(c.text)) for c in (pair.claim, pair.evidence.passage))
    kinds = {kind for kind, _ in ours} & {kind for kind, _ in theirs}
    return any(
        {n for kind, n in ours if kind == k}.isdisjoint(n for kind, n in theirs if kind == k) for k in kinds
    )


def captions_apart(pair: Pair) -> bool:
    """Whether both sides are captions of one kind that name other places: “Map of Bergen”, “Map of Oslo”."""
    ours, theirs = (_caption(c.text) for c in (pair.claim, pair.evidence.passage))
    if ours is None or theirs is None or ours[0] != theirs[0]:
        return False
    return ours[1].split()[0] != theirs[1].split()[0] and not same_name(ours[1], theirs[1])


def _items(text: str) -> Iterator[tuple[str, str]]:
    """Kind and number of the things that a statement is about, that label it or that it names in brackets."""
    for found in _ITEM.finditer(text):
        noun, number = found["noun"].lower(), found["number"]
        kind = lemma(noun)
        if noun in FUNCTION_WORDS or noun in TIME_NOUNS or (not found["mark"] and _YEAR.fullmatch(number)):
            continue
        if kind != noun and kind in LABELS:
            # “Chapters 13 through 15” are many.
            continue
        known = bool(found["mark"]) or kind in LABELS or noun in LABELS
        if _NUMERAL.fullmatch(number) and not (known and found["noun"][0].isupper()):
            continue
        before = text[: found.start()]
        head = _HEAD.fullmatch(before)
        aside = before.count("(") > before.count(")") and kind not in _CITED
        bracketed = aside and (known or found["noun"][0].isupper())
        leads = head and known and (not head["setting"] or found["comma"])
        labels = head and found["label"] and found["noun"][0].isupper() and len(before.split()) < 4
        # “… resulting in death; aiding and abetting COUNT 4: GUILTY”: a label in capitals stands anywhere.
        tagged = found["noun"].isupper() and ":" in (found["label"] or "")
        if bracketed or leads or labels or tagged:
            yield kind, number


def _caption(text: str) -> tuple[str, str] | None:
    """What a caption shows, in lower case, and where; None where the line is no caption."""
    found = _CAPTION.fullmatch(" ".join(text.split()))
    return (found["what"].lower(), found["where"]) if found else None
