"""Two statements that set themselves off from each other, so that both can be true.

One half and the other half, the old thing and the new one, what was planned and what came of it, a whole and a part, a rule and
its exception, a question and its answer. They share most of their words, so the checks and the model alike take them for
contradictions.
"""

from __future__ import annotations

import re

from factcheck.checks._quantities import same_measure
from factcheck.claims.predicates import parts
from factcheck.claims.values.lexicon import DETERMINERS, NUMBER_WORDS, adjective, antonyms
from factcheck.model import Bound, Claim, DateRange, Pair, Quantity

_OTHERS = re.compile(r"(?:the\s+(?:others?|rest|remaining|remainder)|another)\b", re.IGNORECASE)
_SOME = re.compile(
    rf"\b(?:half|some|most|many|(?:a\s+)?few|several|part|majority|minority|thirds?|quarters?|\d+|{'|'.join(NUMBER_WORDS)})\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"(?:another|an?\s+(?:second|third|fourth|different|similar|separate|further|later|earlier|newer|older|larger|bigger|smaller|longer|shorter"
    r"|heavier|lighter|higher|lower|wider|stronger|faster|slower|cheaper|simpler))\s",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:[\w-]+\s+)?(?:in|on|at|for|with|under|by|to|of|from)\s+(?:the\s+|all\s+|any\s+|most\s+)?other\s+[\w-]*s\b|elsewhere\b|otherwise,|in\s+all\s+other\b"
    r"|(?:all\s+|the\s+|most\s+)?other\s+[\w-]*s\b|all\s+others?\b|everywhere\s+else\b|(?:everyone|everybody|anyone|anybody)\s+else\b",
    re.IGNORECASE,
)
"""A statement of all cases but those told before."""
_OTHER = re.compile(r"\b(?:others?|else|elsewhere|otherwise|remaining|rest)\b", re.IGNORECASE)
_GROUP = re.compile(
    r"(?:those|people|anyone|anybody|[a-z]+s)\s+(?=who\b|that\b|which\b|whose\b|with|under\b|over\b|aged\b)(?P<told>(?:[\w'’]+\s){2,9}?)"
    r"(?=(?:is|are|has|have|do|does|can|may|must|will|get|gets|pay|pays|need|needs|receive|receives|come|should|cost|costs)\b)",
    re.IGNORECASE,
)
"""Some of a kind, at the head of a statement: “Visitors who are not signed in”."""
_FREE = re.compile(
    r"\b(?:free(?:\s+of\s+charge)?|(?:costs?|pay)\s+nothing|half\s+price)\s+(?:to|for|with)\s+(?:the\s+)?(?P<group>[a-z]+s|children|people|staff)\b"
    r"|^(?P<who>[A-Z][a-z]+(?:s|ren|le)\b[^,.;:]{0,30}?)\s+(?:pay\s+nothing|(?:do\s+not|don['’]t)\s+pay|need\s+not\s+pay)\b",
)
"""Who need not pay."""
_SPEAKING = frozenset({"he", "she", "they", "we", "i", "you"})
_PLANNED = re.compile(
    r"\b(?:was|were|had\s+been)\s+(?:originally\s+|at\s+first\s+|once\s+|only\s+)?(?:to(?=\s+[a-z])"
    r"|(?:expected|estimated|due|supposed|meant|planned|budgeted|scheduled|projected|forecast|intended)\s+(?:to|at|for)\b)",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\b(?:will|shall|(?:is|are|was|were|going)\s+to)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|its|our|their|your|his|her|my)\s+", re.IGNORECASE)
_HEAD_IN = re.compile(
    r"(?P<head>(?!(?:The|An?|Its|Our|Their|Your|His|Her|My|This|These|That|Those)\s)[A-Z][a-z]+(?:\s[a-z]+)?)"
    r"\s+(?:in|from|across|outside|within)\s+(?P<where>(?:the\s+)?(?:[A-Z].+|(?:north|south|east|west|centre|regions|countryside)\b.*))"
)
"""A measure as such, narrowed by where; “the hotel in Bergen” is one thing under a longer name."""
_WHEN = re.compile(
    r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|decades?|century|half|spring|summer|autumn|winter"
    r"|total|all|general|turn|fact|advance|short)\b",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\b(?:has|have|had|having|with|offers?|runs?|employs?|counts?|there\s+(?:are|were|is))\s+(?:about\s+|some\s+|only\s+|just\s+)?$",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"(?:\s+[\w-]+){0,2}?\s+(?:in|on|at|for)\s+(?P<where>(?!(?:the|its|an?|our|their)\s)[^,.;:()\d]{3,40}"
    r"|(?:the|its|an?|our|their)\s+(?:[\w-]+\s+){0,2}(?:floor|wing|annexe?|ward|department|branch|hall|basement|cellar|section|unit|block))\.?$",
    re.IGNORECASE,
)
"""Behind a count, what it is confined to; “in the old town” may as well tell where the whole is."""
_LIMIT = re.compile(
    r"\s(?:over|under|above|below|beyond|up\s+to|exceeding|at\s+(?:least|most)"
    r"|(?:more|less|fewer|longer|shorter|larger|smaller|bigger|higher|lower|older|younger|heavier|lighter|later|earlier)\s+than)"
    rf"\s+(?:an?\s|[^\d\s]?\d|(?:{'|'.join(NUMBER_WORDS)})\b)",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:all|any|every|each|no|none|always|never|whatever|regardless|without\s+exception)\b", re.IGNORECASE
)
_SET = (
    r"(?P<how>set(?:s|ting)?|chang(?:e[sd]?|ing)|choos(?:es?|ing)|chosen|configur(?:e[sd]?|ing)|disabl(?:e[sd]?|ing)"
    r"|enabl(?:e[sd]?|ing)|overrid(?:es?|den|ing)|select(?:s|ed|ing)?|specif(?:y|ies|ied|ying)|pass(?:es|ed|ing)?"
    r"|(?:turn|switch)(?:s|es|ed|ing)?\s+(?:it\s+)?(?:on|off))"
)
_IF_SET = re.compile(
    rf"\b(?:if|when|once|where)\s+(?:(?:you|they|we|users?|(?:an?|the|your)\s+[\w-]+)\s+)?(?:[\w.`-]+\s+)?(?:(?:is|are|has|have)\s+)?"
    rf"(?:been\s+)?{_SET}\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_ANSWERING = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|my|me)\b")
_YOU_SAID = re.compile(
    r"\byou(?:\s+have|['’]ve)?\s+(?:also\s+)?(?:said|told|claimed|wrote|written|promised|announced)\b", re.I
)
_DENIED = re.compile(r"\b(?:not|never|without|no)\b|n['’]t\b", re.IGNORECASE)
_KIND = 2
"""Words of a subject that is a noun with an adjective."""
_NARROW = re.compile(r"(?:(?P<kind>[a-z]+) |(?:the )?(?P<prefix>[a-z]+)-)(?P<noun>[a-z]{3,}s?)")
_ANY = (
    DETERMINERS
    | NUMBER_WORDS.keys()
    | frozenset(
        "some many most several few these those our your their its his her my such both more less other new all any no each every current".split()
    )
)
"""Words before a noun that make no kind of it."""
_WHO = re.compile(r"(?P<who>[A-Z][\w'’-]*\s[a-z]+s)\s+(?:may|can|must|need\s+to|have\s+to)\s")
_PASSIVE = re.compile(
    r"\b(?:can|may|must|is|are)\s+(?:not\s+)?(?:be\s+)?[a-z]+(?:ed|en)\b(?!\s+by\b)", re.IGNORECASE
)
_CASE = re.compile(
    r"(?P<where>In|On|At|For|With|Under|During)\s+(?:the\s+|an?\s+)?(?P<what>[a-z][\w-]*\s[a-z][\w-]*(?:\s[a-z][\w-]*)?)"
    r"(?=,|\s(?:the|an?|it|they|you|we|there|its|all|no)\b|\s[A-Z\d])"
)
_THAT = re.compile(
    r"\b(?:in|under)\s+(?:that|those|these|such|this)\s+(?:cases?|circumstances|conditions?)\b|\bfor\s+(?:that|this)\s+(?:time|period)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 5
"""Words of such a clause that tell which of them are meant."""
_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 4
"""Letters; shorter words are mostly function words."""


def set_off(pair: Pair) -> bool:
    """Whether the two statements are told to stand beside each other: what the one says is not said of the other's case."""
    claim, passage = pair.claim, pair.evidence.passage
    if claim.document == passage.document and (_in_talk(claim, passage) or _entries(claim, passage)):
        return True
    return any(
        told(one, other)
        for one, other in ((claim, passage), (passage, claim))
        for told in (
            *(_rest, _elsewhere, _another, _planned, _namesake, _part),
            *(_owned, _some_of_all, _exception, _concession),
            *(_group, _kinds, _kind, _agents, _cases, _that_case, _beyond, _set_otherwise),
        )
    )


def _subject(claim: Claim) -> str:
    """The words before the verb; empty where they can't be told."""
    found = parts(claim.text)
    return claim.text[found.subject.start : found.subject.end] if found else ""


def _rest(one: Claim, other: Claim) -> bool:
    """“The other half of the wards” beside “half of the wards”, “the rest” beside “some”."""
    return bool(
        _OTHERS.match(_subject(one)) and _SOME.search(theirs := _subject(other)) and not _OTHERS.match(theirs)
    )


def _elsewhere(one: Claim, other: Claim) -> bool:
    """“In the other plans” beside a statement of one of them."""
    return (
        _ELSEWHERE.match(one.text) is not None
        and not _OTHER.search(other.text)
        and not _ALL.search(other.text)
    )


def _another(one: Claim, other: Claim) -> bool:
    """“A larger model” beside “the Merlin”."""
    theirs = _subject(other)
    # “He said that …” has another subject further on.
    if not theirs or theirs.lower() in _SPEAKING or _ANOTHER.match(theirs):
        return False
    return _ANOTHER.match(_subject(one)) is not None


def _planned(one: Claim, other: Claim) -> bool:
    """“The wing was to cost 40 million” beside what it did cost; a plan without a figure is told apart by nothing."""
    found = _PLANNED.search(one.text)
    if found is None or _PLANNED.search(other.text) or _TO_COME.search(other.text):
        return False
    figures = (v for v in one.values if isinstance(v, Quantity | DateRange))
    return any(v.span.start >= one.span.start + found.end() for v in figures)


def _namesake(one: Claim, other: Claim) -> bool:
    """“The old scanner” and “the new scanner”, of which different things are said."""
    ours, theirs = _subject(one), _subject(other)
    if not _DEFINITE.match(ours) or not _DEFINITE.match(theirs):
        return False
    (_, word, *noun), (_, opposite, *thing) = (
        [*words, ""] if len(words := side.lower().split()) < 2 else words for side in (ours, theirs)
    )
    if not noun or noun != thing or opposite not in antonyms(word):
        return False
    return one.text[len(ours) :] != other.text[len(theirs) :]


def _part(one: Claim, other: Claim) -> bool:
    """“Revenue in Europe” beside “revenue”, where nothing on the other side speaks of Europe."""
    found = _HEAD_IN.fullmatch(_subject(one))
    if found is None or _subject(other).lower() != found["head"].lower() or _WHEN.search(found["where"]):
        return False
    if any(isinstance(v, DateRange) and v.span.start < one.span.start + found.end() for v in one.values):
        return False
    around = " ".join((other.text, *other.headings, other.document)).lower()
    return not any(word in around for word in _words(found["where"]))


def _some_of_all(one: Claim, other: Claim) -> bool:
    """“24 beds in intensive care” beside “320 beds”: fewer, and of a part that the other side does not name."""
    around = " ".join((other.text, *other.headings)).lower()
    counts, all_of_them = (
        [v for v in side.values if isinstance(v, Quantity) and not v.unit and v.measure]
        for side in (one, other)
    )
    for count in counts:
        behind = one.text[count.span.end - one.span.start :]
        found = (
            _PLACED.match(behind) if _THERE.search(one.text[: count.span.start - one.span.start]) else None
        )
        if found is None or _WHEN.search(found["where"]) or any(w in around for w in _words(found["where"])):
            continue
        if any(same_measure(count, whole) and count.high < whole.low for whole in all_of_them):
            return True
    return False


def _exception(one: Claim, other: Claim) -> bool:
    """“Overtime of less than 30 minutes” beside “overtime”, unless the rule is made for all."""
    ours, theirs = _subject(one), _subject(other)
    limit = _LIMIT.search(ours)
    if limit is None or not theirs or _LIMIT.search(f" {theirs}") or _ALL.search(other.text):
        return False
    head = _words(ours[: limit.start()])
    return bool(head) and head[-1].removesuffix("s") in theirs.lower()


def _owned(one: Claim, other: Claim) -> bool:
    """“The club's team” beside “the club”."""
    ours, theirs = (side.lower().replace("’", "'") for side in (_subject(one), _subject(other)))
    return bool(theirs) and ours.startswith(f"{theirs}'s ")


def _concession(one: Claim, other: Claim) -> bool:
    """“Free for members” beside a price, unless that is told of members too or of all."""
    found = _FREE.search(one.text)
    paid = any(isinstance(v, Quantity) and v.unit.isupper() and v.low > 0 for v in other.values)
    if found is None or not paid or _ALL.search(f"{one.text} {other.text}"):
        return False
    whose = _words(found["group"] or found["who"])
    return bool(whose) and not any(word in other.text.lower() for word in whose)


def _group(one: Claim, other: Claim) -> bool:
    """“Visitors who are not signed in” beside what is said of others or of nobody in particular."""
    found = _GROUP.match(one.text)
    if found is None or _GROUP.match(other.text) or _ALL.search(other.text):
        return False
    around = " ".join((other.text, *other.headings)).lower()
    told = " ".join(found["told"].lower().split()[:_MOST_WORDS])
    return bool(_DENIED.search(told)) != bool(_DENIED.search(around)) or not all(
        w[:5] in around for w in _words(told)
    )


def _kinds(one: Claim, other: Claim) -> bool:
    """“Monthly plans” beside “yearly plans”: two kinds of one thing, of which different things are said."""
    ours, theirs = _subject(one).lower().split(), _subject(other).lower().split()
    if len(ours) != _KIND or len(theirs) != _KIND or ours[1] != theirs[1] or ours[0] == theirs[0]:
        return False
    return ours[1].endswith(("s", "staff")) and adjective(ours[0]) and adjective(theirs[0])


def _kind(one: Claim, other: Claim) -> bool:
    """“Assistance dogs are allowed” beside “dogs are not allowed”, “the pre-filter” beside “filters”."""
    ours = _subject(one).lower()
    narrow = _NARROW.fullmatch(ours)
    if narrow is None or _ALL.search(other.text):
        return False
    kind, noun = narrow["kind"] or narrow["prefix"], narrow["noun"].removesuffix("s")
    if kind in _ANY or kind in other.text.lower() or (narrow["kind"] and not narrow["noun"].endswith("s")):
        return False
    bare = re.search(rf"(?:(?P<before>[\w'’]+)\s+)?(?<![\w-]){re.escape(noun)}s\b", other.text, re.IGNORECASE)
    before = (bare["before"] or "").lower() if bare else ""
    # “The town's libraries” may be the municipal ones.
    return bare is not None and not adjective(before) and not before.endswith(("'s", "’s", "s'", "s’"))


def _agents(one: Claim, other: Claim) -> bool:
    """“Master's students may borrow books for eight weeks” beside “books can be borrowed for four weeks”, by whom is not said."""
    who = _WHO.match(one.text)
    if who is None or not _PASSIVE.search(other.text) or _ALL.search(other.text):
        return False
    return not any(word in other.text.lower() for word in _words(who["who"]))


def _cases(one: Claim, other: Claim) -> bool:
    """“In automatic mode the device …” beside “in turbo mode it …”."""
    ours, theirs = _CASE.match(one.text), _CASE.match(other.text)
    if ours is None or theirs is None or ours["where"].lower() != theirs["where"].lower():
        return False
    left, right = ours["what"].lower().split(), theirs["what"].lower().split()
    return left[-1] == right[-1] and len(left) > 1 and len(right) > 1 and left[-2] != right[-2]


def _that_case(one: Claim, other: Claim) -> bool:
    """“No rent is due for that time”: what is confined to what was told before."""
    return _THAT.search(one.text) is not None and _THAT.search(other.text) is None


def _beyond(one: Claim, other: Claim) -> bool:
    """“Messages larger than 25 MB are rejected” beside “messages of up to 25 MB are accepted”: each side of one limit."""
    over, under = (
        [
            v
            for v in side.values
            if isinstance(v, Quantity) and v.span.end - side.span.start <= len(_subject(side))
        ]
        for side in (one, other)
    )
    return any(
        a.unit == b.unit and a.bound is Bound.AT_LEAST and b.bound is Bound.AT_MOST and a.low == b.high
        for a in over
        for b in under
    )


def _set_otherwise(one: Claim, other: Claim) -> bool:
    """What holds “if you set it to 0” beside what holds as a rule."""
    found = _IF_SET.search(one.text)
    if found is None or _IF_SET.search(other.text) or _ALL.search(other.text):
        return False
    return found["how"][:5].lower() not in other.text.lower()


def _entries(one: Claim, two: Claim) -> bool:
    """Whether both are lines of a catalogue, of which no figure is the same: “288 pages, 25 pounds.”, “224 pages, 22 pounds.”"""
    if any(not side.text[:1].isdigit() or parts(side.text) for side in (one, two)):
        return False
    ours, theirs = (
        {(v.unit, v.measure, v.low) for v in side.values if isinstance(v, Quantity)} for side in (one, two)
    )
    return min(len(ours), len(theirs)) > 1 and ours.isdisjoint(theirs)


def _in_talk(one: Claim, other: Claim) -> bool:
    """Whether one asks and the other answers (“you opposed it”, “I did not”), or both hold up to somebody what he said."""
    if one.attribution.source and one.attribution.source == other.attribution.source:
        return False
    if _YOU_SAID.search(one.text) and _YOU_SAID.search(other.text):
        return True
    return any(
        _ADDRESSED.search(a.text) and _ANSWERING.search(b.text) and not _ADDRESSED.search(b.text)
        for a, b in ((one, other), (other, one))
    )


def _words(text: str) -> list[str]:
    return [w for w in _LETTERS.findall(text.lower()) if len(w) >= _LEAST_LETTERS]
