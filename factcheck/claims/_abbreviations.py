"""Word lists for the sentence splitter: which words end in a full stop without ending a sentence.

Keys are written without their final full stop. A key in lower case matches any spelling; a key with a capital
matches only itself, because its lower-case form is an ordinary word ("Wash." but "the wash.").
"""

from enum import Enum, auto


class Kind(Enum):
    """What a full stop after an abbreviation can mean."""

    OPEN = auto()
    """Something must follow: never the end ("Mr.", "e.g.")."""
    NUMBERED = auto()
    """Joined to a following number, letter or lower-case word ("Fig. 3", "approx. five")."""
    ORDINARY = auto()
    """An ordinary word, an abbreviation only before a number ("No. 5")."""
    MAYBE = auto()
    """May close a sentence: it does where the next word typically begins one ("Acme Inc. The")."""
    TIME = auto()
    """Closes unless a day or time zone follows ("5 p.m. Tuesday")."""
    FINAL = auto()
    """Closes before any capital, never before a lower-case word ("etc.")."""


_WORDS: dict[Kind, str] = {
    Kind.OPEN: """
        mr mrs ms mx dr drs messrs mme mlle brig maj capt cmdr lt sgt cpl pvt supt insp
        Prof Profs Rev Hon Gen Gens Col Adm Sen Sens Rep Reps Gov Govs Det Amb Atty
        e.g eg i.e ie cf v vs viz p.s n.b
    """,
    Kind.NUMBERED: """
        nos p pp vol vols ch chs sec sect secs fig figs eq eqs eqn para paras pt pts ver nr num ser cl approx
        ca c circa est max min mins avg ext tel fn ref refs pg pgs bldg rm apt ste
    """,
    Kind.ORDINARY: "no art app tab ex ed par",
    Kind.MAYBE: """
        inc ltd corp co cos llc plc bros gmbh assn assoc dept depts univ inst intl natl govt mfg mgr mgmt asst
        jr sr esq phd md al ibid resp incl excl esp misc orig abbr adj adv illus trans repr eds suppl
        attn feat prob obs hosp temp dist div ave blvd rd hwy mt mts ft lb lbs oz sq cu gal hr hrs yr yrs mph tbsp
        tsp pct mil bn St Pl Sq Ct Ln Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed
        Thu Thur Thurs Fri Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss
        Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que
    """,
    Kind.TIME: "a.m p.m",
    Kind.FINAL: "etc",
}

KINDS: dict[str, Kind] = {word: kind for kind, words in _WORDS.items() for word in words.split()}
"""Abbreviation without its final full stop -> what the full stop can mean."""


def _word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


STARTERS = _word_set(
    """
    The This That These Those There Then Their They He She It Its We You I His Her My Our Your A In On At But
    And Or If When While Where Who What Why How Although Though However After Before Since Because As By For
    From With Without Under During Until Once Some Many Most More Several All Both Each Every Another Any No
    Not Now Here Also Meanwhile Moreover Furthermore Yet Still Nevertheless Instead Thus Therefore Such Only
    Even Is Are Was Were Did Does Has Have Had Can Could Would Should Please Let According Today Yesterday
    """
)
"""Capitalised words that begin a sentence far more often than they continue a name."""

TIME_TAILS = _word_set(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    January February March April May June July August September October November December
    EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST IST JST AEST HKT SGT
    Eastern Central Mountain Pacific Greenwich Local London
    """
)
"""Words that continue a time of day."""

LETTERED = _word_set(
    """
    vitamin hepatitis influenza plan grade type class option appendix group section figure table team phase
    schedule exhibit category part point series step zone vector column row
    """
)
"""Words after which a single capital letter is a label and not somebody's initial ("vitamin C.")."""

CONTINUING = _word_set(
    """
    a an the of in on at to by for from with and or but nor as than that which who whose is are was were be
    been has have had will would can could may might must should its their his her our your my this these
    into over under between through about against during without within per not
    """
)
"""Words that cannot end a line of their own: the line goes on below."""
