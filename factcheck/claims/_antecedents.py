"""The one person whom "He" or "She" at the start of a sentence can mean; nobody where two are possible."""

import re

from factcheck.claims._function_words import DETERMINERS, TIME_WORDS
from factcheck.claims._subjects import leading_name
from factcheck.claims._titles import KIN, PEOPLES, TITLES
from factcheck.claims._tokens import MAY, Token, tokenise
from factcheck.claims.sources import FullNames, Speaker, speaker

_PRONOUN = re.compile(r"(?P<pronoun>He|She)(?= [a-z])")
_QUOTING = ('"', "“", "«", "„")
_PLACING = ("in", "at", "from", "near", "of", "on", "into", "the", "through", "via", "outside")
"""Words behind which a capitalised name is a place, a time or a body rather than a person."""
_NOBODY = TIME_WORDS | PEOPLES | DETERMINERS


class Antecedent:
    """Follows a paragraph and remembers whom its sentences are about."""

    def __init__(self, names: FullNames) -> None:
        self._names = names
        self._before = ""
        self._person: Speaker | None = None

    def reset(self) -> None:
        """Forgets everything: a new paragraph begins."""
        self._before = ""
        self._person = None

    def resolve(self, line: str) -> str:
        """The sentence with a name for a leading pronoun, where the sentence before leaves no choice."""
        match = _PRONOUN.match(line)
        before, self._before = self._before, line
        if match is None:
            self._person = None
            return line
        if not _PRONOUN.match(before):
            self._person = self._only_person(before)
        if self._person is None or self._person.pronoun not in ("", match["pronoun"].lower()):
            return line
        return f"{self._person.name}{line[match.end() :]}"

    def _only_person(self, line: str) -> Speaker | None:
        """The person who is the subject of a sentence that names nobody else."""
        if not line or any(mark in line for mark in _QUOTING):
            return None
        tokens = tokenise(line, ())
        extent = leading_name(tokens)
        if extent is None:
            return None
        found = speaker(line[tokens[extent[0]].start : tokens[extent[1]].end])
        full = self._names.full(found.name)
        found = found if full == found.name else speaker(full)
        others = [i for i in range(extent[1] + 1, len(tokens)) if _may_be_person(tokens, i)]
        return (
            found if found.person and " " in found.name and found.name[0].isupper() and not others else None
        )


def _may_be_person(tokens: list[Token], index: int) -> bool:
    """Whether a word behind the subject may name somebody else."""
    token = tokens[index]
    if token.word in KIN or token.word in TITLES:
        return True
    if not token.capital or token.word in _NOBODY or token.word == MAY:
        return False
    first = index
    while first and tokens[first - 1].capital:
        first -= 1
    return first == 0 or tokens[first - 1].word not in _PLACING
