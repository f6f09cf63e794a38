"""Directions on a scale: low or high value, more or less of it, a rise or a fall.

The dimension is the noun that is called high or low, or the scale that an adjective names (“expensive”: price). A scale
adjective or a verb keeps what it is said of as a modifier (“the gate is open”: openness of a gate); value, importance
and significance do not. “no value” is -1 by itself, although the text also holds a negation.
"""

from __future__ import annotations

from factcheck.claims.values import comparisons, phrases
from factcheck.claims.values.lexicon import (
    ADJECTIVES,
    AUXILIARIES,
    DETERMINERS,
    DIMENSION_NOUNS,
    FUNCTION_WORDS,
    GENERIC_HEADS,
    PREPOSITIONS,
    PRONOUNS,
    TIME_NOUNS,
    VERBS,
    WEIGHTY_NOUNS,
    adjective,
    lemma,
    listed,
    plural,
)
from factcheck.claims.values.phrases import Phrase
from factcheck.claims.values.scales import COMPOUNDS, CUES, Cue, same_dimension, scale_of
from factcheck.claims.values.tokens import NUMBER, WORD, Screen, Tokens
from factcheck.model import Degree

__all__ = ["find", "same_dimension"]

_LINKING = frozenset(
    {
        "remain",
        "remains",
        "remained",
        "seem",
        "seems",
        "seemed",
        "become",
        "becomes",
        "became",
        "stay",
        "stays",
    }
    | {
        "stayed",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "get",
        "gets",
        "got",
        "appears",
        "looks",
        "kept",
    }
)
_TURNING = frozenset("become becomes became becoming get gets got getting grew grown growing".split())
_HOLDERS = frozenset(
    {"has", "have", "had", "having", "holds", "held", "carries", "carried", "retains", "retained"}
)
_PICKING = frozenset({"the", "this", "that", "these", "those", "which"})
_OF_VALUE = WEIGHTY_NOUNS - {"interest", "use", "concern", "merit", "benefit"}
_ABSTRACT = ("ity", "ance", "ence", "ness", "ency", "ancy", "ship")
_MORE = listed("more less most least as so too very quite rather much far not now")
_NOUNLIKE = listed("gain gains win wins support supports ban bans close veto capture permit open")
_NOUNS = frozenset(word for word, cues in CUES.items() if any(cue.group == "noun" for cue in cues))
_TRIGGERS = frozenset(comparisons.SIGNS) | _HOLDERS | {"rather", "of", "up", "down"}
_WEIGHING = _HOLDERS | {"of"}
"""Words that say something only of a weighty noun."""
_OPENING = Screen(lambda low: low in CUES or low in _TRIGGERS or "-" in low)
_REACH = 8
"""Tokens between a linking verb and what it says."""


def find(t: Tokens) -> list[Degree]:
    """The degrees of a sentence, in order."""
    found: list[Degree] = []
    seen: set[int] = set()
    weighty = not WEIGHTY_NOUNS.isdisjoint(t.vocabulary)
    for i in _OPENING.places(t):
        if t.lower[i] in _WEIGHING and not weighty:
            continue
        for degree in _at(t, i):
            if degree.span.start not in seen:
                seen.add(degree.span.start)
                found.append(degree)
    return found


def _at(t: Tokens, i: int) -> list[Degree]:
    """The degrees that the word at token `i` brings."""
    low = t.lower[i]
    if low in comparisons.SIGNS:
        return comparisons.read(t, i)
    if low in CUES:
        return _cued(t, i)
    if low == "rather" and t.at(i + 1) == "than":
        return comparisons.rather_than(t, i)
    if low in _WEIGHING:
        return _weighty(t, i)
    if low in ("up", "down") and (t.kind(i + 1) == NUMBER or t.at(i + 1) in ("$", "€", "£")):
        return _moved(t, i)
    if "-" in low and low.partition("-")[0] in CUES:
        return _hyphenated(t, i)
    return []


