"""A table that its own total or the text beside it speaks against."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from factcheck.checks import Example, Slip
from factcheck.checks._align import quoted
from factcheck.checks._slips import plain
from factcheck.claims.predicates import parts
from factcheck.claims.terms import Terms
from factcheck.model import BlockKind, Checked, Claim, DateRange, Finding, Pair, Polarity, Quantity, Stance

_CONFIDENCE = 0.9
_TOTAL = re.compile(r"(?:grand\s+|overall\s+)?(?:totals?|sum)", re.IGNORECASE)
_NO_PART = re.compile(
    r"\b(?:of\s+which|thereof|including|incl|sub-?totals?|totals?|average|mean|median|net|all)\b",
    re.IGNORECASE,
)
"""Rows that are no further part of the total."""
_NO_SUM = re.compile(
    r"\b(?:rates?|average|mean|median|prices?|per|ages?|years?|index|ratio|rank|share|shares|score|change|growth|margin|speed|density|%)\b",
    re.IGNORECASE,
)
"""Columns whose figures are not added up."""
_LEAST_PARTS, _MOST_PARTS = 3, 60
_NEAR = 1.25
"""How often the total may hold the sum of the parts, or the other way round, where nothing else shows that they make it."""
_YEAR = re.compile(r"(?:FY\s?)?((?:19|20)\d\d)")
_UP = frozenset(
    "rose rises risen increased increases grew grows grown climbed climbs jumped surged soared".split()
)
_DOWN = frozenset(
    "fell falls fallen decreased decreases dropped drops declined declines shrank shrinks sank slipped plunged".split()
)
_OTHER_MEASURE = re.compile(
    r"\b(?:adjusted|organic\w*|like-for-like|in\s+real\s+terms|constant|comparable|excluding|without|per|half|quarter|months?|weeks?|again|then|first|second"
    r"|initially|temporarily|later|since|before|until|but|while|expected|will|would|could|should|may|might|compared)\b",
    re.IGNORECASE,
)
"""Words by which a sentence speaks of another figure, or of another time, than the year's."""
_SAYING_LITTLE = frozenset("number total overall annual figur amount compani firm group our".split())
"""Stems that a subject may have besides the head of the row."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of a table, seen along its rows or along its columns."""

    claim: Claim
    at: int
    """Number of its line."""
    line: str
    """Head of its line."""
    across: str
    """Head of the other direction."""
    low: float
    unit: str


class TableCheck:
    """Adds tables up, and holds what a text calls a rise or a fall against the figures of the two years."""

    id: ClassVar[str] = "table"
    title: ClassVar[str] = "A table that does not add up, or that the text turns round"
    help: ClassVar[str] = (
        "Finds a row or column “Total” that is not the sum of its parts, within what rounding allows, and a sentence such as “Revenue rose in "
        "2023” beside a table in which it fell. It keeps silent where parts may overlap (“of which”), about rates, prices and "
        "averages, and where the sentence speaks of a part of the year or of a measure that the table does not name."
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "",
            "| Party | Votes |\n|---|---|\n| Left | 410 |\n| Right | 350 |\n| Others | 60 |\n| Total | 850 |\n",
            Stance.CONTRADICTS,
        ),
        Example(
            "",
            "| | 2022 | 2023 |\n|---|---|---|\n| Revenue | 418 | 402 |\n\nRevenue rose in 2023.\n",
            Stance.CONTRADICTS,
        ),
        Example(
            "",
            "| Party | Votes |\n|---|---|\n| Left | 410 |\n| Right | 350 |\n| Others | 60 |\n| Total | 820 |\n",
            None,
        ),
        Example(
            "",
            "| | 2022 | 2023 |\n|---|---|---|\n| Revenue | 418 | 402 |\n\nRevenue in Germany rose in 2023.\n",
            None,
        ),
    )

    def __init__(self) -> None:
        self._terms = Terms()

    def judge(self, pair: Pair) -> Finding | None:
        """Nothing: two statements are the business of other checks."""
        return None

    def examine(self, read: Checked) -> Iterator[Slip]:
        """The slips of a document: its totals, then what its sentences say of the years in its tables."""
        tables: defaultdict[int, list[Claim]] = defaultdict(list)
        for claim in read.claims:
            if claim.cell is not None:
                tables[claim.cell.table].append(claim)
        for cells in tables.values():
            for turned in (False, True):
                yield from self._totals(list(_figures(cells, turned=turned)))
        years = [
            f for cells in tables.values() for turned in (False, True) for f in _figures(cells, turned=turned)
        ]
        years = [f for f in years if _YEAR.fullmatch(f.across)]
        for claim in read.claims if years else ():
            if claim.kind is not BlockKind.CELL and (slip := self._trend(claim, years)):
                yield slip

    def _totals(self, figures: Sequence[_Figure]) -> Iterator[Slip]:
        """The totals of one table that are not the sum of what stands before them."""
        columns: defaultdict[str, list[_Figure]] = defaultdict(list)
        for figure in figures:
            columns[figure.across].append(figure)
        sums = [found for column in columns.values() if (found := _summed(column)) is not None]
        adds_up = any(abs(off) <= slack for _, _, off, slack in sums)
        for total, parts_, off, slack in sums:
            added = total.low + off
            near = min(added, total.low) > 0 and max(added, total.low) <= _NEAR * min(added, total.low)
            if abs(off) <= slack or not (adds_up or near):
                continue
            right = plain(float(f"{added * _written(total) / total.low:.10g}"))
            message = f"The figures before {quoted(total.claim, total.claim.span)} do not add up to it: they make {right}; it would be right with {right}."
            finding = Finding(
                self.id,
                Stance.CONTRADICTS,
                _CONFIDENCE,
                message,
                (total.claim.span,),
                (parts_[-1].claim.span,),
            )
            yield Slip(total.claim, parts_[-1].claim, finding)

    def _trend(self, claim: Claim, years: Sequence[_Figure]) -> Slip | None:
        """What a sentence calls a rise or a fall, where the table has the opposite."""
        said = parts(claim.text)
        verb = claim.text[said.verb.start : said.verb.end].lower() if said else ""
        if said is None or verb not in _UP | _DOWN or _OTHER_MEASURE.search(claim.text):
            return None
        if any(isinstance(v, Polarity) for v in claim.values):
            return None
        heads = frozenset(self._terms.stems(claim.text[: said.subject.end]))
        rows = [f for f in years if self._is_head(f.line, heads)]
        now, then = _two_years(claim, rows)
        if now is None or then is None or now.low == then.low or (now.low > then.low) == (verb in _UP):
            return None
        span = said.verb.shifted(claim.span.start)
        message = (
            f"The text says “{verb}”, and the table has {quoted(now.claim, now.claim.span)} for “{now.line}, {now.across}” after "
            f"{quoted(then.claim, then.claim.span)} for “{then.across}”."
        )
        return Slip(
            claim,
            now.claim,
            Finding(self.id, Stance.CONTRADICTS, _CONFIDENCE, message, (span,), (now.claim.span,)),
        )

    def _is_head(self, line: str, subject: frozenset[str]) -> bool:
        head = frozenset(self._terms.stems(line))
        return bool(head) and head <= subject and subject - head <= _SAYING_LITTLE


