"""One speaker's words quoted in two ways, or one quotation given to two speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import ClassVar

from factcheck.checks import Check, Example
from factcheck.checks._align import quoted, remedy
from factcheck.claims.quotations import quotations
from factcheck.claims.sources import speaker
from factcheck.claims.terms import Terms
from factcheck.claims.values.lexicon import listed
from factcheck.claims.values.names import same_name
from factcheck.model import Block, BlockKind, Claim, Finding, Mode, Pair, Span, Stance

_LEAST_WORDS = 5
"""Words of a quotation; shorter ones are names and labels."""
_LEAST_UNNAMED = 8
"""The same where a side does not say who speaks."""
_IN_A_ROW = 3
"""Words that both quotations have one behind the other; common small words alone make no common sentence."""
_LIKENESS = 0.75
"""Part of the shorter quotation's words that stands in the other one in the same order."""
_SAME_WORDS = 0.95
"""The same where the speakers differ: only a verbatim quotation is one and the same."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SUBJECTS = frozenset({"i", "we", "you", "he", "she", "it", "they"})
_OMITTED = re.compile(r"\[[^\]]*\]|\.{3}|…")
_TURNING = listed("not no never neither nor none nobody nothing cannot without hardly barely")
_CONDITIONS = listed("if unless provided only until")
_DENIALS = listed("false wrong untrue lie nonsense myth deny denied refuse")
_FEW = 2
"""Words that may be changed at either end of a quotation; more are another ending."""
_NEAR = 6
"""Words before a quotation in which a “not” still reaches it."""
_SENTENCE_END = re.compile(r"[.!?]\s")


@dataclass(frozen=True, slots=True)
class _Quoted:
    """The words of one quotation."""

    words: tuple[str, ...]
    """Lower case."""
    places: tuple[Span, ...]
    """Where each word stands, in the claim's document."""
    omits: bool
    """Whether it says itself that something was left out or put in."""


