"""Sentence boundaries of English text by rules, with exact character offsets.

Text is cut three times: at blank lines, at line breaks that no wrapping explains (headings, list items, table
rows), and at sentence-ending punctuation. Each cut looks only at a bounded stretch around it, so the time stays
proportional to the length whatever the text.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.claims import _glued
from factcheck.claims._abbreviations import CONTINUING, KINDS, LETTERED, STARTERS, TIME_TAILS, Kind

Offsets = tuple[int, int]

_NARROWEST_WRAP = 40
"""Columns; a block of lines shorter than this is a list, not wrapped text."""
_WIDEST_WRAP = 120
"""Columns; nobody wraps by hand beyond this, so a longer line is a paragraph."""
_EVENNESS = 0.9
"""Share of the width that a line wrapped by hand fills; where the next word fits in less, the break was meant."""
_LOOK_BACK = 32
"""Characters inspected before a full stop; longer words are no abbreviations."""
_SALUTATION = 4
"""Words; a line up to this long may stand alone though a comma ends it ("Dear Mr. Smith,")."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*+\n\s*+")
_LINE = re.compile(r"[^\n]++")
_BULLET = re.compile(r"[-*+•◦▪‣·●○■□✓✗][ \t]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})\)\s|[☐☑✅❌➤►→]")
_NUMBERED_ITEM = re.compile(r"(?:\d{1,2}|[A-Z])(?:\.\d{1,3}){0,4}+\.?\s")
_KEY = re.compile(r"[^\W_][\w /-]{0,30}:\s")
_DASHES = "–—"
_CELL_GAP = re.compile(r"\S(?:\t|[ ]{3}|[ ]\|[ ])[ \t|]*+\S")

# One set of characters stands first so that the engine can skip to candidates; each branch then looks back at it.
_CANDIDATE = re.compile(
    r"""
    [.!?…。！？:;=]
    (?: (?<=[.!?…]) (?P<stop> [.!?…]*+ (?: [ ][.!?…]++ (?=[\s"'”’)\]]|\Z) ){0,4}+ )
        (?P<closers> (?: ["'”’»)\]}*_] | \[\d{1,3}\] )*+ (?: [ ] (?:["”]|[:;=]-?[)(DP]) (?=\s|\Z) )? )
        (?P<gap> \s++ )?
      | (?<=[。！？]) (?P<wide> [。！？]*+ [」』）”’"')\]]*+ ) \s*+
      | (?<=\s[:;=]) (?P<smiley> -?[)(DP] ) \s++ (?=[A-Z])
    )
    """,
    re.VERBOSE,
)
_NEXT_WORD = re.compile(r"[\"'“‘«(\[{*_¿¡]*+(?P<word>[^\W_]{0,24}+)(?P<dot>\.?)")
_NEVER_FIRST = ",;:)]&|—–"
_SPACED_DECIMAL = re.compile(r"\d{1,3} ?(?:[kcm]?m|in|ft|mi|miles?|[mb]illion|percent|%|k?g|lbs?|°)(?!\w)")
_OPENERS = "\"'“‘«([{*_¿¡#"
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zA-Z]|[ivxIVX]{1,5})")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.){1,6}[^\W\d_]{1,2}")
_VOWEL = re.compile(r"[aeiouyAEIOUY]")
_LABEL = re.compile(r"[A-Z]\d{0,3}|[IVXL]{2,6}")
_SPEAKER = re.compile(
    r"(?:[A-Z][\w’'-]{0,20}+\.?[ ]){1,3}(?:said|says|asked|asks|wrote|writes|added|replied|told|shouted|cried)\b"
)
_EXCLAIMED_NAMES = frozenset({"Yahoo", "Jeopardy", "Yum", "Joomla"})


def split(text: str) -> tuple[Offsets, ...]:
    """Returns the half-open offsets of the sentences of `text`, in order.

    Sentences are disjoint and stripped, and only white space lies between and around them. A blank line always
    ends a sentence; a single line break does where wrapping cannot explain it.
    """
    return tuple(span for segment in _segments(text) for span in _sentences(text, *segment))