def _cued(t: Tokens, i: int) -> list[Degree]:
    low = t.lower[i]
    if (
        (t.at(i + 1) in COMPOUNDS.get(low, ()) and not (t.at(i + 1) == "by" and _amount(t, i + 2)))
        or (t.capital(i) and t.capital(i + 1))
        or (i > 0 and t.words[i].isupper())
    ):
        return []
    if t.capital(i) and i > 0 and not t.quote(i - 1) and t.at(i - 1) != ".":
        return []
    for cue in CUES[low]:
        degree = _READERS[cue.group](t, i, cue)
        if degree is not None:
            return [degree]
    return []


def _magnitude(t: Tokens, i: int, cue: Cue) -> Degree | None:
    if (t.at(i - 1) == "a" and t.lower[i] == "little") or (
        t.at(i - 1) in _PICKING and _picks(t.lower[i], cue)
    ):
        return None
    if cue.kind == "change" and t.at(i + 1) in DETERMINERS:
        return None
    if t.at(i + 1) == "in" or t.at(i + 1) == "on":
        phrase = phrases.complement(t, i + 1)
        if phrase is None or phrase.noun not in DIMENSION_NOUNS:
            phrase = None
    else:
        phrase = _noun_after(t, i)
    if phrase is not None:
        if cue.group == "choosy" and not _scalar(phrase.noun):
            return None
        noun, modifiers = _measured(t, phrase)
        beside = (*modifiers, t.at(i - 2)) if t.at(i - 1) in ("and", "or") else modifiers
        if any(other.direction == -cue.direction for word in beside for other in CUES.get(word, ())):
            return None
        return Degree(t.span(i, phrase.head + 1), noun, cue.direction, modifiers, cue.kind)
    if t.lower[i] in ("no", "little", "real", "full"):
        return None
    subject = _predicated(t, i)
    if subject is None or (cue.group == "choosy" and not _scalar(subject.noun)):
        return None
    return Degree(t.span(i, i + 1), subject.noun, cue.direction, subject.modifiers, cue.kind)


def _picks(low: str, cue: Cue) -> bool:
    """Whether an adjective behind “the” only tells one thing from another: “the higher rate”, “the small share”."""
    return cue.kind == "comparison" or (cue.group == "choosy" and scale_of(low) is not None)


def _scalar(noun: str) -> bool:
    return noun in DIMENSION_NOUNS or noun.endswith(_ABSTRACT)


def _noun_after(t: Tokens, i: int) -> Phrase | None:
    """The noun that an adjective at token `i` stands before."""
    k = i + 1
    while t.quote(k):
        k += 1
    if t.at(k) in ("and", "or", ","):
        k += 1
        if not adjective(t.at(k)):
            return None
    if t.kind(k) != WORD or t.lower[k] in FUNCTION_WORDS or _no_noun(t.lower[k]):
        return None
    return phrases.after(t, k)


def _measured(t: Tokens, phrase: Phrase) -> tuple[str, tuple[str, ...]]:
    """Noun and modifiers; a “number”, “level” or “rate” of something gives way to that."""
    if phrase.noun in GENERIC_HEADS:
        if t.at(phrase.head + 1) == "of":
            inner = phrases.complement(t, phrase.head + 1)
            if inner is not None:
                return inner.noun, inner.modifiers
        name = phrases.named(phrase)
        if name != phrase.noun:
            return name, tuple(word for word in phrase.modifiers if lemma(word) != name)
    return phrase.noun, phrase.modifiers


def _predicated(t: Tokens, i: int) -> Phrase | None:
    """The subject of “is low”, “remains very high”."""
    k = i - 1
    while k > i - _REACH and (
        t.quote(k) or t.at(k) in _MORE or (t.at(k).endswith("ly") and len(t.at(k)) > 4)
    ):
        k -= 1
    if t.at(k) not in _LINKING:
        return None
    return phrases.subject(t, k)


