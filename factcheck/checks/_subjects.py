"""Whether two statements that differ in a value or a direction are about one thing: their subjects, and what is counted.

“Infections fell” and “people living with it rose” share a topic and no subject; “12 people died” and “three people
survived” count other people. Without a plain subject at the head of both sentences nothing is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from factcheck.checks._align import Alignment
from factcheck.checks._quantities import measured, meet, same_measure
from factcheck.claims.predicates import Parts, parts
from factcheck.claims.states import same_tense
from factcheck.claims.terms import Term
from factcheck.claims.values.lexicon import AUXILIARIES, DIMENSION_NOUNS, PREPOSITIONS, VERBS, antonyms
from factcheck.model import Claim, Name, Pair, Quantity, Span

_ALIKE = tuple(
    frozenset(line.split())
    for line in """die dead death kill perish fatal
        hurt injur wound
        employ work staff worker employe
        live resid inhabit
        compani firm busi corpor enterpris group
        citi town municip
        film movi
        law act bill
        kid children child
        keep kept store retain
        allow permit admit
        hold contain includ compris
        visit come came attend""".splitlines()
)
"""Stems that may stand for each other in a subject or for what is said of those who are counted."""
STANDING_FOR_NAMES = frozenset(
    "compani firm busi corpor group citi town countri state club team univers school agenc bank airlin band film book"
    " servic product tool softwar applic plan author man woman player presid minist".split()
)
"""Stems of nouns that often stand where another sentence has the name."""
_FILLING = frozenset(
    "number amount figur total level rate share proport count volum valu new overal casualti loss toll never".split()
)
"""Stems that head a subject without telling what it is."""
_PLAIN = frozenset(
    "default current standard usual normal annual regular actual exact main whole entir".split()
)
"""Stems before a noun that narrow nothing down."""
_LIGHT = frozenset(
    """have has had be is are was were been there includ compris total number count reach stand stood hit exceed
    report record confirm regist higher lower more less over""".split()
)
"""Stems of verbs that only say how many there are."""
_TAKING = frozenset(
    "lose lost gain hire recruit need want seek sought lack add dismiss treat interview".split()
)
"""Stems of verbs that tell of some, and never how many there are."""
_SAMPLING = frozenset("follow studi survey enrol screen examin invit analys random".split())
"""Stems of verbs that tell of whom a study is, beside what befell some of them."""
_RELATIVE = re.compile(
    r"[^,.;:]{0,40}?\b(?:who|that|which)\s+|\s+[\w-]+\s+(?=(?:aged|born|living|working|speaking|holding|using)\b)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\s+(?:(?:more\s+|others?\s+)?of\s+(?:the|its|their|these|those|them|his|her|our|all)|other|further|additional)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:\b(?:the|all|these|those|of|of\s+whom|only|there\s+(?:were|are|was|is))|[,:;(–—-])\s*(?:all\s+)?$",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(
    r"(?:(?:about|around|some|nearly|almost|roughly|over|under|at\s+least|at\s+most|up\s+to|(?:more|less|fewer)\s+than)\s+)"
    r"(?=[$€£]?\d)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|most|half))\s+(?:out\s+)?of\s+(?:(?:the|its|their|all)\s+)?$",
    re.I,
)
_LABEL = re.compile(
    r"\W*(?:notes?|tips?|hints?|warnings?|important|caution|attention|remark|yes|no)\s?[:.!,—–-]\s*",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"\s+(?:of|in|on|at)\s+(?:the|this|that|an?|its|their|his|her)?\s*", re.IGNORECASE)
_COMPOUND = re.compile(r"(?:['’]s?)?\s+")
_SIDE = re.compile(
    r"\b(?P<what>[^\W\d_]{3,})\s+(?:that|which)\s+(?:is|was|are|were|stands?|stood|rises?|rose|measures?|measured|weighs?|weighed)\s+$",
    re.IGNORECASE,
)
_MAKE_UP = re.compile(
    r"\b(?P<group>[^\W\d_]+)\s+(?:(?:make|makes|made)\s+up|account(?:s|ed)?\s+for|represent(?:s|ed)?|constitutes?|constituted|comprised?|comprises"
    r"|formed?)\s+(?:[a-z]+\s+)?$",
    re.IGNORECASE,
)
_CONSIST = re.compile(
    r"\s+of\s+[^.,;:]{1,60}?\b(?:is|are|was|were)\s+(?:(?:a|an|the|also)\s+)?(?P<group>[^\W\d_]+)\s*(?:[.,;]|$)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"it|they|he|she|we|you|i|this|that|these|those|which|who")
_THAT = re.compile(r"[\s,:]*(?:that\s+)?", re.IGNORECASE)
_VERBS = AUXILIARIES | VERBS
_LONGEST_PLACE = 6
"""Words before a count that may tell where or when."""
_ENOUGH_WORDS = 2
"""Words in common with which one side may say more than the other; “The bridge is open” and “The old bridge is closed” have one."""
_LOOK = 16
"""Characters before a count that are read for an article or a mark."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of those who are counted."""

    stem: str
    """Of the word that tells; empty where they only are there."""
    of_themselves: bool
    """Whether they do it, rather than having it done to them."""


