"""Negation: put in, taken out, and said in other words."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from training.synthetic import lexicon
from training.synthetic.edit import CONTRADICTION, ENTAILMENT, Edit, Pools, splice

AUXILIARY = re.compile(
    r"\b(?P<aux>is|are|was|were|has been|have been|had been|can|could|will|would|should|must|has|have|had)"
    r" (?P<next>[a-z]{2,})"
)
NEGATIVE = re.compile(
    r"\b(?P<aux>is|are|was|were|has|have|had|can|could|will|would|did|does|do) not (?!only|until|just|yet)"
)
PAST = re.compile(r"(?<=[a-z)] )(?P<verb>won|became|wrote|began|took|made|left|lost|gave|received|played|died|moved|joined"
                  r"|attended|graduated|appeared|starred|directed|produced|released|served|worked|lived)(?= )")  # fmt: skip
BASE = {"won": "win", "became": "become", "wrote": "write", "began": "begin", "took": "take", "made": "make",
        "left": "leave", "lost": "lose", "gave": "give", "received": "receive", "played": "play", "died": "die",
        "moved": "move", "joined": "join", "attended": "attend", "graduated": "graduate", "appeared": "appear",
        "starred": "star", "directed": "direct", "produced": "produce", "released": "release", "served": "serve",
        "worked": "work", "lived": "live"}  # fmt: skip
BLOCKED = re.compile(
    r"\b(?:[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal|[Aa]ll|[Ee]very|[Ee]ach|[Ff]ew|not|n't|n’t|never|no|none|neither|nor|without|hardly|only|until|which|who|that|whether|if|unless|but)\b"
)
FRAMABLE = re.compile(
    r"(?:The|A|An|It|He|She|They|His|Her|This) [a-z]|[A-Z][a-z]+ (?:[A-Z][a-z]+ )?(?:is|was|has|had) "
)
PARTICIPLE = re.compile(
    r"^(?:been|[a-z]+ed|become|won|made|taken|given|written|held|built|sold|led|lost|played|seen)$"
)


def inserted(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """`not` after the first auxiliary of the main clause, or `did not` before its past verb."""
    found = AUXILIARY.search(sentence)
    past = PAST.search(sentence)
    if past and (not found or past.start() < found.start()):
        if not BLOCKED.search(sentence[: past.start()]) and not re.search(
            r"\b(?:and|to|or|by)\s*$", sentence[: past.start()]
        ):
            new = rng.choice((f"did not {BASE[past['verb']]}", f"never {past['verb']}"))
            yield Edit(splice(sentence, *past.span(), new), CONTRADICTION, "negation", past[0], new)
        return
    if not found or BLOCKED.search(sentence[: found.end()]):
        return
    aux = found["aux"]
    if aux in ("has", "have", "had") and not PARTICIPLE.match(found["next"]):
        return
    if (
        aux in ("can", "could", "will", "would", "should", "must")
        and found["next"] in ("be", "have")
        and rng.random() < 0.3
    ):
        return
    words = aux.split()
    new = " ".join(
        [words[0], rng.choice(("not", "not", "not", "never") if aux != "must" else ("not",)), *words[1:]]
    )
    yield Edit(splice(sentence, *found.span("aux"), new), CONTRADICTION, "negation", aux, new)


def removed(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """A `not` taken out."""
    found = NEGATIVE.search(sentence)
    if (
        not found
        or len(NEGATIVE.findall(sentence)) > 1
        or re.search(r"\b(?:but|any|ever|either|nor)\b", sentence)
    ):
        return
    if found["aux"] in ("did", "does", "do") or BLOCKED.search(sentence[: found.start()]):
        return
    new = found["aux"] + " "
    yield Edit(splice(sentence, *found.span(), new), CONTRADICTION, "negation", found[0], new)


def reworded(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """A negation that says the same (`unlikely`, `not likely`): negation is no sign of contradiction."""
    for old, new in lexicon.NEGATED:
        found = re.search(rf"(?<=[a-z] ){re.escape(old)}(?= [a-z])", sentence)
        if (
            found
            and not BLOCKED.search(sentence[: found.start()])
            and old not in ("won", "lost", "never", "without", "survived", "refused")
        ):
            yield Edit(splice(sentence, *found.span(), new), ENTAILMENT, "negation-reworded", old, new)


def framed(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """`It is true that`, `It is not true that` and, over a negated sentence, the double negation."""
    if not FRAMABLE.match(sentence) or len(sentence) > 160 or BLOCKED.search(sentence):
        return
    small = (
        sentence[0].lower() + sentence[1:]
        if re.match(r"(?:The|A|An|It|He|She|They|In|This|His|Her)\b", sentence)
        else sentence
    )
    wrong = rng.choice(("It is not true that", "It is false that", "It is not the case that"))
    right = rng.choice(("It is true that", "It is a fact that", "It is not false that"))
    yield Edit(f"{wrong} {small}", CONTRADICTION, "negation-framed", "", wrong)
    yield Edit(f"{right} {small}", ENTAILMENT, "negation-framed", "", right)
