"""Proper names: runs of capitalised words, without titles and possessives.

People (“Russian”, “Ukrainians”) are names of kind “other”; `same_name` takes them for their country. A capitalised word
at the start of a sentence is a name only if something else says so. Months and weekdays are none.
"""

from __future__ import annotations

from factcheck.claims.values.aliases import BODIES, TITLES, place_known, same_name
from factcheck.claims.values.lexicon import (
    AUXILIARIES,
    DIMENSION_NOUNS,
    FUNCTION_WORDS,
    GENERIC_HEADS,
    NUMBER_WORDS,
    ORDINAL_WORDS,
    VERBS,
    adjective,
    listed,
    participle,
    plural,
    read,
)
from factcheck.claims.values.periods import MONTHS, WEEKDAYS
from factcheck.claims.values.tokens import MARK, WORD, Tokens
from factcheck.model import Name, Span

__all__ = ["find", "same_name"]

_TABLE = read("names")
_WEAK_TITLES = listed(_TABLE["weak_titles"])
_STRONG_TITLES = TITLES - _WEAK_TITLES
_PORTFOLIOS = listed(_TABLE["portfolios"])
_PARTICLES = listed(_TABLE["particles"])
_INSTITUTIONS = listed(_TABLE["institutions"])
_ORGANISATIONS = listed(_TABLE["organisation_cues"])
_PLACES = listed(_TABLE["place_cues"])
_FIRST_NAMES = listed(_TABLE["first_names"])
_ACRONYMS = listed(_TABLE["common_acronyms"])
_STARTERS = listed(_TABLE["starters"])
_ORDINARY = listed(_TABLE["ordinary"])
_SPEECH = listed(_TABLE["speech"])
_BRIDGES = _PARTICLES | {"of", "for", "&", "and"}
_PLACING = frozenset({"near", "outside", "around", "toward", "towards"})
_OPENING = frozenset({":", "•", "-", "–", "—", ".", "!", "?", "(", "["})
_DIRECTIONS = listed("north south east west northern southern eastern western central")
_LONGEST = 8
"""Tokens of a name."""
_AHEAD = 60
"""Tokens in which a name may come again."""


def find(t: Tokens, taken: set[int]) -> list[Name]:
    """The names of a sentence in order; tokens in `taken` belong to dates."""
    titled = 2 * len(t.capitals) > t.kinds.count(WORD) > 3
    if titled and _shouted(t):
        return []
    if titled and _title_case(t):
        return [name for i in t.capitals if (name := _known(t, i)) is not None]
    found: list[Name] = []
    done = 0
    for i in t.capitals:
        if i < done or i in taken or t.lower[i] in _ORDINARY:
            continue
        behind = _run(t, i, taken)
        behind = min(behind, _office(t, i, behind))
        first, person = _without_titles(t, i, behind)
        if first + 2 < behind and t.at(first + 1) in _FIRST_NAMES and place_known(t.words[first]) == "people":
            first += 1
        # In “IPCC chairman Robert Watson” the office belongs to the name behind it.
        person = person and t.at(behind) not in TITLES
        if first < behind:
            name = _name(t, first, behind, person)
            if name is not None:
                found.append(name)
        done = behind
    return found


def _capitalised(t: Tokens, i: int) -> bool:
    return t.kinds[i] == WORD and t.words[i][0].isupper() and t.lower[i] not in _ORDINARY


def _shouted(t: Tokens) -> bool:
    words = [w for w, kind in zip(t.words, t.kinds, strict=True) if kind == WORD and len(w) > 1]
    return len(words) > 3 and all(word.isupper() for word in words)


def _title_case(t: Tokens) -> bool:
    """Whether nearly all longer words are capitalised and no full stop ends them, as in a headline."""
    if t.lower[-1] in (".", "!", "?"):
        return False
    words = [w for w, kind in zip(t.words, t.kinds, strict=True) if kind == WORD and len(w) > 3]
    return len(words) > 4 and sum(word[0].isupper() for word in words) >= 0.85 * len(words)


def _known(t: Tokens, i: int) -> Name | None:
    """A place or body that is known by one word."""
    known = place_known(t.words[i])
    kind = "other" if known == "people" else known
    return Name(t.span(i, i + 1), t.words[i], kind) if known else None


