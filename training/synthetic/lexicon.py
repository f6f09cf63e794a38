"""Words of our own choosing: opposites, synonyms, places, names. Each pair excludes, or equals, the other."""

from __future__ import annotations


def listed(text: str) -> tuple[str, ...]:
    """Words written one after the other."""
    return tuple(text.split())


OPPOSITES: tuple[tuple[str, str], ...] = (
    ("increased", "decreased"), ("increase", "decrease"), ("increases", "decreases"), ("increasing", "decreasing"),
    ("rose", "fell"), ("risen", "fallen"), ("rising", "falling"), ("grew", "shrank"), ("gained", "lost"),
    ("growth", "decline"), ("won", "lost"), ("winning", "losing"), ("victory", "defeat"), ("winner", "loser"),
    ("higher", "lower"), ("highest", "lowest"), ("largest", "smallest"), ("larger", "smaller"), ("biggest", "smallest"),
    ("large", "small"), ("big", "small"), ("huge", "tiny"), ("longest", "shortest"), ("longer", "shorter"),
    ("oldest", "youngest"), ("older", "younger"), ("elder", "younger"), ("eldest", "youngest"), ("best", "worst"),
    ("better", "worse"), ("richest", "poorest"), ("rich", "poor"), ("wealthy", "poor"), ("strong", "weak"),
    ("stronger", "weaker"), ("heavy", "light"), ("hot", "cold"), ("warm", "cold"), ("wet", "dry"), ("deep", "shallow"),
    ("wide", "narrow"), ("thick", "thin"), ("fast", "slow"), ("faster", "slower"), ("common", "rare"),
    ("most", "least"), ("more", "less"), ("majority", "minority"), ("maximum", "minimum"), ("first", "last"),
    ("before", "after"), ("beginning", "end"), ("early", "late"), ("earlier", "later"), ("earliest", "latest"),
    ("northern", "southern"), ("eastern", "western"), ("north", "south"), ("east", "west"), ("upper", "lower"),
    ("northeast", "southwest"), ("northwest", "southeast"), ("inside", "outside"), ("above", "below"),
    ("father", "mother"), ("son", "daughter"), ("brother", "sister"), ("husband", "wife"), ("uncle", "aunt"),
    ("nephew", "niece"), ("actor", "actress"), ("king", "queen"), ("prince", "princess"), ("male", "female"),
    ("men", "women"), ("man", "woman"), ("boys", "girls"), ("boy", "girl"), ("grandfather", "grandmother"),
    ("paternal", "maternal"), ("parents", "children"), ("sons", "daughters"), ("brothers", "sisters"),
    ("accepted", "rejected"), ("approved", "rejected"), ("passed", "failed"), ("succeeded", "failed"),
    ("successful", "unsuccessful"), ("successfully", "unsuccessfully"), ("success", "failure"), ("opened", "closed"),
    ("open", "closed"), ("began", "ended"), ("started", "ended"), ("started", "finished"), ("joined", "left"),
    ("entered", "left"), ("arrived", "departed"), ("bought", "sold"), ("purchased", "sold"), ("built", "demolished"),
    ("created", "destroyed"), ("alive", "dead"), ("survived", "died"),
    ("lived", "died"), ("guilty", "innocent"), ("legal", "illegal"), ("legally", "illegally"), ("public", "private"),
    ("urban", "rural"), ("active", "inactive"), ("popular", "unpopular"),
    ("positive", "negative"), ("support", "oppose"), ("supported", "opposed"), ("supports", "opposes"),
    ("allowed", "forbade"), ("allows", "prohibits"), ("permitted", "prohibited"), ("included", "excluded"),
    ("includes", "excludes"), ("including", "excluding"), ("with", "without"), ("possible", "impossible"),
    ("able", "unable"), ("capable", "incapable"), ("likely", "unlikely"), ("known", "unknown"),
    ("available", "unavailable"), ("important", "unimportant"), ("complete", "incomplete"), ("formal", "informal"),
    ("direct", "indirect"), ("dependent", "independent"), ("regular", "irregular"), ("temporary", "permanent"),
    ("temporarily", "permanently"), ("ancient", "modern"), ("domestic", "foreign"), ("internal", "external"),
    ("major", "minor"), ("primary", "secondary"), ("professional", "amateur"),
    ("win", "lose"), ("wins", "loses"), ("rise", "fall"), ("improved", "worsened"), ("strengthened", "weakened"),
    ("expanded", "contracted"), ("raised", "lowered"), ("promoted", "relegated"), ("hired", "fired"),
    ("remembered", "forgot"), ("loved", "hated"), ("loves", "hates"), ("love", "hate"), ("praised", "criticized"),
    ("agreed", "refused"), ("agreed", "disagreed"), ("confirmed", "denied"), ("admitted", "denied"),
    ("attacked", "defended"), ("advanced", "retreated"), ("alone", "together"), ("always", "never"),
    ("often", "rarely"), ("frequently", "rarely"), ("usually", "rarely"), ("ahead", "behind"), ("over", "under"),
    ("easy", "difficult"), ("cheap", "expensive"), ("safe", "dangerous"), ("happy", "sad"), ("young", "old"),
    ("full", "empty"), ("present", "absent"), ("voluntary", "compulsory"), ("natural", "artificial"),
    ("friend", "enemy"), ("friends", "enemies"), ("summer", "winter"),
    ("black", "white"), ("red", "blue"), ("green", "yellow"), ("left-handed", "right-handed"), ("fiction", "non-fiction"),
    ("novel", "play"), ("album", "novel"), ("film", "novel"), ("comedy", "tragedy"), ("town", "city"),
    ("island", "mountain"), ("river", "mountain"), ("singer", "footballer"), ("politician", "painter"),
    ("lawyer", "surgeon"), ("actress", "politician"), ("football", "basketball"), ("baseball", "cricket"),
    ("university", "prison"), ("church", "castle"), ("bachelor", "doctoral"), ("gold", "silver"), ("bronze", "gold"),
)  # fmt: skip
RISKY = frozenset(
    listed(
        "with over more most before after above inside first last early late with left single present major minor upper "
        "lower less light open complete known former town city film album novel play support day night"
    )
)
"""Opposites that are often part of a fixed phrase or of a name: taken only where the neighbours allow it."""

