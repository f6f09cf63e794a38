"""Quantifiers: all, some, most, few, no, both, neither; always, sometimes, never."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from training.synthetic.edit import CONTRADICTION, ENTAILMENT, NEUTRAL, Edit, Pools, like_case, splice

TABLE: tuple[tuple[str, str, str], ...] = (
    ("all of the", "none of the", CONTRADICTION), ("all of the", "some of the", ENTAILMENT),
    ("all of the", "most of the", ENTAILMENT), ("some of the", "none of the", CONTRADICTION),
    ("some of the", "all of the", NEUTRAL), ("some of the", "most of the", NEUTRAL),
    ("most of the", "none of the", CONTRADICTION), ("most of the", "few of the", CONTRADICTION),
    ("most of the", "some of the", ENTAILMENT), ("most of the", "all of the", NEUTRAL),
    ("many of the", "none of the", CONTRADICTION), ("many of the", "some of the", ENTAILMENT),
    ("many of the", "hardly any of the", CONTRADICTION), ("most of his", "none of his", CONTRADICTION),
    ("some of his", "none of his", CONTRADICTION), ("most of her", "none of her", CONTRADICTION),
    ("most of its", "none of its", CONTRADICTION), ("several of the", "none of the", CONTRADICTION),
    ("several", "no", CONTRADICTION), ("many", "no", CONTRADICTION), ("many", "several", ENTAILMENT),
    ("numerous", "no", CONTRADICTION), ("numerous", "several", ENTAILMENT), ("most", "some", ENTAILMENT),
    ("some", "no", CONTRADICTION), ("every", "no", CONTRADICTION), ("every", "not every", CONTRADICTION),
    ("each of the", "none of the", CONTRADICTION), ("both", "neither of the", CONTRADICTION),
    ("always", "never", CONTRADICTION), ("always", "sometimes", ENTAILMENT), ("often", "never", CONTRADICTION),
    ("often", "sometimes", ENTAILMENT), ("usually", "never", CONTRADICTION), ("sometimes", "never", CONTRADICTION),
    ("sometimes", "always", NEUTRAL), ("only", "not only", CONTRADICTION), ("often", "always", NEUTRAL),
    ("few of the", "most of the", CONTRADICTION), ("half of the", "all of the", CONTRADICTION),
)  # fmt: skip
BARE = frozenset({"several", "many", "numerous", "some", "most", "every", "both"})
BLOCKED = re.compile(
    r"\b(?:not|n't|no|never|how|as|so|too|than|such|to|the|and|or|very|his|her|their|its|at|do) $"
)
NOUN_AHEAD = {
    "several": r" [a-z]+s\b", "many": r" [a-z]+s\b", "numerous": r" [a-z]+s\b", "some": r" [a-z]+s\b",
    "most": r" (?:people|[a-z]{3,}ns|[a-z]+ers|species|countries|cities|residents|students|critics)\b",
    "every": r" [a-z]+ ", "both": r" (?:teams|men|women|brothers|sisters|parents|countries|sides|films|books|players)\b",
    "only": r" (?:in|on|a|by|one|two)\b",
}  # fmt: skip


def exchanged(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """One quantifier for another, with the label that logic gives."""
    if re.search(r"\b(?:but|not|never) (?:not )?always\b", sentence):
        return
    for old, new, label in rng.sample(TABLE, len(TABLE)):
        for found in re.finditer(rf"\b{old}(?= [a-z])", sentence, re.IGNORECASE):
            after = sentence[found.end() :]
            if BLOCKED.search(sentence[: found.start()]) or found[0][1:] != found[0][1:].lower():
                continue
            if old in NOUN_AHEAD and not re.match(NOUN_AHEAD[old], after):
                continue
            if old in BARE and label == ENTAILMENT and "not" in sentence.split():
                continue
            put = like_case(found[0], new)
            mirrored = label == CONTRADICTION
            yield Edit(splice(sentence, *found.span(), put), label, "quantifier", found[0], put, mirrored)
            break
