"""One sentence cut into words, numbers and marks, with offsets: what every extractor of values reads."""

from __future__ import annotations

import re
from itertools import accumulate

from factcheck.claims.values.lexicon import NUMBER_WORDS, ORDINAL_WORDS, PERIOD_PREFIXES
from factcheck.claims.values.periods import MONTHS
from factcheck.model import Span

WORD = "w"
NUMBER = "n"
MARK = "m"
ADDRESS = "a"
_MOST_WORDS = 1 << 16
"""Words that are remembered; some 10 MB."""

_TOKEN = re.compile(
    r"""
    (
        [A-Za-z]++ (?![\w'’‑.:-])
      | (?:https?://|www\.) [^\s"”»)>]++
      | (?<![^\W_]) (?:[A-Za-z]\.){2,12} (?![^\W_])
      | [^\W\d_][^\W_]*+ (?: ['’‑-] [^\W_]++ )*+
      | \d++ (?: [.,]\d++ )*+
      | [^\w\s] | _
    )
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(r"\d")
_MEASURING_ADJECTIVES = frozenset({"old", "olds", "long", "high", "tall", "wide", "deep", "thick"})
_PIECE = re.compile(r"[^-‑]+|[-‑]")
_ACRONYMS = {
    "US": "u.s.",
    "USA": "u.s.",
    "UK": "u.k.",
    "UN": "u.n.",
    "EU": "e.u.",
    "IT": "i.t.",
    "WHO": "w.h.o.",
}
"""Acronyms that would read as pronouns in lower case, or that are written with and without dots."""
_QUOTES = frozenset("\"“”„‟«»‘’'`*")


class Tokens:
    """Parallel lists over the tokens of one sentence; index `i` means the i-th token everywhere."""

    __slots__ = (
        "capitals",
        "digits",
        "ends",
        "kinds",
        "lower",
        "offset",
        "starts",
        "text",
        "vocabulary",
        "words",
    )

    def __init__(
        self,
        text: str,
        words: list[str],
        lower: list[str],
        kinds: list[str],
        places: list[int],
        capitals: list[int],
        offset: int,
    ) -> None:
        """Takes the tokens of a text; `places` holds start and end of each in turn."""
        self.text = text
        self.offset = offset
        """Where the text begins in that to which all places refer."""
        self.words = words
        """As written."""
        self.lower = lower
        """Lower-case, with straight apostrophes and plain hyphens."""
        self.kinds = kinds
        self.starts = places[::2]
        self.ends = places[1::2]
        self.capitals = capitals
        """The words with an upper-case first letter, in order."""
        self.vocabulary = set(lower)
        """All of `lower`: tells at once that a sentence has no cue."""
        self.digits = _DIGIT.search(text) is not None
        """Whether the sentence has any."""

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, behind: int) -> Span:
        """Place of the characters from token `first` up to, but without, token `behind`."""
        return Span(self.starts[first], self.ends[behind - 1])

    def slice(self, span: Span) -> str:
        """The characters of a place."""
        return self.text[span.start - self.offset : span.end - self.offset]

    def at(self, i: int) -> str:
        """Lower-case token, or an empty string beyond either end."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def kind(self, i: int) -> str:
        """Kind of the token, or an empty string beyond either end."""
        return self.kinds[i] if 0 <= i < len(self.kinds) else ""

    def joined(self, i: int) -> bool:
        """Whether token `i` follows the one before it without any space."""
        return 0 < i < len(self.starts) and self.ends[i - 1] == self.starts[i]

    def capital(self, i: int) -> bool:
        """Whether token `i` is a word with an upper-case first letter."""
        return 0 <= i < len(self.words) and self.kinds[i] == WORD and self.words[i][0].isupper()

    def quote(self, i: int) -> bool:
        """Whether token `i` is a quotation mark or an emphasis mark, which no grammar should trip over."""
        return 0 <= i < len(self.words) and self.words[i] in _QUOTES


_Word = tuple[str, str, bool, int]
"""Kind and lower case of a token, whether it is a word with a capital, and whether its pieces are tokens of their own:
`_NEVER`, `_ALWAYS`, or `_BEHIND` a hyphen."""
_NEVER, _ALWAYS, _BEHIND = range(3)


class _Words(dict[str, _Word]):
    """Looks at each token once, however often it comes."""

    def __missing__(self, written: str) -> _Word:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[written] = found = _look(written)
        return found


_KNOWN = _Words()


def _look(written: str) -> _Word:
    first, low = written[0], written.lower()
    if first.isdecimal():
        return NUMBER, low, False, _NEVER
    if not first.isalnum():
        return MARK, low, False, _NEVER
    if "://" in written or written.startswith("www."):
        return ADDRESS, low, False, _NEVER
    capital = first.isupper()
    if written in _ACRONYMS:
        return WORD, _ACRONYMS[written], capital, _NEVER
    low = low.replace("’", "'").replace("‑", "-")
    if "-" not in low:
        return WORD, low, capital, _NEVER
    return WORD, low, capital, _ALWAYS if _comes_apart(low) else _BEHIND if _measuring(low) else _NEVER


def tokenise(text: str, offset: int = 0) -> Tokens:
    """Cuts a sentence into tokens; hyphenated number words (“twenty-five”, “ten-year”) come apart.

    `offset` is added to all places.
    """
    # Gaps and tokens in turn, so that the running sum of their lengths gives all places at once.
    pieces = _TOKEN.split(text)
    words = pieces[1::2]
    if not words:
        return Tokens(text, [], [], [], [], [], offset)
    known = [_KNOWN[word] for word in words]
    kinds, lower, capital, apart = map(list, zip(*known, strict=True))
    places = list(accumulate(map(len, pieces), initial=offset))[1:-1]
    if _ALWAYS in apart or _BEHIND in apart:
        for i in range(len(known) - 1, -1, -1):
            if apart[i] == _ALWAYS or (apart[i] == _BEHIND and words[i - 1] == "-"):
                _take_apart(words, lower, kinds, places, i)
        capital = [word[0].isupper() and kind == WORD for word, kind in zip(words, kinds, strict=True)]
    capitals = [i for i, upper in enumerate(capital) if upper]
    return Tokens(text, words, lower, kinds, places, capitals, offset)


def _take_apart(words: list[str], lower: list[str], kinds: list[str], places: list[int], i: int) -> None:
    """Puts the pieces of a hyphenated word in its place."""
    start = places[2 * i]
    found = list(_PIECE.finditer(words[i]))
    pieces = [piece[0] for piece in found]
    low = [piece.lower().replace("’", "'").replace("‑", "-") for piece in pieces]
    kinds[i : i + 1] = [MARK if one == "-" else NUMBER if one.isdecimal() else WORD for one in low]
    places[2 * i : 2 * i + 2] = [start + place for piece in found for place in piece.span()]
    words[i : i + 1] = pieces
    lower[i : i + 1] = low


def _measuring(low: str) -> bool:
    """The end of “27-year-old”, “30-metre-long”."""
    return low.rpartition("-")[2] in _MEASURING_ADJECTIVES


def _comes_apart(low: str) -> bool:
    first, _, rest = low.partition("-")
    if first in PERIOD_PREFIXES:
        return rest[:4].isdecimal() or rest in MONTHS
    return first in NUMBER_WORDS or first in ORDINAL_WORDS
