"""Who did it to whom: `A defeated B` against `B defeated A`, and the passive that keeps the roles."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from training.synthetic.edit import CONTRADICTION, ENTAILMENT, Edit, Pools, splice

_WORD = r"(?:[A-Z]\.|[A-Z][\w’'-]+)"
_NAME = rf"(?:[Tt]he )?{_WORD}(?: (?:of |the |de |van |von )?{_WORD}){{0,3}}"
_END = r"(?=[,.;]|$| (?:in|on|at|for|to|from|during|with|as|after|before)\b)(?!, (?:[A-Z]|and)|[.]\w)"
VERBS = (
    "defeated|beat|succeeded|replaced|acquired|bought|sued|killed|murdered|arrested|invaded|conquered|founded|directed"
    "|taught|hired|fired|married|criticized|accused|assassinated|captured|trained|employed|betrayed|appointed|followed"
)
ACTIVE = re.compile(rf"(?P<a>{_NAME}) (?P<verb>{VERBS}) (?P<b>{_NAME}){_END}")
PASSIVE = re.compile(
    rf"(?P<a>{_NAME}) (?P<aux>was|were|is|are|has been) (?P<verb>{VERBS}) by (?P<b>{_NAME}){_END}"
)
LEAD = re.compile(r"(?:In|On|At|During|After|Before) [^,]{3,30}, $")
IRREGULAR = {"beat": "beaten", "bought": "bought", "taught": "taught"}


def _starts(name: str, first: bool) -> str:
    """The name with `the` capitalised as its place asks."""
    if name[:4] in ("the ", "The "):
        return ("The " if first else "the ") + name[4:]
    return name


def _fits(name: str) -> bool:
    return not re.match(
        r"(?:He|She|It|They|In|On|At|After|Before|When|His|Her|This|That|The|As|But|And|Who|We|I)\b(?! [A-Z])",
        name,
    )


def swapped(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """The two exchanged (contradiction), and turned to the passive or active with roles kept (entailment)."""
    for pattern, passive in ((PASSIVE, True), (ACTIVE, False)):
        for found in pattern.finditer(sentence):
            a, b, verb = found["a"], found["b"], found["verb"]
            if found.start() and not LEAD.match(sentence[: found.start()]):
                continue
            if a == b or not _fits(a) or not _fits(b) or verb == "married":
                continue
            first = found.start() == 0 or sentence[: found.start()].endswith(". ")
            head, tail = _starts(b, first), _starts(a, first=False)
            middle = f"{found['aux']} {verb} by" if passive else verb
            other = verb if passive and verb not in IRREGULAR else IRREGULAR.get(verb, verb)
            turned = verb if passive else f"was {other} by"
            for label, new in (
                (CONTRADICTION, f"{head} {middle} {tail}"),
                (ENTAILMENT, f"{head} {turned} {tail}"),
                (CONTRADICTION, f"{_starts(a, first)} {turned} {_starts(b, first=False)}"),
            ):
                yield Edit(splice(sentence, *found.span(), new), label, "role-swap", found[0], new)
