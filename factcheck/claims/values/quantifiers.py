"""Words that say of how many, or how often, a statement holds: “every school”, “most of them”, “rarely”."""

from __future__ import annotations

from factcheck.claims.values import phrases
from factcheck.claims.values.lexicon import NUMBER_WORDS, adjective, plural, read
from factcheck.claims.values.numbers import MULTIPLIERS
from factcheck.claims.values.tokens import NUMBER, WORD, Tokens
from factcheck.model import Quantifier
from factcheck.wording import Extent

_TABLE = read("wording")
_WORDS = {word: Extent(extent) for extent, words in _TABLE["quantifiers"].items() for word in words.split()}
_ALONE = {word: Extent(extent) for extent, words in _TABLE["pronouns"].items() for word in words.split()}
_ADVERBS = {word: Extent(extent) for extent, words in _TABLE["adverbs"].items() for word in words.split()}


def _by_word(
    entries: dict[str, Extent | None], last: bool
) -> dict[str, list[tuple[tuple[str, ...], Extent | None]]]:
    """Phrases by their first word, or by their last one, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Extent | None]]] = {}
    for phrase, extent in sorted(entries.items(), key=lambda entry: -len(entry[0].split())):
        words = tuple(phrase.split())
        table.setdefault(words[-1 if last else 0], []).append((words, extent))
    return table


_PHRASES = _by_word(
    {
        phrase: Extent(extent)
        for extent, found in _TABLE["phrases"].items()
        if extent != "harmless"
        for phrase in found
    },
    last=False,
)
_SECOND = frozenset(words[1] for found in _PHRASES.values() for words, _ in found)
_HARMLESS: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
"""Each word of a harmless phrase -> its place in it, and the phrase."""
for _phrase in _TABLE["phrases"]["harmless"]:
    for _place, _word in enumerate(_phrase.split()):
        _HARMLESS.setdefault(_word, []).append((_place, tuple(_phrase.split())))
_SINGLE = frozenset(_WORDS) | frozenset(_ALONE) | frozenset(_ADVERBS)
_TRIGGERS = _SINGLE | frozenset(_PHRASES)


def find(t: Tokens) -> list[Quantifier]:
    """The quantifiers of a sentence, in order."""
    alone = _SINGLE.isdisjoint(t.vocabulary)
    if alone and (_SECOND.isdisjoint(t.vocabulary) or _PHRASES.keys().isdisjoint(t.vocabulary)):
        return []
    found: list[Quantifier] = []
    done = 0
    for i, low in enumerate(t.lower):
        if i < done or low not in _TRIGGERS or (low not in _SINGLE and t.at(i + 1) not in _SECOND):
            continue
        quantifier, done = _at(t, i)
        if quantifier is not None:
            found.append(quantifier)
    return found


def _at(t: Tokens, i: int) -> tuple[Quantifier | None, int]:
    """The quantifier that begins at token `i`, and the token behind it or behind what only looks like one."""
    for words, extent in _PHRASES.get(t.lower[i], ()):
        behind = i + len(words)
        if extent is not None and tuple(t.lower[i:behind]) == words:
            return Quantifier(t.span(i, behind), extent, _measure(t, behind)), behind
    low = t.lower[i]
    if _harmless(t, i):
        return None, i + 1
    if low in _ADVERBS:
        return Quantifier(t.span(i, i + 1), _ADVERBS[low], "time"), i + 1
    if low in _ALONE:
        return Quantifier(t.span(i, i + 1), _ALONE[low]), i + 1
    if low in _WORDS and _counts(t, i):
        return Quantifier(t.span(i, i + 1), _WORDS[low], _measure(t, i + 1)), i + 1
    return None, i + 1


def _harmless(t: Tokens, i: int) -> bool:
    """Whether the word belongs to a phrase that says nothing of how many."""
    return any(
        tuple(t.lower[max(i - place, 0) : i - place + len(words)]) == words
        for place, words in _HARMLESS.get(t.lower[i], ())
    )


def _counts(t: Tokens, i: int) -> bool:
    """Whether a noun or “of” follows, so that the word is no superlative, no answer and no rounding."""
    low, following = t.lower[i], t.at(i + 1)
    if t.joined(i) or (t.joined(i + 1) and following == "-"):
        return False
    if t.kind(i + 1) == NUMBER or following in NUMBER_WORDS or following in MULTIPLIERS:
        return low in ("all", "both")
    if low == "most":
        return following in ("of", "other") or plural(following) or _of_plurals(t, i + 1)
    if low == "both" and following != "of":
        # “Both the mayor and the council” joins two, and counts none.
        phrase = phrases.after(t, i + 1)
        return phrase is not None and plural(t.lower[phrase.head])
    if low in ("none", "neither", "both", "all"):
        return not (low == "neither" and "nor" in t.vocabulary and following != "of")
    if low in ("few", "many") and t.at(i - 1) in ("a", "the", "these", "those", "how", "too", "so", "as"):
        return False
    if low in ("no", "some", "certain") and t.at(i - 1) in ("a", "an", "the", "for"):
        return False
    return following == "of" or (t.kind(i + 1) == WORD and phrases.after(t, i + 1) is not None)


def _of_plurals(t: Tokens, i: int) -> bool:
    """“most small firms”: an adjective and then a plural."""
    return t.kind(i) == WORD and adjective(t.lower[i]) and plural(t.at(i + 1))


def _measure(t: Tokens, i: int) -> str:
    phrase = phrases.after(t, i + 1 if t.at(i) == "of" else i)
    return phrase.noun if phrase else ""
