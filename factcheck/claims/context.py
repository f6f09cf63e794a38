"""What a model reads in place of a bare sentence: one line, with the words it needs to stand alone.

Only four things are added, each only where one reading is possible: a speaker's name for the pronoun in front of
a speech verb; the only person of the sentence before for "He" and "She"; the topic that "X is a ..." has set for
"It" and "The ..."; heading and introduction for list items and `Key: value` lines that name no subject.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from factcheck.claims._antecedents import Antecedent
from factcheck.claims._function_words import AUXILIARIES
from factcheck.claims._titles import KIN, TITLES
from factcheck.claims._verbs import STATING, states
from factcheck.claims.sources import FullNames
from factcheck.claims.worthiness import is_keyed
from factcheck.model import Attribution, BlockKind, Document, Mode, Sentence

_SHORT = 5
"""Words; a longer item that ends in a full stop is a sentence of its own."""
_LONGEST_LINE = 120
"""Characters; a longer paragraph with a colon is running text."""
_SPEAKING = re.compile(
    r"\b(?P<pronoun>[Hh]e|[Ss]he)(?= (?:(?:has|had|also|further|later|then|again|once|repeatedly|previously|"
    r"recently|\w{2,20}ly) ){0,3}\Z)"
)
_DEFINITION = re.compile(
    r"(?P<topic>[A-Z][\w’'.-]{0,40}(?: [A-Z][\w’'.-]{0,40}){0,3}|The [a-z][\w-]{1,30}(?: [a-z][\w-]{1,30})?"
    r"|The(?: [A-Z][\w’'.-]{0,40}){1,3}(?: [a-z][\w-]{1,30}){1,2})"
    r" (?:is|was) (?:an?|the) (?P<what>[^,;:.()\"“]{1,120})"
)
_BACK = re.compile(
    r"(?P<pronoun>It)(?= (?:is|was|has|had|can|will|does|did|\w{2,20}(?:s|ed))\b)|The (?P<noun>[a-z]{2,30})(?= )"
)
_NOT_A_TOPIC = frozenset(
    "this that it he she there what here who which they we you one these those".split(" ")
)
_EMPTY_IT = frozenset(
    "clear unclear likely unlikely possible impossible important necessary true known time".split(" ")
)
_WORD = re.compile(r"[^\W_]++(?:['’-][^\W_]++)*+")
_VAGUE = re.compile(r"\b(?:the following|these|this|it|they)\b", re.IGNORECASE)


def contexts(
    document: Document,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    names: FullNames | None = None,
) -> tuple[str, ...]:
    """Returns the context of each sentence of a document, in order; `names` are its names, where they are known already."""
    result: list[str] = []
    topic = Topic()
    antecedent = Antecedent(names or FullNames(document.text))
    starts = [block.span.start for block in document.blocks]
    block = -1
    introduction = ""
    for sentence, attribution in zip(sentences, attributions, strict=True):
        if (here := bisect_right(starts, sentence.span.start)) != block:
            block = here
            antecedent.reset()
        raw = document.text[sentence.span.start : sentence.span.end]
        line = " ".join(raw.split())
        if sentence.kind is not BlockKind.ITEM:
            introduction = line if line.endswith(":") and sentence.kind is not BlockKind.HEADING else ""
        if sentence.kind in (BlockKind.HEADING, BlockKind.CELL):
            topic = Topic()
            result.append(line)
            continue
        resolved = antecedent.resolve(line)
        named = _name_speaker(raw, sentence, attribution)
        if named is None:
            named = resolved if resolved != line else topic.resolve(line)
        topic = topic.after(line, sentence.headings)
        result.append(_introduce(named, sentence, introduction))
    return tuple(result)


def _name_speaker(raw: str, sentence: Sentence, attribution: Attribution) -> str | None:
    """The sentence with its speaker's name for the pronoun before the speech verb; None where there is none."""
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or not source[:1].isupper() or attribution.mode is Mode.HEDGED:
        return None
    at = cue.start - sentence.span.start
    match = _SPEAKING.search(raw, max(0, at - 60), at)
    if match is None:
        return None
    return " ".join(f"{raw[: match.start()]}{source}{raw[match.end() :]}".split())


class Topic:
    """What "X is a Y" has made the one thing that is talked about."""

    def __init__(
        self, name: str = "", nouns: frozenset[str] = frozenset(), headings: tuple[str, ...] = ()
    ) -> None:
        self._name = name
        self._nouns = nouns
        self._headings = headings

    def after(self, line: str, headings: tuple[str, ...]) -> "Topic":
        """The topic behind a sentence: a new definition sets it, "It" and "The Y" keep it, all else drops it."""
        found = _DEFINITION.match(line)
        if found and found["topic"].lower() not in _NOT_A_TOPIC:
            head = _head(found["what"])
            if head in TITLES or head in KIN:
                return Topic()
            return Topic(found["topic"], frozenset((head,)), headings)
        return self if self._name and headings == self._headings and self._refers(line) else Topic()

    def resolve(self, line: str) -> str:
        """The sentence with the topic's name for a leading "It" or "The Y"."""
        match = self._refers(line)
        return f"{self._name}{line[match.end() :]}" if match else line

    def _refers(self, line: str) -> re.Match[str] | None:
        """The words at the start of a sentence that mean the topic."""
        if not self._name:
            return None
        match = _BACK.match(line)
        if match is None:
            return None
        if match["noun"]:
            return (
                match
                if match["noun"] in self._nouns and line[match.end() + 1 :].split(" ")[0] in _FINITE
                else None
            )
        following = line[match.end() :].split(maxsplit=2)
        return None if len(following) > 1 and following[1].strip(".,") in _EMPTY_IT else match


_FINITE = AUXILIARIES | STATING


def _head(phrase: str) -> str:
    """The noun that a predicate is built on: the last word before the first preposition or clause."""
    words: list[str] = []
    for word in _WORD.findall(phrase):
        if word in (
            "of",
            "in",
            "on",
            "at",
            "for",
            "with",
            "that",
            "which",
            "who",
            "from",
            "by",
            "near",
            "and",
            "to",
        ):
            break
        words.append(word)
    return words[-1].lower() if words else ""


def _introduce(line: str, sentence: Sentence, introduction: str) -> str:
    """A list item or `Key: value` line with its introducing sentence and heading in front."""
    item = sentence.kind is BlockKind.ITEM
    if not item and len(line) >= _LONGEST_LINE:
        return line
    keyed = is_keyed(line)
    if not item and not keyed:
        return line
    words = _WORD.findall(line.lower())
    whole = line.endswith(".") and len(words) > _SHORT
    if not keyed and (whole or states(words)):
        return line
    heading = sentence.headings[-1] if sentence.headings else ""
    parts = [line]
    if item and introduction:
        parts.insert(0, introduction.rstrip(": "))
        if not states(_WORD.findall(introduction.lower())) or _VAGUE.search(introduction):
            parts.insert(0, heading)
    else:
        parts.insert(0, heading)
    return ": ".join(part for part in parts if part)
