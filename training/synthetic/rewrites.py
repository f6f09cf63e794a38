"""Harmless rewritings: what is left is entailed by the original, and both labels get them alike."""

from __future__ import annotations

import random
import re

PARENTHESIS = re.compile(r"(?<=[\w.”\"’']) \([^()]{1,120}\)(?=[ .,;])")
LEADING = re.compile(
    r"^(?P<adjunct>(?:In (?!addition|fact|contrast|other)|On |At |During |After |Before |Since |By |From |Until )[^,;:()\"“]{2,30}), (?P<rest>(?:the|a|an|he|she|it|they|his|her|its|their|this|there|[A-Z][a-z]+) [^\n]{20,})$"
)
TRAILING = re.compile(
    r", (?:which|who|where|whom|including|such as|although|though|while|whereas|but|along with|with) [^\"“”]{8,200}$"
)
APPOSITION = re.compile(r", (?:an?|the) [^,()\"“”]{4,60},(?= (?:is|was|has|had|were|[a-z]+ed) )")


def _drop_parenthesis(text: str) -> str:
    return PARENTHESIS.sub("", text, count=1)


def _drop_trailing(text: str) -> str:
    return TRAILING.sub(".", text)


def _drop_apposition(text: str) -> str:
    return APPOSITION.sub("", text, count=1)


def _move_adjunct(text: str) -> str:
    """`In 1998, he won` -> `He won in 1998`."""
    found = LEADING.match(text)
    if not found or not text.endswith(".") or "," in found["rest"]:
        return text
    rest, adjunct = found["rest"][:-1], found["adjunct"]
    return f"{rest[0].upper()}{rest[1:]} {adjunct[0].lower()}{adjunct[1:]}."


def _drop_leading(text: str) -> str:
    found = LEADING.match(text)
    if not found or "," in found["rest"][:25]:
        return text
    return found["rest"][0].upper() + found["rest"][1:]


STEPS = (_drop_parenthesis, _drop_trailing, _drop_apposition, _move_adjunct, _drop_leading)
EXCLUSIVE = re.compile(
    r"\b(?:only|no|not|none|never|all|every|always|nobody|nothing|if|unless|until|neither)\b", re.IGNORECASE
)


def rewritten(text: str, rng: random.Random, kept: str = "") -> str:
    """The text after one or two harmless steps that leave the words `kept` in place.

    Clauses are dropped only from sentences without negation or universal words, where less said is still entailed.
    """
    steps = (_move_adjunct, _drop_parenthesis) if EXCLUSIVE.search(text) else STEPS
    for step in rng.sample(steps, len(steps))[: rng.choice((1, 2, 5))]:
        new = step(text)
        if len(new.split()) >= 5 and kept.lower() in new.lower():
            text = new
    return text
