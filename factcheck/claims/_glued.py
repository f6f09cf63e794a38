"""Sentence ends of scraped text that lost the space behind them: “seen from afar.It is small”.

A full stop inside of a word belongs to an identifier, an address or an abbreviation far more often. So both sides must
read as prose: a plain word, a figure, a bracket or a quotation in front, and behind it a word that opens sentences, a
participle with its object, somebody's title or possession, or a name that stands by itself nearby.
"""

import re

from factcheck.claims._abbreviations import KINDS, STARTERS, Kind
from factcheck.claims._function_words import AUXILIARIES, DETERMINERS
from factcheck.claims._titles import TITLES
from factcheck.claims._word_lists import word_set

_LOOK_BACK = 96
"""Characters inspected before the stop."""
_SIGHT = 2000
"""Characters to either side in which a name glued to a full stop must stand by itself as well."""
_LEAST_WORDS = 4
"""Words before the stop, where what follows may be the name of a method: “assert.That the list is empty”."""
_LEAST_NAME = 3
"""Letters; shorter words behind a stop are ends of names of sites and files."""

_OPENING = "\"'“‘«([{*_"
_BEHIND = re.compile(
    r"""(?P<mark>["“‘«]?)(?P<word>[A-Z][A-Za-z]{0,20}+)(?P<own>['’]s)?+(?P<sign>[ ]?,|\.(?=[ ][A-Z]))?+
        (?:[ ]{1,3}|\n)(?P<next>["“‘'(]?(?:(?P<plain>[a-z]++)|[\w$€£&]))(?P<rest>[A-Za-z]*+)""",
    re.VERBOSE,
)
_PLAIN = re.compile(r"(?:[A-Za-z’']+[-/–])*[a-z’']*[a-z]{3}")
_NAME = re.compile(r"(?:[A-Z][a-zà-ÿ]+-?)?[A-Z][a-zà-ÿ]{2,}(?:['’]s)?")
_FIGURE = re.compile(r"[$€£]?\d[\d,]*(?:[–-]\d+)?|[A-Z]\w{2,}(?:-[A-Z]\w*)*-\d{1,3}")
_YEAR = re.compile(r"(?:^|[\s(–-])(?:1[5-9]|20)\d\d\)?\Z")
_PLAIN_END = re.compile(r"[a-z] (?:[a-z’'-]++,? ){3}[a-z]{3,24}+[)\]\"”’']{0,2}\Z")
"""Plain words without a capital, a dot or a slash: no identifier and no address."""
_CLOSED = re.compile(r"(?:(?<=\s)|^)(?:\([^()]{1,80}\)|\[[^][]{1,80}\]|\"[^\"]{1,80}\"|“[^“”]{1,80}”)\Z")

_MEMBERS = word_set(
    """
    A In On At And Or If When Where What How After Before As By For From With Without Under During Until Once Some
    Most More All Both Each Any No Not Now Only Even Is Are Was Were Did Does Has Have Had Can Could Would Should
    Let Then That
    """
)
"""Those of the starters that are often the name of a method or a constant as well: “list.Any”, “Console.In”."""
_SURE = (STARTERS - _MEMBERS) | word_set(
    """
    Despite Unlike Among Around Contrary Earlier Later Others Two Three Four Five Six Seven Eight Ten Everyone
    Everybody Nobody Someone Nothing Perhaps Whether Which An Nor So Shortly Soon Sometimes Often
    """
)
"""Words that open sentences and are seldom names of anything."""
_AFTER_MEMBERS = AUXILIARIES | word_set(
    "and or to returns return method function property class object field type value instead if when in for with as on"
)
"""Words that may follow an identifier and hardly ever a word that opens a sentence."""
_PERIODS = word_set("month months week weeks year years night summer winter spring autumn time season")
_LEADS = frozenset(title.capitalize() for title in TITLES)


