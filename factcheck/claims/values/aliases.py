"""Whether two names mean the same: full and last name, acronym and long form, spellings, people and their country."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from factcheck.claims.values.lexicon import listed, read

_NAMES = read("names")
_GAZETTEER = read("gazetteer")
TITLES = listed(_NAMES["titles"])
_OFFICES = TITLES - listed(_NAMES["weak_titles"])
_PORTFOLIOS = listed(_NAMES["portfolios"])
_SUFFIXES = listed(_NAMES["suffixes"])
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "le", "du", "des", "&"})
_PREFIXES = listed("new north south east west saint san santa los las upper lower el la great st")
_LEAST_FUZZY = 5
_LONGEST = 200
_PUNCTUATION = re.compile(r"[^\w\s&'-]|_")


def _plain(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def _canonical() -> dict[str, str]:
    found: dict[str, str] = {}
    for country, others in _GAZETTEER["countries"].items():
        for name in (country, *others.split("/")):
            plain = _plain(name.strip(" =").replace(".", ""))
            found[plain] = found[plain + "s"] = country
    for line in _GAZETTEER["spellings"]["groups"].strip().splitlines():
        names = [_plain(name.strip().replace(".", "")) for name in line.split("/")]
        found.update(dict.fromkeys(names, names[0]))
    for line in _GAZETTEER["expansions"]["pairs"].strip().splitlines():
        short, _, long = line.partition(" = ")
        found.update({name.strip(): short for name in (short, *long.split("/"))})
    for name in _GAZETTEER["places"]["names"].replace("\n", "").split("|"):
        found.setdefault(name, name)
    return found


_CANONICAL = _canonical()
_EXPANDED = frozenset(
    line.partition(" = ")[0] for line in _GAZETTEER["expansions"]["pairs"].strip().splitlines()
)


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    """The words that count: lower case, without titles, suffixes, articles and possessives."""
    low = _plain(name[:_LONGEST]).replace("’", "'").replace(".", " " if re.search(r"\.\w{2}", name) else "")
    words = _PUNCTUATION.sub(" ", low).split()
    words = [word.removesuffix("'s").strip("'-") for word in words]
    words = [word for word in words if word]
    words = _behind_titles(words)
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return tuple(words)


def _behind_titles(words: list[str]) -> list[str]:
    """The words behind the last title: “US Secretary of Defense Lloyd Austin” leaves “Lloyd Austin”."""
    last = max((k for k, word in enumerate(words[:-1]) if word in _OFFICES), default=-1)
    words = words[last + 1 :]
    if last >= 0 and len(words) > 2 and words[0] == "of" and words[1] in _PORTFOLIOS:
        words = words[2:]
    while len(words) > 1 and (words[0] in TITLES or words[0] == "the"):
        words = words[1:]
    return words


_OWN: dict[tuple[str, ...], tuple[str, ...]] = {}
"""Words of each name of a user -> words of the full name that it stands for."""
WRITTEN: dict[str, str] = {}
"""The other names of a user as written, and the full name that each stands for."""


def extend(groups: Iterable[Sequence[str]]) -> None:
    """Lets a user's names of one thing mean the first of them, in place of those said earlier."""
    same_name.cache_clear()
    _OWN.clear()
    WRITTEN.clear()
    for full, *others in groups:
        for name in (full, *others):
            _OWN[_words(name)] = _words(full)
        WRITTEN.update((name.removeprefix("the ").removeprefix("The "), full) for name in others)


@lru_cache(maxsize=16384)
def same_name(a: str, b: str) -> bool:
    """Whether two names may mean the same; symmetric, and deaf to case, accents, titles and small misspellings."""
    one, two = _words(a), _words(b)
    if not one or not two:
        return False
    mine, others = _OWN.get(one), _OWN.get(two)
    one, two = mine or one, others or two
    if one == two or (mine and others):
        return one == two
    known, other = _CANONICAL.get(" ".join(one)), _CANONICAL.get(" ".join(two))
    if known and other:
        return known == other
    if _acronym(a, one, two) or _acronym(b, two, one):
        return True
    if len(one) == 1 and len(two) == 1:
        return _alike(one[0], two[0])
    if len(one) == 1 or len(two) == 1:
        short, long = (one, two) if len(one) == 1 else (two, one)
        return long[0] not in _PREFIXES and not _SMALL.intersection(long) and _alike(short[0], long[-1])
    return _same_full(one, two)


def _same_full(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Two names of several words: last words alike, and first names that do not exclude each other."""
    if len(one) == len(two) and all(_alike(x, y) for x, y in zip(one, two, strict=True)):
        return True
    if _SMALL.intersection(one) or _SMALL.intersection(two) or not _alike(one[-1], two[-1]):
        return False
    first, second = one[0], two[0]
    if first == second or _alike(first, second):
        return True
    return min(len(first), len(second)) == 1 and first[0] == second[0]


def _acronym(written: str, short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """“WHO” and “World Health Organization”: the capitals are the first letters, with or without small words."""
    letters = written.strip().removesuffix("'s").replace(".", "")
    if len(short) != 1 or len(long) < 2 or not (2 <= len(letters) <= 8 and letters.isupper()):
        return False
    if letters.casefold() in _EXPANDED:
        return False
    return letters.casefold() in (
        "".join(word[0] for word in long),
        "".join(word[0] for word in long if word not in _SMALL),
    )


def _alike(one: str, two: str) -> bool:
    """Equal, or long enough, with the same first letter and one slip between them; never two known places."""
    if one == two:
        return True
    if min(len(one), len(two)) < _LEAST_FUZZY or one[0] != two[0] or not (one.isalpha() and two.isalpha()):
        return False
    known, other = _CANONICAL.get(one), _CANONICAL.get(two)
    if known or other:
        return known == other
    return _one_slip(one, two)


def _one_slip(one: str, two: str) -> bool:
    """Damerau-Levenshtein distance of one: a letter changed, dropped, added, or two neighbours swapped."""
    if abs(len(one) - len(two)) > 1:
        return False
    if len(one) > len(two):
        one, two = two, one
    i = 0
    while i < len(one) and one[i] == two[i]:
        i += 1
    if len(one) < len(two):
        return one[i:] == two[i + 1 :]
    return one[i + 1 :] == two[i + 1 :] or (
        one[i : i + 2] == two[i : i + 2][::-1] and one[i + 2 :] == two[i + 2 :]
    )


@lru_cache(maxsize=16384)
def place_known(name: str) -> str:
    """“place”, “people” or “organisation” for a known name in any case; empty for anything else."""
    low = _plain(name).replace("’", "'").replace(".", "")
    if low in _PEOPLES:
        return "people"
    meant = _CANONICAL.get(low, low)
    if meant in BODIES:
        return "organisation"
    return "place" if low in _CANONICAL and meant not in _PERSONS else ""


_PEOPLES = frozenset(
    form
    for others in _GAZETTEER["countries"].values()
    for name in others.split("/")
    if "=" not in name
    for form in (_plain(name.strip()), _plain(name.strip()) + "s")
)
_PERSONS = listed(_GAZETTEER["spellings"]["people"])
BODIES = listed(_GAZETTEER["bodies"]["acronyms"])
"""Organisations with short names, in lower case."""
