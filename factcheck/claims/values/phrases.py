"""Noun phrases without a parser: the noun behind a word, and the subject before a verb, by closed word classes."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.claims.values.lexicon import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARIES,
    CLAUSE_OPENERS,
    DETERMINERS,
    DIMENSION_NOUNS,
    FUNCTION_WORDS,
    GENERIC_HEADS,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
    adjective,
    lemma,
    participle,
    plural,
)
from factcheck.claims.values.tokens import MARK, WORD, Tokens
from factcheck.frozen import quick

_REACH = 8
"""Tokens that a noun phrase may have."""
_CLAUSE = 16
"""Tokens in which a subject is looked for."""
_CLAUSE_MARKS = frozenset(",;:—()[]!?…|")
_ASIDES = frozenset("however though meanwhile instead therefore nevertheless nonetheless moreover".split())
"""Words that commas may part from the clause: “The profit, however, shrank”."""


@quick
@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with what stands before it."""

    head: int
    """Token of the noun."""
    noun: str
    """Its lemma."""
    modifiers: tuple[str, ...]
    """Lower-case words between determiner and noun, in order."""
    first: int
    """Token with which the phrase begins."""


def after(t: Tokens, i: int) -> Phrase | None:
    """The noun phrase that begins at token `i`, determiners and quotation marks included."""
    limit = i + _REACH
    while i < limit and (t.quote(i) or t.at(i) in DETERMINERS):
        i += 1
    words = _run(t, i)
    head = _head(t, words)
    if head is None:
        return None
    before = [k for k in words if k < head]
    return Phrase(head, lemma(t.lower[head]), _modifiers(t, before), i)


def _run(t: Tokens, i: int) -> list[int]:
    """Tokens from `i` that may belong to one noun phrase; quotes, commas and “and” between adjectives are skipped."""
    words: list[int] = []
    for k in range(i, min(i + _REACH, len(t))):
        low = t.lower[k]
        if t.kinds[k] != WORD:
            joining = t.quote(k) or (low == "," and bool(words) and adjective(t.lower[words[-1]]))
            if joining or (low == "/" and words):
                continue
            break
        if low in ("and", "or") and words and k + 1 < len(t) and not _closed(t, words):
            continue
        if (
            low in FUNCTION_WORDS
            and low not in ("past", "opposite", "near")
            and (words or low not in ("more", "less"))
        ):
            break
        if words and low in VERBS and lemma(low) not in DIMENSION_NOUNS:
            break
        if words and participle(low) and _closed(t, words):
            break
        words.append(k)
    return words


def _closed(t: Tokens, words: list[int]) -> bool:
    """Whether the last word already is a noun, so that “and” or a participle begins something new."""
    last = t.lower[words[-1]]
    return plural(last) or last in DIMENSION_NOUNS or not (adjective(last) or participle(last))


def _head(t: Tokens, words: list[int]) -> int | None:
    if not words:
        return None
    for position, k in enumerate(words):
        if plural(t.lower[k]) and not _name_in_s(t, words, position):
            while position + 1 < len(words) and words[position + 1] == k + 1 and plural(t.lower[k + 1]):
                position += 1
                k += 1
            return k
    for k in words:
        following = t.at(k + 1)
        if lemma(t.lower[k]) in DIMENSION_NOUNS and not (k + 1 in words and not participle(following)):
            return k
    last = words[-1]
    while len(words) > 1 and participle(t.lower[last]) and not t.capital(last):
        words = words[:-1]
        last = words[-1]
    return last


def _name_in_s(t: Tokens, words: list[int], position: int) -> bool:
    """“Hamas fighters”: a capitalised word in -s that another word follows is a name and no plural."""
    return t.capital(words[position]) and position + 1 < len(words)


def _modifiers(t: Tokens, words: list[int]) -> tuple[str, ...]:
    return tuple(
        t.lower[k]
        for k in words
        if t.lower[k] not in ("and", "or") and not t.lower[k].endswith(("'s", "s'", "ly"))
    )


def before(t: Tokens, i: int) -> Phrase | None:
    """The noun phrase that ends right before token `i`, without what hangs on it."""
    end = i
    while t.quote(end - 1):
        end -= 1
    first = end
    while first > 0 and end - first < _REACH and _inside(t, first - 1):
        first -= 1
    words = [k for k in range(first, end) if t.kinds[k] == WORD and t.lower[k] not in ("and", "or")]
    while words and (t.lower[words[-1]] in FUNCTION_WORDS or t.lower[words[-1]].endswith("ly")):
        words.pop()
    if not words:
        return None
    head = words[-1]
    if t.lower[head] in ADJECTIVES and t.lower[head] not in DIMENSION_NOUNS:
        return None
    return Phrase(head, lemma(t.lower[head]), _modifiers(t, _attributes(t, words[:-1])), first)


