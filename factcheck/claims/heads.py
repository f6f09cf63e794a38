"""Whether a sentence speaks of what a cell of a table holds: the heads of row and column are its words, and no others.

A figure of a table and a figure in prose meet only where the sentence names all that the heads name, for the same
period, and says nothing that would narrow it down: “gross profit” and “profit in Germany” are not “profit”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from factcheck.claims._figure_clauses import clause_of, is_change, is_unreal, periods_of, subject_of
from factcheck.claims._function_words import IRREGULAR_PASTS
from factcheck.claims._head_words import (
    DESCRIBING,
    GENERAL,
    HEADS_OF,
    NAMELESS,
    NARROWING,
    PLAIN_NOUNS,
    SAME_HEADS,
    VALUED,
    implied,
)
from factcheck.claims._prices import PRICES, RATES, SAME_PRICES, is_plain, is_present, is_price, of_all
from factcheck.claims._verbs import PLAIN, STATING, states
from factcheck.claims.settings import keyed
from factcheck.claims.terms import Term, Terms
from factcheck.claims.values import dates, names
from factcheck.claims.values.figures import understood
from factcheck.claims.values.tokens import tokenise
from factcheck.model import BlockKind, Claim, DateRange, Mode, Name, Quantity, Span

Period = tuple[date, date]

_DIGIT = re.compile(r"\d")
_OF = re.compile(r"\s+(?:of|for)\s+(?:(?:the|a|an|its|their|our|your)\s+)?", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\w)(?:1[5-9]|20)\d\d(?!\w)")
_INTRODUCTION = re.compile(
    r"(?:In|On|For|At|With|Without|Under|Within|Among|Outside|Across|From|Unlike|During|Of|By|If|When|Where|Once) [^,;()–—]{2,80},",
    re.IGNORECASE,
)
"""What stands before the clause and says where or when it holds: “In Germany, ...”, “On the free plan, ...”."""
_TIMES = re.compile(r"(?:number of )?times\b|how (?:often|many times)\b", re.IGNORECASE)
_SIZE = re.compile(r"(?:the )?size of (?:the|a|an|each|every|one) \w+(?: \(?in \w+\)?)?", re.IGNORECASE)
_MOST_LOOSE = 1
"""Words of the clause that the heads do not explain, away from the heads and the figure."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of one cell, as words and periods."""

    row: frozenset[str]
    """Stems."""
    column: frozenset[str]
    """Stems."""
    periods: frozenset[Period]
    around: frozenset[str]
    """Stems of the table's title and of the headings above it."""
    titled: frozenset[Period]
    """Periods that the title names."""
    owners: frozenset[str]
    """Stems that say whose table it is; empty where nothing does."""
    counts_times: bool = False
    """Whether the figure says how often something is done: “Times that an upload is tried again”."""
    is_usual: bool = False
    """Whether the cell holds what is usual, so that a sentence about any single case is of something else."""

    @property
    def stems(self) -> frozenset[str]:
        """The stems of both heads."""
        return self.row | self.column

    @property
    def named(self) -> frozenset[str]:
        """The stems of both heads, each measure under one of its names: a monthly fee is a price per month."""
        words = self.stems
        alike = SAME_HEADS if words.isdisjoint(RATES) else SAME_HEADS | SAME_PRICES
        return frozenset(alike.get(stem, stem) for stem in words)


