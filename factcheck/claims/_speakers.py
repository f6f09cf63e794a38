"""Whom the frames of a document name, with pronouns and short names led back to the fullest name."""

from collections.abc import Sequence

from factcheck.claims._sight import Sight
from factcheck.claims._subjects import leading_name, main_subject
from factcheck.claims._tokens import tokenise
from factcheck.claims.sources import FullNames, Speaker, speaker

_LOOK_BACK = 5
"""Sentences; how far a pronoun's person is sought among those who are named but do not speak."""
_NEAR = 3
"""Sentences; "it" and "they" mean a speaker no further back."""
_PERSONAL = ("he", "she", "him", "her")
_OTHER = ("it", "they", "them")


def speakers(sights: Sequence[Sight], names: FullNames) -> tuple[Speaker | None, ...]:
    """Returns whom the frame of each sentence names; None where there is no frame, or a frame without a name.

    `names` are those of the document. A pronoun stays as it is where nobody fits.
    """
    result: list[Speaker | None] = []
    person: tuple[int, Speaker] | None = None
    other: tuple[int, Speaker] | None = None
    for index, here in enumerate(sights):
        if here.frame is None or not here.frame.source:
            result.append(None)
            continue
        said = speaker(here.frame.source)
        if said.name in _PERSONAL:
            said = _person(sights, (index, said.name), person, names) or said
        elif said.name in _OTHER:
            near = other[1] if other and index - other[0] <= _NEAR else None
            said = near or (_body(sights, index) if said.name == "it" else None) or said
        else:
            said = _in_full(said, names)
        if said.person:
            person = (index, said)
        elif said.name not in _PERSONAL + _OTHER:
            other = (index, said)
        result.append(said)
    return tuple(result)


def _person(
    sights: Sequence[Sight], pronoun: tuple[int, str], spoke: tuple[int, Speaker] | None, names: FullNames
) -> Speaker | None:
    """Whom the pronoun of that sentence means: the last person who spoke, or who was a subject after that."""
    index, word = pronoun
    oldest = max(index - _LOOK_BACK, spoke[0] + 1 if spoke else 0)
    candidates = [
        found
        for earlier in range(index - 1, oldest - 1, -1)
        if sights[earlier].frame is None and (found := _subject(sights[earlier], names)) is not None
    ]
    if spoke:
        candidates.append(spoke[1])
    fitting = (found for found in candidates if word in ("him", "her") or found.pronoun in ("", word))
    return next(fitting, None)


def _subject(here: Sight, names: FullNames) -> Speaker | None:
    """The person who is the subject of a sentence."""
    tokens = tokenise(here.text, here.quotes)
    extent = leading_name(tokens) if tokens else None
    if extent is None:
        return None
    found = _in_full(speaker(here.text[tokens[extent[0]].start : tokens[extent[1]].end]), names)
    # A family name that several people of the document share still rules out those named before.
    return found if found.person or names.knows(found.name) else None


def _body(sights: Sequence[Sight], index: int) -> Speaker | None:
    """The body that is the subject of the sentence before: "The Red Cross runs the camp. It says ..."."""
    before = sights[index - 1] if index else None
    if before is None or before.block != sights[index].block or before.frame is not None:
        return None
    tokens = tokenise(before.text, before.quotes)
    found = main_subject(tokens, len(tokens)) if tokens else None
    if found is None:
        return None
    said = speaker(before.text[tokens[found.first].start : tokens[found.last].end])
    return None if said.person or said.plural else said


def _in_full(said: Speaker, names: FullNames) -> Speaker:
    """The speaker by the fullest form of the name in the document."""
    full = names.full(said.name)
    return said if full == said.name else speaker(full)
