"""Sentences that state several things, taken apart where the split is sure: each clause can be checked by itself.

A wrong split makes a statement that nobody made, so a sentence stays whole unless the words leave no choice: no quotation,
no reporting, one place only where it can be cut, and a finite verb on both sides that can be nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.claims._function_words import (
    AUXILIARIES,
    DETERMINERS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
)
from factcheck.claims._speech import PARTICIPLES, VERBS
from factcheck.claims._tokens import MARKS, Token, finite, surely_finite, tokenise
from factcheck.claims._verbs import NOUNS_TOO, STATING
from factcheck.claims._word_lists import word_set

_PASTS = word_set(
    "rose fell grew went came took gave saw knew began wrote became sank flew ran drove chose broke spoke wore drew sang"
    " swam rode shook froze shrank sprang stole tore overtook withdrew arose"
)
"""Past forms that are no participles: “lorries built in Leeds” is no clause, “lorries broke down” is."""
_UNFINISHED = word_set("be been being have do")
_SURE = (AUXILIARIES - _UNFINISHED) | _PASTS
_QUOTES = ('"', "“", "”", "«", "»", "„", "``", "''")
_CONCESSIVE = ("Although ", "Though ", "Despite ")
_JOINT = re.compile(r"[\s,](?:and|but|whereas)\s|, while\s|;")
_CONJUNCTIONS = word_set("and but whereas while")
_PAIRING = word_set("both either neither between not")
_CONCEDING = word_set("although though")
_RELATIVES = word_set("which who")
_PAST = word_set("was were had did") | _PASTS
_PARTICIPLES = word_set(
    "built held made found led born known sold bought sent written drawn grown taken given seen set cut lost won"
)
_ELLIPTIC = word_set("not too so either also is are was were has have had do does did")
_NO_SUBJECT = ("ed", "ing", "ly")
_OFTEN = word_set("often usually sometimes rarely together hence thus therefore soon later finally")
_NO_OPENING = PREPOSITIONS | SUBORDINATORS | TIME_WORDS | OPENERS
_WHEN = TIME_WORDS | _OFTEN
_NO_NOUN = SUBORDINATORS | PRONOUNS
_NO_HEAD = _NO_NOUN | PREPOSITIONS | word_set("there this that these those")
_NOT_IN_SUBJECT = (PREPOSITIONS - {"of"}) | SUBORDINATORS | OPENERS
_NOT_IN_ASIDE = SUBORDINATORS | {"and", "or"}
_NOT_IN_NOUN = PREPOSITIONS | SUBORDINATORS | {"and", "or"}
_NOT_BEFORE_NAME = word_set("and or of the")
_OF_THINGS = word_set(
    "is was are were has had holds held employs employed carries carried contains contained serves served produces produced"
    " covers covered measures measured weighs weighed"
)
"""Verbs that say of what a thing is like; others may speak of the whole sentence before: “which cost 300 jobs”."""
_LONGEST_NOUN = 4
"""Tokens."""
_SURELY_STATING = STATING - NOUNS_TOO
_VERB_NEXT = tuple([word] for word in sorted(_SURE | STATING))
_LONGEST_SUBJECT = 7
"""Tokens."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement of a sentence; all places are offsets into the sentence."""

    start: int
    end: int
    read_from: int
    """Where its own words begin, behind “and”, “although”, “which”."""
    subject: tuple[int, int] | None = None
    """The subject that it takes over, where it has none."""
    link: str = ""
    """Verb between that subject and its own words."""
    frame: tuple[int, int] | None = None
    """Words that hand it to a speaker, where they stand in another clause."""


def split(text: str) -> tuple[Clause, ...]:
    """Returns the clauses of a sentence in order, disjoint; nothing where it is one statement or the split is not sure."""
    if not _promising(text):
        return ()
    tokens = tokenise(text, ())
    if len(tokens) < 6 or any(mark in text for mark in _QUOTES):
        return ()
    for cut in (_conceded, _aside, _trailing, _coordinated):
        clauses = cut(text, tokens)
        if clauses:
            return clauses
    return ()


def has_joint(text: str) -> bool:
    """Whether a sentence has any place where clauses may meet: the quickest look."""
    return _JOINT.search(text) is not None or ", wh" in text or text.count(",") > 1


def _promising(text: str) -> bool:
    """Whether a sentence may be taken apart: a quick look before its words are read."""
    commas = text.count(",")
    if commas == 2:
        return text.rpartition(",")[2].split(maxsplit=1)[:1] in _VERB_NEXT and any(map(str.isdigit, text))
    if commas > 2 or ":" in text or "(" in text:
        return False
    if text.startswith(_CONCESSIVE):
        return commas == 1
    if commas == 1 and (", which " in text or ", who " in text) and any(map(str.isdigit, text)):
        return True
    if len(_JOINT.findall(text)) != 1:
        return False
    return text.split(maxsplit=1)[0].lower() not in _NO_OPENING


