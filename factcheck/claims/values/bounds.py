"""Words around a number that bound or blur it: “at least”, “or more”, “about”, “may not exceed”, “no bag may weigh more than”."""

from __future__ import annotations

from factcheck.claims.values.lexicon import CLAUSE_OPENERS, NUMBERS, listed
from factcheck.claims.values.tokens import MARK, NUMBER, WORD, Tokens
from factcheck.model import Bound

SENSES = {"least": Bound.AT_LEAST, "most": Bound.AT_MOST}
_BEFORE: dict[tuple[str, ...], str] = {
    tuple(words.split()): sense for words, sense in NUMBERS["before"].items()
}
_AFTER: dict[tuple[str, ...], str] = {
    tuple(words.split()): sense for words, sense in NUMBERS["after"].items()
}
_COMPARATIVES = {
    word: side == "down" for side, words in NUMBERS["comparatives"].items() for word in words.split()
}
"""Whether “than” behind a comparative sets an upper limit (“fewer than”)."""
_LAST_BEFORE = frozenset(words[-1] for words in _BEFORE) | {"than", "as"}
_FIRST_AFTER = frozenset(words[0] for words in _AFTER)
_SIGNS = ("$", "€", "£", "¥")
_TURNED = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}
_TURNING = listed("than over above below under exceeding exceeds exceed exceeded of")
"""Last words of a bound that a denial turns round, “of” in “in excess of”: “not at least” is no way to set one."""
_PERMITTING = listed("may must can could should shall might")
_ALLOWED = listed("allowed permitted entitled able supposed")
_NEGATED = listed("cannot can't mustn't shouldn't shan't mayn't couldn't")
_NOBODY = listed("nobody none neither no-one")
_LASTING = listed("for in within since after during")
"""“It did not rain for more than two weeks” is a long time, “you may not stay for more than two weeks” a short one."""
_TELLING = listed(
    "only just know knows knew known say says said think thinks thought believe believes claim claims sure clear certain true mean means"
    " expect expects rule until even necessarily all every always enough"
)
"""Words behind which a denial is of something else than the bound."""
_LOOK = 12
"""Tokens before a bound that are read for a denial."""
_NEAR = 3
"""Tokens between a plain “not” and its bound, at most: “does not weigh more than”."""


def before(t: Tokens, first: int) -> tuple[Bound, bool, int]:
    """Bound and approximation said before token `first`, and the token where these words begin."""
    bound, approximate = Bound.EXACT, False
    for _ in range(3):
        if first == 0 or t.lower[first - 1] not in _LAST_BEFORE:
            break
        sense, length = _said_before(t, first)
        words = t.lower[first - length : first]
        if not length:
            break
        if not sense and words[-1] not in ("just", "only", "exactly", "precisely"):
            break
        first -= length
        approximate = approximate or "about" in sense
        if sense and sense.split()[0] in SENSES:
            bound = SENSES[sense.split()[0]]
            if words[-1] in _TURNING and "no" not in words and "not" not in words and _denied(t, first):
                bound = _TURNED[bound]
    return bound, approximate, first


def _said_before(t: Tokens, first: int) -> tuple[str, int]:
    """Sense and length of the words before token `first` that bound or blur a number; length 0 where there are none."""
    for length in (4, 3, 2, 1):
        words = tuple(t.lower[max(first - length, 0) : first])
        if len(words) == length and words in _BEFORE:
            return _BEFORE[words], length
    if t.at(first - 1) == "than" and t.at(first - 2) in _COMPARATIVES:
        negated = t.at(first - 3) in ("no", "not")
        return ("least", "most")[_COMPARATIVES[t.at(first - 2)] != negated], 3 if negated else 2
    if t.at(first - 1) == "as" and t.at(first - 3) == "as" and t.kind(first - 2) == WORD:
        return "most", 3
    return "", 0


def behind(t: Tokens, behind: int) -> tuple[str, int]:
    """“least”, “most” or “about” said behind a number, and the token behind these words."""
    if t.at(behind) in _FIRST_AFTER:
        for length in (4, 3, 2, 1):
            words = tuple(t.lower[behind : behind + length])
            if len(words) == length and words in _AFTER:
                if words == ("plus",) and (t.kind(behind + 1) == NUMBER or t.at(behind + 1) in _SIGNS):
                    break
                return _AFTER[words], behind + length
    return "", behind


def _denied(t: Tokens, first: int) -> bool:
    """Whether a bound that begins at token `first` is denied: “may not weigh more than”, “no bag may weigh more than”."""
    permitted = False
    for k in range(first - 1, max(first - 1 - _LOOK, -1), -1):
        low = t.lower[k]
        if t.kinds[k] == MARK and not t.quote(k) and low != "-":
            return False
        if low in CLAUSE_OPENERS or low in _TELLING or low == "or":
            return False
        permitted = permitted or low in _PERMITTING or low in _ALLOWED
        if low in ("not", "never") or low in _NEGATED or low.endswith("n't"):
            rule = permitted or low in _NEGATED or t.at(k - 1) in _PERMITTING
            lasting = not _LASTING.isdisjoint(t.lower[k:first])
            return not lasting and (low == "never" or first - 1 - k <= _NEAR) if not rule else True
        if low in _NOBODY or (low == "no" and t.kind(k + 1) == WORD):
            return permitted
    return False