def flowed(text: str) -> str:
    """The text of a format in which a line break is a space, as long as before: lines with a key each keep their breaks.

    “Area: 5 ha” below “Coast: 2 km” is a list of facts, however a browser would show it.
    """
    lines = text.replace("\r", " ").split("\n")
    if len(lines) == 1:
        return lines[0]
    keyed = [bool(_KEY.match(line.lstrip())) for line in lines]
    breaks = ["\n" if upper and lower else " " for upper, lower in pairwise(keyed)]
    return "".join(piece for line in zip(lines, [*breaks, ""], strict=True) for piece in line)


def _segments(text: str) -> Iterator[Offsets]:
    """Cuts at blank lines and at unexplained line breaks."""
    start = 0
    for blank in _BLANK_LINE.finditer(text):
        yield from _block_segments(text, start, blank.start())
        start = blank.end()
    yield from _block_segments(text, start, len(text))


def _block_segments(text: str, start: int, end: int) -> Iterator[Offsets]:
    """Cuts one run of lines without a blank line between them."""
    start, end = _strip(text, start, end)
    if start == end:
        return
    if text.find("\n", start, end) >= 0:
        lines = [match.span() for match in _LINE.finditer(text, start, end)]
        width = max(_NARROWEST_WRAP, max(stop - begin for begin, stop in lines))
        for upper, lower in pairwise(lines):
            if _breaks(text[slice(*upper)].rstrip(), text[slice(*lower)].strip(), width):
                yield _strip(text, start, upper[1])
                start = _strip(text, lower[0], end)[0]
    yield start, end


def _strip(text: str, start: int, end: int) -> Offsets:
    """Moves both offsets inwards past white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _breaks(upper: str, lower: str, width: int) -> bool:
    """Whether the line break between two lines is one that wrapping at `width` columns does not explain."""
    if _BULLET.match(lower) or not (_has_words(upper) and _has_words(lower)):
        return True
    keys = bool(_KEY.match(upper)) + bool(_KEY.match(lower))
    rows = _is_row(upper) + _is_row(lower)
    if rows == 2 or keys == 2:
        return True
    if lower[0] in _DASHES:
        return upper.lstrip()[0] in _DASHES or upper[-1] == ":"
    if lower[0].islower():
        return False
    if rows or (_NUMBERED_ITEM.match(lower) and (upper[-1] in ".:;" or _NUMBERED_ITEM.match(upper.lstrip()))):
        return True
    fits = len(upper) + 1 + len(lower.split(maxsplit=1)[0]) <= _EVENNESS * width
    return (fits or len(upper) > _WIDEST_WRAP) and not _goes_on(upper.split())


def _is_row(line: str) -> bool:
    """Whether the line has cells set apart by tabs, bars or wide gaps."""
    return ("   " in line or "\t" in line or " | " in line) and bool(_CELL_GAP.search(line))


def _has_words(line: str) -> bool:
    """False for rules such as "-----" and "* * *"."""
    return any(map(str.isalnum, line))


def _goes_on(words: list[str]) -> bool:
    """Whether a line of these words plainly continues on the line below."""
    last = words[-1]
    if last[-1] == ",":
        return len(words) > _SALUTATION
    if last[-1] == ".":
        is_label = len(words) == 1 and _ENUMERATOR.fullmatch(last[:-1])
        return bool(is_label) or _kind(last[:-1], "") is Kind.OPEN
    return last[-1] in _DASHES or last.lower() in CONTINUING


def _sentences(text: str, start: int, end: int) -> Iterator[Offsets]:
    """Cuts one segment at its sentence-ending punctuation."""
    begin = start
    for match in _CANDIDATE.finditer(text, start, end):
        if match.end() >= end:
            break
        stop = _stop(text, begin, start, match)
        if stop is not None:
            yield start, stop
            # Where the space is missing, a quotation mark behind the stop may open the next sentence.
            start = stop if match.lastgroup == "closers" else match.end()
    yield start, end


def _stop(text: str, begin: int, start: int, match: re.Match[str]) -> int | None:
    """Where the sentence that began at `start` ends, if it does at the candidate `match`; `begin` is where the segment did."""
    if match.lastgroup == "closers":
        return _glued.end(text, begin, start, (match.start(), match.end("stop")), match.end())
    if match.lastgroup == "gap":
        return match.end("closers") if _ends_sentence(text, start, match) else None
    if match.lastgroup == "wide":
        return match.end("wide")
    return match.end("smiley") if match.start() > start else None


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the punctuation of `match` closes the sentence that began at `start`."""
    stop, closers = text[match.start() : match.end("stop")], match["closers"]
    after = match.end()
    if (
        _opens_or_elides(text, start, match.start())
        or text[after] in _NEVER_FIRST
        or text.startswith("--", after)
    ):
        return False
    following = _NEXT_WORD.match(text, after)
    assert following is not None
    word = following["word"]
    lower = word[:1].islower()
    if closers.strip("*_") and lower:
        return False
    if "!" in stop or "?" in stop:
        if stop == "!" and not closers and _is_exclaimed_name(text, start, match.start(), word):
            return False
        return not (closers and word not in STARTERS and _SPEAKER.match(text, after))
    if len(stop) > 1 or stop == "…":
        return not lower
    return _full_stop_ends(text, start, match.start(), following)


