"""Two restatements of one sentence, each with details that the other lacks: they agree, whatever differs in their words.

Articles and their highlights, leads and bodies, pages and their summaries tell one thing twice in this way. Labelled pairs
hardly show it: there, what differs between two like sentences is what makes them contradict each other.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

Span = tuple[int, int]
_BRACKET = re.compile(r"\s\([^()]{2,80}\)")
_LEADING = re.compile(
    r"(?:In|On|At|During|After|Before|By|Since|With|Following|For|From|According to|Under)\s[^,]{3,50},\s"
)
_CLAUSE = re.compile(
    r",\s(?:which|who|where|when|while|because|although|after|before|as|including|with|according to)\b[^,]*(?=\.$)"
)
_APPOSITION = re.compile(r",\s(?!and\b|or\b|but\b|so\b)[^,]{3,70},(?=\s)")
_PHRASE = re.compile(
    r"(?<=\w)\s(?:in|on|at|near|during|after|before|since|from|for|with|by|outside|along)\s(?:[\w'’-]+\s?){1,6}(?=\.$)"
)
_ADVERB = re.compile(r"\s(?:also|reportedly|then|subsequently|recently|finally|eventually|immediately)(?=\s)")
_BOUND = re.compile(
    r"(?:located|based|situated|consists?|consisted|depends?|interested|known|lies|lay|lives?|lived|is|was|are|were|been|"
    r"resulted|belongs?|listed|not|than|used|born|still|even|asked)$"
)
"""A phrase behind one of these is no detail: the sentence would break without it."""
_TURNS = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|only|except|without|all|every|most|n't)\b|n't\b"
)
"""Behind such a word a detail left out makes another statement."""
FEWEST_WORDS = 5


def details(sentence: str) -> list[Span]:
    """Stretches that the sentence can do without, none within another, in order; none where a word turns the sentence."""
    if _TURNS.search(sentence) or not sentence.endswith(".") or ", and " in sentence or ", or " in sentence:
        return []
    found = [m.span() for m in _BRACKET.finditer(sentence)]
    if leading := _LEADING.match(sentence):
        found.append(leading.span())
    found.extend(m.span() for m in _APPOSITION.finditer(sentence, leading.end() if leading else 0))
    if clause := _CLAUSE.search(sentence):
        found.append(clause.span())
    elif (phrase := _PHRASE.search(sentence)) and not _BOUND.search(sentence[: phrase.start()]):
        found.append(phrase.span())
    found.extend(m.span() for m in _ADVERB.finditer(sentence))
    apart: list[Span] = []
    for span in sorted(found):
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return apart


def without(sentence: str, spans: Sequence[Span]) -> str:
    """The sentence without these stretches, which are in order and apart."""
    kept, end = [], 0
    for start, stop in spans:
        kept.append(sentence[end:start])
        end = stop
    text = "".join((*kept, sentence[end:])).strip()
    return text[:1].upper() + text[1:]


def restated(sentence: str, rng: random.Random) -> tuple[str, str] | None:
    """Two versions of a sentence, each without details that the other has; nothing where it has too few of them."""
    spans = details(sentence)
    if len(spans) < 2:
        return None
    rng.shuffle(spans)
    cut = rng.randint(1, len(spans) - 1)
    one, other = (without(sentence, sorted(part)) for part in (spans[:cut], spans[cut:]))
    if min(len(one.split()), len(other.split())) < FEWEST_WORDS:
        return None
    return one, other
