"""Closed word classes of English, lower case, that several rules of this folder look at."""

from factcheck.claims._word_lists import word_set

BE = word_set("is are was were be been being isn't aren't wasn't weren't")

AUXILIARIES = BE | word_set("""has have had does do did will would can could shall should must may might cannot won't wouldn't can't couldn't
    shouldn't mustn't hasn't haven't hadn't doesn't don't didn't needn't ought""")
"""Words that are a finite verb or stand before one."""

DETERMINERS = word_set("""the a an this that these those his her its their our your my each every some any no all both either neither
    another such what which""")

PRONOUNS = word_set("he she it they i we you one")

PREPOSITIONS = word_set("""in on at by during for from to with without within about against among around as between beyond despite
    following into near of off onto over per since through throughout toward towards under until upon via across
    after before behind below above because amid outside inside unlike like than regarding concerning""")

SUBORDINATORS = word_set("""that who whom whose which when whenever while where whereas if unless until because although though since
    whether what why how before after once than so lest""")
"""Words that open a clause which is not the main one."""

TIME_WORDS = word_set("""monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december today yesterday tomorrow tonight week month year morning afternoon evening
    night weekend earlier later recently previously afterwards now then again also further still already always never
    even just only too once twice ago last this next early late here there meanwhile however instead ever both
    himself herself themselves not""")
"""Adverbs and time words that may stand between a subject and its verb, or close a clause."""

OPENERS = word_set("""but and or yet so then also later earlier meanwhile however still now nevertheless nonetheless moreover
    furthermore yesterday today tonight instead thus therefore notably recently only even as both once""")
"""Words that may open a sentence in front of its subject."""

IRREGULAR_PASTS = word_set("""said told went came took gave made got saw knew thought found felt kept held brought began wrote stood heard meant
    met ran paid sat spoke lay led grew lost fell sent built understood drew broke spent rose drove bought wore chose
    sought fought taught caught sold threw flew won struck forgot drank slept swore stole woke rode hid shot bore tore
    sank swam sang rang shook froze became overcame withdrew overthrew underwent undertook blew knelt crept swept wept
    dealt shrank sprang stuck hung bound ate forbade forgave arose""")
"""Past forms not in -ed that are seldom anything else; "left", "put", "set" and the like are left out on purpose."""
