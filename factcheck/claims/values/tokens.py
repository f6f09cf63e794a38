"""One sentence cut into words, numbers and marks, with offsets: what every extractor of values reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate, compress, count
from operator import sub

from factcheck.claims.values.lexicon import NUMBER_WORDS, ORDINAL_WORDS, PERIOD_PREFIXES
from factcheck.claims.values.periods import MONTHS
from factcheck.model import Span

WORD = "w"
NUMBER = "n"
MARK = "m"
ADDRESS = "a"
_MOST_WORDS = 1 << 16
"""Words that are remembered; some 20 MB."""
_LONGEST_WORD = 40
"""Characters; longer ones hardly come again."""
_ROOM = 8
"""Tokens that may be asked for beyond either end without a look at where the sentence ends."""

# The space before a token is part of the match, so that the engine never tries a token where a space stands.
_TOKEN = re.compile(
    r"""
    \s*+
    (?:
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
_HALF_DAY = re.compile(r"[ap]m[-‑](?=\d)", re.IGNORECASE)
_CLOCK_PIECE = re.compile(r"[^\W\d_]+|\d+|[-‑]")
"""Of “am-5pm” behind the 9 of “9am-5pm”."""
_SMALL_FORMS = {
    "US": "u.s.",
    "USA": "u.s.",
    "UK": "u.k.",
    "UN": "u.n.",
    "EU": "e.u.",
    "IT": "i.t.",
    "WHO": "w.h.o.",
}
"""Acronyms that would read as pronouns in lower case, or that are written with and without dots."""
_NOTHING = ("",) * (2 * _ROOM)
"""Behind the last token; an index before the first one counts from the end of these."""
_QUOTES = frozenset("\"“”„‟«»‘’'`*")


_Row = tuple[str, ...]


class Tokens:
    """Parallel rows over the tokens of one sentence; index `i` means the i-th token everywhere."""

    __slots__ = (
        "capitals",
        "digits",
        "ends",
        "kinds",
        "lower",
        "marks",
        "near",
        "offset",
        "starts",
        "text",
        "vocabulary",
        "words",
    )

    def __init__(
        self,
        text: str,
        rows: tuple[_Row, _Row, _Row],
        marks: tuple[int, ...],
        places: tuple[tuple[int, ...], tuple[int, ...]],
        offset: int,
    ) -> None:
        """Takes the tokens of a text: words, lower case and kinds, what is known of each, their starts and their ends."""
        self.text = text
        self.offset = offset
        """Where the text begins in that to which all places refer."""
        self.words, self.lower, self.kinds = rows
        """As written; in lower case, with straight apostrophes and plain hyphens; what they are."""
        self.near = self.lower + _NOTHING
        """`near[i]` is `at(i)` without a call, for up to eight tokens beyond either end."""
        self.marks = marks
        """Bits for the screens, and whether it is a word with a capital."""
        self.starts, self.ends = places
        self.capitals = tuple(compress(count(), map(_CAPITAL.__and__, marks)))
        """The words with an upper-case first letter, in order."""
        self.vocabulary = frozenset(self.lower)
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


_Word = tuple[str, str, int]
"""Lower case and kind of a token, and what else is known of it: `_CAPITAL`, `_ALWAYS`, `_BEHIND`, and the bits of the screens."""
_CAPITAL, _ALWAYS, _BEHIND, _FIRST_SCREEN = 1, 2, 4, 8
"""A word with a capital; its pieces are tokens of their own; they are so behind a hyphen."""
_APART = _ALWAYS | _BEHIND


class _Words(dict[str, _Word]):
    """Looks at each token once, however often it comes."""

    def __missing__(self, written: str) -> _Word:
        low, kind, marks = _look(written)
        # One string for both, where they are equal: memory that is near is read sooner.
        found = (written if low == written else low), kind, marks | _screened(low)
        if len(written) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[written] = found
        return found


_KNOWN = _Words()
_TESTS: list[Callable[[str], bool]] = []


class Screen:
    """Which lower-case words may begin something: a test that each of them passes once, however often it comes."""

    def __init__(self, test: Callable[[str], bool]) -> None:
        self._bit = _FIRST_SCREEN << len(_TESTS)
        _TESTS.append(test)
        forget()

    def places(self, t: Tokens) -> Iterator[int]:
        """The tokens of a sentence that pass, in order."""
        return compress(count(), map(self._bit.__and__, t.marks))


def forget() -> None:
    """Lets all words be looked at anew: a test has changed."""
    _KNOWN.clear()


def _screened(low: str) -> int:
    """The bits of all screens that a lower-case word passes."""
    return sum(_FIRST_SCREEN << number for number, test in enumerate(_TESTS) if test(low))


def _look(written: str) -> _Word:
    first, low = written[0], written.lower()
    if first.isdecimal():
        return low, NUMBER, 0
    if not first.isalnum():
        return low, MARK, 0
    if "://" in written or written.startswith("www."):
        return low, ADDRESS, 0
    marks = _CAPITAL if first.isupper() else 0
    if written in _SMALL_FORMS:
        return _SMALL_FORMS[written], WORD, marks
    low = low.replace("’", "'").replace("‑", "-")
    if "-" not in low:
        return low, WORD, marks
    behind = _measuring(low) or _HALF_DAY.match(low)
    apart = _ALWAYS if _comes_apart(low) else _BEHIND if behind else 0
    return low, WORD, marks | apart


def tokenise(text: str, offset: int = 0) -> Tokens:
    """Cuts a sentence into tokens; hyphenated number words (“twenty-five”, “ten-year”) come apart.

    `offset` is added to all places.
    """
    pieces = _TOKEN.findall(text)
    if not pieces:
        return Tokens(text, ((), (), ()), (), ((), ()), offset)
    words = tuple(map(str.lstrip, pieces))
    lower, kinds, marks = zip(*map(_KNOWN.__getitem__, words), strict=True)
    ends = tuple(accumulate(map(len, pieces), initial=offset))[1:]
    t = Tokens(text, (words, lower, kinds), marks, (tuple(map(sub, ends, map(len, words))), ends), offset)
    return _taken_apart(t) if any(map(_APART.__and__, marks)) else t


def _taken_apart(t: Tokens) -> Tokens:
    """The same sentence with the pieces of hyphenated words in place of these."""
    words, lower, kinds, marks = list(t.words), list(t.lower), list(t.kinds), list(t.marks)
    starts, ends = list(t.starts), list(t.ends)
    for i in range(len(t.words) - 1, -1, -1):
        half_day = _HALF_DAY.match(lower[i])
        apart = kinds[i - 1] == NUMBER if half_day else words[i - 1] == "-"
        if marks[i] & _ALWAYS or (marks[i] & _BEHIND and apart):
            found = list((_CLOCK_PIECE if half_day else _PIECE).finditer(words[i]))
            small = [piece[0].lower().replace("’", "'").replace("‑", "-") for piece in found]
            starts[i : i + 1] = [t.starts[i] + piece.start() for piece in found]
            ends[i : i + 1] = [t.starts[i] + piece.end() for piece in found]
            words[i : i + 1] = [piece[0] for piece in found]
            lower[i : i + 1] = small
            kinds[i : i + 1] = [MARK if one == "-" else NUMBER if one.isdecimal() else WORD for one in small]
            marks[i : i + 1] = map(_screened, small)
    for i, (word, kind) in enumerate(zip(words, kinds, strict=True)):
        marks[i] = marks[i] & ~_CAPITAL | (word[0].isupper() and kind == WORD)
    rows = tuple(words), tuple(lower), tuple(kinds)
    return Tokens(t.text, rows, tuple(marks), (tuple(starts), tuple(ends)), t.offset)


def _measuring(low: str) -> bool:
    """The end of “27-year-old”, “30-metre-long”."""
    return low.rpartition("-")[2] in _MEASURING_ADJECTIVES


def _comes_apart(low: str) -> bool:
    first, _, rest = low.partition("-")
    if first in PERIOD_PREFIXES:
        return rest[:4].isdecimal() or rest in MONTHS
    return first in NUMBER_WORDS or first in ORDINAL_WORDS