class HeadReader:
    """Reads heads, each text once, and lays sentences beside them."""

    def __init__(self) -> None:
        self._terms = Terms()
        self._read: dict[str, tuple[frozenset[str], frozenset[Period]]] = {}
        self._owners: dict[str, frozenset[str]] = {}

    def readings(self, claim: Claim) -> tuple[Heads, ...]:
        """The heads of a claim, by which it is known first: what a column of descriptions says, then its own ones."""
        own, said = self.heads(claim), claim.cell.described if claim.cell else ""
        if own is None or not said:
            return () if own is None else (own,)
        often = bool(_TIMES.match(said))
        words = self._words(said)[0] - (DESCRIBING | {"time"} if often else DESCRIBING)
        told = replace(own, row=words, column=own.column - VALUED, counts_times=often, is_usual=True)
        # A single word does where the name of the setting has it too: “cache.size”, “Size of the cache in megabytes”.
        sized = _SIZE.fullmatch(said) and words and words <= own.row
        # “Hours between two full backups” is not how long one takes.
        plain = len(words) > 1 and " between " not in said
        return (told, own) if plain or sized else (own,)

    def heads(self, claim: Claim) -> Heads | None:
        """The heads of a figure's cell, or of a line “Key: figure”; None for any other claim, and where they name nothing."""
        cell = claim.cell
        if cell is None:
            return self._line(claim)
        if claim.kind is not BlockKind.CELL:
            return None
        notes = " ".join(unit for unit in cell.units if not understood(unit))
        row, column = self._words(cell.row_header), self._words(f"{cell.column_header} {notes}".strip())
        if not row[0] | column[0]:
            return None
        # In a table of one figure a row, the column of the figures is called “value”.
        named = column[0] - NAMELESS if row[0] else column[0]
        around = self._words(", ".join((cell.key, cell.caption, *claim.headings)))
        owners = frozenset[str]().union(*map(self._whose, (*cell.caption.split(", "), *claim.headings)))
        return Heads(row[0], named, row[1] | column[1], around[0], around[1], owners)

    def _line(self, claim: Claim) -> Heads | None:
        """The heads of a line of settings: its key alone."""
        key = keyed(claim)
        row, periods = self._words(key) if key else (frozenset[str](), frozenset[Period]())
        if not row:
            return None
        around = self._words(", ".join(claim.headings))
        return Heads(row, frozenset(), periods, around[0], around[1], self._titled(claim))

    def about(self, claim: Claim, heads: Heads, known: frozenset[str] | None = None) -> tuple[Quantity, ...]:
        """The quantities of a sentence that are those of a cell with these heads.

        `known` holds the stems of names that the sentence's document is about; None leaves names out of the judgement.
        """
        if claim.attribution.mode is Mode.HEDGED:
            return ()
        return tuple(
            v
            for v in claim.values
            if isinstance(v, Quantity) and self._counts(v, heads) and self._fits(claim, v, heads, known)
        )

    def _counts(self, quantity: Quantity, heads: Heads) -> bool:
        """Whether a quantity measures something, or numbers the very thing that a setting is about: “port 7070”."""
        if quantity.unit == "label" and quantity.measure:
            return heads.is_usual and heads.row.issuperset(self._terms.stems(quantity.measure))
        if quantity.unit == "times":
            return heads.counts_times
        return quantity.unit not in ("label", "version", "ordinal")

    def one_owner(self, claim: Claim, heads: Heads, *, in_part: bool = False) -> bool:
        """Whether nothing in or around a sentence names another owner than these heads; `in_part`, one may be named by more words."""
        named = frozenset[str]().union(*(self.name_stems(v) for v in claim.values if isinstance(v, Name)))
        one, two = self._titled(claim), heads.owners
        alike = one == two or (in_part and bool(one & two) and one & two in (one, two))
        return alike and named <= heads.stems | heads.around

    def _titled(self, claim: Claim) -> frozenset[str]:
        """What the headings above a sentence say of the owner."""
        return frozenset[str]().union(*map(self._whose, claim.headings))

    def stems(self, claim: Claim) -> frozenset[str]:
        """The content words of a sentence, with the heads that they stand for."""
        return _told(self._terms.stems(claim.text)) | implied(claim.text)

    def name_stems(self, name: Name) -> frozenset[str]:
        """The content words of a name."""
        return frozenset(self._terms.stems(name.text))

    def words_of(self, text: str) -> frozenset[str]:
        """The content words of a title, without its periods."""
        return self._words(text)[0]

    def _words(self, text: str) -> tuple[frozenset[str], frozenset[Period]]:
        """The stems and the periods of a head."""
        if text not in self._read:
            found: set[Period] = set()
            rest = text
            if _DIGIT.search(text):
                rest = ""
                for part in text.split(", "):
                    days = dates.find(tokenise(f"in {part}"), None)[0]
                    if not days and (year := _YEAR.search(part)):
                        # “Population 2020”
                        part = f"{year[0]} {part[: year.start()]}{part[year.end() :]}"
                        days = dates.find(tokenise(f"in {part}"), None)[0]
                    found.update((day.first, day.last) for day in days)
                    for day in reversed(days):
                        part = part[: max(0, day.span.start - 3)] + " " + part[max(0, day.span.end - 3) :]
                    rest += f" {part}"
            self._read[text] = frozenset(self._terms.stems(rest)), frozenset(found)
        return self._read[text]

    def _whose(self, part: str) -> frozenset[str]:
        """What a title says of the owner: its names, and the words of a file's name unless they are general."""
        if part not in self._owners:
            stems = self._words(part)[0]
            if any(map(str.isupper, part)):
                t = tokenise(f"of {part}")
                named = " ".join(name.text for name in names.find(t, set()))
                stems = frozenset(self._terms.stems(named))
            self._owners[part] = frozenset(s for s in stems - GENERAL if not s.isdigit())
        return self._owners[part]

    def _fits(self, claim: Claim, quantity: Quantity, heads: Heads, known: frozenset[str] | None) -> bool:
        clause = clause_of(claim, quantity)
        priced = is_price(quantity, heads.stems)
        if not self._same_period(claim, quantity, heads, priced=priced):
            return False
        by = claim.span.start
        parts = clause, subject_of(claim, clause) or Span(clause.start, clause.start)
        terms = [t for t in self._terms.of(claim.text) if any(p.start <= t.start + by < p.end for p in parts)]
        own = frozenset(t.stem for t in terms if quantity.span.start <= t.start + by < quantity.span.end)
        # The figure itself names no row, even where some row is called “12”.
        stems = implied(claim.text) | _told(
            t.stem for t in terms if not quantity.span.start <= t.start + by < quantity.span.end
        )
        if not heads.row <= stems or not _covers(stems, own, heads, quantity):
            return False
        named = heads.stems & (stems | own if priced else stems)
        is_named = len(named) + len(heads.periods) > 1 or heads.around & stems
        if not is_named and not (quantity.unit and self._is_all(claim, quantity, heads)):
            return False
        if is_unreal(claim, clause, heads.stems | heads.around) or is_change(claim, clause, quantity):
            return False
        if quantity.measure and not quantity.unit and not _measures(self._terms, quantity, heads):
            return False
        if not self._holds_anywhere(claim, clause, heads, known):
            return False
        if not all(self._same_owner(claim, part, heads, known) for part in parts):
            return False
        if priced:
            said = stems.union(own, heads.stems, *(self._words(title)[0] for title in claim.headings))
            return of_all(heads.around, said) and is_plain(
                claim, clause, quantity, terms, _familiar(heads, known)
            )
        return _explained(claim, quantity, terms, heads, known)

    def _same_period(self, claim: Claim, quantity: Quantity, heads: Heads, *, priced: bool) -> bool:
        """Whether a clause is of the heads' time; a price that is told as of now may leave the year to the table."""
        periods = periods_of(claim, quantity)
        if periods == (heads.periods or heads.titled):
            return True
        above = self._words(", ".join(claim.headings))[1]
        return priced and not periods and is_present(claim) and above <= (heads.periods | heads.titled)

    def _holds_anywhere(self, claim: Claim, clause: Span, heads: Heads, known: frozenset[str] | None) -> bool:
        """Whether a sentence begins with no words that confine it to something which the heads do not name."""
        found, by = _INTRODUCTION.match(claim.text), claim.span.start
        if found is None or found.end() > clause.start - by:
            return True
        dated = [v.span for v in claim.values if isinstance(v, DateRange)]
        return all(
            t.stem in _familiar(heads, known) or any(s.start <= t.start + by < s.end for s in dated)
            for t in self._terms.of(found[0])
        )

    def _is_all(self, claim: Claim, quantity: Quantity, heads: Heads) -> bool:
        """Whether a sentence says nothing but that what one word names has a value: “The timeout is 60 seconds.”

        A single word names many things, so the titles above both must name the same owner, or none.
        """
        rest = [
            t
            for t in self._terms.of(claim.text)
            if not quantity.span.start <= t.start + claim.span.start < quantity.span.end
            and heads.stems.isdisjoint(_told((t.stem,)))
            and t.stem not in VALUED
        ]
        return not rest and self._titled(claim) == heads.owners

    def _same_owner(self, claim: Claim, clause: Span, heads: Heads, known: frozenset[str] | None) -> bool:
        """Whether the names of a clause are the table's, or those of the sentence's document where it has none."""
        if known is None:
            return True
        named = [self.name_stems(v) for v in claim.values if isinstance(v, Name) and clause.overlaps(v.span)]
        apart = [stems for stems in named if not stems <= heads.stems | heads.around]
        if heads.owners and apart:
            return False
        return all(stems <= known for stems in apart)