def _run(t: Tokens, i: int, taken: set[int]) -> int:
    """Token behind the capitalised words from token `i`; a possessive ends the run."""
    k = i + 1
    size, lower = len(t.words), t.lower
    while k < size and k - i < _LONGEST and k not in taken and not lower[k - 1].endswith(("'s", "s'")):
        low = lower[k]
        if _capitalised(t, k) and low not in WEEKDAYS:
            k += 1
        elif (
            low == "." and t.joined(k) and _abbreviated(t, k - 1) and k + 1 < size and _capitalised(t, k + 1)
        ):
            k += 2
        elif low in _BRIDGES and (ahead := _bridge(t, i, k)) > k:
            k = ahead
        else:
            break
    return k


def _abbreviated(t: Tokens, k: int) -> bool:
    return len(t.words[k]) == 1 or t.lower[k] in TITLES or t.lower[k] in ("st", "jr", "sr")


def _bridge(t: Tokens, first: int, k: int) -> int:
    """Token behind small words inside a name: “Ministry of Defence”, “Ursula von der Leyen”, “Marks & Spencer”."""
    low = t.lower[k]
    if (low == "of" and t.lower[k - 1] in _INSTITUTIONS) or (
        low == "for"
        and t.lower[k - 1] in ("institute", "centre", "center", "agency", "council", "association")
    ):
        ahead = k + 2 if t.at(k + 1) == "the" else k + 1
    elif low in _PARTICLES:
        ahead = k + 2 if t.at(k + 1) in _PARTICLES or t.at(k + 1) == "der" else k + 1
    elif low == "&" or (low == "and" and t.lower[first] in _INSTITUTIONS and t.at(first + 1) == "of"):
        ahead = k + 1
    else:
        return k
    return ahead + 1 if ahead < len(t) and _capitalised(t, ahead) else k


def _office(t: Tokens, first: int, behind: int) -> int:
    """Token of the first title within a run, with which a new name begins: “NATO Secretary-General Jens Stoltenberg”."""
    if behind - first == 1:
        return behind
    k = first
    while k < behind and (t.lower[k] in TITLES or t.kinds[k] == MARK):
        k += 1
    return next((j for j in range(k + 1, behind) if t.lower[j] in _STRONG_TITLES), behind)


def _without_titles(t: Tokens, first: int, behind: int) -> tuple[int, bool]:
    """First token after the titles of a run, and whether there were any; a portfolio goes with its office."""
    k, person = _behind_staff(t, first, behind), False
    if k > first:
        return k, True
    if t.lower[first] not in TITLES:
        return k, person
    while k < behind:
        low = t.lower[k]
        of = t.at(k + 1) == "of" and t.at(k + 2) in _PORTFOLIOS
        if low in TITLES and (
            of or low not in _WEAK_TITLES or t.at(k + 1) in TITLES or _person_behind(t, k, behind)
        ):
            k += 1
            person = True
            if t.at(k) == ".":
                k += 1
            if t.at(k) == "of" and t.at(k + 1) in _PORTFOLIOS:
                k += 1
                while k < behind and (t.at(k) in _PORTFOLIOS or t.at(k) == "the"):
                    k += 1
            continue
        break
    return k, person and k > first


def _behind_staff(t: Tokens, first: int, behind: int) -> int:
    """Token behind what an office is of, where a person follows: “Chief of the General Staff Valery Gerasimov”."""
    of = first - 2 if t.at(first - 1) == "the" else first - 1
    if t.at(of) != "of" or t.at(of - 1) not in TITLES:
        return first
    of_what = [k for k in range(first, behind - 1) if t.lower[k] in _PORTFOLIOS]
    if not of_what or not (_ORGANISATIONS | _PLACES).isdisjoint(t.lower[of_what[-1] + 1 : behind]):
        return first
    return of_what[-1] + 1


def _person_behind(t: Tokens, k: int, behind: int) -> bool:
    """Whether a weak title (“General”) stands before a name, not within one (“General Electric”)."""
    following = t.at(k + 1)
    return k + 1 < behind and following not in _ORGANISATIONS and following not in ("of", "and")


