"""Words beside a person's name, and words that show that a capitalised name is no person; all lower case."""

from factcheck.claims._word_lists import word_set

TITLES = word_set("""mr mrs ms mx miss dr prof professor sir lord lady dame king queen prince princess pope father sister rabbi imam
    bishop archbishop cardinal judge justice president vice-president premier minister pm secretary chancellor
    commissioner governor gov senator sen sens reps representative rep congressman congresswoman congressperson mp mep mayor councillor
    ambassador general gen lieutenant lt colonel col major maj captain capt sergeant sgt admiral adm commander
    commander-in-chief chief ceo cfo cto coo chairman chairwoman chairperson chair director manager executive officer
    spokesman spokeswoman spokesperson adviser advisor aide analyst economist researcher scientist historian
    doctor lawyer attorney prosecutor sheriff inspector detective constable coach captain leader head founder
    co-founder owner caretaker biologist chemist physicist geologist meteorologist ecologist archaeologist psychologist
    virologist epidemiologist zoologist sociologist farmer fisherman firefighter nurse midwife surgeon architect artist
    painter poet novelist musician conductor composer curator priest monk nun banker trader shopkeeper baker landlord
    builder plumber electrician mechanic carpenter guide ranger warden gardener activist campaigner trainer referee
    dancer chef brewer butcher driver skipper pharmacist dentist vet librarian programmer editor author writer reporter journalist correspondent witness resident neighbour teacher
    headteacher principal professor dean actor actress singer striker goalkeeper midfielder defender emperor sheikh
    sultan ayatollah envoy agent negotiator treasurer speaker engineer developer maintainer master deputy
    undersecretary grandpa grandma uncle aunt reverend rev secretary-general director-general""")
"""Titles and roles after which a person's name may follow."""

PORTFOLIOS = word_set("""defense defence state foreign affairs health justice finance treasury interior education energy labor labour
    commerce transport transportation agriculture trade culture home homeland security staff the and environment
    europe energy housing work pensions england france germany ukraine russia china""")
"""Words between "of" and the name of the person who holds an office."""

PARTICLES = word_set("de van von der den bin ibn al da di du la le el del dos ter ten")
"""Small words inside names."""

PLURALS = word_set("""advisers aides allies analysts authorities authors campaigners critics delegates developers diplomats directors
    doctors economists experts figures historians investigators lawyers leaders lawmakers maintainers medics members
    ministers observers officers officials operators opponents organisers organizers owners paramedics people
    physicians police producers prosecutors regulators relatives reporters reports representatives researchers residents
    reviewers scholars scientists senators sources spokespersons statistics studies supporters surveys teachers
    volunteers witnesses workers farmers tenants passengers customers pupils drivers miners soldiers commuters activists
    protesters prosecutors neighbours parents villagers locals fans users data""")
"""Plural nouns of people and papers that are often named as a source."""

BODIES = word_set("""academy administration agency airlines airways alliance army assembly association authority bank bbc board
    brigade broadcaster bureau cabinet center centre chamber church city club coalition college commission committee
    company conference congress corp corporation council court defence defense department district economic embassy
    exchange federal federation fleet force forces foundation fund gazette government group guard coast guardian herald high
    holdings hospital house human inc industries initiative institute institution international journal kingdom
    laboratory labs league limited llc ltd mail ministry monitor motors movement museum nations national navy network
    news office organisation organization parliament party plc police post press project red republic research rights
    sciences school senate staff service services society states survey system systems team technologies television
    times today tribune tribunal trust tv union united university watch white world zoo""")
"""Words that mark a capitalised name as a body, a paper or a place."""

KIN = word_set("""father mother son daughter brother sister husband wife uncle aunt cousin grandfather grandmother parent friend
    man woman boy girl victim suspect driver owner patient defendant plaintiff pilot student voter republican
    democrat""")
"""Nouns of single people that are no titles."""

MALE = word_set("mr sir lord king prince pope father son brother husband uncle grandfather man boy spokesman")
FEMALE = word_set(
    "mrs ms miss lady dame queen princess mother daughter sister wife aunt grandmother woman girl spokeswoman"
)
"""Words that leave no doubt which of "he" and "she" can follow."""

PEOPLES = word_set("""american british english scottish welsh irish french german dutch belgian swiss austrian italian spanish
    portuguese greek turkish russian ukrainian polish czech hungarian romanian bulgarian serbian croatian swedish
    norwegian danish finnish chinese japanese korean indian pakistani iranian iraqi israeli palestinian syrian
    lebanese egyptian saudi nigerian kenyan canadian mexican brazilian argentine australian us uk eu european
    african asian western former""")
"""Adjectives of nationality that may stand in front of a name."""