def subjects_apart(pair: Pair, alignment: Alignment, here: Span, there: Span) -> bool:
    """Whether each side's subject has words of its own that the other sentence lacks, or one is narrower.

    The conflicting words, `here` in the claim and `there` in the evidence, are left aside.
    """
    claim, passage = pair.claim, pair.evidence.passage
    ours, theirs = _subject(claim, alignment.claim), _subject(passage, alignment.evidence)
    if ours is None or theirs is None:
        return False
    everything = [{t.stem for t in side} for side in (alignment.claim, alignment.evidence)]
    left, right = _own(ours, everything[1], here), _own(theirs, everything[0], there)
    heads = _head(claim, ours), _head(passage, theirs)
    if bool(left) != bool(right):
        narrower, words = (claim, left) if left else (passage, right)
        own, other = heads if left else heads[::-1]
        if _part_of(narrower, own, other, words, ours if left else theirs):
            return True
        return heads[0].stem == heads[1].stem and _narrows(narrower, [t for t in words if t not in heads])
    if not left or not right or _opposed(claim, left, passage, right):
        return False
    if heads[0].stem != heads[1].stem and not (heads[0] in left and heads[1] in right):
        return False
    if _known_by_noun(claim, ours, left, everything[1]) or _known_by_noun(
        passage, theirs, right, everything[0]
    ):
        return False
    if _named(claim, left) or _named(passage, right):
        # A name beside a name was looked at before; beside a noun, the noun may stand for it.
        return not any(t.stem in STANDING_FOR_NAMES for t in (*left, *right)) and not (
            _named(claim, left) and _named(passage, right)
        )
    return not any(alike(a.stem, b.stem) for a in left for b in right)


def _part_of(claim: Claim, own: Term, other: Term, words: list[Term], subject: tuple[Term, ...]) -> bool:
    """Whether a subject is a part of the other subject, which it names: “the tower of the church”, “the church tower”.

    “The height of the church” is no part of it, and “the city of Bergen” is Bergen.
    """
    if own not in words or _word(claim, own) in DIMENSION_NOUNS or own.stem in STANDING_FOR_NAMES:
        return False
    named = [t for t in subject if t.stem == other.stem]
    if not named or _named(claim, [own, *named]):
        return False
    first, second = sorted((own, named[0]), key=lambda t: t.start)
    gap = claim.text[first.end - claim.span.start : second.start - claim.span.start]
    return (_OF_IT if first is own else _COMPOUND).fullmatch(gap) is not None


def bound_apart(pair: Pair, here: Span, there: Span) -> bool:
    """Whether a figure is said of a thing in a side clause that the other sentence doesn't name: “has a tower that is 50 m high”."""
    sides = ((pair.claim, here, pair.evidence.passage), (pair.evidence.passage, there, pair.claim))
    for claim, figure, other in sides:
        found = _SIDE.search(claim.text[: figure.start - claim.span.start])
        if found and found["what"].lower() not in other.text.lower():
            return True
    return False


def shares_apart(pair: Pair, ours: Quantity, theirs: Quantity) -> bool:
    """Whether two percentages are the shares of two groups in one whole: “women make up 52 %”, “25 % were Hispanics”."""
    if ours.unit != "percent" or theirs.unit != "percent":
        return False
    groups = _group(pair.claim, ours), _group(pair.evidence.passage, theirs)
    if None in groups:
        return False
    one, two = (g.lower() for g in groups if g is not None)
    if _PRONOUN.fullmatch(one) or _PRONOUN.fullmatch(two):
        return one != two
    return one not in pair.evidence.passage.text.lower() or two not in pair.claim.text.lower()


def _group(claim: Claim, share: Quantity) -> str | None:
    """The last word for the group that has a share; None where the sentence is not of that form."""
    start, end = share.span.start - claim.span.start, share.span.end - claim.span.start
    found = _MAKE_UP.search(claim.text[:start]) or _CONSIST.match(claim.text[end:])
    return found["group"] if found else None