def _inside(t: Tokens, k: int) -> bool:
    low = t.lower[k]
    if t.kinds[k] != WORD:
        return t.quote(k) or (low == "," and k > 0 and adjective(t.lower[k - 1]) and adjective(t.at(k + 1)))
    if low in ("and", "or"):
        return k > 0 and adjective(t.at(k + 1).strip('"')) and _adjective_left(t, k)
    return low not in FUNCTION_WORDS and not (low in VERBS and lemma(low) not in DIMENSION_NOUNS)


def _adjective_left(t: Tokens, k: int) -> bool:
    left = k - 1
    while t.quote(left):
        left -= 1
    return adjective(t.at(left))


def _attributes(t: Tokens, words: list[int]) -> list[int]:
    """Only the words after a possessive: “the city's strategic value” leaves “strategic”."""
    for position in range(len(words) - 1, -1, -1):
        if t.lower[words[position]].endswith(("'s", "s'")):
            return words[position + 1 :]
    return words


def subject(t: Tokens, verb: int) -> Phrase | None:
    """The noun phrase that a verb at token `verb` says something of; None where it is a pronoun or missing."""
    end = verb
    while end > 0 and verb - end < _REACH and _skippable(t, end - 1):
        end -= 1
    if t.at(end - 1) == "," == t.at(end - 3) and t.at(end - 2) in _ASIDES:
        end -= 3
    if t.at(end - 1) in ("that", "which", "who"):
        end -= 1
        while t.at(end - 1) == ",":
            end -= 1
        return before(t, end)
    start = _clause_start(t, end)
    if start == end and t.at(start - 1) in ("and", "but"):
        return _shared_subject(t, start - 1)
    if start == end or t.lower[end - 1] in PRONOUNS:
        return None
    return _subject_in(t, start, end)


def _shared_subject(t: Tokens, conjunction: int) -> Phrase | None:
    """The subject of the verb before “and”: “Prices rose in May and fell in June”."""
    for k in range(conjunction - 1, max(conjunction - _CLAUSE, 0), -1):
        low = t.lower[k]
        if low in _CLAUSE_MARKS and t.kinds[k] == MARK:
            return None
        if low in AUXILIARIES or low in VERBS or (low.endswith("ed") and len(low) > 4):
            return subject(t, k)
    return None


def _skippable(t: Tokens, k: int) -> bool:
    low = t.lower[k]
    if t.kinds[k] != WORD:
        return t.quote(k)
    return (
        low in AUXILIARIES or low in ADVERBS or low in ("to", "been") or (low.endswith("ly") and len(low) > 4)
    )


def _clause_start(t: Tokens, end: int) -> int:
    start = end
    while start > 0 and end - start < _CLAUSE:
        low = t.lower[start - 1]
        if (low in _CLAUSE_MARKS and t.kinds[start - 1] == MARK) or (low == "." and not t.joined(start)):
            break
        if low in CLAUSE_OPENERS and not (low == "and" and _joins_nouns(t, start - 1)):
            break
        start -= 1
    return start


def _joins_nouns(t: Tokens, k: int) -> bool:
    """Whether an “and” stands inside one noun phrase: no verb has been seen on its left."""
    for left in range(k - 1, max(k - 6, -1), -1):
        low = t.lower[left]
        if low in _CLAUSE_MARKS:
            return True
        if low in AUXILIARIES or low in VERBS or (low.endswith("ed") and len(low) > 4):
            return False
    return True


def _subject_in(t: Tokens, start: int, end: int) -> Phrase | None:
    """The head of the clause's first phrase: “the price of oil” is a price, “the number of users” users."""
    if t.lower[start] in PREPOSITIONS:
        return before(t, end)
    stop = next((k for k in range(start + 1, end) if t.lower[k] in PREPOSITIONS), end)
    phrase = before(t, stop)
    if phrase is None or phrase.first >= stop:
        return before(t, end)
    if stop < end and t.lower[stop] == "of":
        inner = complement(t, stop)
        if inner is not None and phrase.noun in GENERIC_HEADS and phrase.noun != "value":
            return inner
        if inner is not None and _bare(t, stop, inner):
            return Phrase(phrase.head, phrase.noun, (*phrase.modifiers, inner.noun), phrase.first)
    return phrase


def complement(t: Tokens, preposition: int) -> Phrase | None:
    """The noun phrase that a preposition governs."""
    return after(t, preposition + 1)


def _bare(t: Tokens, preposition: int, inner: Phrase) -> bool:
    """Whether the governed noun stands without determiner or capital: “price of oil”, not “value of the city”."""
    return inner.first == preposition + 1 and not t.capital(inner.head)


def named(phrase: Phrase | None) -> str:
    """What a phrase measures: its noun, or the word before a noun as general as “rate” or “period”."""
    if phrase is None:
        return ""
    if phrase.noun in GENERIC_HEADS:
        for word in reversed(phrase.modifiers):
            if not adjective(word) and lemma(word) not in GENERIC_HEADS:
                return lemma(word)
    return phrase.noun