def _told(stems: Iterable[str]) -> frozenset[str]:
    """The stems with those of the heads that they stand for."""
    found = frozenset(stems)
    return found.union(*(HEADS_OF[stem] for stem in found if stem in HEADS_OF))


def _covers(stems: frozenset[str], own: frozenset[str], heads: Heads, quantity: Quantity) -> bool:
    """Whether a clause names the column: wholly, or in part where the unit of the figure does the rest.

    `own` holds the stems of the figure itself: “$29 per month” names the month, and that it is a price.
    """
    if heads.column <= stems:
        return True
    if is_price(quantity, heads.stems) and "/" in quantity.unit:
        return bool(heads.row) and heads.column <= stems | own | PRICES
    measured = bool(quantity.unit) and not quantity.unit.isupper() and quantity.unit != "percent"
    return bool(heads.row) and measured and bool(heads.column & stems)


def _measures(terms: Terms, quantity: Quantity, heads: Heads) -> bool:
    """Whether the noun that is counted is one of the heads' words."""
    return not heads.stems.isdisjoint(_told(terms.stems(quantity.measure)))


def _explained(
    claim: Claim, quantity: Quantity, terms: list[Term], heads: Heads, known: frozenset[str] | None
) -> bool:
    """Whether a clause holds no words that would make it speak of something narrower than the heads."""
    by = claim.span.start
    # Where nothing is known of the document, a name that is no place may be its subject.
    values = [
        v.span
        for v in claim.values
        if isinstance(v, Quantity | DateRange)
        or (known is None and isinstance(v, Name) and v.kind != "place")
    ]
    familiar = _familiar(heads, known)
    own = [i for i, t in enumerate(terms) if not heads.stems.isdisjoint(_told((t.stem,)))]
    named = {*own, *(i for i, t in enumerate(terms) if t.stem in heads.around)}
    figure = [i for i, t in enumerate(terms) if quantity.span.start <= t.start + by < quantity.span.end]
    first, last = min(own + figure), max(own + figure)
    loose = 0
    for i, term in enumerate(terms):
        inside = any(span.start <= term.start + by < span.end for span in values)
        word = _at(claim, term)
        if (
            inside
            or i in own
            or term.stem in familiar
            or (_is_verb(word) and not _qualifies(claim, terms, i))
        ):
            continue
        touches = any(_adjacent(claim.text, terms, i, j) for j in (i - 1, i + 1) if j in named)
        if first < i < last or touches:
            return False
        loose += 1
    # “12,000 visitors came from abroad” counts some of them: a figure that is the subject may not be narrowed down.
    start = clause_of(claim, quantity).start - by
    leads = not states(claim.text[start : quantity.span.start - by].lower().split())
    return loose <= (0 if leads or heads.is_usual else _MOST_LOOSE)


