"""Which sentences state something that can be checked, by rules alone; in doubt a sentence is a claim."""

import re

from factcheck.claims._function_words import TIME_WORDS
from factcheck.claims._orders import OPENING as OPENING_ORDERS
from factcheck.claims._orders import PLACING, is_order
from factcheck.claims._speech import VERBS, Speech
from factcheck.claims._verbs import SURELY_STATING, VALUES, states, tells_past
from factcheck.claims._word_lists import word_set
from factcheck.claims.values.tokens import WORD, Tokens
from factcheck.model import BlockKind, Reason

LONGEST = 2000
"""Characters; a longer "sentence" is data, and no model reads it whole."""

_LONGEST_DATELINE = 60
"""Characters."""
_FEW = 6
"""Words; a longer line that opens like a side clause may hold a main one without a comma."""
_NO_VALUE = re.compile(r":\s+(?:yes|no|none|see [\w ]{1,40})[.!]?\Z", re.IGNORECASE)
"""A key without anything that could be compared."""
_SHORT = 12
"""Words; a longer sentence is more than an expression of taste."""
_PERSONAL = word_set("i we my our i'm we're personally imho")
_LONGEST_KEY = 5
"""Words; more before a colon are a clause."""

_WORD = re.compile(r"[^\W_]++(?:['’-][^\W_]++)*+|[,;:]")
_MARKS = (",", ";", ":")
_TELLING_MARKS = ("?", '"', "“", "‑")
"""With one of these a sentence may be a question, or hold words that are not its own."""
_QUESTION = re.compile(r"\?[\s\"'”’)\]»*_!?]*+\Z")
_QUOTED = re.compile(r"[\"“][^\"”]*+[\"”]?")
_MODALS = word_set("would could should wouldn't couldn't shouldn't")
_UNREAL = _MODALS | {"have"}
"""Words without which nothing is supposed."""
_BRACKETED = re.compile(r"\([^()]*+\)")
_LABEL = re.compile(
    r"(?:notes?|tips?|hints?|warnings?|important|caution|attention|danger|remark|step \d{1,3}|\d{1,3}[.)])(?:\s?[:.!—–-])?\s++",
    re.IGNORECASE,
)
_KEY_VALUE = re.compile(r"[^\W_][^:.!?;\n]{0,50}:\s++\S")
_NUMBERED_TITLE = re.compile(
    r"(?:chapter|figure|fig|table|section|page|part|step|appendix|example|version|volume|issue|no|day|photo|©|copyright)"
    r"\.?\s[\divxlc.\-–]{1,12}(?:\sof\s\d{1,6})?[.:]?",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\d\s?[%‰€$£°]|[€$£]\s?\d")
_OPINION = re.compile(
    r"\b(?:in (?:my|our) (?:humble |personal )?(?:view|opinion|judgement|judgment)|to my mind|personally|imho|"
    r"(?:i|we) (?:\w{1,20}ly |also |do |would |still |just |don't )?"
    r"(?:think|believe|feel|hope|love|like|hate|prefer|wish|enjoy|guess|suppose|doubt|find it)|"
    r"i find (?:the|this|that|these|those|his|her|their|its|your)|"
    r"(?:it is|it's|what) an? (?:shame|pity|disgrace|joy|pleasure|wonder|mess|relief)|it is high time|what an? \w{1,20}!|"
    r"should be (?:ashamed|proud)|by far the (?:best|worst|nicest)|(?:best|worst|nicest) [\w ]{1,40} by far|"
    r"(?:i'm|i am|we're|we are) (?:very |so |really |truly |extremely )?(?:glad|happy|sorry|afraid|sure|convinced|proud|excited|delighted))\b",
    re.IGNORECASE,
)
_OPINION_WORDS = word_set(
    "i i'm we we're view opinion judgement judgment mind personally imho shame pity disgrace joy pleasure wonder mess relief"
    " high what ashamed proud best worst nicest"
)
"""Each turn of phrase above holds one of these."""
_TASTE = re.compile(
    r"\b(?:is|are|was|were|looks?|looked|feels?|felt|sounds?|tastes?|just|an?)"
    r"(?: (?:so|very|really|truly|just|simply|absolutely|quite|rather|utterly|a bit|a little|nothing|more|most)){0,2} "
    r"(?:beautiful|amazing|awesome|great|terrible|horrible|wonderful|lovely|ugly|delicious|fantastic|gorgeous|boring|"
    r"disgusting|cool|nice|fun|stunning|brilliant|awful|charming|magnificent|breathtaking|dull|superb|marvellous|"
    r"hideous|adorable|enchanting|right)(?: (?:film|book|novel|song|place|town|city|idea|day|evening|game|show|than .{1,60}))?"
    r"[.!]?\Z",
    re.IGNORECASE,
)
_TASTE_WORDS = word_set(
    "beautiful amazing awesome great terrible horrible wonderful lovely ugly delicious fantastic gorgeous boring disgusting"
    " cool nice fun stunning brilliant awful charming magnificent breathtaking dull superb marvellous hideous adorable"
    " enchanting right"
)
_ADVICE = re.compile(
    r"\bwe (?:strongly |highly |also )?(?:recommend|suggest|advise|encourage|urge)\b", re.IGNORECASE
)
_PERFECT = re.compile(
    r"\b(?:would|could|should)(?:n't| not)? (?:\w{1,20}ly |never |also )?have (?:\w{1,20}ly |never |also )?"
    r"(?:been|gone|come|taken|given|made|had|done|seen|known|won|lost|cost|become|\w{2,20}ed)\b",
    re.IGNORECASE,
)
_UNREAL_IF = re.compile(r"\bif (?:\w{1,20} ){1,4}?(?:were|had|was to|did)\b", re.IGNORECASE)
_SPARED_HAD = re.compile(
    r"\b(?:might|could|would)(?: not)? have \w{2,20} .{0,60}\bhad (?:the|a|he|she|it|they|we|i)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"(?:without|but for) [^,]{1,60}, .{1,60}\bwould have\b", re.IGNORECASE)
_WISHING = re.compile(r"(?:if only|wish(?:ed)? that)\b", re.IGNORECASE)
_HINT = re.compile(
    r"\byou (?:may|might) (?:also )?(?:want|wish|like|need) to\b|\bfeel free to\b", re.IGNORECASE
)
_LIMIT = re.compile(
    r"\b(?:more|less|fewer|longer|shorter|larger|greater|higher|lower|later|earlier) than\b|\bat (?:most|least)\b|"
    r"\bup to\b|\bevery \d|\bexceed|\bwithin \d|\bno later\b",
    re.IGNORECASE,
)
_CREDITED = word_set(
    "photo photos photograph picture pictures image images source sources credit credits caption author authors tags"
    " contact related topics updated"
)
"""Keys under which a page speaks of itself."""
_CREDIT = re.compile(
    r"(?:continued (?:on|from)|last (?:updated|modified|reviewed)|photo(?:graph)? by|written by|posted (?:by|in))\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:[^\W\d_a-z][\w'’.-]{1,20} ?){1,3},(?: (?:[A-Z][a-z]{2,8}day,? )?\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4}"
    r"| [A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})[.:]?"
)
"""Where and when a report was written, before its first sentence: “Harrow, 2 June 2026.”"""
_OPEN_CLAUSE = re.compile(
    r"(?:before|after|when|while|if|because|how|why|what|where|until|unless) [^,;:.!?]{1,60}", re.IGNORECASE
)
_INVERTED_IF = re.compile(r"(?:had|were|should) (?:\w{1,20} ){1,6}?", re.IGNORECASE)
_SUPPOSING = re.compile(r"(?:imagine|suppose|assume|let's say|let us say|what if)\b", re.IGNORECASE)
_GREETING = re.compile(
    r"(?:thank you|thanks|welcome|congratulations|sorry|cheers|hello|hi|enjoy)\b", re.IGNORECASE
)
_TIMES = TIME_WORDS | {"may"}
_SPEECH = frozenset(word for word, kind in VERBS.items() if kind in (Speech.BARE, Speech.TELL))


_TASTING = _OPINION_WORDS | _TASTE_WORDS
"""Words without which a short sentence gives nobody's view."""
_HINTING = word_set("want wish like need free")
"""Of these words one stands in each hint."""
_DOUBTFUL = _UNREAL | _HINTING
_NO_VALUES = word_set("yes no none see")
_OPENING = (
    OPENING_ORDERS
    | word_set(
        "note notes tip tips hint hints warning warnings important caution attention danger remark step"
    )
    | word_set(
        "imagine suppose assume let what wish wished thank thanks welcome congratulations sorry cheers hello hi enjoy"
    )
    | word_set(
        "continued last photo photograph written posted because how why where until chapter figure fig table"
    )
    | _CREDITED
    | _TIMES
    | word_set("section page part appendix example version volume issue no day copyright had were should")
)
"""First words with which a sentence may be no statement though it has a verb."""


def _is_plain(t: Tokens) -> bool:
    """Whether a sentence surely is a statement, at a glance: it has a figure or a verb, and nothing asks for a closer look."""
    text = t.text
    if not t.words or any(mark in text for mark in _TELLING_MARKS) or not _DOUBTFUL.isdisjoint(t.vocabulary):
        return False
    if text[-1] == ":" or not _opens_plainly(t):
        return False
    if t.digits and ":" in text and not _NO_VALUES.isdisjoint(t.vocabulary):
        return False
    # What stands in brackets is left out where it is asked whose view a sentence gives.
    if t.digits and ("(" not in text or _digits_outside(text)):
        return True
    if t.kinds.count(WORD) <= _SHORT and not _TASTING.isdisjoint(t.vocabulary):
        return False
    if not _PERSONAL.isdisjoint(t.vocabulary) or "-" in text or text.find(".", 0, -1) >= 0:
        return False
    if t.digits:
        return True
    return "(" not in text and any(f" {word} " in text for word in SURELY_STATING.intersection(t.vocabulary))


def _opens_plainly(t: Tokens) -> bool:
    """Whether the first words are neither an order nor a label, a side clause or a title."""
    text, first = t.text, t.lower[0]
    behind = text[len(first) : len(first) + 1]
    if not (first.isascii() and first.isalpha()) or not (behind == " " or (behind in ":," and t.digits)):
        return False
    if first not in _OPENING:
        return True
    if first not in PLACING or "(" in text:
        return False
    if "," not in text:
        return True
    # “In 2019, move the file”: behind the comma may stand an order.
    rest = text[text.index(",") + 1 :]
    following = rest[1:].partition(" ")[0].lower()
    return rest[:1] == " " and following.isalpha() and following not in _OPENING


def _digits_outside(text: str) -> bool:
    """Whether a figure stands outside the brackets of a sentence."""
    return any(map(str.isdigit, text[: text.index("(")] + text[text.rfind(")") :]))


def unworthy(text: str, kind: BlockKind, tokens: Tokens | None = None) -> Reason | None:
    """Returns why a sentence is no claim, None where it is one; its `tokens`, where they are known, make it quicker."""
    if kind is BlockKind.HEADING:
        return Reason.HEADING
    if kind is BlockKind.CELL:
        return Reason.TABLE_CELL
    if (
        len(text) <= _LONGEST_DATELINE
        and kind is BlockKind.PARAGRAPH
        and _DATELINE.fullmatch(" ".join(text.split()))
    ):
        return Reason.FRAGMENT
    if len(text) > LONGEST:
        return Reason.TOO_LONG
    if tokens is not None and _is_plain(tokens):
        return None
    line = " ".join(text.split()).replace("’", "'")
    if "?" in line and _QUESTION.search(line):
        return Reason.QUESTION
    own = _own_words(line)
    words = _WORD.findall(own.lower())
    if is_order(own, words) or ("to" in words and _HINT.search(own)):
        return None if _limits(own) else Reason.INSTRUCTION
    if len(words) <= _SHORT or not _PERSONAL.isdisjoint(words):
        reason = _personal(own, words)
        if reason is not None:
            return reason
    if _is_unreal(own, words):
        return Reason.HYPOTHETICAL
    if not _is_fragment(line, kind, words if own is line else _WORD.findall(line.lower())):
        return None
    # An unknown verb in front of "the" is an order still ("Narrow the time range first").
    order = len(words) > 2 and words[1] in ("the", "your", "a", "an") and not words[0].endswith("ing")
    return Reason.INSTRUCTION if order else Reason.FRAGMENT


def _limits(own: str) -> bool:
    """Whether an order carries a limit that can be checked: "Do not send more than 100 requests per minute"."""
    return any(map(str.isdigit, own)) and _LIMIT.search(own) is not None


def _personal(own: str, words: list[str]) -> Reason | None:
    """The reason where somebody gives a view or an advice; a figure in it may be checked all the same."""
    if any(map(str.isdigit, own)):
        return None
    if not _OPINION_WORDS.isdisjoint(words) and _OPINION.search(own):
        return Reason.OPINION
    if len(words) <= _SHORT and not _TASTE_WORDS.isdisjoint(words) and _TASTE.search(own):
        return Reason.OPINION
    return Reason.INSTRUCTION if "we" in words and _ADVICE.search(own) else None


def is_keyed(line: str) -> bool:
    """Whether a line reads `Key: value`."""
    match = _KEY_VALUE.match(line) if ":" in line else None
    if match is None:
        return False
    key = _WORD.findall(line[: line.index(":")].lower())
    return len(key) <= _LONGEST_KEY and not states(key)


def _own_words(line: str) -> str:
    """A sentence without its label and without what it quotes; all of it where there is little else."""
    line = line.lstrip("-*+•–> ")
    label = _LABEL.match(line)
    if label and label.end() < len(line):
        line = line[label.end() :]
    if "(" in line:
        bare = " ".join(_BRACKETED.sub(" ", line).split())
        line = bare if len(_WORD.findall(bare)) > 1 else line.strip("(). ")
    if '"' not in line and "“" not in line:
        return line
    outside = _QUOTED.sub(' "" ', line)
    if len(_WORD.findall(outside)) >= 2:
        return outside.strip()
    return line.strip("\"“”' ")


def _is_unreal(own: str, words: list[str]) -> bool:
    """Whether a sentence speaks of what is not so."""
    if _SUPPOSING.match(own) or _WISHING.match(own):
        return True
    if _UNREAL.isdisjoint(words):
        return False
    seen = set(words)
    if "have" in seen and (_SPARED_HAD.search(own) or _WITHOUT.match(own)):
        return True
    if not seen & _MODALS:
        return False
    reported = bool(seen & _SPEECH)
    if "if" in seen:
        return bool(_UNREAL_IF.search(own)) or ("would" in seen and not reported)
    if _INVERTED_IF.match(own) and "," in seen:
        return True
    return not reported and bool(_PERFECT.search(own))


def _is_fragment(line: str, kind: BlockKind, tokens: list[str]) -> bool:
    """Whether a line is no statement: no verb, and no value either; `tokens` are its words and marks in lower case."""
    words = [word for word in tokens if word not in _MARKS]
    if line.endswith(":"):
        # "After 256, the next value is 258:" states something all the same.
        return not (any(map(str.isdigit, line)) and states(words))
    if not words or _GREETING.match(line):
        return not (kind is BlockKind.ITEM and any(map(str.isdigit, line)) and not line.isdigit())
    dated = (words[-1].isdigit() or words[-1] in _TIMES) and all(
        word.isdigit() or word in _TIMES for word in words
    )
    if _CREDIT.match(line) or (
        not line.endswith(".") and len(words) <= _FEW and _OPEN_CLAUSE.fullmatch(line)
    ):
        return True
    if dated or _NUMBERED_TITLE.fullmatch(line):
        return not (kind is BlockKind.ITEM and _MEASURED.search(line))
    if states(words):
        return False
    if is_keyed(line):
        return words[0] in _CREDITED or _NO_VALUE.search(line) is not None
    digits = any(map(str.isdigit, line))
    if kind is BlockKind.ITEM and (digits or VALUES & set(words)):
        return False
    if len(words) < 2 or (digits and len(words) > 1):
        return not digits
    # A whole sentence may have a verb that is in no list, most likely one in -s.
    ended = line.rstrip("\"'”’)]*_").endswith((".", "!", "…"))
    is_told = any(word.endswith("s") for word in words) or tells_past(_WORD.findall(line))
    return not (ended and len(words) > 2 and is_told)