SYNONYMS: tuple[tuple[str, str], ...] = (
    ("began", "started"), ("big", "large"), ("movie", "film"), ("movies", "films"), ("purchased", "bought"),
    ("located", "situated"), ("also known as", "also called"), ("approximately", "about"), ("assisted", "helped"),
    ("received", "was given"), ("numerous", "many"), ("currently", "at present"), ("primarily", "mainly"),
    ("however", "though"), ("near", "close to"), ("founded", "established"), ("obtained", "got"),
    ("constructed", "built"), ("such as", "like"), ("in addition", "besides"), ("subsequently", "later"),
    ("attempted", "tried"), ("commenced", "began"), ("resided", "lived"), ("remained", "stayed"),
    ("frequently", "often"), ("entire", "whole"), ("due to", "because of"), ("prior to", "before"),
    ("during", "in the course of"), ("various", "different"), ("children", "kids"), ("became", "was made"),
    ("released", "put out"), ("afterwards", "later"), ("nearly", "almost"), ("physician", "doctor"),
    ("attorney", "lawyer"), ("sufficient", "enough"), ("therefore", "so"), ("killed", "slain"),
)  # fmt: skip
ONE_WAY = frozenset(
    {"became", "received", "during", "however", "such as", "various", "founded", "children", "killed"}
)
"""Synonyms left out of use where the fit depends on grammar that we don't parse."""

NEGATED: tuple[tuple[str, str], ...] = (
    ("accepted", "did not reject"), ("rejected", "did not accept"), ("refused", "did not agree"),
    ("failed to", "did not manage to"), ("lost", "did not win"),
    ("won", "did not lose"), ("is unable to", "can not"), ("was unable to", "could not"),
    ("is unknown", "is not known"), ("was unsuccessful", "was not successful"), ("is illegal", "is not legal"),
    ("denied", "did not admit"), ("survived", "did not die in"), ("without", "not with"),
    ("never", "not once"), ("unlikely", "not likely"), ("rarely", "not often"), ("uncommon", "not common"),
)  # fmt: skip