def counted_apart(pair: Pair, alignment: Alignment, ours: Quantity, theirs: Quantity) -> bool:
    """Whether two counts of one noun are of other things: a part and the whole, the dead and the wounded."""
    claim, passage = pair.claim, pair.evidence.passage
    if ours.unit or theirs.unit:
        return False
    if _of_whole(claim, ours) != _of_whole(passage, theirs) or _total(claim, ours) != _total(passage, theirs):
        return True
    one, two = _said(claim, alignment.claim, ours), _said(passage, alignment.evidence, theirs)
    if one is None or two is None:
        return any(said is not None and said.stem in _TAKING for said in (one, two))
    if alike(one.stem, two.stem):
        return False
    if not _SAMPLING.isdisjoint((one.stem, two.stem)) and one.stem and two.stem:
        return True
    if one.stem in {t.stem for t in alignment.evidence} or two.stem in {t.stem for t in alignment.claim}:
        return False
    if not _TAKING.isdisjoint((one.stem, two.stem)):
        return True
    # What somebody does to them may be told by any verb; that they do two things is told by two.
    told = all(said.of_themselves or not said.stem for said in (one, two))
    return told or all(any(said.stem in group for group in _ALIKE) for said in (one, two))


def narrowed(pair: Pair, alignment: Alignment) -> bool:
    """Whether one side has a word of its own right before a noun that both have: “keys” and “signing keys”."""
    sides = ((pair.claim, alignment.claim), (pair.evidence.passage, alignment.evidence))
    return any(
        term.stem not in alignment.common
        and head.stem in alignment.common
        and claim.text[term.end - claim.span.start : head.start - claim.span.start].isspace()
        for claim, terms in sides
        for term, head in pairwise(terms)
        if term.stem.isalpha()
    )


def counts_apart(pair: Pair) -> bool:
    """Whether both sides count the same noun and differ in the number: “3 people survived” and “12 people died”."""
    ours, theirs = (
        [v for v in c.values if isinstance(v, Quantity) and not v.unit and v.measure]
        for c in (pair.claim, pair.evidence.passage)
    )
    claim, passage = pair.claim, pair.evidence.passage
    rivals = [(a, b) for a in ours for b in theirs if same_measure(a, b)]
    return bool(rivals) and not any(meet(measured(claim, a), measured(passage, b)) for a, b in rivals)


def one_thing(pair: Pair, alignment: Alignment, ours: Span, theirs: Span) -> bool:
    """Whether enough is said in common: where it is one word, nothing else may be said on either side, nor in another tense."""
    if len(alignment.common) >= _ENOUGH_WORDS:
        return True
    return not any(alignment.extra((ours,), (theirs,))) and same_tense(pair.claim, pair.evidence.passage)


def _subject(claim: Claim, terms: Iterable[Term]) -> tuple[Term, ...] | None:
    """The content words of the subject; None where it can't be told or is a pronoun."""
    found = _cut(claim)
    if found is None:
        return None
    start, end = (place + claim.span.start for place in (found.subject.start, found.subject.end))
    return tuple(t for t in terms if start <= t.start and t.end <= end) or None


def _cut(claim: Claim) -> Parts | None:
    """Subject and verb of a statement, without who says it before, without “Note:” and without “about” before a number."""
    cue, by = claim.attribution.cue, claim.span.start
    start = 0
    if cue is not None and by <= cue.start < claim.span.start + len(claim.text) // 2:
        told = _THAT.match(claim.text, cue.end - by)
        start = told.end() if told else 0
    if label := _LABEL.match(claim.text, start):
        start = label.end()
    if roughly := _ROUGHLY.match(claim.text, start):
        start = roughly.end()
    found = parts(claim.text[start:])
    return found and Parts(_moved(found.subject, start), _moved(found.verb, start))


def _behind_place(claim: Claim, count: Quantity) -> Parts | None:
    """The same of a statement that begins with a place or a time and goes on with a count: “In Bergen 3,000 people work”."""
    start = count.span.start - claim.span.start
    before = claim.text[:start].lower().split()
    if (
        not before
        or len(before) > _LONGEST_PLACE
        or before[0] not in PREPOSITIONS
        or not _VERBS.isdisjoint(before)
    ):
        return None
    found = parts(claim.text[start:])
    return found and Parts(_moved(found.subject, start), _moved(found.verb, start))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _head(claim: Claim, subject: tuple[Term, ...]) -> Term:
    """The noun of a subject: the last word before “of”, “in”, “living with” and the like; of “number of” what is counted."""
    head, *others = [t for t in subject if t.stem not in _FILLING] or subject[-1:]
    for term in others:
        gap = claim.text[head.end - claim.span.start : term.start - claim.span.start].lower().split()
        # Whatever small word stands between two words of a subject begins what narrows it down.
        if gap or _word(claim, term).endswith("ing") or _word(claim, term) in PREPOSITIONS:
            break
        head = term
    return head


