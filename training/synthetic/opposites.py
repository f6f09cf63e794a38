"""Antonyms and degrees: one word exchanged for a word that excludes it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from training.synthetic import lexicon
from training.synthetic.edit import CONTRADICTION, ENTAILMENT, Edit, Pools, mend_articles, splice

PARTNERS: dict[str, tuple[str, ...]] = {}
for _one, _other in lexicon.OPPOSITES:
    PARTNERS[_one] = (*PARTNERS.get(_one, ()), _other)
    PARTNERS[_other] = (*PARTNERS.get(_other, ()), _one)
OPPOSITE = re.compile(
    r"(?<=[a-z,] )(?P<word>"
    + "|".join(sorted(map(re.escape, PARTNERS), key=len, reverse=True))
    + r")(?= [a-z])"
)
FITTING = {
    "with": re.compile(r"^$"),
    "over": re.compile(r"^$"),
    "under": re.compile(r"^$"),
    "before": re.compile(r"^ (?:the|his|her|he|she|it|they|their|its|moving|being|becoming|joining|going)\b"),
    "after": re.compile(r"^ (?:the|his|her|he|she|it|they|their|its|moving|being|becoming|joining|going)\b"),
    "more": re.compile(r"^ (?:than|popular|successful|important|expensive|common|powerful)\b"),
    "most": re.compile(r"^ (?:popular|successful|important|expensive|common|powerful|populous|famous)\b"),
    "less": re.compile(r"^ than\b"),
    "first": re.compile(
        r"^ (?:to|game|book|novel|film|album|season|episode|single|woman|man|time|person|match|child)\b"
    ),
    "last": re.compile(
        r"^ (?:to|game|book|novel|film|album|season|episode|single|woman|man|person|match|child)\b"
    ),
    "known": re.compile(r"^$"),
    "single": re.compile(r"^$"),
    "left": re.compile(
        r"^ (?:the (?:band|group|club|team|company|school|party|army|country|city)|him|her|his|home)\b"
    ),
    "early": re.compile(r"^ (?:in|on|morning|spring|summer|autumn|winter)\b"),
    "late": re.compile(r"^ (?:in|on|spring|summer|autumn|winter)\b"),
    "lost": re.compile(r"^ (?:the|to|in|his|her|a|against)\b"),
    "play": re.compile(r"^ (?:by|about|written|was|is)\b"),
    "support": re.compile(r"^ (?:the|for|of)\b"),
    "light": re.compile(r"^$"),
    "open": re.compile(r"^ (?:to|on|in|for)\b"),
    "end": re.compile(r"^ of the\b"),
    "fall": re.compile(r"^ (?:in|of)\b"),
    "love": re.compile(r"^ (?:the|his|her|him)\b"),
    "rich": re.compile(r"^ (?!in\b)"),
    "poor": re.compile(r"^ (?:family|people|farmers|countries|region)\b"),
    "major": re.compile(r"^ (?:role|city|role|part|part|hit|success|river|road|port|source|problem)\b"),
    "open ": re.compile(r"^$"),
    "present": re.compile(r"^ (?:at|in)\b"),
    "day": re.compile(r"^$"),
    "single ": re.compile(r"^$"),
    "old": re.compile(r"^ (?:man|woman|people|lady)\b"),
    "white": re.compile(r"^ (?:man|woman|car|horse|dog|flowers|stripes|paint|shirt)\b"),
    "black": re.compile(r"^ (?:man|woman|car|horse|dog|flowers|stripes|paint|shirt)\b"),
    "red": re.compile(r"^ (?:car|flowers|stripes|paint|shirt|dress|jersey|berries|leaves)\b"),
    "blue": re.compile(r"^ (?:car|flowers|stripes|paint|shirt|dress|jersey|berries|leaves)\b"),
    "parents": re.compile(r"^ (?:were|are|moved|died|lived|worked|had|have)\b"),
    "together": re.compile(r"^$"),
    "peace": re.compile(r"^ (?:with|in)\b"),
    "present day": re.compile(r"^$"),
}
PROBABLE = re.compile(r"\b(?:not|never|no|neither|both|either|or|and|than|from) $")
SYNONYM = re.compile(
    r"(?<=[a-z] )(?P<word>"
    + "|".join(w for w, _ in lexicon.SYNONYMS if w not in lexicon.ONE_WAY)
    + r")(?= [a-z0-9])"
)
SAME = dict(lexicon.SYNONYMS)


def flipped(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """A word exchanged for its opposite, where the sentence doesn't name the opposite as well."""
    for found in OPPOSITE.finditer(sentence):
        word, after = found["word"], sentence[found.end() :]
        fitting = FITTING.get(word)
        if (fitting and not fitting.match(after)) or (fitting is None and word in lexicon.RISKY):
            continue
        if PROBABLE.search(sentence[: found.start()]) or re.match(r" (?:and|or|to) ", after):
            continue
        options = [o for o in PARTNERS[word] if not re.search(rf"\b{re.escape(o)}\b", sentence)]
        if not options or (word in ("lived", "died") and " in " not in after[:8]):
            continue
        new = rng.choice(options)
        yield Edit(mend_articles(splice(sentence, *found.span(), new)), CONTRADICTION, "antonym", word, new)


def synonyms(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """A word exchanged for one that means the same."""
    for found in SYNONYM.finditer(sentence):
        new = SAME[found["word"]]
        yield Edit(mend_articles(splice(sentence, *found.span(), new)), ENTAILMENT, "synonym", found[0], new)
