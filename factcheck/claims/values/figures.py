"""The figure of a table's cell, with the unit that stands in it or at the head of its row or column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from factcheck.claims.values import quantities, units
from factcheck.claims.values.tokens import tokenise
from factcheck.model import Bound, Cell, Quantity, Span

_PLAIN = re.compile(
    r"(?P<open>\()?(?P<sign>[-−–+])?(?P<digits>\d[\d.,'’\u00a0\u202f ]*+)(?P<close>\))?[\s*†‡¹²³]*+"
)
_GROUPED = re.compile(
    r"\d++(?:[.,]\d++)?|\d{1,3}(?:,\d{3})++(?:[.,]\d++)?|\d{1,3}(?:\.\d{3})++(?:,\d++)?|\d{1,2}(?:,\d{2})++,\d{3}(?:\.\d++)?"
)
"""Digits in groups of either custom; what stands in other groups is a date, a version, a telephone number."""
_LONGEST = 40
"""Characters of a number."""
_AMBIGUOUS = re.compile(r"(?P<digits>\d[\d.,]*+)\s?[mM]")
"""Metres or millions?"""
_NOTE = re.compile(r"\s*+(?:\[\w{1,3}\]|[*†‡])++\Z")
_UNIT_PART = re.compile(r"us\$|[$€£¥₹]|['’]?000(?:['’]?s)?|[^\W\d]+|[%‰°/²³]+")
_SCALES = {
    **dict.fromkeys(("thousand", "thousands", "000", "000s", "tsd"), "thousand"),
    **dict.fromkeys(("million", "millions", "mn", "mio", "mill", "mm", "mln"), "million"),
    **dict.fromkeys(("billion", "billions", "bn", "bln", "mrd"), "billion"),
    **dict.fromkeys(("trillion", "trillions", "tn", "trn"), "trillion"),
}
_SHORT_SCALES = {"k": "thousand", "m": "million", "b": "billion"}
"""Only beside a currency: alone they are other units."""
_CURRENCY = frozenset(
    "$ us$ € £ ¥ ₹ usd eur gbp jpy chf cny inr sek nok dkk aud cad dollars euros pounds".split()
)
_FILLERS = frozenset({"in", "of", "current", "constant", "us"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a table."""

    quantity: Quantity
    """In canonical units; its span lies in the cell's text."""
    written: str
    """With sign, scale and unit, as prose would have it: “$41 million”."""
    complete: bool
    """Whether the table tells unit or scale; a bare 41 may mean millions."""


@dataclass(frozen=True, slots=True)
class _Head:
    """A unit as a head gives it."""

    name: str
    factor: float
    offset: float
    before: str
    behind: str


def figure(text: str, cell: Cell) -> Figure | None:
    """The figure that a cell holds, None where it holds words, several figures or nothing."""
    words = _NOTE.sub("", " ".join(text.split()))
    plain = _PLAIN.fullmatch(words)
    if plain is None:
        return _stated(text, words)
    value = _number(plain["digits"])
    if value is None or bool(plain["open"]) != bool(plain["close"]):
        return None
    negative = bool(plain["open"]) or plain["sign"] in ("-", "−", "–")
    shown = plain["digits"].strip()
    head = _unit(cell)
    value = -value if negative else value
    if head is None:
        return Figure(_quantity(text, value, "", _step(shown)), f"{'-' if negative else ''}{shown}", False)
    low = float(f"{value * head.factor + head.offset:.12g}")
    written = f"{'-' if negative else ''}{head.before}{shown}{head.behind}"
    return Figure(_quantity(text, low, head.name, _step(shown) * abs(head.factor)), written, True)


def understood(unit: str) -> bool:
    """Whether what stands behind a head is a unit; “(restated)” is none."""
    return _read(unit) is not None


@lru_cache(maxsize=1024)
def rates(cell: Cell) -> frozenset[str]:
    """What the heads of a cell divide its figure by: “month” under “Price per month”, also where a unit says it."""
    found: set[str] = set()
    for head in (cell.column_header, cell.row_header, *cell.units):
        t = tokenise(head)
        found.update(rate[0] for i in range(len(t)) if (rate := units.rate(t, i)))
    return frozenset(found)