def _opens_or_elides(text: str, start: int, stop: int) -> bool:
    """Whether the punctuation at `stop` comes first in the sentence or in brackets inside it: "won (!) again"."""
    return stop == start or (text[stop - 1] in "([" and stop - 1 > start)


def _is_exclaimed_name(text: str, start: int, stop: int, word: str) -> bool:
    """Whether the exclamation mark at `stop` belongs to a name: "Yahoo! News", "read Kerrang! every week"."""
    before_last, name = _words_before(text, start, stop)
    if word[:1].islower():
        return bool(before_last) and name.istitle()
    return name in _EXCLAIMED_NAMES and word not in STARTERS


def _words_before(text: str, start: int, stop: int) -> tuple[str, str]:
    """The last two words of the sentence before `stop`; empty where there are none or a space comes between."""
    words = text[max(start, stop - _LOOK_BACK) : stop].replace("—", " ").split()
    if not words or text[stop - 1].isspace():
        return "", ""
    return (words[-2] if len(words) > 1 else ""), words[-1].lstrip(_OPENERS)


def _full_stop_ends(text: str, start: int, stop: int, following: re.Match[str]) -> bool:
    """Whether the single full stop at `stop` closes a sentence, judged by the words on both sides."""
    if stop - start <= _LOOK_BACK and _ENUMERATOR.fullmatch(text, start, stop):
        return False
    before_last, last = _words_before(text, start, stop)
    kind = _kind(last, before_last)
    word = following["word"]
    lower = word[:1].islower()
    if last.isdigit() and len(last) <= 3 and _SPACED_DECIMAL.match(text, following.start()):
        return False
    if kind is None:
        return not lower or _reads_as_word(last)
    if kind is Kind.ORDINARY:
        return word in STARTERS or not _is_label(text, following)
    if lower or kind is Kind.OPEN:
        return False
    if kind is Kind.NUMBERED:
        return not _is_label(text, following)
    if kind is Kind.TIME:
        return word not in TIME_TAILS and not word[:1].isdigit()
    return kind is Kind.FINAL or (word in STARTERS and not following["dot"])


def _kind(last: str, before_last: str) -> Kind | None:
    """What kind of abbreviation `last`, written without its full stop, is; None for any other word."""
    if len(last) == 1 and last.isupper():
        return None if before_last.lower() in LETTERED else Kind.MAYBE
    last = last.rpartition("-")[2]
    unit = last.lstrip("0123456789:.,")
    kind = KINDS.get(unit) or KINDS.get(unit.lower())
    if kind is None and (_DOTTED.fullmatch(last) or (len(last) == 1 and last.isalpha())):
        return Kind.MAYBE
    return kind


def _is_label(text: str, following: re.Match[str]) -> bool:
    """Whether a number, a Roman numeral or a single letter follows: "No. 5", "Fig. A", "approx. $3"."""
    word = following["word"]
    if text[following.start()] in "$€£¥#~±<>":
        return True
    return word[:1].isdigit() or bool(_LABEL.fullmatch(word))


def _reads_as_word(last: str) -> bool:
    """False for an unlisted abbreviation such as "Pfg" or "mfr": short, no capitals throughout, no vowel."""
    return len(last) > 4 or last.isupper() or not last.isalpha() or bool(_VOWEL.search(last))
