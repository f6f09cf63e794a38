"""Modal verbs and phrases in their place: what must, may, should, will or would be."""

from __future__ import annotations

from factcheck.claims.values.lexicon import PREPOSITIONS, listed, read
from factcheck.claims.values.tokens import WORD, Tokens
from factcheck.model import Modality
from factcheck.wording import Force

_TABLE = read("wording")
_VERBS = {word: Force(force) for force, words in _TABLE["modals"].items() for word in words.split()}
_PHRASES: dict[str, list[tuple[tuple[str, ...], Force]]] = {}
for _force, _found in _TABLE["modal_phrases"].items():
    for _phrase in _found:
        _words = tuple(_phrase.split())
        _PHRASES.setdefault(_words[0], []).append((_words, Force(_force)))
_NOUN_BEFORE = listed(_TABLE["nouns"]["before"])
_AMBIGUOUS = frozenset({"can", "may", "might", "must", "will"})
_TRIGGERS = frozenset(_VERBS) | {"to", "better"}
_ENDING = "'ll"


def find(t: Tokens, taken: set[int]) -> list[Modality]:
    """The modal words of a sentence, in order; tokens in `taken` belong to dates."""
    short = _ENDING in t.text or "’ll" in t.text
    if _TRIGGERS.isdisjoint(t.vocabulary) and not short:
        return []
    found: list[Modality] = []
    for i, low in enumerate(t.lower):
        if not (low in _VERBS or low in _PHRASES or (short and low.endswith(_ENDING))):
            continue
        if i in taken or t.kinds[i] != WORD:
            continue
        if low in _VERBS:
            if not _is_noun(t, i):
                found.append(Modality(t.span(i, i + 1), _VERBS[low]))
        elif low in _PHRASES:
            found.extend(_phrase_at(t, i))
        else:
            found.append(Modality(t.span(i, i + 1), Force.EXPECTED))
    return found


def _phrase_at(t: Tokens, i: int) -> list[Modality]:
    for words, force in _PHRASES[t.lower[i]]:
        behind = i + len(words)
        # “is due to rain”: a cause, where no verb can follow.
        if (
            tuple(t.lower[i:behind]) == words
            and t.kind(behind) == WORD
            and t.at(behind) not in ("the", "a", "an")
        ):
            return [Modality(t.span(i, behind), force)]
    return []


def _is_noun(t: Tokens, i: int) -> bool:
    """“a can of paint”, “free will”, “May 2022”, “a must”."""
    low = t.lower[i]
    if low not in _AMBIGUOUS:
        return False
    if t.at(i - 1) in _NOUN_BEFORE or (t.joined(i) and t.at(i - 1) == "-") or t.at(i + 1) == "-":
        return True
    if t.capital(i) and (low == "may" or i > 0):
        return t.kind(i + 1) != WORD or i > 0 or t.at(i + 1) in PREPOSITIONS
    return t.kind(i + 1) != WORD and not t.quote(i + 1) and t.at(i + 1) != ","