def _end(text: str) -> int:
    return len(text.rstrip())


def _before(text: str, mark: int) -> int:
    """Where the words before a comma or conjunction end; signs such as “%” belong to them."""
    return len(text[:mark].rstrip())


def _coordinated(text: str, tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """“Exports rose by 4 % and imports fell by 2 %”, “The dam was built in 1962 and supplies three towns”."""
    if any(token.word in _PAIRING for token in tokens):
        return ()
    found = [
        clauses
        for index, token in enumerate(tokens)
        if token.word in _CONJUNCTIONS or token.word == ";"
        if (clauses := _cut_at(text, tokens, index))
    ]
    joints = sum(token.word in _CONJUNCTIONS or token.word in ("or", ";") for token in tokens)
    return found[0] if len(found) == 1 and joints == 1 else ()


def _cut_at(text: str, tokens: Sequence[Token], joint: int) -> tuple[Clause, ...]:
    """The two clauses around a conjunction, if both are sure."""
    comma = joint > 0 and tokens[joint - 1].word == ","
    left = tokens[: joint - comma]
    right = tokens[joint + 1 :]
    if not right or not _main(left) or any(token.word in MARKS for token in right):
        return ()
    if left[-1].text[0].isdigit() and right[0].text[0].isdigit():
        return ()
    if any(token.word in PARTICIPLES for token in left):
        # “She hit back, claiming he is ill and the press is cruel”: she says both.
        return ()
    if tokens[joint].word == "while" and not (comma and _figure(left) and _figure(right)):
        return ()
    first = Clause(0, _before(text, tokens[joint - comma].start), 0)
    start, end = right[0].start, _end(text)
    if _own_subject(right, firm=comma or tokens[joint].word == ";"):
        return first, Clause(start, end, start)
    subject = _subject(left)
    if subject is None or not _continues(right[0]):
        return ()
    return first, Clause(start, end, start, subject)


def _main(tokens: Sequence[Token]) -> bool:
    """Whether a stretch is a main clause of its own: subject first, a sure verb, no mark and no side clause."""
    if len(tokens) < 3 or tokens[0].word in _NO_OPENING:
        return False
    if any(token.word in MARKS or token.word in SUBORDINATORS for token in tokens):
        return False
    return not _sure(tokens[0]) and finite(tokens)


def _own_subject(tokens: Sequence[Token], firm: bool) -> bool:
    """Whether a stretch begins with a subject and its verb; `firm` where a comma already parts the clauses."""
    first = tokens[0]
    adverb = first.word in _WHEN
    if not first.capital and (
        adverb or first.word in VERBS or _continues(first) or first.word.endswith(_NO_SUBJECT)
    ):
        return False
    if first.word in _NO_HEAD:
        return False
    for index in range(1, min(len(tokens), _LONGEST_SUBJECT + 1)):
        token = tokens[index]
        if _sure(token) and tokens[index - 1].word not in DETERMINERS:
            # “and the support is not”: what is denied stands in the other clause.
            return any(other.word not in _ELLIPTIC for other in tokens[index + 1 :])
        if firm and (first.word in DETERMINERS or first.capital) and finite(tokens[: index + 1]):
            return True
        if token.word in _NO_NOUN or (token.word in PREPOSITIONS and token.word != "of"):
            return False
    return False


def _sure(token: Token) -> bool:
    return token.word in _SURE and not token.capital


def _continues(token: Token) -> bool:
    """Whether a word right behind “and” is the verb of the subject before."""
    return _sure(token) or (token.word in _SURELY_STATING and not token.capital)


def _subject(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Place of the subject of a main clause: what stands before its first verb."""
    for index, token in enumerate(tokens[: _LONGEST_SUBJECT + 1]):
        noun = index > 0 and tokens[index - 1].word in DETERMINERS
        if not noun and (_sure(token) or (index and token.word in STATING)):
            return (
                (tokens[0].start, tokens[index - 1].end) if index and tokens[0].word not in PRONOUNS else None
            )
        if token.word in PREPOSITIONS and token.word != "of":
            return None
    return None


def _conceded(text: str, tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """“Although A, B”, “Despite X being A, B”, “Despite being A, X is B”."""
    commas = [index for index, token in enumerate(tokens) if token.word in MARKS]
    if len(commas) != 1 or tokens[commas[0]].word != ",":
        return ()
    comma = commas[0]
    left, right = tokens[1:comma], tokens[comma + 1 :]
    if len(left) < 2 or len(right) < 3 or right[0].word in PRONOUNS:
        return ()
    main = Clause(right[0].start, _end(text), right[0].start)
    if tokens[0].word in _CONCEDING:
        sure = _main(left) and not left[0].word.endswith(_NO_SUBJECT) and _own_subject(right, firm=True)
        return (Clause(0, _before(text, tokens[comma].start), left[0].start), main) if sure else ()
    if tokens[0].word != "despite":
        return ()
    being = next((index for index, token in enumerate(left) if token.word == "being"), None)
    if being is None or being + 1 >= len(left) or any(token.word in SUBORDINATORS for token in left):
        return ()
    verb = next((token for token in right if surely_finite(token)), None)
    if verb is None:
        return ()
    subject = (left[0].start, left[being - 1].end) if being else _subject(right)
    if subject is None:
        return ()
    link = "was" if verb.word in _PAST else "is"
    return Clause(0, _before(text, tokens[comma].start), left[being + 1].start, subject, link), main


def _aside(text: str, tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """“The dam, built in 1962, holds 5 million cubic metres”: an aside with a figure, right behind the subject."""
    commas = [index for index, token in enumerate(tokens) if token.word in MARKS]
    if len(commas) != 2 or any(tokens[index].word != "," for index in commas):
        return ()
    first, second = commas
    subject, aside, rest = tokens[:first], tokens[first + 1 : second], tokens[second + 1 :]
    if not 0 < len(subject) <= _LONGEST_SUBJECT or len(aside) < 3 or len(rest) < 2:
        return ()
    if finite(subject) or any(token.word in _NOT_IN_SUBJECT for token in subject):
        return ()
    if not _continues(rest[0]) or not _figure(aside):
        return ()
    opening = _opening(aside, rest[0])
    if opening is None or any(token.word in _NOT_IN_ASIDE for token in aside[1:]):
        return ()
    place = (subject[0].start, subject[-1].end)
    return (
        Clause(0, _before(text, tokens[second].start), opening[0], place, opening[1]),
        Clause(rest[0].start, _end(text), rest[0].start, place),
    )


def _trailing(text: str, tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """“The council opened the bridge, which has 4 lanes”: an aside with a figure at the end, right behind its noun."""
    commas = [index for index, token in enumerate(tokens) if token.word in MARKS]
    if len(commas) != 1 or tokens[commas[0]].word != ",":
        return ()
    main, aside = tokens[: commas[0]], tokens[commas[0] + 1 :]
    if len(aside) < 3 or aside[0].word not in _RELATIVES or aside[1].word not in _OF_THINGS:
        return ()
    if not _main(main) or not _figure(aside) or any(token.word in _NOT_IN_ASIDE for token in aside[1:]):
        return ()
    first = _named_last(main, aside[0].word == "who")
    if first is None:
        return ()
    place = (main[first].start, main[-1].end)
    end = _before(text, tokens[commas[0]].start)
    return Clause(0, end, 0), Clause(aside[0].start, _end(text), aside[1].start, place)


def _named_last(main: Sequence[Token], person: bool) -> int | None:
    """Index of the first word of the one noun phrase behind the verb: “the bridge”, “Ada Brandt”; None where there are more."""
    first = len(main) - 1
    while first > 0 and main[first].capital:
        first -= 1
    if person:
        # Nothing but a full name leaves no doubt who is meant.
        return first + 1 if len(main) - first > 2 and main[first].word not in _NOT_BEFORE_NAME else None
    first = len(main) - 1
    while first > 0 and len(main) - first <= _LONGEST_NOUN and main[first].word not in DETERMINERS:
        if main[first].word in _NOT_IN_NOUN or surely_finite(main[first]):
            return None
        first -= 1
    verb = main[first - 1]
    sure = (
        main[first].word == "the"
        and first < len(main) - 1
        and (surely_finite(verb) or verb.word.endswith("ed"))
    )
    return first if sure else None


def _figure(tokens: Sequence[Token]) -> bool:
    """Whether a stretch holds a number in digits."""
    return any(any(map(str.isdigit, token.text)) for token in tokens)


def _opening(aside: Sequence[Token], verb: Token) -> tuple[int, str] | None:
    """Where an aside is read from, and the verb that makes a statement of it; None where it is none."""
    head = aside[0]
    if head.word in _RELATIVES:
        return (aside[1].start, "") if _continues(aside[1]) or aside[1].word.endswith("ed") else None
    if head.capital:
        return None
    if head.word in _PARTICIPLES or head.word.endswith("ed"):
        return head.start, "was"
    if head.word in ("a", "an", "the"):
        past = verb.word in _PAST or verb.word.endswith("ed")
        return (head.start, "was" if past else "is") if not finite(aside) else None
    return None


def reading(text: str, clause: Clause) -> Iterator[tuple[str, int | None]]:
    """The pieces of a clause as a sentence, each with its offset in the sentence; None for words put in."""
    if clause.frame is not None and clause.frame[0] < clause.start:
        yield f"{text[slice(*clause.frame)].strip()} ", None
    if clause.subject is not None:
        yield text[clause.subject[0] : clause.subject[1]], clause.subject[0]
        yield f" {clause.link} " if clause.link else " ", None
    yield text[clause.read_from : clause.end], clause.read_from
    if clause.frame is not None and clause.frame[0] >= clause.end:
        yield f", {text[slice(*clause.frame)].strip(', ')}", None
