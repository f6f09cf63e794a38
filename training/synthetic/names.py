"""Names exchanged for others of their type, and facts moved to another subject."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from training.synthetic import lexicon
from training.synthetic.edit import CONTRADICTION, NEUTRAL, Edit, Pools, splice

PERSON = re.compile(r"\b(?P<first>[A-Z][a-z]+) (?:[A-Z]\. )?(?P<last>[A-Z][a-z]{2,})\b(?![’']s\b| [A-Z])")
FUNCTIONAL_PLACE = re.compile(
    r"\b(?:born|located|situated|headquartered|based|died|founded|held|buried|raised|filmed|built|lies|capital|city"
    r"|town|village|educated|grew up|took place|opened|lived|lives|resides|settled)\b[^.;,]{0,30}?\b(?:in|of|at|near) $"
)
FUNCTIONAL_PERSON = re.compile(
    r"\b(?:directed|written|founded|produced|created|designed|composed|invented|discovered|painted|played|portrayed"
    r"|succeeded|replaced|killed|assassinated|defeated|led|hosted|edited|published|voiced|managed|coached|owned|trained"
    r"|painted|written and directed) by $|\b(?:[Mm]arried|[Ss]on of|[Dd]aughter of|[Bb]rother of|[Ss]ister of|[Ww]ife of"
    r"|[Hh]usband of|[Ss]tars|[Ss]tarring|[Ff]ather of|[Mm]other of|[Mm]arried to|named) $"
)
FUNCTIONAL_GROUP = re.compile(
    r"\b(?:released by|released on|through|published by|aired on|premiered on|broadcast on|broadcast by|owned by"
    r"|acquired by|produced by|distributed by|developed by|manufactured by|signed with|signed to|signed for|plays for"
    r"|played for|joined|graduated from|attended|works for|worked for|bought by|subsidiary of) (?:the )?$"
)
_NATIONAL = "|".join(lexicon.NATIONALITIES)
NATIONALITY = re.compile(
    r"\b(?P<cue>is|was) (?P<article>an?|the) (?P<name>"
    + _NATIONAL
    + r")(?= [a-z])(?! (?:of|by|and|or|version|language))"
)
SUBJECT = re.compile(r"^(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){1,2})(?= (?:is|was) an? )")
PRONOUNS = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im|[Hh]ers)\b")


def _typed(name_type: str) -> tuple[str, ...]:
    """The names of a type of place or group."""
    return {
        "country": lexicon.COUNTRIES,
        "city": lexicon.CITIES,
        "state": lexicon.STATES,
        "group": lexicon.GROUPS,
    }[name_type]


def _finder(name_type: str) -> re.Pattern[str]:
    names = sorted(_typed(name_type), key=len, reverse=True)
    return re.compile(r"\b(?P<name>" + "|".join(map(re.escape, names)) + r")\b(?![’']s|-| [A-Z])")


FINDERS = {name_type: _finder(name_type) for name_type in ("country", "city", "state", "group")}


def swapped(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """A place, person or group in a role that only one can fill, exchanged for another."""
    for name_type, finder in FINDERS.items():
        cue = FUNCTIONAL_GROUP if name_type == "group" else FUNCTIONAL_PLACE
        for found in finder.finditer(sentence):
            if cue.search(sentence[max(0, found.start() - 60) : found.start()]):
                new = rng.choice([n for n in _typed(name_type) if n not in sentence])
                yield Edit(splice(sentence, *found.span(), new), CONTRADICTION, "name-swapped", found[0], new)
    for found in PERSON.finditer(sentence):
        if found["first"] in lexicon.FIRST_NAMES and FUNCTIONAL_PERSON.search(
            sentence[max(0, found.start() - 40) : found.start()]
        ):
            new = rng.choice(pools.persons)
            if new != found[0] and not sentence[found.end() :].startswith((" and", ", ")):
                yield Edit(splice(sentence, *found.span(), new), CONTRADICTION, "name-swapped", found[0], new)


def nationality(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """Another nationality in `is an American actor`."""
    british = {"English", "Scottish", "Welsh", "British", "Irish"}
    for found in NATIONALITY.finditer(sentence):
        barred = british if found["name"] in british else {found["name"]}
        new = rng.choice([n for n in lexicon.NATIONALITIES if n not in barred])
        article = found["article"]
        if article != "the":
            article = "an" if new[0] in "AEIO" else "a"
        text = splice(sentence, found.start("article"), found.end("name"), f"{article} {new}")
        if new not in sentence:
            yield Edit(text, CONTRADICTION, "name-swapped", found["name"], new)


def other_subject(sentence: str, rng: random.Random, pools: Pools) -> Iterator[Edit]:
    """The sentence about another person: a fact about somebody else denies nothing."""
    found = SUBJECT.match(sentence)
    if not found or found["name"].split()[0] not in lexicon.FIRST_NAMES:
        return
    rest = sentence[found.end() :]
    if re.search(
        r"\b(?:the (?:first|last|only|current|new|then|\w+est)|won the|succeeded|champion|president)\b", rest
    ):
        return
    new = rng.choice(pools.persons)
    if new.split()[-1] != found["name"].split()[-1]:
        yield Edit(new + rest, NEUTRAL, "other-subject", found["name"], new)
