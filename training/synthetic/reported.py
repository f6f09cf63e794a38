"""Who said it, and in which words: attribution put on, exchanged, denied; quotations altered."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from training.synthetic import negation, numbers, opposites
from training.synthetic.edit import CONTRADICTION, ENTAILMENT, NEUTRAL, Edit, Pools, splice

SOURCES = (
    "the police", "the ministry", "the company", "a spokesman", "the mayor", "the report", "local officials",
    "the study", "the newspaper", "the court", "the government", "the opposition", "the board", "her lawyer",
    "the auditors", "the manufacturer", "the union", "the committee", "an adviser", "the bank",
)  # fmt: skip
SAYING = ("said that", "stated that", "reported that", "announced that", "claimed that")
DENYING = ("denied that", "rejected the claim that", "disputed that")
QUOTE = re.compile(r"[\"“](?P<words>[^\"“”]{20,200})[\"”]")
LOWERED = re.compile(r"(?:The|A|An|It|He|She|They|In|This|His|Her|Its|Their|On|At)\b")


def _inner(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:] if LOWERED.match(sentence) else sentence


def attributed(sentence: str, rng: random.Random, pools: Pools) -> Iterator[tuple[str, Edit]]:
    """Pairs (premise, edit): the same words from the same source, another source, or denied by the source."""
    if '"' in sentence or "“" in sentence or len(sentence) > 180 or " said" in sentence:
        return
    source, other = rng.sample((*SOURCES, rng.choice(pools.persons)), 2)
    inner, body = _inner(sentence), sentence.rstrip(".")
    head = source[0].upper() + source[1:]
    says, denies = rng.choice(SAYING), rng.choice(DENYING)
    premise = rng.choice(
        (f"According to {source}, {inner}", f"{head} {says} {inner}", f"{body}, according to {source}.")
    )
    same = rng.choice((f"According to {source}, {inner}", f"{head} {rng.choice(SAYING[:4])} {inner}"))
    elsewhere = rng.choice(
        (f"According to {other}, {inner}", f"{other[0].upper()}{other[1:]} {says} {inner}")
    )
    options = (
        Edit(same, ENTAILMENT, "attribution", "", source, mirrored=False),
        Edit(elsewhere, NEUTRAL, "attribution", source, other, mirrored=False),
        Edit(f"{head} {denies} {inner}", CONTRADICTION, "attribution", says, denies),
    )
    for edit in rng.sample(options, 2):
        if edit.text != premise:
            yield premise, edit


def quoted(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """Words inside quotation marks altered (contradiction), or the quotation shortened (entailment)."""
    for found in QUOTE.finditer(sentence):
        words = found["words"]
        opening = sentence[: found.start()]
        if opening.count('"') % 2 or words[0] == " " or (opening and opening[-1] not in " ("):
            continue
        parts = words.split()
        if len(parts) < 5 or sum(w[0].islower() for w in parts) < 0.6 * len(parts):
            continue
        start, end = found.span("words")
        for generator in (opposites.flipped, negation.inserted, numbers.changed, negation.removed):
            edit = next(generator(words, rng, pools), None)
            if edit:
                yield Edit(
                    splice(sentence, start, end, edit.text), CONTRADICTION, "quotation", edit.old, edit.new
                )
                break
        clauses = words.split(", ")
        if len(clauses) == 2 and len(clauses[0].split()) >= 4:
            text = splice(sentence, start, end, clauses[0])
            yield Edit(text, ENTAILMENT, "quotation", words, clauses[0], mirrored=False)
