"""Stems of words at the heads of tables and around their figures; stems are those of :class:`Terms`."""

from __future__ import annotations

import re

PLAIN_NOUNS = frozenset(
    "total amount number figur reach report record post stand stood come came end full fiscal financi compani firm group"
    " overal annual year reach total amount default earn generat book announc exact actual offici accord data list level".split()
    + "plan tier edit packag model product region offic team branch citi town countri state provinc station site class".split()
)
"""Stems that narrow nothing down."""
GENERAL = frozenset(
    "data tabl result figur number stat statist summari report annual year financi financ overview sheet metric kpi key"
    " total budget sale quarter month histori export final draft new old list raw sampl exampl test compani indic balanc"
    " incom statement fact main fy csv sheet1 staff peopl plan price revenu profit cost copi version"
    " guid set setup instal configur config refer manual option paramet limit default start introduct faq note readm"
    " document tutori handbook fee tariff rate".split()
)
"""Stems in the name of a file or sheet that do not say whose figures it holds."""
NAMELESS = frozenset({"valu", "amount", "figur", "number", "count", "observ"})
"""Stems that name no measure."""
TOLD_BY = {
    "retent": "keep kept retain store",
    "popul": "inhabit resid",
    "price": "cost pay charg",
    "cost": "price",
    "fee": "cost",
    "capac": "hold",
    "lifetim": "expir valid",
    "valid": "expir",
    "expiri": "expir valid",
    "employe": "employ staff worker",
    "headcount": "employ employe staff",
    "staff": "employ employe",
    "height": "high tall",
    "length": "long",
    "width": "wide",
    "depth": "deep",
    "durat": "last",
    "daili": "day",
}
"""Stems of heads, with those by which a sentence says the same: “Log retention”, “logs are kept”."""
HEADS_OF: dict[str, frozenset[str]] = {
    word: frozenset(head for head, words in TOLD_BY.items() if word in words.split())
    for words in TOLD_BY.values()
    for word in words.split()
}
SAME_HEADS = {"headcount": "employe", "staff": "employe", "inhabit": "popul", "annual": "year"}
"""Stems of heads with another name of the same measure, under which two tables meet."""
NARROWING = frozenset("aged born living working speaking holding using".split())
"""Words behind a noun that leave only some of what it names."""
VALUED = frozenset("default valu set equal run amount come listen take hold size larg".split())
"""Stems that say of a setting that it has its value."""
DESCRIBING = frozenset(
    "number maximum minimum max min amount size length limit mani long often much whether second minut hour day week month"
    " year millisecond byte kilobyte megabyt gigabyt kb mb gb ms percent default valu set allow".split()
)
"""Stems in the description of a setting that say what its value is, and not of what."""
_DELETED_AFTER = re.compile(r"\b(?:deleted|removed|purged|discarded)\s+after\b", re.IGNORECASE)
_KEEPING = frozenset({"keep", "kept", "retent", "retain"})


def implied(text: str) -> frozenset[str]:
    """Stems that a sentence implies: what is deleted after 14 days is kept for 14 days."""
    return _KEEPING if _DELETED_AFTER.search(text) else frozenset()
