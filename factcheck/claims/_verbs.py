"""Verbs that tell orders, statements and fragments apart; all lower case."""

from collections.abc import Sequence

from factcheck.claims._function_words import (
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_PASTS,
    PREPOSITIONS,
    PRONOUNS,
    TIME_WORDS,
)
from factcheck.claims._speech import VERBS
from factcheck.claims._word_lists import word_set

ORDERS = word_set(
    """add adjust append apply assign attach avoid beware bookmark browse bring buy cancel choose click clone
    collect compile configure confirm connect consider consult convert create customise customize declare decrease
    define delete deploy describe determine disable discard disconnect discover do don't double-click download drag
    edit enable encrypt ensure enter examine exclude execute expand explore extract fill find fix follow
    generate get give go grab identify ignore include increase initialise initialize insert inspect install invoke
    join keep learn let let's locate make migrate modify navigate never notify obtain omit optimise optimize paste
    perform pick prepare proceed protect provide put read reboot rebuild recreate reduce refer refresh register
    reinstall reload remember remove rename replace reproduce resolve restart restore retry rewrite right-click scroll
    see select send skip specify stay subscribe substitute take tell toggle try uncheck uninstall unpack unplug unzip
    upgrade upload validate verify visit wear write"""
)
"""Base forms that open an order and hardly ever a noun phrase."""

ORDERS_OR_NOUNS = word_set(
    """access address aim allow answer archive ask back benchmark block book boot build call care change charge chase
    check clean clear close come commit complete contact control copy count cover cut debug design display document
    double draw drive drop email end enjoy escape exit experiment export fall feel file filter focus force fork format
    forward grant group guard hand handle help hit hold hook host implement import index invite issue label
    launch lead leave limit link list load lock log look loop lower maintain manage map mark match measure
    merge mind mix monitor mount move name narrow note offer open order pack pass pay pick place plan plug point post
    prefer press prevent print process prompt protect prove pull push question queue quit raise rate reach record
    release rely remark repeat reply report request reserve reset rest return review roll rotate route run save scale
    scan schedule search seek separate serve set share ship show shut sign slide sort source specify spend split
    stage stand start state step stick stop store stream submit supply support swap switch sync tag talk tap target
    test think touch track train transfer transform treat trigger trust tune turn type update use value vary view
    vote wait walk warm watch weigh work wrap zip"""
)
"""Base forms that open an order or a noun phrase: what follows decides."""

STATING = word_set(
    """accepts accommodates adds allows appears applies asks attracts becomes begins belongs brings builds calls carries
    causes changes comes comprises consists consumes contains controls converts corresponds costs covers creates defaults
    defines delivers depends describes determines differs does educates employs ends enables ensures equals exceeds exists expires extends fails falls fights follows
    forms gets gives goes grows handles happens has helps holds implements improves includes increases indicates
    introduces invokes involves is keeps knows leads leaves lets lies lists lives loads looks loses maintains makes
    manages matches matters means measures meets moves needs occurs offers opens operates overrides owns passes pays
    performs permits prefers prevents produces prohibits protects provides reads raises receives reduces refers rejects relies
    remains removes replaces represents requires resolves responds returns rises runs says seems sells sends serves
    sets shows specifies spends stands starts states stays stops stores suggests supports takes tells tends throws
    treats turns uses varies wants weighs wins works writes yields"""
)
"""Third persons that make a statement."""

PLAIN = word_set(
    """are use need have run live work cost contain include require provide support allow remain make take give get
    go come want know mean show say think believe become exist occur apply depend consist range vary hold keep stay
    lie stand start end grow fall rise sell buy pay produce export import eat drink bark begin belong differ offer"""
)
"""Base forms that make a statement behind a plural."""

VALUES = word_set(
    """unlimited free no none included required optional enabled disabled supported unsupported available unavailable
    all every not never without only deprecated mandatory one two three four five six seven eight nine ten eleven
    twelve twenty thirty forty fifty hundred thousand million billion half quarter dozen zero first second third"""
)
"""Words that make a short line checkable though it has no verb."""

CHECKING = word_set(
    "ensure verify confirm see let check know decide determine find learn avoid tell remember"
)
"""Orders that take a clause ("Ensure the service is running")."""


def states(words: Sequence[str]) -> bool:
    """Whether one of some lower-case words is, or may well be, a finite verb."""
    if not _FINITE.isdisjoint(words):
        return True
    for index, word in enumerate(words):
        if word in _SURE and not (index and words[index - 1] in _BEFORE_NOUNS):
            return True
        if word.endswith(_CONTRACTED):
            return True
        if not index:
            continue
        before = words[index - 1]
        if word.endswith("ed") and before not in DETERMINERS and before not in PREPOSITIONS:
            return True
        if before in ("he", "she", "it") and word.endswith("s"):
            return True
        plural = before.endswith("s") or before in PRONOUNS or before in _PLURALS
        if plural and (word in PLAIN or word in ORDERS or word in ORDERS_OR_NOUNS):
            return True
    return False


_SURE = AUXILIARIES | IRREGULAR_PASTS | STATING | frozenset(VERBS)
NOUNS_TOO = word_set(
    "note notes report reports claim claims estimate estimates forecast forecasts show shows find finds suspect suspects"
    " projects hopes fears dispute disputes promise promises pledge pledges state states reads uses costs changes looks"
    " calls needs measures returns sets runs matches means offers works lies"
)
"""Verb forms that are as often nouns."""
_FINITE = _SURE - NOUNS_TOO
SURELY_STATING = _FINITE - TIME_WORDS - {"may"}
"""Finite verbs that are neither nouns nor names of months."""
_PASTS = word_set("beat bid cast cost cut hit hurt left let put quit read set shed shut split spread upset")
"""Pasts that are as often something else: “the left bank”, “a set menu”."""
_LED_BY = DETERMINERS | word_set("upper lower far top bottom turn to")
"""Words behind which such a one is no verb."""
_OBJECTS = DETERMINERS | word_set(
    "him her them us me it in for by at from off out up down over under two three"
)
"""Words that go on behind a verb, and not behind an adjective."""
_BEFORE_NOUNS = DETERMINERS | word_set("new next first last quick short final")
_CONTRACTED = (
    "n't",
    "'re",
    "'ve",
    "'ll",
    "'m",
    "it's",
    "that's",
    "there's",
    "he's",
    "she's",
    "what's",
    "here's",
)
_PLURALS = ("people", "men", "women", "children", "police", "data")


def tells_past(words: Sequence[str]) -> bool:
    """Whether words, as they are written, have an ambiguous past between a subject and what it is done to: “Norlund beat Kestrel”."""
    return any(
        word in _PASTS and before.lower() not in _LED_BY and (behind[:1].isupper() or behind in _OBJECTS)
        for before, word, behind in zip(words, words[1:], words[2:], strict=False)
    )