def _figures(cells: Sequence[Claim], *, turned: bool) -> Iterator[_Figure]:
    """The exact figures of a table; `turned`, its columns are read as rows."""
    for claim in cells:
        cell, values = claim.cell, [v for v in claim.values if isinstance(v, Quantity)]
        if cell is None or len(values) != 1 or values[0].low != values[0].high:
            continue
        at, line, across = (
            (cell.column, cell.column_header, cell.row_header)
            if turned
            else (cell.row, cell.row_header, cell.column_header)
        )
        yield _Figure(claim, at, line, across, values[0].low, values[0].unit)


def _summed(column: Sequence[_Figure]) -> tuple[_Figure, list[_Figure], float, float] | None:
    """The total of a column, its parts, by how much they make more, and how much rounding allows; None where it has no total."""
    totals = [f for f in column if _TOTAL.fullmatch(f.line.strip())]
    if len(totals) != 1 or _NO_SUM.search(column[0].across) or totals[0].low == 0:
        return None
    total = totals[0]
    found = sorted((f for f in column if f.at < total.at), key=lambda f: f.at)
    if not _LEAST_PARTS <= len(found) <= _MOST_PARTS or any(_NO_PART.search(f.line) for f in found):
        return None
    # A gap is a figure that nobody could read.
    if len(found) != total.at - found[0].at or {f.unit for f in found} != {total.unit}:
        return None
    if len({f.line for f in found}) != len(found):
        return None
    grain = min(_grain(f) for f in (*found, total))
    return total, found, sum(f.low for f in found) - total.low, grain * (len(found) + 1) / 2


def _written(figure: _Figure) -> float:
    """The figure as its cell has it, without unit and scale."""
    digits = re.sub(r"[^\d.]", "", figure.claim.text)
    return float(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else figure.low


def _grain(figure: _Figure) -> float:
    """What the last digit of a figure that is not 0 counts: 100 of 943,900, a tenth of a million of 1.5 million."""
    shown = f"{_written(figure):.6f}".rstrip("0").rstrip(".")
    last = (
        10.0 ** -len(shown.partition(".")[2])
        if "." in shown
        else 10.0 ** (len(shown) - len(shown.rstrip("0")))
    )
    written = _written(figure)
    return last * abs(figure.low / written) if written else abs(figure.low)


def _two_years(claim: Claim, rows: Sequence[_Figure]) -> tuple[_Figure | None, _Figure | None]:
    """The figures of the year that a sentence speaks of and of the one before; none where there are several of either."""
    dates = [v for v in claim.values if isinstance(v, DateRange)]
    by_year: defaultdict[int, list[_Figure]] = defaultdict(list)
    for row in rows:
        if found := _YEAR.fullmatch(row.across):
            by_year[int(found[1])].append(row)
    if len(dates) > 1 or len(by_year) < 2 or any(len(found) > 1 for found in by_year.values()):
        return None, None
    if dates:
        first, last = dates[0].first, dates[0].last
        if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31) or first.year != last.year:
            return None, None
        year = first.year
    elif len(by_year) == 2:
        year = max(by_year)
    else:
        return None, None
    now, then = by_year.get(year), by_year.get(year - 1)
    return (now[0], then[0]) if now and then else (None, None)


plugin: type[TableCheck] = TableCheck
