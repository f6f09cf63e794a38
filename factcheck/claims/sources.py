"""From a noun phrase to the name of a speaker, and from short names to full ones within a document."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from factcheck.claims._function_words import DETERMINERS, OPENERS, PREPOSITIONS, TIME_WORDS
from factcheck.claims._titles import (
    BODIES,
    FEMALE,
    KIN,
    MALE,
    PARTICLES,
    PEOPLES,
    PLURALS,
    PORTFOLIOS,
    TITLES,
)
from factcheck.claims._word_lists import word_set

_WORD = re.compile(r"[^\W_]++(?:[.'’&/-][^\W_]++)*+")
_RUN = re.compile(
    r"(?:[A-Z]\.|[A-Z][\w’'-]*+)"
    r"(?:\s(?:(?:de|van|von|der|bin|al|da|di|la|el|del)\s)?(?:[A-Z]\.|[A-Z][\w’'-]*+)){1,5}"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_PERSONS = TITLES | KIN
_ROLES = TITLES | PLURALS
_BELONGINGS = PEOPLES | PORTFOLIOS
"""What stands between a title and a name."""
_BELONGING = ("of", "from", "at", "with")
_LONGEST = 160
"""Characters; a longer noun phrase is a parsing accident and is cut at a word."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a noun phrase names."""

    name: str
    person: bool = False
    plural: bool = False
    pronoun: str = ""
    """ "he" or "she" where the words leave no doubt."""


def speaker(phrase: str) -> Speaker:
    """Reads a noun phrase: a person without titles, anything else as written with a small article in front."""
    words = _WORD.findall(phrase)
    if not words:
        return Speaker("")
    extent = _name(words)
    person = extent is not None
    if extent is not None:
        found = list(_WORD.finditer(phrase))
        end = len(phrase) if extent[1] == len(words) else found[extent[1] - 1].end()
        name = " ".join(phrase[found[extent[0]].start() : end].split()).rstrip(".,;: ")
    else:
        name = _small_article(" ".join(phrase.split()), words)
    if len(name) > _LONGEST:
        name = name[:_LONGEST].rpartition(" ")[0]
    lower = [word.lower() for word in words]
    plural = not person and ("and" in lower or bool(PLURALS.intersection(lower)))
    head = next((i for i, word in enumerate(lower) if word in PREPOSITIONS), len(lower)) - 1
    person = person or (not plural and head >= 0 and lower[head] in _PERSONS)
    return Speaker(_POSSESSIVE.sub("", name), person, plural, _pronoun(lower[: head + 1]))


def _pronoun(words: Sequence[str]) -> str:
    """The pronoun that a noun phrase asks for, empty where it may be either."""
    if not words:
        return ""
    seen = {word.rstrip(".") for word in words}
    if seen & MALE:
        return "he"
    return "she" if seen & FEMALE else ""


def _name(words: Sequence[str]) -> tuple[int, int] | None:
    """First word, and the one behind the last, of the person's name in a noun phrase."""
    start = _name_start(words)
    if start is not None:
        return start, len(words)
    # "Jane Doe of the University of Leeds": the name comes first, and a place or body follows.
    end = next((index for index, word in enumerate(words) if word in _BELONGING), 0)
    if not end or "and" in words[end:] or not all(word[0].isupper() for word in words[:end]):
        return None
    start = _name_start(words[:end])
    return None if start is None else (start, end)


def _name_start(words: Sequence[str]) -> int | None:
    """Index of the first word of the person's name that ends a noun phrase; None where it ends in none."""
    first = len(words)
    while first and (words[first - 1][0].isupper() or (first < len(words) and words[first - 1] in PARTICLES)):
        first -= 1
    first = _after_titles(words, first)
    before = words[first - 1].lower() if first else ""
    if before in PREPOSITIONS:
        first = _after_portfolio(words, first)
    run = words[first:]
    if not run or run[0].lower() in DETERMINERS:
        return None
    if BODIES.intersection(word.lower() for word in run):
        return None
    if run[0].isupper() and len(run[0]) > 1 and "." not in run[0]:
        return None
    if first == 0:
        return 0 if 1 < len(run) <= 4 else None
    if before in DETERMINERS or before in ("and", "or", "&"):
        return None
    titled = before in TITLES or before in PREPOSITIONS or before.endswith("year-old")
    return first if len(run) > 1 or titled else None


def _after_titles(words: Sequence[str], first: int) -> int:
    """Moves the start of a run of capitals behind its last title or possessive ("US President", "Kenya's")."""
    for index in range(len(words) - 1, first - 1, -1):
        if words[index].lower().rstrip(".") in TITLES or words[index].endswith(("'s", "’s")):
            return index + 1
    while len(words) - first > 2 and words[first].lower() in _BELONGINGS:
        first += 1
    return first


def _after_portfolio(words: Sequence[str], first: int) -> int:
    """Start of the name in "Secretary of Defense Lloyd Austin"; the end where the run behind "of" is no name."""
    if first < 2 or words[first - 2].lower() not in TITLES:
        return len(words)
    start = first
    while start < len(words) and words[start].lower() in PORTFOLIOS:
        start += 1
    return start + 1 if start == first and len(words) - first > 2 else max(start, first + 1)


def _small_article(phrase: str, words: Sequence[str]) -> str:
    """The phrase with a sentence's capital taken off its first word where that is no name."""
    first = words[0]
    small = first.lower()
    common = (
        small in DETERMINERS
        or small in ("former", "several", "many", "most", "some")
        or (len(words) > 1 and not words[1][0].isupper() and small in _ROLES)
    )
    if (
        common
        or small in ("he", "she", "it", "they", "one", "two", "three")
        or (small in PLURALS and len(words) == 1)
    ):
        return small + phrase[len(first) :]
    return phrase


class FullNames:
    """The fullest form of each name that a document uses."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, str] = {}

    @cached_property
    def _forms(self) -> dict[str, Counter[str]]:
        """Last word of a name -> how often each form of several words that ends in it occurs."""
        forms: dict[str, Counter[str]] = {}
        # A name that comes again is not read again.
        for written, times in Counter(_RUN.findall(self._text)).items():
            words = written.rstrip(".").split()
            first = _after_titles(words, 0)
            while first < len(words) and words[first].lower() in _NO_NAMES:
                first += 1
            run = words[first:]
            if 1 < len(run) <= 4 and not BODIES.intersection(word.lower() for word in run):
                form = _POSSESSIVE.sub("", " ".join(run))
                forms.setdefault(form.rpartition(" ")[2], Counter())[form] += times
        return forms

    def full(self, name: str) -> str:
        """The longer form of a name in this document; the name itself where there is none or more than one."""
        if name not in self._found:
            self._found[name] = self._longer(name)
        return self._found[name]

    def _longer(self, name: str) -> str:
        wanted = set(name.split())
        forms = self._forms.get(name.rpartition(" ")[2], Counter())
        longer = [form for form in forms if wanted < set(form.split())]
        if not longer:
            return name
        best = max(longer, key=lambda form: (forms[form], len(form), form))
        inside = set(max(longer, key=len).split())
        others = sum(forms[form] for form in longer) - forms[best]
        if not all(inside.issuperset(form.split()) for form in longer) and forms[best] <= 2 * others:
            return name
        return best

    def knows(self, name: str) -> bool:
        """Whether a single word is the last one of a longer name."""
        return name in self._forms


_NO_NAMES = DETERMINERS | PREPOSITIONS | OPENERS | TIME_WORDS | word_set("i we he she it they see watch")