def _scale(t: Tokens, i: int, cue: Cue) -> Degree | None:
    """“is expensive”, “is an expensive car”; not “the expensive car”, which only tells it from others."""
    if t.at(i - 1) in ("more", "less"):
        return None
    phrase = _noun_after(t, i)
    adverb = _adverb(t.at(i - 1))
    if phrase is None:
        phrase = _predicated(t, i)
    elif not (cue.plain or _asserted(t, i)):
        return None
    if phrase is None:
        return None
    said_of = () if cue.plain else (phrase.noun,)
    # What “has become cheaper” has moved, as what fell has.
    kind = "change" if cue.kind == "comparison" and t.at(i - 1) in _TURNING else cue.kind
    return Degree(t.span(i, i + 1), cue.scale, cue.direction, (*adverb, *said_of), kind)


def _asserted(t: Tokens, i: int) -> bool:
    k = i - 1
    while k > i - _REACH and (t.at(k) in _MORE or t.at(k).endswith("ly") or t.quote(k)):
        k -= 1
    return t.at(k) in _LINKING or (
        t.at(k) in ("a", "an") and (t.at(k - 1) in _LINKING or t.at(k - 1) == "such")
    )


def _adverb(low: str) -> tuple[str, ...]:
    """The adjective behind an adverb of respect: “strategically” gives “strategic”."""
    if not low.endswith("ly") or len(low) < 7:
        return ()
    candidates = (low[:-2], low[:-4], low[:-3] + "y")
    known = next((word for word in candidates if word in ADJECTIVES), "")
    if known:
        return (known,)
    return (low[:-4],) if low.endswith("ically") else ()


def _state(t: Tokens, i: int, cue: Cue) -> Degree | None:
    """“opened the gate”, “the gate is closed”, “logging is enabled”."""
    passive = t.at(i - 1) in _LINKING or t.at(i - 2) in _LINKING
    before = t.at(i - 1)
    if not passive and (
        i == 0 or before in DETERMINERS or before in PREPOSITIONS - {"to"} or adjective(before)
    ):
        return None
    if not passive and (_amount(t, i + 1) or (t.lower[i] in _NOUNLIKE and not _acts(t, i))):
        return None
    if not passive and before == "," and t.at(i + 1) in PREPOSITIONS:
        phrase = phrases.before(t, i - 1)
    else:
        phrase = _predicated(t, i) if passive else _object(t, i) or phrases.subject(t, i)
    if phrase is None or phrase.noun in TIME_NOUNS:
        return None
    return Degree(t.span(i, i + 1), cue.scale, cue.direction, (phrase.noun,), cue.kind)


def _acts(t: Tokens, i: int) -> bool:
    """Whether a word that may be a noun stands where a verb does: “to gain”, “they support the plan”."""
    before = t.at(i - 1)
    return before == "to" or before in AUXILIARIES or before in PRONOUNS or t.capital(i - 1)


def _object(t: Tokens, i: int) -> Phrase | None:
    k = i + 1
    while t.quote(k):
        k += 1
    low = t.at(k)
    if t.kind(k) != WORD or (low in FUNCTION_WORDS and low not in DETERMINERS):
        return None
    if _no_noun(low):
        return None
    return phrases.after(t, k)


def _no_noun(low: str) -> bool:
    return low.endswith("ly") or (low in VERBS and lemma(low) not in DIMENSION_NOUNS)


def _order(t: Tokens, i: int, cue: Cue) -> Degree | None:
    """“was the first country”; not “the first country”, which only tells it from others."""
    if t.at(i - 1) != "the" or t.at(i - 2) not in _LINKING:
        return None
    phrase = _noun_after(t, i)
    if phrase is None or phrase.noun in TIME_NOUNS:
        return None
    return Degree(t.span(i, phrase.head + 1), cue.scale, cue.direction, (*phrase.modifiers, phrase.noun))


