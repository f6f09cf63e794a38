"""“More X than Y”: one degree for what is compared, or two where qualities of one thing are weighed."""

from __future__ import annotations

from factcheck.claims.values import phrases
from factcheck.claims.values.lexicon import DIMENSION_NOUNS, NUMBER_WORDS, adjective, lemma
from factcheck.claims.values.phrases import Phrase
from factcheck.claims.values.scales import scale_of
from factcheck.claims.values.tokens import NUMBER, WORD, Tokens
from factcheck.model import Degree

SIGNS = {"more": 1, "less": -1, "fewer": -1}
_NOT_AFTER = frozenset({"no", "any", "once", "or", "not"}) | set(NUMBER_WORDS)


def read(t: Tokens, i: int) -> list[Degree]:
    """The degrees that “more”, “less” or “fewer” at token `i` brings."""
    j = _unquoted(t, i + 1)
    if t.at(j) == "than" or t.at(i - 1) in _NOT_AFTER or t.kind(i - 1) == NUMBER:
        return []
    of = t.at(j) == "of" and t.at(j + 1) in ("a", "an")
    phrase = phrases.after(t, j + 1 if of else j)
    if phrase is None or not {"more", "less"}.isdisjoint(phrase.modifiers):
        return []
    sign = SIGNS[t.lower[i]]
    if not of and _qualities(t, phrase):
        return _weighed(t, i, phrase, sign) if not t.lower[phrase.head].endswith("ly") else []
    scaled = next((cue for word in phrase.modifiers if (cue := scale_of(word))), None)
    if scaled is not None and phrase.noun not in DIMENSION_NOUNS:
        said_of = () if scaled.plain else (phrase.noun,)
        span = t.span(i, phrase.head + 1)
        return [Degree(span, scaled.scale, sign * scaled.direction, said_of, "comparison")]
    first = Degree(t.span(i, phrase.head + 1), _dimension(t, phrase), sign, phrase.modifiers, "comparison")
    second = _behind_than(t, phrase)
    # “more inventory than necessary” weighs nothing against anything.
    if second is not None and phrase.modifiers and (_qualities(t, second) or second.noun == phrase.noun):
        adjectives = (
            (*second.modifiers, t.lower[second.head]) if second.noun != phrase.noun else second.modifiers
        )
        span = t.span(second.first, second.head + 1)
        return [first, Degree(span, first.dimension, -sign, adjectives, "comparison")]
    return [first]


def _dimension(t: Tokens, phrase: Phrase) -> str:
    if phrase.noun in ("number", "level", "amount", "degree") and t.at(phrase.head + 1) == "of":
        inner = phrases.complement(t, phrase.head + 1)
        return inner.noun if inner else phrase.noun
    return phrase.noun


def _qualities(t: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is made of adjectives only."""
    low = t.lower[phrase.head]
    return low not in DIMENSION_NOUNS and (
        adjective(low) or scale_of(low) is not None or low.endswith(("ed", "ly"))
    )


def _weighed(t: Tokens, i: int, phrase: Phrase, sign: int) -> list[Degree]:
    """“more symbolic than strategic”, “more expensive”."""
    cue = scale_of(t.lower[phrase.head])
    second = _behind_than(t, phrase)
    if cue is not None:
        subject = phrases.subject(t, i)
        modifiers = () if cue.plain or subject is None else (subject.noun,)
        span = t.span(i, phrase.head + 1)
        return [Degree(span, cue.scale, sign * cue.direction, modifiers, "comparison")]
    ours = (*phrase.modifiers, t.lower[phrase.head])
    if second is None:
        dimension = _scale_said_of(t, i)
        return [Degree(t.span(i, phrase.head + 1), dimension, sign, ours, "comparison")] if dimension else []
    if _qualities(t, second):
        theirs, dimension = (*second.modifiers, t.lower[second.head]), _scale_said_of(t, i)
    elif second.noun in DIMENSION_NOUNS and second.modifiers:
        theirs, dimension = second.modifiers, second.noun
    else:
        return []
    return [
        Degree(t.span(i, phrase.head + 1), dimension, sign, ours, "comparison"),
        Degree(t.span(second.first, second.head + 1), dimension, -sign, theirs, "comparison"),
    ]


def rather_than(t: Tokens, i: int) -> list[Degree]:
    """“symbolic rather than strategic value”: two degrees around “rather than” at token `i`."""
    left = i - 1
    while t.quote(left) or t.at(left) == ",":
        left -= 1
    second = phrases.after(t, i + 2)
    if second is None or t.kind(left) != WORD or not adjective(t.lower[left]):
        return []
    if second.noun in DIMENSION_NOUNS and second.modifiers:
        theirs, dimension = second.modifiers, second.noun
    elif _qualities(t, second):
        theirs, dimension = (*second.modifiers, t.lower[second.head]), _scale_said_of(t, left)
    else:
        return []
    if not dimension:
        return []
    return [
        Degree(t.span(left, left + 1), dimension, 1, (t.lower[left],), "comparison"),
        Degree(t.span(second.first, second.head + 1), dimension, -1, theirs, "comparison"),
    ]


def _scale_said_of(t: Tokens, i: int) -> str:
    """The subject, if it is a scale: “its value is more symbolic”."""
    subject = phrases.subject(t, i)
    if subject is not None and lemma(subject.noun) in DIMENSION_NOUNS:
        return subject.noun
    return ""


def _behind_than(t: Tokens, phrase: Phrase) -> Phrase | None:
    k = _unquoted(t, phrase.head + 1)
    if t.at(k) != "than":
        return None
    k += 1
    if t.at(k) in ("it", "they") and t.at(k + 1) in ("is", "was", "are", "were", "has", "had", "have"):
        k += 2
    if t.at(k) in ("of", "on", "in"):
        k += 1
    return phrases.after(t, k)


def _unquoted(t: Tokens, k: int) -> int:
    while t.quote(k):
        k += 1
    return k
