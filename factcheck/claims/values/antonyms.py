"""The table of opposites in all grammatical forms, made from pairs of base forms."""

from __future__ import annotations

from collections.abc import Iterator

_VOWELS = frozenset("aeiou")
_IRREGULAR = {
    "arise": "arose arisen", "begin": "began begun", "build": "built", "buy": "bought", "catch": "caught",
    "fall": "fell fallen", "forbid": "forbade forbidden", "forget": "forgot forgotten", "forgive": "forgave forgiven",
    "freeze": "froze frozen", "give": "gave given", "grow": "grew grown", "hide": "hid hidden", "leave": "left",
    "lend": "lent", "lose": "lost", "melt": "melted molten", "prove": "proved proven", "rise": "rose risen",
    "sell": "sold", "send": "sent", "shrink": "shrank shrunk", "shut": "shut", "sink": "sank sunk",
    "speed": "sped", "spend": "spent", "split": "split", "take": "took taken", "thaw": "thawed", "uphold": "upheld", "win": "won",
    "withdraw": "withdrew withdrawn",
}  # fmt: skip
_DOUBLING = frozenset({"ban", "stop", "drop", "admit", "permit", "submit", "begin", "forget", "win", "run", "shut", "split", "forbid", "repel"})  # fmt: skip


def forms(verb: str) -> tuple[str, ...]:
    """Base, third person, past, participle and -ing form, in this order; the same position means the same form."""
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        third = verb + "es"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        third = verb[:-1] + "ies"
    else:
        third = verb + "s"
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    if verb in _DOUBLING:
        stem = verb + verb[-1]
    ing = stem + "ing"
    if verb in _IRREGULAR:
        past, *participle = _IRREGULAR[verb].split()
        return verb, third, past, (participle or [past])[0], ing
    past = verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in _VOWELS else stem + "ed"
    return verb, third, past, past, ing


def _pairs(table: dict[str, str]) -> Iterator[tuple[str, str]]:
    for line in table["words"].strip().splitlines():
        left, _, right = line.partition("/")
        yield from ((one, two) for one in left.split() for two in right.split())
    for line in table["verbs"].strip().splitlines():
        left, _, right = line.partition("/")
        for one in left.split():
            for two in right.split():
                yield from zip(forms(one), forms(two), strict=True)


def opposites(table: dict[str, str]) -> dict[str, frozenset[str]]:
    """Each word with its opposites, from lines such as “open / close shut” under “words” and “verbs”."""
    found: dict[str, set[str]] = {}
    for one, two in _pairs(table):
        if one != two:
            found.setdefault(one, set()).add(two)
            found.setdefault(two, set()).add(one)
    return {word: frozenset(against) for word, against in found.items()}