def _familiar(heads: Heads, known: frozenset[str] | None) -> frozenset[str]:
    """The stems that narrow nothing down beside these heads."""
    return heads.stems | heads.around | (VALUED if heads.is_usual else PLAIN_NOUNS) | (known or frozenset())


def _at(claim: Claim, term: Term) -> str:
    return claim.text[term.start : term.end].lower()


def _qualifies(claim: Claim, terms: list[Term], i: int) -> bool:
    """Whether what may be a verb is none: “Pro support costs $5” has another one, “Deleted backups are” begins with it."""
    word = _at(claim, terms[i])
    if word in NARROWING:
        return True
    if i + 1 == len(terms):
        return False
    if word in PLAIN and _at(claim, terms[i + 1]) in STATING:
        return True
    return i == 0 and word.endswith("ed") and _adjacent(claim.text, terms, i, i + 1)


def _is_verb(word: str) -> bool:
    return word in STATING or word in PLAIN or word in IRREGULAR_PASTS or word.endswith("ed")


def _adjacent(text: str, terms: list[Term], one: int, two: int) -> bool:
    """Whether only a space, a hyphen or an “of” stands between two words."""
    left, right = sorted((one, two))
    between = text[terms[left].end : terms[right].start]
    return between in (" ", "-", "\n") or bool(_OF.fullmatch(between))


def subjects(claims: Iterable[Claim], reader: HeadReader) -> dict[str, frozenset[str]]:
    """What each document is about: the stems of the names in its headings and of the name that it uses most."""
    counts: dict[str, dict[frozenset[str], int]] = {}
    headed: dict[str, frozenset[str]] = {}
    for claim in claims:
        if claim.kind is BlockKind.CELL:
            continue
        tally = counts.setdefault(claim.document, {})
        for value in claim.values:
            if isinstance(value, Name) and value.kind not in ("place", "person"):
                stems = reader.name_stems(value)
                tally[stems] = tally.get(stems, 0) + 1
        titles = map(reader.words_of, claim.headings)
        headed[claim.document] = headed.get(claim.document, frozenset()).union(*titles)
    return {document: headed[document].union(_commonest(tally)) for document, tally in counts.items()}


def _commonest(tally: dict[frozenset[str], int]) -> frozenset[str]:
    return max(tally, key=lambda stems: (tally[stems], sorted(stems)), default=frozenset())