def end(text: str, begin: int, start: int, stop: tuple[int, int], closed: int) -> int | None:
    """Where the sentence that began at `start` ends, if it does at the punctuation `stop` though no space follows.

    `closed` is the offset behind the quotation marks and brackets that follow the stop, `begin` that of the paragraph.
    """
    behind = _BEHIND.match(text, closed)
    if behind is None:
        return None
    marks = text[stop[1] : closed]
    opened = bool(behind["mark"]) or (marks == '"' and not _is_open(text, begin, stop[0]))
    before = text[max(start, stop[0] - _LOOK_BACK) : stop[0]]
    quoted = bool(behind["mark"] or marks.strip("*_'’"))
    sure = quoted or not {"!", "?"}.isdisjoint(text[slice(*stop)]) or bool(_YEAR.search(before))
    if not _ends(before, quoted) or not _opens(text, stop[0], before, behind, sure):
        return None
    return stop[1] if opened else closed


def _is_open(text: str, begin: int, stop: int) -> bool:
    """Whether the last quotation mark before the stop opens a quotation, so that the next one closes it."""
    mark = text.rfind('"', max(begin, stop - _SIGHT), stop)
    return mark >= 0 and (mark == begin or text[mark - 1].isspace() or text[mark - 1] in "([—")


def _ends(before: str, quoted: bool) -> bool:
    """Whether prose that ends in `before` may end a sentence: a word, a figure, a bracket or a quotation."""
    words = before.split()
    if not words or before[-1].isspace():
        return False
    last = words[-1].lstrip(_OPENING)
    if last == "www" or KINDS.get(last, KINDS.get(last.lower())) in (Kind.OPEN, Kind.NUMBERED):
        return False
    if last[-1:].isdigit():
        # “1.Spaghetti” is the first item of a list.
        return bool(_FIGURE.fullmatch(last)) and len(words) > 1 and words[-2][-1] not in ".!?:;'’"
    if last[-1:].isalpha():
        return bool(_PLAIN.fullmatch(last)) or (len(words) > 2 and bool(_NAME.fullmatch(last)))
    return quoted or bool(_CLOSED.search(before))


def _opens(text: str, stop: int, before: str, behind: re.Match[str], sure: bool) -> bool:
    """Whether what follows opens a sentence; where it is sure that no identifier ends there, any words do."""
    word, plain = behind["word"], (behind["plain"] or "") + behind["rest"]
    if word in _SURE or (word in _LEADS and _is_title(behind)):
        return True
    if not sure and len(before.split()) < _LEAST_WORDS:
        return False
    if word in _MEMBERS and not behind["sign"]:
        # “section 4.A lists” names a part.
        part = len(word) == 1 and before[-1].isdigit() and not sure
        return plain not in _AFTER_MEMBERS and not part
    if word in STARTERS:
        return True
    if sure and len(word) > 1:
        return behind["sign"] != "."
    if len(word) < _LEAST_NAME and not word.isupper():
        return False
    return _goes_on(behind, plain) or _stands_nearby(text, stop, before, behind)


def _is_title(behind: re.Match[str]) -> bool:
    """Whether a name follows a title: “Dr. Holm”."""
    return behind["next"].isupper() and bool(behind["rest"]) and not behind["own"] and behind["sign"] != ","


def _goes_on(behind: re.Match[str], plain: str) -> bool:
    """Whether a word that opens few sentences does here: “Using a …”, “Holm’s …”, “Last month …”, “Originally, …”."""
    word = behind["word"]
    if behind["own"]:
        return bool(plain)
    if word.endswith("ing"):
        return plain in DETERMINERS
    if word.endswith("ly") and len(word) > len("early"):
        return plain not in _AFTER_MEMBERS
    return word in ("Last", "Next") and plain in _PERIODS


def _stands_nearby(text: str, stop: int, before: str, behind: re.Match[str]) -> bool:
    """Whether the word is a name that stands by itself not far away, and plain words lead up to it."""
    if behind["plain"] is None or not _PLAIN_END.search(_CLOSED.sub("", before).rstrip()):
        return False
    around = text[max(0, stop - _SIGHT) : stop + _SIGHT]
    return f" {behind['word']} " in around