def _verb(t: Tokens, i: int, cue: Cue) -> Degree | None:
    before, following = t.at(i - 1), t.at(i + 1)
    if before in DETERMINERS or adjective(before) or (t.lower[i] in _NOUNS and _is_noun(t, i)):
        return None
    if t.lower[i].startswith("declin") and following == "to" and not _amount(t, i + 2):
        return None
    passive = before in _LINKING
    phrase = None
    if cue.takes != "subject" and not (passive and cue.takes == "object") and not _amount(t, i + 1):
        phrase = _object(t, i)
    if phrase is None and (cue.takes != "object" or passive):
        phrase = phrases.subject(t, i)
    if phrase is None or (
        t.capital(phrase.head) and not plural(t.lower[phrase.head]) and not _scalar(phrase.noun)
    ):
        return None
    if t.capital(phrase.head) and t.capital(phrase.head - 1):
        return None
    noun, modifiers = _measured(t, phrase)
    if t.lower[i].startswith(("rais", "cut")) and not _scalar(noun):
        return None
    return Degree(t.span(i, i + 1), noun, cue.direction, modifiers, cue.kind)


def _is_noun(t: Tokens, i: int) -> bool:
    """Whether “rise”, “drop” and their kind are nouns here: “sea level rise”, “a drop in sales”."""
    before = t.at(i - 1)
    if before in DIMENSION_NOUNS:
        return True
    return t.at(i + 1) in ("in", "of") and not (
        plural(before) or before in AUXILIARIES or before in ("to", "and")
    )


def _amount(t: Tokens, k: int) -> bool:
    return t.kind(k) == NUMBER or t.at(k) in ("$", "€", "£", "a", "about", "nearly", "just")


def _noun(t: Tokens, i: int, cue: Cue) -> Degree | None:
    """“a rise in prices”, “the fall of output”, “price increase”."""
    before, following = t.at(i - 1), t.at(i + 1)
    if following in ("in", "of") and t.kind(i + 2) != NUMBER:
        phrase = phrases.complement(t, i + 1)
        if phrase is None or t.capital(phrase.head) or phrase.noun in TIME_NOUNS:
            return None
        noun, modifiers = _measured(t, phrase)
        return Degree(t.span(i, phrase.head + 1), noun, cue.direction, modifiers, cue.kind)
    if before in DIMENSION_NOUNS or (plural(before) is False and lemma(before) in DIMENSION_NOUNS):
        phrase = phrases.before(t, i)
        if phrase is not None:
            return Degree(t.span(phrase.head, i + 1), phrase.noun, cue.direction, phrase.modifiers, cue.kind)
    return None


def _weighty(t: Tokens, i: int) -> list[Degree]:
    """“of strategic importance”, “has operational value”: the noun alone says much."""
    nouns = _OF_VALUE if t.lower[i] == "of" else WEIGHTY_NOUNS
    k = i + 1
    if t.lower[i] != "of" and t.at(k) in ("a", "some", "both"):
        k += 1
    if t.at(k) in FUNCTION_WORDS or not any(t.at(j) in nouns for j in range(k, k + 6)):
        return []
    phrase = phrases.after(t, k)
    if phrase is None or phrase.noun not in nouns or any(word in CUES for word in phrase.modifiers):
        return []
    return [Degree(t.span(phrase.first, phrase.head + 1), phrase.noun, 1, phrase.modifiers)]


def _moved(t: Tokens, i: int) -> list[Degree]:
    """“shares are up 5%”."""
    phrase = phrases.subject(t, i)
    if phrase is None:
        return []
    noun, modifiers = _measured(t, phrase)
    return [Degree(t.span(i, i + 1), noun, 1 if t.lower[i] == "up" else -1, modifiers, "change")]


def _hyphenated(t: Tokens, i: int) -> list[Degree]:
    """“low-value”, “high-cost”."""
    head, _, noun = t.lower[i].partition("-")
    cue = CUES[head][0]
    if cue.group not in ("magnitude", "choosy") or noun not in DIMENSION_NOUNS or noun == "level":
        return []
    return [Degree(t.span(i, i + 1), noun, cue.direction, (), cue.kind)]


_READERS = {
    "magnitude": _magnitude,
    "choosy": _magnitude,
    "scale": _scale,
    "state": _state,
    "order": _order,
    "verb": _verb,
    "noun": _noun,
}