class QuotationCheck:
    """Holds quotations against each other word by word."""

    id: ClassVar[str] = "quotation"
    title: ClassVar[str] = "Misquoted"
    help: ClassVar[str] = (
        "Finds one speaker's words quoted differently in two places: a word changed, or the quotation cut so that its sense "
        "turns (“not” or “unless” left out); and one quotation given to two different people. Quotations of fewer than "
        "five words, gaps marked by “…” or brackets, and spelling are passed over."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "“The town has little strategic value for either army,” Anna Berg said.",
            "“The town has great strategic value for either army,” Anna Berg said.",
            Stance.CONTRADICTS,
        ),
        Example(
            "“I do not believe that the old bridge is safe for lorries,” Anna Berg said.",
            "Anna Berg said “the old bridge is safe for lorries”.",
            Stance.CONTRADICTS,
        ),
        Example(
            "“We will rebuild every house in the valley,” Anna Berg said.",
            "“We will rebuild every house in the valley,” Tom Hale said.",
            Stance.CONTRADICTS,
        ),
        Example(
            "“We will rebuild every house in the valley,” Anna Berg said.",
            "Berg said they would “rebuild every house in the valley”.",
            None,
        ),
        Example(
            "“We will rebuild every house in the valley,” Anna Berg said.",
            "“We have to wait for the spring,” Anna Berg said.",
            None,
        ),
    )

    def __init__(self) -> None:
        self._terms = Terms()

    def judge(self, pair: Pair) -> Finding | None:
        """The first misquotation between the two sides."""
        ours, theirs = list(_quotations(pair.claim)), list(_quotations(pair.evidence.passage))
        found = (self._against(pair, a, b) for a in ours for b in theirs)
        return next((finding for finding in found if finding), None)

    def _against(self, pair: Pair, ours: _Quoted, theirs: _Quoted) -> Finding | None:
        voices = (pair.claim.attribution.source, pair.evidence.passage.attribution.source)
        same = bool(voices[0] and voices[1] and same_name(voices[0], voices[1]))
        if voices[0] and voices[1] and not same:
            return self._other_speaker(pair, ours, theirs)
        matcher = SequenceMatcher(None, ours.words, theirs.words, autojunk=False)
        blocks = [block.size for block in matcher.get_matching_blocks()]
        common = sum(blocks)
        if max(blocks) < _IN_A_ROW:
            return None
        shorter = min(len(ours.words), len(theirs.words))
        if common < (_LEAST_WORDS - 1 if same else _LEAST_UNNAMED) or common < _LIKENESS * shorter:
            return None
        return self._altered(pair, ours, theirs, matcher) or self._cut(pair, ours, theirs)

    def _other_speaker(self, pair: Pair, ours: _Quoted, theirs: _Quoted) -> Finding | None:
        one, two = pair.claim.attribution.source or "", pair.evidence.passage.attribution.source or ""
        if not (_person(one) and _person(two)) or min(len(ours.words), len(theirs.words)) <= _LEAST_WORDS:
            return None
        if SequenceMatcher(None, ours.words, theirs.words, autojunk=False).ratio() < _SAME_WORDS:
            return None
        if _names(pair.claim, two) or _names(pair.evidence.passage, one):
            return None
        message = f"The same words are given to two speakers: “{one}” here, “{two}” there; they would agree if “{one}” were “{two}”."
        return self._finding(
            message, 0.9, _speaking(pair.claim, one, ours), _speaking(pair.evidence.passage, two, theirs)
        )

    def _altered(
        self, pair: Pair, ours: _Quoted, theirs: _Quoted, matcher: SequenceMatcher[str]
    ) -> Finding | None:
        """A word inside that was changed, put in or left out."""
        changes = [op for op in matcher.get_opcodes() if op[0] != "equal"]
        for _, a, b, c, d in changes:
            replaced = a < b and c < d and max(b - a, d - c) <= _FEW
            inside = (a > 0 or c > 0) and (b < len(ours.words) or d < len(theirs.words))
            if not (inside or replaced) or not self._telling(ours.words[a:b], theirs.words[c:d]):
                continue
            if (ours.omits or theirs.omits) and (a == b or c == d):
                continue
            if _picked_up(ours.words, theirs.words, (a, b), (c, d)):
                continue
            here, there = _around(ours, a, b), _around(theirs, c, d)
            one, two = quoted(pair.claim, here), quoted(pair.evidence.passage, there)
            change = remedy(pair.claim, here, pair.evidence.passage, there)
            return self._finding(
                f"The quotations differ: {one} here, {two} there; {change}", 0.9, here, there
            )
        return None

    def _telling(self, ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
        """Whether a difference is one of sense: content words with other stems, negations or figures."""
        if _negates(ours) != _negates(theirs):
            return True
        one, two = set(self._terms.stems(" ".join(ours))), set(self._terms.stems(" ".join(theirs)))
        return one != two and not _spelled_alike("".join(ours), "".join(theirs))

    def _cut(self, pair: Pair, ours: _Quoted, theirs: _Quoted) -> Finding | None:
        """One side's quotation is a piece of the other's, and what it leaves out turns the sense."""
        for short, long, claim in ((ours, theirs, pair.evidence.passage), (theirs, ours, pair.claim)):
            start = _find(long.words, short.words)
            if start is None or short.omits or len(short.words) < _LEAST_WORDS - 1:
                continue
            lost = _lost(long, start, start + len(short.words), claim)
            if lost is None:
                continue
            whole = Span(short.places[0].start, short.places[-1].end)
            here, there = (whole, lost) if short is ours else (lost, whole)
            one, two = quoted(pair.claim, here), quoted(pair.evidence.passage, there)
            message = f"The quotation is cut so that its sense turns: {one} here, {two} there; they would agree with {quoted(claim, lost)} in both."
            return self._finding(message, 0.9, here, there)
        return None

    def _finding(self, message: str, confidence: float, here: Span, there: Span) -> Finding:
        return Finding(self.id, Stance.CONTRADICTS, confidence, message, (here,), (there,))


def _quotations(claim: Claim) -> Iterator[_Quoted]:
    """The quotations of a claim; all of it where it stands inside a longer one."""
    block = Block(Span(0, len(claim.text)), BlockKind.PARAGRAPH)
    spans = [q.span for q in quotations(claim.text, (block,))]
    if not spans and claim.attribution.mode is Mode.QUOTED:
        spans = [block.span]
    for span in spans:
        text = claim.text[span.start : span.end]
        matches = list(_WORD.finditer(re.sub(r"\[[^\]]*\]", lambda m: " " * len(m[0]), text)))
        if len(matches) >= _LEAST_WORDS - 1:
            by = claim.span.start + span.start
            words = tuple(m[0].lower().replace("’", "'") for m in matches)
            places = tuple(Span(m.start() + by, m.end() + by) for m in matches)
            yield _Quoted(words, places, bool(_OMITTED.search(text)))


def _picked_up(
    ours: tuple[str, ...], theirs: tuple[str, ...], left: tuple[int, int], right: tuple[int, int]
) -> bool:
    """Whether one side only begins later and says the subject once more: “We met and quickly learned”, “we quickly learned”."""
    for (start, end), (at, behind), words, others in (
        (left, right, ours, theirs),
        (right, left, theirs, ours),
    ):
        if (
            at == behind == 1
            and end - start > 1
            and others[0] in _SUBJECTS
            and not _negates(words[start:end])
        ):
            return True
    return False


def _negates(words: tuple[str, ...]) -> bool:
    return any(word in _TURNING or word.endswith("n't") for word in words)


def _around(said: _Quoted, first: int, behind: int) -> Span:
    """The changed words; their neighbours where a side lacks them."""
    if first == behind:
        first, behind = max(0, first - 1), min(len(said.words), behind + 1)
    return Span(said.places[first].start, said.places[behind - 1].end)


def _spelled_alike(one: str, two: str) -> bool:
    """Whether two words are the same but for spelling or an apostrophe: “colour”, “color”."""
    first, second = (re.sub(r"[^a-z0-9]", "", w) for w in (one, two))
    if any(c.isdigit() for c in first + second):
        return first == second
    return SequenceMatcher(None, first, second, autojunk=False).ratio() > 0.8


def _person(source: str) -> bool:
    """Whether a speaker is a person with a name; “the minister” may be anybody."""
    return source[:1].isupper() and speaker(source).person


def _find(long: tuple[str, ...], short: tuple[str, ...]) -> int | None:
    """Where a run of words begins in a longer one."""
    if len(short) >= len(long):
        return None
    starts = range(len(long) - len(short) + 1)
    return next((i for i in starts if long[i : i + len(short)] == short), None)


def _lost(long: _Quoted, start: int, behind: int, claim: Claim) -> Span | None:
    """The words around a cut quotation that turn its sense, in the same sentence; None where there are none."""
    by = claim.span.start

    def apart(first: Span, second: Span) -> bool:
        return bool(_SENTENCE_END.search(claim.text[first.end - by : second.start - by]))

    for k in range(start - 1, max(-1, start - 1 - _NEAR), -1):
        if apart(long.places[k], long.places[k + 1]):
            break
        if long.words[k] in _DENIALS | {"if"} or _negates(long.words[k : k + 1]):
            return Span(long.places[k].start, long.places[start - 1].end)
    if behind < len(long.words) and not apart(long.places[behind - 1], long.places[behind]):
        if long.words[behind] in _CONDITIONS and long.words[behind] != "only":
            return Span(long.places[behind].start, long.places[-1].end)
        if long.words[behind : behind + 2] == ("only", "if"):
            return Span(long.places[behind].start, long.places[-1].end)
    return None


def _names(claim: Claim, source: str) -> bool:
    """Whether a claim has the last word of a speaker's name."""
    return source.split()[-1].lower() in {w.lower() for w in _WORD.findall(claim.text)}


def _speaking(claim: Claim, source: str, said: _Quoted) -> Span:
    """Where the speaker is named; the quotation where that is elsewhere."""
    at = claim.text.find(source.split()[-1])
    if at < 0:
        return Span(said.places[0].start, said.places[-1].end)
    first = claim.text.find(source)
    start = first if first >= 0 else at
    return Span(claim.span.start + start, claim.span.start + at + len(source.split()[-1]))


plugin: type[Check] = QuotationCheck
