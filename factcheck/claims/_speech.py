"""Word lists for attribution: what speaks, with which verbs, and what weakens a statement.

All keys are lower case. A verb's class tells what must stand beside it before it counts as speech, because most
of these words have another life in documentation ("adds support", "reports an error", "insurance claims").
"""

from enum import Enum, auto

from factcheck.claims._word_lists import word_set


class Speech(Enum):
    """What a verb needs beside it to introduce a statement."""

    BARE = auto()
    """Speech whatever follows ("X said the bridge fell")."""
    TELL = auto()
    """Needs a listener ("X told reporters that")."""
    CLAIM = auto()
    """Needs "that", a quotation or a clause ("X argued the letter was forged")."""
    FIGURE = auto()
    """As CLAIM, or a noun phrase that states something ("X forecast growth of 3%")."""
    VOW = auto()
    """As CLAIM, or an infinitive ("X vowed to stay")."""
    SHOW = auto()
    """As CLAIM, and only studies, figures and the like do it ("the survey shows")."""
    ADD = auto()
    """Needs "that", or a place behind the statement ("..., X added")."""
    CALL = auto()
    """Needs a quoted name for something ("X called it 'a mistake'")."""
    ACCUSE = auto()
    """Needs somebody and "of" ("X accused Y of lying")."""
    SPEAK = auto()
    """Needs "of", right behind or after a time ("X spoke on Monday of heavy losses")."""
    REJECT = auto()
    """Needs a claim and "that" ("X rejected the claim that it lied")."""


_VERBS: dict[Speech, str] = {
    Speech.BARE: "said says say",
    Speech.TELL: "told tells tell informed informs assured",
    Speech.CLAIM: """
        announced announces announce argued argues argue stated states warned warns warn insisted insists insist
        maintained maintains contended contends asserted asserts conceded concedes admitted admits acknowledged
        acknowledges alleged alleges declared declares revealed reveals disclosed discloses stressed stresses
        emphasised emphasized emphasises emphasizes testified testifies tweeted tweets wrote writes reiterated
        reiterates explained explains complained complains boasted boasts confessed confesses cautioned cautions
        concluded concludes conclude believes believe believed thinks think thought hopes fears feared suspects
        suspected recommends recommend recommended suggested suggests suggest proposed proposes advises advised
        complain allege contend assert concede admit acknowledge declare stress testify explain boast fear suspect
        reckon reckons reckoned agree agrees threatened threatens signalled signaled claimed claims claim ruled decreed
    """,
    Speech.FIGURE: """
        reported reports report denied denies deny confirmed confirms confirm predicted predicts predict forecast
        forecasts projected projects estimated estimates estimate expects expected
    """,
    Speech.CALL: "called calls described describes dubbed labelled labeled branded hailed denounced condemned",
    Speech.SPEAK: "spoke",
    Speech.ACCUSE: "accused accuses accuse",
    Speech.REJECT: "rejected rejects reject dismissed dismisses dismiss disputed disputes dispute",
    Speech.VOW: "vowed vows promised promises pledged pledges swore swears",
    Speech.SHOW: "found finds find showed shows show indicated indicates indicate demonstrated demonstrates learned",
    Speech.ADD: """
        added adds pointed points continued continues noted notes note observed observes remarked remarks commented comments
        replied replies responded responds answered answers recalled recalls repeated repeats joked jokes quipped
        posted agreed asked asks joked shouted cried whispered read reads urged urges quoted quotes
    """,
}

VERBS: dict[str, Speech] = {verb: kind for kind, verbs in _VERBS.items() for verb in verbs.split()}
"""Finite form -> what it needs."""

PARTICIPLES = word_set(
    "saying adding warning claiming arguing insisting telling noting stating stressing announcing"
)
"""Forms that take the sentence's subject as their own ("X left, saying that ...")."""

PASSIVE_REPORTS = word_set(
    "announced reported said claimed confirmed revealed stated disclosed agreed reportedly declared"
)
"""Participles of "it was ... that" which leave the statement firm."""

PASSIVE_HEDGES = word_set(
    "believed thought alleged rumoured rumored expected understood feared suspected said reported"
)
"""Participles of "X is ... to" which weaken it."""

SURE_HEDGES = word_set("""reportedly allegedly apparently probably possibly perhaps presumably supposedly purportedly seemingly maybe
    might""")
HEDGES = SURE_HEDGES | PASSIVE_HEDGES | word_set("may could likely appears appear appeared seems seem seemed")
"""Words that may weaken a statement; all but the sure ones depend on their neighbours."""

PERMITTED = word_set("""create use submit request choose select apply cancel upgrade add upload download send share access purchase
    order take carry bring return transfer invite specify set exceed contain include omit store install remove
    disclose copy distribute modify resell sell used omitted specified set shared created combined repeated
    exceeded copied modified distributed disclosed resold cancelled returned added removed sent""")
"""Verbs after which "may" grants or refuses instead of guessing."""

SOURCE_NOUNS = word_set("""adviser advisers advisor agency airline aide aides allies ally ambassador analyst analysts army attorney author
    authorities authority authors bank board body bureau campaigners captain census chairman chairwoman charity chief
    coach coast commander commission committee company coroner council court critics data delegate delegates
    department developer developers diplomat diplomats director directors docs doctor doctors document
    documentation documents economist economists embassy estimate estimates evidence executive expert experts family
    figures firm forecast general governor government group groups guide handbook historian historians
    institute investigation investigators judge jury lawyer lawyers leader leaders letter maintainer maintainers
    maker manual manufacturer mayor media medics member members memo military minister ministers ministry
    monitor neighbours newspaper observers office officer officers official officials operator opponents opposition
    organisation organization organisers organizers owner owners page panel paper paramedics party people
    physicians police poll press president producer producers professor prosecutor prosecutors publisher ranger
    record records regulator regulators relatives report reports representatives research researcher researchers
    residents review reviewers rules scholars scientist scientists secretary senator service sheriff source sources
    specification spokesman spokesperson spokespersons spokeswoman spokesmen staff standard statement statistics
    studies study supervisor supporters survey surveys teacher teachers team tribunal union university vendor
    volunteers website hospital school museum opposition indictment benchmark standard licence residents historians
    tenants passengers customers weather witness witnesses workers writer""")
"""Nouns of people, bodies and papers that make statements."""

FINDING_NOUNS = word_set("""study studies data survey surveys poll polls report reports figures research researchers analysis results census
    records documents evidence statistics paper papers trial trials investigation inquiry review scientists
    investigators experiments experiment transcripts transcript benchmark benchmarks measurements tests files logs footage video authors team statement letter team guardian times bbc""")
"""What shows, finds and indicates."""

SPEECH_NOUNS = word_set(
    "address speech statement testimony interview briefing remarks tweet announcement words view opinion"
)
"""What a speaker gives: "in her address", "X's speech"."""
