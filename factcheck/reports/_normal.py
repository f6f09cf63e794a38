"""The normal form of a value in a few words: what the checks compare, as a person would write it."""

from __future__ import annotations

from datetime import date

from factcheck.model import (
    Bound,
    DateRange,
    Degree,
    Modality,
    Name,
    Polarity,
    Quantifier,
    Quantity,
    Value,
)

_SIDES = {1: "up", -1: "down"}


def normal_form(value: Value) -> str:
    """A value's kind and what it means, on one line."""
    match value:
        case Quantity():
            return f"quantity: {_amount(value)}"
        case DateRange(_, first, last):
            return f"date: {period(first, last)}"
        case Polarity():
            return "negation"
        case Degree():
            qualifiers = f" ({', '.join(value.modifiers)})" if value.modifiers else ""
            return (
                f"degree: {value.dimension or 'unknown'} {_SIDES[value.direction]}{qualifiers}, {value.kind}"
            )
        case Name():
            return f"name: {value.text}" + (f", {value.kind}" if value.kind != "other" else "")
        case Quantifier():
            return f"quantifier: {value.extent}" + (f" {value.measure}" if value.measure else "")
        case Modality():
            return f"modality: {value.force}"


def _amount(value: Quantity) -> str:
    number = f"{value.low:.12g}" if value.low == value.high else f"{value.low:.12g} to {value.high:.12g}"
    words = [
        "" if value.bound is Bound.EXACT else value.bound.value,
        "about" if value.approximate else "",
        number,
        value.unit,
        f"({value.measure})" if value.measure else "",
    ]
    return " ".join(word for word in words if word)


def period(first: date, last: date) -> str:
    """A day or a stretch of days; an open end is left blank."""
    if first == last:
        return first.isoformat()
    start = "" if first == date.min else first.isoformat()
    end = "" if last == date.max else last.isoformat()
    return f"{start}..{end}"