def _name(t: Tokens, first: int, behind: int, person: bool) -> Name | None:
    if not person and _opens(t, first):
        first = _behind_starter(t, first, behind)
        if first == behind or (behind - first == 1 and not _told(t, first)):
            return None
    end = behind
    while end - first > 1 and t.kinds[end - 1] == MARK:
        end -= 1
    if end - first == 1 and _no_name(t, first, person):
        return None
    start, behind = t.starts[first], t.ends[end - 1]
    text = (
        t.words[first] if end - first == 1 else " ".join(t.text[start - t.offset : behind - t.offset].split())
    )
    if text.endswith(("'s", "’s")):
        text, behind = text[:-2], behind - 2
    return Name(Span(start, behind), text, _kind(t, first, end, person, text))


def _opens(t: Tokens, i: int) -> bool:
    """Whether a word stands where any word would be capitalised."""
    return i == 0 or t.lower[i - 1] in _OPENING or t.quote(i - 1)


def _behind_starter(t: Tokens, first: int, behind: int) -> int:
    """Passes over common words with which a sentence begins: “In London”, “Despite Bakhmut”."""
    while first < behind and t.at(first + 1) not in ("of", "&"):
        low = t.lower[first]
        if not (low in FUNCTION_WORDS or low in NUMBER_WORDS or (behind - first == 1 and _common(t, first))):
            break
        first += 1
    return first


def _common(t: Tokens, i: int) -> bool:
    low = t.lower[i]
    return (
        low in FUNCTION_WORDS
        or low in _STARTERS
        or low in NUMBER_WORDS
        or low in ORDINAL_WORDS
        or low in VERBS
    )


def _told(t: Tokens, i: int) -> bool:
    """Whether a single capitalised word that opens a sentence is a name nevertheless."""
    word, low = t.words[i], t.lower[i].removesuffix("'s")
    if place_known(low) or low in _FIRST_NAMES or low in BODIES or any(c.isupper() for c in word[1:]):
        return True
    if t.lower[i].endswith("'s"):
        return low not in _STARTERS
    if _again(t, i):
        return True
    worded = (
        plural(low)
        or adjective(low)
        or participle(low)
        or low.endswith(("ly", "tion", "ment", "ness", "ity"))
    )
    if worded or low in DIMENSION_NOUNS or low in GENERIC_HEADS:
        return False
    return t.at(i + 1) in AUXILIARIES or t.at(i + 1) in _SPEECH or t.at(i + 1) in VERBS


def _again(t: Tokens, i: int) -> bool:
    """Whether a word comes again with a capital soon."""
    return t.words[i] in t.words[i + 1 : i + 1 + _AHEAD]


def _no_name(t: Tokens, i: int, person: bool) -> bool:
    low = t.lower[i].removesuffix("'s")
    if low in _ACRONYMS or low in _DIRECTIONS or low in MONTHS or low in WEEKDAYS or len(low) < 2:
        return True
    return not person and (low in TITLES or low in FUNCTION_WORDS)


def _kind(t: Tokens, first: int, end: int, person: bool, text: str) -> str:
    known = place_known(text)
    if known in ("people", "organisation"):
        return "other" if known == "people" else known
    if end - first == 1 and not known and not person:
        return _kind_of_word(t, first, text)
    low = [word.removesuffix("'s") for word in t.lower[first:end]]
    if len(low) > 1 and not _ORGANISATIONS.isdisjoint(low):
        return "organisation"
    if known == "place" or (
        len(low) > 1 and (low[-1] in _PLACES or low[0] in ("mount", "lake", "cape", "river"))
    ):
        return "place"
    if person or (low[0] in _FIRST_NAMES and len(low) <= 4):
        return "person"
    if t.at(end) in _SPEECH and 2 <= len(low) <= 3:
        return "person"
    if t.at(first - 1) in _PLACING and len(low) <= 2 and not text.isupper():
        return "place"
    return "other"


def _kind_of_word(t: Tokens, i: int, text: str) -> str:
    """The kind of a name of one word that is in no list of places and bodies."""
    if t.lower[i].removesuffix("'s") in _FIRST_NAMES:
        return "person"
    return "place" if t.at(i - 1) in _PLACING and not text.isupper() else "other"
