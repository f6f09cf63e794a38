"""Words that weaken a statement: "may", "reportedly", "is expected to"."""

from collections.abc import Sequence

from factcheck.claims._function_words import BE
from factcheck.claims._speech import HEDGES, PASSIVE_HEDGES, PERMITTED, SURE_HEDGES
from factcheck.claims._tokens import Token
from factcheck.claims._word_lists import word_set
from factcheck.model import Span

_ASKING = word_set("how what whether which who why")
_BOUNDS = word_set("as up at no any either between larger longer shorter more less")
_DEGREES = word_set("very highly widely still also now generally commonly most")


def find(tokens: Sequence[Token]) -> Span | None:
    """Returns the first word that makes the main statement of a sentence uncertain, None where it is firm."""
    for index, token in enumerate(tokens):
        if token.word in HEDGES and (token.word in SURE_HEDGES or _hedges(tokens, index)):
            return Span(token.start, token.end)
    return None


def _hedges(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that has other uses weakens the statement here."""
    word = tokens[index].word
    before = tokens[index - 1].word if index else ""
    after = [token.word for token in tokens[index + 1 : index + 4]]
    if not after:
        return False
    if word in ("may", "could"):
        return tokens[0].word not in _ASKING and _guess(tokens[index], before, after)
    if word == "likely":
        behind_be = before in BE or (before in _DEGREES and index > 1 and tokens[index - 2].word in BE)
        return (behind_be and after[0] in ("to", "that")) or before in ("will", "would")
    if word in PASSIVE_HEDGES:
        behind_be = before in BE or (before in _DEGREES and index > 1 and tokens[index - 2].word in BE)
        return behind_be and after[0] == "to"
    return after[0] in ("to", "that", "likely", "as")


def _guess(token: Token, before: str, after: Sequence[str]) -> bool:
    """Whether "may" or "could" guesses, rather than names the month, permits, forbids or tells an ability."""
    if token.capital or before in ("which", "that", "who") or not after[0][0].isalpha():
        return False
    if token.word == "could":
        return after[0] not in ("not", "only") and before not in (
            "nobody",
            "none",
            "no-one",
            "never",
            "neither",
        )
    if before == "you" or after[0] == "only":
        return False
    if after[0] == "be" and after[1:2] and after[1] in _BOUNDS:
        return False
    verb = next((word for word in after if word not in ("not", "be", "also", "then")), "")
    return verb not in PERMITTED
