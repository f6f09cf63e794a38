"""Whether two statements speak of the same thing at all: other subjects, sections and bases."""

from __future__ import annotations

import re
from itertools import pairwise

from factcheck.checks._align import NAMING_UNITS, Alignment
from factcheck.checks._occasions import occasions_apart, told
from factcheck.checks._subjects import alike
from factcheck.claims.terms import Term
from factcheck.claims.values.aliases import place_known
from factcheck.claims.values.lexicon import antonyms, listed
from factcheck.claims.values.names import same_name
from factcheck.model import Claim, Name, Pair, Quantity, Span

_MODALS = listed("should could would might may ought wants want wanted proposes proposed")
_PROPOSED = re.compile(
    r"\b(?:mov(?:es|ed)|propos(?:es|ed)|demand(?:s|ed)|request(?:s|ed)|recommend(?:s|ed)|suggest(?:s|ed)|ask(?:s|ed))\s+that\b"
    r"[^.;]{0,80}\sbe\b",
    re.IGNORECASE,
)
_LONGEST_LEAD = 3
"""Words in front of the number of a numbered thing."""
_CONDITIONS = listed("if unless until whether except")
_BASES = tuple(
    frozenset(line.split())
    for line in """gross net
        nominal real
        median mean average
        exclud includ
        domest intern foreign oversea
        urban rural
        men women
        male femal
        boy girl
        adult children
        indoor outdoor
        minimum maximum
        home away
        import export
        birth death
        beta stabl
        peak trough
        free paid
        weekday weekend
        day night
        month annual year
        hour day
        user team organis compani
        upper lower
        north south east west
        northern southern eastern western
        left right
        front rear
        winter summer spring autumn""".splitlines()
)
"""Stems that set two figures apart when each stands on one side only."""
_GROUPS = tuple(
    frozenset(line.split())
    for line in """men women
        boys girls
        adults children juniors seniors
        beginners advanced
        freshmen sophomores
        pupils teachers
        students staff
        consumers businesses
        winter summer spring autumn
        northern southern eastern western
        domestic international""".splitlines()
)
"""Words of which each heads a part of its own."""
_MODEL = re.compile(
    r"(?:The|An?|Our|Your|This)\s+(?P<name>[A-Z][\w-]*(?:\s[A-Z][\w-]*)?)\s(?P<number>\d[\w.-]*)\s"
)
_OF = r"\s+(?:from|for|by|among|excluding|outside)\s+(?:the\s+|its\s+|their\s+|all\s+)?([^\W\d_][\w-]*)"
_SELF = re.compile(r",?\s+(?:that\s+)?(?:it|they|he|she|we|i|its|their|his|her|our|my)\b", re.IGNORECASE)
_OF_THEMSELVES = listed(
    """army navy marines force forces battalion brigade company firm business plant factory mill branch division department
    shop store hospital school college club team party bank hotel farm"""
)
"""What mostly speaks of itself, also in plain words: “the navy said losses were heavy”."""
_SELF_FIRST = re.compile(r"(?:it|they|he|she|we|i|its|their|his|her|our|my)\b", re.IGNORECASE)
_LEAD = re.compile(
    r"\s*(?:in\s+(?:short|sum|brief|summary|other\s+words)|to\s+sum\s+up|overall|again"
    r"|as\s+(?:stated|noted|mentioned|described|explained|said)\s+(?:elsewhere|above|before|earlier|below|already)),\s*",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(r"\b(?:can|could|may|might)\s+(?:\w+\s+)?be\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_THAN = re.compile(r"\b(?:more|less|fewer|better|worse|\w+er)\s+than\s+(?:the\s+)?$", re.IGNORECASE)
_FIGURE = re.compile(r"\d+(?:\.\d+)*")
_HEADING_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NUMBERED_HEAD = re.compile(
    r"(?P<what>(?!(?:chapter|section|part|step|phase|lesson|appendix|annex|article|page|figure|table|day|question)\b)[^\W\d_]{2,20})"
    r"\s(?P<number>\d{1,4})\b(?=\s*(?:[:.,–—(-]|$))",
    re.IGNORECASE,
)
"""“Line 1: Norden – Hestoy”; the numbers of chapters and the like tell no things apart."""
_LONGEST_HEADING = 6
"""Words; longer headings are sentences, which name no scope."""


def only_one_is_modal(pair: Pair) -> bool:
    """Whether exactly one side says what should, could or may be: a wish is no contradiction of a fact."""
    ours, theirs = (
        not _MODALS.isdisjoint(c.text.lower().split()) for c in (pair.claim, pair.evidence.passage)
    )
    return ours != theirs or only_one_proposed(pair)


def only_one_proposed(pair: Pair) -> bool:
    """Whether exactly one side tells what somebody moved or demanded: “moved that the pool be closed from April”."""
    ours, theirs = (_PROPOSED.search(c.text) is not None for c in (pair.claim, pair.evidence.passage))
    return ours != theirs


def lead(claim: Claim) -> tuple[Span, ...]:
    """The words that only say that something is said again: “In short, ...”, “As stated elsewhere, ...”."""
    found = _LEAD.match(claim.text)
    return (Span(claim.span.start, claim.span.start + found.end()),) if found else ()


def exchanged(pair: Pair) -> bool:
    """Whether two names stand the other way round: “A lies west of B” and “B lies east of A” say the same."""
    ours, theirs = (
        [v.text for v in c.values if isinstance(v, Name)][:2] for c in (pair.claim, pair.evidence.passage)
    )
    if len(ours) < 2 or len(theirs) < 2 or same_name(*ours):
        return False
    return same_name(ours[0], theirs[1]) and same_name(ours[1], theirs[0])


def only_possible(claim: Claim, span: Span) -> bool:
    """Whether a word tells what can be done, not how things are: “can be disabled”."""
    return _POSSIBLE.search(claim.text[: span.start - claim.span.start]) is not None


def conditional(pair: Pair) -> bool:
    """Whether either side speaks of a case only: "unless he comes" and "if he does not come" say the same."""
    words = f"{pair.claim.text} {pair.evidence.passage.text}".lower().replace(",", " ").split()
    return not _CONDITIONS.isdisjoint(words)


def other_subjects(pair: Pair, alignment: Alignment) -> bool:
    """Whether both sides speak of different things: two towns, two versions, the Starter and the Business plan.

    Numbers that name a thing (versions, sections) count as names. Sections whose headings run in parallel count too.
    """
    one, two = _named(pair.claim), _named(pair.evidence.passage)
    names_apart = bool(one[0]) and bool(two[0]) and not any(same_name(a, b) for a in one[0] for b in two[0])
    labels_apart = bool(one[1]) and bool(two[1]) and one[1].isdisjoint(two[1])
    return (
        names_apart
        or labels_apart
        or other_kind(pair, alignment)
        or _leads_apart(pair, alignment)
        or _each_of_itself(pair)
        or _only_one_numbered(pair)
        or models_apart(pair.claim.text, pair.evidence.passage.text)
        or other_section(pair)
    )


def models_apart(one: str, two: str) -> bool:
    """Whether both begin with one name and two numbers: “The Brisa 100 is”, “The Brisa 200 cleans”."""
    ours, theirs = _MODEL.match(one), _MODEL.match(two)
    return bool(ours and theirs) and ours["name"] == theirs["name"] and ours["number"] != theirs["number"]  # type: ignore[index]


def _only_one_numbered(pair: Pair) -> bool:
    """Whether one side begins with a numbered thing, and the other with the thing as such: “Windows 11 needs”, “Windows needs”."""
    one, two = pair.claim, pair.evidence.passage
    ours, theirs = _leading_number(one), _leading_number(two)
    if bool(ours) == bool(theirs):
        return False
    plain, named = (two if ours else one).text.lower(), f"{ours or theirs} "
    # “Tarn 2 ends” may be read as a count of ends; it names its number all the same.
    return plain.startswith(named) and not plain[len(named) :][:1].isdigit()


def _leading_number(claim: Claim) -> str:
    """The few words, in lower case, in front of a number that names what a statement begins with; empty where there is none."""
    for value in claim.values:
        if isinstance(value, Quantity) and value.unit in ("label", "version"):
            at = value.span.start - claim.span.start
            words = claim.text[:at].lower().split()
            if 0 < len(words) <= _LONGEST_LEAD and claim.text[at : at + 1].isdigit():
                return " ".join(words)
    return ""


def numbered_apart(pair: Pair, alignment: Alignment) -> bool:
    """Whether both say different things of two numbered things: “port 8080 is used by the admin service”, “port 8081 by the API”."""
    ours, theirs = (
        {(v.measure, v.low) for v in c.values if isinstance(v, Quantity) and v.unit == "label"}
        for c in (pair.claim, pair.evidence.passage)
    )
    kinds = {kind for kind, _ in ours} & {kind for kind, _ in theirs}
    if not kinds or not ours.isdisjoint(theirs):
        return False
    spans = [
        [v.span for v in c.values if isinstance(v, Quantity)] for c in (pair.claim, pair.evidence.passage)
    ]
    return all(alignment.extra(*spans))


def other_kind(pair: Pair, alignment: Alignment) -> bool:
    """Whether a common noun has another capitalised word before it on each side: the Starter plan, the Business plan."""
    claim, passage, common = pair.claim, pair.evidence.passage, alignment.common
    left, right = alignment.claim, alignment.evidence
    if spelt := {name.text for side in (claim, passage) for name in _written_out(side)}:
        left, right = _besides(left, claim, spelt), _besides(right, passage, spelt)
    ours, theirs = _qualified(left, common, claim.span.start), _qualified(right, common, passage.span.start)
    mine, others = _qualified(left, common, -1), _qualified(right, common, -1)
    return any(others.get(head, names) != names for head, names in ours.items()) or any(
        mine.get(head, names) != names for head, names in theirs.items()
    )


def _written_out(claim: Claim) -> list[Name]:
    """The names that stand for a longer or another one: acronyms, and what the user lists as names of one thing."""
    names = (v for v in claim.values if isinstance(v, Name))
    by = claim.span.start
    return [v for v in names if " ".join(claim.text[v.span.start - by : v.span.end - by].split()) != v.text]


def _besides(terms: tuple[Term, ...], claim: Claim, spelt: set[str]) -> tuple[Term, ...]:
    """The words outside of these names: one thing under two names is no other kind."""
    spans = [
        v.span for v in claim.values if isinstance(v, Name) and any(same_name(v.text, text) for text in spelt)
    ]
    return tuple(t for t in terms if not any(s.start < t.end and t.start < s.end for s in spans))


def other_basis(alignment: Alignment) -> bool:
    """Whether figures are given on two bases: gross and net, imports and exports, men and women."""
    ours = {t.stem for t in alignment.only_claim}
    theirs = {t.stem for t in alignment.only_evidence}
    return any(ours & base and theirs & base for base in _BASES)


def other_part(pair: Pair, measure: str) -> bool:
    """Whether a phrase narrows the measure on one side and the other says nothing of it: “revenue”, “revenue from fares”."""
    ours, theirs = pair.claim.text.lower(), pair.evidence.passage.text.lower()
    of = re.compile(rf"\b{re.escape(measure)}s?{_OF}")
    parts, others = of.findall(ours), of.findall(theirs)
    lost = [part for part in parts if part not in theirs] + [part for part in others if part not in ours]
    return bool(lost) and not set(parts) & set(others)


def other_section(pair: Pair) -> bool:
    """Whether the two stand under headings of one pattern that name different things: “2022” and “2023”."""
    return sections_apart(pair.claim, pair.evidence.passage) or occasions_apart(
        pair.claim, pair.evidence.passage
    )


def sections_apart(claim: Claim, other: Claim) -> bool:
    """The same of two statements."""
    one, two = claim.headings, other.headings
    if one and two and claim.document != other.document and _of_two_groups(one[0], two[0]):
        return True
    if claim.document == other.document:
        apart = next(((a, b) for a, b in zip(one, two, strict=False) if a != b), None)
    else:
        apart = next(((a, b) for a, b in zip(one[::-1], two[::-1], strict=False) if a != b), None)
        if apart and one[-1] == two[-1]:
            # Two pages with one outline are about two things where their titles name two.
            return all(map(place_known, apart)) and not same_name(*apart)
    return apart is not None and (parallel(*apart) or _of_two_groups(*apart))


def _of_two_groups(one: str, two: str) -> bool:
    """Whether two titles or headings name opposite groups or times: “the men's team”, “the women's team”."""
    ours, theirs = (
        {w.removesuffix("'s").removesuffix("’s") for w in _HEADING_WORD.findall(text.lower())}
        for text in (one, two)
    )
    return any(ours & group and theirs & group and not ours & theirs & group for group in _GROUPS)


def parallel(one: str, two: str) -> bool:
    """Whether two headings differ in a number, a place or one word of a common pattern only."""
    if place_known(one) and place_known(two):
        return not same_name(one, two)
    left, right = _NUMBERED_HEAD.match(one), _NUMBERED_HEAD.match(two)
    if left and right and left["what"].lower() == right["what"].lower() and left["number"] != right["number"]:
        return True
    ours: list[str] = _HEADING_WORD.findall(one.lower())
    theirs: list[str] = _HEADING_WORD.findall(two.lower())
    if not ours or not theirs or max(len(ours), len(theirs)) > _LONGEST_HEADING:
        return False
    figures, others = _FIGURE.findall(one), _FIGURE.findall(two)
    if figures and others and figures != others:
        return _FIGURE.sub("", one).lower().split() == _FIGURE.sub("", two).lower().split()
    if ours == theirs or len(ours) == 1 or len(ours) != len(theirs):
        return False
    return sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1


def _named(claim: Claim) -> tuple[list[str], frozenset[float]]:
    found = [value for value in claim.values if isinstance(value, Name) and not _speaks(value, claim)]
    start = claim.span.end - len(told(claim))
    # Who says it is not what it is about, and neither is what it is compared with: “five more than Cole had”.
    told_of = [v for v in found if not _THAN.search(claim.text[: v.span.start - claim.span.start])] or found
    names = [v.text for v in told_of if v.span.start >= start] or [v.text for v in told_of]
    labels = [v.low for v in claim.values if isinstance(v, Quantity) and v.unit in NAMING_UNITS]
    return names, frozenset(labels)


def _speaks(name: Name, claim: Claim) -> bool:
    """Whether a name is that of the person who makes a statement; a firm or a country that speaks mostly speaks of itself."""
    source = claim.attribution.source
    return name.kind == "person" and source is not None and same_name(name.text, source)


def speakers(claim: Claim) -> tuple[Span, ...]:
    """Places of the names of the people who make a statement."""
    return tuple(v.span for v in claim.values if isinstance(v, Name) and _speaks(v, claim))


def _each_of_itself(pair: Pair) -> bool:
    """Whether two speakers speak of themselves: “the army said it lost 12 tanks”, “the navy said it lost 14 ships”."""
    sides = (pair.claim, pair.evidence.passage)
    ours, theirs = (side.attribution.source for side in sides)
    if not ours or not theirs or same_name(ours, theirs):
        return False
    return all(_of_itself(side) for side in sides)


def _of_itself(claim: Claim) -> bool:
    """Whether what is reported begins with a word that means its speaker (“it”, “she”, “their”), or a firm or an army speaks."""
    cue = claim.attribution.cue
    if not _OF_THEMSELVES.isdisjoint((claim.attribution.source or "").lower().split()[-1:]):
        return True
    if cue is None or not claim.span.start <= cue.start < claim.span.end:
        return False
    return _SELF.match(claim.text, cue.end - claim.span.start) is not None or bool(
        _SELF_FIRST.match(claim.text)
    )


def _leads_apart(pair: Pair, alignment: Alignment) -> bool:
    """Whether the sentences begin with different words before the same one: “Oslo counted”, “Bergen counted”."""
    leads = []
    for claim, terms in ((pair.claim, alignment.claim), (pair.evidence.passage, alignment.evidence)):
        if len(terms) < 2 or terms[0].start > claim.span.start + 4:
            return False
        if any(not isinstance(v, Name) and v.span.start <= terms[0].start < v.span.end for v in claim.values):
            return False
        leads.append(
            (terms[0], terms[1].stem, claim.text[terms[0].start - claim.span.start :].split()[0].lower())
        )
    (ours, next_one, word), (theirs, next_two, other) = leads
    if alike(ours.stem, theirs.stem):
        return False
    if ours.stem in alignment.common or theirs.stem in alignment.common or next_one != next_two:
        return False
    return other not in antonyms(word)


def _qualified(terms: tuple[Term, ...], common: frozenset[str], start: int) -> dict[str, set[str]]:
    """Common nouns with the capitalised word right before them: plan -> {starter}; not with one at `start`, where all have one."""
    found: dict[str, set[str]] = {}
    for before, head in pairwise(terms):
        named = before.proper and before.start > start and before.stem not in common
        if (
            named
            and head.stem.isalpha()
            and not head.proper
            and head.stem in common
            and head.start - before.end <= 2
        ):
            found.setdefault(head.stem, set()).add(before.stem)
    return found
