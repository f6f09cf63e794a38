"""The table of degree words: which side of which scale a word names, and the forms it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.claims.values.lexicon import read

_TABLE = read("scales")
_SIDES = (("up", 1), ("down", -1))
_VOWELS = frozenset("aeiou")
_IRREGULAR = frozenset({"good", "bad", "better", "best", "worse", "worst", "little"})


@dataclass(frozen=True, slots=True)
class Cue:
    """What a degree word says."""

    group: str
    """“magnitude”, “choosy”, “scale”, “state”, “order”, “verb” or “noun”: where its dimension is looked for."""
    direction: int
    kind: str = "level"
    scale: str = ""
    """Dimension that the word itself names; empty where a noun does."""
    takes: str = ""
    """For verbs: “subject”, “object” or “either”."""
    plain: bool = False


def inflected(word: str) -> tuple[str, ...]:
    """Comparative and superlative of a short adjective."""
    if (
        len(word) > 7
        or word in _IRREGULAR
        or word.endswith(("ful", "less", "ble", "ive", "ic", "al", "ant", "ent"))
    ):
        return ()
    if word.endswith("e"):
        return (f"{word}r", f"{word}st")
    if word.endswith("y"):
        return (f"{word[:-1]}ier", f"{word[:-1]}iest")
    doubled = (
        len(word) < 5 and word[-1] not in _VOWELS and word[-1] not in "wxy" and word[-2:-1] in tuple(_VOWELS)
    )
    stem = word + word[-1] if doubled and word[-3:-2] not in tuple(_VOWELS) else word
    return (f"{stem}er", f"{stem}est")


def _adjectives(side: str, direction: int) -> Iterator[tuple[str, Cue]]:
    for group, table in (("magnitude", _TABLE["magnitudes"]), ("choosy", _TABLE["choosy"])):
        for kind, words in table.items():
            yield from ((word, Cue(group, direction, kind)) for word in words.get(side, "").split())
    for scale, words in _TABLE["scales"].items():
        plain = bool(words.get("plain"))
        for word in words[side].split():
            yield word, Cue("scale", direction, "level", scale, plain=plain)
            for form in inflected(word):
                yield form, Cue("scale", direction, "comparison", scale, plain=plain)
    yield from ((word, Cue("order", direction, "level", "order")) for word in _TABLE["order"][side].split())


def _verbs(side: str, direction: int) -> Iterator[tuple[str, Cue]]:
    for scale, words in _TABLE["states"].items():
        yield from ((word, Cue("state", direction, "level", scale)) for word in words[side].split())
    for suffix, takes in (("", "subject"), ("_either", "either"), ("_object", "object")):
        for word in _TABLE["verbs"]["change"][side + suffix].split():
            yield word, Cue("verb", direction, "change", takes=takes)
    yield from ((word, Cue("noun", direction, "change")) for word in _TABLE["nouns"][side].split())


def _cues() -> dict[str, tuple[Cue, ...]]:
    found: dict[str, tuple[Cue, ...]] = {}
    for side, direction in _SIDES:
        for word, cue in (*_adjectives(side, direction), *_verbs(side, direction)):
            found[word] = (*found.get(word, ()), cue)
    return found


_SHIPPED = _cues()
CUES = dict(_SHIPPED)
"""Degree words with their senses, in the order in which they are tried."""


def extend(further: Iterable[tuple[str, Cue]]) -> None:
    """Puts the words of a user before those of the package, and in place of those put there earlier."""
    CUES.clear()
    CUES.update(_SHIPPED)
    for word, cue in further:
        CUES[word] = (cue, *CUES.get(word, ()))


COMPOUNDS = {word: frozenset(words.split()) for word, words in _TABLE["compounds"].items()}
"""Words after a cue that make it part of a fixed expression: “high school”."""
_GROUPS = {
    word: number for number, group in enumerate(_TABLE["synonyms"]["groups"]) for word in group.split()
}


def same_dimension(one: str, two: str) -> bool:
    """Whether two dimensions are one: the same lemma, or words for the same thing. An unknown one is never the same."""
    if not one or not two:
        return False
    return one == two or (one in _GROUPS and _GROUPS[one] == _GROUPS.get(two))


def scale_of(word: str) -> Cue | None:
    """The scale that an adjective names by itself (“expensive” names price), if any."""
    return next((cue for cue in CUES.get(word, ()) if cue.group == "scale"), None)