COUNTRIES = listed(
    "France Germany Italy Spain Portugal Poland Austria Hungary Romania Bulgaria Greece Turkey Russia Ukraine Sweden "
    "Norway Denmark Finland Ireland Scotland Wales England Belgium Switzerland Canada Mexico Brazil Argentina Chile "
    "Peru Colombia Cuba Japan China India Pakistan Iran Iraq Israel Egypt Morocco Kenya Nigeria Ghana Ethiopia "
    "Australia Indonesia Thailand Vietnam Malaysia"
)
NATIONALITIES = listed(
    "American British English Scottish Welsh Irish French German Italian Spanish Portuguese Polish Austrian Hungarian "
    "Romanian Greek Turkish Russian Ukrainian Swedish Norwegian Danish Finnish Dutch Belgian Swiss Canadian Mexican "
    "Brazilian Argentine Chilean Japanese Chinese Indian Iranian Israeli Egyptian Nigerian Australian Korean"
)
CITIES = (
    "London", "Paris", "Berlin", "Madrid", "Rome", "Vienna", "Warsaw", "Prague", "Budapest", "Athens", "Moscow",
    "Stockholm", "Oslo", "Dublin", "Edinburgh", "Manchester", "Liverpool", "Birmingham", "Glasgow", "Chicago", "Boston",
    "Philadelphia", "Los Angeles", "San Francisco", "Seattle", "Houston", "Dallas", "Miami", "Atlanta", "Detroit",
    "Toronto", "Montreal", "Vancouver", "Sydney", "Melbourne", "Brisbane", "Perth", "Tokyo", "Osaka", "Beijing",
    "Shanghai", "Mumbai", "Delhi", "Calcutta", "Cairo", "Nairobi", "Lagos", "Lisbon", "Barcelona", "Milan", "Naples",
    "Munich", "Hamburg", "Zurich", "Geneva", "Brussels", "Amsterdam", "Copenhagen", "Helsinki", "Brooklyn",
    "Cleveland", "Denver", "Baltimore", "Cincinnati", "Minneapolis", "Pittsburgh", "New Orleans", "Auckland",
)  # fmt: skip
STATES = (
    "California", "Texas", "Florida", "Ohio", "Illinois", "Pennsylvania", "Michigan", "Georgia", "Virginia",
    "Massachusetts", "Indiana", "Tennessee", "Missouri", "Maryland", "Wisconsin", "Minnesota", "Colorado", "Alabama",
    "Louisiana", "Kentucky", "Oregon", "Oklahoma", "Connecticut", "Iowa", "Mississippi", "Arkansas", "Kansas",
    "Utah", "Nevada", "New Jersey", "North Carolina", "Queensland", "Ontario", "Alberta", "Yorkshire", "Kent",
)  # fmt: skip
FIRST_NAMES = frozenset(
    listed(
        "James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark "
        "Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary "
        "Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Frank Gregory Raymond Alexander "
        "Patrick Jack Dennis Jerry Tyler Aaron Henry Peter Adam Walter Arthur Albert Philip Martin Mary Patricia Jennifer "
        "Linda Elizabeth Barbara Susan Jessica Sarah Karen Nancy Lisa Margaret Betty Sandra Ashley Dorothy Kimberly Emily "
        "Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Laura Helen Sharon Cynthia Kathleen Amy Angela "
        "Shirley Anna Ruth Brenda Pamela Nicole Katherine Virginia Catherine Christine Debra Rachel Janet Emma Carolyn "
        "Maria Heather Diane Julie Joyce Victoria Kelly Christina Joan Evelyn Lauren Judith Alice Jane Louise Charlotte "
        "Hugh Simon Neil Ian Alan Roger Keith Colin Graham Harold Ernest Frederick Francis Louis Carl Karl Hans Ivan Juan "
        "Carlos Pedro Miguel Jose Antonio Pablo Marco Giovanni Pierre Jean Jacques Anne Marie Sophie Claire"
    )
)
GROUPS = (
    "Arsenal", "Chelsea", "Barcelona", "Real Madrid", "Juventus", "Bayern Munich", "Microsoft", "Apple", "Google",
    "IBM", "Sony", "Nintendo", "Toyota", "Ford", "BBC", "NBC", "CBS", "ABC", "Fox", "HBO", "Columbia Records",
    "Atlantic Records", "Capitol Records", "Warner Bros.", "Universal Pictures", "Paramount Pictures", "Walt Disney",
    "Netflix", "Amazon", "Harvard University", "Yale University", "Princeton University", "Stanford University",
    "Oxford University", "Cambridge University", "Columbia University",
)  # fmt: skip