def _narrows(claim: Claim, words: list[Term]) -> bool:
    """Whether words that one subject has alone make it a narrower thing: “backups of the archive”, not “the Marrow bridge”."""
    # The first word of a sentence has a capital of its own.
    by = claim.span.start
    named = any(t.proper and t.start > by for t in words) or _named(claim, words)
    aside = any(t.start > by and claim.text[t.start - by - 1] in "([" for t in words)
    return bool(words) and not named and not aside and not any(t.stem in _PLAIN for t in words)


def _own(subject: Iterable[Term], others: set[str], conflict: Span) -> list[Term]:
    return [
        t
        for t in subject
        if t.stem not in others
        and t.stem not in _FILLING
        and t.stem.isalpha()
        and not t.stem.endswith("li")
        and not (conflict.start < t.end and t.start < conflict.end)
    ]


def _known_by_noun(claim: Claim, subject: tuple[Term, ...], own: list[Term], others: set[str]) -> bool:
    """Whether the other sentence speaks of a named subject by its noun alone: “the film Okja”, “screened the film”."""
    plain = [t for t in subject if t.stem in others and not t.proper and t.stem in STANDING_FOR_NAMES]
    return bool(plain) and bool(own) and all(_named(claim, [t]) for t in own)


def _opposed(claim: Claim, left: list[Term], passage: Claim, right: list[Term]) -> bool:
    """Whether what is at odds stands in the subjects themselves."""
    ours, theirs = ({_word(side, t) for t in terms} for side, terms in ((claim, left), (passage, right)))
    return any(not antonyms(word).isdisjoint(theirs) for word in ours)


def _word(claim: Claim, term: Term) -> str:
    return claim.text[term.start - claim.span.start : term.end - claim.span.start].lower()


def _named(claim: Claim, terms: list[Term]) -> bool:
    names = [v.span for v in claim.values if isinstance(v, Name)]
    return any(span.start <= t.start < span.end for span in names for t in terms)


def alike(one: str, two: str) -> bool:
    """Whether two stems may stand for each other: a company and a firm."""
    return one == two or any(one in group and two in group for group in _ALIKE)


def _of_whole(claim: Claim, count: Quantity) -> bool:
    """Whether a count takes some out of a whole: “three of the people”, “two people who died were guards”."""
    start, end = count.span.start - claim.span.start, count.span.end - claim.span.start
    if _PART.match(claim.text, end):
        return True
    if not _RELATIVE.match(claim.text, end) or _WHOLE.search(claim.text[max(0, start - _LOOK) : start]):
        return False
    # “14 people who died in the fire” alone, as a caption or an item of a list, counts all of them.
    return start > 0 or _cut(claim) is not None


def _total(claim: Claim, count: Quantity) -> bool:
    """Whether a count is that of all, of which some are told: “45” in “12 of 45 seats”."""
    start = count.span.start - claim.span.start
    return _TOTAL.search(claim.text[max(0, start - 2 * _LOOK) : start]) is not None


def _said(claim: Claim, terms: tuple[Term, ...], count: Quantity) -> _Said | None:
    """What is said of those who are counted; None where it can't be told."""
    by = claim.span.start
    if relative := _RELATIVE.match(claim.text, count.span.end - by):
        return _Said(_first(terms, relative.end() + by), of_themselves=True)
    found = _cut(claim) or _behind_place(claim, count)
    if found is None:
        return None
    if count.span.end <= found.subject.end + by:
        return _Said(_first(terms, found.verb.start + by), of_themselves=True)
    if count.span.start < found.verb.end + by:
        return None
    between = [t.stem for t in terms if found.verb.start + by <= t.start and t.end <= count.span.start]
    if len(between) > 1:
        return None
    return _Said(next((stem for stem in between if stem not in _LIGHT), ""), of_themselves=False)


def _first(terms: tuple[Term, ...], start: int) -> str:
    return next(
        (t.stem for t in terms if t.start >= start and not t.stem.endswith("li") and t.stem not in _LIGHT), ""
    )