def _stated(text: str, words: str) -> Figure | None:
    """A figure that brings its unit along."""
    if not words or not any(map(str.isdigit, words)) or len(words) > 40:
        return None
    if unclear := _AMBIGUOUS.fullmatch(words):
        value = _number(unclear["digits"])
        return None if value is None else Figure(_quantity(text, value, "", 0.0), words, False)
    found = quantities.find(tokenise(words), set())
    if len(found) != 1 or found[0].unit in ("label", "version", "ordinal", "times"):
        return None
    one = found[0]
    if len(words) - len(one.span) > 14:
        return None
    whole = Quantity(
        _span(text), one.low, one.high, one.unit, one.measure, one.approximate, one.bound, one.step
    )
    return Figure(whole, words, bool(one.unit or one.step))


def _quantity(text: str, value: float, unit: str, step: float) -> Quantity:
    return Quantity(_span(text), value, value, unit, bound=Bound.EXACT, step=step)


def _span(text: str) -> Span:
    return Span(0, len(text))


def _number(written: str) -> float | None:
    """The value of digits with separators of either custom; None where they make no number."""
    digits = re.sub(r"[\s'’]", ",", written.strip(" \u00a0\u202f.,"))
    if not _GROUPED.fullmatch(digits) or len(digits) > _LONGEST:
        return None
    last = max(digits.rfind(","), digits.rfind("."))
    mark = digits[last] if last >= 0 else ""
    mixed = "," in digits and "." in digits
    thousands = len(digits) - last == 4 and not mixed and (mark == "," or digits.count(mark) > 1)
    if last < 0 or thousands:
        return float(re.sub(r"[.,]", "", digits))
    return float(re.sub(r"[.,]", "", digits[:last]) + "." + digits[last + 1 :])


def _step(written: str) -> float:
    """Half of the last digit, where there are decimals."""
    decimals = re.search(r"[.,](\d{1,2})\Z", written)
    return 0.5 * 10 ** -len(decimals[1]) if decimals else 0.0


def _unit(cell: Cell) -> _Head | None:
    """The unit that holds for a cell; a scale from further away joins a currency without one."""
    found: _Head | None = None
    for written in cell.units:
        head = _read(written)
        if head is None:
            continue
        if found is None:
            found = head
        elif not head.name and head.factor != 1 and found.factor == 1 and found.name.isupper():
            return _Head(found.name, head.factor, 0.0, found.before, head.behind + found.behind)
    return found


@lru_cache(maxsize=1024)
def _read(written: str) -> _Head | None:
    parts = _UNIT_PART.findall(written.lower())
    money = not _CURRENCY.isdisjoint(parts)
    scales = [_SCALES.get(p.strip("'’")) or (money and _SHORT_SCALES.get(p)) or "" for p in parts]
    scale = next((s for s in scales if s), "")
    signs = [p.replace("us$", "$") for p in parts if p in ("us$", "$", "€", "£", "¥", "₹")]
    rest = _rest(written, parts, scales)
    if len(parts) > 5 or len(signs) > 1:
        return None
    before, behind = "".join(signs), "".join(f" {w}" for w in (scale, rest) if w)
    values = [_read_as(f"{before}{n}{behind}") for n in (1, 2)]
    if values[0] is None or values[1] is None or not (values[0].unit or scale):
        return None
    factor = values[1].low - values[0].low
    return _Head(values[0].unit, factor, round(values[0].low - factor, 9), before, behind)


def _rest(written: str, parts: list[str], scales: list[str]) -> str:
    """What is left of a unit without sign and scale, as written: kW is not kw."""
    left = [
        p for p, s in zip(parts, scales, strict=True) if not s and p not in _FILLERS and p[-1] not in "$€£¥₹"
    ]
    if len(left) == len(parts):
        return written.strip()
    return " ".join(left)


def _read_as(text: str) -> Quantity | None:
    found = quantities.find(tokenise(text), set())
    return found[0] if len(found) == 1 and len(found[0].span) >= len(text) - 25 else None
