"""Which role a name fills: closed lists of verbs, prepositions and nouns whose role one alone can fill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks._scope import lead
from factcheck.claims.terms import Terms
from factcheck.claims.values.aliases import TITLES, place_known, same_name
from factcheck.claims.values.lexicon import listed, read
from factcheck.model import Claim, Name, Span

_AGENTS = listed(
    """acquir assassin author beat beaten bought buy captur chair command compos conquer construct creat defeat design
    develop direct discov edit establish found head host inaugur invent kill led manufactur murder narrat open own paint
    portray produc publish record sculpt shot sold sponsor voic win won write written wrote launch"""
)
"""Stems of verbs with one agent."""
_MEANT = {
    "built": "build",
    "lead": "led",
    "beaten": "beat",
    "bought": "buy",
    "won": "win",
    "written": "write",
    "wrote": "write",
    "author": "write",
}
_AGENTS_RETOLD = listed(
    """administ annex award build built cede coach colon coloni commiss conquer declar deliv grant invad lead illustr occupi perform preced presid
    replac succeed sung translat"""
)
"""Stems of verbs with one agent where all else is said in the same words."""
_CHOSEN = listed("elect appoint crown")
"""Stems of verbs with one patient."""
_TAKING = listed("becam becom sworn")
"""Stems before an office that somebody takes: “became president”, “was sworn in as prime minister”."""
_GIVEN = listed("award cede ced grant hand sold transfer")
"""Stems of verbs that give a thing “to” one."""
_NAMED = listed("name renam rechristen")
_PLACED = {
    "in": listed(
        "born bear die dead buri locat base situat headquart lie lay set held found sign built station raise"
    ),
    "at": listed("locat base situat headquart held buri"),
    "of": listed(
        "capit son daughter father mother wife husband widow part coloni territori provinc birthplac dictatorship reign"
    ),
    "to": listed("marri sold nativ belong"),
    "after": listed("name"),
    "by": listed("succeed preced replac"),
    "from": listed("originat hail independ seced separ"),
}
"""Preposition -> stems of what stands before it."""
_PUT = {
    "in": listed("assembl brew film keep kept manufactur print produc publish sign store written place"),
    "into": listed("drain empti flow"),
    "on": listed("lie lay locat situat"),
}
"""The same where all else is said in the same words."""
_ON_A_DAY = listed("agre conven gather meet met")
"""Stems of verbs for what people do in one place at a time."""
_DOERS = {
    "architect": "design", "author": "write", "writer": "write", "composer": "compos", "creator": "creat",
    "designer": "design", "developer": "develop", "director": "direct", "discoverer": "discov", "editor": "edit",
    "founder": "found", "inventor": "invent", "killer": "kill", "narrator": "narrat", "owner": "own",
    "producer": "produc", "publisher": "publish", "winner": "win",
}  # fmt: skip
"""Noun -> stem of the verb that tells the same role."""
_OFFICES = frozenset(_DOERS) | listed(
    """birthplace capital captain ceo chairman currency father headquarters host husband mayor mother predecessor
    president screenwriter successor wife"""
)
"""Nouns that one name alone can be said to be, of one thing at one time."""
_BRITISH = listed("british english scottish welsh")
_BE = listed("is was are were be became remains")
_SKIPPED = listed(
    "has had have been also then later first originally jointly eventually successfully once finally reportedly"
)
_TIMES = re.compile(
    r"\b(?:former(?:ly)?|ex-|previous(?:ly)?|acting|interim|deputy|vice|assistant|current(?:ly)?|then|co-|associate|executive|"
    r"honorary|additional)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"^\s*(?:,|;|/|&|\band\b|\bor\b|\bwith\b|\balongside\b|\bas well as\b|\btogether with\b)", re.IGNORECASE
)
_JOINING = re.compile(
    r"(?:,|;|/|&|\band\b|\bor\b|\bwith\b|\balongside\b|\bboth\b|\bpartly\b)\s*(?:the\s+)?(?:[a-z]+\s+)?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_COUNTRIES = frozenset(read("gazetteer")["countries"])
_LINKS = listed("by in of to for from at")
_REACH = 3
"""Words between “is” and a name, at most."""
_TOWNS = listed("capit capital")
"""Stems of what a town alone can be."""
_FAR = 6
"""Words between “ceded” and “to”, at most."""
_ALONE = listed(
    """default only sole official main primary largest biggest smallest highest tallest lowest longest shortest oldest youngest deepest fastest
    first last"""
)
"""Words before a noun that make it one alone."""
_RETOLD = frozenset({"alone", "given", "named", "office", "put", "takes", "there"})
"""Kinds of roles that exclude another name only where all else is the same."""
_DATED = frozenset({"office", "there"})
"""Kinds that, besides, do so at one time only."""
_OF_STATE = listed("minister secretary")
"""Offices of which there are several, told apart by the word before."""


@dataclass(frozen=True, slots=True)
class Role:
    """A name in a role."""

    key: tuple[str, str]
    """What kind of role, and the stem of its verb or noun."""
    governor: Span
    """The place of that verb or noun."""
    name: Name
    shared: bool
    """Whether the name is one of several, or holds the role in a special way (“former”, “co-”)."""
    within: tuple[Span, ...]
    """The names behind a comma that only tell where the first one lies."""
    strict: bool
    """Whether it takes the same sentence word for word to make the names exclude each other."""
    dated: bool = False
    """Whether it also takes a time that both sides name."""


@dataclass(frozen=True, slots=True)
class _Words:
    low: list[str]
    stems: list[str]
    starts: list[int]
    ends: list[int]


_STEMS = Terms()


def roles(claim: Claim) -> list[Role]:
    """The roles of all names of a claim, in order."""
    by = claim.span.start
    matches = list(_WORD.finditer(claim.text))
    low = [m[0].lower().replace("’", "'").removesuffix("'s") for m in matches]
    words = _Words(
        low, [_stem(w) for w in low], [m.start() + by for m in matches], [m.end() + by for m in matches]
    )
    names = [v for v in claim.values if isinstance(v, Name)]
    found: list[Role] = []
    for name in names:
        first = next((i for i, start in enumerate(words.starts) if start >= name.span.start), len(matches))
        behind = next((i for i, start in enumerate(words.starts) if start >= name.span.end), len(matches))
        within = _within(claim, name, names)
        shared = _shared(claim, name, within)
        for kind, at in _keys(words, first, behind, name):
            stem = _DOERS.get(words.low[at], "") or words.stems[at]
            agent = kind == "agent" or (words.low[at] in _DOERS and kind not in _RETOLD)
            key = ("agent" if agent else kind, _MEANT.get(stem, stem) if kind != "nation" else "")
            governor = Span(words.starts[at], words.ends[at])
            strict = kind in _RETOLD or (kind == "agent" and words.stems[at] not in _AGENTS)
            found.append(Role(key, governor, name, shared, within, strict, kind in _DATED))
    return found


def alike(one: Role, two: Role) -> bool:
    """Whether two names are of one kind and yet not the same."""
    a, b = one.name, two.name
    if same_name(a.text, b.text) or ("other" not in (a.kind, b.kind) and a.kind != b.kind):
        return False
    if {a.text.lower(), b.text.lower()} <= _BRITISH:
        return False
    if one.key[0] != "agent" and "place" in (a.kind, b.kind):
        # A town lies in a country; two towns, or two countries, exclude each other.
        levels = {level(a), level(b)}
        # What is a capital is a town, also where nobody knows it.
        return len(levels) == 1 or (one.key[1] in _TOWNS and "country" not in levels)
    return True


def level(name: Name) -> str:
    """What kind of place a name is: a country, another place, or unknown."""
    if name.text.lower() in _COUNTRIES:
        return "country"
    return "place" if place_known(name.text) == "place" else "unknown"


def _stem(word: str) -> str:
    found = _STEMS.stems(word)
    return found[0] if found else word


def _keys(w: _Words, first: int, behind: int, name: Name) -> Iterator[tuple[str, int]]:
    """The roles of the name between two words: their kind, and the word that tells them."""
    yield from _before(w, first)
    yield from _behind(w, behind)
    if place_known(name.text) == "people":
        k = first - 1
        while k >= 0 and w.low[k].isdecimal():
            k -= 1
        if k >= 1 and w.low[k] in ("a", "an") and w.low[k - 1] in _BE:
            yield "nation", k - 1


def _before(w: _Words, first: int) -> Iterator[tuple[str, int]]:
    """Roles told by the words before a name: “directed by”, “born in”, “the capital is”."""
    k = first - 1
    while k >= 0 and (w.low[k] == "the" or w.low[k] in TITLES or w.low[k] in _DOERS):
        k -= 1
    # “by the engineer Luigi Conti”, “by French explorer Louis Blanc”.
    k = next((i for i in range(k, max(-1, k - 1 - _REACH), -1) if w.low[i] == "by"), k)
    if k < first - 1 and (w.low[first - 1] in _OFFICES or (k < first - 2 and w.low[first - 1] in _OF_STATE)):
        yield "office", first - 1
    if first > 2 and w.low[first - 2] == "of" and w.low[first - 3] in _OF_STATE:
        # “Minister of Finance Anna Berg”.
        yield "office", first - 3
    if k < 1:
        return
    word, governor = w.low[k], w.stems[k - 1]
    yield from _retold(w, k)
    if word == "by":
        at = _verb_before(w, k)
        if w.low[at].endswith(("ed", "en", "t", "n", "d")):
            yield "agent", at
        # “written and directed by”: both verbs.
        if at >= 2 and w.low[at - 1] == "and" and w.stems[at - 2] in _AGENTS:
            yield "agent", at - 2
    if governor in _PLACED.get(word, frozenset()):
        yield word, k - 1
    be = next((i for i in range(k, max(-1, k - 1 - _REACH), -1) if w.low[i] in _BE), None)
    if be is not None and _LINKS.isdisjoint(w.low[be + 1 : first]):
        office = next((i for i in range(be) if w.low[i] in _OFFICES), None)
        if office is not None and all(stem not in _AGENTS for stem in w.stems[be + 1 : first]):
            yield "is", office


def _retold(w: _Words, k: int) -> Iterator[tuple[str, int]]:
    """Roles told by the word at `k` that stands before a name: “ceded the island to”, “renamed”, “met in”."""
    if w.stems[k] in _NAMED:
        yield "named", k
    elif w.low[k] == "to":
        at = next((i for i in range(k - 1, max(-1, k - 2 - _FAR), -1) if w.stems[i] in _GIVEN), None)
        if at is not None:
            yield "given", at
    elif w.low[k] in ("in", "at") and w.stems[k - 1] in _ON_A_DAY:
        yield "there", k - 1
    elif w.stems[k - 1] in _PUT.get(w.low[k], frozenset()):
        yield "put", k - 1
    elif w.low[k] in _BE and (alone := _alone(w, 0, k)) is not None:
        yield "alone", alone


def _alone(w: _Words, start: int, end: int) -> int | None:
    """Place of the word by which a thing is one alone: “the largest town in the county”."""
    return next((i for i in range(start + 1, end) if w.low[i] in _ALONE and w.low[i - 1] == "the"), None)


def _verb_before(w: _Words, by: int) -> int:
    """The verb of a “by”: right before it, or before a time or place (“founded in 1990 by”)."""
    for at in range(by - 2, max(-1, by - 5), -1):
        if w.low[at + 1] in ("in", "on", "at") and w.stems[at] in _AGENTS:
            return at
    return by - 1


def _behind(w: _Words, behind: int) -> Iterator[tuple[str, int]]:
    """Roles told by the words behind a name: “N opened”, “N was elected”, “N is the capital of”."""
    k = behind
    while k < len(w.low) and (w.low[k] in _SKIPPED or w.low[k].endswith("ly")):
        k += 1
    if k >= len(w.low):
        return
    if taken := next((i for i in range(k, min(k + 2, len(w.low))) if w.stems[i] in _TAKING), None):
        ahead = range(taken + 1, min(taken + 2 + _REACH, len(w.low)))
        yield from (("takes", i) for i in ahead if w.low[i] in _OFFICES or w.low[i] in _OF_STATE)
    if w.low[k] not in _BE:
        if w.stems[k] in _AGENTS | _AGENTS_RETOLD and w.low[k] not in _DOERS:
            yield "agent", k
        return
    if k + 1 < len(w.low) and w.stems[k + 1] in _CHOSEN:
        yield "patient", k + 1
        return
    ahead = range(k + 1, min(k + 2 + _REACH, len(w.low)))
    office = next((i for i in ahead if w.low[i] in _OFFICES), None)
    if office is not None and "the" in w.low[k + 1 : office]:
        yield "is", office
    elif (alone := _alone(w, k, min(k + 3, len(w.low)))) is not None:
        yield "alone", alone


def _within(claim: Claim, name: Name, names: list[Name]) -> tuple[Span, ...]:
    """Spans of the names that follow after a comma each: “Lawton, Oklahoma”."""
    by, end = claim.span.start, name.span.end
    found: list[Span] = []
    for other in names:
        if other.span.start >= end and claim.text[end - by : other.span.start - by].strip() == ",":
            found.append(other.span)
            end = other.span.end
    return tuple(found)


def _shared(claim: Claim, name: Name, within: tuple[Span, ...]) -> bool:
    by = claim.span.start
    # The comma of “In short, President Berg” joins nothing.
    start = max((span.end - by for span in lead(claim)), default=0)
    before = claim.text[start : name.span.start - by]
    behind = claim.text[(within[-1].end if within else name.span.end) - by :]
    if _TIMES.search(claim.text):
        return True
    joined = _JOINED.match(behind)
    listing = joined is not None and bool(
        re.match(r"\W*(?:and\s+|or\s+|with\s+)?(?:the\s+)?[A-Z]", behind[joined.end() - 1 :])
    )
    word = joined is not None and joined[0].strip() not in (",", ";")
    return (
        listing
        or word
        or bool(_JOINING.search(before) and len(before) > 3 and not before.rstrip().endswith(","))
    )
